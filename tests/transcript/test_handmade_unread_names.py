"""Labels whose names are unlike names: nobody may lose what is said behind them."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

CHAT = """Copied on Monday from the club's channel.

Claude: The narrator lost the key.

{0}: I only came in for the salt.

Gemini: The locksmith did, who gains by it.

{1}: Then I am going home.

Claude: The narrator again, and in the second line.

Gemini: It was never lost.
"""
SURE = ["mod_lena", "lena#1234", "tom_92", "Ruth K.", "J. R.", "J.-P. S.", "gpt-4"]
COMES_AGAIN = ["lena", "dr.k", "claude-fan", "lena (mod)", "Die Köchin"]
NEVER = ["e.g", "P.S.", "so", "note"]


@pytest.mark.parametrize("name", SURE)
@pytest.mark.parametrize("dress", ["{}", "**{}"])
def test_what_can_only_be_somebody_is_unclear(name: str, dress: str) -> None:
    text = CHAT.format(name, "Gemini")
    text = text.replace(": ", ":** ") if "**" in dress else text
    for who in ("Claude", "Gemini", name):
        text = text.replace(f"\n{who}:", f"\n{dress.format(who)}:")
    with pytest.raises(Unreadable, match="which begins this line, speaks"):
        read(text)


@pytest.mark.parametrize("name", COMES_AGAIN)
def test_so_is_what_may_be_anything_where_it_comes_again(name: str) -> None:
    with pytest.raises(Unreadable, match="which begins this line, speaks"):
        read(CHAT.format(name, name))
    assert len(read(CHAT.format(name, "Gemini")).turns) == 5


@pytest.mark.parametrize("name", NEVER)
def test_words_that_open_what_is_said_are_nobody_s(name: str) -> None:
    assert len(read(CHAT.format(name, name)).turns) == 4


@pytest.mark.parametrize("name", ["mod_lena", "lena", "Ruth K"])
def test_who_it_is_may_be_said_from_outside(name: str) -> None:
    written = f"{name}." if name[-1].isupper() else name
    text = CHAT.format(written, written)

    it = read(text, choices=ReadingChoices(voices={name: "Lena"}))
    assert ("Lena", "Then I am going home.") in said(it)
    it = read(text, choices=ReadingChoices(voices={name: ""}))
    assert len(it.turns) == 4


@pytest.mark.parametrize("name", ["Ana", "Max", "Ila"])
def test_a_short_name_is_no_word_with_a_letter_that_counts(name: str) -> None:
    it = read(CHAT.format(name, name))
    assert (name, "Then I am going home.") in said(it)


def test_in_code_it_is_a_setting() -> None:
    text = CHAT.format("Ana", "Ana")
    text = text.replace("lost the key.", "lost the key.\n\n{}")
    with pytest.raises(Unreadable, match="“max_tokens”"):
        read(text.format("max_tokens: 20 at most"))
    assert len(read(text.format("```\n\nmax_tokens: 20 at most\n\n```")).turns) == 6


def test_within_a_paragraph_it_is_a_line_of_the_message() -> None:
    text = CHAT.format("Ana", "Ana").replace("the salt.", "the salt\nmod_lena: so.")
    assert len(read(text).turns) == 6
