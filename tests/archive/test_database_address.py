"""What the setting `database` means."""

import sys
from pathlib import Path

import pytest

from bot.archive.database_address import read_address, shown_address
from bot.errors import Misconfigured


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("symposium.db", "sqlite+aiosqlite:///symposium.db"),
        ("a folder/100%.db", "sqlite+aiosqlite:///a folder/100%25.db"),
        ("postgresql://ada@host/name", "postgresql+asyncpg://ada@host/name"),
        ("postgres://host:5433/name", "postgresql+asyncpg://host:5433/name"),
        ("postgresql+asyncpg://host/name", "postgresql+asyncpg://host/name"),
        (
            "postgresql://host/name?sslmode=require",
            "postgresql+asyncpg://host/name?ssl=require",
        ),
    ],
)
def test_an_address_is_a_file_or_a_server(address: str, url: str) -> None:
    assert str(read_address(address)) == url


def test_a_tilde_is_the_home_folder() -> None:
    assert read_address("~/kept.db").database == str(Path.home() / "kept.db")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "database is empty"),
        ("  ", "database is empty"),
        ("mysql://host/name", "database: mysql:// is unknown"),
        ("postgresql+psycopg://host/name", r"database: postgresql\+psycopg:// is"),
        ("postgresql://host:port/name", "database is no usable address"),
    ],
)
def test_another_address_is_refused_with_the_cure(address: str, sentence: str) -> None:
    with pytest.raises(Misconfigured, match=f"^{sentence}.*name a file .*or a server"):
        read_address(address)


def test_a_server_without_asyncpg_is_refused_with_the_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(Misconfigured, match=r'install "symposium\[postgres\]"'):
        read_address("postgresql://host/name")


def test_a_password_is_never_shown() -> None:
    url = read_address("postgresql://ada:secret@host/name")
    assert shown_address(url) == "postgresql://ada:***@host/name"
    assert shown_address(read_address("kept.db")) == "kept.db"
