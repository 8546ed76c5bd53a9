"""
What would hold the interpreter for long is worked out in a process of its own.

A thread that computes takes the interpreter from the loop, on which words of other
voices arrive. So what is light is worked out at once in a thread, and what is heavy by
a worker process, which is kept for the next time and ends with the loop. Whoever waits
no longer, or for too long, ends the worker with its work. Where a worker was prepared
while there was time, it does what is light too: it has loaded what that needs.
"""

import logging
import signal
import sys
from asyncio import Lock, Task, create_task, to_thread, wait
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

from anyio import BrokenWorkerProcess, fail_after, move_on_after, to_process
from anyio.lowlevel import RunVar

from bot.domain.symposium import Symposium
from bot.errors import TookTooLong

log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")

LIGHT = 20_000
"""Characters of which everything that is looked for is found in about 50 ms."""
_EACH_TURN = 400
"""Characters that looking at a turn takes as long as, beside those that it has."""
LONGEST = 30.0
"""Seconds; then the worker is ended, and what it was to find is not looked for."""

_AS_LONG_AS_LOADING = 1.0  # seconds that a new worker takes until it can begin

_preparing: RunVar[Task[bool] | None] = RunVar("preparing", default=None)
"""What is loaded last, in this loop."""

_is_ready: RunVar[bool] = RunVar("is_ready", default=False)
"""Whether some worker has loaded what it was to load."""
_at_hand: RunVar[Lock | None] = RunVar("at_hand", default=None)
"""Held by whose work the worker does."""
_loading: RunVar[Lock | None] = RunVar("loading", default=None)
"""Held by whoever loads in a thread of this process."""
_working: RunVar[int] = RunVar("working", default=0)
"""How much is worked out by workers in this loop, for somebody who waits for it."""

_GIVEN_UP = (
    "So much was said that this takes too long here, and it was given up. The commands "
    "of the terminal take as long as it needs."
)


def is_light(symposium: Symposium) -> bool:
    """So little was said that a process of its own would take longer."""
    characters = sum(len(turn.text) + _EACH_TURN for turn in symposium.turns)
    return characters <= LIGHT


async def work_out(
    symposium: Symposium,
    work: Callable[_P, _T],
    *args: _P.args,
    **options: _P.kwargs,
) -> _T:
    """
    What *work*, a function of a module, makes of its arguments, which are about this
    *symposium*; arguments and result have to be values that can be pickled.

    Raises what *work* raises, and TookTooLong after LONGEST seconds, or where somebody
    has ended its process.
    """
    preparing = _preparing.get()
    # While a worker still loads, what is light is done here sooner.
    if is_light(symposium) and not _is_ready.get():
        return await to_thread(work, *args, **options)
    _working.set(_working.get() + 1)
    try:
        with fail_after(LONGEST):
            if preparing is not None:
                # Another worker would have to load it all, too.
                await wait({preparing})
            async with _worker_at_hand():
                done = await to_process.run_sync(
                    _work, work, args, options, cancellable=True
                )
    except (TimeoutError, BrokenWorkerProcess) as error:
        log.warning("%s of %s was given up: %r", work.__name__, symposium.id, error)
        raise TookTooLong(_GIVEN_UP) from error
    finally:
        _working.set(_working.get() - 1)
    # Not raised over there: who is told of a fault may need more than its text.
    if isinstance(done, _Fault):
        raise done.error
    return done


@asynccontextmanager
async def _worker_at_hand() -> AsyncIterator[None]:
    """When the other work is done; where that takes long, by another worker."""
    lock = _at_hand.get()
    if lock is None:
        _at_hand.set(lock := Lock())
    is_ours = False
    with move_on_after(_AS_LONG_AS_LOADING):
        is_ours = await lock.acquire()
    try:
        yield
    finally:
        if is_ours:
            lock.release()


async def load_here(
    load: Callable[_P, object], *args: _P.args, **options: _P.kwargs
) -> None:
    """
    Do *load* in a thread, and nothing else so meanwhile: several that need the same
    would each load it for themselves, and hold up the loop and one another.
    """
    lock = _loading.get()
    if lock is None:
        _loading.set(lock := Lock())
    async with lock:
        await to_thread(load, *args, **options)


def prepare(
    load: Callable[_P, object], *args: _P.args, **options: _P.kwargs
) -> Task[bool]:
    """
    Let a worker do *load*, a function of a module, beside all that goes on here; after
    what it is doing already, and not if somebody waits for a worker by then. Whether it
    was done.
    """
    before = _preparing.get()
    work = _prepare(before, load, args, options)
    preparing = create_task(work, name="preparing a worker")
    _preparing.set(preparing)
    return preparing


def is_ready() -> bool:
    """A worker was prepared: also what is light is worked out by one from now on."""
    return _is_ready.get()


def is_at_work() -> bool:
    """Somebody waits for something: for more, another worker would be begun."""
    return _working.get() > 0


async def _prepare(
    before: Task[bool] | None,
    load: Callable[..., object],
    args: tuple[object, ...],
    options: dict[str, object],
) -> bool:
    if before is not None:
        await wait({before})
        if is_at_work():
            return False
    try:
        done = await to_process.run_sync(_work, load, args, options)
    except BrokenWorkerProcess as error:
        log.warning("no worker could be prepared: %r", error)
        return False
    if isinstance(done, _Fault):
        log.error("no worker could be prepared", exc_info=done.error)
        return False
    _is_ready.set(True)
    return True


class _Fault:
    def __init__(self, error: Exception) -> None:
        self.error = error


def _work(
    work: Callable[..., _T], args: tuple[object, ...], options: dict[str, object]
) -> _T | _Fault:
    """In the worker. Ctrl-C is for the program, which ends its workers."""
    # Where the program was begun without a file, anyio leaves none, and who looks at
    # what called it (as wordfreq does when it is loaded) needs one.
    sys.modules.setdefault("__main__", sys.modules[__name__])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return work(*args, **options)
    except Exception as error:  # noqa: BLE001 - raised again where it is waited for
        return _Fault(error)
