"""What stands below the last answer, behind a section that is surely nobody's."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST = "A well is a promise, and I would keep it open for whoever comes by at night."
SECOND = "Close it. My reason is plain: a lid costs less than a leg, as we both know."
TABLE = """| | Claude | Gemini |
|---|---|---|
| Image | promise | lid |
| Seconds | 12 | 31 |"""
COLUMN = """| Who | Image |
|---|---|
| Claude | promise |
| Gemini | lid |"""


def document(*closing: str, question: str = "## The Question") -> str:
    parts = (
        "# The well",
        question,
        "Shall we close the well?",
        "---",
        "## 🏛️ CLAUDE",
        FIRST,
        "---",
        "## 💎 GEMINI",
        SECOND,
        "---",
        *closing,
    )
    return "\n\n".join(parts) + "\n"


COSTS = "- Round 1: 0.04\n- Round 2: 0.71"


@pytest.mark.parametrize(
    ("first", "table", "second"),
    [
        ("📊 Side by side", TABLE, "💰 What it cost, all in all"),
        ("Both beside each other", COLUMN, "💰 Total spent so far"),
        ("Nebeneinander", TABLE, "Gesamte Kosten des Versuchs"),
        ("Côte à côte", COLUMN, "Dépenses de toute l'affaire"),
        ("Uno junto al otro", TABLE, "💶 Gastos de toda la prueba"),
        ("📊 Сравнение", TABLE, "💰 Общие расходы опыта"),
        ("Zum Vergleich", COLUMN, "💰 Gesamtkosten"),
        ("Сравнение", COLUMN, "Расходы"),
        ("Comparaison", TABLE, "Dépenses"),
        ("My take", "Claude keeps it open, Gemini does not.", "Money spent until now"),
    ],
)
def test_behind_what_sets_the_voices_side_by_side_a_phrase_is_no_further_voice(
    first: str, table: str, second: str
) -> None:
    text = document(f"## {first}", table, f"## {second}", COSTS, "---", "_The end._")

    it = read(text)

    assert said(it) == [("CLAUDE", FIRST), ("GEMINI", SECOND)]
    assert COSTS in [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        (
            "Bramble",
            "I would leave it as it is, and so would most people that I know of.",
        ),
        ("Old Tom", "I would leave it as it is, and so would most people I know of."),
        (
            "Yarrow",
            "Leave it as it is. Nobody falls who has a lamp, and lamps are cheap.",
        ),
        ("Total spent so far", "> I would leave it, and so would all whom I know of."),
        (
            "Yarrow",
            "- The lid is cheap.\n- The lamp is dear, and who would hold it up?",
        ),
        ("Total Wisdom", "I would leave it, and so would most whom I know of or hear."),
    ],
)
def test_what_could_be_a_further_voice_is_refused_there_too(
    heading: str, below: str
) -> None:
    with pytest.raises(Unreadable):
        read(document("## Side by side", TABLE, f"## {heading}", below))


ORDINAL = """# The well

## The answers

### First Response (Claude)

{0}

### Second Response (Gemini)

{1}

### The arithmetic

A lid is forty, a lamp is twelve a year.

### Changes

