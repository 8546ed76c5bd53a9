"""Asides of whoever asks, below an answer: "### Intermission" and what they did."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

RELAY = """# Three doors

## The Question to Gemini

Which door would you leave open at night?

## Gemini's Response

The one to the garden.

### Why that one

The cat decides anyway.

{aside}

## The Question to Claude

The garden door stays open. Who comes in?

## Claude's Response

Somebody who was looking for the cat.
"""
GEMINI = "The one to the garden.\n\n### Why that one\n\nThe cat decides anyway."
ASIDES = [
    ("### Intermission", "I made coffee, and thought of my own door."),
    ("### Aside: the hinge", "It squeaks. So I decided to ask the next one about it."),
    ("## Between the two", "I copied that, and told Claude no word of the cat."),
    ("### Zwischenspiel", "Ich kochte Tee und beschloss, die anderen zu fragen."),
    ("---\n\n### Aparté", "J'ai fait une pause ; la question suivante est à Claude."),
    ("### Inciso", "Hice una pausa. Después decidí preguntar al siguiente."),
    ("### Pauza", "Zrobiłam herbatę i postanowiłam zapytać pozostałych."),
    ("### 幕間", "お茶を入れて、次のモデルに聞くことにした。"),
]


@pytest.mark.parametrize(("heading", "words"), ASIDES)
def test_an_aside_of_whoever_asks_is_a_note(heading: str, words: str) -> None:
    it = read(RELAY.format(aside=f"{heading}\n\n{words}"))
    assert said(it) == [
        ("Gemini", GEMINI),
        ("Claude", "Somebody who was looking for the cat."),
    ]
    assert [note.text for note in it.notes] == [words]


def test_an_aside_may_be_the_last_thing_that_stands_there() -> None:
    aside = "\n### Interlude\n\nI went for a walk, and asked nobody else."
    it = read(RELAY.replace("{aside}\n\n", "") + aside)
    assert said(it)[-1] == ("Claude", "Somebody who was looking for the cat.")


OWN = [
    "### Aside\n\nThe word for hinge comes from hanging.",
    "### Interlude\n\nA door that nobody shuts is a wall with a gap.",
    "### What you could do\n\nAsk your neighbours. They were asked before.",
    "### Pause\n\nTake a break before you decide.",
]


@pytest.mark.parametrize("own", OWN)
def test_a_part_of_an_answer_may_be_called_so(own: str) -> None:
    it = read(RELAY.format(aside=own))
    assert said(it)[0] == ("Gemini", f"{GEMINI}\n\n{own}")


DOUBTFUL = [
    "### Aside\n\nI asked myself why anybody has doors.",
    "### Interlude\n\nI fed the cat here.",
    "### How it went on\n\nI decided to ask the next one about the cat.",
    "### Aside\n\nI took a break here.\n\n### Hinges\n\nOil them twice a year.",
    "**Aside**\n\nI took a break here, and made tea.",
]


@pytest.mark.parametrize("aside", DOUBTFUL)
def test_what_may_be_of_either_refuses(aside: str) -> None:
    with pytest.raises(Unreadable, match="could as well be"):
        read(RELAY.format(aside=aside))


SCRIPT = """# Of windows

**Me:** What of doors?

**Claude:** They close, and they open.

### {heading}

{words}

**Me:** What of windows?

**Claude:** Doors for the eye.
"""


TIMED = """# Of windows

[10:00] Claude: They close.

[10:01] Kimi: As the cat likes.

### {heading}

{words}

[10:09] Claude: Doors for the eye.

[10:10] Kimi: And for the cat.
"""


@pytest.mark.parametrize("talk", [SCRIPT, TIMED])
def test_an_aside_among_labels_refuses(talk: str) -> None:
    words = "I took a break here. I changed the question."
    with pytest.raises(Unreadable, match=r"another part|saved the chat"):
        read(talk.format(heading="Interval", words=words))
    it = read(talk.format(heading="Hinges", words="Oil them."))
    assert any(text.endswith("Oil them.") for _, text in said(it))
