"""Where one voice speaks at a time, its own message grows at the end of the thread."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import board
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_state import Channel, Message
from tests.loopback.endpoint_scenarios import Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada", "ada"), Seat("Bruno", "bruno"))


def numbered(count: int, *, pace: float = 0.05, freeze: int | None = None) -> Scenario:
    words = tuple(f"w{number} " for number in range(count))
    return Scenario(words=words, pace=pace, freeze_after=freeze)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("growing")
    async with running(folder, SEATS) as served:
        yield served


def said(on: Running, thread: Channel) -> list[Message]:
    return [
        m for m in on.discord.messages(thread) if re.search(r"-# \w+\.\d+ ", m.text)
    ]


async def test_its_words_stand_as_they_come_in_one_message_under_its_own_name(
    on: Running,
) -> None:
    on.endpoint.plays("ada", numbered(80))
    thread = await on.convene(on.channel("one"), voices="Ada")
    await on.until(lambda: [m for m in said(on, thread) if "w9 " in m.text])
    (growing,) = said(on, thread)
    assert (growing.username, "· speaking" in growing.text) == ("Ada", True)
    # The board keeps the contents and links to it already.
    assert f"/{growing.id}) **Ada** 💬 *speaking*" in board(on.discord, thread).text
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert ended.id == growing.id
    assert re.findall(r"w\d+", ended.text) == [f"w{n}" for n in range(80)]
    assert "speaking" not in ended.text
    assert len(ended.edits) > 3
    assert on.discord.limited == []
