"""Heavy work is done by another process, and light work is not."""

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import suppress

import pytest

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.errors import TookTooLong, VoiceBusy
from bot.host import own_process
from bot.host.own_process import (
    LIGHT,
    is_at_work,
    is_light,
    load_here,
    prepare,
    work_out,
)

ADA = VoiceName("Ada")


def spoken(characters: int, *, turns: int = 1) -> Symposium:
    said = tuple(
        Turn(TurnId(f"k3f9q2ab.{n}"), n, ADA, status=Status.SPOKEN, text="a" * size)
        for n in range(1, turns + 1)
        for size in (characters // turns,)
    )
    return Symposium(SymposiumId("k3f9q2ab"), "Why?", (Voice(ADA),), turns=said)


SHORT, LONG = spoken(200), spoken(LIGHT + 1)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "LONGEST", 1.0)


# What the worker does: functions of a module, since it finds them by their names.


def compute() -> int:
    """Holds the interpreter of its own process."""
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        pass
    return os.getpid()


def fail() -> None:
    raise VoiceBusy(Reason.GARBLED, "it is busy; ask again.", retry_after=2.5)


def end_oneself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def size_of(symposium: Symposium, *, times: int) -> int:
    return len(symposium.turns[0].text) * times


async def test_what_is_light_is_worked_out_here() -> None:
    assert await work_out(SHORT, os.getpid) == os.getpid()


async def test_what_is_heavy_is_worked_out_by_a_process_that_is_kept() -> None:
    first = await work_out(LONG, os.getpid)
    assert first != os.getpid()
    assert await work_out(LONG, os.getpid) == first


async def test_many_short_turns_are_heavy_too() -> None:
    assert is_light(spoken(100, turns=40))
    assert not is_light(spoken(400, turns=80))


async def test_a_symposium_and_options_arrive_as_they_are() -> None:
    found = await work_out(LONG, size_of, LONG, times=2)
    assert found == 2 * len(LONG.turns[0].text)


async def test_the_loop_goes_on_while_the_interpreter_of_the_worker_is_held() -> None:
    await work_out(LONG, os.getpid)  # it is there
    work = asyncio.create_task(work_out(LONG, compute))
    ticks = 0
    while not work.done():
        await asyncio.sleep(0.005)
        ticks += 1
    assert await work != os.getpid()
    assert ticks > 20


async def test_a_program_that_was_begun_without_a_file_has_a_worker_that_can_work() -> (
    None
):
    """Who loads wordfreq there looks for the module that was begun with."""
    begun = (
        "import asyncio\n"
        "from tests.host.test_own_process import LONG\n"
        "from bot.evidence.summary import evidence\n"
        "from bot.host.own_process import work_out\n"
        "print(*asyncio.run(work_out(LONG, evidence, LONG)))\n"
    )
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", begun, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await program.communicate()
    assert "who_saw_what" in told.decode().split()


async def test_a_fault_comes_with_its_reason() -> None:
    with pytest.raises(VoiceBusy, match=r"it is busy; ask again\.") as raised:
        await work_out(LONG, fail)
    assert (raised.value.reason, raised.value.retry_after) == (Reason.GARBLED, 2.5)


@pytest.mark.usefixtures("impatient")
async def test_who_waits_for_too_long_ends_the_worker_and_the_next_finds_another() -> (
    None
):
    before = await work_out(LONG, os.getpid)
    with pytest.raises(TookTooLong):
        await work_out(LONG, time.sleep, 60)
    assert await work_out(LONG, os.getpid) != before


async def test_a_worker_that_is_killed_costs_what_it_was_doing_and_no_more() -> None:
    with pytest.raises(TookTooLong):
        await work_out(LONG, end_oneself)
    assert await work_out(LONG, os.getpid) != os.getpid()


# Where what is loaded stands for word lists: of the process, not of the test.
LOADED: list[str] = []


def load(symposium: Symposium) -> None:
    LOADED.append(symposium.id)


def tell_loaded() -> tuple[int, list[str]]:
    return os.getpid(), LOADED


async def test_a_prepared_worker_does_also_what_is_light_with_what_it_has_loaded() -> (
    None
):
    prepare(load, SHORT)
    # Until it has loaded what it needs, what is light is not held up by it.
    process, _ = await work_out(SHORT, tell_loaded)
    assert process == os.getpid()
    # After the other, and not by a second worker beside it.
    assert await prepare(load, LONG)
    skipped = prepare(load, LONG)
    asked = asyncio.create_task(work_out(SHORT, tell_loaded))
    await asyncio.sleep(0)
    assert is_at_work()
    process, loaded = await asked
    assert not is_at_work()
    assert not await skipped
    assert process != os.getpid()
    assert loaded == [SHORT.id, LONG.id]
    # Two at once are done one after the other: another worker takes long to begin.
    both = (work_out(LONG, os.getpid), work_out(SHORT, os.getpid))
    assert set(await asyncio.gather(*both)) == {process}


async def test_what_several_need_is_loaded_here_by_one_after_the_other() -> None:
    """Else each would load it for itself, as none has what the others are loading."""
    meeting, met = threading.Barrier(2), list[int]()

    def meet(number: int) -> None:
        with suppress(threading.BrokenBarrierError):
            meeting.wait(0.02)
            met.append(number)

    await asyncio.gather(*(load_here(meet, number) for number in range(4)))
    assert met == []


async def test_a_worker_that_cannot_be_prepared_works_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    prepare(fail_to_load, LONG)
    assert await work_out(LONG, size_of, LONG, times=1) == LIGHT + 1
    assert "no worker could be prepared" in caplog.text


def fail_to_load(_symposium: Symposium) -> None:
    raise ValueError("there is no such list")
