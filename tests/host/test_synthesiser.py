"""The second table: asked for once, and taken only if it is the better one."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.names import VoiceName
from bot.domain.synthesis import Check, ThemeKind
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


SHARED = """, "themes": [{"theme": "Doors and walls", "passages": [
{"voice": "Ada", "passage": "Doubt is a door"}, {"voice": "Bob", "passage": "%s"}]}]}"""
MISSED = SHARED % "Certainty is just a wall"
FOUND = SHARED % "Certainty is a wall"
NAMED = [("Doors and walls", ThemeKind.UNPROMPTED)]


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        # The second is exacter and leaves the themes out; each was checked by itself.
        (("is just a door", FOUND, "is a door", "}"), (NAMED, 0, 2)),
        # The second is no exacter, and has mended the theme.
        (("is just a door", MISSED, "is a door, yes", FOUND), (NAMED, 0, 2)),
        # For a theme alone nobody is asked again.
        (("is a door", MISSED, "is a door", FOUND), ([], 1, 1)),
        (("is a door", "}", "is a door", FOUND), ([], 0, 1)),
    ],
)
async def test_of_two_tables_the_themes_of_which_more_hold_are_taken(
    endpoint: Endpoint,
    tmp_path: Path,
    answers: tuple[str, str, str, str],
    due: tuple[list[tuple[str, ThemeKind]], int, int],
) -> None:
    played = [
        Scenario(words=(TABLE.replace("is a door", row).removesuffix("}") + end,))
        for row, end in (answers[:2], answers[2:])
    ]
    endpoint.plays("scribe", *played)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    found = [(theme.what, theme.kind) for theme in table.themes or ()]
    asked = [r.body["model"] for r in endpoint.requests].count("scribe")
    assert (found, table.themes_dropped, asked) == due


async def test_without_a_model_nobody_was_asked_what_voices_share(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    assert (table.by, table.themes) == ("none", None)
    assert "Nobody was asked" in " ".join(table.findings["note"])
