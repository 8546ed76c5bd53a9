import html
import json
from itertools import combinations
from urllib.parse import quote, quote_plus

import pytest

from bot.wire.filters.key_filter import KeyFilter

KEY = "sk-sk-0123456789abc"


def told(*pieces: str, key: str | None = KEY) -> list[str]:
    keys = KeyFilter(key)
    return [*(keys.pass_on(piece) for piece in pieces), keys.release()]


@pytest.mark.parametrize(
    "text", [f"It is {KEY}.", KEY, f"sk-{KEY}", f"{KEY}{KEY} sk", f"s{KEY}s"]
)
def test_the_key_is_hidden_wherever_it_is_cut(text: str) -> None:
    whole = text.replace(KEY, "[key]")
    for one, two in combinations(range(len(text) + 1), 2):
        assert "".join(told(text[:one], text[one:two], text[two:])) == whole
    assert "".join(told(*text)) == whole


def test_what_only_begins_like_the_key_comes_late_but_whole() -> None:
    assert told("It is", "", " sk-", "sunk") == ["It i", "", "s ", "sk-sunk", ""]


def test_what_was_held_back_is_told_in_the_end() -> None:
    assert told("This", KEY[:-1]) == ["Thi", "s", KEY[:-1]]


@pytest.mark.parametrize("key", [None, "", "ollama", "abc1234", "fifteen-letters"])
def test_a_key_that_is_none_or_a_word_alters_nothing(key: str | None) -> None:
    assert told("I am ol", f"lama {key}", key=key) == ["I am ol", f"lama {key}", ""]


ODD = 'sk-+0123/456"789=&a'


@pytest.mark.parametrize(
    "form",
    [
        ODD,
        json.dumps(ODD)[1:-1],
        json.dumps(ODD)[1:-1].replace("/", "\\/"),
        json.dumps(json.dumps(ODD))[3:-3],
        quote(ODD),
        quote_plus(ODD),
        html.escape(ODD),
    ],
)
def test_the_key_is_hidden_in_every_form_wherever_it_is_cut(form: str) -> None:
    text = f"It is {form}."
    for one, two in combinations(range(len(text) + 1), 2):
        pieces = (text[:one], text[one:two], text[two:])
        assert "".join(told(*pieces, key=ODD)) == "It is [key]."
    assert "".join(told(*text, key=ODD)) == "It is [key]."


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("It is hunter22.", "It is [key]."),
        ("hunter22", "[key]"),
        ("hunter22 hunter22", "[key] [key]"),
        ("hunter222 xhunter22 my-hunter22 hunter22-", None),
        ("hunterhunter22", None),
        ("hunter2", None),
        ("hunter22hunter22", None),
    ],
)
def test_a_short_key_is_hidden_where_it_stands_as_a_word_of_its_own(
    text: str, hidden: str | None
) -> None:
    for one, two in combinations(range(len(text) + 1), 2):
        pieces = (text[:one], text[one:two], text[two:])
        assert "".join(told(*pieces, key="hunter22")) == (hidden or text)
    assert "".join(told(*text, key="hunter22")) == (hidden or text)
    assert KeyFilter("hunter22").hide(text) == (hidden or text)
