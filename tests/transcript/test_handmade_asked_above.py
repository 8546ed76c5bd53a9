"""Headings that are models' names, below words that say that a question was put."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

GIVEN = [
    ("Claude", "I would oil the hinge, and wait for the rain to end."),
    ("Gemini", "Plane the edge once you have a dry week."),
    ("Mistral", "It depends on the wood."),
]
ASKED = "What of a door that sticks?"


def page(above: str, *answers: str) -> str:
    parts = ["# Three on a door", above]
    for (name, text), other in zip(GIVEN, answers or [""] * 3, strict=True):
        parts += [f"## {name}", other or text]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "above",
    [
        f"Question: {ASKED}",
        f"Prompt: {ASKED}",
        f"I asked three models: {ASKED}",
        f"I asked all of them on one evening.\n\n> {ASKED}",
        f"All three were asked the same.\n\n*{ASKED}*",
        f"The question, put to all three on Friday:\n\n> {ASKED}",
        "Ich fragte alle drei: Was tun mit einer T\u00fcr, die klemmt?",
        "J'ai demand\u00e9 aux trois : que faire d'une porte ?",
    ],
)
def test_they_are_voices(above: str) -> None:
    assert said(read(page(above))) == GIVEN


@pytest.mark.parametrize("above", [f"Question: {ASKED}", f"Prompt: {ASKED}"])
def test_a_plain_label_gives_the_question(above: str) -> None:
    assert {turn.question for turn in read(page(above)).turns} == {ASKED}


@pytest.mark.parametrize(
    ("above", "answers"),
    [
        (f"{ASKED}", ()),
        ("I asked three models about a door.", ()),
        (f"I asked: {ASKED}", ("It said you should oil it, and I did.", "", "")),
        (f"I asked: {ASKED}", ("", "", "Mistral is short, as usual.")),
        (f"I asked: {ASKED}", ("A long one on wood.", "Short. Then a plane.", "")),
    ],
    ids=["nobody asked", "no question", "told", "named", "no word to anybody"],
)
def test_they_may_be_of_an_article(above: str, answers: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable, match="no heading names a voice"):
        read(page(above, *answers))


def test_a_remark_set_apart_with_the_name_does_not_tell_of_it() -> None:
    answers = [f"*{name}, 14 October; the app*\n\n{text}" for name, text in GIVEN]
    assert said(read(page(f"I asked: {ASKED}", *answers))) == GIVEN


@pytest.mark.parametrize("label", ["**Prompt, to {} only:**", "**Question, for {}:**"])
def test_a_label_with_a_comma_before_the_name_is_no_word_of_the_voice(
    label: str,
) -> None:
    answers = [f"{label.format(name)} {ASKED}\n\nI do: {text}" for name, text in GIVEN]
    it = read(page("Made in May.", *answers))
    assert [text for _, text in said(it)] == [f"I do: {text}" for _, text in GIVEN]
