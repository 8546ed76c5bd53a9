"""Headings in a voice's part that name an answer of another, and those of its own."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

LAMP = "I would light it. The harbour has lost its face, and a lamp gives one back."
QUAY = "I would leave it dark, and spend the money on the quay where people walk."
AGAINST = "I see that otherwise. A lamp that no ship needs is a toy, and a dear one."

ROUNDS = """# Log of a plan

## Round 1 — Codex

The plan names no owner for the lamp. Fix: name one.

### Claude's response

I accept that, and have named the harbour master.

## Round 2 — Codex

The oil is still counted twice. Fix: count it once.

### {heading}

I count it once now, and keep the reserve.

## Round 3 — Codex

I have nothing more to say.
"""


def two_answers(claude: str, gemini: str, heading: str, below: str = AGAINST) -> str:
    return (
        "# The lighthouse\n\n## Question\n\nShould the old lighthouse be lit again?\n\n"
        f"## {claude}\n\n{LAMP}\n\n{heading}\n\n{below}\n\n## {gemini}\n\n{QUAY}\n"
    )


@pytest.mark.parametrize(
    ("heading", "more"),
    [
        ("Claude's response — PARTLY ACCEPTED", "PARTLY ACCEPTED"),
        ("Claude's response: one point is kept", "one point is kept"),
        ("Claude's response, with a reserve", "with a reserve"),
    ],
)
def test_a_heading_that_says_more_than_its_siblings_is_read_as_they_are(
    heading: str, more: str
) -> None:
    it = read(ROUNDS.format(heading=heading))
    assert [name for name, _ in said(it)] == ["Codex", "Claude"] * 2 + ["Codex"]
    assert said(it)[3] == ("Claude", "I count it once now, and keep the reserve.")
    assert [text for _, _, text in noted(it)] == [more]


@pytest.mark.parametrize(
    ("claude", "gemini", "heading"),
    [
        ("Claude's answer", "Gemini's answer", "### Gemini's reply to Claude"),
        ("Claude", "Gemini", "### Gemini's comment on this"),
        ("Claude (Opus 4)", "Gemini (2.5 Pro)", "### Gemini's rebuttal: too dear"),
        ("Claude's answer", "Gemini's answer", "## Gemini's comment on this"),
        ("Claude", "Gemini", "### Comment by Gemini on the lamp"),
        ("Claude's answer", "Gemini's answer", "### GPT-4's reply to both"),
        ("Antwort von Claude", "Antwort von Gemini", "### Geminis Antwort auf Claude"),
        ("Claude", "Gemini", "### Commentaire de Gemini sur la lampe"),
    ],
)
def test_what_another_may_have_said_is_not_given_to_the_voice_above(
    claude: str, gemini: str, heading: str
) -> None:
    text = two_answers(claude, gemini, heading)
    with pytest.raises(Unreadable, match=r"line 11: .*--voice"):
        read(text)
    choices = ReadingChoices(voices={heading.lstrip("# "): ""})
    assert read(text, choices=choices).turns


@pytest.mark.parametrize("claude", ["Claude", "Claude's answer"])
def test_what_is_said_of_an_answer_is_no_voice(claude: str) -> None:
    with pytest.raises(Unreadable, match="line 11: "):
        read(two_answers(claude, "Gemini", "### What is odd in Gemini's answer"))


def test_an_answer_s_heading_in_a_review_may_be_what_is_reviewed() -> None:
    text = two_answers("Claude's answer", "Gemini's answer", "") + (
        "\n## Claude's review\n\nI have read it.\n\n### Gemini's answer\n\nIt is honest"
        ".\n\n## Gemini's review\n\nI too.\n\n### Claude's answer\n\nIt is warm.\n"
    )
    with pytest.raises(Unreadable, match=r"line 23: .*Gemini's answer"):
        read(text)


@pytest.mark.parametrize(
    "heading",
    [
        "Claude's reply to the objection",
        "On the answer of the sailors",
        "A word on what Gemini says",
        "My reply to Gemini",
        "The sailors' comments",
    ],
)
def test_headings_of_the_voice_s_own_stay_in_its_answer(heading: str) -> None:
    it = read(two_answers("Claude's answer", "Gemini's answer", f"### {heading}"))
    assert said(it) == [
        ("Claude", f"{LAMP}\n\n### {heading}\n\n{AGAINST}"),
        ("Gemini", QUAY),
    ]
