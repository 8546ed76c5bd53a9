"""A disk that gets full in this process; SQLite itself says so then."""

import resource
import signal
from collections.abc import Callable

from sqlalchemy import Connection, Engine, event


def fill(how: str, turns: int) -> None:
    """
    When so many *turns* have been begun, the database may not grow any more (*how* is
    "pages"), or nothing in this process may write a file ("files").
    """
    begun = 0

    def count(_: object, __: object, statement: str, *___: object) -> None:
        nonlocal begun
        begun += statement.startswith("INSERT INTO turns")

    def limit(connection: Connection) -> None:
        if begun < turns:
            return
        if how == "files":
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            soft = 0 if is_full() else hard
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            return
        # Where there are more pages already, SQLite takes their number.
        most = 1 if is_full() else 2**30
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    is_full = _until_told()
    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "begin", limit)


def _until_told() -> Callable[[], bool]:
    """Whether SIGUSR2 has not been sent to it yet: then there is room again."""
    told: list[int] = []
    signal.signal(signal.SIGUSR2, lambda sign, _: told.append(sign))
    return lambda: not told
