"""A symposium that was closed goes on: what is new is posted, and nothing twice."""

from pathlib import Path

import pytest

from bot.host.acts.following import Following
from tests.cogs.serving import Served, served
from tests.journeys.looking import new_thread
from tests.loopback.discord_state import Channel, Message
from tests.loopback.endpoint_scenarios import Scenario

pytestmark = pytest.mark.usefixtures("turned")


async def begun(
    on: Served, question: str = "Why?", voices: str = "Ada, Bob"
) -> Channel:
    await on.discord.slash(
        on.town.text, on.town.ada, "symposium ask", question=question, voices=voices
    )
    return await new_thread(on.discord, on.town.text)


def play(on: Served, *voices: str, words: tuple[str, ...]) -> None:
    for voice in voices:
        on.endpoint.plays(voice, Scenario(words=words))


def texts(on: Served, thread: Channel) -> list[str]:
    return [message.text for message in on.discord.messages(thread)]


def newest(on: Served, thread: Channel, before: list[Message]) -> list[Message]:
    """What stands below, and nothing above has changed but what may change."""
    there = on.discord.messages(thread)
    assert [m.id for m in there[: len(before)]] == [m.id for m in before]
    return there[len(before) :]


async def test_what_all_are_asked_further_has_a_board_of_its_own_at_the_end(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as on:
        thread = await begun(on)
        it = await on.shown()
        before = on.discord.messages(thread)
        earlier = texts(on, thread)
        play(on, "ada", "bob", words=("More ", "of it."))
        asked = Following("And then?\nSay more.", by="Eve")
        it = await on.follow(it, asked)
        question, board, *answers = newest(on, thread, before)
        act = it.current_act
        assert question.author is on.discord.bot
        assert question.text == (
            f"**Eve asked everybody**\n> And then?\n> Say more.\n-# {act.id}"
        )
        assert board.text.startswith("**And then?")
        assert board.text.endswith(f"-# {act.id} · board")
        assert board.buttons == []
        assert sorted(m.username for m in answers) == ["Ada", "Bob"]
        for message in answers:
            assert message.text.startswith("More of it.\n-# ")
            assert f"/{message.id})" in board.text
        assert texts(on, thread)[: len(before)] == earlier
        assert len(it.turns) == 4
        assert on.discord.violations == []


async def test_what_one_is_asked_further_stands_in_its_message_and_on_the_board(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as on:
        thread = await begun(on)
        it = await on.shown()
        before = on.discord.messages(thread)
        play(on, "ada", words=("Only ", "me."))
        it = await on.follow(it, Following("Alone?", to=("Ada",), by="Eve"))
        question, answer = newest(on, thread, before)
        assert "**Eve asked Ada**\n> Alone?" in question.text
        assert (answer.username, answer.text.startswith("Only me.\n-# ")) == (
            "Ada",
            True,
        )
        boards = [m for m in before if m.text.endswith("· board")]
        assert [f"/{answer.id})" in m.text for m in boards] == [True]
        assert boards[0].buttons == []
        assert it.current_act.id is not None


async def test_what_came_by_a_message_is_not_repeated_by_the_bot(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as on:
        thread = await begun(on, voices="Ada")
        it = await on.shown()
        before = on.discord.messages(thread)
        play(on, "ada", words=("Again.",))
        it = await on.follow(it, Following("Once more?", by="Eve", key="77"))
        (answer,) = newest(on, thread, before)
        assert answer.username == "Ada"


async def test_again_and_again_each_is_posted_once(tmp_path: Path) -> None:
    async with served(tmp_path) as on:
        thread = await begun(on)
        it = await on.shown()
        for number in range(3):
            play(on, "ada", "bob", words=(f"Answer {number}.",))
            to = () if number % 2 else ("Bob",)
            it = await on.follow(it, Following(f"And {number}?", to=to, by="Eve"))
        there = texts(on, thread)
        said = [text for text in there if text.startswith("Answer")]
        assert [text.partition("\n")[0] for text in said] == [
            "Answer 0.",
            "Answer 1.",
            "Answer 1.",
            "Answer 2.",
        ]
        assert [sum(f"> And {n}?" in text for text in there) for n in range(3)] == [
            1
        ] * 3
        assert len(it.turns) == 6
        assert on.discord.violations == []
