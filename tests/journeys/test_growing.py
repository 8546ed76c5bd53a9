"""Where one voice speaks at a time, its own message grows at the end of the thread."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.looking import board
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_state import Channel, Message
from tests.loopback.endpoint_scenarios import Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAMES = ("Ada", "Bruno", "Cosima", "Dora")
SEATS = tuple(Seat(name, name.lower()) for name in NAMES)
REST = NO_SYNTHESISER + "[limits]\nper_member = 9\nper_server = 9\n"


def numbered(count: int, *, pace: float = 0.05, freeze: int | None = None) -> Scenario:
    words = tuple(f"w{number} " for number in range(count))
    return Scenario(words=words, pace=pace, freeze_after=freeze)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("growing")
    async with running(folder, SEATS, rest=REST) as served:
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
    link = f"/{growing.id}) **Ada** 💬 *speaking*"
    await on.until(lambda: link in board(on.discord, thread).text)
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert ended.id == growing.id
    assert re.findall(r"\bw\d+\b", ended.text) == [f"w{n}" for n in range(80)]
    assert "speaking" not in ended.text
    assert len(ended.edits) > 3
    assert on.discord.limited == []


def words_in(messages: list[Message]) -> list[str]:
    return re.findall(r"\bw\d+\b", "\n".join(message.text for message in messages))


def all_words(count: int) -> list[str]:
    return [f"w{number}" for number in range(count)]


async def begun(on: Running, name: str, **options: str) -> tuple[Channel, Message]:
    """A thread in which somebody speaks, and the message that grows."""
    thread = await on.convene(on.channel(name), **options)
    await on.until(lambda: "w9 " in "".join(m.text for m in said(on, thread)))
    (growing,) = said(on, thread)
    return thread, growing


async def test_several_that_grow_in_one_channel_share_one_pace(on: Running) -> None:
    for name in NAMES:
        on.endpoint.plays(name.lower(), numbered(120))
    channel = on.channel("several")
    for name in NAMES:
        await on.ask(channel, voices=name)
    await on.until(lambda: len(on.discord.threads(channel)) == len(NAMES))
    for thread in on.discord.threads(channel):
        await on.closed(thread)
        (ended,) = said(on, thread)
        assert words_in([ended]) == all_words(120)
        assert len(ended.edits) > 2
    assert on.discord.limited == []


async def test_who_may_not_make_webhooks_lets_the_bot_s_message_grow(
    on: Running,
) -> None:
    on.endpoint.plays("ada", numbered(80))
    channel = on.channel("bot")
    on.discord.revoke(channel, "manage_webhooks")
    thread = await on.convene(channel, voices="Ada")
    await on.until(lambda: "w9 " in "".join(m.text for m in said(on, thread)))
    (growing,) = said(on, thread)
    assert growing.author is on.discord.bot
    assert growing.text.startswith("**Ada**\n")
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert (ended.id, words_in([ended])) == (growing.id, all_words(80))
    assert on.discord.limited == []


@pytest.mark.parametrize("count", [900, 1400, 4000])
async def test_what_outgrows_a_message_ends_as_any_long_answer(
    on: Running, count: int
) -> None:
    on.endpoint.plays("ada", numbered(count, pace=4.0 / count))
    thread = await on.convene(on.channel(f"long-{count}"), voices="Ada")
    await on.closed(thread)
    own = said(on, thread)
    assert "speaking" not in "".join(m.text.rpartition("\n")[2] for m in own)
    files = [file.data.decode() for m in own for file in m.attachments]
    if files:
        assert [text.split() for text in files] == [all_words(count)]
        assert len(own) == 1
        assert words_in(own) == all_words(count)[: len(words_in(own))]
    else:
        assert words_in(own) == all_words(count)
    assert bool(files) == (count == 4000)
    assert on.discord.limited == []


async def test_stopped_in_the_middle_its_message_ends_with_saying_so(
    on: Running,
) -> None:
    on.endpoint.plays("ada", numbered(400, freeze=20))
    thread, growing = await begun(on, "stop", voices="Ada")
    asked = await on.discord.slash(thread, on.town.ada, "symposium stop")
    await on.discord.answer(asked)
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert ended.id == growing.id
    assert words_in([ended]) == all_words(20)
    assert "broke off: was stopped by Ada" in ended.text


async def test_a_message_that_is_deleted_while_it_grows_is_made_anew(
    on: Running,
) -> None:
    on.endpoint.plays("ada", numbered(120))
    thread, growing = await begun(on, "deleted", voices="Ada")
    on.discord.delete(growing)
    anew = await on.until(lambda: said(on, thread))
    assert [m.id for m in anew] != [growing.id]
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert words_in([ended]) == all_words(120)
    assert f"/{ended.id})" in board(on.discord, thread).text


async def test_deleted_at_its_end_it_is_made_anew_with_all_of_it(on: Running) -> None:
    on.endpoint.plays("ada", numbered(400, freeze=20))
    thread, growing = await begun(on, "deleted-late", voices="Ada")
    await on.until(lambda: "w19" in words_in(said(on, thread)))
    on.discord.delete(growing)
    asked = await on.discord.slash(thread, on.town.ada, "symposium stop")
    await on.discord.answer(asked)
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert words_in([ended]) == all_words(20)


async def test_a_webhook_that_is_deleted_meanwhile_leaves_no_half_message(
    on: Running,
) -> None:
    on.endpoint.plays("ada", numbered(120))
    channel = on.channel("webhook-gone")
    thread = await on.convene(channel, voices="Ada")
    await on.until(lambda: "w9 " in "".join(m.text for m in said(on, thread)))
    on.discord.allow(channel, on.discord.bot, "manage_messages")
    for hook in on.discord.webhooks(channel):
        on.discord.delete(hook)
    await on.closed(thread)
    (ended,) = said(on, thread)
    assert ended.author is on.discord.bot
    assert words_in([ended]) == all_words(120)


async def test_a_sealed_answer_does_not_grow(on: Running) -> None:
    on.endpoint.plays("ada", numbered(40))
    thread = await on.convene(on.channel("sealed"), voices="Ada", sealed=True)
    await on.closed(thread)
    (sealed, ended) = said(on, thread)
    assert "· sealed" in sealed.text
    assert (ended.edits, words_in([ended])) == ([], all_words(40))
