"""Trying until Discord has done it: what is repeated, what is told, what is raised."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from cogs._post.trying import EndlessTries, GivenUp, Tries, Undecided, is_gone


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs._post.trying._WAITS", (0.001,) * 4)
    monkeypatch.setattr("cogs._post.trying._SLOWEST", 0.001)


def refused(status: int, code: int = 0) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="No")
    kinds = {404: discord.NotFound, 403: discord.Forbidden}
    kind = kinds.get(status, discord.HTTPException)
    if status >= 500:
        kind = discord.DiscordServerError
    return kind(response, {"code": code, "message": "No"} if code else "<html>")


class Work:
    """Fails with each of the *errors*, then is done."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.tried = 0

    async def __call__(self) -> str:
        self.tried += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


class Asker:
    """Is told; the first *deaf* times in vain."""

    def __init__(self, deaf: int = 0) -> None:
        self.deaf = deaf
        self.told: list[Exception] = []

    async def __call__(self, error: Exception) -> bool:
        self.told.append(error)
        return len(self.told) > self.deaf


FOR_A_WHILE = [
    refused(403, 50013),
    refused(403, 50001),
    refused(403, 50007),
    refused(400, 160005),
    refused(400, 160006),
    refused(400, 40067),
    refused(404),
    refused(403),
    refused(503),
    refused(429, 20022),
    Undecided(),
    ConnectionResetError(),
    TimeoutError(),
]


@pytest.mark.parametrize("error", FOR_A_WHILE, ids=repr)
async def test_what_may_be_otherwise_later_is_tried_until_it_is_done(
    error: Exception,
) -> None:
    asker = Asker()
    tries = EndlessTries(asker)
    # More often than a command would try.
    work = Work(*[error] * 40)
    assert await tries.repeat(work, what="it") == "done"
    assert (work.tried, asker.told) == (41, [error])
    assert tries.hindrances == {}


@pytest.mark.parametrize("code", [10003, 10004, 10008, 10015, 50027])
async def test_what_discord_says_is_no_more_is_raised_at_once(code: int) -> None:
    asker = Asker()
    work = Work(refused(404, code))
    with pytest.raises(discord.HTTPException):
        await EndlessTries(asker).repeat(work, what="it")
    assert (work.tried, asker.told) == (1, [])


async def test_what_is_over_at_once_is_not_told() -> None:
    asker = Asker()
    work = Work(refused(403, 50013), refused(403, 50013))
    assert await EndlessTries(asker).repeat(work, what="it") == "done"
    assert asker.told == []


async def test_it_is_told_once_for_all_that_is_hindered_and_until_it_is_heard() -> None:
    asker = Asker(deaf=2)
    tries = EndlessTries(asker)
    first, second = (Work(*[refused(403, 50013)] * 9) for _ in range(2))
    await asyncio.gather(
        tries.repeat(first, what="first"), tries.repeat(second, what="second")
    )
    assert len(asker.told) == 3


async def test_an_asker_who_cannot_be_told_hinders_nothing() -> None:
    async def fails(_: Exception) -> bool:
        raise KeyError("x")

    work = Work(*[refused(403, 50013)] * 5)
    assert await EndlessTries(fails).repeat(work, what="it") == "done"


async def test_while_it_waits_what_is_in_the_way_can_be_asked() -> None:
    seen: list[dict[str, Exception]] = []
    error = refused(400, 160005)

    async def look(_: Exception) -> bool:
        seen.append(dict(tries.hindrances))
        return True

    tries = EndlessTries(look)
    await tries.repeat(Work(*[error] * 3), what="it")
    assert seen == [{"it": error}]


@pytest.mark.parametrize("errors", [1, 0])
async def test_given_up_what_is_under_way_ends_and_nothing_is_repeated(
    monkeypatch: pytest.MonkeyPatch, errors: int
) -> None:
    monkeypatch.setattr("cogs._post.trying._WAITS", (60,))
    tries = EndlessTries(Asker())
    work = Work(*[refused(403, 50013)] * errors)
    tries.give_up()
    if errors:
        with pytest.raises(GivenUp):
            await tries.repeat(work, what="it")
    else:
        assert await tries.repeat(work, what="it") == "done"
    assert work.tried == 1


async def test_given_up_while_it_rests_it_ends_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cogs._post.trying._WAITS", (60,))
    tries = EndlessTries(Asker())
    work = Work(refused(403, 50013))
    asyncio.get_running_loop().call_later(0.01, tries.give_up)
    with pytest.raises(GivenUp):
        await tries.repeat(work, what="it")


async def test_a_command_gives_up_on_a_refusal_and_in_the_end_on_a_fault() -> None:
    with pytest.raises(discord.Forbidden):
        await Tries().repeat(Work(refused(403, 50013)), what="it")
    with pytest.raises(Undecided):
        await Tries().repeat(Work(*[refused(404)] * 9), what="it")
    assert await Tries().repeat(Work(refused(404)), what="it") == "done"


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (refused(404, 10003), True),
        (refused(404, 10004), True),
        (refused(404, 10008), False),
        (refused(403, 50001), False),
        (refused(404), False),
    ],
)
@pytest.mark.parametrize("wrap", [lambda e: e, lambda e: ExceptionGroup("", [e])])
def test_only_what_discord_says_is_gone_is_gone(
    error: Exception, wrap: Callable[[Exception], Exception], *, gone: bool
) -> None:
    assert is_gone(wrap(error)) is gone
