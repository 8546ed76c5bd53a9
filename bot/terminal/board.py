"""The live board of a terminal: every voice's latest words, a few times a second."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

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
from bot.terminal.lines import opening
from bot.terminal.output import one_line
from bot.terminal.prose import (
    choose_colours,
    describe_outcome,
    draw_answer,
    draw_question,
    name_speaker,
)
from bot.terminal.tail import Tail

FRAMES_PER_SECOND = 10
_MOST_LINES = 4  # of one voice's words
_MARGIN = 3  # lines of the screen that are not the board's


@dataclass(slots=True)
class _Speaking:
    """A turn on the board; changed by the board alone, under its lock."""

    turn: Turn
    began: float
    state: str = "is asked"
    characters: int = 0
    tail: Tail = field(default_factory=Tail)
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
        self._note = ""
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
                is_over = self._over.wait(1 / FRAMES_PER_SECOND)
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
                speaking.tail.add(words)
            case TurnEnded(turn) if turn.id in self._turns:
                self._turns[turn.id].ended = turn
                self._print_in_full(turn)
            case Sealed(turn, _, seal) if turn in self._turns:
                self._turns[turn].state = f"has answered, sealed: {seal.sha256[:16]}…"
            case SynthesisBegan(by):
                self._note = f"{one_line(by)} is asked for the synthesis"
            case SynthesisMade():
                self._note = ""

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
            head = f"{time.monotonic() - self._began:.0f} s  {opening(self._symposium)}"
            rows = self._rows(self._symposium)
        lines = [Text(head, style="bold"), *rows]
        if self._note:
            lines.append(Text(self._note, style="italic"))
        for line in lines:
            line.no_wrap, line.overflow = True, "ellipsis"
        return Group(*lines)

    def _rows(self, symposium: Symposium) -> list[Text]:
        room = max(1, self._console.height - _MARGIN)
        speaking = [s for s in self._turns.values() if s.ended is None]
        ended = [s for s in self._turns.values() if s.ended is not None]
        shown = [*speaking, *reversed(ended)][:room]
        spare = room - len(shown)
        each = min(_MOST_LINES, spare // max(1, len(speaking)))
        rows: list[Text] = []
        for one in (s for s in self._turns.values() if s in shown):
            rows += self._row(one, symposium, words=each)
        if hidden := len(self._turns) - len(shown):
            rows[-1:] = [Text(f"… and {hidden + 1} more", style="dim")]
        return rows

    def _row(self, one: _Speaking, symposium: Symposium, *, words: int) -> list[Text]:
        colour = choose_colours(symposium)[one.turn.voice]
        name = name_speaker(one.turn, symposium)
        if one.ended is not None:
            mark, style = _MARKS.get(one.ended.status, ("·", "dim"))
            line = Text.assemble((f"{mark} ", style), (name, colour), " ")
            return [line.append(describe_outcome(one.ended), style="dim")]
        for_ = time.monotonic() - one.began
        state = f" {one.state}, {for_:.1f} s, {one.characters:,} characters"
        head = Text.assemble(("● ", colour), (name, f"bold {colour}"), (state, "dim"))
        width = max(10, self._console.width - 4)
        lines = one.tail.lines(words, width=width) if words else []
        return [head, *(Text(f"  {line}") for line in lines)]


_MARKS = {Status.SPOKEN: ("✓", "green"), Status.SILENT: ("✗", "red")}
