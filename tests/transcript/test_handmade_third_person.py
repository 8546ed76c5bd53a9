"""
Words of whoever made a document that tell of a voice, right before or behind its own;
and headings that stand as a voice's do, in a part where nobody answers.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.ends.third_person import (
    leads_to_answer,
    tells_what_it_did,
)
from bot.transcript.handmade.lines.headings import read_question_heading
from bot.transcript.importing import read

LEADS = """
It refused twice. Then it wrote:
He answered at once, and here is all of it:
I had to remind it of the question. On the third attempt:
Its whole answer:
Here is what she sent:
Ada, on a slow afternoon:
Erst schrieb es mir einen Witz. Beim zweiten Versuch:
Seine ganze Antwort:
Elle m'a d'abord répondu en anglais. Deuxième essai :
Voici sa réponse :
Me respondió con una broma. Al segundo intento:
Mi ha risposto in inglese. Secondo tentativo:
Ele respondeu em inglês. Segunda tentativa:
Eerst schreef het een gedicht. Tweede poging:
Сначала он ответил по-английски. Вторая попытка:
Najpierw przysłał mi wiersz. Druga próba:
"""
OWN = """
Three things come to mind:
Let us count what it costs:
Here is how I see it:
My answer, in short:
The short version:
Ada:
Ada (The Architect):
Ada speaks for herself, and I say this as Ada:
Bo is right on two points:
It is a door that I would keep:
Drei Gründe sprechen dafür:
Meine Antwort in einem Satz:
Trois raisons me viennent :
Dos cosas:
Ecco perché:
Três razões:
Twee redenen:
Вот что я думаю:
Dwie rzeczy:
It wrote me a letter, and I kept it.
"""


def test_a_first_paragraph_may_tell_of_who_answers() -> None:
    names = frozenset({"ada"})
    for line in LEADS.strip().split("\n"):
        assert (leads_to_answer(line, names), line) == (True, line)
    for line in OWN.strip().split("\n"):
        assert (leads_to_answer(line, names), line) == (False, line)


PAGE = """# Doors

**Question:** Which door?

## Claude (Anthropic)

{lead}The back door. I keep it for the cat.

It is never locked.

{below}## Gemini (Google)

The cellar door, I say.

It is always locked.
"""


def test_it_refuses_with_its_line_and_the_words_of_a_voice_do_not() -> None:
    lead = "It asked me twice what I meant:\n\n"
    with pytest.raises(Unreadable, match="line 7: this may be of Claude"):
        read(PAGE.format(lead=lead, below=""))
    own = "Two things about doors:\n\n"
    found = read(PAGE.format(lead=own, below=""))
    assert found.turns[0].text.startswith("Two things about doors:")


def test_what_tells_of_the_voice_and_of_its_tries_is_a_note() -> None:
    for lead in (
        "It asked me twice what I meant. The second try:",
        "Erst schrieb es mir einen Witz. Beim zweiten Versuch:",
        "Сначала он ответил по-английски. Вторая попытка:",
    ):
        found = read(PAGE.format(lead=f"{lead}\n\n", below=""))
        assert found.turns[0].text.startswith("The back door.")
        assert lead in [note.text for note in found.notes]


def test_italics_and_brackets_that_say_what_the_voice_did_are_a_note() -> None:
    for line in (
        "*[Claude answered twice; this is the second.]*",
        "*(Claude refused at first.)*",
        "*[Claude antwortete erst auf Englisch.]*",
        "_[Claude a répondu deux fois.]_",
        "*[Claude respondeu duas vezes; descartei a primeira.]*",
        "*[Claude ha risposto due volte.]*",
    ):
        found = read(PAGE.format(lead="", below=f"{line}\n\n"))
        assert found.turns[0].text.endswith("It is never locked.")
        assert line in [note.text for note in found.notes]


def test_what_a_voice_says_of_itself_in_brackets_is_no_note() -> None:
    names = frozenset({"claude"})
    for line in (
        "*(Claude smiles.)*",
        "*[Claude, looking at the door.]*",
        "(Claude answered twice.)",
        "*Claude answered twice.*",
        "*(So I answered twice.)*",
    ):
        assert not tells_what_it_did(line, names)


LATER = """# Doors

## The Question

> Which door?

## The Responses

### Claude (The Careful)

The back door, I think.

### Grok (The Loud)

{long}

## {part}

Nobody took the window.

### The Count (By Hand)

| Door | Voices |
|---|---|
| back | 1 |

### Letters (A Few)

