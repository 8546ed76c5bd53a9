"""The latest lines on a board: never too wide, never moving once full."""

from itertools import pairwise

from rich.cells import cell_len

from bot.terminal.tail import Tail


def test_words_are_broken_at_spaces_and_the_last_lines_are_shown() -> None:
    tail = Tail()
    tail.add("one two three four five six")

    assert tail.lines(2, width=9) == ["four five", "six"]


def test_a_full_line_stands_still_while_words_are_added() -> None:
    tail = Tail()
    seen: list[list[str]] = []
    for word in ("the", "quick", "brown fox", "jumps", "over", "the lazy", "dog"):
        tail.add(word + " ")
        seen.append(tail.lines(9, width=12))

    assert seen[-1] == ["the quick", "brown fox", "jumps over", "the lazy dog"]
    for before, after in pairwise(seen):
        assert after[: len(before) - 1] == before[:-1]


def test_blank_lines_are_left_out() -> None:
    tail = Tail()
    tail.add("one\n\n\ntwo\n")

    assert tail.lines(5, width=20) == ["one", "two"]


def test_no_line_is_wider_than_asked_whatever_is_said() -> None:
    tail = Tail()
    tail.add("通义千问" * 9 + " " + "x" * 50 + " 🎭🎭🎭 and so on")

    assert max(map(cell_len, tail.lines(20, width=10))) <= 10


def test_a_narrower_screen_breaks_the_old_lines_again() -> None:
    tail = Tail()
    tail.add("a line of words\nand more")
    tail.lines(5, width=40)

    assert max(map(len, tail.lines(9, width=8))) <= 8


def test_of_a_whole_answer_that_comes_at_once_the_end_is_shown() -> None:
    tail = Tail()
    tail.add("four " * 20_000 + "\nthe end")

    *before, last = tail.lines(5, width=9)
    assert last == "the end"
    assert before[:3] == ["four four"] * 3


def test_control_sequences_never_reach_the_board() -> None:
    tail = Tail()
    tail.add("\x1b[2Jgone")

    assert tail.lines(1, width=20) == ["␛[2Jgone"]
