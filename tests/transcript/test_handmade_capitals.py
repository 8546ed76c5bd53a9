"""Names in capitals on lines of their own, with a colon or without one."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

TALK = """{person}

What does a well keep?

GROK{end}

Water.

## A list

1. Water.
2. A coin.

[...]

{title}{person}

And at night?

{last}

The same, colder.
"""


@pytest.mark.parametrize("end", ["", ":", ".", " :", "\uff1a"])
@pytest.mark.parametrize(
    "person",
    [
        *("USUARIO:", "USER", "NUTZER:", "UTILISATEUR :", "UTENTE", "MODERATOR."),
        *(
            "ПОЛЬЗОВАТЕЛЬ:",
            "U\u017bYTKOWNIK",
            "ANV\u00c4NDARE:",
            "BRUGER",
            "U\u017dIVATEL:",
        ),
    ],
)
def test_such_names_say_who_speaks_and_who_asks(end: str, person: str) -> None:
    text = TALK.format(person=person, end=end, title="", last="GROK")
    it = read(f"# Wells\n\n{text}")
    first = "Water.\n\n## A list\n\n1. Water.\n2. A coin."
    assert said(it) == [("GROK", first), ("GROK", "The same, colder.")]
    asked = ["What does a well keep?", "And at night?"]
    assert [turn.question for turn in it.turns] == asked
    assert "[...]" in [text for *_, text in noted(it)]


def test_a_name_right_above_another_is_a_part_s_title() -> None:
    text = TALK.format(
        person="USUARIO:", end=":", title="DEEPSEEK\n\n", last="DEEPSEEK:"
    )
    it = read(f"GROK\n\n{text}")
    assert [name for name, _ in said(it)] == ["GROK", "DEEPSEEK"]
    assert {"GROK", "DEEPSEEK"} <= {text for *_, text in noted(it)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Parts of what each says are no speakers.
        ("GROK", "PROS"),
        # Nor is what stands there once, and is no model's name.
        ("## A list", "LATER\n\nA coin."),
        ("USER", "Then"),
    ],
)
def test_other_lines_in_capitals_are_no_names(old: str, new: str) -> None:
    text = TALK.format(person="USER", end="", title="", last="GROK").replace(old, new)
    if "LATER" in new:
        assert "LATER" in read(text).turns[0].text
    else:
        with pytest.raises(Unreadable):
            read(text)


def test_names_that_speak_in_their_line_too_are_all_labels() -> None:
    text = (
        "USER: A well?\n\nGROK: Water.\n\nNOTES\n\nOf it.\n\nUSER: So.\n\nGROK: Yes.\n"
    )
    it = read(text)
    assert [t.text for t in it.turns] == ["Water.\n\nNOTES\n\nOf it.", "Yes."]


ROLES = """THE LONG TALK
All of it, uncut

{topics[0]}
{lines[0]}

MENSCH

What is a well?

EDITOR (CLAUDE)

A depth. In short:

1. Water
It stays.

READER (GPT-4)

A mouth.

[Laughter. The tape is stopped.]

{topics[1]}
{lines[1]}

MENSCH

And at night?

READER (GPT-4)

It sleeps.

* * *

Jana Brandt led the talk.
She lives in Leipzig.
"""


def test_a_model_behind_a_role_in_capitals_speaks_and_lines_below_topics_part() -> None:
    it = read(ROLES.format(topics=("A start", "The well"), lines=("-" * 7, "=" * 8)))
    assert said(it) == [
        ("EDITOR (CLAUDE)", "A depth. In short:\n\n1. Water\nIt stays."),
        ("READER (GPT-4)", "A mouth."),
        ("READER (GPT-4)", "It sleeps."),
    ]
    assert [turn.question for turn in it.turns][1:] == [
        "What is a well?",
        "And at night?",
    ]
    notes = [text for *_, text in noted(it)]
    assert notes[-1] == "Jana Brandt led the talk.\nShe lives in Leipzig."
    assert {"The well", "[Laughter. The tape is stopped.]"} <= {*notes}


def test_a_sentence_above_a_line_is_no_topic() -> None:
    text = ROLES.format(topics=("A start", "It runs."), lines=("-" * 7, "-" * 8))
    assert said(read(text))[1] == ("READER (GPT-4)", "A mouth.\n\nIt runs.")
