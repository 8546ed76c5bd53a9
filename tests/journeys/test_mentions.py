"""A member mentions the bot in the thread: a further question, asked once."""

from collections import Counter
from collections.abc import AsyncIterator
from functools import partial

import pytest
import pytest_asyncio

from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_state import REPLY, Channel, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = tuple(Seat(name) for name in ("Ada", "Bruno", "Cosima", "Dora"))
HINT = "There are no words in this for the voices. "


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("mentions")
    async with running(folder, SEATS) as served:
        yield served


async def held(on: Running, name: str, voices: str = "Ada, Bruno") -> Channel:
    thread = await on.convene(on.channel(name), voices=voices)
    await on.closed(thread)
    return thread


def at(on: Running, words: str) -> str:
    return f"<@{on.discord.bot.id}> {words}"


def count(on: Running, thread: Channel) -> dict[str, int]:
    """How many answers stand there, by whose they are."""
    return Counter(
        message.username
        for message in on.discord.messages(thread)
        if message.webhook is not None and message.author is not on.discord.bot
    )


def replies(on: Running, to: Message) -> list[Message]:
    """What the bot has answered a message with."""
    return [
        m
        for m in on.discord.messages(to.channel)
        if m.author is on.discord.bot and m.type == REPLY and m.reference == to.id
    ]


async def heard(on: Running, thread: Channel, expected: dict[str, int]) -> None:
    await on.until(lambda: count(on, thread) == expected)


async def test_a_mention_asks_everybody_and_the_record_says_who_and_what(
    on: Running,
) -> None:
    thread = await held(on, "everybody")
    on.discord.say(thread, on.town.ben, at(on, "And a window?"))
    await heard(on, thread, {"Ada": 2, "Bruno": 2})
    await on.closed(thread)
    record = await on.record(thread)
    asked = [act for act in record["acts"] if act["kind"] == "followed_up"]
    assert [(a["by"], a["text"], a["voices"]) for a in asked] == [
        ("Ben", "And a window?", ["Ada", "Bruno"])
    ]
    assert [turn["act"] for turn in record["turns"][2:]] == [asked[0]["id"]] * 2


async def test_a_reply_to_a_voice_asks_it_and_quotes_it(on: Running) -> None:
    thread = await held(on, "a reply")
    (answer,) = [m for m in on.discord.messages(thread) if m.username == "Bruno"]
    words = at(on, "Why not a wall?")
    on.discord.say(thread, on.town.ben, words, reply_to=answer, rings=True)
    await heard(on, thread, {"Ada": 1, "Bruno": 2})
    await on.closed(thread)
    record = await on.record(thread)
    asked, turn = record["acts"][-1], record["turns"][1]
    assert (asked["text"], asked["voices"]) == ("Why not a wall?", ["Bruno"])
    assert [(q["turn"], q["start"], q["end"]) for q in asked["quotes"]] == [
        (turn["id"], 0, len(turn["text"]))
    ]


async def test_names_at_the_start_address_those_and_go_before_a_reply(
    on: Running,
) -> None:
    thread = await held(on, "names", "Ada, Bruno, Cosima, Dora")
    (answer,) = [m for m in on.discord.messages(thread) if m.username == "Dora"]
    words = at(on, "cosima and Ada: is that so?")
    on.discord.say(thread, on.town.ben, words, reply_to=answer)
    await heard(on, thread, {"Ada": 2, "Bruno": 1, "Cosima": 2, "Dora": 1})
    on.discord.say(thread, on.town.ada, at(on, "ask Bruno whether it is"))
    await heard(on, thread, {"Ada": 2, "Bruno": 2, "Cosima": 2, "Dora": 1})
    await on.closed(thread)
    acts = (await on.record(thread))["acts"]
    assert [(act["by"], act["voices"], len(act["quotes"])) for act in acts[1:]] == [
        ("Ben", ["Cosima", "Ada"], 1),
        ("Ada", ["Bruno"], 0),
    ]


