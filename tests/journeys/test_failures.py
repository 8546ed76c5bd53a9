"""Voices that fail, each in its own way, beside one that does not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from tests.journeys.looking import answers, board
from tests.journeys.process import KEY, Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_state import Channel, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

HASTY = "first_word_timeout = 0.6\npause_timeout = 0.6"
SAID = "Doubt is a door, "


@dataclass(frozen=True, slots=True)
class Case:
    """A way to fail: its reason, what was said before, words that the room reads."""

    voice: str
    model: str
    reason: str
    text: str
    room: str
    table: str
    more: str = ""
    dialect: str = "openai"


CASES = (
    Case(
        "Nowhere", "x", "unreachable", "", "cannot be reached", "could not be reached"
    ),
    Case(
        "Poor",
        "unpaid",
        "refused_by_endpoint",
        "",
        "wants to be paid",
        "its endpoint refused the question",
    ),
    Case(
        "Locked",
        "unauthorised",
        "unauthorised",
        "",
        "did not accept the key",
        "its endpoint did not accept the key",
    ),
    Case(
        "Busy",
        "busy",
        "rate_limited",
        "",
        "is being asked too often",
        "its endpoint was asked too often",
        more=HASTY,
    ),
    Case(
        "Sleepy",
        "freeze-first",
        "no_first_word",
        "",
        "said nothing for 0.6 seconds",
        "did not begin to speak in time",
        more=HASTY,
        dialect="anthropic",
    ),
    Case(
        "Stuck",
        "freeze-between",
        "stalled",
        SAID,
        "fell silent in the middle of the answer",
        "stopped in mid-answer",
        more=HASTY,
    ),
    Case(
        "Torn",
        "cut",
        "broke_off",
        SAID,
        "broke off in the middle of the answer",
        "was cut off in mid-answer",
        dialect="anthropic",
    ),
    Case(
        "Empty",
        "blank",
        "blank",
        " \n",
        "sent an answer without a word in it",
        "answered without a word",
    ),
    Case(
        "Thinker",
        "reasoning-only",
        "blank",
        "",
        "sent reasoning only, and no answer",
        "answered without a word",
        dialect="anthropic",
    ),
    Case(
        "Censored",
        "filtered",
        "filtered",
        "Doubt ",
        "because of its rules on content",
        "was silenced by its endpoint's content filter",
    ),
    Case(
        "Page",
        "html",
        "garbled",
        "",
        "sent a web page instead of an answer",
        "answered what could not be read",
    ),
    Case(
        "Keyless",
        "x",
        "misconfigured",
        "",
        "is not set",
        "is not configured so that it can be asked",
    ),
)
BY_HAND = {"Nowhere": "", "Keyless": 'key_env = "A_KEY_NOBODY_HAS_SET"\n'}
# Port 9 discards; nobody listens there.
TABLES = "".join(
    f'[[voices]]\nname = "{name}"\nmodel = "x"\ndialect = "openai"\n'
    f'base_url = "http://127.0.0.1:9/v1"\n{more}'
    for name, more in BY_HAND.items()
)
SEATS = (
    Seat("Ada"),
    *(
        Seat(case.voice, case.model, case.dialect, case.more)
        for case in CASES
        if case.voice not in BY_HAND
    ),
)
cases = pytest.mark.parametrize("case", CASES, ids=lambda case: case.voice)


@dataclass(frozen=True, slots=True)
class Evening:
    """One symposium at which everybody but Ada failed."""

    on: Running
    thread: Channel
    closing: Message
    record: dict[str, Any]

    def turn(self, voice: str) -> dict[str, Any]:
        (turn,) = [turn for turn in self.record["turns"] if turn["voice"] == voice]
        return dict(turn)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def evening(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Evening]:
    folder = tmp_path_factory.mktemp("failures")
    async with running(folder, SEATS, rest=NO_SYNTHESISER + TABLES) as on:
        thread = await on.convene(on.town.text)
        closing = await on.closed(thread)
        yield Evening(on, thread, closing, await on.record(thread))


async def test_broken_voices_do_not_touch_the_one_that_speaks(evening: Evening) -> None:
    turn = evening.turn("Ada")
    assert (turn["status"], turn["text"]) == ("spoken", f"{SAID}not a wall.")
    (said,) = answers(evening.on.discord, evening.thread)["Ada"]
    assert said.startswith(f"{SAID}not a wall.\n-# {turn['id']} · ")


@cases
async def test_the_record_has_the_reason_and_keeps_what_was_said(
    evening: Evening, case: Case
) -> None:
    turn = evening.turn(case.voice)
    assert (turn["status"], turn["reason"], turn["text"]) == (
        "silent",
        case.reason,
        case.text,
    )
    assert case.room in turn["detail"]


@cases
async def test_the_room_reads_what_was_said_and_why_no_more_came(
    evening: Evening, case: Case
) -> None:
    (posted,) = answers(evening.on.discord, evening.thread)[case.voice]
    assert posted.startswith(case.text.strip())
    assert case.room in posted
    assert f"-# {evening.turn(case.voice)['id']}" in posted


@cases
async def test_the_board_says_that_the_voice_is_silent_or_broke_off(
    evening: Evening, case: Case
) -> None:
    lines = board(evening.on.discord, evening.thread).text.splitlines()
    told = "✂️ broke off" if case.text.strip() else "🔇 silent"
    assert any(line.startswith(f"**{case.voice}** {told}: ") for line in lines)


async def test_the_table_is_called_partial_and_names_everybody_it_lacks(
    evening: Evening,
) -> None:
    posted = evening.on.discord.messages(evening.thread)
    table = "\n".join(m.text for m in posted if ".table1" in m.text)
    assert table.startswith("## What was said (partial: 1 of 13 voices)\n")
    for case in CASES:
        assert f"**{case.voice}** — *{case.table}*" in table
    made = evening.record["synthesis"]
    assert made["partial"] is True
    assert made["missing"] == [
        {"voice": voice["name"], "reason": evening.turn(voice["name"])["reason"]}
        for voice in evening.record["voices"]
        if voice["name"] != "Ada"
    ]


async def test_the_table_leads_to_what_a_voice_had_said_before_it_failed(
    evening: Evening,
) -> None:
    posted = evening.on.discord.messages(evening.thread)
    table = "\n".join(m.text for m in posted if ".table1" in m.text)
    led = {
        line.split("**")[1] for line in table.splitlines() if "[what it said](" in line
    }
    assert led == {case.voice for case in CASES if case.text.strip()}


async def test_no_message_names_where_a_voice_is_asked(evening: Evening) -> None:
    on = evening.on
    posted = "\n".join(m.text for m in on.discord.messages(evening.thread))
    assert "its endpoint" in posted
    assert "127.0.0.1" not in posted
    # The record is for whoever looks for the cause.
    assert "127.0.0.1" in evening.turn("Nowhere")["detail"]


async def test_the_key_is_nowhere_but_in_the_requests(evening: Evening) -> None:
    on = evening.on
    asked = await on.discord.press(evening.closing, "Export markdown", on.town.ada)
    exported = await on.discord.answer(asked)
    kept = b"".join(file.read_bytes() for file in on.folder.glob("symposium.db*"))
    posted = [m.text for m in on.discord.world.messages.values()]
    posted += [str(m.components) for m in on.discord.world.messages.values()]
    shown = "\n".join([*posted, *on.bot.log])
    assert any(request.key == KEY for request in on.endpoint.requests)
    assert KEY.encode() not in kept + exported.attachments[0].data
    assert KEY not in shown + str(evening.record)


async def test_only_those_who_failed_are_asked_again_if_one_wants(
    evening: Evening,
) -> None:
    on = evening.on
    pressed = await on.discord.press(evening.closing, "Ask again", on.town.ben)
    offered = await on.discord.answer(pressed)
    assert offered.ephemeral
    failed = [v["name"] for v in evening.record["voices"] if v["name"] != "Ada"]
    assert pressed.text == f"Not heard to the end: {', '.join(failed)}."
    assert offered.buttons == ["Ask only these again", "Ask everybody again"]
    seen = len(on.boards(evening.thread))
    chosen = await on.discord.press(offered, "Ask only these again", on.town.ben)
    await chosen.response()
    await on.until(lambda: len(on.boards(evening.thread)) == seen + 1)
    await on.until(lambda: not on.boards(evening.thread)[-1].buttons)
    again = await on.record(evening.thread)
    assert again["id"] != evening.record["id"]
    assert [voice["name"] for voice in again["voices"]] == failed
