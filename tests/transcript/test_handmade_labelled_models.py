"""Answers of known models below labels that are no headings."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ANSWERS = [
    "I'd look at the roof first, and at the gutter you forget.\n\nThen call me.",
    "Here is what you can do:\n\n1. **Buckets:** two at least.\n2. **Tar:** much.",
    "A roof lasts forty years, and yours is old. I would save for a new one.",
]
SHORT = [
    "I'd look at the roof first, and at the gutter you never clean.",
    "Here is what I would do: buy buckets, two at least.",
    "A roof lasts forty years, and I fear yours is old.",
]
THINGS = "Here is what you can do about the rain in your hall."
MINE = "I would call somebody, and I am sorry about the hall."
FAST = "Fast, cheap, and good with pictures of any kind at all."
MODELS = ["Claude", "GPT-4o", "Gemini"]
HEADS = [
    "# The roof\n\n## Prompt\n\nWhat do I do about the rain in the hall?\n",
    "# The roof\n\n**Prompt:** What do I do about the rain in the hall?\n",
    "# The roof\n\nAsked of all three:\n\n> What do I do about the rain in the hall?\n",
    "# What do I do about the rain in the hall?\n",
]
FORMS = [
    *("**{}:**\n\n{}", "**{}**\n\n{}", "{}:\n\n{}", "## {}:\n\n{}", "# {}\n\n{}"),
    *("***{}***\n\n{}", "`{}`\n\n{}", "**{}:** {}", "{}: {}", "**{}**: {}"),
    *("Response from {}:\n\n{}", "Output ({}):\n\n{}", "{}:\n{}"),
]


def document(head: str, form: str, *, answers: list[str] = ANSWERS) -> str:
    told = (form.format(*pair) for pair in zip(MODELS, answers, strict=False))
    return "\n".join((head, *(f"{each}\n" for each in told)))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", FORMS)
def test_each_answers_below_a_label_of_one_form(head: str, form: str) -> None:
    answers = SHORT if form.endswith(" {}") else ANSWERS
    it = read(document(head, form, answers=answers))
    assert said(it) == list(zip(MODELS, answers, strict=True))


def test_a_round_follows_where_something_is_asked_again() -> None:
    again = document("**Prompt:** And who pays?\n", "**{}:** {}", answers=SHORT)
    it = read(f"{document(HEADS[1], '**{}:** {}', answers=SHORT)}\n{again}")
    assert said(it) == 2 * list(zip(MODELS, SHORT, strict=True))
    assert "who pays" in it.turns[-1].question


@pytest.mark.parametrize(
    ("title", "one", "two"),
    [
        ("# Which model mends roofs?", "I use it for letters to you.", THINGS),
        ("# Roofs", "I would begin with the gutter, if I were you.", MINE),
        ("# What mends a roof?", "Claude tells you how you mend it yourself.", THINGS),
        (
            "# What mends a roof?",
            "Good prose, long windows, high cost, and no pictures.",
            FAST,
        ),
    ],
)
def test_what_is_told_of_models_is_no_answer(title: str, one: str, two: str) -> None:
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(f"{title}\n\n**Claude:** {one}\n\n**GPT-4o:** {two}\n")


@pytest.mark.parametrize(
    ("below", "sentence"),
    [
        ("That was all I had time for.", "no name says who speaks here"),
        (
            "**Verdict:** The gutter it is.",
            "whether “Verdict” is a part of what Gemini",
        ),
    ],
)
def test_what_nobody_is_named_for_is_refused_with_its_line(
    below: str, sentence: str
) -> None:
    text = document(HEADS[3], "**{}:** {}", answers=SHORT)
    assert len(said(read(text))) == 3
    with pytest.raises(Unreadable, match=sentence) as refused:
        read(f"{text}\n{below}\n")
    assert refused.value.line == f"{text}\n{below}".count("\n") + 1


def test_labels_of_two_forms_are_refused() -> None:
    text = document(HEADS[3], "**{}:** {}", answers=SHORT[:2])
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(f"{text}\n`Gemini`\n\n{SHORT[2]}\n")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "form",
    [
        *("{}'s answer:\n\n{}", "**{}'s answer:**\n\n{}", "**{} answered:**\n\n{}"),
        *("**Model:** {}\n\n{}", "{}\n--------\n\n{}", "## Asking {}\n\n{}"),
        *("## Test with {}\n\n{}", "## {} results\n\n{}", "### Essai avec {}\n\n{}"),
        *("Und {} dazu:\n\n{}", "## Zkouška: {}\n\n{}"),
    ],
)
def test_words_around_the_names_are_of_one_form(head: str, form: str) -> None:
    answers = [f"{words} So much for the rain in the hall." for words in SHORT]
    it = read(document(head, form, answers=answers))
    assert said(it) == list(zip(MODELS, answers, strict=True))


@pytest.mark.parametrize(
    "form",
    [
        *("## Working with {}\n\n{}", "## {} results\n\n{}", "{} costs:\n\n{}"),
        *("## Setting up {}\n\n{}", "**Model:** {}\n\n{}"),
    ],
)
@pytest.mark.parametrize("head", HEADS)
def test_what_is_judged_below_such_words_is_no_answer(head: str, form: str) -> None:
    judged = [
        "Passed eight of ten checks. I would use it again, and you can rely on it.",
        "I found it long, and you will not like the list in what it wrote me.",
        "First you make a key. Then you put it into your shell, as I do.",
    ]
    with pytest.raises(Unreadable):
        read(document(head, form, answers=judged))


POWER = """# The cellar

> Where does the current come from?

**Claude:**

I would take it from the roof. You can reach it by the ladder.

**{label}:** forty cells, and a wire down your chimney.

**GPT-4o:**

The roof is slate, and it would be a pity. I would ask the mill, if you can.

**{label}:** none, as you have a wheel that runs.

**Gemini:**

Buy it where you are. I would do that first.
"""


def test_a_label_within_answers_is_no_voice() -> None:
    it = read(POWER.format(label="Wiring"))

    assert [name for name, _ in said(it)] == ["Claude", "GPT-4o", "Gemini"]
    assert said(it)[0][1].endswith("a wire down your chimney.")


@pytest.mark.parametrize("label", ["Solar", "Command", "Granite"])
def test_a_usual_word_that_a_model_is_called_by_too_is_refused(label: str) -> None:
    with pytest.raises(Unreadable, match=f"“{label}” stands here as if it spoke"):
        read(POWER.format(label=label))
