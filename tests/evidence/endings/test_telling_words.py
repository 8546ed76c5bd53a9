"""A message is searched for each kind of formulas that it has."""

import re

import pytest

from bot.evidence.endings.content_items import plain, plain_words
from bot.evidence.endings.formulas import formulas
from bot.evidence.endings.hearing.telling_words import LISTED, kinds_in
from bot.text.wordlists import entries

SAID = {
    "parting": ["I am going to stop here.", "It's time for me to go", "that's all"],
    "thanks": ["It has been an absolute pleasure!", "It was a joy."],
    "praising": ["You've just put", "You named"],
    "refusing": [
        "I'm not able to help you with that",
        "I won't just pretend",
        "No, I'm sorry.",
        "I must respectfully decline",
        "(can't go on)",
    ],
    "insisting": ["I still insist.", "I won't budge"],
}


@pytest.mark.parametrize("kind", LISTED)
def test_the_words_of_each_listed_formula_tell_its_kind(kind: str) -> None:
    listed = [plain(entry) for at in LISTED[kind] for entry in entries(*at)]
    said = [re.sub(r"[*+]", "x", entry) for entry in listed]
    assert [each for each in said if kind not in kinds_in(plain_words(each))] == []


@pytest.mark.parametrize(
    ("kind", "said"), [(kind, each) for kind, listed in SAID.items() for each in listed]
)
def test_the_words_of_what_a_pattern_finds_tell_its_kind(kind: str, said: str) -> None:
    pattern: re.Pattern[str] = getattr(formulas(), kind)
    assert pattern.search(plain(said))
    assert kind in kinds_in(plain_words(plain(f"Well, {said} - and so on")))


def test_words_of_no_formula_tell_none() -> None:
    assert kinds_in(("seven", "stones", "lie", "beneath", "water")) == frozenset()


def test_other_scripts_and_no_words_leave_all_open() -> None:
    assert kinds_in(("d\u00fcster",)) == kinds_in(()) == frozenset(LISTED)
