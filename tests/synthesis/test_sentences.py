"""Sentences are found in many scripts, and what is no prose is passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

# ruff: noqa: RUF001 - the marks of many scripts are its subject
from bot.synthesis.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It costs 3.50 in all. Yes.", ["It costs 3.50 in all.", "Yes."]),
        ("Dr. Lee met J. Smith. They spoke.", ["Dr. Lee met J. Smith.", "They spoke."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("**Strong words.** Weak ones.", ["**Strong words.**", "Weak ones."]),
        ("石头会记得。水不会！你呢？", ["石头会记得。", "水不会！", "你呢？"]),
        ("雨が降る。「帰ろう。」", ["雨が降る。", "「帰ろう。」"]),
        ("पत्थर याद रखता है। पानी नहीं।", ["पत्थर याद रखता है।", "पानी नहीं।"]),
        ("هل تذكر؟ نعم.", ["هل تذكر؟", "نعم."]),
        ("Камень помнит. Вода — нет.", ["Камень помнит.", "Вода — нет."]),
        ("- first point\n2. second point", ["first point", "second point"]),
        ("> quoted line", ["quoted line"]),
        ("# Heading\n\nProse.", ["Prose."]),
        ("| a | b |\n|---|---|\n\nProse.", ["Prose."]),
        ("```py\nx = 1. \n```\nProse.", ["Prose."]),
        ("***\n\n…\n\n", []),
        ("", []),
    ],
)
def test_the_sentences_of(text: str, found: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == found


@given(st.text())
def test_every_sentence_stands_where_it_says(text: str) -> None:
    text = f"Prose.\n\n{text}"
    first, *others = sentences(text)

    assert first.text == "Prose."
    for sentence in (first, *others):
        assert text[sentence.start : sentence.end] == sentence.text
