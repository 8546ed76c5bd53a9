"""The tables keep every field, and the migrations make these tables."""

import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, inspect
from sqlalchemy.sql.schema import SchemaItem

from bot.archive import open_archive
from bot.archive.database_address import read_address
from bot.archive.engine import make_engine
from bot.archive.schema import (
    HEAD,
    acts,
    closings,
    metadata,
    posts,
    symposia,
    syntheses,
    turns,
)
from bot.archive.upgrade import MIGRATIONS, revision
from bot.domain.act import Act, Closing
from bot.domain.place import Place, Post
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn
from tests.archive.conftest import empty
from tests.archive.test_migrations import as_it_was


def names(value: type) -> set[str]:
    return {field.name for field in fields(value)}


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        (
            symposia,
            names(Symposium)
            - {"acts", "turns", "syntheses", "closings", "branches", "under_way"}
            | names(Place)
            | {"branch_turn", "branch_place", "branch_head"}
            | {"number", "shown"},
        ),
        (turns, names(Turn) | {"symposium"}),
        (syntheses, names(Synthesis) | {"number", "symposium"}),
        (acts, names(Act) | {"number", "symposium"}),
        (closings, names(Closing) | {"number", "symposium"}),
        (posts, names(Post) | {"number"}),
    ],
    ids=["symposia", "turns", "syntheses", "acts", "closings", "posts"],
)
def test_every_field_has_its_column(table: Table, kept: set[str]) -> None:
    assert set(table.columns.keys()) == kept


def test_head_is_the_revision_of_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_scripts_are_named_after_their_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())

    assert HEAD in {script.revision for script in scripts}
    assert [
        script.path
        for script in scripts
        if not script.path.rpartition("/")[2].startswith(f"{script.revision}_")
    ] == []


def differences(connection: Connection) -> list[SchemaItem]:
    assert revision(connection) == HEAD
    context = MigrationContext.configure(connection)
    found: list[SchemaItem] = compare_metadata(context, metadata)
    return found


def described(connection: Connection) -> dict[str, object]:
    """All that can be asked about each table."""
    found = inspect(connection)

    def in_order(items: list[Any]) -> list[str]:
        return sorted(repr(sorted(map(repr, dict(item).items()))) for item in items)

    return {
        table: (
            in_order(found.get_columns(table)),
            in_order([found.get_pk_constraint(table)]),
            in_order(found.get_foreign_keys(table)),
            in_order(found.get_unique_constraints(table)),
            in_order(found.get_check_constraints(table)),
            in_order(found.get_indexes(table)),
        )
        for table in found.get_table_names()
    }


async def looked_at(address: str) -> tuple[list[SchemaItem], dict[str, object]]:
    engine = make_engine(read_address(address))
    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
        tables = await connection.run_sync(described)
    await engine.dispose()
    return found, tables


async def test_the_migrations_make_the_tables_of_the_schema(address: str) -> None:
    await as_it_was(address, HEAD, with_rows=())
    assert (await looked_at(address))[0] == []


async def test_a_new_archive_is_what_the_migrations_make(address: str) -> None:
    await as_it_was(address, HEAD, with_rows=())
    _, migrated = await looked_at(address)
    if address.startswith("postgresql"):
        await empty(address)
    else:
        shutil.rmtree(Path(address).parent)
    async with open_archive(address):
        pass
    found, new = await looked_at(address)
    assert found == []
    assert new == migrated
