"""
Words of whoever made a document above, among and below answers: around quoted ones,
below a round's last answer, and between a round's heading and its first answer.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

QUOTED = """# Dikes

## The Question

Would you raise it?

## Claude

{lead}

> ### What I would do
>
> Raise it by half, and say so to everybody who lives behind it.

{between}

> Ask the children as well, since they will be there when it counts.

## Mistral

{second}

> Half a dike is a whole negotiation, and that is the thing you need.
"""
LEADS = [
    ("Claude was eager. The answer came with headings:", "Mistral was short:"),
    ("Claude had er zin in, met kopjes en al:", "Mistral was korter en zakelijker:"),
    ("Claude brauchte zwei Anläufe dafür.", "Mistral fasste sich kürzer als sonst."),
    ("Claude a répondu avec des titres :", "Mistral a été plus bref :"),
    ("Claude respondió con títulos:", "Mistral fue más breve que nadie:"),
    ("Claude ha risposto con dei titoli:", "Mistral è stato più breve:"),
    ("Claude ответил по пунктам:", "Mistral был короче всех:"),
    ("Claude odpowiedział z nagłówkami:", "Mistral był krótszy niż zwykle:"),
]
ROUNDS = """# Two rounds

## Evaluation 1

**Prompt:** Three sentences on rain.

**Claude's Response:**
Rain falls. It stops. It falls again.

**Gemini's Response:**
Rain is late. Rain is here. Rain is gone.

{one}

## Evaluation 2

{ask}

**Claude's Response:**
Snow is slower rain.

**Gemini's Response:**
Snow is quiet.

{two}
"""


@pytest.mark.parametrize(("lead", "second"), LEADS)
def test_where_all_answers_are_quoted_the_words_around_them_are_notes(
    lead: str, second: str
) -> None:
    between = "Here the power failed for a quarter of an hour."
    it = read(QUOTED.format(lead=lead, between=between, second=second))

    assert [text.split()[:2] for _, text in said(it)] == [
        ["###", "What"],
        ["Half", "a"],
    ]
    assert said(it)[0][1].endswith("when it counts.")
    assert "power" not in said(it)[0][1]
    assert {lead, between, second} <= {note.text for note in it.notes}


@pytest.mark.parametrize(
    ("lead", "second"),
    [
        ("I would begin with a saying.", "I think of an old line:"),
        ("Two things matter here.", "Mistral was short:"),
    ],
)
def test_what_a_voice_may_quote_itself_is_not_taken_for_its_answer(
    lead: str, second: str
) -> None:
    text = QUOTED.format(lead=lead, between="And one more.", second=second)
    try:
        it = read(text)
    except Unreadable:
        return
    assert said(it)[0][1].startswith(lead)


def rounds(one: str, two: str, ask: str = "**Prompt:** One on snow.") -> str:
    return ROUNDS.format(one=one, two=two, ask=ask)


def test_labels_below_each_round_that_tell_of_several_voices_are_the_maker_s() -> None:
    one = "**Analysis:**\n- Claude counted well\n- Gemini repeated itself"
    two = "**Analysis:**\n- Gemini was short, Claude shorter"
    it = read(rounds(one, f"{two}\n\n**Key insight:** Gemini is no worse than Claude."))

    assert [text for _, text in said(it)] == [
        "Rain falls. It stops. It falls again.",
        "Rain is late. Rain is here. Rain is gone.",
        "Snow is slower rain.",
        "Snow is quiet.",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("**Verdict:** I side with Claude.", "**Verdict:** Claude is right, I am not."),
        ("**Verdict:** rain wins.", "**Verdict:** snow wins."),
    ],
)
def test_labels_of_the_last_voice_s_own_are_no_notes(one: str, two: str) -> None:
    try:
        it = read(rounds(one, two))
    except Unreadable:
        return
    assert said(it)[1][1].endswith(one)


def test_words_between_a_round_s_heading_and_its_answers_are_its_question() -> None:
    ask = "I showed each the other's answer. Ten words each, on snow."
    it = read(ROUNDS.replace("Evaluation", "Phase").format(one="", two="", ask=ask))

    assert [turn.question for turn in it.turns[2:]] == [ask, ask]


@pytest.mark.parametrize("ask", ["Questoin: snow?", "Claude answers:", "*Prompt* snow"])
def test_what_may_be_a_spoilt_label_is_refused(ask: str) -> None:
    with pytest.raises(Unreadable):
        read(ROUNDS.replace("Evaluation", "Phase").format(one="", two="", ask=ask))


def test_words_where_a_voice_has_no_answer_may_be_that_answer() -> None:
    text = ROUNDS.replace("Evaluation", "Phase").format(one="", two="", ask="Snow.")
    with pytest.raises(Unreadable):
        read(text.replace("**Claude's Response:**\nSnow is slower rain.\n\n", ""))


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("> Aside: this is where I stopped taking notes.", "note"),
        ("> Note: Gemini said this at once, on the first try.", "note"),
        ("> Note: this is general advice.", "unclear"),
        ("> The rain it raineth every day.", "own"),
    ],
)
def test_a_block_quote_below_an_answer_is_its_own_unless_it_is_called_a_note(
    aside: str, kind: str
) -> None:
    text = rounds(aside, "")
    if kind == "unclear":
        with pytest.raises(Unreadable):
            read(text)
        return
    own = f"Rain is late. Rain is here. Rain is gone.\n\n{aside}"
    assert (said(read(text))[1][1] == own) == (kind == "own")


RESPONSES = """# Doors

## The Question

Which?

## The Responses

### Claude (The Guest)

The back door, I think.

### Gemini (The Host)

The front door, I say.

### {heading}

{text}
"""


@pytest.mark.parametrize(
    "heading", ["Reader Mail (Selected Letters)", "Interval (Ten Minutes)"]
)
def test_words_in_brackets_do_not_make_a_voice_among_models(heading: str) -> None:
    with pytest.raises(Unreadable, match="line 17: "):
        read(RESPONSES.format(heading=heading, text="We had tea, and then some more."))
    poet = read(RESPONSES.format(heading="Mistral (The Poet)", text="The tide, I say."))
    assert said(poet)[2] == ("Mistral", "The tide, I say.")
