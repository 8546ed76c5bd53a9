"""Lines of the same keys right below the headings of several voices."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ONE = """I would keep the bridge, since whoever crosses it would walk an hour more.

Ask the ferryman first. Stance: he has one, and it is about the rent."""
TWO = "I would let it go. There is a ford in summer, and in winter nobody comes."
QUESTION = "Keep it or not?"


def document(first: str, second: str, *, asked: str = QUESTION, label: str = "") -> str:
    parts = (
        *("# The bridge", "## The Question", asked),
        *("## Claude", first, label, ONE),
        *("## Mistral", second, label, TWO),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


CARDS = [
    "**Stance:** {}\n**Training:** 2025",
    "- **Stance**: {}\n- **Training**: 2025",
    "| Stance | Training |\n|---|---|\n| {} | 2025 |",
    "| | |\n|---|---|\n| **Stance** | {} |\n| **Training** | 2025 |",
    "| Field | Value |\n|---|---|\n| Stance | {} |\n| Training | 2025 |",
    "**Stance:** {} · **Training:** 2025",
    "*Stance: {} | Training: 2025 | Status: sent*",
    "> **Stance:** {}\n> **Training:** 2025",
    "> Stance: {} · Training: 2025",
    "```yaml\nstance: {}\nstatus: sent\n```",
    "<small>Stance: {} · Training: 2025</small>",
    "[Stance: {}] [Training: 2025]",
    "Stance — {}\nTraining — 2025",
    "**Posizione:** {}\n**Addestramento:** 2025\n**Stato:** finito",
    "**Haltung:** {}\n**Trainingsstand:** 2025",
    "> **Statut :** {}\n> **Posture :** ferme",
    "**Позиция:** {}\n**Обучение:** 2025",
    "- Stanowisko: {}\n- Wersja: 2",
    "立場：{}\n学習：2025年",  # noqa: RUF001
    "**입장:** {}\n**상태:** 완료",
]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("label", ["", "**Response:**"])
def test_a_card_below_each_heading_is_none_of_the_words(card: str, label: str) -> None:
    it = read(document(card.format("for"), card.format("against"), label=label))

    assert said(it) == [("Claude", ONE), ("Mistral", TWO)]
    assert {turn.question for turn in it.turns} == {QUESTION}


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("Heat: low\nSalt: none", "Heat: high\nSalt: some", "Give heat and salt."),
        ("Heat: low\nSalt: none", "Wind: west\nRain: none", QUESTION),
        ("Heat: low", "Heat: high", QUESTION),
    ],
    ids=["the question asks for it", "no key comes again", "one key is a habit"],
)
def test_what_voices_begin_with_is_their_own(
    first: str, second: str, asked: str
) -> None:
    it = read(document(first, second, asked=asked))

    assert [text.startswith(("Heat", "Wind")) for _, text in said(it)] == [True, True]


def test_keys_that_nobody_knows_are_refused() -> None:
    with pytest.raises(Unreadable, match="lines of the same kind"):
        read(document("**Heft:** 3\n**Loft:** 2", "**Heft:** 1\n**Loft:** 9"))
