"""Pages below headings, with answers by the initials of a legend."""

import pytest

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.transcript.importing import read

BAKING = """\
# Sourdough diary

Legend: **OP** = Claude Opus 4, **MI** = Mistral Large, **KI** = Kimi K2 (web)

## Day 3, Monday

Flat again. Asked before lunch.

**Q1.** Why does the loaf stay flat?

**OP:** It has been warm.

A warm dough runs before it rises.

**MI:** The flour is old.

**KI:** You shaped it late.

-> OP was right, it went into the cellar.

## Day 4, Tuesday

Bought a lamp.

## Day 5, Wednesday

**Q2.** In a word: (a) crust, (b) crumb?

| | OP | MI |
|---|---|---|
| a | Bark. | Armour. |
| b | Sponge. | Lace. |

KI was out of order.
"""
BIRDS = """\
# Field book

- **A**: GPT-5
- **B**: Gemini 2.5 Pro

### Entry 1

**Question:** What sang at four?

**A:** By weight I would say:

#### The small

A robin, by the lamp.

#### The large

I heard none.

**B:** A wren.

### Entry 2

**Question:** And at five?

#### Said after a long while

**B:** Everything.

**A:** The robin first.
"""


HEADED = (
    "By weight I would say:\n\n#### The small\n\nA robin, by the lamp.\n\n"
    "#### The large\n\nI heard none."
)


def said(it: Symposium) -> list[tuple[str, str]]:
    return [(turn.voice, turn.text) for turn in it.turns]


def test_a_diary_is_read_page_by_page_with_its_table() -> None:
    it = read(BAKING)

    assert said(it) == [
        ("OP", "It has been warm.\n\nA warm dough runs before it rises."),
        ("MI", "The flour is old."),
        ("KI", "You shaped it late."),
        *(("OP", "Bark."), ("MI", "Armour."), ("OP", "Sponge."), ("MI", "Lace.")),
    ]
    assert [voice.model for voice in it.voices] == [
        "Claude Opus 4",
        "Mistral Large",
        "Kimi K2",
    ]
    assert it.turns[0].question == "Why does the loaf stay flat?"
    assert it.turns[5].question == "In a word: (a) crust, (b) crumb?\nb"
    notes = "\n".join(note.text for note in it.notes)
    assert "-> OP was right" in notes
    assert "Bought a lamp." in notes
    assert "KI was out of order." in notes


def test_smaller_headings_within_an_answer_are_its_own() -> None:
    it = read(BIRDS)

    assert said(it) == [
        ("A", HEADED),
        ("B", "A wren."),
        ("B", "Everything."),
        ("A", "The robin first."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("## Day 4, Tuesday", "## What follows from this", "heading may begin a part"),
        (
            "KI was out of order.",
            "**OP:** Bread.\n\nIt was good bread.",
            "may be of OP or of whoever",
        ),
        ("**Q1.** Why does the loaf stay flat?", "Flat.", "line"),
        ("Legend: **OP** = Claude Opus 4, **MI** = Mistral Large, **KI**", "K", "line"),
    ],
)
def test_what_may_be_anybody_s_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read(BAKING.replace(old, new))
