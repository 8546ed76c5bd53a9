"""
Lines about a voice between its heading and its words are none of them, whatever they
are called; within its words they are its own.
"""

import pytest

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.sections.voice_metadata import find_voice_fields
from bot.transcript.importing import read

PAGE = """# A council

**Topic:** How shall the bridge be built?

---

### 🟣 Claude - Round 1
{about}

#### My proposal

Of stone, as long as there is a quarry.

**Costs:** three summers.

#### Questions

1. **Depth**: How deep is the river?

---

### 🟢 GPT - Round 1
{about}

#### My proposal

Of wood, and again every twenty years.

#### Questions

1. **Length**: How long may it take?

---

### 🟣 Claude - Round 2
{about}

#### My proposal

Of stone upon wood.
"""
ABOUT = [
    "**Timestamp:** 2031-05-02 10:00\n**Model:** x-1\n**Stance:** first",
    "**Stance:** first\n**Training:** unknown\n**Status:** submitted, 1 retry",
    "**Zeitstempel:** 10:00\n**Modell:** x-1\n**Haltung:** ablehnend",
    "**Horodatage:** 10:00\n**Modèle:** x-1\n**Statut:** rendu",
    "**Hora:** 10:00\n**Modelo:** x-1\n**Postura:** en contra",
    "**Ora:** 10:00\n**Modello:** x-1\n**Posizione:** contraria",
    "**Tijdstip:** 10:00\n**Model:** x-1\n**Houding:** tegen",
    "**Время:** 10:00\n**Модель:** x-1\n**Позиция:** против",
]


@pytest.mark.parametrize("about", ABOUT)
def test_lines_about_a_voice_below_its_heading_are_none_of_its_words(
    about: str,
) -> None:
    found = read(PAGE.format(about=about))
    assert [turn.voice for turn in found.turns] == ["Claude", "GPT", "Claude"]
    first, second, third = (turn.text for turn in found.turns)
    assert first.startswith("#### My proposal\n\nOf stone, as long")
    assert "**Costs:** three summers." in first
    assert first.endswith("How deep is the river?")
    assert second.endswith("How long may it take?")
    assert third == "#### My proposal\n\nOf stone upon wood."


def test_below_words_of_the_voice_they_are_its_own() -> None:
    own = "Of stone upon wood.\n\n**Timestamp:** now, if anybody asks.\n\nI am done."
    text = PAGE.format(about=ABOUT[0]).replace("Of stone upon wood.", own)
    assert read(text).turns[-1].text == f"#### My proposal\n\n{own}"


def test_a_round_behind_a_dash_is_not_part_of_a_name() -> None:
    page = PAGE.format(about=ABOUT[0])
    for word in ("Turn", "Runde", "Tour", "Ronda"):
        again = read(page.replace("- Round", f"- {word}"))
        assert [turn.voice for turn in again.turns] == ["Claude", "GPT", "Claude"]
    other = read(page.replace("GPT - Round 1", "GPT-4"))
    assert [turn.voice for turn in other.turns] == ["Claude", "GPT-4", "Claude"]


BESIDE = """# Two voices

## The Question

Who mends the roof?

## {first}

{about}

Whoever has the **ladder**. It is mine.

## {second}

{about}

Whoever stands below it.
"""
TWICE = [
    ("**Tier:** upper\n**Cost:** $2\n**Tone:** dry", "Ashwood", "Elmore"),
    ("**Rang:** oben\n**Tonfall:** trocken", "Ashwood", "Elmore"),
    ("**Rang :** haut\n**Fournisseur :** aucun", "Claude", "Le Chat"),
    ("**Nivel:** alto\n**Postura:** en contra", "Claude", "Gemini"),
    ("**Уровень:** высший\n**Позиция:** против", "Claude", "Gemini"),
    ("**Tier:** upper\n**Tone:** dry\n\n**Cost:** $2", "Ashwood", "Elmore"),
    ("Tier: upper\nTone: dry\nMood: fair", "Ashwood", "Elmore"),
]


