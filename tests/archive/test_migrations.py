"""An archive that an earlier Symposium wrote is brought here with all its rows."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.archive import open_archive
from bot.archive.database_address import read_address
from bot.archive.engine import for_writing, make_engine
from bot.archive.upgrade import MIGRATIONS
from bot.domain.act import ActKind
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Seal, Status, Turn
from bot.domain.voice import Voice
from bot.integrity.seals import make_seal_of_1
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.archive.examples import NOON, bare, whole_symposium

ROWS = (
    """INSERT INTO symposia (id, question, voices, format, title, rounds,
    samples, origin, started, channel, asker) VALUES ('s1', 'Why?',
    '[{"name": "Qwen"}]', 'blind', 'T', 1, 1, 'imported',
    '2026-03-01T12:00:00.000001+00:00', 7, 9)""",
    """INSERT INTO turns (symposium, number, id, voice, question, round, sample,
    status, text, exposed_to, attempt) VALUES ('s1', 1, 's1.1', 'Qwen', 'Why?', 1, 1,
    'spoken', 'Because.', '[]', 1)""",
    """INSERT INTO syntheses (symposium, "by", rows, findings, missing) VALUES
    ('s1', 'none', '[{"voice": "Qwen", "position": "p", "formulation": "Because.",
    "check": "verbatim", "turn": "s1.1", "start": 0, "end": 8}]', '{}', '[]')""",
    """INSERT INTO posts (symposium, key, channel, via, intended) VALUES
    ('s1', 'board', 7, 'bot', '2026-03-01T12:00:00.000001+00:00')""",
    "INSERT INTO notes (key, value) VALUES ('commands', 'kept')",
)
S1 = SymposiumId("s1")
KEPT = Symposium(
    S1,
    "Why?",
    (Voice(VoiceName("Qwen")),),
    title="T",
    origin=Origin.IMPORTED,
    started=NOON,
    turns=(
        Turn(
            TurnId("s1.1"),
            1,
            VoiceName("Qwen"),
            "Why?",
            status=Status.SPOKEN,
            text="Because.",
        ),
    ),
    syntheses=(
        Synthesis(
            "none",
            (
                Row(
                    VoiceName("Qwen"),
                    "p",
                    "Because.",
                    Check.VERBATIM,
                    TurnId("s1.1"),
                    0,
                    8,
                ),
            ),
        ),
    ),
)


async def as_it_was(
    address: str, revision: str, with_rows: Sequence[str] = ROWS
) -> None:
    """Makes the tables of an earlier revision."""

    def upgrade(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in with_rows:
            connection.exec_driver_sql(row)

    url = read_address(address)
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).parent.mkdir()
    engine = make_engine(url)
    async with for_writing(engine).begin() as connection:
        await connection.run_sync(upgrade)
    await engine.dispose()


@pytest.fixture
async def first(address: str) -> str:
    """The address of an archive of the first revision, with a row in every table."""
    await as_it_was(address, "0001")
    return address


async def test_rows_of_the_first_archive_are_kept_whole(first: str) -> None:
    async with open_archive(first) as archive:
        assert bare(await archive.find("s1")) == KEPT
        assert [post.key for post in await archive.posts(S1)] == ["board"]


async def test_an_older_question_becomes_the_first_act_and_all_is_linked(
    first: str,
) -> None:
    async with open_archive(first) as archive:
        kept = await archive.find("s1")
    async with open_archive(first) as archive:
        assert await archive.find("s1") == kept

    (act,) = kept.acts
    assert (act.id, act.kind, act.text) == ("s1.a1", ActKind.ASKED, "Why?")
    assert (act.by, act.at, act.voices) == (None, NOON, ("Qwen",))
    assert (act.place, kept.turns[0].place, kept.syntheses[0].place) == (1, 2, 3)
    assert {kept.turns[0].act, kept.syntheses[0].act} == {act.id}
    assert verify(to_json(kept)).whole


async def test_an_older_one_that_was_broken_off_goes_on_with_its_chain(
    address: str,
) -> None:
    await as_it_was(address, "0002", (*ROWS[:1], SPEAKING, ENDED))
    async with open_archive(address) as archive:
        (speaking,) = (
            turn for turn in (await archive.find("s1")).turns if not turn.is_over
        )
        ended = replace(speaking, status=Status.SPOKEN, text="Late.")
        await archive.end(S1, ended)
        kept = await archive.find("s1")

    assert [(turn.number, turn.place) for turn in kept.turns] == [(1, 3), (2, 2)]
    assert verify(to_json(kept)).whole


SPEAKING, ENDED = (
    """INSERT INTO turns (symposium, number, id, voice, question, round, sample,
    status, text, exposed_to, attempt) VALUES ('s1', 1, 's1.1', 'Qwen',
    'Why?', 1, 1, 'speaking', '', '[]', 1)""",
    """INSERT INTO turns (symposium, number, id, voice, question, round, sample,
    status, text, exposed_to, attempt) VALUES ('s1', 2, 's1.2', 'Qwen',
    'Why?', 1, 1, 'passed', '', '[]', 1)""",
)


async def test_what_an_older_archive_had_sealed_stays_sealed_by_the_older_rule(
    address: str,
) -> None:
    seal = make_seal_of_1("0f" * 16, "Because.")
    row = f"""INSERT INTO turns (symposium, number, id, voice, question, round, sample,
    status, text, exposed_to, attempt, seal) VALUES ('s1', 1, 's1.1', 'Qwen', 'Why?',
    1, 1, 'spoken', 'Because.', '[]', 1,
    '{{"salt": "{seal.salt}", "sha256": "{seal.sha256}"}}')"""  # noqa: S608 - our own
    await as_it_was(address, "0002", (ROWS[0], row))
    async with open_archive(address) as archive:
        kept = await archive.find("s1")

    assert [turn.seal for turn in kept.turns] == [seal]
    assert verify(to_json(kept)).whole


async def test_a_migrated_archive_takes_notes_titles_and_seals(first: str) -> None:
    other = replace(whole_symposium("said"), id=SymposiumId("s2"), turns=())
    sealed = Turn(TurnId("s1.2"), 2, VoiceName("Qwen"), seal=Seal("0f" * 16, "d" * 64))
    async with open_archive(first) as archive:
        await archive.open(other)
        assert bare(await archive.find("s2")) == other
        await archive.end(S1, sealed)
        assert bare(await archive.find("s1")).turns[1:] == (sealed,)
