"""
Below the last of several answers that know nothing of each other: what names another
voice is of whoever made the document, also where answers have headings of that level.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TREE = """# The old pear

## The prompt

Shall we fell the old pear?

## Claude 3 Opus

Keep the tree.

## Its shade

Nothing else cools the kitchen in August.

## Gemini 1.5 Pro

Fell it before the roots reach the drain. The cost is small.
"""
GEMINI = "Fell it before the roots reach the drain. The cost is small."
OVEN = """# Ein Ofen für die Werkstatt

## Frage

Welchen Ofen soll ich kaufen, Holz oder Gas?

## Mistral Large

Nimm den Holzofen, er trocknet dir auch das Brennholz.

## Qwen2.5 72B

Beides geht.

## Was für das Holz spricht

- Du brauchst einen Kamin.

## Was für das Gas spricht

- Du brauchst eine Leitung, und deine Versicherung will sie sehen.
"""
QWEN = OVEN.partition("## Qwen2.5 72B\n\n")[2].strip()


def test_a_part_that_names_another_voice_below_blind_answers_is_a_note() -> None:
    closing = "Only Claude thought of the shade, so I keep it."
    it = read(f"{TREE}\n## What I take from this\n\n{closing}\n")

    assert [voice for voice, _ in said(it)] == ["Claude 3 Opus", "Gemini 1.5 Pro"]
    assert said(it)[-1][1].strip() == GEMINI
    assert closing in [note.text for note in it.notes]


def test_so_it_is_behind_headings_of_the_last_answer_s_own() -> None:
    above = OVEN.replace(
        "## Qwen", "## Wie ich rechne\n\nDu misst den Raum.\n\n## Qwen"
    )
    closing = "Nur Mistral hat an das Brennholz gedacht. Wir nehmen Holz."
    it = read(f"{above}\n## What we noticed\n\n{closing}\n")

    assert said(it)[-1] == ("Qwen2.5 72B", QWEN)
    assert closing in [note.text for note in it.notes]


def test_headings_of_the_last_answer_that_speak_to_the_asker_are_its_own() -> None:
    above = OVEN.replace(
        "## Qwen", "## Wie ich rechne\n\nDu misst den Raum.\n\n## Qwen"
    )

    assert said(read(above))[-1] == ("Qwen2.5 72B", QWEN)


@pytest.mark.parametrize(
    "closing",
    [
        "## What I take from this\n\nOne for the tree, one against. I keep it.",
        "## My pick\n\nI keep it.",
        "## Was ich daraus mache\n\nIch behalte den Baum.",
        "## So\n\nI called the tree surgeon on Monday.",
        "## The end of it\n\nNur Claude dachte an den Schatten.",
    ],
)
def test_what_may_be_of_the_last_voice_or_of_the_maker_is_refused(closing: str) -> None:
    with pytest.raises(Unreadable):
        read(f"{TREE}\n{closing}\n")


def test_where_answers_name_each_other_a_name_tells_nothing() -> None:
    above = TREE.replace("The cost is small.", "Unlike Claude I count the cost.")

    with pytest.raises(Unreadable):
        read(f"{above}\n## What I take from this\n\nOnly Claude sees shade. I keep it.")


def test_a_part_of_the_last_voice_in_the_first_person_as_above_it_is_its_own() -> None:
    above = TREE.replace("## Its shade", "## What I would do")
    below = "## What I would plant\n\nYou could have a plum there. I like plums."
    it = read(f"{above}\n{below}\n")

    assert said(it)[-1] == ("Gemini 1.5 Pro", f"{GEMINI}\n\n{below}")
