"""The headings behind the last answer on a level that only parts have."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST = "The ferry is slow, and that is what it is for: one arrives with clean hands."
SECOND = "A bridge costs more at once and less every year after that, so build it."
THIRD = "Neither. The river is low in August; the village has always walked across."
GIVEN = [("Claude", FIRST), ("Gemini", SECOND), ("Mistral", THIRD), ("Claude", SECOND)]
OUTCOME = "The parish council took up the ferry again, until September at least."
COUNTED = "Claude had three votes, Gemini two and Mistral none."


def tasks(heading: str, below: str, label: str = "### {n} Response ({name})") -> str:
    counts = ("First", "Second", "First", "Second")
    parts = ["# The ferry"]
    for at, ((name, text), count) in enumerate(zip(GIVEN, counts, strict=True)):
        if at % 2 == 0:
            parts += [f"## Task {'AB'[at // 2]}", f"> Ferry or bridge, part {at}?"]
        parts += [label.format(n=count, name=name), text]
    return "\n\n".join([*parts, f"## {heading}", below]) + "\n"


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("For the parish file", COUNTED),
        ("For the lab", "- What is the slowest crossing you know?"),
        ("Totals", "| Claude | Gemini |\n|---|---|\n| 2 | 1 |"),
        ("Was daraus wurde", "Der Gemeinderat nahm, was Claude und Gemini sagten."),
        ("Action items", "- [ ] Dora: ask Claude for rope\n- [x] Wim: tell Gemini"),
    ],
)
@pytest.mark.parametrize(
    "label", ["### {n} Response ({name})", "**{name}'s response:**"]
)
def test_it_is_a_part_of_the_document(heading: str, below: str, label: str) -> None:
    it = read(tasks(heading, below, label))

    assert said(it) == GIVEN
    assert below in "\n\n".join(note.text for note in it.notes)


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Final thoughts", OUTCOME),  # so answers end
        ("The crossing, step by step", OUTCOME),
        ("Recipe", "Six onions, two leeks, butter, an hour. Bread on top."),
        ("For the parish file", "Claude is to be thanked, and the council."),
        ("The rope", "I would rather have the rope replaced first, and soon."),
        ("The rope", "You will need forty metres of it."),
        ("The rope", "> Forty metres, and no knots."),
        ("Claude on the rope", OUTCOME),
    ],
)
def test_what_may_be_the_last_answer_s_is_refused(heading: str, below: str) -> None:
    with pytest.raises(Unreadable):
        read(tasks(heading, below))


def test_two_such_headings_may_be_of_an_answer_that_was_pasted_whole() -> None:
    with pytest.raises(Unreadable):
        read(tasks("The rope", f"{OUTCOME}\n\n## The paint\n\n{OUTCOME}"))


OF_OTHERS = "Gemini had three votes and Mistral two."
QUOTED = f'{OF_OTHERS} Dora: "I asked for a bridge, and got three arguments."'


@pytest.mark.parametrize("below", [OF_OTHERS, QUOTED])
def test_what_follows_one_that_names_several_voices_is_the_maker_s_too(
    below: str,
) -> None:
    it = read(tasks("The lamp", f"{below}\n\n## Next time\n\n{OUTCOME}"))

    assert said(it) == GIVEN
    assert {below, OUTCOME} <= {note.text for note in it.notes}


@pytest.mark.parametrize(
    ("below", "further"),
    [
        (OF_OTHERS, "## Gemini on the rope"),
        (OF_OTHERS, "### The rope"),
        (f"I counted: {OF_OTHERS}", "## The rope"),
        (f'{OF_OTHERS} "So?" You decide.', "## The rope"),
    ],
    ids=["a voice's name", "deeper", "says I", "says you"],
)
def test_else_what_follows_may_be_the_last_answer_s(below: str, further: str) -> None:
    long = f"{below}\n\n{further}\n\n{OUTCOME} {FIRST} {SECOND} {THIRD}"
    with pytest.raises(Unreadable):
        read(tasks("The lamp", long))


def test_what_is_counted_above_each_group_of_answers_is_its_question() -> None:
    it = read(tasks("Totals", COUNTED))

    assert [turn.question for turn in it.turns] == [
        *["Ferry or bridge, part 0?"] * 2,
        *["Ferry or bridge, part 2?"] * 2,
    ]


COUNCIL = """# Letters to a lighthouse

