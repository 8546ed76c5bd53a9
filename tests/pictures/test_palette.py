"""Colours hold for colour-blind readers."""

from bot.pictures.palette import PAPER, contrast, ink_on, shade


def test_each_shade_is_darker_than_the_one_before() -> None:
    darkness = [contrast(PAPER, shade(value / 50)) for value in range(51)]

    assert len(set(darkness)) == len(darkness)
    assert darkness == sorted(darkness)


def test_numbers_stand_out_on_every_shade() -> None:
    grounds = [shade(value / 50) for value in range(51)]

    # 4.5 is what WCAG 2.1 asks of text.
    assert min(contrast(ground, ink_on(ground)) for ground in grounds) >= 4.5


def test_beyond_the_ends_is_the_end() -> None:
    assert (shade(-1), shade(2)) == (shade(0), shade(1))
