from itertools import combinations

import pytest

from bot.wire.filters.thought_filter import BLANKS, ThoughtFilter


def told(*pieces: str) -> tuple[str, str]:
    """The words and the thoughts of an answer that comes in these pieces."""
    thoughts = ThoughtFilter()
    steps = [*map(thoughts.pass_on, pieces), thoughts.release()]
    return "".join(words for words, _ in steps), "".join(one for _, one in steps)


def test_a_thought_at_the_head_is_told_apart_wherever_it_is_cut() -> None:
    text = "\n<think>\nHm, a < b </thin no.\n</think>\n\nA door, </think>."
    whole = ("A door, </think>.", "Hm, a < b </thin no.\n")

    assert told(text) == told(*text) == whole
    for one, two in combinations(range(len(text) + 1), 2):
        assert told(text[:one], text[one:two], text[two:]) == whole


def test_words_are_never_told_before_the_thought_is_over() -> None:
    thoughts = ThoughtFilter()
    heard = [
        thoughts.pass_on(piece) for piece in ("<thi", "nk>Hm", "</", "think>", "A")
    ]

    assert heard == [("", ""), ("", "Hm"), ("", ""), ("", ""), ("A", "")]


@pytest.mark.parametrize(
    "text",
    [
        "A door.",
        " A door.",
        "So: <think>Hm</think>",
        "`<think>` opens a thought, </think> ends it.",
        "```\n<think>\nHm\n</think>\n```",
        "<thinking>Hm</thinking>A",
        "<b>A</b>",
        "<",
        "<thin",
        "\n ",
        "Hm.</think>A door.",
        "",
    ],
)
def test_whatever_does_not_begin_with_a_thought_stays_words(text: str) -> None:
    assert told(text) == told(*text) == (text, "")


@pytest.mark.parametrize("text", ["<think>Hm", "<think>\nHm", " <think> Hm"])
def test_a_thought_that_nobody_closed_is_a_thought_to_its_end(text: str) -> None:
    assert told(text) == told(*text) == ("", "Hm")


def test_the_beginning_of_a_mark_that_never_came_is_part_of_the_thought() -> None:
    assert told("<think>a</thi") == ("", "a</thi")


def test_a_thought_that_holds_nothing_is_none() -> None:
    assert told("<think>\n\n</think>\n\nA door.") == ("A door.", "")


def test_only_the_first_thought_stands_at_the_head() -> None:
    text = "<think>Hm</think><think>is a mark.</think>"

    assert told(text) == told(*text) == ("<think>is a mark.</think>", "Hm")


def test_blanks_without_end_are_not_waited_through_for_ever() -> None:
    thoughts = ThoughtFilter()

    assert thoughts.pass_on(" " * BLANKS) == ("", "")
    assert thoughts.pass_on(" ") == (" " * (BLANKS + 1), "")
    assert thoughts.held == ""