## The Responses

### Claude (The Keeper)

{0}

### Copilot (The Timetable)

{1}

### {2}

{3}
"""


@pytest.mark.parametrize(
    "label", ["Pi (The Neighbour at the Gate)", "Sage (Der Stille)"]
)
def test_a_usual_word_with_a_by_name_is_a_voice_beside_others_with_such(
    label: str,
) -> None:
    it = read(COUNCIL.format(FIRST, SECOND, label, THIRD))

    assert [name for name, _ in said(it)] == [
        "Claude",
        "Copilot",
        label.split(maxsplit=1)[0],
    ]


def test_a_usual_word_with_a_word_in_brackets_is_none() -> None:
    it = read(COUNCIL.format(FIRST, SECOND, "Post (Selected)", THIRD))

    assert said(it) == [("Claude", FIRST), ("Copilot", SECOND)]


CARDS = """# On being switched off

## Claude 2 (Anthropic)

**Stance:** calm
**Status:** retired

{0}

## GPT-4 (OpenAI)

**Stance:** firm
**Status:** active

{1}

## A persona "Wren" on top of somebody's model at home (nobody)

**Stance:** cross
**Status:** local

{2}

## Afterword

Each was asked once, in May.
"""


def test_a_heading_with_lines_about_a_voice_as_all_others_have_is_one() -> None:
    it = read(CARDS.format(FIRST, SECOND, THIRD))

    assert [text for _, text in said(it)] == [FIRST, SECOND, THIRD]


ROOF = """# The roof

> What shall be mended first?

## Claude's Response

**Model:** claude-3-opus
**Status:** complete

The roof, as all else gets wet below it. You can do it in two summers.

## GPT-4o's Response

**Model:** gpt-4o
**Status:** complete

Windows. You feel them each evening.

## Cellar

**Status:** wet

Dig it out, and let it dry for a year.
"""


@pytest.mark.parametrize("form", ["{}'s Response", "{}", "{} (a model)"])
def test_a_part_with_fewer_lines_than_voices_have_is_none(form: str) -> None:
    text = ROOF
    for name in ("Claude", "GPT-4o"):
        text = text.replace(f"{name}'s Response", form.format(name))

    with pytest.raises(Unreadable, match="“Cellar”"):
        read(text)


@pytest.mark.parametrize("name", ["Mistral", "Gemini"])
def test_a_response_of_somebody_who_is_named_nowhere_is_refused(name: str) -> None:
    text = tasks("Totals", COUNTED, "**{name}'s response:**")

    with pytest.raises(Unreadable):
        read(text.replace(f"**{name}'s response:**", "**My response:**"))


WHOLE = """# Set-up

One letter was pasted into both chats.

**Question put to both:** What does the letter tell?

# Claude

I would begin with the debts.

## What it shows

Someone owed four pounds.

## What it hides

Whether it was ever paid.

# GPT-4

## Summary

It tells of credit.

## Evidence

The book of debts that I would ask for.

# {heading}

Bring the transcription on Monday.
"""


@pytest.mark.parametrize(
    "heading", ["For the seminar", "Discussion questions", "Spelling check (me)"]
)
def test_a_part_as_high_as_voices_whose_own_headings_are_lower_is_the_maker_s(
    heading: str,
) -> None:
    it = read(WHOLE.format(heading=heading))

    assert [name for name, _ in said(it)] == ["Claude", "GPT-4"]
    assert "Bring the transcription on Monday." in [note.text for note in it.notes]
    assert it.question == "What does the letter tell?"


@pytest.mark.parametrize(
    "heading", ["The larger picture", "A last thought", "Spelling check (M.O.)"]
)
def test_one_that_calls_on_no_readers_may_be_the_last_voice_s(heading: str) -> None:
    with pytest.raises(Unreadable):
        read(WHOLE.format(heading=heading))


@pytest.mark.parametrize("label", ["Marta (M.K.)", "Le Chat (E.U.)", "Orrin (A.I.)"])
def test_initials_in_brackets_are_no_sign_of_the_maker(label: str) -> None:
    text = COUNCIL.format(FIRST, SECOND, label, THIRD)
    try:
        it = read(text)
    except Unreadable:
        it = read(text, choices=ReadingChoices(voices={label: "X"}))
    assert [text for _, text in said(it)] == [FIRST, SECOND, THIRD]
