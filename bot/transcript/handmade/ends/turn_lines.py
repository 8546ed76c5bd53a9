"""On which lines of a document the words of its turns stand."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from bot.transcript.handmade.ends.paragraphs import split_paragraphs
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import strip_quote_marks
from bot.transcript.handmade.symposium_draft import SymposiumDraft


class LineFinder:
    """On which line of the document a line of a turn stands; asked turn by turn."""

    def __init__(self, draft: SymposiumDraft) -> None:
        self.places: dict[str, list[int]] = {}
        for at, line in enumerate(draft.document.lines):
            if line.strip() and draft.places.place(at) is LinePlace.TURN:
                self.places.setdefault(_bare(line), []).append(at)
        self.next = 0

    def find_last(self, lines: Sequence[str]) -> int | None:
        """The document's line, from 0, of the turn's last one."""
        last = _bare(lines[-1])
        found = self.places.get(last, [])
        least = self.next + len(lines) - 1
        at = bisect_left(found, least)
        self.next += len(lines)
        if at == len(found):
            return None
        self.next = found[at] + 1
        return found[at]


def _bare(line: str) -> str:
    return line.strip().lstrip("> \t")


def strip_quotes(draft: SymposiumDraft) -> None:
    """Where all answers are in block quotes, the marks are none of their words."""
    parted = [split_paragraphs(turn.text) for turn in draft.turns]
    if all(one.is_quoted for each in parted for one in each):
        draft.turns[:] = [
            replace(turn, text="\n".join(strip_quote_marks(turn.text.split("\n"))))
            for turn in draft.turns
        ]
