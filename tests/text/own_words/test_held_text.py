"""Live words: no marker is told, and nothing else is lost, wherever they are cut."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.own_words.act_markers import read_end
from bot.text.own_words.held_text import LONGEST, HeldText
from tests.text.own_words.test_act_markers import ACTS, MISPLACED, NEARLY, TEXTS, WORDS

SAID = [*(said for said, _, _ in ACTS.values()), *NEARLY]


def told(*pieces: str) -> tuple[str, str]:
    """What was told while it came in these pieces, and what was held to the end."""
    held = HeldText()
    live = "".join(map(held.pass_on, pieces))
    return live, held.release()


def keeps_marker(said: str, live: str) -> bool:
    """Whether all that was told are words that stay, and what nobody sees."""
    seen = live.rstrip().rstrip("\u200b\ufeff").rstrip()
    return said.startswith(live) and len(seen) <= len(read_end(said).text)


@pytest.mark.parametrize("said", SAID)
def test_no_marker_is_told_wherever_the_answer_is_cut(said: str) -> None:
    for one, two in combinations(range(len(said) + 1), 2):
        live, held = told(said[:one], said[one:two], said[two:])

        assert live + held == said
        assert keeps_marker(said, live)
    assert keeps_marker(said, told(*said)[0])


@pytest.mark.parametrize(
    "said", [*WORDS.values(), *(said for said, _ in MISPLACED.values())]
)
def test_words_are_all_told_wherever_they_are_cut(said: str) -> None:
    for one in range(len(said) + 1):
        assert "".join(told(said[:one], said[one:])) == said
        assert told(said[:one], said[one:], "\nA door.")[0] == f"{said}\nA door."
    assert "".join(told(*said)) == said


def test_a_line_is_held_no_longer_than_it_may_be_a_marker() -> None:
    held = HeldText()
    pieces = [
        "A door.",
        "\n",
        "[",
        "[pa",
        "th",
        "]]",
        "\n\\[",
        "x",
        "\n[[pass]]",
        " ",
        "b",
    ]

    assert [held.pass_on(piece) for piece in pieces] == [
        *("A door.", "\n", "", "", "[[path", "]]", "\n", "\\[x", "\n", "", "[[pass]] b")
    ]
    assert held.release() == ""


def test_a_line_in_the_middle_of_which_a_marker_stands_is_told_as_it_comes() -> None:
    held = HeldText()

    assert [held.pass_on(piece) for piece in ("A ", "[", "[pass", "]]")] == [
        *("A ", "[", "[pass", "]]")
    ]


def test_a_line_that_was_begun_with_words_is_told_to_its_end() -> None:
    held = HeldText()

    assert held.pass_on("A ") + held.pass_on("[[pass]]\n") == "A [[pass]]\n"


def test_of_many_markers_no_more_is_held_than_one_may_be_long() -> None:
    held = HeldText()
    lines = "[[pass]]\n" * LONGEST

    assert held.pass_on(lines) == lines


def test_the_first_line_is_held_also_where_it_is_nearly_a_marker() -> None:
    held = HeldText()

    assert [held.pass_on(piece) for piece in ("\n", "(", "pa", "th)", "\n", "(")] == [
        *("\n", "", "", "(path)", "\n", "(")
    ]


def test_no_more_is_held_than_a_marker_may_be_long() -> None:
    held = HeldText()
    live = [held.pass_on(piece) for piece in ["[[", *" " * LONGEST]]

    assert live == [*("" for _ in range(LONGEST - 1)), "[[" + " " * (LONGEST - 1), " "]


@given(said=TEXTS, cuts=st.lists(st.integers(0, 60), max_size=6))
def test_whatever_is_said_nothing_is_lost_and_no_marker_told(
    said: str, cuts: list[int]
) -> None:
    at = sorted({0, *(min(cut, len(said)) for cut in cuts), len(said)})
    live, held = told(*(said[one:two] for one, two in pairwise(at)))
    end = read_end(said)

    assert live + held == said
    if end.act and len(end.marker) <= LONGEST:
        assert keeps_marker(said, live)
