"""Sentences are found in many scripts, and what is no prose is passed over."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

# ruff: noqa: RUF001 - the marks of many scripts are its subject
from bot.text.sentences import (
    prose_sentences,
    rough_ends,
    sentence_ends,
    sentences,
)


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
    assert [sentence.text for sentence in prose_sentences(text)] == found


@given(st.text())
def test_every_sentence_stands_where_it_says(text: str) -> None:
    text = f"Prose.\n\n{text}"
    first, *others = prose_sentences(text)

    assert first.text == "Prose."
    for sentence in (first, *others):
        assert text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Heading\n\nProse.", ["# Heading", "Prose."]),
        (
            "Say e.g. this, vs. that. z. B. so!",
            ["Say e.g. this, vs. that.", "z. B. so!"],
        ),
        ("One:\n- two\n- three", ["One:", "- two", "- three"]),
        ("*So.* 「帰ろう。」雨。", ["*So.*", "「帰ろう。」", "雨。"]),
        ("Chapter 5. Next? Yes...", ["Chapter 5.", "Next?", "Yes..."]),
        ("...\n\n---\n", []),
    ],
)
def test_everything_written_is_in_a_sentence(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(" \n.a”`#>-1"))
def test_no_sentence_loses_a_word(text: str) -> None:
    ends = [0, *sentence_ends(text), len(text)]
    assert ends == sorted(ends)
    kept = "".join(sentences(text))
    assert kept.count("a") == text.count("a")


@pytest.mark.parametrize("mark", [".", ". ", ".”", "…)", "。", "\n", "\n>", "\n ", "*"])
def test_runs_of_marks_take_no_time(mark: str) -> None:
    text = mark * 40_000 + "x"
    began = process_time()
    list(sentence_ends(text))
    prose_sentences(text)
    list(rough_ends(text))
    assert process_time() - began < 2
