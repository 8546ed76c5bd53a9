"""One bot for one archive: two would answer every command twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.archive.database_address import read_address
from bot.errors import Misconfigured


@contextmanager
def alone_with(database: str) -> Iterator[None]:
    """
    Misconfigured if another process serves this archive, as far as a file can tell:
    a PostgreSQL server is not watched.

    The system lets go of the lock when the process ends, however it ends.
    """
    url = read_address(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    archive = Path(url.database).resolve()
    lock = archive.with_name(f"{archive.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = lock.open("ab")
    except OSError as error:
        raise Misconfigured(
            f"database: {lock} cannot be made ({error.strerror}); "
            "name a file in a folder that can be written."
        ) from None
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Misconfigured(
                f"database: another bot serves {archive} already; "
                "stop it first, or name another file."
            ) from None
        yield
