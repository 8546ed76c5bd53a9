"""Papers that a teacher marked: names in italics, marks and remarks below answers."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

PAPER = """**Wie gut sind Chatbots in meiner Klassenarbeit?**

Fr. Dorn. Claude in der App, ChatGPT umsonst. Meine Bemerkungen in eckigen Klammern.

**Frage 1** (2 Punkte)

Was ist ein Fährmann?

{one}

Jemand, der andere hinüberbringt.

{mark}: 2/2

{two}

**Ein Beruf.** Er fährt:

1. hinüber,
2. herüber.

{mark}: 1/2

[Das Hinüber fehlt mir hier als Wort.]

**Frage 2** (3 Punkte)

Und was ist die Fähre?

{two}

Ein Ufer, das sich bewegt.

{mark}: 3/3

{one}

Ein Boot.

{mark}: 1/3

{below}
"""
BELOW = (
    "**Summe**\n\n| | 1 | 2 |\n|---|---|---|\n| Claude | 2 | 1 |\n| ChatGPT | 1 | 3 |\n"
    "\nNächstes Mal mit Bildern."
)


def paper(
    one: str = "*Claude*",
    two: str = "*ChatGPT*",
    mark: str = "Punkte",
    below: str = BELOW,
) -> str:
    return PAPER.format(one=one, two=two, mark=mark, below=below)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("*Claude*", "*ChatGPT*"),
        ("_Claude:_", "_ChatGPT:_"),
        ("*Claude*:", "*ChatGPT*:"),
    ],
)
@pytest.mark.parametrize("mark", ["Punkte", "Score", "Note"])
def test_names_in_italics_stand_above_answers(one: str, two: str, mark: str) -> None:
    it = read(paper(one, two, mark))
    assert said(it) == [
        ("Claude", "Jemand, der andere hinüberbringt."),
        ("ChatGPT", "**Ein Beruf.** Er fährt:\n\n1. hinüber,\n2. herüber."),
        ("ChatGPT", "Ein Ufer, das sich bewegt."),
        ("Claude", "Ein Boot."),
    ]
    asked = ["Was ist ein Fährmann?"] * 2 + ["Und was ist die Fähre?"] * 2
    assert [turn.question for turn in it.turns] == asked
    notes = "\n".join(text for *_, text in noted(it))
    for words in (f"{mark}: 1/3", "Das Hinüber fehlt", "| Claude | 2 | 1 |", "Bildern"):
        assert words in notes


def test_below_an_answer_without_its_mark_nothing_is_left_out() -> None:
    with pytest.raises(Unreadable, match="may be of Claude or of whoever"):
        read(paper().replace("Punkte: 1/3\n\n", ""))


def test_other_words_in_italics_that_come_again_are_no_names_for_sure() -> None:
    text = paper().replace("Ein Boot.", "*Kurz*\n\nEin Boot.\n\n*Kurz*\n\nJa.")
    with pytest.raises(Unreadable):
        read(text)


def test_one_that_comes_once_is_asked_about() -> None:
    with pytest.raises(Unreadable, match="Summe"):
        read(paper(below="*Summe*\n\nDrei zu vier."))


def test_a_number_that_the_voices_were_asked_for_is_theirs_or_refused() -> None:
    asked = "Was ist die Fähre? Gib am Ende deine Punkte an."
    text = paper().replace("Und was ist die Fähre?", asked)
    with pytest.raises(Unreadable):
        read(text)
