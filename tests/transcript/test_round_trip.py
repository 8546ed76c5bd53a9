"""What is exported comes back to the last character."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.transcript.importing import read
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown
from bot.transcript.prose.quoting import UNSEEN
from tests.transcript.exports import linked, to_json, to_markdown
from tests.transcript.fragments import FRAGMENTS, texts
from tests.transcript.symposia import a_symposium, symposia

thorough = settings(
    deadline=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(symposia())
@thorough
def test_markdown_brings_everything_back(symposium: Symposium) -> None:
    assert from_markdown(to_markdown(symposium)) == symposium


@given(symposia())
@thorough
def test_json_brings_everything_back(symposium: Symposium) -> None:
    assert from_json(to_json(symposium)) == linked(symposium)


@given(symposia())
@thorough
def test_a_markdown_export_holds_nothing_unseen_but_line_feeds_and_tabs(
    symposium: Symposium,
) -> None:
    assert UNSEEN.search(to_markdown(symposium)) is None


@given(symposia())
@settings(thorough, max_examples=30)
def test_an_export_of_an_import_is_the_same_export(symposium: Symposium) -> None:
    markdown = to_markdown(symposium)
    assert to_markdown(from_markdown(markdown)) == markdown
    assert to_json(from_json(to_json(symposium))) == to_json(symposium)


@given(symposia())
@settings(thorough, max_examples=30)
def test_the_kind_of_an_export_is_told_by_what_stands_in_it(
    symposium: Symposium,
) -> None:
    assert read(to_markdown(symposium)) == symposium
    assert read(to_json(symposium)) == linked(symposium)


@given(texts, texts)
@settings(thorough, max_examples=200)
def test_texts_come_back_whatever_they_hold(question: str, answer: str) -> None:
    symposium = a_symposium()
    first, second = symposium.turns
    changed = replace(
        symposium,
        question=question,
        turns=(replace(first, text=answer), replace(second, question=question)),
    )
    assert from_markdown(to_markdown(changed)) == linked(changed)


@pytest.mark.parametrize("fragment", ["", *FRAGMENTS])
@pytest.mark.parametrize(
    "around", ["{}", "{}\n", "\n{}", "a\n{}\n\n\n", "{0}\n{0}", "{} "]
)
def test_each_awkward_line_comes_back(fragment: str, around: str) -> None:
    symposium = a_symposium()
    first, second = symposium.turns
    words = around.format(fragment)
    changed = replace(
        symposium,
        title=words,
        turns=(replace(first, text=words, question=words), second),
    )
    assert from_markdown(to_markdown(changed)) == linked(changed)
    assert from_json(to_json(changed)) == linked(changed)


def test_a_markdown_export_survives_windows_line_ends_and_a_byte_order_mark() -> None:
    symposium = a_symposium()
    first, second = symposium.turns
    changed = replace(symposium, turns=(replace(first, text="a\r\nb\rc\n"), second))
    stored = "\ufeff" + to_markdown(changed).replace("\n", "\r\n")
    assert read(stored) == linked(changed)


def test_a_json_export_survives_a_byte_order_mark() -> None:
    assert read("\ufeff" + to_json(a_symposium())) == linked(a_symposium())


def test_sixteen_long_answers_come_back() -> None:
    first = a_symposium().turns[0]
    text = "".join(f"{fragment} " for fragment in FRAGMENTS)
    text = (text * (200_000 // len(text) + 1))[:200_000]
    long = replace(
        a_symposium(),
        turns=tuple(
            replace(first, number=n, id=TurnId(f"s1.{n}"), text=text)
            for n in range(1, 17)
        ),
    )
    assert from_markdown(to_markdown(long)) == linked(long)
    assert from_json(to_json(long)) == linked(long)
