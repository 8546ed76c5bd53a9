"""An archive that an earlier Symposium wrote is brought here with all its rows."""

from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.archive import open_archive
from bot.archive.address import read_address
from bot.archive.engine import for_writing, make_engine
from bot.archive.upgrade import MIGRATIONS
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Seal, Status, Turn
from bot.domain.voice import Voice
from tests.archive.examples import NOON, whole_symposium

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


async def as_it_was(address: str, revision: str) -> None:
    """Makes the tables of an earlier revision."""

    def upgrade(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in ROWS:
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
        assert await archive.find("s1") == KEPT
        assert [post.key for post in await archive.posts(S1)] == ["board"]
        assert await archive.noted("commands") == "kept"


async def test_a_migrated_archive_takes_notes_titles_and_seals(first: str) -> None:
    other = replace(whole_symposium("said"), id=SymposiumId("s2"), turns=())
    sealed = Turn(TurnId("s1.1"), 1, VoiceName("Qwen"), seal=Seal("0f" * 16, "d" * 64))
    async with open_archive(first) as archive:
        await archive.open(other)
        assert await archive.find("s2") == other
        await archive.end(S1, sealed)
        assert (await archive.find("s1")).turns == (sealed,)
