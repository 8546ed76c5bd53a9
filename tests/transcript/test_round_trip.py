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


# One symposium is drawn for all of them: that takes ten times as long as what is asked.
@given(symposia())
@thorough
def test_an_export_brings_everything_back(symposium: Symposium) -> None:
    markdown, record = to_markdown(symposium), to_json(symposium)
    assert from_markdown(markdown) == symposium
    assert from_json(record) == linked(symposium)
    # The kind of an export is told by what stands in it.
    assert read(markdown) == symposium
    assert read(record) == linked(symposium)
    # An export of an import is the same export.
    assert to_markdown(from_markdown(markdown)) == markdown
    assert to_json(from_json(record)) == record
    # Nothing in markdown is unseen but line feeds and tabs.
    assert UNSEEN.search(markdown) is None


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
