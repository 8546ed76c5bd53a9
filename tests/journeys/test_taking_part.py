"""What members do in a symposium beside asking: each command, and where it is shown."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_state import Channel
from tests.loopback.discord_waiting import PATIENCE
from tests.loopback.endpoint_scenarios import Scenario, refusal

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEATS = (Seat("Ada", "ada"), Seat("Bruno", "bruno"), Seat("Cosima", "cosima"))
SAID = {"ada": "Doubt is a door.", "bruno": "A wall keeps out.", "cosima": "I look on."}
_ROUND = 10.0  # seconds on a machine that does much else
REST = NO_SYNTHESISER + "[limits]\nfollow_ups = 9\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("taking_part")
    async with running(folder, SEATS, rest=REST) as served:
        yield served


@pytest.fixture(autouse=True)
def _played(on: Running) -> None:
    for model, text in SAID.items():
        on.endpoint.plays(model, Scenario(words=(text,)))


async def voices_of(on: Running, thread: Channel) -> list[str]:
    """Whose turns are in the record, once nobody is left to be asked."""
    return [turn["voice"] for turn in (await on.record(thread))["turns"]]


async def answered(on: Running, thread: Channel, many: int) -> None:
    """So many answers stand under the voices' own names."""

    def look() -> bool:
        own = [m for m in on.discord.messages(thread) if m.webhook is not None]
        return len(own) >= many

    # A thread takes a few messages in as many seconds, and each round writes several.
    await on.discord.wait_for(look, timeout=PATIENCE + many * _ROUND)


async def test_everything_that_members_do_is_in_the_record_and_in_the_thread(
    on: Running,
) -> None:
    place, ada = on.channel("taking part"), on.town.ada
    thread = await on.convene(place, voices="Ada, Bruno")
    await on.closed(thread)

    told = await on.told(thread, ada, "symposium say", words="I doubt it.")
    assert told == "It is in the record; who is asked next is shown it."
    told = await on.told(thread, ada, "symposium invite", voice="Cosima")
    assert told == "Cosima takes part from now on."
    told = await on.told(thread, ada, "symposium dismiss", voice="Bruno")
    assert told == "Bruno is asked nothing more."
    told = await on.told(
        thread, ada, "symposium epithet", voice="Ada", epithet="The Ledger"
    )
    assert told == "Ada is now The Ledger."
    told = await on.told(thread, ada, "symposium pause")
    assert told.startswith("It has ended")
    told = await on.told(thread, ada, "symposium resume")
    assert told.startswith("It is not paused")

    asked = await on.told(
        thread, ada, "symposium follow", question="And now?", quote="1"
    )
    assert asked.startswith("Ada and Cosima are asked; what they say comes in <#")
    await answered(on, thread, 4)
    kinds = [act["kind"] for act in (await on.record(thread))["acts"]]
    assert kinds == ["asked", "said", "invited", "dismissed", "named", "followed_up"]
    assert await voices_of(on, thread) == ["Ada", "Bruno", "Ada", "Cosima"]
    shown = "\n".join(message.text for message in on.discord.messages(thread))
    for words in ("I doubt it.", "And now?", "The Ledger"):
        assert words in shown


async def test_who_failed_is_asked_once_more_by_a_command(on: Running) -> None:
    on.endpoint.plays("bruno", refusal(400, "No."), Scenario(words=("A wall.",)))
    thread = await on.convene(on.channel("retry"), voices="Ada, Bruno")
    await on.closed(thread)
    told = await on.told(thread, on.town.ada, "symposium retry")
    assert told.startswith("Bruno is asked; what they say comes in <#")

    await answered(on, thread, 3)
    first, failed, again = (await on.record(thread))["turns"]
    assert (first["voice"], again["voice"]) == ("Ada", "Bruno")
    assert (again["retries"], again["text"]) == (failed["id"], "A wall.")


async def test_a_course_is_held_once_more_with_other_voices(on: Running) -> None:
    place = on.channel("again")
    thread = await on.convene(place, voices="Ada, Bruno")
    await on.closed(thread)
    first = await on.record(thread)
    asked = await on.discord.slash(
        place,
        on.town.ada,
        "symposium again",
        session=first["id"],
        voices="Cosima",
    )
    await asked.response()
    threads = await on.until(
        lambda: found if len(found := on.discord.threads(place)) == 2 else None
    )
    (other,) = [each for each in threads if each is not thread]
    await on.closed(other)
    record = await on.record(other)

    assert record["acts"][0]["options"]["again"] == first["id"]
    assert [turn["voice"] for turn in record["turns"]] == ["Cosima"]


async def test_a_dialogue_is_paused_resumed_and_goes_on_by_buttons(on: Running) -> None:
    place, ada = on.channel("buttons"), on.town.ada
    slow = Scenario(words=("A wall keeps out.",), silence=1.0)
    on.endpoint.plays("bruno", *[slow] * 9)
    asked = await on.discord.slash(
        place, ada, "symposium duet", voices="Ada, Bruno", opening="Doors?", turns=3
    )
    await asked.response()
    (thread,) = await on.until(lambda: on.discord.threads(place))
    board = await on.until(
        lambda: next((b for b in on.boards(thread) if "Pause" in b.buttons), None)
    )
    pressed = await on.discord.press(board, "Pause", ada)
    assert (await on.discord.answer(pressed)).text.startswith("Paused: nobody is asked")
    board = await on.until(
        lambda: next((b for b in on.boards(thread) if "Resume" in b.buttons), None)
    )
    paused = await voices_of(on, thread)
    assert len(paused) < 3
    pressed = await on.discord.press(board, "Resume", ada)
    assert (await on.discord.answer(pressed)).text == "It goes on."
    await on.closed(thread)
    assert await voices_of(on, thread) == ["Ada", "Bruno", "Ada"]

    board = await on.until(
        lambda: next((b for b in on.boards(thread) if "Go on" in b.buttons), None)
    )
    pressed = await on.discord.press(board, "Go on", ada)
    await on.discord.answer(pressed)
    await answered(on, thread, 6)
    await on.closed(thread)
    assert await voices_of(on, thread) == ["Ada", "Bruno"] * 3


async def test_a_member_asks_on_so_often_in_an_hour_and_not_oftener(
    on: Running,
) -> None:
    place, ben = on.channel("often"), on.town.ben
    thread = await on.convene(place, voices="Ada")
    await on.closed(thread)
    told = [
        await on.told(thread, ben, "symposium follow", question=f"{n}?")
        for n in range(10)
    ]

    assert all(each.startswith("Ada is asked") for each in told[:9])
    assert told[9].startswith("You have asked 9 times within an hour")
    await answered(on, thread, 10)
    assert await voices_of(on, thread) == ["Ada"] * 10
