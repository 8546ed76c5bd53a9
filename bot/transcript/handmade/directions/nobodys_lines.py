"""
What stands between the words of a script and is nobody's: directions in the marks that
the document calls its maker's or that go on over several lines, and boxes.
"""

from collections.abc import Sequence

from bot.transcript.handmade.directions.declared_marks import find_declared_marks
from bot.transcript.handmade.directions.inline_directions import Dress, find_dresses
from bot.transcript.handmade.directions.wrapped_directions import find_wrapped
from bot.transcript.handmade.speech.script_parts import is_direction
from bot.transcript.handmade.within.boxes import find_boxes

_MOST_OF_LABEL = 4  # words
_COLONS = (":", "\uff1a")


class NobodysLines:
    """*begun* are the lines on which messages begin, *code* has a number for each."""

    def __init__(
        self,
        lines: Sequence[str],
        begun: Sequence[int],
        code: Sequence[int],
        *,
        is_play: bool,
        has_boxes: bool,
    ) -> None:
        self._lines, self._code = lines, code
        self.marks = find_declared_marks(lines[: begun[0]])
        self.spans: dict[int, int] = {}  # the end of each by its first line
        fenced = {at for at, inside in enumerate(code) if inside}
        for first, end in find_wrapped(lines, code).items():
            dress = _find_dress(f"{lines[first].strip()}{lines[end - 1].strip()}")
            is_known = dress in self.marks.maker | self.marks.voices
            is_makers = dress in self.marks.maker or (is_play and not is_known)
            if first >= begun[0] and is_makers:
                self.spans[first] = end
        if has_boxes:
            self.spans |= find_boxes(lines, begun, fenced)
        self._inside = {at for one in self.spans.items() for at in range(*one)}

    def __contains__(self, at: object) -> bool:
        return at in self._inside

    def is_direction(self, at: int) -> bool:
        """A direction alone on its line, in no marks that are called the voices'."""
        line = self._lines[at]
        is_dressed = is_direction(line) and not self.is_voices(line)
        return is_dressed and not self.is_announced(at)

    def is_voices(self, words: str) -> bool:
        """In marks that are called the voices'."""
        return _find_dress(words) in self.marks.voices

    def is_announced(self, at: int) -> bool:
        """Above it somebody says that something follows: "Then I write this:"."""
        above = at - 1
        while above >= 0 and not self._lines[above].strip():
            above -= 1
        words = self._lines[above].split() if above >= 0 else []
        return len(words) > _MOST_OF_LABEL and words[-1].endswith(_COLONS)

    def is_makers(self, at: int) -> bool:
        """The same in marks that are called the maker's."""
        line = self._lines[at]
        return (
            bool(self.marks.maker)
            and not self._code[at]
            and is_direction(line)
            and _find_dress(line) in self.marks.maker
        )

    def read(self, at: int) -> str:
        """The words of the line, or of all if it is the first of several."""
        end = self.spans.get(at, at + 1)
        return "\n".join(line.strip() for line in self._lines[at:end])

    def goes_on(self, at: int) -> bool:
        """It is one of several, and not the first."""
        return at in self._inside and at not in self.spans


def _find_dress(line: str) -> Dress | None:
    return next(iter(find_dresses([line])), None)
