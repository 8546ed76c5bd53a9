"""The second table: asked for once, and taken only if it is the better one."""

from dataclasses import replace
from pathlib import Path

from bot.domain.names import VoiceName
from bot.domain.synthesis import Check
from bot.host.asking import Asking
from tests.hosting import ADA, BOB, TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario, refusal

SLOPPY_BOB = """{"voice": "Bob", "position": "is sure",
"formulation": "Certainty is just a wall."}"""


async def test_a_second_table_that_is_no_exacter_is_not_taken(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    first, second = (
        TABLE.replace("is a door", how) for how in ("is just a door", "is a door, yes")
    )
    endpoint.plays("scribe", Scenario(words=(first,)), Scenario(words=(second,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", voices=("Ada",)))
        await watched(host.convene(symposium))
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    assert [row.formulation for row in table.rows] == ["Doubt is just a door."]


async def test_a_second_table_that_loses_a_voice_is_not_taken_however_exact(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    both = TABLE.replace('a door."}', 'just a door."}, ' + SLOPPY_BOB)
    endpoint.plays("scribe", Scenario(words=(both,)), Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    assert [(row.voice, row.check) for row in table.rows] == [
        (ADA, Check.ALTERED),
        (BOB, Check.ALTERED),
    ]
    assert table.missing == ()
    assert [r.body["model"] for r in endpoint.requests].count("scribe") == 2


async def test_a_synthesisers_successor_is_on_the_record(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", refusal(404, "No such model"))
    endpoint.plays("scribe-2", Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        scribe = host.roster.voices[VoiceName("Scribe")]
        heir = replace(scribe, successors=("scribe-2",))
        heirs = {**host.roster.voices, scribe.name: heir}
        host.roster = replace(host.roster, voices=heirs)
        symposium = await host.open(Asking("Why?", voices=("Ada",)))
        await watched(host.convene(symposium))
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    (draft,) = table.drafts
    assert (draft.model_requested, draft.model_reported) == (
        "scribe-2",
        "scribe-2-0417",
    )
    assert (draft.request or {})["model"] == "scribe-2"
