"""Lettering can be read on a phone, and what it lacks is known."""

import pytest

from bot.pictures.canvas import (
    LARGE,
    NORMAL,
    SMALL,
    WIDTH,
    can_letter,
    cut_to_width,
    letters,
    lines,
    measure_width,
)


@pytest.mark.parametrize("size", [SMALL, NORMAL, LARGE])
def test_figures_and_capitals_are_ten_pixels_high_at_a_width_of_800(size: int) -> None:
    for character in "0123456789AHX":
        _, top, _, bottom = letters(size).getbbox(character)
        assert (bottom - top) * 800 / WIDTH >= 10


@pytest.mark.parametrize("name", ["Kimi K2", "haiku-4.5", "O’Neill", "GLM"])  # noqa: RUF001 - a typographic one
def test_plain_names_are_drawn(name: str) -> None:
    assert can_letter(name)


@pytest.mark.parametrize("name", ["智谱", "Голос", "कि", "Zoé", "", " "])
def test_names_that_the_letters_lack_are_known(name: str) -> None:
    assert not can_letter(name)


def test_a_long_name_is_cut_to_width_to_its_room() -> None:
    short = cut_to_width("A very long voice name indeed", SMALL, 200)

    assert short.startswith("A very")
    assert short.endswith("…")
    assert measure_width(short, SMALL) <= 200
    assert cut_to_width("Qwen", SMALL, 200) == "Qwen"


def test_lines_hold_all_words_within_their_room() -> None:
    text = "No number without its n and its caveat, and never more than that."

    found = lines(text, SMALL, 300)

    assert " ".join(found) == text
    assert all(measure_width(line, SMALL) <= 300 for line in found)
