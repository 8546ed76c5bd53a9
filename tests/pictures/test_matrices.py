"""Two matrices side by side, and in words."""

from io import BytesIO

import pytest
from PIL import Image

from bot.domain.names import VoiceName
from bot.evidence.convergence.convergence_report import Convergence
from bot.pictures.described import describe_picture
from bot.pictures.matrices import caption, matrices
from bot.pictures.palette import Colour, contrast, shade

CAVEATS = ("n = 2 voices with 2 turns.", "n = 1 sample per voice.", "A third caveat.")


def converged(*names: str, similar: float = 0.25, met: float = 1.0) -> Convergence:
    """All are as alike as each other; each had met the words of the one before."""
    size = range(len(names))
    return Convergence(
        (),
        (),
        tuple(map(VoiceName, names)),
        tuple(tuple(1.0 if r == c else similar for c in size) for r in size),
        tuple(tuple(met if r == c + 1 else 0.0 for c in size) for r in size),
        1,
        (None,) * len(names),
        None,
        CAVEATS,
    )


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def shares(image: Image.Image, colour: Colour) -> int:
    """How many pixels have about that colour."""
    return sum(
        count
        for count, pixel in image.getcolors(image.width * image.height) or ()
        if isinstance(pixel, tuple)
        and max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 6
    )


@pytest.mark.parametrize("count", [0, 1, 2, 5, 16, 20])
def test_any_number_of_voices_makes_a_picture_of_the_same_width(count: int) -> None:
    shown = converged(*(f"Voice {number}" for number in range(count)))

    image = opened(matrices(shown))

    assert image.width == 1680
    # Nothing is drawn across the right edge.
    edge = image.crop((1672, 0, 1680, image.height))
    assert edge.getcolors() == [(8 * image.height, (255, 255, 255))]


def test_the_same_values_give_the_same_bytes() -> None:
    assert matrices(converged("Aster", "Basil")) == matrices(
        converged("Aster", "Basil")
    )


def test_who_had_met_whom_shows_as_dark_cells() -> None:
    met = opened(matrices(converged("Aster", "Basil", met=1.0)))
    not_met = opened(matrices(converged("Aster", "Basil", met=0.0)))

    assert shares(met, shade(1)) > 100 * 100
    assert shares(not_met, shade(1)) == 0


def test_alike_answers_are_darker_than_others() -> None:
    alike = opened(matrices(converged("Aster", "Basil", similar=0.5, met=0.0)))
    apart = opened(matrices(converged("Aster", "Basil", similar=0.1, met=0.0)))

    assert shares(alike, shade(1)) > 2 * 100 * 100
    assert shares(apart, shade(0.2)) > 2 * 100 * 100
    assert contrast(shade(1), shade(0.2)) > 3


def test_the_caption_gives_n_and_the_caveats() -> None:
    said = " ".join(caption(converged("Aster", "Basil")))

    assert CAVEATS[0] in said
    assert CAVEATS[1] in said
    assert "does not show why" in said


def test_more_than_sixteen_voices_are_said_to_be_cut() -> None:
    said = caption(converged(*(f"V{number}" for number in range(20))))

    assert "Shown are the first 16 of 20 voices." in said


def test_names_that_cannot_be_drawn_are_given_in_words_by_number() -> None:
    shown = converged("智谱", "Basil")

    assert any("given by number" in each for each in caption(shown))
    assert "Voices: 1 智谱, 2 Basil." in describe_picture(shown)


def test_in_words_it_says_who_is_alike_and_who_had_met_whom() -> None:
    assert describe_picture(converged("Aster", "Basil")).splitlines()[:4] == [
        "Two matrices side by side: similarity of answers, and who had met whom.",
        "Voices: 1 Aster, 2 Basil.",
        "Alike of 1 pairs: Aster and Basil 0.25 (one had met the other's words).",
        "Share of its turns in which Basil had met words of Aster (1.00).",
    ]


def test_where_nobody_met_anybody_that_is_said() -> None:
    told = describe_picture(converged("Aster", "Basil", met=0.0))

    assert "(neither had met the other directly)" in told
    assert "No voice had met another's words." in told


def test_of_nobody_there_is_still_a_sentence() -> None:
    assert describe_picture(converged()) == (
        "No voice said anything that could be compared: n = 0."
    )
