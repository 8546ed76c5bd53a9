"""Lines of an answer that look like labels of voices, and are not, or may not be."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

QUOTING = """# Home

## The Question

What is the heart of a home? Imagine what another would say.

## {claude}

I would begin with the door.

> **Grok:** The heart is a rumour.

So I imagine it.

## {grok}

The fridge.

> **Claude:** It depends on the door.

I bet.
"""
RESPONSES = """# Painters

## The Responses

### Claude (The Archivist)

Two paintings come to mind, and both of them are crowded.

### {}

Everybody is about to leave, so nobody does.

### Grok (The Comedian)

One painting, seen badly, from the queue.

### {}

She waits for the museum to close.
"""
DOOR = (
    "I would begin with the door.\n\n> **Grok:** The heart is a rumour.\n\nSo I "
    "imagine it."
)
FRIDGE = "The fridge.\n\n> **Claude:** It depends on the door.\n\nI bet."
METADATA = """# Home

**Question:** What is the heart of a home?

## Claude (Anthropic)

**Status:** complete

I would begin with the door, since it lets you leave.

**My response:** the door, every time.

## Grok (xAI)

**Status:** complete

{}The fridge runs the place.

## Gemini (Google)

**Status:** complete

{}Routines that overlap.
"""
ROUNDS = """# Judging

## Round 1

**Claude's response:**

It is the ceiling, arriving.

**Gemini's response:**

More of you, from above.

## Round 2

**Claude's response:**

One by one.

**Gemini's response:**{}the funniest.

My own I leave to others.

**{}'s response:**

Claude is best.
"""


@pytest.mark.parametrize("heading", ["{}'s Response", "Voice: {}", "{}"])
def test_answers_that_all_quote_another_are_no_article(heading: str) -> None:
    names = {name.casefold(): heading.format(name) for name in ("Claude", "Grok")}
    it = read(QUOTING.format(**names))
    assert said(it) == [("Claude", DOOR), ("Grok", FRIDGE)]


@pytest.mark.parametrize(
    "headings",
    [
        ("The stairs", "The stairs"),
        ("The Night Watch (1642)", "Mona Lisa (1503)"),
        ("Follow-up", "The stairs"),
    ],
    ids=["that return", "with a year", "of a question"],
)
def test_headings_beside_voices_with_epithets_are_no_voices(
    headings: tuple[str, str],
) -> None:
    with pytest.raises(Unreadable):
        read(RESPONSES.format(*headings))


def test_voices_with_years_are_voices_where_all_have_one() -> None:
    text = RESPONSES.replace("The Archivist", "2024").replace("The Comedian", "2025")
    it = read(text.format("Ada Lovelace (1843)", "Mary Somerville (1834)"))
    voices = ["Claude", "Ada Lovelace", "Grok", "Mary Somerville"]
    assert [turn.voice for turn in it.turns] == voices


def test_words_above_a_label_that_one_answer_has_may_be_the_answer_s() -> None:
    with pytest.raises(Unreadable, match="stands in a voice's section outside"):
        read(METADATA.format("", ""))

    labelled = METADATA.format("**My response:** ", "**My response:** ")
    assert len(read(labelled).turns) == 3


@pytest.mark.parametrize(
    ("behind", "after", "is_read"),
    [(" ", "Gemini", False), ("\n\n", "Gemini", True), (" ", "Mistral", True)],
)
def test_one_label_of_two_with_words_beside_it_may_speak_of_another(
    behind: str, after: str, *, is_read: bool
) -> None:
    text = ROUNDS.format(behind, after)
    if is_read:
        assert len(read(text).turns) == 5
    else:
        with pytest.raises(Unreadable) as refused:
            read(text)
        assert (
            refused.value.line
            == text.split("\n").index("**Gemini's response:** the funniest.") + 1
        )


PHASES = """# The door

## Phase 1: Proposals

{}

> How do members get in?

**Claude's response:**

With a card.

**Gemini's response:**

With a key.

## Phase 2: Votes

{}

> Vote for one that is not yours.

**Claude's response:**

For the key.

**Gemini's response:**

For the card.
"""


@pytest.mark.parametrize("label", ["Prompt:", "The prompt:", "**Prompt:**", "Frage:"])
def test_a_label_alone_above_the_first_quote_of_a_part_asks(label: str) -> None:
    it = read(PHASES.format(label, label))
    assert [turn.question for turn in it.turns] == [
        *["How do members get in?"] * 2,
        *["Vote for one that is not yours."] * 2,
    ]


LED = """# A winter league

By Piet Vermaas.

## Phase 1: First proposals

{above}

**GPT-4o's response:**

A ladder is the simplest thing that you can run.

**Claude's response:**

I would pair teams instead.

## Phase 2: Second proposals

And in the second round they got this:

> What is weak in the other?

**GPT-4o's response:**

It needs captains.

**Claude's response:**

It never ends.
"""


def test_a_quote_below_a_line_that_leads_to_it_is_what_a_phase_asks() -> None:
    it = read(LED.format(above="Everyone got this:\n\n> Design a league."))

    asked = ["Design a league."] * 2 + ["What is weak in the other?"] * 2
    assert [turn.question for turn in it.turns] == asked
    told = [note.text for note in it.notes]
    assert any("Everyone got this:" in text for text in told)


@pytest.mark.parametrize(
    "above",
    [
        "Everyone got this.\n\n> Design a league.",
        "Everyone got this:\n\n> Design a league.\n\nNo more than that.",
        "So it began.\n\nEveryone got this:\n\n> Design a league.",
    ],
    ids=["no colon", "words below", "words above"],
)
def test_in_another_place_it_is_refused(above: str) -> None:
    with pytest.raises(Unreadable, match="outside of its words"):
        read(LED.format(above=above))
