"""The contents of a dialogue: its latest turns, and how many were before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Status, Turn
from cogs._show.budget import Size, measure
from cogs._show.plain import clipped, plain
from cogs._show.posted_answer import tell_silence

_MOST = 20
"""More are no help to a reader, and each takes room for its address."""
_FIRST_WORDS = 48
_NAME = 40
_STATES = {
    Status.SPEAKING: "💬 *speaking*",
    Status.PASSED: "⏭️ *passed*",
    Status.LEFT: "🚪 *left*",
}


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One turn in the contents, with the first of its words."""

    turn: TurnId
    number: int
    voice: VoiceName
    words: str


def write_line(turn: Turn) -> ContentsLine:
    words = plain(clipped(turn.text, _FIRST_WORDS))
    if turn.status is Status.SILENT:
        mark, told = tell_silence(turn, turn.text, _FIRST_WORDS)
        words = f"{mark} *{told}*"
    state = _STATES.get(turn.status, "")
    shown = " ".join(filter(None, (state, words)))
    return ContentsLine(turn.id, turn.number, turn.voice, shown)


def write_contents(
    lines: Sequence[ContentsLine], links: Mapping[TurnId, str], room: Size
) -> str:
    """The latest that are posted and fit into the room; nothing if none does."""
    posted = [line for line in lines if line.turn in links]
    for count in range(min(_MOST, len(posted)), 0, -1):
        before = len(posted) - count
        shown = [_write(line, links[line.turn]) for line in posted[-count:]]
        if before:
            shown.insert(0, f"-# {before} before these, further up")
        text = "\n".join(shown)
        if room.holds(measure(text)):
            return text
    return ""


def _write(line: ContentsLine, link: str) -> str:
    name = plain(clipped(line.voice, _NAME))
    return f"[{line.number}]({link}) **{name}** {line.words}".rstrip()
