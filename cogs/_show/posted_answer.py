"""How an answer is posted: messages, marker lines, attached file."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.domain.words.plain_words import reason_words
from cogs._show.addresses import hide_endpoint
from cogs._show.budget import DISPLAYS
from cogs._show.facts import MESSAGE
from cogs._show.fences import Fences, find_fences
from cogs._show.lookalikes import (
    SUBTEXT,
    HowShown,
    Shown,
    break_lines,
    escape_headings,
    has_marks,
    is_heading,
    keep_apart,
    strip_pairs,
)
from cogs._show.pager import Limit, cut_slices, is_blank, leave_room
from cogs._show.plain import clipped, plain, sendable

MOST_MESSAGES = 3
"""
For one answer, when nobody waits for room: with each message's 3,900 characters more
than a reader wants to scroll past.
"""
_LONGEST_PAGED = 24_000  # characters; more than the messages of any layout hold
_BULLETS = r"(?:[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])*+"
_TO_THE_END = re.compile(rf"^({_BULLETS})(?=>>>(?:\s|$))", re.MULTILINE)
_GOES_ON = "… "
_CODE_BEHIND = re.compile(rf"^({_BULLETS}>>>)[ \t]+(?=`{{3}}|~{{3}})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """
    How an answer is laid out: in at most *most* messages, each holding *page*; if they
    do not hold it, as one with its beginning, of at most *begin*.
    """

    most: int
    page: Limit = DISPLAYS
    begin: Limit = DISPLAYS


WHOLE = Layout(MOST_MESSAGES)
"""When nothing else is to be posted."""
ALL = Layout(999)
"""Where no file may be attached: every word, however many messages that takes."""
BEFORE = Layout(5, MESSAGE, 1500)
"""As it was before messages held more than MESSAGE: what began so goes on so."""


@dataclass(frozen=True, slots=True)
class AnswerPost:
    """
    The messages of an answer, in order, each for a message's content if it is no longer
    than MESSAGE, else for a text display.

    *file* is the content of the attached .md, which goes with the first message; it
    is there when the answer is too long to be posted and holds the text as it was
    said.
    """

    pages: tuple[str, ...]
    file: str | None = None


def write_marker(of: str, part: int, parts: int, *, more: tuple[str, ...] = ()) -> str:
    """The last line of a message; *of* is a turn's id or another with no spaces."""
    which = (f"{part}/{parts}",) if parts > 1 else ()
    return f"-# {' · '.join((of, *which, *more))}"


def page_answer(
    turn: Turn,
    voice: Voice,
    *,
    heading: bool,
    layout: Layout = WHOLE,
    rounds: int = 1,
    samples: int = 1,
    names: Collection[VoiceName] = (),
    notes: Sequence[str] = (),
    told: Sequence[str] = (),
    above: str = "",
) -> AnswerPost:
    """
    What is posted of a turn that is over, once.

    *heading* puts the voice's name into the text, for when the bot itself posts; none
    of *names*, who take part, can stand in the words as such a heading then.
    *rounds* and *samples* are the symposium's: a marker names those that are several.
    *notes* say what its words pretend, each to be read after the voice's name; *told*
    are further lines that stand below them, *above* is one for above its words.
    """
    turn = hide_endpoint(turn, voice)
    below = (*_notes(turn), *map(_write_note, notes), *map(_write_told, told))
    called = names if heading else ()
    # What surely needs a file is not looked through to its end: that takes a while.
    fits = layout is ALL or len(turn.text) <= _LONGEST_PAGED
    said = shield(turn.text if fits else turn.text[:_LONGEST_PAGED], called)
    top = (f"{write_voice_name(voice)}\n" if heading else "") + above
    facts = _provenance(turn, rounds=rounds, samples=samples)
    if fits:
        parts = _paged(
            said, top, turn=turn, facts=facts, layout=layout, names=called, below=below
        )
        if parts is not None:
            return AnswerPost(parts)
    begun = _begin(said, top, turn, facts, layout.begin, below=below)
    return AnswerPost((begun,), _file(turn, below))


