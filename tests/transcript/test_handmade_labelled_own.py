"""An answer below a label that begins with headings as high as those of the phases."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TALK = """# Drafting evening

## {phase} 1: Drafts

**Prompt:** Write a note for the stairwell: the lift stands still on Monday.

**Claude's response:**

{first}

**Gemini's response:**

{second}

## {phase} 2: Reading

**Prompt:** What does the other note do better?

**Gemini's response:**

It says who can be rung, and I had forgotten that.

**Claude's response:**

{last}
"""
PLAIN = "Dear all, the lift rests on Monday. I'd carry your shopping up."
LAST = "Hers is shorter than mine; I would hang up hers."
OWN = [
    "# The lift rests\n\nIt does so on Monday.\n\n## Who helps\n\nRing at the third.",
    "## No lift on Monday\n\nWe are sorry.\n\n### Until when\n\nUntil six.",
    "# NOTICE: the lift\n\nNo lift.\n\n# What you can do\n\nWalk with me.",
    "## Der Aufzug ruht\n\nAm Montag.\n\n## Wer hilft\n\nIch, im dritten Stock.",
]


@pytest.mark.parametrize("phase", ["Phase", "Round", "Runde", "Durchgang"])
@pytest.mark.parametrize("own", OWN)
def test_headings_from_the_label_to_that_of_another_voice_are_the_answer_s(
    phase: str, own: str
) -> None:
    it = read(TALK.format(phase=phase, first=own, second=PLAIN, last=LAST))
    assert said(it) == [
        ("Claude", own),
        ("Gemini", PLAIN),
        ("Gemini", "It says who can be rung, and I had forgotten that."),
        ("Claude", LAST),
    ]


PARTS = [
    "# The lift rests\n\nOn Monday.\n\n## Statistics\n\nIt took a minute.",
    "# The lift rests\n\nOn Monday.\n\n## Notes\n\nIt took a minute.",
    "# The lift rests\n\nOn Monday.\n\n## Question 2\n\nAnd in German?",
    "# The lift rests\n\nOn Monday.\n\n## Aufgabe\n\nUnd auf Deutsch?",
    "# The lift rests\n\nOn Monday.\n\n## ChatGPT\n\nNo lift, sorry.",
    "# My notes\n\nIt gave no answer.",
]


@pytest.mark.parametrize("own", PARTS)
def test_a_part_that_may_be_the_document_s_is_refused_there(own: str) -> None:
    with pytest.raises(Unreadable):
        read(TALK.format(phase="Phase", first=own, second=PLAIN, last=LAST))


@pytest.mark.parametrize("own", OWN)
def test_below_the_last_label_of_a_phase_nothing_shows_where_it_ends(own: str) -> None:
    with pytest.raises(Unreadable):
        read(TALK.format(phase="Phase", first=PLAIN, second=own, last=LAST))
    with pytest.raises(Unreadable):
        read(TALK.format(phase="Phase", first=PLAIN, second=PLAIN, last=own))


def test_where_a_voice_answers_again_another_task_may_have_been_set() -> None:
    own = OWN[0] + "\n\n## Shorter\n\nIn ten words, please."
    again = f"{PLAIN}\n\n**Claude's response:**\n\n{own}"
    text = TALK.format(phase="Phase", first=PLAIN, second=again, last=LAST)
    more = "**Gemini's response:**\n\nNo lift on Monday.\n\n## Phase 2"
    with pytest.raises(Unreadable):
        read(text.replace("## Phase 2", more))
