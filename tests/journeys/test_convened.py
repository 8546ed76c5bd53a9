"""A course like the first that was held by hand, in a thread on Discord."""

from pathlib import Path

from bot.transcript.verifying import verify
from tests.host.tailored_house import NAMES
from tests.host.test_tailored_course import (
    ADA,
    BRUNO,
    CARLA,
    CLOSING,
    DARIO,
    OBSERVED,
    OPENING,
    RECORD,
    TO_ADA,
    TO_BRUNO,
    TO_CARLA,
    TO_CARLA_AGAIN,
    TO_DARIO,
    TO_EDDA,
    WRONG,
    scenario,
    table,
)
from tests.journeys.looking import exported
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_state import Channel

SEATS = tuple(Seat(str(name), str(name).lower()) for name in NAMES)
LEAD = (
    *(OPENING, TO_ADA, WRONG, TO_BRUNO, OBSERVED[0], TO_CARLA, TO_CARLA_AGAIN),
    *(TO_DARIO, OBSERVED[1], TO_EDDA, CLOSING),
)


def lasting(on: Running, thread: Channel) -> list[str]:
    """What stands there for good: boards repeat what others say."""
    texts = [message.text for message in on.discord.messages(thread)]
    return [text for text in texts if not text.endswith("board")]


def places(on: Running, thread: Channel, *words: str) -> list[int]:
    """Where in the thread each stands for the first time, counted in messages."""
    texts = lasting(on, thread)
    return [next(n for n, text in enumerate(texts) if each in text) for each in words]


async def test_five_voices_are_each_asked_a_question_of_their_own_and_one_once_more(
    tmp_path: Path,
) -> None:
    rest = '[synthesis]\nvoice = "Scribe"\n'
    async with running(tmp_path, SEATS, rest=rest) as on:
        on.endpoint.plays("cleo", *map(scenario, LEAD))
        for name, said in RECORD.items():
            on.endpoint.plays(name.lower(), *map(scenario, said))
        tables = [table(ADA, BRUNO), table(ADA, BRUNO, CARLA, DARIO), table(*RECORD)]
        on.endpoint.plays("scribe", *tables)
        thread = await on.convene(
            on.channel("convened"),
            "What does water know?",
            format="tailored",
            voices=", ".join(NAMES[:-1]),
            convener="Cleo",
            interim=2,
        )
        await on.closed(thread)
        again = {"question": "And who would forgive?", "to": "Bruno"}
        told = await on.told(thread, on.town.ada, "symposium follow", **again)
        assert told.startswith("Bruno is asked")
        await on.until(
            lambda: (
                "The hand forgives"
                in str([message.text for message in on.discord.messages(thread)])
            )
        )
        await on.closed(thread)
        record = await on.record(thread)
        asked = await on.discord.slash(thread, on.town.ada, "symposium export")
        markdown = await exported(on.discord, asked)
        # Each stands where it happened: interim tables before what was said after them.
        order = places(
            on,
            thread,
            *(OPENING, TO_ADA, TO_BRUNO, OBSERVED[0], TO_CARLA_AGAIN, TO_DARIO),
            *(OBSERVED[1], TO_EDDA, CLOSING, "And who would", "The hand forgives"),
        )
        shown = lasting(on, thread)

    assert order == sorted(order)
    titles = [each.get("title") for each in record["tables"]]
    assert titles == ["Interim table 1", "Interim table 2", None]
    first, second = (
        next(n for n, text in enumerate(shown) if f".table{k}" in text) for k in (1, 2)
    )
    assert order[2] < first < order[5] < second < order[7]
    checked = [act for act in record["acts"] if act["kind"] == "checked"]
    assert [len(act["options"]["failures"]) for act in checked] == [0, 1, 0, 1, 0, 0, 0]
    met = {t["voice"]: {e["turn"] for e in t["exposed_to"]} for t in record["turns"]}
    assert {str(name) for name in RECORD} <= met.keys()
    assert verify(markdown).whole
