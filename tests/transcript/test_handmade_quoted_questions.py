"""Questions in block quotes below voices' headings, each above its answer."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

ONE = "I would wait for the tide.\n\n#### Then\n\nPush off, and do not look back."
TWO = "With an oar, as everybody else does who has lost the rudder."
OTHER = "We leave in the morning, when the wind comes from the land."


def document(first: str, second: str, *, above: str = "", lead: str = "") -> str:
    parts = (
        *("# Boats", above, "### Claude", f"> {first}", ONE, "<br/>"),
        *(f"> {second}", TWO, "<br>\n<br>"),
        *("### Mistral", lead, f"> {first}", OTHER),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def turns(text: str) -> list[tuple[str, str, str]]:
    return [(turn.voice, turn.question, turn.text) for turn in read(text).turns]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("*Say when you leave.*", "*Say how you steer.*"),
        ("**Sag, wann du fährst.**", "**Sag, womit du steuerst.**"),
        ("When do you leave?", "How do you steer?"),
        ("いつ出ますか\uff1f", "どう進みますか\uff1f"),
    ],
)
@pytest.mark.parametrize("lead", ["", "Mistral got one question less than Claude did."])
def test_what_is_quoted_below_several_voices_was_asked(
    first: str, second: str, lead: str
) -> None:
    assert turns(document(first, second, lead=lead)) == [
        ("Claude", first, ONE),
        ("Claude", second, TWO),
        ("Mistral", first, OTHER),
    ]


@pytest.mark.parametrize(
    ("first", "second", "lead"),
    [
        ("Say when you leave.", "Say how you steer.", ""),
        ("*Say when you leave.*", "Say how you steer.", ""),
        ("*Say when you leave.*\n>\n> *And why.*", "*Say how.*", ""),
        ("*Say when you leave.*", "*Say how you steer.*", "I begin with the sea."),
        ("*Say when you leave.*", "*Say how.*\n\n> *And why.*", ""),
    ],
    ids=[
        "a quote as any",
        "quotes of two forms",
        "two paragraphs",
        "what may be the voice's own stands above",
        "a quote with no answer below it",
    ],
)
def test_what_may_be_quoted_by_the_voice_is_refused(
    first: str, second: str, lead: str
) -> None:
    with pytest.raises(Unreadable):
        read(document(first, second, lead=lead))


def test_questions_of_other_words_need_that_nothing_was_asked_above() -> None:
    asked = document("When?", "How?").replace("> When?\n\nWe leave", "> Why?\n\nWe go")

    assert [question for _, question, _ in turns(asked)] == ["When?", "How?", "Why?"]
    above = asked.replace("# Boats\n", "# Boats\n\n## The Question\n\nLeave or stay?\n")
    with pytest.raises(Unreadable):
        read(above)
