"""Headings of the voices' level that come again below several voices' words."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

KEEP = "Keep it. The bench was there before the path, and people have sat down on it."
SELL = "Sell the bench and buy two stools; nobody sits beside a stranger anyhow."

PARTS = """# Hinges

## The Question to Claude

Why does it creak?

## Claude's Response

{first}

## {heading}

{told}

## The Question to Gemini

Why did it stop?

## Gemini's Response

{second}

## {again}

Nothing much; the kettle was on.

## The Question to Mistral

And now?

## Mistral's Response

Now it creaks elsewhere, and you will hear it there.
"""


def parts(heading: str, told: str = "I would put a drop of oil on it.") -> str:
    return PARTS.format(
        first=KEEP, second=SELL, heading=heading, again=heading, told=told
    )


@pytest.mark.parametrize(
    "heading", ["What I would do", "What I did", "My observations", "How I check it"]
)
@pytest.mark.parametrize("told", ["I would put a drop of oil on it.", "I tested it."])
def test_a_heading_that_comes_again_and_says_i_is_refused(
    heading: str, told: str
) -> None:
    with pytest.raises(Unreadable, match="could as well be some of them"):
        read(parts(heading, told))


def test_so_is_one_over_what_names_the_voice_which_may_introduce_itself() -> None:
    text = parts("Who I am", "I am Claude, and I like hinges.")

    with pytest.raises(Unreadable):
        read(text.replace("Nothing much; the kettle was on.", "Gemini is a model."))


@pytest.mark.parametrize("heading", ["My recommendation", "Summary"])
def test_headings_that_answers_have_do_not(heading: str) -> None:
    try:
        it = read(parts(heading))
    except Unreadable:
        return
    assert "drop of oil" in said(it)[0][1]
