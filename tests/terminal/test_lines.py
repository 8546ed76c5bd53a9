"""One plain line for each thing that happens."""

import re
from collections.abc import AsyncIterator

import pytest

from bot.domain.events import (
    Closed,
    Convened,
    Event,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    Thought,
    TurnBegan,
    TurnEnded,
)
from bot.terminal.live.lines import Lines
from tests.terminal.examples import ADA, BROKEN, SPOKEN, SYMPOSIUM, SYNTHESIS

EVENTS: tuple[Event, ...] = (
    Convened(SYMPOSIUM),
    TurnBegan(SPOKEN),
    TurnBegan(BROKEN),
    Thought(SPOKEN.id, 4),
    Thought(SPOKEN.id, 9),
    Spoke(SPOKEN.id, "A question"),
    Spoke(SPOKEN.id, " is a door."),
    TurnEnded(BROKEN),
    TurnEnded(SPOKEN),
    SynthesisBegan(ADA),
    SynthesisMade(SYNTHESIS),
    Closed(SYMPOSIUM),
)


async def happening(events: tuple[Event, ...] = EVENTS) -> AsyncIterator[Event]:
    for event in events:
        yield event


async def test_everything_that_happens_has_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await Lines().show(happening())

    written = capsys.readouterr()
    assert written.out == ""
    lines = written.err.splitlines()
    assert all(re.match(r"\[ +0\.0 s\] ", line) for line in lines)
    assert [line.split("] ", 1)[1] for line in lines] == [
        "Symposium abc: 3 voices, blind: What is a question?",
        "Ada is asked",
        "Cid is asked",
        "Ada is thinking",
        "Ada begins to speak",
        "Cid is silent (stalled; kept 5 characters): No more.",
        "Ada spoke 32 characters in 2.5 s",
        "Ada is asked for the synthesis",
        "Synthesis, by Ada (partial: 2 of 3 voices)",
        "Closed: 2 of 3 turns were spoken",
    ]