"What of the window?" — J.
"""


def test_a_name_with_brackets_below_another_part_is_no_voice() -> None:
    long = "The front door. I like it open. " * 40 + "That is all I have to say."
    for part in ("What I Noticed", "My Notes", "Observations"):
        found = read(LATER.format(part=part, long=long))
        assert [turn.voice for turn in found.turns] == ["Claude", "Grok"]
        assert found.turns[-1].text == long


def test_a_new_name_with_its_maker_in_another_round_is_one() -> None:
    again = "## Round 2\n\n### Claude (Anthropic)\n\nI stay.\n\n"
    again += "### Le Chat (Mistral)\n\nI came late.\n"
    text = "# Doors\n\n**Question:** Which door?\n\n## Round 1\n\n"
    text += "### Claude (Anthropic)\n\nI say the back.\n\n"
    text += "### Gemini (Google)\n\nI say the front.\n\n" + again
    assert [turn.voice for turn in read(text).turns] == [
        "Claude",
        "Gemini",
        "Claude",
        "Le Chat",
    ]


LABELLED = """# Doors

## Phase 1

**Prompt:** Which door?

**Claude's response:**

### The back door

I keep it for the cat.

**Gemini's response:**

The front door.

### In the end

I stay with it.

## {last}

Thanks to all.
"""


def test_a_deeper_heading_right_below_a_label_is_the_answer_s() -> None:
    found = read(LABELLED.format(last="Notes"))
    assert [turn.voice for turn in found.turns] == ["Claude", "Gemini"]
    assert found.turns[0].text == "### The back door\n\nI keep it for the cat."


def test_a_heading_of_the_section_s_level_below_a_label_refuses() -> None:
    """No other voice's label shows where the words below it end."""
    last = LABELLED.format(last="Notes").replace(
        "The front door.", "## The front\n\nIt."
    )
    with pytest.raises(Unreadable, match="line 13: "):
        read(last.format(last="Notes"))


def test_a_question_goes_back_to_somebody() -> None:
    for words in ("The Question Back to Ada", "Question now put to Ada"):
        heading = read_question_heading(words)
        assert heading is not None and heading.to == "Ada"
    assert read_question_heading("The question that goes nowhere") is None


IN_QUOTES = """# Doors

**Question:** Which door would you keep?

## Claude

{before}> ### The back door

> It is for people who belong, and for the cat, who belongs to nobody at all.

{between}> I never lock it in the day.

## Gemini

> The cellar door, since all that matters is kept below it.

{behind}## Mistral

> None of them. A house is a wall that has changed its mind.

## Llama

> All of them, if the wind is asked.
"""


def test_before_and_behind_quoted_answers_the_maker_speaks() -> None:
    before = "Its answer came in three pieces.\n\n"
    behind = "(The stop is mine.)\n\n"
    found = read(IN_QUOTES.format(before=before, between="", behind=behind))
    assert [turn.text.split(" ")[0] for turn in found.turns] == [
        *("###", "The", "None", "All")
    ]
    assert found.turns[0].text.endswith("in the day.")
    texts = [note.text.strip() for note in found.notes]
    assert {before.strip(), behind.strip()} <= set(texts)


def test_between_the_quotes_of_one_answer_it_refuses() -> None:
    between = "Then it went on.\n\n"
    with pytest.raises(Unreadable, match="line 13: "):
        read(IN_QUOTES.format(before="", between=between, behind=""))


def test_an_answer_that_introduces_a_quotation_keeps_its_words() -> None:
    text = PAGE.format(lead="As the old rhyme has it:\n\n> Shut it.\n\n", below="")
    assert read(text).turns[0].text.startswith("As the old rhyme has it:")


def test_below_a_heading_of_the_maker_s_own_no_voice_speaks() -> None:
    own = ("Interlude (me)", "Pause (ich)", "Entracte (moi)", "Kaffee (der Autor)")
    for words in (
        *own,
        "Pausa (yo)",
        "Intervallo (io)",
        "Pauze (ik)",
        "Soup (I)",
        "Post (Auswahl)",
    ):
        text = PAGE.format(lead="", below=f"## {words}\n\nWe ate soup.\n\n")
        found = read(text)
        assert [turn.voice for turn in found.turns] == ["Claude", "Gemini"]
        assert found.turns[0].text.endswith("It is never locked.")
        assert "We ate soup." in [note.text for note in found.notes]
    for words in (
        "Bo (Mistral)",
        "Bo (The Loud)",
        "Mistral (Author)",
        "Grok (Excerpts)",
    ):
        text = PAGE.format(lead="", below=f"## {words}\n\nI ate soup.\n\n")
        assert len(read(text).turns) == 3
