"""What is said to the bot while it is away, and the menus of what voices have said."""

from pathlib import Path

import pytest

from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_state import REPLY, Channel, Message

SEATS = (Seat("Ada"), Seat("Bruno"), Seat("Cosima"))
LABEL = "Your question; the answer is quoted to them"


def at(on: Running, words: str) -> str:
    return f"<@{on.discord.bot.id}> {words}"


def answers_of(on: Running, thread: Channel, name: str) -> list[Message]:
    there = on.discord.messages(thread)
    return [m for m in there if m.webhook is not None and m.username == name]


def replies(on: Running, to: Message) -> list[Message]:
    there = on.discord.messages(to.channel)
    return [m for m in there if m.type == REPLY and m.reference == to.id]


async def test_what_was_asked_while_it_was_away_is_asked_when_it_is_back(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SEATS) as on:
        thread = await on.convene(on.channel("away"), voices="Ada, Bruno")
        await on.closed(thread)
        on.discord.say(thread, on.town.ben, at(on, "Bruno: before?"))
        await on.until(lambda: len(answers_of(on, thread, "Bruno")) == 2)
        await on.closed(thread)
        await on.bot.terminate()
        on.discord.say(thread, on.town.ben, at(on, "Ada: meanwhile?"))
        wordless = on.discord.say(thread, on.town.ada, at(on, ""))
        on.discord.say(thread, on.town.ada, "not to the bot")
        for _ in range(2):
            await on.bot.start()
            await on.until(lambda: len(answers_of(on, thread, "Ada")) == 2)
            await on.until(lambda: replies(on, wordless))
            await on.closed(thread)
            await on.bot.terminate()
        await on.bot.start()
        acts = (await on.record(thread))["acts"]
        assert [a["text"] for a in acts[1:]] == ["before?", "meanwhile?"]
        assert len(replies(on, wordless)) == 1
        assert len(on.endpoint.requests) == 4


async def test_where_it_may_not_read_the_history_the_log_says_so(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SEATS) as on:
        place = on.channel("blind")
        thread = await on.convene(place, voices="Ada")
        await on.closed(thread)
        await on.bot.terminate()
        on.discord.say(thread, on.town.ben, at(on, "meanwhile?"))
        on.discord.revoke(place, "read_message_history")
        await on.bot.start()
        await on.discord.connected()
        missing = "Read Message History is missing"
        await on.until(lambda: any(missing in line for line in on.bot.log))


async def test_the_menus_ask_the_voice_or_the_others_and_quote_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SEATS) as on:
        thread = await on.convene(on.channel("menus"))
        await on.closed(thread)
        (answer,) = answers_of(on, thread, "Bruno")
        opened = await on.discord.use_menu(answer, "Ask this voice", on.town.ben)
        sent = await on.discord.submit_modal(opened, {LABEL: "Why a wall?"})
        await on.discord.answer(sent)
        assert sent.text.startswith("Bruno is asked; what they say comes in <#")
        await on.until(lambda: len(answers_of(on, thread, "Bruno")) == 2)
        menu = "Ask the others about this"
        opened = await on.discord.use_menu(answer, menu, on.town.ben)
        sent = await on.discord.submit_modal(opened, {LABEL: "Is it one?"})
        await on.discord.answer(sent)
        await on.until(lambda: len(answers_of(on, thread, "Ada")) == 2)
        await on.until(lambda: len(answers_of(on, thread, "Cosima")) == 2)
        await on.closed(thread)
        record = await on.record(thread)
        asked = [(a["text"], a["voices"]) for a in record["acts"][1:]]
        assert asked == [("Why a wall?", ["Bruno"]), ("Is it one?", ["Ada", "Cosima"])]
        turn = record["turns"][1]
        assert [q["turn"] for a in record["acts"][1:] for q in a["quotes"]] == [
            turn["id"]
        ] * 2
        (board, *_) = on.boards(thread)
        said = await on.discord.use_menu(board, "Ask this voice", on.town.ben)
        await on.discord.answer(said)
        assert said.text.startswith("This message is no voice's answer")
        assert thread.parent is not None
        on.discord.deny(thread.parent, on.town.ben, "read_message_history")
        said = await on.discord.use_menu(answer, "Ask this voice", on.town.ben)
        await on.discord.answer(said)
        assert said.text.startswith("This message is no voice's answer")
        on.discord.deny(thread.parent, on.town.ben, "view_channel")
        with pytest.raises(NotOffered):
            await on.discord.use_menu(answer, "Ask this voice", on.town.ben)
