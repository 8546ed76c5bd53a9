"""The live board of a terminal: every voice's latest words, a few times a second."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from rich.cells import cell_len, chop_cells
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from bot.domain.events import (
    Convened,
    Event,
    Sealed,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    Thought,
    TurnBegan,
    TurnEnded,
)
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.terminal.output import one_line, plain
from bot.terminal.prose import (
    choose_colours,
    describe_opening,
    describe_outcome,
    draw_answer,
    draw_question,
    name_speaker,
)

_FRAMES_PER_SECOND = 10
_MOST_LINES = 4  # of one voice's words
_MOST_FULL_LINES = 12  # kept, of one voice
_REMEMBERED = 4000  # characters; more than a board ever shows of one voice
_MARGIN = 3  # lines of the screen that are not the board's
_MARKS = {Status.SPOKEN: ("✓", "green"), Status.SILENT: ("✗", "red")}


class LatestLines:
    """
    The last lines of a growing text, broken so that they stand still.

    A line that is full never changes again, so that a reader's eye is not moved;
    blank lines are left out. Widths are in terminal cells.
    """

    def __init__(self) -> None:
        self._full: deque[str] = deque(maxlen=_MOST_FULL_LINES)
        self._growing = ""

    def add(self, words: str) -> None:
        text = (self._growing + plain(words))[-_REMEMBERED:]
        *whole, self._growing = text.split("\n")
        self._full.extend(line for line in whole if line.strip())

    def last(self, count: int, *, width: int) -> list[str]:
        """The last *count* lines, none wider than *width*."""
        *full, self._growing = _break_line(self._growing, width)
        self._full.extend(full)
        fitting = [part for line in self._full for part in _break_line(line, width)]
        return [*fitting, *([self._growing] if self._growing.strip() else [])][-count:]


def _break_line(line: str, width: int) -> list[str]:
    """Broken at spaces where there are any; one line at least, perhaps empty."""
    lines = []
    while cell_len(line) > width:
        fits = len(chop_cells(line[: 2 * width], width)[0])
        space = line.rfind(" ", 0, fits + 1)
        end = space + 1 if space > 0 else fits
        lines.append(line[:end].rstrip())
        line = line[end:]
    return [*lines, line]


@dataclass(slots=True)
class _Speaking:
    """A turn on the board; changed by the board alone, under its lock."""

    turn: Turn
    began: float
    state: str = "is asked"
    characters: int = 0
    latest: LatestLines = field(default_factory=LatestLines)
    ended: Turn | None = None


class Board:
    """
    Shows a symposium on *console*; with *answers*, each in full as it ends;
    *printed* tells which were, None without.

    Events only change what is to be shown. A thread of its own does all the drawing,
    so that a slow terminal slows nobody who speaks.
    """

    def __init__(self, console: Console, *, answers: bool) -> None:
        self._console = console
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._symposium: Symposium | None = None
        self._turns: dict[TurnId, _Speaking] = {}
        self._table: tuple[str, float] | None = None  # who is asked, since when
        self._whole: list[RenderableType] = []
        self._over = threading.Event()
        self.printed: frozenset[TurnId] | None = frozenset() if answers else None

    async def show(self, events: AsyncIterator[Event]) -> None:
        drawing = asyncio.create_task(asyncio.to_thread(self._draw))
        try:
            async for event in events:
                self.take(event)
        finally:
            self._over.set()
            await drawing

    def _draw(self) -> None:
        # All output comes from this thread: rich's Live loses its place when one
        # thread prints above a display that another redraws.
        with Live(
            console=self._console,
            get_renderable=self.render,
            auto_refresh=False,
            transient=True,
        ) as live:
            while True:
                is_over = self._over.wait(1 / _FRAMES_PER_SECOND)
                self._print_what_is_whole()
                live.refresh()
                if is_over:
                    return

    def _print_what_is_whole(self) -> None:
        with self._lock:
            whole, self._whole = self._whole, []
        for paragraph in whole:
            self._console.print(paragraph)

    def take(self, event: Event) -> None:
        with self._lock:
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Convened(symposium):
                self._symposium = symposium
                if self.printed is not None:
                    self._whole.append(draw_question(symposium))
            case TurnBegan(turn):
                self._forget_earlier_rounds(turn)
                self._turns[turn.id] = _Speaking(turn, time.monotonic())
            case Thought(turn) if turn in self._turns:
                self._turns[turn].state = "is thinking"
            case Spoke(turn, words) if turn in self._turns:
                speaking = self._turns[turn]
                speaking.state = "is speaking"
                speaking.characters += len(words)
                speaking.latest.add(words)
            case TurnEnded(turn) if turn.id in self._turns:
                self._turns[turn.id].ended = turn
                self._print_in_full(turn)
            case Sealed(turn, _, sha256) if turn in self._turns:
                self._turns[turn].state = f"has ended, sealed: {sha256[:16]}…"
            case SynthesisBegan(by):
                self._table = one_line(by), time.monotonic()
            case SynthesisMade():
                self._table = None

    def _print_in_full(self, turn: Turn) -> None:
        if self.printed is not None and self._symposium is not None:
            self._whole.append(draw_answer(turn, self._symposium))
            self.printed |= {turn.id}

    def _forget_earlier_rounds(self, turn: Turn) -> None:
        self._turns = {
            id_: other
            for id_, other in self._turns.items()
            if other.turn.round == turn.round or other.ended is None
        }

    def render(self) -> RenderableType:
        """The board as it stands, no higher than the screen."""
        if self._symposium is None:
            return Text("")
        with self._lock:
            seconds = time.monotonic() - self._began
            head = f"{seconds:.0f} s  {describe_opening(self._symposium)}"
            rows = self._rows(self._symposium)
        lines = [Text(head, style="bold"), *rows]
        if self._table is not None:
            by, since = self._table
            waited = f"{time.monotonic() - since:.1f} s"
            note = f"{by} is asked for the synthesis, {waited}"
            lines.append(Text(note, style="italic"))
        for line in lines:
            line.no_wrap, line.overflow = True, "ellipsis"
        return Group(*lines)

    def _rows(self, symposium: Symposium) -> list[Text]:
        room = max(1, self._console.height - _MARGIN)
        open_ = [turn for turn in self._turns.values() if turn.ended is None]
        ended = [turn for turn in self._turns.values() if turn.ended is not None]
        shown = [*open_, *reversed(ended)][:room]
        spare = room - len(shown)
        lines = min(_MOST_LINES, spare // max(1, len(open_)))
        rows: list[Text] = []
        for speaking in (turn for turn in self._turns.values() if turn in shown):
            rows += self._row(speaking, symposium, lines=lines)
        if hidden := len(self._turns) - len(shown):
            rows[-1:] = [Text(f"… and {hidden + 1} more", style="dim")]
        return rows

    def _row(
        self, speaking: _Speaking, symposium: Symposium, *, lines: int
    ) -> list[Text]:
        colour = choose_colours(symposium)[speaking.turn.voice]
        name = name_speaker(speaking.turn, symposium)
        if speaking.ended is not None:
            mark, style = _MARKS.get(speaking.ended.status, ("·", "dim"))
            line = Text.assemble((f"{mark} ", style), (name, colour), " ")
            return [line.append(describe_outcome(speaking.ended), style="dim")]
        seconds = time.monotonic() - speaking.began
        state = (
            f" {speaking.state}, {seconds:.1f} s, {speaking.characters:,} characters"
        )
        head = Text.assemble(("● ", colour), (name, f"bold {colour}"), (state, "dim"))
        width = max(10, self._console.width - 4)
        latest = speaking.latest.last(lines, width=width) if lines else []
        return [head, *(Text(f"  {line}") for line in latest)]
