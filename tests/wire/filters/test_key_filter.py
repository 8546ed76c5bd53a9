from itertools import combinations

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


@pytest.mark.parametrize("key", [None, "", "ollama", "fifteen-letters"])
def test_a_key_that_is_none_or_a_word_alters_nothing(key: str | None) -> None:
    assert told("I am ol", f"lama {key}", key=key) == ["I am ol", f"lama {key}", ""]
