"""What models do between stars in a log is their words; a play's directions are not."""

import pytest

from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TIMED = """# Conversation 3: who keeps the lighthouse?

*Agent A: a small model | Agent B: a large one*

**Agent A (assistant)** [2026-03-01 09:00:01]:

*clears throat* I keep it.

**Agent B (assistant)** [2026-03-01 09:00:09]:

*raises one eyebrow*

You? *laughs* Since when?

**Agent A (assistant)** [2026-03-01 09:00:15]:

Since the oil ran out.
"""
HEADED = """# Two at the well

{told}

**{one}:** *leans on the wall* The bucket is gone.

*looks down*

So is the rope.

**{two}:** Then we wait. *sighs*

**{one}:** For rain?

**{two}:** For whatever comes.
"""
OF_RECORD = [
    "*Recorded on 3 March 2026*",
    "*Model: small, temperature 1.0*",
    "*Transcript, unedited.*",
    "*A conversation between Claude and Gemini*",
]
ACTED = (
    "*leans on the wall* The bucket is gone.\n\n*looks down*\n\nSo is the rope.",
    "Then we wait. *sighs*",
    "For rain?",
    "For whatever comes.",
)
PLAYED = (
    "The bucket is gone.\n\nSo is the rope.",
    "Then we wait.",
    "For rain?",
    "For whatever comes.",
)


def test_a_log_with_times_is_no_play() -> None:
    words = [text for _, text in said(read(TIMED))]
    assert words == [
        "*clears throat* I keep it.",
        "*raises one eyebrow*\n\nYou? *laughs* Since when?",
        "Since the oil ran out.",
    ]


def test_a_log_with_times_is_no_play_whatever_it_tells_of() -> None:
    it = read(TIMED.replace("who keeps the lighthouse?", "a play on a stage"))
    assert said(it)[1][1].startswith("*raises one eyebrow*")


@pytest.mark.parametrize("told", OF_RECORD)
def test_a_line_on_the_record_sets_no_scene(told: str) -> None:
    it = read(HEADED.format(told=told, one="Claude", two="Gemini"))
    assert tuple(text for _, text in said(it)) == ACTED


@pytest.mark.parametrize(
    ("told", "one", "two"),
    [
        ("*A yard. Heat.*", "Claude", "Gemini"),
        ("*(A yard, at noon)*", "Claude", "Gemini"),
        ("*A yard, at noon*", "ASH", "ELM"),
    ],
)
def test_a_line_on_the_scene_makes_a_play(told: str, one: str, two: str) -> None:
    it = read(HEADED.format(told=told, one=one, two=two))
    assert tuple(text for _, text in said(it)) == PLAYED
