"""
Remarks that whoever made a document jots below an answer, in brackets and small
letters, or in which it calls the document by its name; and what a voice writes so.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.ends.answer_habits import SetApart
from bot.transcript.handmade.weighing.maker_habits import read_maker_habits
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

KETTLE = """# Three models and a kettle

## The Prompt

Write what my kettle would say if it were sold.

## The Responses

### Claude Opus 4 (the Aunt)

I have boiled for you since March. Ask the next kitchen whether it knows your cup.

### GPT-4o (the Salesman)

A fine kettle, with one careful owner. The dent came from the cat.

{remark}

### Gemini 2.5 Pro (the Monk)

Water comes and water goes. The whistle was never mine.
"""

SHED = """# Was die Modelle zum Schuppen sagen

**Frage:** Soll der Schuppen weg?

## Antwort von Claude

Lass ihn stehen, bis die Schwalben fort sind.

## Antwort von Mistral

Reiß ihn ab. Das Dach hält keinen Winter mehr, und die Ziege frisst daran.

{remark}

## Antwort von Gemini

Frag die Nachbarn. Ihnen nimmt er das Licht.
"""

BEES = """# Deux réponses sur les abeilles

## La question

Que diraient les abeilles de mon balcon ?

## La réponse de Claude

Que le thym est trop près du mur. Elles reviendront en mai.

Ou jamais.

{remark}

## La réponse de Grok

Qu'elles paient un loyer. Le voisin du dessous ne paie rien.
"""

DOOR = """# Dvě dveře

## Claude's Response

The door is open because nobody shut it. Ask who came last.

## Llama's Response

The door is open because somebody will come. Leave the lamp where it is.

{remark}

## Qwen's Response

A door is never open. It is on its way from one wall to the other.
"""

PASSING = [
    (KETTLE, "[for the record the cat denies everything]"),
    (KETTLE, "*(btw it was not the cat)*"),
    (SHED, "[übrigens gehört die ziege den nachbarn]"),
    (BEES, "[d'ailleurs il n'y a plus de thym]"),
    (DOOR, "[fwiw we own one door and it sticks]"),
]


@pytest.mark.parametrize(("text", "remark"), PASSING)
def test_what_is_said_in_passing_below_an_answer_is_a_note(
    text: str, remark: str
) -> None:
    without = read(text.format(remark=""))
    it = read(text.format(remark=remark))
    assert said(it) == said(without)
    assert remark in [note.text for note in it.notes]


@pytest.mark.parametrize("text", [KETTLE, SHED, BEES, DOOR])
@pytest.mark.parametrize(
    "remark",
    [
        "[the lamp goes out, and we wait]",
        "[By the way, the first one is older.]",
        "[For the record the lamp is out by now]",
        "[btw i would say it again]",
    ],
)
def test_a_direction_or_a_sentence_of_the_voice_s_may_be_either_s(
    text: str, remark: str
) -> None:
    with pytest.raises(Unreadable, match="or of whoever made the document"):
        read(text.format(remark=remark))


def test_where_voices_write_in_small_letters_it_may_be_theirs() -> None:
    small = KETTLE.replace("I have", "i have").replace("A fine", "a fine")
    with pytest.raises(Unreadable, match="or of whoever made the document"):
        read(small.format(remark="[btw it was not the cat]"))


TIDE = """# {title}

*Put together for the harbour library.*

## The Question

What does low water leave behind?

## Claude's Answer

Rope, mostly, and one shoe. The other is in the next bay.

## GPT-4o's Answer

Whatever high water was hiding. Bring boots.

## Grok's Answer

The smell. Everything else is washed away by noon.

{last}
"""

CALLED = [
    ("The Tide Table, No. 7: Low Water", "*The Tide Table comes out when it rains.*"),
    ("Der Pegelstand, Heft 12", "(Der Pegelstand ist gratis und erscheint selten.)"),
    ("La Marée Basse n° 3", "*La Marée Basse est gratuite et paraît rarement.*"),
    ("Mudlarker #31: Low Water", "*Mudlarker is free for whoever finds it.*"),
]


@pytest.mark.parametrize(("title", "last"), CALLED)
def test_a_last_line_that_calls_the_document_by_its_name_is_a_note(
    title: str, last: str
) -> None:
    it = read(TIDE.format(title=title, last=last))
    assert said(it)[-1][1] == "The smell. Everything else is washed away by noon."
    assert last in [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("The Tide Table", "*The Tide Table comes out when it rains.*"),
        ("What Low Water leaves, Part 2", "*What low water leaves is its own.*"),
        ("The Smell, No. 7", "*The smell goes out when it rains.*"),
        ("The Tide Table, No. 7", "*The Tide Tables come out when it rains.*"),
    ],
)
def test_a_last_line_with_words_of_the_title_may_be_the_voice_s(
    title: str, last: str
) -> None:
    with pytest.raises(Unreadable, match="or of whoever made the document"):
        read(TIDE.format(title=title, last=last))


def test_what_a_title_calls_is_no_name_once_somebody_says_it() -> None:
    title, names = "The Tide Table, No. 7", frozenset({"claude"})
    assert read_maker_habits([], names, "", title).called == "The Tide Table"
    heard = "Thank you, dear readers of the tide table."
    assert not read_maker_habits([], names, heard, title).called


def test_channels_and_accounts_are_the_maker_s_where_no_voice_names_any() -> None:
    lines = ["Posted in #long-talks by u/wren", "*Ask @wren, not r/bread & co.*"]
    made = read_maker_habits(lines, frozenset(), "Do not ping @everyone, it is 5/7.")
    assert made.handles == {"#", "u/", "r/"}
    assert made.apart == {SetApart.ITALICS}
    it = TIDE.format(
        title="Low water",
        last="*First posted in #harbour.*",
    ).replace("harbour library", "#harbour library")
    assert "*First posted in #harbour.*" in [note.text for note in read(it).notes]
