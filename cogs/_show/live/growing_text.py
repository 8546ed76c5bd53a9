"""
What stands in a message that grows: a voice's words as they come.

Law: the last line names its turn from the first moment on.
"""

from collections.abc import Collection

from bot.domain.names import VoiceName
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from cogs._show.budget import DISPLAYS, fit_tail
from cogs._show.fences import find_fences
from cogs._show.pager import Limit, is_blank, leave_room
from cogs._show.posted_answer import shield, write_marker, write_voice_name

_ASKED = "💭 *has been asked*"
# Characters: more than is shown of a long answer, of which the latest words are.
_LOOKED_AT = 12_000


def write_growing(
    turn: Turn,
    voice: Voice,
    words: str,
    *,
    heading: bool,
    names: Collection[VoiceName] = (),
) -> str:
    """
    The message of a *turn* that has said these *words* by now: all of them, or the
    latest, as many as fit. *heading* and *names* as in `page_answer`.
    """
    top = f"{write_voice_name(voice)}\n" if heading else ""
    state = "speaking" if turn.attempt == 1 else "speaking, asked again"
    end = f"\n{write_marker(turn.id, 1, 1, more=(state,))}"
    late = _cut_early(words)
    said = shield(late, names if heading else ())
    if is_blank(said):
        return f"{top}{_ASKED}{end}"
    room = leave_room(DISPLAYS, f"{top}{end}")
    return f"{top}{_fit(said, room, is_cut=len(late) < len(words))}{end}"


def _cut_early(words: str) -> str:
    start = len(words) - _LOOKED_AT
    code = find_fences(words).around(start) if start > 0 else None
    return f"{code.again if code else ''}{words[max(0, start) :]}"


def _fit(said: str, room: Limit, *, is_cut: bool) -> str:
    """The end of it, with the code that it begins or ends in opened and closed."""
    fences = find_fences(said)
    last = len(said.rstrip())
    left = fences.left_open(last)
    shut = left.shut if left else ""
    inside = leave_room(room, shut)
    assert not isinstance(inside, int)  # noqa: S101 - as DISPLAYS is none
    tail = fit_tail(said[:last], inside, is_cut=is_cut)
    if tail == said[:last]:
        return f"{tail}{shut}"
    start = last - (len(tail) - len("… "))
    code = fences.around(start)
    if code is None:
        return f"{tail}{shut}"
    longer = leave_room(inside, f"{code.again}…\n")
    assert not isinstance(longer, int)  # noqa: S101 - as above
    return f"{code.again}{fit_tail(said[:last], longer, is_cut=True)}{shut}"
