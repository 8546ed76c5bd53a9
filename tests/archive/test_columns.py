"""Single values in columns come back as they were."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from bot.archive.columns import Moment, escape, to_json, unescape
from tests.archive.examples import HARD

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_escaped_text_comes_back_and_can_stand_in_any_database(text: str) -> None:
    kept = escape(text)
    assert unescape(kept) == text
    assert "\0" not in kept
    kept.encode()


@given(st.text(st.sampled_from("\x1a\x000123ADF\ud800")))
def test_text_that_looks_escaped_is_not_mistaken_for_it(text: str) -> None:
    assert unescape(escape(text)) == text


def test_ordinary_text_stands_as_it_is() -> None:
    text = "Über \u2028 \U0001f600 e\u0301 \x07 \\u0000"
    assert escape(text) == text


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_come_back(text: str) -> None:
    assert unescape(escape(text)) == text


def test_an_instant_is_kept_in_utc_with_its_microseconds() -> None:
    there = datetime(2026, 1, 1, 1, 2, 3, 4, timezone(timedelta(hours=5)))
    kept = Moment().process_bind_param(there, sqlite.dialect())
    assert kept == "2025-12-31T20:02:03.000004+00:00"
    back = Moment().process_result_value(kept, sqlite.dialect())
    assert back == there
    assert back is not None
    assert back.tzinfo is UTC


def test_a_time_without_its_zone_is_refused() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - what is to be refused
    with pytest.raises(ValueError, match="without its zone"):
        Moment().process_bind_param(naive, sqlite.dialect())


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no place in JSON"):
        to_json({"a": object()})
