"""What voices of a council say beside their answers: reviews, and the chair's words."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

ROUNDS = """# Check: our little library

**Date**: 2026-01-26

## Round 1: answers

### Claude's Answer (Main Model)

**Good:**
- It is small.

### Codex's Answer

**Bad:**
- It has no lock.

### Gemini's Answer

**Good:**
- It is quiet.

---

## Round 2: reviews

### {codex}

**Agrees:**
- It is small.

**Missing:**
- A lock.

### {gemini}

**Agrees:**
- It is quiet.

**Missing:**
- Tea.
"""
FORMS = [
    ("Codex's Review of Claude + Gemini", "Gemini's Review of Claude + Codex"),
    ("Codex's critique", "Gemini's critique"),
    ("Peer review by Codex", "Peer review by Gemini"),
    ("Codex's Rebuttal to Claude", "Gemini's Rebuttal to Claude"),
]


@pytest.mark.parametrize(("codex", "gemini"), FORMS)
def test_reviews_under_the_names_of_voices_are_turns(codex: str, gemini: str) -> None:
    it = read(ROUNDS.format(codex=codex, gemini=gemini))
    assert [name for name, _ in said(it)] == [
        *("Claude", "Codex", "Gemini", "Codex", "Gemini"),
    ]
    assert said(it)[3][1].endswith("**Missing:**\n- A lock.")
    assert it.voices[0].epithet == "Main Model"


def test_one_such_heading_alone_may_be_of_what_somebody_thinks_of_the_voice() -> None:
    text = ROUNDS.format(codex="Codex's Review", gemini="A walk")
    with pytest.raises(Unreadable):
        read(text)


COUNCIL = """# {title}

**Question:** Should the library have a lock?

## Advisor Responses

### The Contrarian

No. A lock is a promise to thieves.

### The Outsider

Ask those who have no key.

## Peer Reviews

### Anonymization Mapping
- Response A = The Contrarian
- Response B = The Outsider

### Review 1
**Strongest: B**, as it asks.

### Review 2
**Strongest: A**, as it is short.

## Chairman's Synthesis

### Where all agree

Nobody wants the lock.

### What to do first

Leave the door open.
"""


def test_the_chair_of_a_council_of_models_speaks_and_nameless_reviews_are_notes() -> (
    None
):
    it = read(COUNCIL.format(title="LLM Council Transcript"))
    summed = "### Where all agree\n\nNobody wants the lock.\n\n### What to do first\n\n"
    assert said(it) == [
        ("The Contrarian", "No. A lock is a promise to thieves."),
        ("The Outsider", "Ask those who have no key."),
        ("Chairman", f"{summed}Leave the door open."),
    ]
    headings = [heading for _, heading, _ in noted(it)]
    assert [h for h in headings if h and h.startswith("Review")] == [
        "Review 1",
        "Review 2",
    ]


def test_elsewhere_a_chair_may_be_a_person() -> None:
    text = COUNCIL.format(title="Our reading circle")
    try:
        it = read(text)
    except Unreadable:
        return
    assert "Chairman" not in {name for name, _ in said(it)}
