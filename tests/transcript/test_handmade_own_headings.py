"""Headings that an answer has of its own, as high as the voices' or below them."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

# Names on the first level

TOP = """# Ada of the tram depot

> How do I store a tram's bell over the winter? I'd rather not oil it.

{title}
# Claude 3.5 Sonnet

{first}

# Mistral Large

I would hang it, mouth down, in a dry room.

## Hanging

A leather strap will do.

# Gemini 1.5 Pro

{last}
"""
CLOSED = [
    "I'd wrap it.\n\n## Paper or wool\n\nWool.\n\n## Conclusion\n\nWool, and a box.",
    "Keep it dry, I say.\n\n## Where\n\nIn the loft.\n\n## Summary\n\nBoth are dry.",
    "### Notes\n\nI have no bell of my own.\n\n## Results\n\nAll three rooms are dry.",
    "Ich würde sie einwickeln.\n\n## Womit\n\nMit Wolle.\n\n## Fazit\n\nAlles passt.",
]


@pytest.mark.parametrize("answer", CLOSED)
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_heading_below_names_of_the_first_level_is_the_answer_s(
    answer: str, place: str
) -> None:
    other = "It is a bell; I'd leave it where it is."
    words = {"first": other, "last": other, place: answer}
    hung = (
        "I would hang it, mouth down, in a dry room.\n\n## Hanging\n\n"
        "A leather strap will do."
    )
    for top in (TOP, TOP.replace("# Ada of the tram depot\n\n", "")):
        assert said(read(top.format(title="", **words))) == [
            ("Claude 3.5 Sonnet", words["first"]),
            ("Mistral Large", hung),
            ("Gemini 1.5 Pro", words["last"]),
        ]


def test_where_other_headings_are_as_high_as_the_names_no_part_is_lost() -> None:
    first, last = CLOSED[:2]
    more = "# Bells\n\nOld ones.\n\n# Rooms\n\nDry ones.\n\n# Ways\n\nMany.\n"
    try:
        it = read(TOP.format(title=more, first=first, last=last))
    except Unreadable:
        return
    assert next(voice for voice, _ in said(it)) == "Claude 3.5 Sonnet"
    assert said(it)[-1] == ("Gemini 1.5 Pro", last)


# Below the last answer

RULED = """# Three readers

## What I asked

Is the second chapter too slow? Be honest.

---

## ChatGPT

You asked for it: yes.

---

## Claude

I liked the fog.

- It comes twice.
- It lifts once.

---

## Gemini

{answer}

---

## Where I stand

Gemini and Claude both want the fog, so the fog stays. ChatGPT may be right.
"""
OWN = [
    "You asked me.\n\n## 1. Fog\n\nI'd keep it.\n\n## 2. Aunt\n\nCut her, I'd say.",
    "No.\n\n## The fog\n\nIt helps, I think.\n\n## The aunt\n\nShe doesn't.",
    "No.\n\n## 1. What works\n\nMy favourite is the fog.\n\n## 2. Summary\n\nKeep it.",
]


@pytest.mark.parametrize("answer", OWN)
def test_where_rules_part_the_voices_headings_above_the_last_rule_are_own(
    answer: str,
) -> None:
    it = read(RULED.format(answer=answer))
    assert said(it)[-1] == ("Gemini", answer)
    assert [note.heading for note in it.notes][-1] == "Where I stand"


@pytest.mark.parametrize(
    "answer",
    [
        "No.\n\n## My own view\n\nThe fog stays, I think.",
        "No.\n\n## Afterwards\n\nGemini and ChatGPT had not read the first chapter.",
    ],
)
def test_what_may_be_the_maker_s_above_that_rule_is_refused(answer: str) -> None:
    with pytest.raises(Unreadable):
        read(RULED.format(answer=answer))


ROUNDS = """# A poem in the workshop

## Round 1

**Question:** What would you change in it?

### Claude 3 Opus

I think that the second verse carries it.{own}

### GPT-4

You asked about the end. I'd keep it.

## Round 2

**Question:** Do you stand by that?

### Claude 3 Opus

I have changed my mind.

### What I got wrong

I counted where I should have listened.

### GPT-4

I'd keep it still, and I'd cut the title.{end}
"""
UNCLEAR = [
    ("\n\n### Form\n\nFour beats.\n\n### Conclusion\n\nCut the last.", ""),
    ("\n\n### Form\n\nFour beats.", ""),
    ("", "\n\n### Summary\n\nKeep the end."),
    ("", "\n\n### Conclusion\n\nAll three verses are fine."),
    ("", "\n\n### Notes\n\nThe third verse has a word too many."),
]


@pytest.mark.parametrize(("own", "end"), UNCLEAR)
def test_beside_answers_with_such_headings_none_is_lost_to_a_note(
    own: str, end: str
) -> None:
    with pytest.raises(Unreadable):
        read(ROUNDS.format(own=own, end=end))


def test_a_part_that_tells_of_the_voices_is_the_maker_s_still() -> None:
    end = "\n\n### Summary\n\nClaude changed its mind, and GPT-4 did not."
    it = read(ROUNDS.format(own="", end=end))
    assert said(it)[-1] == ("GPT-4", "I'd keep it still, and I'd cut the title.")
