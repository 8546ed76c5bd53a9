"""What all tests share: a clock that jumps, and the data beside the checkout."""

import asyncio
import gc
import os
import selectors
import signal
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.hosting import played  # noqa: F401 - the fixture `endpoint`
from tests.running_order import in_running_order

# The same examples in each run: what a search finds by chance is looked for by hand.
# How long one takes says how busy the machine is, and nothing about the program.
settings.register_profile(
    "the same each time",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("the same each time")

# Each bot of a journey is a process that would compile the whole program for itself.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test reads or writes what the person who runs it keeps at home.
os.environ["SYMPOSIUM_HOME"] = tempfile.mkdtemp(prefix="symposium-tests-")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    files = in_running_order(item.nodeid.partition("::")[0] for item in items)
    places = {file: place for place, file in enumerate(files)}
    items.sort(key=lambda item: places[item.nodeid.partition("::")[0]])


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What has been collected stays: nobody need look for garbage in it each time."""
    gc.collect()
    gc.freeze()


# A shell's background job ignores Ctrl-C, what nohup begins ignores that its terminal
# is closed, and so would the commands that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of project data beside the checkout, where there is one."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared folder beside this checkout")
    return SHARED


class _JumpingSelector(selectors.DefaultSelector):
    """Instead of sleeping until the next timer, move the clock there."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise AssertionError("everything sleeps and nothing will wake it")
        if not ready and timeout:
            self.now += timeout
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """For tests without sockets, files and threads: no real time passes."""

    def __init__(self) -> None:
        self._clock = _JumpingSelector()
        super().__init__(self._clock)

    def time(self) -> float:
        return self._clock.now


@pytest.fixture
def jump() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Runs a coroutine on a loop whose clock jumps."""

    def run(main: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever it returns
        with asyncio.Runner(loop_factory=JumpingLoop) as runner:
            return runner.run(main)

    return run
