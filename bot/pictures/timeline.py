"""A dialogue from first message to last: length, novelty, its ending."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from bot.pictures.palette import FAINT, INK, LINE, ONSET, PAPER, SPEAKERS, Colour

_MARGIN = 30
_LEFT, _RIGHT = 150, 1640
_TOP = 270
_LABELS = 175
_PANEL = 300
_BETWEEN = 110
_LINE = 46
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_MOST_TICKS = 12
_DASH = 14
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    One entry a message: its *lengths* in characters, its *novelty* from 0 to 1, its
    speaker. *onset* and *stop_at* count messages from 1; None if nothing ended.
    *white* are the messages, so counted, of nothing but white space.
    """

    lengths: tuple[int, ...]
    novelty: tuple[float, ...]
    speakers: tuple[str, ...]
    kind: str | None = None
    onset: int | None = None
    stop_at: int | None = None
    white: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not len(self.lengths) == len(self.novelty) == len(self.speakers):
            raise ValueError("a timeline has one length, novelty and speaker a message")

    @property
    def voices(self) -> tuple[str, ...]:
        """In the order in which they first spoke."""
        return tuple(dict.fromkeys(self.speakers))

    def is_blank(self, message: int) -> bool:
        return message in self.white or not self.lengths[message - 1]


def timeline(told: Timeline) -> bytes:
    """A PNG, 1680 pixels wide."""
    said = [
        line
        for each in caption(told)
        for line in lines(each, SMALL, WIDTH - 2 * _MARGIN)
    ]
    below = _TOP + 2 * _PANEL + _BETWEEN + 80
    sheet = Sheet(below + _LINE * len(said) + _MARGIN)
    sheet.letter((_MARGIN, _MARGIN), "Length and novelty of each message", size=LARGE)
    _legend(sheet, told.voices)
    _lengths(sheet, told)
    _novelty(sheet, told)
    _ending(sheet, told)
    for number, line in enumerate(said):
        sheet.letter((_MARGIN, below + _LINE * number), line, size=SMALL)
    return sheet.png()


def caption(told: Timeline) -> list[str]:
    """What has to stand below: n, what is measured, and what it does not show."""
    counted = f"n = {len(told.lengths)} messages, {len(told.voices)} voices."
    measured = (
        "Novelty runs from 0 (all of it had been said before) to 1 (nothing had); it "
        "is measured on wording, not on meaning."
    )
    said = [f"{counted} {measured}"]
    if told.kind is not None:
        said.append(
            f"Ending ({told.kind}): set in with message {told.onset}, the host would "
            f"have stopped after message {told.stop_at}. The rule sees wording only."
        )
    else:
        said.append("No ending was found.")
    if len(told.voices) > len(SPEAKERS):
        said.append(f"From the voice {len(SPEAKERS) + 1} on, colours come again.")
    if not are_all_drawn(told.voices):
        said.append(UNDRAWN)
    return said


def _legend(sheet: Sheet, voices: Sequence[str]) -> None:
    room = (WIDTH - 2 * _MARGIN) / max(len(voices[: len(SPEAKERS)]), 1) - 70
    x = float(_MARGIN)
    for number, name in enumerate(names_drawn(voices)[: len(SPEAKERS)]):
        _bar(sheet, (x, 115, x + 34, 149), number)
        short = cut_to_width(f"{number + 1} {name}", SMALL, room)
        sheet.letter((x + 46, 132), short, size=SMALL, anchor="lm")
        x += 46 + measure_width(short, SMALL) + 40


def _x(told: Timeline, message: float) -> float:
    """The middle of a message's column, counted from 1."""
    return _LEFT + (message - 0.5) * (_RIGHT - _LEFT) / max(len(told.lengths), 1)


