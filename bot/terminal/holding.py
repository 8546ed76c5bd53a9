"""`rehearse` and `ask`: hold a symposium here, print it, say where it is kept."""

import asyncio
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

from bot import seeds
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.errors import Misconfigured
from bot.host.asking import Asking
from bot.host.host import Host
from bot.house import open_house
from bot.settings.load import Settings
from bot.terminal.archive import render_symposium
from bot.terminal.destination import checked, checked_folder, write
from bot.terminal.exit_status import INTERRUPTED, NOBODY_SPOKE, OK
from bot.terminal.opening import open_settings
from bot.terminal.options import Wish
from bot.terminal.output import say, write_exact
from bot.terminal.prose import open_console, print_symposium
from bot.terminal.stage import Stage, stage

_FOLDER = Path("transcripts")


@dataclass(frozen=True, slots=True)
class _Held:
    symposium: Symposium
    interrupted: bool
    printed: frozenset[TurnId] | None


def hold(config: Path | None, wish: Wish, *, rehearsal: bool) -> int:
    """Hold what is wished for; the exit status of the command."""
    settings = open_settings(config)
    asking = _asking(wish, rehearsal=rehearsal)
    folder = None
    if wish.export is not None:
        checked(wish.export)
    elif rehearsal and not wish.as_json:
        folder = checked_folder(_FOLDER)
    try:
        held = asyncio.run(_hold(settings, wish, asking, rehearsal=rehearsal))
    except asyncio.CancelledError:  # told to end before anything was held
        raise KeyboardInterrupt from None
    _deliver(held, wish, folder)
    if held.interrupted:
        return INTERRUPTED
    spoke = any(turn.status is Status.SPOKEN for turn in held.symposium.turns)
    return OK if spoke else NOBODY_SPOKE


def _asking(wish: Wish, *, rehearsal: bool) -> Asking:
    if wish.question is None and not rehearsal:
        raise Misconfigured("QUESTION is missing; say what is to be answered.")
    return Asking(
        seeds.questions()[0] if wish.question is None else wish.question,
        voices=_named(wish.voices),
        panel=wish.panel,
        format=wish.format or "blind",
        rounds=wish.rounds,
        samples=wish.samples,
        sealed=wish.sealed,
    )


def _named(voices: str | None) -> tuple[str, ...]:
    if voices is None:
        return ()
    names = tuple(filter(None, (name.strip() for name in voices.split(","))))
    if not names:
        raise Misconfigured("--voices names nobody; list names with commas.")
    return names


async def _hold(
    settings: Settings, wish: Wish, asking: Asking, *, rehearsal: bool
) -> _Held:
    _end_as_by_ctrl_c()
    async with open_house(settings, rehearsal=rehearsal) as host:
        symposium = await host.open(asking)
        here = stage(answers=not wish.as_json)
        table = not wish.no_synthesis
        interrupted = await _was_interrupted(host, symposium, here, table=table)
        return _Held(await host.find(symposium.id), interrupted, here.printed)


def _end_as_by_ctrl_c() -> None:
    """Being told to end, or the terminal's end, is as if Ctrl-C had been pressed."""
    if threading.current_thread() is not threading.main_thread():
        return  # only there does Python hear of signals
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - who calls this is a coroutine
    for sign in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(sign) is not signal.SIG_IGN:  # as under nohup
            asyncio.get_running_loop().add_signal_handler(sign, task.cancel)


async def _was_interrupted(
    host: Host, symposium: Symposium, here: Stage, *, table: bool
) -> bool:
    """Hold it; True if Ctrl-C or a signal ended it. What was said is kept anyway."""
    try:
        async with host.convene(symposium, synthesis=table) as events:
            await here.show(events)
    except asyncio.CancelledError:
        return True  # the process ends here, and its status tells why
    return False


def _deliver(held: _Held, wish: Wish, folder: Path | None) -> None:
    symposium = held.symposium
    file = wish.export or (folder / f"{symposium.id}.md" if folder else None)
    if file is not None:
        write(symposium, file)
    if wish.as_json:
        write_exact(render_symposium(symposium, "json"))
    else:
        print_symposium(open_console(), symposium, printed=held.printed)
    kept = f"Kept as {symposium.id}: symposium show {symposium.id}"
    stopped = "Stopped. " if held.interrupted else ""
    say(stopped + (f"Written to {file}. {kept}" if file else kept))
