"""A text as it is spoken: the same words, whatever else the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.quotes.spoken_text import spoken

SIGNS = "ab12 *#/\\.,:'-\"()!_%&@+= \n\x1c$"
APART = " \u706f \u2014 \u0436"  # behind it, nothing before it is any other


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("it's 3.5, not 10:30!", ("it's", "3.5", "not", "10:30")),
        ("50% of c++ / $5 (#1)", ("50%", "of", "c++", "$5", "#1")),
        ("# heading, 3 * 4", ("heading", "3", "*", "4")),
        ("'so' they say... or_not", ("so", "they", "say", "or", "not")),
        ("?!", ()),
    ],
)
def test_its_words_are_those_of_any_script(folded: str, words: tuple[str, ...]) -> None:
    assert spoken(folded).words == words
    assert spoken(folded + APART).words == (*words, "\u706f", "\u0436")


@given(st.text(SIGNS))
def test_an_ascii_text_reads_as_one_with_other_scripts_behind_it(folded: str) -> None:
    alone, behind = spoken(folded), spoken(folded + APART)
    assert behind.words == (*alone.words, "\u706f", "\u0436")
    assert behind.places[: len(alone.places)] == alone.places