def _lengths(sheet: Sheet, told: Timeline) -> None:
    bottom = _TOP + _PANEL
    most = max(told.lengths, default=0) or 1
    _frame(sheet, _TOP, (str(most), "0"), "characters")
    half = (_RIGHT - _LEFT) / max(len(told.lengths), 1) * 0.4
    voices = told.voices
    for number, (length, speaker) in enumerate(
        zip(told.lengths, told.speakers, strict=True), 1
    ):
        middle = _x(told, number)
        top = bottom - length / most * _PANEL
        if not told.is_blank(number):
            box = (middle - half, top, middle + half, bottom)
            _bar(sheet, box, voices.index(speaker))
        else:  # a blank message is shown as one
            sheet.letter((middle, bottom - 4), "x", size=SMALL, anchor="ms")


def _bar(sheet: Sheet, box: tuple[float, float, float, float], voice: int) -> None:
    """Every other voice's bars are hollow, so that not colour alone parts them."""
    colour = SPEAKERS[voice % len(SPEAKERS)]
    hollow = voice % 2 == 1
    sheet.draw.rectangle(
        box, fill=PAPER if hollow else colour, outline=colour, width=4 if hollow else 1
    )


def _novelty(sheet: Sheet, told: Timeline) -> None:
    top = _TOP + _PANEL + _BETWEEN
    _frame(sheet, top, ("1", "0"), "novelty")
    points = [
        (_x(told, number), top + (1 - value) * _PANEL)
        for number, value in enumerate(told.novelty, 1)
        if not told.is_blank(number)
    ]
    if len(points) > 1:
        sheet.draw.line(points, fill=INK, width=4)
    for x, y in points:
        sheet.draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill=INK)
    for number in _ticks(len(told.lengths)):
        place = (_x(told, number), top + _PANEL + 12)
        sheet.letter(place, str(number), size=SMALL, anchor="ma")


def _ticks(count: int) -> list[int]:
    step = next((each for each in _TICKS if count / each <= _MOST_TICKS), _TICKS[-1])
    return [n for n in range(1, count + 1) if n % step == 0 or step == 1]


def _frame(sheet: Sheet, top: int, ends: tuple[str, str], name: str) -> None:
    bottom = top + _PANEL
    for y, end in ((top, ends[0]), (bottom, ends[1])):
        sheet.draw.line((_LEFT, y, _RIGHT, y), fill=LINE, width=2)
        sheet.letter((_LEFT - 14, y), end, size=SMALL, anchor="rm")
    sheet.letter((_LEFT + 24, top - 10), name, size=SMALL, colour=FAINT, anchor="ls")


def _ending(sheet: Sheet, told: Timeline) -> None:
    """The onset is a broken line before its message, the stop a whole one after."""
    taken = 0.0
    if told.onset is not None:
        x = _x(told, told.onset - 0.5)
        _mark(sheet, x, 2 * _DASH, ONSET)
        taken = _label(sheet, x, f"onset {told.onset}", ONSET, leftwards=True)
    if told.stop_at is not None:
        x = _x(told, told.stop_at + 0.5)
        _mark(sheet, x, _DASH, INK)
        at = max(x, taken)
        _label(sheet, at, f"stop {told.stop_at}", INK, leftwards=False)


def _mark(sheet: Sheet, x: float, step: int, colour: Colour) -> None:
    bottom = _TOP + 2 * _PANEL + _BETWEEN
    for y in range(_LABELS, bottom, step):
        sheet.draw.line((x, y, x, min(y + _DASH, bottom)), fill=colour, width=5)


def _label(
    sheet: Sheet, x: float, text: str, colour: Colour, *, leftwards: bool
) -> float:
    """On that side of its line if there is room; returns where it ends."""
    width = measure_width(text, SMALL) + 2 * _BESIDE
    if leftwards:
        start = x - width if x > width else x
    else:
        start = x if x + width < WIDTH else x - width
    place = (start + _BESIDE, _LABELS)
    sheet.letter(place, text, size=SMALL, colour=colour)
    return start + width