def _begin(
    said: str,
    top: str,
    turn: Turn,
    facts: tuple[str, ...],
    room: Limit,
    *,
    below: tuple[str, ...],
) -> str:
    """The beginning of an answer whose whole is attached."""
    length = f"{len(turn.text):,}"
    whole = f"*The answer begins like this; its {length} characters are attached.*"
    end = f"{_end((*below, whole))}\n{write_marker(turn.id, 1, 1, more=facts)}"
    slices = cut_slices(said, limit=leave_room(room, f"{top}{end}"))
    begin = next((part.of(said) for part in slices), "")
    return f"{top}{begin}{end}"


def write_seal(turn: TurnId, voice: VoiceName, sha256: str) -> str:
    """What is posted of a sealed turn, also a silent one, while others still speak."""
    name = plain(clipped(voice, 80))
    return (
        f"🔒 **{name}** has ended. What it said is sealed until everybody has; its "
        f"digest, under a salt:\n`{sha256}`\n-# {turn} · sealed"
    )


def write_voice_name(voice: Voice) -> str:
    """The voice's name in bold, with its epithet."""
    epithet = f" ({plain(clipped(voice.epithet, 60))})" if voice.epithet else ""
    return f"**{plain(clipped(voice.name, 80))}**{epithet}"


def _provenance(turn: Turn, *, rounds: int = 1, samples: int = 1) -> tuple[str, ...]:
    """Model, round and sample, length and time of a turn, each in a few words."""
    facts = [f"round {turn.round}"] if max(rounds, turn.round) > 1 else []
    facts += [f"sample {turn.sample}"] if max(samples, turn.sample) > 1 else []
    model = turn.model_reported or turn.model_requested
    facts += [plain(clipped(model, 60).replace("·", " "))] if model else []
    facts.append(f"{len(turn.text):,} characters")
    if turn.seconds is not None:
        facts.append(f"{turn.seconds:.1f} s")
    return tuple(facts)


def shield(text: str, names: Collection[VoiceName] = ()) -> str:
    r"""
    *text* so that nothing in it swallows what is posted below it, or is taken for it.

    On Discord a line that begins with ">>> " quotes all the rest of the message: it is
    posted as "\>>> ", which is shown as it was written. So is one that begins with
    "-# ", as markers do, and a line with nothing but one of *names* in bold. In code
    they stay as they are, unless there are ``` in the text which Discord would pair in
    another way; where it might, what keeps them apart is not seen. Code that begins
    behind ">>> " begins on a line of its own, as Discord shows it anyhow.
    """
    apart = _CODE_BEHIND.sub(r"\1\n", break_lines(sendable(text)))
    safe = _escape(_escape(apart, _TO_THE_END), SUBTEXT)
    return escape_headings(safe, names, _find_code(safe)) if names else safe


def _escape(text: str, beginning: re.Pattern[str]) -> str:
    # Looked for first: finding the code costs more, and few answers need it.
    if beginning.search(text) is None:
        return text
    how = _find_code(text)
    return beginning.sub(
        lambda found: f"{found[0]}{keep_apart(how(found.end()))}", text
    )


def _find_code(text: str) -> HowShown:
    """Tells whether Discord shows what stands at an offset as code."""
    code = find_fences(text)
    agreed = _pairs_alike(text, code)
    sure = Shown.CODE if _stands_by_itself(text, code) else Shown.UNSURE

    def how_shown(offset: int) -> Shown:
        fence = code.around(offset) if agreed else None
        return sure if fence is not None and "`" in fence.shut else Shown.MARKUP

    return how_shown


