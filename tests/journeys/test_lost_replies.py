"""Discord has done it, and says that it has failed: nothing is done a second time."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import new_thread
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_calls import Call
from tests.loopback.discord_faults import (
    CALLBACK,
    CREATE_THREAD,
    CREATE_WEBHOOK,
    EXECUTE_WEBHOOK,
    Fault,
)
from tests.loopback.discord_state import Channel, Invocation

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"),)
LOST = pytest.mark.parametrize("how", ["failed", "cut"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("lost replies")
    async with running(folder, SEATS, rest=NO_SYNTHESISER) as served:
        yield served
    assert not [line for line in served.bot.log if "Traceback" in line]


def lose(on: Running, match: str, how: str, *, times: int = 1) -> Fault:
    """Discord does it, and its reply is lost: as a 502, or with the connection."""
    if how == "cut":
        return on.discord.faults.drop_reply(match, times=times)
    return on.discord.faults.answer(match, 502, done=True, times=times)


@LOST
async def test_a_post_in_a_forum_is_made_once(on: Running, how: str) -> None:
    lost = lose(on, CREATE_THREAD, how)
    forum = on.discord.channel(on.town.guild, "forum", f"forum {how}")
    await on.ask(forum)
    await on.closed(await new_thread(on.discord, forum))
    assert lost.met.is_set()
    assert len(on.discord.threads(forum)) == 1


@LOST
async def test_a_webhook_is_made_once(on: Running, how: str) -> None:
    lost = lose(on, CREATE_WEBHOOK, how)
    place = on.channel(f"webhook {how}")
    await on.closed(await on.convene(place))
    assert lost.met.is_set()
    assert len(on.discord.webhooks(place)) == 1


async def test_doubles_of_an_earlier_version_are_taken_away(on: Running) -> None:
    place = on.channel("doubled before")
    first = on.discord.webhook(place, "Symposium")
    on.discord.webhook(place, "Symposium")
    others = on.discord.webhook(place, "Symposium", on.town.ada)
    await on.closed(await on.convene(place))
    assert on.discord.webhooks(place) == [first, others]


async def test_one_that_cannot_be_taken_away_keeps_nobody_from_speaking(
    on: Running,
) -> None:
    refused = on.discord.faults.answer("DELETE /webhooks/{webhook_id}", 403, code=50013)
    place = on.channel("doubled for good")
    for _ in range(2):
        on.discord.webhook(place, "Symposium")
    await on.closed(await on.convene(place))
    assert refused.met.is_set()
    assert len(on.discord.webhooks(place)) == 2


@pytest.fixture(scope="module")
def held() -> list[Channel]:
    return []


async def shown(on: Running, held: list[Channel]) -> Channel:
    """A symposium that is over, to ask about."""
    if not held:
        held.append(await on.convene(on.channel("held")))
        await on.closed(held[0])
    return held[0]


@LOST
@pytest.mark.parametrize(
    "path", ["voices", "list", "help", "stop", "exposure", "export"]
)
async def test_each_command_is_answered_once_though_the_reply_is_lost(
    on: Running, held: list[Channel], path: str, how: str
) -> None:
    thread = await shown(on, held)
    lost = lose(on, CALLBACK, how)
    asked = await on.discord.slash(thread, on.town.ada, f"symposium {path}")
    await on.discord.answer(asked)
    await on.until(lambda: lost.seen >= 2)  # it was said again, and refused as known
    assert asked.text
    assert asked.followups == []


def filling(call: Call) -> bool:
    """What comes after a deferral, be it as an edit or as a message of its own."""
    return call.name in {EXECUTE_WEBHOOK, f"PATCH {ORIGINAL}"} and bool(call.uploads)


ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"


@pytest.mark.parametrize("how", ["failed", "cut"])
async def test_an_export_is_one_file(
    on: Running, held: list[Channel], how: str
) -> None:
    thread = await shown(on, held)
    faults = on.discord.faults
    lost = (
        faults.drop_reply(filling)
        if how == "cut"
        else faults.answer(filling, 502, done=True)
    )
    asked = await on.discord.slash(thread, on.town.ada, "symposium export")
    await on.discord.answer(asked)
    await on.until(lambda: lost.seen >= 2)
    assert files(asked) == 1


def files(asked: Invocation) -> int:
    assert asked.message is not None
    return sum(len(m.attachments) for m in (asked.message, *asked.followups))