A lid, then, and soon.
"""


def test_below_responses_that_say_whose_they_are_a_heading_alone_is_no_voice() -> None:
    with pytest.raises(Unreadable, match="The arithmetic"):
        read(ORDINAL.format(FIRST, SECOND))


def test_one_with_an_epithet_is_a_voice_there_too() -> None:
    text = ORDINAL.format(FIRST, SECOND).replace("The arithmetic", "Mistral (Large)")
    it = read(text.replace("### Changes\n\n", ""))
    assert [name for name, _ in said(it)] == ["Claude", "Gemini", "Mistral"]


def test_without_such_a_section_the_last_answer_may_go_on() -> None:
    with pytest.raises(Unreadable):
        read(document("## Money spent until now", COSTS))


def test_the_question_that_somebody_sent_is_one() -> None:
    it = read(document(question="## 📌 The Question We Sent"))

    assert it.question == "Shall we close the well?"


def below_parts(*closing: str, level: str = "###", rule: str = "---") -> str:
    parts = (
        "# The well",
        "## The Question",
        "Shall we close the well?",
        "## The Responses",
        f"{level} Claude (The Patient)",
        FIRST,
        f"{level} Gemini (The Brisk)",
        SECOND,
        rule,
        *closing,
    )
    return "\n\n".join(part for part in parts if part) + "\n"


OUTCOME = "The council leaves the well open for one more summer, and a lamp is bought."


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Afterwards", OUTCOME),
        ("Marta's tally", "- Open: one. Closed: one.\n- So a lamp it is."),
        ("Orrin\u2019s verdict", OUTCOME),
        ("🌙 Danach", "Der Brunnen bleibt einen Sommer lang offen."),
        ("Après coup", "Le puits reste ouvert encore un été."),
        ("Después", "El pozo queda abierto un verano más."),
        ("Потом", "Колодец останется открытым ещё на одно лето."),
        ("Efteråt", "Brunnen får stå öppen en sommar till."),
        ("その後", "井戸はもう一夏開けておく。"),
        ("Wynik", "Studnia zostaje otwarta jeszcze jedno lato."),
        ("Výsledek", "Studna zůstane otevřená ještě jedno léto."),
        ("Tulos", "Kaivo pysyy auki vielä yhden kesän."),
        ("결과", "우물은 한 여름 더 열어 둔다."),
        (
            "At the kitchen table",
            "My wife liked Gemini best. She went to see the well.",
        ),
        ("Am Küchentisch", "Meine Frau mochte Gemini am liebsten."),
    ],
)
def test_a_section_over_all_voices_that_tells_what_came_afterwards_is_nobody_s(
    heading: str, below: str
) -> None:
    it = read(below_parts(f"## {heading}", below, "*Next time: the fence.*"))

    assert said(it) == [("Claude", FIRST), ("Gemini", SECOND)]
    assert below in "\n\n".join(note.text for note in it.notes)


@pytest.mark.parametrize(
    "document",
    [
        below_parts("## Efteråt", OUTCOME, level="##"),  # of the voices' level
        below_parts("## Efteråt", OUTCOME, rule=""),
        below_parts("### Efteråt", OUTCOME, level="####"),  # nothing like it above
        below_parts("## Efteråt", "Once more, to Claude:", "> Leave it open."),
        below_parts("## Efteråt, Claude", OUTCOME),
        below_parts("## Gemini's verdict", OUTCOME),
        below_parts("## Marta's lamp", OUTCOME),
        below_parts("## The rope", OUTCOME),  # may be the last answer's
        below_parts("## The rope", "Claude has a point; I would still see its costs."),
        below_parts("## The rope", "Unlike the others, Claude leaves my rope out."),
    ],
)
def test_what_may_be_of_the_last_answer_or_of_a_further_voice_is_refused(
    document: str,
) -> None:
    with pytest.raises(Unreadable):
        read(document)


CLOSED = """# Shall the bell be silent?

## Claude (Anthropic)

**Status:** free

I would try it for a winter, and ask everybody again in spring.

## GPT-4o (OpenAI)

**Status:** paid

You could let it strike the full hour only.

## {heading}

{first}

{second}
"""
MADE = [
    (
        "Wie das entstanden ist und was ich davon halte",
        "F\u00fcr den Vorstand zusammengestellt von Irmgard Weidner.",
        "Die Zeilen darunter sind von mir. Ich bin nun f\u00fcr die halbe Sache.",
    ),
    (
        "Where I am with it",
        "Compiled by Ines Holt from two windows.",
        "Thanks to Jonas for the passwords. I think that I am for the full hour.",
    ),
    (
        "For Thursday",
        "Three things to talk about: who would miss it, who would not, and the clock.",
        "Checked against my mother's letters. With thanks to Jean for the flapjacks.",
    ),
]


@pytest.mark.parametrize(("heading", "first", "second"), MADE)
def test_a_last_part_that_tells_who_made_it_is_nobody_s(
    heading: str, first: str, second: str
) -> None:
    it = read(CLOSED.format(heading=heading, first=first, second=second))

    assert [name for name, _ in said(it)] == ["Claude", "GPT-4o"]
    assert first in "\n".join(note.text for note in it.notes)
    assert second in "\n".join(note.text for note in it.notes)


@pytest.mark.parametrize("kept", [0, 1])
def test_half_of_that_may_be_a_voice_s(kept: int) -> None:
    heading, *parts = MADE[1]
    first, second = parts[kept], "I think that I am for the full hour, as you are."
    with pytest.raises(Unreadable):
        read(CLOSED.format(heading=heading, first=first, second=second))


@pytest.mark.parametrize("mark", ["##", "###"])
@pytest.mark.parametrize(
    "heading", ["Questions for the Group", "Questions for the class"]
)
def test_questions_for_readers_behind_the_last_answer_are_a_note(
    heading: str, mark: str
) -> None:
    asked = "1. Which would you try?\n2. Who has rung a bell?"
    it = read(
        "# The bell\n\n## The Question\n\nRing it or not?\n\n## The Responses\n\n"
        "### Claude (The Patient)\n\nI would ring it twice.\n\n"
        "### GPT-4o (The Quick)\n\nNo. I would sell it.\n\n"
        f"{mark} {heading}\n\n{asked}\n"
    )

    assert [text for _, text in said(it)] == [
        "I would ring it twice.",
        "No. I would sell it.",
    ]
    assert asked in "\n".join(note.text for note in it.notes)
