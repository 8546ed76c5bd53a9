"""A sealed answer can be checked by anybody who has the salt and the text."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.turn import Seal
from bot.integrity.seals import is_kept, make_seal

SALT = "0123456789abcdef" * 2


def test_a_seal_is_the_digest_of_the_salt_and_then_the_text() -> None:
    content = SALT.encode() + "Paper, \u00e9crit.".encode()
    seal = make_seal(SALT, "Paper, \u00e9crit.")
    assert seal == Seal(SALT, sha256(content).hexdigest())


def test_the_seal_of_nothing_is_known() -> None:
    """The digest of the empty message, FIPS 180-4."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert make_seal("", "") == Seal("", empty)


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_can_be_sealed_and_is_kept(text: str) -> None:
    assert is_kept(make_seal(SALT, text), text)


@pytest.mark.parametrize("other", ["", "paper", "Paper ", "Pap\u0435r", "aper"])
def test_another_text_breaks_the_seal(other: str) -> None:
    assert not is_kept(make_seal(SALT, "Paper"), other)


def test_another_salt_breaks_the_seal() -> None:
    seal = make_seal(SALT, "Paper")
    assert not is_kept(Seal(SALT[::-1], seal.sha256), "Paper")
