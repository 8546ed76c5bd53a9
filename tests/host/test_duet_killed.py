"""A duet whose process is killed at any point goes on: nothing is lost or doubled."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.domain.act import ActKind
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.forked import Forked
from tests.hosting import ADA, BOB
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import FREEZE, Scenario

TEXTS = (
    ("Why do clocks ", "go clockwise?"),
    ("Sundials of the ", "north did."),
    ("And had they been ", "made in Quito?"),
    ("Then I would have left earlier.", "\n\n[[leave]]"),
    ("The shadow stands ", "still at noon."),
)
SAID = ["".join(words).removesuffix("\n\n[[leave]]") for words in TEXTS]


@dataclass(frozen=True)
class Point:
    """
    When it is killed: as soon as it prints this *line*, *mute* or in mid-answer frozen
    at the turn of that number, or after anything.
    """

    line: str
    frozen: int | None = None
    mute: bool = False


POINTS = (
    *(Point(f"TurnBegan {n}", n, mute=True) for n in (1, 4, 5)),
    *(Point("Spoke", n) for n in (2, 3, 4, 5)),
    Point("TurnEnded 3"),
    Point("TurnEnded 4"),
    Point("Acted ended"),
)


def play(endpoint: Endpoint, point: Point) -> None:
    steps: dict[int, list[Scenario]] = {0: [], 1: []}
    for number, words in enumerate(TEXTS, 1):
        whole = Scenario(words=words)
        if number == point.frozen:
            broken = replace(whole, freeze_after=1)
            broken = replace(whole, silence=FREEZE) if point.mute else broken
            steps[(number - 1) % 2].append(broken)
        steps[(number - 1) % 2].append(whole)
    endpoint.plays("ada", *steps[0])
    endpoint.plays("bob", *steps[1])


async def run(folder: Path, endpoint: Endpoint, until: Point | None = None) -> int:
    """Its exit status; killed at that point."""
    process = await Forked.start("tests.host.duet_holder", str(folder), endpoint.url)
    seen = 0
    async for line in process.stdout:
        told = line.decode().strip()
        seen += told.startswith("TurnBegan")
        is_there = until is not None and told == until.line
        if until is not None and is_there and until.frozen in (None, seen):
            due = until.frozen or 0  # what is killed has to be on its way
            while len(endpoint.requests) < due:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
            process.kill()
            break
    return await process.wait()


async def find(folder: Path) -> Symposium:
    async with open_archive(str(folder / "symposium.db")) as archive:
        (known,) = await archive.recent(2)
        return await archive.find(known.id)


@pytest.mark.parametrize("point", POINTS, ids=str)
async def test_a_duet_goes_on_where_its_process_was_killed(
    endpoint: Endpoint, tmp_path: Path, point: Point
) -> None:
    play(endpoint, point)

    assert await run(tmp_path, endpoint, point) == -9
    assert await run(tmp_path, endpoint) == 0
    held = await find(tmp_path)

    assert [turn.text for turn in held.turns] == SAID
    assert [turn.voice for turn in held.turns] == [ADA, BOB, ADA, BOB, ADA]
    assert [turn.status for turn in held.turns] == [
        *[Status.SPOKEN] * 3,
        Status.LEFT,
        Status.SPOKEN,
    ]
    assert held.turns[-1].task == "last_word"
    ended = [act for act in held.acts if act.kind is ActKind.ENDED]
    assert [act.options["kind"] for act in ended] == ["left"]
    assert held.ended is not None and len(held.closings) == 1
    asked = [received.body["model"] for received in endpoint.requests]
    again = 0 if point.frozen is None else 1
    assert len(asked) <= len(TEXTS) + max(again, 1)
    left = asked.index("ada", len(asked) - asked[::-1].index("bob") - 1)
    assert set(asked[left:]) == {"ada"}
    assert verify(to_json(held)).whole
