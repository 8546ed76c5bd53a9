"""What the setting `database` means: a file, or a PostgreSQL server."""

from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import Misconfigured

_CURE = 'name a file ("symposium.db") or a server (postgresql://user@host/name)'


def read_address(address: str) -> URL:
    """
    The address with its driver; a path may begin with "~".

    Raises Misconfigured when it is neither, or when asyncpg is not installed.
    """
    if not address.strip():
        raise Misconfigured(f"database is empty; {_CURE}.")
    if "://" not in address:
        return URL.create("sqlite+aiosqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise Misconfigured(f"database is no usable address; {_CURE}.") from error
    if url.drivername not in ("postgresql", "postgres", "postgresql+asyncpg"):
        raise Misconfigured(f"database: {url.drivername}:// is unknown; {_CURE}.")
    return _for_asyncpg(url)


def shown_address(url: URL) -> str:
    """The address as it may be printed: without its password."""
    if url.drivername.startswith("sqlite"):
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _for_asyncpg(url: URL) -> URL:
    if find_spec("asyncpg") is None:
        raise Misconfigured(
            "database names a PostgreSQL server, and asyncpg, which speaks to it, is "
            'not installed: install "symposium[postgres]", or name a file.'
        )
    # asyncpg calls libpq's sslmode ssl, with the same words as values
    query = {"ssl" if key == "sslmode" else key: v for key, v in url.query.items()}
    return url.set(drivername="postgresql+asyncpg", query=query)
