"""Texts as block quotes, and the notes that bring back what cannot be seen."""

import pytest

from bot.errors import Unreadable
from bot.transcript.prose.quoting import marks, restore_unseen, show_quoted
from bot.transcript.reading.json_reader import Node


def test_what_cannot_be_seen_comes_back_by_its_marks() -> None:
    text = "a\x00b\r\nc\u2028d"

    assert restore_unseen(show_quoted(text), Node(marks(text))) == text


CODE = "So:\n\n```html\n<table>\n<!-- all of it -->\n```\n\n~~~\n</blockquote>\n~~~\n"


def test_tags_in_code_alone_are_shown_as_they_were_written() -> None:
    assert show_quoted(CODE) == CODE
    assert marks(CODE) == ""


@pytest.mark.parametrize(
    "words",
    [
        f"{CODE}<table>",
        f"<div>\n{CODE}",
        f"- ```\n  x\n  ```\n{CODE}",
        f" ```\nx\n```\n{CODE}",
        "```\n   ```\n<table>\n```\n",
        "```\nx\n````y\n<table>\n",
        "``` a`b\n<table>\n```\n",
        "> ```\n```\n<table>\n```\n",
    ],
)
def test_where_code_may_be_none_no_tag_acts(words: str) -> None:
    assert "<table" not in show_quoted(words)
    assert restore_unseen(show_quoted(words), Node(marks(words))) == words


@pytest.mark.parametrize(
    "noted", ["1:0000 1:0000", "1:00000000 2:0000", "2:0000 1:0000"]
)
def test_marks_that_overlap_or_go_back_are_refused(noted: str) -> None:
    assert (
        restore_unseen(show_quoted("a\x00\x00b"), Node("1:0000 2:0000")) == "a\x00\x00b"
    )
    with pytest.raises(Unreadable, match="does not stand in the text"):
        restore_unseen(show_quoted("a\x00\x00b"), Node(noted))
