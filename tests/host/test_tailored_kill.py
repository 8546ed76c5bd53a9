"""A tailored course outlives its process, wherever that is killed."""

import json
from collections import Counter
from pathlib import Path

from bot.domain.act import ActKind
from bot.domain.symposium import Symposium
from tests.forked import Forked
from tests.host.tailored_house import open_host
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

POINTS = (
    "began Cleo opening",
    "spoke",
    "ended Cleo opening",
    "began Cleo question",
    "acted checked",
    "began Ada",
    "ended Ada",
    "table began",
    "table made",
    "began Cleo observation",
)
WRONG = ("And you? Ada said it: ", "“Water keeps only the bank.”", " Does it?")


def plays(endpoint: Endpoint) -> None:
    """Whoever is asked once more says the same: what is doubled would show."""
    endpoint.plays("cleo", Scenario(words=WRONG, pace=0.02))
    for name in ("ada", "bruno", "carla"):
        words = (f"{name.title()} holds ", "that water keeps ", "the bank alone.")
        endpoint.plays(name, Scenario(words=words, pace=0.02))
    rows = [{"voice": "Ada", "position": "so", "formulation": "Ada holds that water"}]
    endpoint.plays("scribe", Scenario(words=(json.dumps({"voices": rows}),)))


async def held(endpoint: Endpoint, folder: Path, kills: tuple[str, ...]) -> Symposium:
    """As it stands when it has ended, having been killed at each of these lines."""
    for point in (*kills, None):
        holder = "tests.host.tailored_process"
        process = await Forked.start(holder, endpoint.url, str(folder))
        seen = []
        async for line in process.stdout:
            seen.append(line.decode().strip())
            if point is not None and seen[-1].startswith(point):
                process.kill()
                break
        else:
            assert point is None, (point, seen)
        await process.wait()
    async with open_host(endpoint.url, folder) as host:
        (summary,) = await host.archive.recent(2)
        return await host.archive.find(summary.id)


def told(it: Symposium) -> list[tuple[object, ...]]:
    """What happened, in the order of the record, without what differs each time."""
    entries: list[tuple[int, tuple[object, ...]]] = [
        (turn.place or 0, (turn.voice, turn.task, turn.to, turn.status, turn.text))
        for turn in it.turns
    ]
    entries += [
        (act.place or 0, (act.kind, act.voices))
        for act in it.acts
        if act.kind is not ActKind.INTERRUPTED
    ]
    entries += [(made.place or 0, ("table", made.title)) for made in it.syntheses]
    entries += [(closing.place or 0, ("closed",)) for closing in it.closings]
    return [entry for _, entry in sorted(entries, key=lambda each: each[0])]


async def test_killed_at_ten_points_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    async with Endpoint() as endpoint:
        plays(endpoint)
        expected = told(await held(endpoint, whole, ()))
        found = await held(endpoint, broken, POINTS)

    assert told(found) == expected
    assert Counter(each[1:3] for each in expected if each[0] == "Cleo") == {
        ("opening", None): 1,
        ("question", "Ada"): 2,
        ("question", "Bruno"): 2,
        ("question", "Carla"): 2,
        ("observation", None): 2,
        ("closing", None): 1,
    }
    places = [turn.place for turn in found.turns] + [act.place for act in found.acts]
    assert None not in places
