"""What a voice says cannot command a terminal."""

import io
import sys

import pytest

from bot.terminal.output import one_line, plain, shortened, write_exact


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "␛[2J␛]0;title␇"),
        ("all good\rall bad", "all goodall bad"),
        ("\x9b31m", "\ufffd31m"),
        ("back\x08\x7f", "back␈␡"),
        ("a\u202eb", "a\ufffdb"),
        ("one\r\ntwo\tthree\nnaïve 通 🎭", "one\ntwo    three\nnaïve 通 🎭"),
    ],
)
def test_what_a_terminal_would_obey_is_only_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_one_line_has_single_spaces_only() -> None:
    assert one_line("  a\n\n b\t c ") == "a b c"


def test_a_shortened_line_says_that_it_was_cut() -> None:
    assert shortened("what is a question", 18) == "what is a question"
    assert shortened("what is a question", 9) == "what is…"


class Narrow(io.BytesIO):
    """As standard output without a buffer: what is written is taken in parts."""

    def write(self, given: object) -> int:
        assert isinstance(given, bytes | memoryview)
        return super().write(given[:5])


def test_what_is_taken_in_parts_is_written_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(narrow))
    write_exact("naïve 通, and more than five")
    assert narrow.getvalue().decode() == "naïve 通, and more than five"
