"""Killed in mid-conversation, the bot goes on: nothing is lost, or there twice."""

from pathlib import Path

import pytest

from tests.journeys.killing import (
    ANSWER,
    BOARD,
    EDIT,
    END,
    GROWN,
    LATER,
    NOTE,
    OVER,
    SEATS,
    Killing,
    hold_rounds,
)
from tests.journeys.process import Seat
from tests.journeys.running import Running
from tests.loopback.discord_state import Channel


async def duet(on: Running, place: Channel) -> Channel:
    asked = await on.discord.slash(
        place, on.town.ada, "symposium duet", voices="Ada, Bruno", opening="Doors?"
    )
    await asked.response()
    (thread,) = await on.until(lambda: on.discord.threads(place))
    return thread


async def tailored(on: Running, place: Channel) -> Channel:
    return await on.convene(place, format="tailored", convener="Cosima")


async def interview(on: Running, place: Channel) -> Channel:
    # Who has left is not asked once more: the two who stay.
    return await on.convene(
        place, format="interview", voices="Ada, Cosima", questions=2
    )


async def council(on: Running, place: Channel) -> Channel:
    return await on.convene(place, format="council", writer="Cosima")


async def asked_before(on: Running, place: Channel) -> Channel:
    thread = await on.convene(place, voices="Ada, Cosima")
    await on.closed(thread)
    return thread


async def mention(on: Running, thread: Channel) -> Channel:
    words = f"<@{on.discord.bot.id}> Cosima, Ada: and a window?"
    on.discord.say(thread, on.town.ben, words)
    return thread


async def branch(on: Running, thread: Channel) -> Channel:
    """In the thread of what it goes off from, after its first turn."""
    asked = await on.discord.slash(
        thread, on.town.ada, "symposium branch", turn="1", question="And a window?"
    )
    await asked.response()
    return thread


async def settling(on: Running, place: Channel) -> Channel:
    return await on.convene(place, format="rounds", rounds=3, until_settled=True)


POSITIONS = {
    "ada": "Somebody has to open it.\n\nPosition: Doubt is a door.",
    "bruno": "Whatever you say.\n\nPosition: A wall.\n\n[[leave]]",
    "cosima": "To look is less than to go.\n\nPosition: A window.",
    "dario": "Who built it?\n\nPosition: A hinge.",
}
# While the board waits to be posted or edited, a bot goes on with whatever answers it
# has, on a busy machine for as long as it likes: so it has none more than are due.
FIRST_ROUND = hold_rounds(BOARD, (*ANSWER, *LATER, EDIT), POSITIONS)
KILLED = {
    "duet": Killing(duet, (*BOARD, *ANSWER, *GROWN, *ANSWER, *END, *OVER)),
    "tailored": Killing(tailored, (*BOARD, *ANSWER, *GROWN, *ANSWER, *ANSWER, *END)),
    "interview": Killing(
        interview, (*BOARD, *ANSWER, *LATER, EDIT, *ANSWER, *ANSWER, *END)
    ),
    "council": Killing(
        council, (*BOARD, *ANSWER, *LATER, EDIT, *ANSWER, *ANSWER, *END)
    ),
    "rounds until settled": Killing(
        settling,
        (*FIRST_ROUND, *ANSWER, *END, *OVER),
        seats=(*SEATS, Seat("Dario", "dario")),
        said=POSITIONS,
    ),
    "branch": Killing(
        branch, (*BOARD, *BOARD, *ANSWER, *ANSWER, *OVER), first=asked_before
    ),
    "follow-up": Killing(
        mention, (*NOTE, *ANSWER, *ANSWER, EDIT, *OVER), first=asked_before
    ),
}


@pytest.mark.parametrize("name", KILLED)
async def test_killed_at_ten_points_it_ends_as_it_would_have_and_asks_nobody_twice(
    tmp_path: Path, name: str
) -> None:
    await KILLED[name].go(tmp_path)
