"""Buttons: what they do, also for a bot that was started anew since."""

from pathlib import Path

from tests.journeys.looking import answers, exported
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_state import Channel, Message

SEATS = (Seat("Ada"), Seat("Bruno", "freeze-between"))
CLOSING = ["Export markdown", "Export JSON", "Ask again"]


async def test_the_buttons_go_on_working_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path, SEATS, rest=NO_SYNTHESISER) as on:
        place = on.channel("before")
        file = ("notes.txt", b"a note")
        thread = await on.convene(place, "What lasts?", voices="Ada", file=file)
        closing = await on.closed(thread)
        still = await on.convene(on.channel("unfinished"), voices="Bruno")
        await on.until(lambda: on.boards(still))

        await on.bot.terminate()
        await on.bot.start()

        await exports_all(on, closing)
        await asks_again(on, thread, closing)
        await stops(on, still)


async def exports_all(on: Running, closing: Message) -> None:
    assert closing.buttons == CLOSING
    # Who did not ask may export too.
    pressed = await on.discord.press(closing, "Export markdown", on.town.ben)
    assert "Doubt is a door, not a wall." in await exported(on.discord, pressed)
    pressed = await on.discord.press(closing, "Export JSON", on.town.ben)
    assert '"schema": "symposium/2"' in await exported(on.discord, pressed)


async def asks_again(on: Running, thread: Channel, closing: Message) -> None:
    """The same question to the same voices, as a new symposium in the same thread."""
    first = await on.record(thread)
    pressed = await on.discord.press(closing, "Ask again", on.town.ben)
    await pressed.response()
    await on.until(lambda: len(closings(on, thread)) == 2)
    await on.until(lambda: "Stop" not in on.boards(thread)[-1].buttons)
    second = await on.record(thread)
    assert second["id"] != first["id"]
    assert second["turns"][0]["asked_by"] == "Ben"
    assert second["turns"][0]["request"] == first["turns"][0]["request"]
    assert pressed.message in on.discord.messages(thread)
    assert pressed.text.startswith("> What lasts?\n-# ")
    assert len(on.boards(thread)) == 2
    assert len(answers(on.discord, thread)["Ada"]) == 2


async def stops(on: Running, still: Channel) -> None:
    """The bot that was started anew goes on with it, on the same board."""
    (board,) = on.boards(still)
    pressed = await on.discord.press(board, "Stop", on.town.ada)
    await on.discord.answer(pressed)
    assert pressed.text == "Stopped. What was said by now is kept."
    await on.closed(still)
    assert len(on.boards(still)) == len(answers(on.discord, still)["Bruno"]) == 1


def closings(on: Running, thread: Channel) -> list[Message]:
    return [m for m in on.discord.messages(thread) if m.buttons == CLOSING]
