"""A convener's questions wait for a person, who approves, changes or vetoes them."""

from pathlib import Path

from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_state import Channel, Message

SEATS = (Seat("Ada"), Seat("Bruno"), Seat("Cosima"))
FIELD = "What the voice is asked"


async def waiting(on: Running, thread: Channel) -> Message:
    """The message that waits for a verdict, once it is there."""
    found = await on.until(
        lambda: [m for m in on.discord.messages(thread) if "Approve" in m.buttons]
    )
    return found[0]


async def test_a_question_is_changed_and_after_a_restart_the_next_is_vetoed(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SEATS) as on:
        place, options = on.channel("questions"), {"convener": "Cosima"}
        thread = await on.convene(place, format="tailored", approve=True, **options)
        first = await waiting(on, thread)
        assert first.text.startswith("The question to Ada waits for somebody")
        refused = await on.discord.press(first, "Change", on.town.ben)
        await on.discord.answer(refused)
        assert refused.text.startswith("Only who asked, or a member who may manage")
        form = await on.discord.press(first, "Change", on.town.ada)
        sent = await on.discord.submit_modal(form, {FIELD: "What is it to you?"})
        await sent.response()
        await on.until(lambda: first.text.startswith("Changed and approved by Ada."))
        second = await waiting(on, thread)
        await on.bot.terminate()
        await on.bot.start()
        pressed = await on.discord.press(second, "Veto", on.town.ada)
        await pressed.response()
        await on.closed(thread)
        assert (first.buttons, second.buttons) == ([], [])
        record = await on.record(thread)
    acts = [(a["kind"], a["text"]) for a in record["acts"] if a["kind"] != "checked"]
    assert acts[1:] == [("approved", "What is it to you?"), ("vetoed", "")]
    assert [turn["voice"] for turn in record["turns"]] == [
        *("Cosima", "Cosima", "Ada", "Cosima", "Cosima")
    ]
