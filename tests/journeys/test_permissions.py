"""What the bot may not do: said in one private sentence, or done without."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_faults import EXECUTE_WEBHOOK
from tests.loopback.discord_state import Channel, Message
from tests.loopback.endpoint_scenarios import Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"), Seat("Bruno", "long", more='epithet = "the Bridge"'))
PARAGRAPHS = tuple(f"Paragraph {number}. {'word ' * 200}\n\n" for number in range(6))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("permissions")
    async with running(folder, SEATS, rest=NO_SYNTHESISER) as served:
        served.endpoint.plays("long", Scenario(words=PARAGRAPHS))
        yield served


async def test_without_webhooks_the_bot_posts_the_answers_under_headings(
    on: Running,
) -> None:
    place = on.channel("no webhooks")
    on.discord.revoke(place, "manage_webhooks")
    thread = await on.convene(place, voices="Bruno")
    await on.closed(thread)
    first, *others = answer_of_bruno(on, thread)
    assert first.text.startswith("**Bruno** (the Bridge)\nParagraph 0. ")
    assert len(others) == 1
    assert all(message.author is on.discord.bot for message in (first, *others))
    assert on.discord.webhooks(place) == []


@pytest.mark.parametrize("nth", [1, 2])
async def test_a_webhook_deleted_in_mid_run_loses_and_doubles_nothing(
    on: Running, nth: int
) -> None:
    """Its first message is on its way when it is deleted, or its second."""
    place = on.channel(f"webhook for {nth}")
    held = on.discord.faults.hold(EXECUTE_WEBHOOK, nth=nth)
    thread = await on.convene(place, voices="Bruno")
    await on.until(held.met.is_set)
    (webhook,) = on.discord.webhooks(place)
    on.discord.delete(webhook)
    held.release()
    await on.closed(thread)
    by_bot = [m.author is on.discord.bot for m in answer_of_bruno(on, thread)]
    assert by_bot == ([True, True] if nth == 1 else [False, True])


def answer_of_bruno(on: Running, place: Channel) -> list[Message]:
    """Its messages, whoever has posted them; each paragraph stands in one of them."""
    found = [
        message
        for message in on.discord.messages(place)
        if re.search(r"\n-# \w+\.1 · ", message.text)
    ]
    for paragraph in PARAGRAPHS:
        assert sum(m.text.count(paragraph.strip()) for m in found) == 1
    return found


@pytest.mark.parametrize(
    ("kind", "right", "name"),
    [
        ("text", "read_message_history", "Read Message History"),
        ("text", "attach_files", "Attach Files"),
        ("text", "create_public_threads", "Create Public Threads"),
        ("text", "send_messages_in_threads", "Send Messages in Threads"),
        ("announcement", "create_public_threads", "Create Public Threads"),
        ("forum", "send_messages_in_threads", "Send Messages in Threads"),
        ("media", "read_message_history", "Read Message History"),
        ("voice", "attach_files", "Attach Files"),
        ("stage", "read_message_history", "Read Message History"),
    ],
)
async def test_a_missing_permission_is_named_before_anything_is_posted(
    on: Running, kind: str, right: str, name: str
) -> None:
    place = on.discord.channel(on.town.guild, kind, f"{kind} without {right}")
    on.discord.revoke(place, right)
    await refuses(on, place, f"I lack this permission in this channel: {name}.")


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("voice", "Attach Files, Send Messages"),
        ("forum", "Attach Files, Send Messages"),
    ],
)
async def test_where_it_may_not_write_it_says_so(
    on: Running, kind: str, missing: str
) -> None:
    """Without Send Messages Discord takes Attach Files away too."""
    place = on.discord.channel(on.town.guild, kind, f"{kind} to read")
    on.discord.revoke(place, "send_messages")
    await refuses(on, place, f"I lack these permissions in this channel: {missing}.")


async def test_a_channel_it_cannot_see_is_named_with_all_that_follows(
    on: Running,
) -> None:
    place = on.channel("unseen")
    on.discord.revoke(place, "view_channel")
    await refuses(on, place, "I lack these permissions in this channel: View Channel")


async def refuses(on: Running, place: Channel, words: str) -> None:
    calls, kept = len(on.discord.calls), await listed(on)
    said = await on.told(place, on.town.ada, "symposium ask", question="May I?")
    assert said.startswith("I cannot show a symposium here, because ")
    assert words in said
    assert on.discord.messages(place) == []
    assert on.discord.threads(place) == []
    assert {call.name for call in on.discord.calls[calls:]} == {
        "POST /interactions/{interaction_id}/{interaction_token}/callback"
    }
    assert await listed(on) == kept


async def listed(on: Running) -> str:
    """What stands in the archive for this server, as people are told."""
    return await on.told(on.town.text, on.town.ada, "symposium list")
