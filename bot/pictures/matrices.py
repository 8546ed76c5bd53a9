"""
Two matrices side by side: how alike the answers are, and who had met whom.

So that a reader sees at once whether who agrees is explained by who saw. Numbers are
hundredths; voices are numbered, and named at the left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.evidence.convergence.convergence_report import Convergence
from bot.evidence.convergence.similarity import Matrix
from bot.pictures.canvas import (
    LARGE,
    SMALL,
    WIDTH,
    Sheet,
    cut_to_width,
    lines,
    measure_width,
)
from bot.pictures.naming import UNDRAWN, are_all_drawn, names_drawn
from bot.pictures.palette import EMPTY, FAINT, INK, LINE, ink_on, shade

MOST = 16  # voices; more would be too small to read
_MARGIN = 30
_NAMES = 280  # the widest a name may be
_NUMBER = 50
_GAP = 40
_CELL = 120  # the widest a cell is
_DARKEST = 0.5  # answers of several hundred words are rarely more alike than this
_TOP = 220
_LINE = 46


@dataclass(frozen=True, slots=True)
class _Layout:
    """In pixels: where the matrices begin, and how wide a cell is."""

    count: int
    names: float
    cell: int

    @property
    def left(self) -> float:
        return _MARGIN + self.names + _NUMBER

    @property
    def right(self) -> float:
        return self.left + self.count * self.cell + _GAP + _NUMBER

    @property
    def bottom(self) -> int:
        return _TOP + self.count * self.cell


def matrices(convergence: Convergence) -> bytes:
    """A PNG, 1680 pixels wide; the first 16 voices where there are more."""
    voices = [str(voice) for voice in convergence.voices[:MOST]]
    said = caption(convergence)
    told = [line for each in said for line in lines(each, SMALL, WIDTH - 2 * _MARGIN)]
    layout = _laid_out(voices)
    sheet = Sheet(layout.bottom + _GAP + _LINE * len(told) + _MARGIN)
    if voices:
        _draw(sheet, layout, convergence, voices)
    for number, line in enumerate(told):
        sheet.letter((_MARGIN, layout.bottom + _GAP + _LINE * number), line, size=SMALL)
    return sheet.png()


def caption(convergence: Convergence) -> list[str]:
    """What has to stand below the matrices: how to read them, n, and the caveat."""
    voices = [str(voice) for voice in convergence.voices]
    if not voices:
        return ["No voice said anything that could be compared: n = 0."]
    how = (
        "Numbers are hundredths. Left: TF-IDF cosine of the words, 100 = the same "
        "(darkest = 50, or the highest found if that is more). Right: share of the "
        "row's turns that had met words of the column directly."
    )
    said = [
        how,
        *convergence.caveats[:2],
        "What is alike here does not show why it is alike.",
    ]
    if len(voices) > MOST:
        said.append(f"Shown are the first {MOST} of {len(voices)} voices.")
    if not are_all_drawn(voices[:MOST]):
        said.append(UNDRAWN)
    return said


def _laid_out(voices: Sequence[str]) -> _Layout:
    drawn = names_drawn(voices)
    names = min(max((measure_width(name, SMALL) for name in drawn), default=0), _NAMES)
    room = WIDTH - 2 * _MARGIN - names - 2 * _NUMBER - _GAP
    cell = min(int(room / (2 * max(len(voices), 1))), _CELL)
    return _Layout(len(voices), names, cell)


def _draw(
    sheet: Sheet, layout: _Layout, convergence: Convergence, voices: Sequence[str]
) -> None:
    for number, name in enumerate(names_drawn(voices)):
        middle = _TOP + (number + 0.5) * layout.cell
        short = cut_to_width(name, SMALL, layout.names)
        sheet.letter((_MARGIN, middle), short, size=SMALL, anchor="lm")
    highest = max(_others(convergence.similarity, layout.count), default=0.0)
    darkest = max(highest, _DARKEST)
    _matrix(
        sheet,
        layout,
        layout.left,
        convergence.similarity,
        lambda value: value / darkest,
    )
    _matrix(sheet, layout, layout.right, convergence.exposed, lambda value: value)
    sheet.letter((_MARGIN, _MARGIN), "Who agrees, and who had seen whom", size=LARGE)
    above = _TOP - 72
    sheet.letter((layout.left, above), "Similarity", anchor="ls")
    sheet.letter((layout.right, above), "Had met words of", anchor="ls")


def _others(matrix: Matrix, count: int) -> list[float]:
    return [
        matrix[row][column]
        for row in range(count)
        for column in range(count)
        if row != column
    ]


def _matrix(
    sheet: Sheet,
    layout: _Layout,
    left: float,
    matrix: Matrix,
    scale: Callable[[float], float],
) -> None:
    cell = layout.cell
    for row in range(layout.count):
        middle = _TOP + (row + 0.5) * cell
        place = (left - 12, middle)
        sheet.letter(place, str(row + 1), size=SMALL, colour=FAINT, anchor="rm")
        above = (left + (row + 0.5) * cell, _TOP - 26)
        sheet.squeeze(above, str(row + 1), cell - 10, FAINT)
        for column in range(layout.count):
            corner = (left + column * cell, _TOP + row * cell)
            value = None if row == column else matrix[row][column]
            _cell(sheet, corner, cell, value, scale)


def _cell(
    sheet: Sheet,
    corner: tuple[float, float],
    cell: int,
    value: float | None,
    scale: Callable[[float], float],
) -> None:
    ground = EMPTY if value is None else shade(scale(value))
    end = (corner[0] + cell, corner[1] + cell)
    sheet.draw.rectangle((corner, end), fill=ground, outline=LINE)
    if value is not None:
        centre = (corner[0] + cell / 2, corner[1] + cell / 2)
        ink = ink_on(ground) if value else INK
        sheet.squeeze(centre, str(round(100 * value)), cell - 4, ink)
