"""`rehearse` and `ask`: hold a symposium here, print it, say where it is kept."""

import asyncio
import json
import signal
import threading
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
)
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot import seeds
from bot.domain.events import Closed, Event
from bot.domain.symposium import Symposium
from bot.errors import Misconfigured, Unwritable
from bot.host.acts.challenging import Challenging
from bot.host.asking import Asking
from bot.host.host import Host
from bot.house import open_house
from bot.settings.load import Settings
from bot.terminal.conversation.chatting import (
    Further,
    ask_on,
    leave_when_waiting,
)
from bot.terminal.conversation.course_options import CourseOptions
from bot.terminal.conversation.delivering import (
    HeldSymposium,
    check_destination,
    deliver,
)
from bot.terminal.conversation.encore import (
    Encore,
    announce_encore,
    choose_encore,
    telling_how_it_begins,
)
from bot.terminal.conversation.what_is_given import read_given
from bot.terminal.drawn.consoles import open_console
from bot.terminal.exit_status import INTERRUPTED, NOBODY_SPOKE, OK
from bot.terminal.export_files import load_exports
from bot.terminal.live.stage import Stage, choose_stage
from bot.terminal.opening import open_settings, warn_of_listeners
from bot.terminal.options import AskingOptions, DeliveryOptions
from bot.terminal.output import say, write_exact
from bot.terminal.prose import print_symposium
from bot.terminal.upkeep.unfinished import tell_unfinished