async def test_more_than_three_voices_are_asked_by_a_button(on: Running) -> None:
    thread = await held(on, "four", "Ada, Bruno, Cosima, Dora")
    said = on.discord.say(thread, on.town.ben, at(on, "All of you: why?"))
    (reply,) = await on.until(lambda: replies(on, said))
    assert reply.text.startswith("That asks all 4 voices.")
    assert count(on, thread) == dict.fromkeys(("Ada", "Bruno", "Cosima", "Dora"), 1)
    pressed = await on.discord.press(reply, "Ask everybody", on.town.ada)
    await on.discord.answer(pressed)
    assert pressed.text == "Only who wrote the question can ask it to everybody."
    pressed = await on.discord.press(reply, "Ask everybody", on.town.ben)
    await pressed.response()
    everybody = dict.fromkeys(("Ada", "Bruno", "Cosima", "Dora"), 2)
    await heard(on, thread, everybody)
    await on.until(lambda: reply.text == "Everybody is asked." and not reply.buttons)
    on.discord.tell_again(said)
    await on.closed(thread)
    assert count(on, thread) == everybody
    assert [a["by"] for a in (await on.record(thread))["acts"][1:]] == ["Ben"]


async def test_what_is_told_once_more_is_asked_once(on: Running) -> None:
    thread = await held(on, "replayed")
    said = on.discord.say(thread, on.town.ben, at(on, "Ada: once?"))
    on.discord.tell_again(said)
    await heard(on, thread, {"Ada": 2, "Bruno": 1})
    on.discord.tell_again(said)
    await on.closed(thread)
    assert len((await on.record(thread))["acts"]) == 2


async def test_bots_and_webhooks_ask_nobody(on: Running) -> None:
    thread = await held(on, "bots")
    other = on.discord.user("another bot", bot=True)
    on.town.guild.members[other.id] = other
    requests = len(on.endpoint.requests)
    on.discord.say(thread, other, at(on, "Ada: why?"))
    last = on.discord.say(thread, on.town.ben, at(on, ""))
    await on.until(lambda: replies(on, last))
    assert len(on.endpoint.requests) == requests
    assert len((await on.record(thread))["acts"]) == 1


async def test_a_mention_without_words_gets_a_hint_once(on: Running) -> None:
    thread = await held(on, "wordless")
    for words in ("", "Ada:", "\u200b"):
        said = on.discord.say(thread, on.town.ben, at(on, words))
        on.discord.tell_again(said)
        (reply,) = await on.until(partial(replies, on, said))
        assert reply.text.startswith(HINT)
    elsewhere = on.discord.say(on.town.text, on.town.ben, at(on, "Hello?"))
    (reply,) = await on.until(lambda: replies(on, elsewhere))
    assert reply.text.startswith("No symposium is held in this place.")
    assert len(replies(on, said)) == 1


async def test_who_replies_to_the_board_without_a_mention_asks_nobody(
    on: Running,
) -> None:
    thread = await held(on, "applause")
    (board,) = on.boards(thread)
    on.discord.say(thread, on.town.ben, "Nice!", reply_to=board, rings=True)
    last = on.discord.say(thread, on.town.ben, at(on, ""))
    await on.until(lambda: replies(on, last))
    assert len((await on.record(thread))["acts"]) == 1


async def test_two_at_the_same_moment_are_both_asked_in_order(on: Running) -> None:
    thread = await held(on, "two at once")
    on.discord.say(thread, on.town.ben, at(on, "Ada: first?"))
    on.discord.say(thread, on.town.ada, at(on, "Ada: second?"))
    on.discord.say(thread, on.town.ada, at(on, "Bruno: third?"))
    await heard(on, thread, {"Ada": 3, "Bruno": 2})
    await on.closed(thread)
    record = await on.record(thread)
    assert [act["text"] for act in record["acts"][1:]] == [
        "first?",
        "second?",
        "third?",
    ]
    by_id = {act["id"]: act["text"] for act in record["acts"]}
    adas = [t for t in record["turns"] if t["voice"] == "Ada"]
    assert [by_id[turn["act"]] for turn in sorted(adas, key=lambda t: t["place"])] == [
        "What is a door?",
        "first?",
        "second?",
    ]
