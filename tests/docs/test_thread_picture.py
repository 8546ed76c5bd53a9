"""The thread in the README: what is drawn of a message's text is all of it."""

import pytest

from tests.docs.drawing import Piece, pieces
from tests.docs.thread_picture import FILE, SAID, seats


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("one **two three** four", "one two three four"),
        ("*(not its exact words)*", "(not its exact words)"),
        ("“Yes.” [answer](https://discord.com/x)", "“Yes.” answer"),
        ("an open [bracket", "an open [bracket"),
    ],
)
def test_every_word_of_a_line_is_drawn(line: str, drawn: str) -> None:
    assert "".join(piece.text for piece in pieces(line)) == drawn


def test_words_keep_their_manner() -> None:
    assert pieces("a **b c**") == [
        Piece("a "),
        Piece("b ", "bold"),
        Piece("c", "bold"),
    ]


def test_the_picture_is_there_and_its_voices_are_those_of_the_rehearsal() -> None:
    assert FILE.read_bytes().startswith(b"\x89PNG")
    assert [seat.name for seat in seats()] == [*SAID, "Scribe"]
