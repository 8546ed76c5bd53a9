"""Whatever a message consists of, it is heard at once."""

# ruff: noqa: RUF001 - marks of many scripts are the subject

import string
from time import process_time

import pytest

from bot.evidence.endings import Listener, novelty

_MARKS = [
    *string.punctuation,
    *"«»“”„‘’…—（）「」。！？،।\u00a0\u200b🎭",
    " ",
    "\n",
    "* ",
    "_*",
]


@pytest.mark.parametrize("mark", _MARKS)
@pytest.mark.parametrize("rest", ["", "x", " x *"])
def test_a_run_of_one_mark_is_heard_at_once(mark: str, rest: str) -> None:
    began = process_time()
    for length in (26, 120, 60_000):
        Listener().hear("Ada", rest + mark * length + rest)
    assert process_time() - began < 2


def test_lines_of_marks_are_heard_at_once() -> None:
    lines = "\n".join("*_([<" * 6 + "x" * 101 + ">])_*" * 6 + "!" for _ in range(400))
    began = process_time()
    Listener().hear("Ada", lines)
    novelty([lines, lines])
    assert process_time() - began < 2
