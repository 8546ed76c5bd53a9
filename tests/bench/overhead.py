"""
Part a: what a symposium takes beyond the time that its voices take.

The whole engine over real sockets and a real archive; the voices, in a process of
their own, all take five seconds by their own clock, and everything else is overhead.
The floor of the same run is aiohttp alone, which hears the same voices to their ends.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.events import Closed, TurnEnded
from bot.host.asking import Asking
from bot.house import open_house
from bot.settings.load import load
from tests.bench.configured import NOBODY, configured
from tests.bench.listeners import hear_bare
from tests.bench.processes import seconds_between_lines, serving
from tests.bench.served import lasts
from tests.bench.table import Row, milliseconds

FIVE_SECONDS = 299
"""Words, at 60 a second, until the stream ends."""
PANELS = (1, 6, 12)
RUNS = 2
QUESTION = "What stands between two voices?"
_SHARE = "at most 1 %"


@dataclass(frozen=True, slots=True)
class Held:
    """Seconds from convening to Closed, and from the last voice's end to it."""

    whole: float
    after_last: float


async def measure(
    *, panels: tuple[int, ...] = PANELS, words: int = FIVE_SECONDS, runs: int = RUNS
) -> list[Row]:
    rows, floors = [], {}
    async with serving("tests.bench.served", str(words)) as url:
        for panel in panels:
            heard = [await _hear_alone(url, panel) for _ in range(runs)]
            floors[panel] = max(heard) - lasts(words)
        for scribe in (NOBODY, "scribe"):
            for panel in panels:
                held = [await hold(url, panel, scribe=scribe) for _ in range(runs)]
                row = _row(held, panel, lasts(words), floors[panel], scribe=scribe)
                rows.append(row)
        rows += [
            await _in_the_terminal(url, panel, lasts(words), runs=runs)
            for panel in panels[1:] or panels
        ]
    return rows


async def hold(url: str, panel: int, *, scribe: str) -> Held:
    """One symposium in a blind round, watched to its end."""
    speakers = _speakers(panel)
    with TemporaryDirectory() as folder:
        models = (*speakers, "scribe")
        settings = load(configured(Path(folder), url, models, scribe=scribe))
        async with open_house(settings) as host:
            symposium = await host.open(Asking(QUESTION, voices=speakers))
            began = last = closed = time.perf_counter()
            async with host.convene(symposium) as events:
                async for event in events:
                    if isinstance(event, TurnEnded):
                        assert event.turn.reason is None
                        last = time.perf_counter()
                    elif isinstance(event, Closed):
                        closed = time.perf_counter()
    return Held(closed - began, closed - last)


async def _hear_alone(url: str, panel: int) -> float:
    began = time.perf_counter()
    await hear_bare(url, _speakers(panel), lambda: None)
    return time.perf_counter() - began


def _speakers(panel: int) -> tuple[str, ...]:
    return tuple(f"speaker-{number + 1}" for number in range(panel))


def _row(
    held: list[Held], panel: int, voice: float, floor: float, *, scribe: str
) -> Row:
    over = max(one.whole for one in held) - voice
    after = max(one.after_last for one in held)
    table = "by a voice that answers at once" if scribe != NOBODY else "by no model"
    return Row(
        f"(a) {_voices(panel)} of {voice:.0f} s, table {table}: overhead · end of the "
        f"last voice to the end (worst of {len(held)})",
        f"{milliseconds(over)} = {over / voice:.1%} · {milliseconds(after)}; aiohttp "
        f"alone {milliseconds(floor)} = {floor / voice:.1%}",
        _SHARE,
    )


async def _in_the_terminal(url: str, panel: int, voice: float, *, runs: int) -> Row:
    taken = [await _asked(url, panel) for _ in range(runs)]
    over = max(printed for printed, _ in taken) - voice
    ended = max(ended for _, ended in taken) - voice
    return Row(
        f"(a) `symposium ask` in a pipe, {_voices(panel)} of {voice:.0f} s: overhead "
        f"from its first line to its last · to its exit (worst of {runs})",
        f"{milliseconds(over)} = {over / voice:.1%} · {milliseconds(ended)}",
        _SHARE,
    )


async def _asked(url: str, panel: int) -> tuple[float, float]:
    with TemporaryDirectory() as folder:
        config = configured(Path(folder), url, _speakers(panel))
        return await seconds_between_lines("--config", str(config), "ask", QUESTION)


def _voices(panel: int) -> str:
    return "1 voice" if panel == 1 else f"{panel} voices"
