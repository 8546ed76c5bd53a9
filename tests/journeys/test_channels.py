"""`/symposium ask` in each kind of channel."""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.journeys.looking import board
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_state import (
    ANNOUNCEMENT_THREAD,
    PUBLIC_THREAD,
    Channel,
    Invocation,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada"), Seat("Bruno", dialect="anthropic"))
TEXT = "Doubt is a door, not a wall."
SAID = re.compile(rf"(?:\*\*\w+\*\*\n)?{TEXT}\n-# [^\n]*")
QUESTION = "Who closes the door?"
KINDS = (
    "text",
    "announcement",
    "thread",
    "forum",
    "media",
    "voice",
    "stage",
    "dm",
)
MANY = "[limits]\nper_member = 20\nper_server = 20\n"
VOICES = ["Ada", "Bruno"]


@dataclass(frozen=True, slots=True)
class Round:
    """One symposium in each kind of channel, all at the same time."""

    on: Running
    places: Mapping[str, Channel]
    asked: Mapping[str, Invocation]
    older: tuple[Channel, ...]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everywhere(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Round]:
    folder = tmp_path_factory.mktemp("channels")
    async with running(folder, SEATS, rest=NO_SYNTHESISER + MANY) as on:
        town = on.town
        places = {kind: getattr(town, kind) for kind in KINDS}
        for kind in ("forum", "media"):
            places[f"{kind} with a tag"] = on.discord.channel(
                town.guild, kind, "tagged", tags=("open",), requires_tag=True
            )
        older = tuple(on.discord.threads(town.text))
        asked = {kind: await on.ask(place, QUESTION) for kind, place in places.items()}
        yield Round(on, places, asked, older)


async def stands_whole(on: Running, place: Channel) -> list[str]:
    """Board, answers, table, export: all of one symposium, once. Who has posted."""
    closing = await on.closed(place)
    assert closing.buttons == ["Export markdown", "Export JSON", "Ask again"]
    seen = on.discord.messages(place)
    said = [m for m in seen if SAID.fullmatch(m.text)]
    assert len(said) == len(SEATS)
    assert board(on.discord, place).text.count("[answer](") == len(SEATS)
    assert [t["text"] for t in (await on.record(place))["turns"]] == [TEXT] * 2
    return sorted(message.username for message in said)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("text", PUBLIC_THREAD), ("announcement", ANNOUNCEMENT_THREAD)],
)
async def test_a_channel_for_text_gets_a_thread_that_grows_from_the_reply(
    everywhere: Round, kind: str, type_: int
) -> None:
    on, place, asked = everywhere.on, everywhere.places[kind], everywhere.asked[kind]
    assert asked.message is not None
    await on.until(lambda: grown(everywhere, place))
    (thread,) = grown(everywhere, place)
    assert await stands_whole(on, thread) == VOICES
    assert (thread.id, thread.type) == (asked.message.id, type_)
    assert thread.name == QUESTION
    assert asked.text.startswith(f"> {QUESTION}\n-# ")
    assert on.discord.messages(place) == [asked.message]


async def test_a_thread_is_used_as_it_is(everywhere: Round) -> None:
    on, place = everywhere.on, everywhere.places["thread"]
    assert await stands_whole(on, place) == VOICES
    assert everywhere.asked["thread"].message in on.discord.messages(place)


@pytest.mark.parametrize("kind", ["forum", "media"])
@pytest.mark.parametrize("tag", ["", " with a tag"])
async def test_a_forum_gets_a_post_with_a_tag_where_one_is_required(
    everywhere: Round, kind: str, tag: str
) -> None:
    on, place = everywhere.on, everywhere.places[kind + tag]
    asked = everywhere.asked[kind + tag]
    assert asked.ephemeral
    assert asked.text.endswith(f"in <#{place.id}>, and takes at most 2 requests.")
    await on.until(lambda: grown(everywhere, place))
    (post,) = grown(everywhere, place)
    assert await stands_whole(on, post) == VOICES
    assert post.name == QUESTION
    assert post.applied_tags == ([t["id"] for t in place.tags] if tag else [])
    starter = on.discord.messages(post)[0]
    assert starter.id == post.id
    assert starter.text.startswith(f"> {QUESTION}\n-# ")


@pytest.mark.parametrize("kind", ["voice", "stage"])
async def test_a_voice_chat_is_answered_in_place(everywhere: Round, kind: str) -> None:
    on, place = everywhere.on, everywhere.places[kind]
    assert await stands_whole(on, place) == VOICES
    assert on.discord.threads(place) == []


async def test_a_direct_message_is_answered_in_place_by_the_bot_itself(
    everywhere: Round,
) -> None:
    on, place = everywhere.on, everywhere.places["dm"]
    assert await stands_whole(on, place) == ["Symposium"] * 2


async def test_it_is_not_offered_where_the_bot_is_no_member(everywhere: Round) -> None:
    on = everywhere.on
    elsewhere = on.discord.guild("Elsewhere", bot_joins=False)
    place = on.discord.channel(elsewhere, "text", "far away")
    eve = on.discord.member(elsewhere, "Eve")
    with pytest.raises(NotOffered, match="cannot be installed by users"):
        await on.discord.slash(place, eve, "symposium ask", question="Anybody?")


def grown(everywhere: Round, parent: Channel) -> list[Channel]:
    """The threads or posts that were not there before."""
    threads = everywhere.on.discord.threads(parent)
    return [thread for thread in threads if thread not in everywhere.older]
