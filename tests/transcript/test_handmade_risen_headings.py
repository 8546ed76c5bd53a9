"""An answer's own headings above the voices' level, and a reply among its words."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TALK = """# How many tests?

I asked three assistants about my little calendar:

How many tests should it have?

## ChatGPT's answer

Good question. {first}

{risen}

## Gemini's answer

Test the edges. You will be glad.

### Edges

- February
- New Year

## Claude's answer

I would begin with one failing test.
"""
RISEN = [
    "# 🎯 What you should aim for\n\nA test for each rule.",
    "# What to do\n\nTest what you use.\n\n## Leap\n\nTest **1900**.\n\n# Y\n\nRest.",
    "# Die Regeln\n\nDas ist genug, wenn du es magst.\n\n## Wochen\n\nDie erste.",
]


@pytest.mark.parametrize("risen", RISEN)
def test_an_answer_may_have_headings_above_the_voices(risen: str) -> None:
    it = read(TALK.format(first="You need few.", risen=risen))
    assert said(it) == [
        ("ChatGPT", f"Good question. You need few.\n\n{risen}"),
        (
            "Gemini",
            "Test the edges. You will be glad.\n\n### Edges\n\n- February\n- New Year",
        ),
        ("Claude", "I would begin with one failing test."),
    ]


PARTS = [
    # Nobody is spoken to below it: a part of the document may begin.
    "# Second group: small models\n\nThese ran on a machine of mine, slowly, at night.",
    # So it does where a heading says so.
    "# Round 2\n\nYou see the same question here.",
    "# Gemini and Claude\n\nYou see both of them below.",
]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_document_is_no_answer_s(part: str) -> None:
    try:
        it = read(TALK.format(first="You need few.", risen=part))
    except Unreadable:
        return
    assert said(it)[0] == ("ChatGPT", "Good question. You need few.")


def test_where_parts_stand_over_the_voices_a_heading_of_their_level_is_one() -> None:
    text = TALK.format(first="You need few.", risen="# Others\n\nYou know them.")
    with pytest.raises(Unreadable, match="nothing says whether these are voices"):
        read(text.replace("## ChatGPT's", "# Large ones\n\nFirst.\n\n## ChatGPT's"))


REPLIES = [
    ("Would you like an example?", "Not really, I just want a number.", "So: ten."),
    ("Shall I draw it?", "Yes please", "Here it is."),
    ("Soll ich ein Beispiel schreiben?", "Nein, danke.", "Gut."),
    ("Souhaitez-vous un exemple ?", "Oui, un seul.", "Le voici."),
    ("¿Quieres que siga?", "Sí, por favor.", "Sigo."),
]


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_to_what_an_answer_offers_is_refused(
    reply: tuple[str, str, str],
) -> None:
    text = TALK.format(first="You need few.", risen="\n\n".join(reply))
    line = next(n for n, x in enumerate(text.split("\n"), 1) if x == reply[1])
    with pytest.raises(Unreadable, match=f"line {line}: this may be of ChatGPT"):
        read(text)


@pytest.mark.parametrize(
    "words",
    [
        "Would you like a number? Take ten.\n\nNo test is too small.\n\nRest.",
        "Do leap years matter?\n\nYes, they do.\n\nTest **1900**.",
        "Shall I go on?\n\nHere is more of it anyway.\n\nRest.",
    ],
)
def test_a_question_that_an_answer_asks_and_answers_is_its_own(words: str) -> None:
    it = read(TALK.format(first="You need few.", risen=words))
    assert said(it)[0][1].endswith(words)


TITLED = """# Three on a door

**The question:** What of a door that sticks?

## Claude

{first}

Oil is the first thing to try, since it costs nothing.

### Why it helps

The hinge carries all of it.

## Gemini

Plane the edge in a dry week, and you will be glad.

## Mistral

{last}

It depends on the wood.
"""


def test_the_first_heading_of_an_answer_may_stand_above_the_voices() -> None:
    it = read(TITLED.format(first="# The Patient Door", last="No."))

    assert [voice.name for voice in it.voices] == ["Claude", "Gemini", "Mistral"]
    assert said(it)[0][1].startswith("# The Patient Door\n\nOil is")
    assert said(it)[0][1].endswith("### Why it helps\n\nThe hinge carries all of it.")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("# GPT-4o", "No."),
        ("# Question 2", "No."),
        ("", "# The Last Door"),
    ],
)
def test_one_that_may_begin_a_part_there_is_refused(first: str, last: str) -> None:
    with pytest.raises(Unreadable):
        read(TITLED.format(first=first, last=last))


def test_so_it_is_where_parts_of_the_document_are_as_high() -> None:
    text = TITLED.format(first="# The Patient Door", last="No.")
    with pytest.raises(Unreadable):
        read(text.replace("**The question:**", "# What was asked\n\n**The question:**"))
