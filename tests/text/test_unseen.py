"""Characters that act on a terminal or on the eye."""

import json
import sys

import pytest

from bot.text.unseen import escape_unseen, named, visible, visible_line

ACTING = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xE0000, 0xE0080),
)


def test_nothing_that_acts_is_left_in_what_a_terminal_shows() -> None:
    for code in ACTING:
        shown = visible(f"a{chr(code)}b")
        assert not {ord(letter) for letter in shown} & ({*ACTING} - {0x0A}), hex(code)
        assert shown[0] == "a" and shown[-1] == "b"


@pytest.mark.parametrize(
    "words",
    ["naïve 通 🎭", "👩‍🚀 ❤️ 🇩🇪", "می‌خواهم", "שלום", "e\u0301", "soft\u00adhyphen"],
)
def test_words_and_emoji_of_all_scripts_stay_as_they_are(words: str) -> None:
    assert visible(words) == words
    assert escape_unseen(words) == words


def test_every_character_comes_back_from_escaped_json() -> None:
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code < 0xE000:
            written = escape_unseen(json.dumps(chr(code), ensure_ascii=False))
            assert json.loads(written) == chr(code)
            assert code not in ACTING or chr(code) not in written


def test_a_name_in_a_sentence_is_one_short_line() -> None:
    assert named("Ada\r\n\x1b[2K" + "x" * 100) == "Ada ␛[2K" + "x" * 51 + "…"
    assert visible_line("a\u2028b\r\nc") == "a b c"