def _stands_by_itself(text: str, code: Fences) -> bool:
    """
    Whether nothing beside the code could take its marks, as a spoiler or inline code
    does that begins before it and ends in it, and none is empty: Discord knows no empty
    code, and takes the closing ``` for its first words.
    """
    fences = [fence for fence in code.all if "`" in fence.shut]
    if any(not text[fence.body : fence.close].strip() for fence in fences):
        return False
    edges = [0, *(edge for f in fences for edge in (f.start, f.end)), len(text)]
    beside = (text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return not any(has_marks(strip_pairs(each)) for each in beside)


def _pairs_alike(text: str, code: Fences) -> bool:
    """Whether Discord, which pairs any two ```, sees the same code as CommonMark."""
    ours = [f for f in code.all if "`" in f.shut]
    # One that ends because its quote does is none to Discord, which knows no end there.
    if any(fence.close == fence.end for fence in ours[:-1]):
        return False
    runs = [len(run[0]) for run in re.finditer("`{3,}", text)]
    marks = len(ours) + sum(fence.close < fence.end for fence in ours)
    return runs == [3] * marks


def _paged(
    said: str,
    top: str,
    *,
    turn: Turn,
    facts: tuple[str, ...],
    layout: Layout,
    names: Collection[VoiceName],
    below: tuple[str, ...],
) -> tuple[str, ...] | None:
    """The messages that hold all of it; None if that takes more than there may be."""
    end = _end(below)
    longest = f"{_GOES_ON}{end}\n{write_marker(turn.id, 999, 999, more=facts)}"
    limit = leave_room(layout.page, longest)
    slices = cut_slices(said, limit=limit, first=leave_room(limit, top))
    bodies = [part.of(said) for part in islice(slices, layout.most + 1)] or [""]
    # Within a line a name in bold is none that speaks; at the head of a message it is.
    bodies[1:] = [
        f"{_GOES_ON}{body}" if is_heading(body.partition("\n")[0], names) else body
        for body in bodies[1:]
    ]
    if len(bodies) > layout.most:
        return None
    lines = [
        *(write_marker(turn.id, part, len(bodies)) for part in range(1, len(bodies))),
        write_marker(turn.id, len(bodies), len(bodies), more=facts),
    ]
    first, last = 0, len(bodies) - 1
    end = end if bodies[last] else end.lstrip("\n")
    return tuple(
        f"{top if index == first else ''}{body}{end if index == last else ''}\n{line}"
        for index, (body, line) in enumerate(zip(bodies, lines, strict=True))
    )


def _end(notes: tuple[str, ...]) -> str:
    return "".join(f"\n{note}" for note in notes)


def _notes(turn: Turn) -> tuple[str, ...]:
    """What is to be said about the turn below its words, each on a line of its own."""
    notes = []
    if turn.seal is not None:
        notes.append(f"-# unsealed with the salt `{turn.seal.salt}`")
    if turn.was_cut:
        notes.append("✂️ *cut by the token limit*")
    match turn.status:
        case Status.SILENT:
            mark, told = tell_silence(turn, turn.text, 300)
            notes.append(f"{mark} *{told}*")
        case Status.PASSED:
            notes.append("*passed*")
        case Status.LEFT:
            notes.append("*left the conversation*")
        case _ if is_blank(turn.text):
            notes.append("*answered without a word*")
    return tuple(notes)


def tell_silence(turn: Turn, words: str, room: int) -> tuple[str, str]:
    """
    A mark, and in at most *room* characters why it came to no end: whoever has said
    some *words* was not silent.
    """
    why = turn.detail or (
        reason_words[turn.reason] if turn.reason else "no reason known"
    )
    told = plain(clipped(why, room))
    if is_blank(words) and not turn.lacks_words:
        return "🔇", f"silent: {told}"
    return "✂️", f"broke off: {told}"


def _write_note(note: str) -> str:
    return f"⚠️ *{plain(clipped(note, 300))}*"


def _write_told(line: str) -> str:
    return f"-# {plain(clipped(line, 600))}"


def _file(turn: Turn, below: tuple[str, ...]) -> str:
    notes = _end(below)
    return f"{turn.text}\n\n---\n{notes}\n" if notes else turn.text
