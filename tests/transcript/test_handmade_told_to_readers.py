"""A last paragraph in which somebody speaks of a voice that no answer names."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

PAGE = """# Home

> What is the heart of a home?

## Claude

I would begin with the door.{}

It is what you have before you have a room.

## Grok

I say the fridge, which hums while you sleep.

{}
"""
LIKED = "I liked Claude's answer best."


def test_it_may_be_of_whoever_made_the_document() -> None:
    with pytest.raises(Unreadable, match="line 15: this may be of Grok or of whoever"):
        read(PAGE.format("", LIKED))


@pytest.mark.parametrize(
    ("within", "last"),
    [
        (" Grok would say the fridge.", LIKED),
        ("", "Claude's answer would be another, perhaps."),
        ("", "I liked the answer of the door best."),
    ],
    ids=["another names one", "nobody's I", "of no voice"],
)
def test_else_it_is_the_voice_s(within: str, last: str) -> None:
    *_, (_, text) = said(read(PAGE.format(within, last)))
    assert text.endswith(last)


def test_where_a_voice_speaks_again_it_may_answer_the_others() -> None:
    again = "\n## Claude\n\nAnd I the fridge.\n\n## Grok\n\nSo.\n\n" + LIKED + "\n"
    *_, (_, text) = said(read(PAGE.format("", "Thank you.") + again))
    assert text.endswith(LIKED)
