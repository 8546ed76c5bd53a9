"""The points of a run at which a bot can be killed, each one line of a table."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.loopback.discord_calls import Call
from tests.loopback.discord_components import texts
from tests.loopback.discord_faults import (
    CALLBACK,
    CREATE_THREAD,
    CREATE_WEBHOOK,
    EXECUTE_WEBHOOK,
    PATCH_MESSAGE,
    POST_MESSAGE,
    THREAD_FROM_MESSAGE,
    Match,
)

VOICES = ("ada", "bruno", "cosima")
SCRIBE = "scribe"
EVERYBODY = (*VOICES, SCRIBE)


@dataclass(frozen=True, slots=True)
class Point:
    """
    Where the bot dies: while the request *at* is held, which is *done* on Discord's
    side or not; or, without one, when nobody goes on but those who are frozen.

    *frozen* models have stopped in mid-answer until then.
    """

    name: str
    at: Match | None = None
    done: bool = False
    frozen: tuple[str, ...] = ()


def last_line(call: Call) -> str:
    """Of what is posted, as content or as the last of its text displays."""
    shown = texts(call.json.get("components") or [])
    said = str(call.json.get("content") or "")
    return "\n".join([said, *shown]).rpartition("\n")[2]


def board(call: Call) -> bool:
    return call.name == POST_MESSAGE and last_line(call).endswith("· board")


def last_edit(call: Call) -> bool:
    """The edit after which the board is the table of contents."""
    return call.name == PATCH_MESSAGE and "Stop" not in str(call.body)


def answer(number: int, part: str = "") -> Callable[[Call], bool]:
    """A message of the turn of that number, by whomever it is posted."""

    def match(call: Call) -> bool:
        last = last_line(call)
        posting = call.name in {POST_MESSAGE, EXECUTE_WEBHOOK}
        return posting and f".{number} · {part}" in last

    return match


def table(part: str = "") -> Callable[[Call], bool]:
    def match(call: Call) -> bool:
        last = last_line(call)
        return call.name == POST_MESSAGE and f".table1 · {part}" in last

    return match


ON_THE_WAY = (
    Point("the command is answered", CALLBACK, done=True, frozen=EVERYBODY),
    Point("no thread yet", THREAD_FROM_MESSAGE, frozen=EVERYBODY),
    Point("the thread is made", THREAD_FROM_MESSAGE, done=True, frozen=EVERYBODY),
    Point("no webhook yet", CREATE_WEBHOOK, frozen=EVERYBODY),
    Point("the webhook is made", CREATE_WEBHOOK, done=True, frozen=EVERYBODY),
)
IN_THE_THREAD = (
    Point("no board yet", board, frozen=EVERYBODY),
    Point("the board is posted", board, done=True, frozen=EVERYBODY),
    Point("two voices speak", None, frozen=("bruno", "cosima")),
    Point("an answer is not posted", answer(1), frozen=("bruno", "cosima")),
    Point("an answer is posted", answer(1), done=True, frozen=("bruno", "cosima")),
    Point("a part is not posted", answer(2, "2/"), frozen=("cosima",)),
    Point("a part is posted", answer(2, "2/"), done=True, frozen=("cosima",)),
    Point("a file is not posted", answer(3), frozen=(SCRIBE,)),
    Point("a file is posted", answer(3), done=True, frozen=(SCRIBE,)),
    Point("the synthesiser is asked", None, frozen=(SCRIBE,)),
    Point("the table is not posted", table()),
    Point("half of the table is posted", table(), done=True),
    Point("the table's end is not posted", table("2/")),
    Point("the table is posted", table("2/"), done=True),
    Point("the board is the last thing", last_edit),
    Point("nobody knows yet that all is shown", last_edit, done=True),
)
BY_THE_BOT = (
    Point("the board is posted", board, done=True, frozen=EVERYBODY),
    Point("an answer is posted", answer(1), done=True, frozen=("bruno", "cosima")),
    Point("a part is posted", answer(2, "2/"), done=True, frozen=("cosima",)),
    Point("a file is posted", answer(3), done=True, frozen=(SCRIBE,)),
    Point("half of the table is posted", table(), done=True),
)
IN_A_FORUM = (
    Point("no post yet", CREATE_THREAD, frozen=EVERYBODY),
    Point("the post is made", CREATE_THREAD, done=True, frozen=EVERYBODY),
    Point("a part is posted in a forum", answer(2, "2/"), done=True),
)
IN_A_DM = (
    Point("the command is answered in a DM", CALLBACK, done=True, frozen=EVERYBODY),
    Point("a part is posted in a DM", answer(2, "2/"), done=True),
)
