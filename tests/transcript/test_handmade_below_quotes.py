"""Remarks below answers in block quotes are notes where the next question follows."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TEXT = """I asked both the same. The answers are quoted.

**{asked[0]}**

Claude:

> A wall with a hinge.
>
> > “Who knocks is in.”
>
> So they say.

Gemini:

> A promise.

{remark}

**{asked[1]}**

Gemini:

> A wall with eyes.

Claude:

> {last}

**{asked[2]}**

Claude:

> Nothing.

Gemini:

> The rain.
"""
WORDS = [
    ("Claude", "A wall with a hinge.\n\n> “Who knocks is in.”\n\nSo they say."),
    *(("Gemini", "A promise."), ("Gemini", "A wall with eyes.")),
    *(("Claude", "Light."), ("Claude", "Nothing."), ("Gemini", "The rain.")),
]
ASKED = ("What is a door?", "And a window?", "And a roof?")


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        (ASKED, "I laughed at that."),
        (("Was ist eine Tür?", "Und ein Fenster?", "Und ein Dach?"), "Da lachte ich."),
        (("Cos'è?", "E una finestra?", "E un tetto?"), "Ho riso.\n\nMia madre no."),
    ],
)
def test_a_remark_between_a_quoted_answer_and_a_question_is_a_note(
    asked: tuple[str, ...], remark: str
) -> None:
    it = read(TEXT.format(asked=asked, remark=remark, last="Light."))
    assert said(it) == WORDS
    assert [turn.question for turn in it.turns] == [q for q in asked for _ in "12"]
    notes = [note.text for note in it.notes]
    assert all(line in notes for line in remark.split("\n\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The words may go on behind the quote.
        ("> A promise.\n\nI", "> A promise.\nI"),
        ("> “Who knocks is in.”\n>\n> So", "\nSo"),
        ("**And a window?**\n\n", ""),
        ("> A wall with eyes.", "> A wall with eyes.\n\nAnd ears."),
        ("> Nothing.", "> A word.\n\nNothing."),
    ],
)
def test_what_may_go_on_behind_a_quote_is_refused(old: str, new: str) -> None:
    text = TEXT.format(asked=ASKED, remark="I laughed at that.", last="Light.")
    assert old in text
    with pytest.raises(Unreadable):
        read(text.replace(old, new))


@pytest.mark.parametrize("heading", ["## How it ended", "## Com'è finita", "## 后来"])
def test_below_a_heading_behind_the_last_quote_nobody_answers(heading: str) -> None:
    text = TEXT.format(asked=ASKED, remark="I laughed at that.", last="Light.")
    it = read(f"{text}\n{heading}\n\nI bought a door.\n")
    assert said(it) == WORDS
    assert "I bought a door." in [note.text for note in it.notes]


EACH = """# Three on ferries

**{names[0]}**

> A ferry is a bank that moves, and it takes you over without asking what you want.
>
> It also has a bell.

{remarks[0]}

**{names[1]}**

> A ferry is a bridge that has made up its mind to move. It takes people, cars, goods.

{remarks[1]}

**{names[2]}**

> A boat for crossing water, with a fixed route and a timetable, run by a town.

{remarks[2]}
"""
NAMES = ("Claude", "ChatGPT", "Gemini")
WEIGHTS = ("Qwen2.5-14B Q6_K", "Gemma 2 9B it Q8", "Llama 3.1 8B Instruct fp16")
SHORT = ("I liked that one.", "Too long, as ever.", "Right, but no more.")


@pytest.mark.parametrize("names", [NAMES, WEIGHTS])
@pytest.mark.parametrize("remarks", [SHORT, (*SHORT[:2], ""), ("Schön.", "", "Na ja.")])
def test_a_short_remark_below_most_of_several_quoted_answers_is_a_note(
    names: tuple[str, ...], remarks: tuple[str, ...]
) -> None:
    it = read(EACH.format(names=names, remarks=remarks))
    assert [name for name, _ in said(it)] == [*names]
    assert it.turns[0].text.endswith("want.\n\nIt also has a bell.")
    assert [text for text in remarks if text] == [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("names", "remarks"),
    [
        (NAMES, ("It says that a ferry is a place and not a thing.",) * 3),
        (NAMES, ("Good.", "Good.", "Good.\n\n> And a flag.")),
        (NAMES, ("Good.\n\nVery good.", "Good.", "Good.")),
        (NAMES, ("Good.", "", "")),
        (("Ada", "Ben", "Cleo"), SHORT),
    ],
)
def test_what_may_go_on_behind_a_quotation_is_refused(
    names: tuple[str, ...], remarks: tuple[str, ...]
) -> None:
    with pytest.raises(Unreadable):
        read(EACH.format(names=names, remarks=remarks))
