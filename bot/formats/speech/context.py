"""
What leaves where a voice cannot take in all that it would be shown.

The question and the system text stay, and so does what was said last. The oldest turns
leave, a quarter of the room at a time and counted from the beginning: so the next turns
are told the same beginning, which providers keep, until the next quarter has to leave.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part
from bot.domain.voice import Voice
from bot.formats.speech.attribution import HOST, find_label, write_line

_BYTES = 3
"""
Of UTF-8 for one token. English has about four, Chinese about as many as this; so it is
counted rather too long than too short.
"""
_PER_MESSAGE = 4
_NOTE = 32  # tokens for the note that something is not shown
_FOR_THE_ANSWER = 4096
"""Tokens kept free where max_tokens says nothing, or a quarter of a small context."""


def estimate_tokens(cue: Cue) -> int:
    """About how many tokens it is; what is really counted only its endpoint knows."""
    return sum(map(_weigh, cue.parts))


def fit(cue: Cue, voice: Voice, symposium: Symposium) -> Cue:
    """The cue, or, if the voice's context is known and too small, as much as fits."""
    if voice.context is None:
        return cue
    answer = voice.max_tokens or min(_FOR_THE_ANSWER, voice.context // 4)
    system = _weigh(Part("system", voice.system or ""))
    return _lighten(cue, voice.context - answer - system, symposium)


def shorten(cue: Cue, voice: Voice, symposium: Symposium) -> Cue | None:
    """
    What is left of the cue where its endpoint took it for too long: about half of what
    it was sent; None where there is nothing that could leave.
    """
    sent = fit(cue, voice, symposium)
    shorter = _lighten(cue, estimate_tokens(sent) // 2, symposium)
    return None if shorter.parts == sent.parts else shorter


def _lighten(cue: Cue, room: int, symposium: Symposium) -> Cue:
    """Without so many of the oldest parts that the rest has *room*, if it can."""
    excess = estimate_tokens(cue) - room
    if excess <= 0:
        return cue
    excess += _NOTE
    gone = _choose(cue.parts, excess, quarter=max(room, 4) // 4)
    label = find_label(symposium)
    opening = f"[#{label} "
    has_lines = any(part.text.startswith(opening) for part in cue.parts)
    if not has_lines:
        gone = _up_to_its_own(cue.parts, gone)
    above = f"{write_line(label, HOST)}\n" if has_lines else ""
    kept = _with_gaps(cue.parts, gone, above)
    told = {part.turn for part in kept}
    left = (cue.parts[at].turn for at in sorted(gone))
    left_out = tuple(dict.fromkeys(turn for turn in left if turn and turn not in told))
    return replace(cue, parts=kept, left_out=left_out)


def _choose(parts: Sequence[Part], excess: int, *, quarter: int) -> set[int]:
    """
    Which leave: from the oldest on, in blocks of a quarter, until the excess has left.
    The last is not among them: it is what is to be answered.
    """
    gone: set[int] = set()
    left = block = 0
    for at, part in enumerate(parts[:-1]):
        if part.stays:
            continue
        if left >= excess and block == 0:
            break
        gone.add(at)
        left += _weigh(part)
        block += _weigh(part)
        if block >= quarter:
            block = 0
    return gone


def _up_to_its_own(parts: Sequence[Part], gone: set[int]) -> set[int]:
    """
    What stands bare is a message for itself: between the note and the voice's own next
    words nothing may stand, or it would seem to belong to the note.
    """
    after = max(gone, default=-1) + 1
    while after < len(parts) and parts[after].role != "assistant":
        after += 1
    if after == len(parts):
        return gone
    more = range(max(gone, default=-1) + 1, after)
    return gone | {at for at in more if not parts[at].stays}


def _with_gaps(parts: Sequence[Part], gone: set[int], above: str) -> tuple[Part, ...]:
    kept: list[Part] = []
    first = sum(part.role == "system" for part in parts)
    for is_gone, run in groupby(range(len(parts)), key=gone.__contains__):
        places = list(run)
        if is_gone:
            note = _tell_gap(places[0] - first + 1, places[-1] - first + 1)
            kept.append(Part("user", above + note, stays=True))
        else:
            kept += [parts[at] for at in places]
    return tuple(kept)


def _tell_gap(start: int, end: int) -> str:
    """Messages are counted as they would have stood there, the question being first."""
    if start == end:
        return f"[message {start} is not shown]"
    return f"[messages {start} to {end} are not shown]"


def _weigh(part: Part) -> int:
    return -(-len(part.text.encode(errors="surrogatepass")) // _BYTES) + _PER_MESSAGE
