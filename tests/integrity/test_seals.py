"""A sealed answer can be checked by anybody who has the salt and the text."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Seal
from bot.integrity.seals import is_kept, make_seal, make_seal_of_1

SALT = "0123456789abcdef" * 2
FIRST, ADA = TurnId("abc.1"), VoiceName("Ada")
ANY = st.text(st.characters(exclude_categories=()))


def sealed(text: str, salt: str = SALT) -> Seal:
    return make_seal(salt, text, turn=FIRST, voice=ADA)


def test_a_seal_is_the_digest_of_the_salt_the_text_the_turn_and_the_voice() -> None:
    said = {"salt": SALT, "text": "Paper, \u00e9crit.", "turn": "abc.1", "voice": "Ada"}
    content = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
    assert sealed("Paper, \u00e9crit.") == Seal(SALT, sha256(content).hexdigest())


def test_symposium_1_sealed_the_salt_and_then_the_text() -> None:
    content = SALT.encode() + "Paper, \u00e9crit.".encode()
    seal = make_seal_of_1(SALT, "Paper, \u00e9crit.")
    assert seal == Seal(SALT, sha256(content).hexdigest(), "symposium/1")


@given(ANY)
def test_every_text_can_be_sealed_and_is_kept(text: str) -> None:
    for seal in (sealed(text), make_seal_of_1(SALT, text)):
        assert is_kept(seal, text, turn=FIRST, voice=ADA)


@pytest.mark.parametrize("other", ["", "paper", "Paper ", "Pap\u0435r", "aper"])
def test_another_text_breaks_the_seal(other: str) -> None:
    for seal in (sealed("Paper"), make_seal_of_1(SALT, "Paper")):
        assert not is_kept(seal, other, turn=FIRST, voice=ADA)


def test_another_salt_breaks_the_seal() -> None:
    turned = Seal(SALT[::-1], sealed("Paper").sha256)
    assert not is_kept(turned, "Paper", turn=FIRST, voice=ADA)


def test_a_seal_is_no_other_turn_s_and_no_other_voice_s() -> None:
    seal = sealed("Paper")
    assert not is_kept(seal, "Paper", turn=TurnId("abc.2"), voice=ADA)
    assert not is_kept(seal, "Paper", turn=FIRST, voice=VoiceName("Bob"))


def test_a_seal_of_one_rule_is_none_by_the_other() -> None:
    old, new = make_seal_of_1(SALT, "Paper"), sealed("Paper")
    swapped = (Seal(SALT, old.sha256), Seal(SALT, new.sha256, "symposium/1"))
    assert not any(is_kept(s, "Paper", turn=FIRST, voice=ADA) for s in swapped)


@pytest.mark.parametrize(
    "salt", [SALT[:-1], f"{SALT}0", SALT.upper(), f"{SALT}Pap", "", "0" * 31 + "\u0660"]
)
def test_a_salt_is_32_hexadecimal_digits_so_that_it_lends_no_words(salt: str) -> None:
    for seal in (sealed("er", salt), make_seal_of_1(salt, "er")):
        assert not is_kept(seal, "er", turn=FIRST, voice=ADA)
