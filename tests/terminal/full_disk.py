"""
`symposium` on a disk that gets full:
`python -m tests.terminal.full_disk HOW TURNS ARGS...`

When so many TURNS have been begun, the database may not grow any more (HOW is "pages"),
or nothing in this process may write a file ("files"). SQLite itself says so then.
"""

import resource
import sys

from sqlalchemy import Connection, Engine, event

from bot.terminal.app import run

HOW, TURNS, *ARGUMENTS = sys.argv[1:]

begun = 0


@event.listens_for(Engine, "before_cursor_execute")
def _count(_: object, __: object, statement: str, *___: object) -> None:
    global begun  # noqa: PLW0603 - of a process of its own
    begun += statement.startswith("INSERT INTO turns")


@event.listens_for(Engine, "begin")
def _fill(connection: Connection) -> None:
    if begun < int(TURNS):
        return
    if HOW == "files":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    else:
        # SQLite takes the number of pages that there are, which is more.
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


if __name__ == "__main__":
    sys.exit(run(ARGUMENTS))