@pytest.mark.parametrize(("about", "first", "second"), TWICE)
def test_what_comes_again_in_lines_about_voices_speaks_not(
    about: str, first: str, second: str
) -> None:
    found = read(BESIDE.format(about=about, first=first, second=second))
    assert [(turn.voice, turn.text) for turn in found.turns] == [
        (first, "Whoever has the **ladder**. It is mine."),
        (second, "Whoever stands below it."),
    ]


ROUNDS = """# A talk

## {first}

**{ada}:** Who mends the roof?
**{bo}:** Whoever has the ladder.

{more}

## {first}

**{ada}:** And who holds it?
"""


@pytest.mark.parametrize(
    ("first", "ada", "bo", "more"),
    [
        ("Round 1", "Ada", "Model", "It is mine."),  # below a round's heading
        ("The roof", "User", "Model", "It is mine."),  # who asks has a name too
        ("The roof", "Ada", "Bo", "It is mine."),  # no key that is known
        ("The roof", "Model", "Tone", ""),  # nothing stands below
    ],
)
def test_names_right_below_a_heading_are_no_lines_about_a_voice(
    first: str, ada: str, bo: str, more: str
) -> None:
    page = HandmadeDocument(ROUNDS.format(first=first, ada=ada, bo=bo, more=more))
    assert find_voice_fields(page.blocks, page.lines) == set()


GLUED = """# On the ferry

## Claude's answer

{first}
Let it run until the ice comes: nobody has asked the islanders.

And ask them twice.

## Gemini's answer

{second}
Stop it now. Note: the boat is older than the pier.
"""
LINES = [
    ("**Stance:** for\n**Status:** active", "**Stance:** against\n**Status:** beta"),
    ("**Stance:** for, if asked", "**Stance:** against"),
    ("- Training: unknown\n- Tokens: 40", "- Training: to 2024\n- Tokens: 31"),
    ("*Stance: for · Status: active*", "*Stance: against · Status: beta*"),
    (
        "**Haltung:** dafür\n**Datum:** 3. Mai",
        "**Haltung:** dagegen\n**Datum:** 4. Mai",
    ),
    ("Stance: for\nStatus: active", "Stance: against\nStatus: beta"),
]


@pytest.mark.parametrize(("first", "second"), LINES)
def test_words_right_below_the_lines_about_a_voice_are_parted_from_them(
    first: str, second: str
) -> None:
    session = read(GLUED.format(first=first, second=second))
    first_said, second_said = (turn.text.strip() for turn in session.turns)
    assert first_said.startswith("Let it run until the ice comes: nobody")
    assert first_said.endswith("And ask them twice.")
    assert second_said == "Stop it now. Note: the boat is older than the pier."


@pytest.mark.parametrize("line", ["Length: it depends", "Tone: that is all I have"])
def test_a_voice_may_begin_with_a_word_and_a_colon(line: str) -> None:
    session = read(GLUED.format(first=line, second="**Stance:** against"))
    assert session.turns[0].text.startswith(line)


SIGNED = """# One question

What is a harbour for?

## Claude's answer

For leaving, mostly.

## Gemini's answer

For coming back to, and for the talk on the quay.

{line}
"""


@pytest.mark.parametrize(
    "line",
    [
        "— posted by Ruth, 3 May 2031",
        "-- compiled by the harbour office",
        "\u2013 Collected by M. Aydin for the reading circle",
        "*— copied by hand from two windows*",
        "Transcribed by Jon",
    ],
)
def test_who_posted_or_copied_a_document_is_told_behind_a_dash_too(line: str) -> None:
    session = read(SIGNED.format(line=line))
    assert session.turns[-1].text.strip() == (
        "For coming back to, and for the talk on the quay."
    )


@pytest.mark.parametrize("line", ["— Gemini", "— a harbour is a promise"])
def test_a_dash_alone_makes_no_note(line: str) -> None:
    session = read(SIGNED.format(line=line))
    assert session.turns[-1].text.strip().endswith(line)
