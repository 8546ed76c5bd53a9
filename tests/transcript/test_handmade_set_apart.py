"""Letters: answers between two lines, or set in, below who is told to answer."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

LINE = "-" * 40
LETTER = """From: Odile Brandt <odile@lock-keepers.example>
Subject: the swan, again

Dear all,

as promised I have put the matter of the swan to three machines. {asked}

    May a swan be towed?

Mistral had this to say:

{line}

A swan is no vessel:

1. It has no number.
2. It steers.

Tow it not.

{line}

I tried that in May. Then I turned to Claude, which was kinder to it:

{line}
Wait. It will have somewhere to be.

The lock is its own clock.
{line}

And Gemini, at some length:

{line}

Contact the county.

{line}

I also asked them for one word. Gemini was quick:

    Patience.

{more}

Yours,
Odile

{former}
"""
FORMER = """On 3 May 2025 at 9:12, Tom Quill wrote:
> I bet none of them has seen a swan.
> T."""
ANSWERS = [
    (
        "Mistral",
        "A swan is no vessel:\n\n1. It has no number.\n2. It steers.\n\nTow it not.",
    ),
    ("Claude", "Wait. It will have somewhere to be.\n\nThe lock is its own clock."),
    ("Gemini", "Contact the county."),
    ("Gemini", "Patience."),
]
ASKED = "I gave all three of them the same words:"


def write(
    line: str = LINE, asked: str = ASKED, more: str = "", former: str = FORMER
) -> str:
    return LETTER.format(line=line, asked=asked, more=more, former=former)


@pytest.mark.parametrize("line", [LINE, "=====", "*" * 12, "~" * 20, "\u2014" * 9])
def test_answers_between_two_lines_are_of_who_is_told_to_answer(line: str) -> None:
    it = read(write(line))
    assert said(it) == ANSWERS
    assert it.turns[0].question == "May a swan be towed?"
    notes = "\n".join(text for *_, text in noted(it))
    for told in ("I tried that in May.", "Odile", "none of them has seen a swan"):
        assert told in notes


def test_a_letter_in_another_language_is_read_with_its_own_words() -> None:
    it = read(
        "Bonjour à tous,\n\nj'ai posé la même question aux trois, comme promis :\n\n"
        "    Que faire du cygne ?\n\nVoici la réponse de Mistral :\n\n"
        "    Rien du tout.\n\n    Ou presque.\n\nClaude m'a répondu autre chose :\n\n"
        "    Attendez.\n\nÀ bientôt,\nOdile\n"
    )
    assert said(it) == [
        ("Mistral", "Rien du tout.\n\nOu presque."),
        ("Claude", "Attendez."),
    ]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("Grok answered:\n\nIt is a goose.", "may be one that is not"),
        ("And I found this:\n\n    It is a goose.", "nothing right above"),
        (f"Grok answered:\n\n{LINE}\n\nIt is a goose.", "no transcript"),
        (
            f"Grok answered:\n\n{LINE}\n\nA goose.\n\n{LINE}\n\nOr two.\n\n{LINE}",
            "no transcript",
        ),
        (f"Grok answered.\n\n{LINE}\n\nIt is a goose.\n\n{LINE}", "no transcript"),
    ],
)
def test_an_answer_that_may_end_elsewhere_or_be_of_nobody_is_refused(
    more: str, why: str
) -> None:
    with pytest.raises(Unreadable, match=why):
        read(write(more=more))


@pytest.mark.parametrize("more", ["Or two.", "  Or two.", "  - Or two."])
def test_what_is_set_in_less_goes_on_with_what_is_set_in(more: str) -> None:
    it = read(write(more=f"Grok answered:\n\n    It is a goose.\n\n{more}"))
    assert said(it)[-1][1].lstrip().startswith("It is a goose.")
    assert ("Or two." in said(it)[-1][1]) is more.startswith(" ")


@pytest.mark.parametrize("lead", ["And this, of 1987:", "Tom Quill wrote:"])
def test_a_quotation_that_nobody_dates_is_no_former_letter(lead: str) -> None:
    with pytest.raises(Unreadable, match="nothing right above this quotation"):
        read(write(former=f"{lead}\n\n> It is a goose."))


@pytest.mark.parametrize("name", ["Anna", "The keeper"])
def test_set_in_words_of_people_alone_are_no_transcript(name: str) -> None:
    with pytest.raises(Unreadable):
        read(f"Dear all,\n\n{name} said:\n\n    Swans.\n\nTom wrote:\n\n    Geese.\n")


@pytest.mark.parametrize(
    ("first", "second"), [("## Claude", "## Gemini"), ("**Claude**", "**Gemini**")]
)
def test_code_that_is_set_in_below_models_names_is_not_all_they_say(
    first: str, second: str
) -> None:
    swan = "As Claude would say:\n\n    swan.tow()\n\nThen wait."
    goose = "Gemini says:\n\n    goose.tow()\n\nThen run."
    with pytest.raises(Unreadable):
        read(f"# Birds\n\n{first}\n\n{swan}\n\n{second}\n\n{goose}\n")