_UNTIL_ALL_ARE_ASKED = 1.5  # seconds
_ENDING = (signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Begun:
    """
    What is to be held now, with or without a *table* at its end; *earlier* are the
    entries that need not be shown once more, None where all are shown.
    """

    symposium: Symposium
    table: bool = True
    earlier: frozenset[str] | None = None


Begin = Callable[[Host], Awaitable[Begun]]


def hold_symposium(
    config: Path | None,
    question: str | None,
    options: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
    *,
    rehearsal: bool,
    chat: bool = False,
) -> int:
    """To its end, or until Ctrl-C; without a question, the prepared one is put."""
    settings = open_settings(config)
    if not rehearsal:
        warn_of_listeners(settings, say)
    encore: Challenging | None = None
    if rehearsal and (played := choose_encore(options)):
        options, encore = played
    asking = _make_asking(question, options, course, delivery, chat=chat)
    if rehearsal and question is None:
        asking = _choose_play(asking)

    async def begin(host: Host) -> Begun:
        with telling_how_it_begins(encore, asking.format):
            symposium = await host.open(asking)
        count = host.count_requests(symposium, table=asking.table)
        say(f"This takes {count.describe()}.")
        if encore:
            announce_encore(encore, symposium.question)
        return Begun(symposium, asking.table)

    how = {"rehearsal": rehearsal, "chat": chat}
    return hold(settings, begin, delivery, **how, encore=encore)


def print_requests(
    config: Path | None,
    question: str | None,
    options: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
    *,
    rehearsal: bool,
) -> int:
    """The exact first requests, as JSON, one after the other; nobody is asked."""
    played = choose_encore(options) if rehearsal else None
    options = played[0] if played else options
    typed = _make_asking(question, options, course, delivery)
    if rehearsal and question is None:
        typed = _choose_play(typed)
    settings = open_settings(config)

    async def look() -> int:
        async with open_house(settings, rehearsal=rehearsal, reads=True) as host:
            asking = await host.resolve(typed)
            count = host.count_requests(host.check(asking), table=asking.table)
            for voice, request in host.preview(asking):
                body = json.dumps(request.body, ensure_ascii=False, indent=2)
                write_exact(f"{json.dumps({'voice': voice})}\n{body}\n")
            say(f"Nobody was asked. This would take {count.describe()}.")
        return OK

    return asyncio.run(look())


def hold(
    settings: Settings,
    begin: Begin,
    delivery: DeliveryOptions,
    *,
    rehearsal: bool,
    chat: bool = False,
    encore: Challenging | None = None,
) -> int:
    """
    What *begin* begins, to its end, then the *encore* of a rehearsal, and what is to be
    left of it.
    """
    folder = check_destination(delivery)
    further: Further | None = ask_on if chat else None
    further = Encore(encore, further) if encore else further
    try:
        result = asyncio.run(
            _hold(
                settings, begin, delivery, folder, rehearsal=rehearsal, further=further
            )
        )
    except asyncio.CancelledError:  # told to end before anything was held
        raise KeyboardInterrupt from None
    if result.interrupted:
        return INTERRUPTED
    spoke = any(turn.has_spoken for turn in result.symposium.turns)
    return OK if spoke else NOBODY_SPOKE


def _make_asking(
    question: str | None,
    options: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
    *,
    chat: bool = False,
) -> Asking:
    asking = Asking(
        seeds.questions()[0] if question is None else question,
        voices=split_names(options.voices),
        panel=options.panel,
        rounds=options.rounds,
        samples=options.samples,
        sealed=options.sealed,
        table=not delivery.no_synthesis,
        further=course.further,
        quotes=tuple(course.quote or ()),
    )
    asking = read_given(asking, options.file, chat=chat)
    return replace(asking, format=options.format) if options.format else asking


def _choose_play(asking: Asking) -> Asking:
    """What the cast has learned for that format; what was typed counts for more."""
    from bot.rehearsal.cast import cast_play  # noqa: PLC0415 - for rehearsals only

    chosen = [f"{asking.format}-{name}" for name in asking.further]
    plays = (cast_play(name) for name in (*chosen, asking.format))
    play = next((play for play in plays if play is not None), None)
    if play is None:
        return asking
    voices = asking.voices or (() if asking.panel else play.voices)
    further = {**play.options, **asking.further}
    return replace(asking, question=play.question, voices=voices, further=further)


def split_names(voices: str | None) -> tuple[str, ...]:
    if voices is None:
        return ()
    names = tuple(filter(None, (name.strip() for name in voices.split(","))))
    if not names:
        raise Misconfigured("--voices names nobody; list names with commas.")
    return names


async def _hold(
    settings: Settings,
    begin: Begin,
    delivery: DeliveryOptions,
    folder: Path | None,
    *,
    rehearsal: bool,
    further: Further | None,
) -> HeldSymposium:
    _end_as_by_ctrl_c()
    async with open_house(settings, rehearsal=rehearsal) as host, _exports_loading():
        result = await _watch(host, await begin(host), delivery, further)
        if result.unwritten is None:
            # Whoever waits for it need not wait until all is closed here.
            with _ending_at_once():
                deliver(result, delivery, folder)
            return result
    # What could not be written is told last, below what closing says of it.
    with _ending_at_once():
        deliver(result, delivery, folder)
    return result


async def _watch(
    host: Host, begun: Begun, delivery: DeliveryOptions, further: Further | None
) -> HeldSymposium:
    await tell_unfinished(host.archive, but=begun.symposium.id)
    while True:
        stage = choose_stage(answers=not delivery.as_json)
        seen: list[Symposium] = []
        interrupted = await _was_interrupted(host, begun, stage, seen)
        found, unwritten = await _find_all(host, begun.symposium, seen)
        printed = _join(begun.earlier, stage.printed)
        result = HeldSymposium(found, interrupted, printed, unwritten)
        if interrupted or further is None:
            return result
        following = await further(host, found)
        if following is None:
            return result
        if not delivery.as_json:
            print_symposium(open_console(), found, printed=printed)
        known = list_ids(found)
        begun = Begun(following, begun.table, known)


@asynccontextmanager
async def _exports_loading() -> AsyncGenerator[None, None]:
    """While voices speak there is time for what is needed when they have spoken."""

    async def load() -> None:
        await asyncio.sleep(_UNTIL_ALL_ARE_ASKED)
        await asyncio.to_thread(load_exports)

    loading = asyncio.create_task(load())
    try:
        yield
    finally:
        loading.cancel()


def list_ids(symposium: Symposium) -> frozenset[str]:
    """Of all that has happened in it by now."""
    ids: set[str] = {turn.id for turn in symposium.turns if turn.is_over}
    ids |= {act.id for act in symposium.acts if act.id}
    return frozenset(ids | {made.id for made in symposium.syntheses if made.id})


def _join(
    earlier: frozenset[str] | None, printed: frozenset[str] | None
) -> frozenset[str] | None:
    if earlier is None:
        return printed
    return earlier | (printed or frozenset())


async def _find_all(
    host: Host, symposium: Symposium, seen: list[Symposium]
) -> tuple[Symposium, str | None]:
    """All that was said, and why the archive has not all of it, if it has not."""
    await host.archive.catch_up(symposium.id)
    try:
        found = await host.archive.find(symposium.id)
    except Unwritable as error:  # nor can it be read
        if not seen:
            raise
        return seen[-1], str(error)
    return found, host.archive.explain_waiting(symposium.id)


def _end_as_by_ctrl_c() -> None:
    """Being told to end, or the terminal's end, is as if Ctrl-C had been pressed."""
    if threading.current_thread() is not threading.main_thread():
        return  # only there does Python hear of signals
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - who calls this is a coroutine
    for sign in _ENDING:
        if signal.getsignal(sign) is not signal.SIG_IGN:  # as under nohup
            asyncio.get_running_loop().add_signal_handler(sign, task.cancel)


@contextmanager
def _ending_at_once() -> Generator[None, None, None]:
    """
    What writes without a pause hears of no cancellation: within, a signal ends it as it
    ends any program, so that nobody is told that all was written when it was not.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    for sign in _ENDING:
        loop.remove_signal_handler(sign)
    by_ctrl_c = signal.getsignal(signal.SIGINT)
    if callable(by_ctrl_c):
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, by_ctrl_c)
        _end_as_by_ctrl_c()


async def _was_interrupted(
    host: Host, begun: Begun, stage: Stage, seen: list[Symposium]
) -> bool:
    """
    Hold it; True if Ctrl-C or a signal ended it. What was said is kept anyway. It is
    put into *seen* as it was closed.
    """
    try:
        async with host.convene(begun.symposium, synthesis=begun.table) as events:
            watched = leave_when_waiting(host, begun.symposium, events)
            await stage.show(_see_closed(watched, seen))
    except asyncio.CancelledError:
        return True  # the process ends here, and its status tells why
    return False


async def _see_closed(
    events: AsyncIterator[Event], seen: list[Symposium]
) -> AsyncIterator[Event]:
    async for event in events:
        if isinstance(event, Closed):
            seen.append(event.symposium)
        yield event
