"""How much may go on at once, and that its end makes room again."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_state import Channel, User

pytestmark = pytest.mark.asyncio(loop_scope="module")

TOO_MANY_OF_YOURS = (
    "2 symposia of yours are going on, and that is as many as one member may have. "
    "Wait for one to end, or stop one."
)
TOO_MANY_HERE = (
    "5 symposia are going on in this server, and that is as many as may go on there at "
    "once. Wait for one to end."
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    """A bot with the limits that it has when nobody sets any."""
    folder = tmp_path_factory.mktemp("limits")
    seats = (Seat("Still", "freeze-between"),)
    async with running(folder, seats, rest=NO_SYNTHESISER) as served:
        yield served


async def begin(on: Running, member: User) -> Channel:
    place = on.channel(f"{member.name} asks")
    asked = await on.discord.slash(place, member, "symposium ask", question="Who?")
    await asked.response()
    assert not asked.ephemeral, asked.text
    await on.until(lambda: on.discord.threads(place))
    (thread,) = on.discord.threads(place)
    await on.until(lambda: on.boards(thread))
    return thread


async def refused(on: Running, member: User) -> str:
    place = on.channel(f"{member.name} asks in vain")
    said = await on.told(place, member, "symposium ask", question="One more?")
    assert on.discord.messages(place) == []
    return said


async def stop(on: Running, thread: Channel, member: User) -> None:
    said = await on.told(thread, member, "symposium stop")
    assert said == "Stopped. What was said by now is kept."
    await on.closed(thread)


async def test_a_third_of_one_member_and_a_sixth_of_a_server_are_refused(
    on: Running,
) -> None:
    ada, ben, cleo = on.town.ada, on.town.ben, on.discord.member(on.town.guild, "Cleo")
    first = await begin(on, ada)
    others = [await begin(on, ada)]
    assert await refused(on, ada) == TOO_MANY_OF_YOURS
    others += [await begin(on, who) for who in (ben, ben, cleo)]
    assert await refused(on, cleo) == TOO_MANY_HERE

    await stop(on, first, ada)
    others.append(await begin(on, cleo))
    assert await refused(on, ben) == TOO_MANY_OF_YOURS
    askers = (ada, ben, ben, cleo, cleo)
    await asyncio.gather(*map(stop, [on] * 5, others, askers))
    await stop(on, await begin(on, ben), ben)


async def test_what_it_takes_is_said_with_the_question_and_more_is_declined(
    on: Running,
) -> None:
    thread = await begin(on, on.town.ada)
    assert thread.parent is not None
    (starter,) = on.discord.messages(thread.parent)
    assert starter.text.splitlines()[1] == "-# at most 1 request"
    await stop(on, thread, on.town.ada)
    for path, options in (
        ("symposium ask", {"question": "Often?", "format": "rounds", "rounds": 11}),
        ("symposium ask", {"question": "Often?", "samples": 11}),
        ("symposium ask", {"samples": 11}),
    ):
        said = await on.told(on.town.text, on.town.ada, path, **options)
        assert said.endswith(" is 11; it can be 1 to 10.")
