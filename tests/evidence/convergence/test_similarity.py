"""Texts are as alike as their words."""

from bot.evidence.convergence.similarity import similarities


def test_the_same_words_are_the_same_and_none_in_common_nothing() -> None:
    assert similarities([["a", "b"], ["b", "a"], ["c"], []]) == (
        (1.0, 1.0, 0.0, 0.0),
        (1.0, 1.0, 0.0, 0.0),
        (0.0, 0.0, 1.0, 0.0),
        (0.0, 0.0, 0.0, 0.0),
    )


def test_a_word_that_few_have_counts_more_than_one_that_all_have() -> None:
    found = similarities([["all", "few"], ["all", "few"], ["all", "one"], ["all", "x"]])

    assert found[0][1] > found[0][2] == found[0][3] > 0
