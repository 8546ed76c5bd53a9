"""The points by which a dialogue is spent, counted as by hand."""

from math import log2

import pytest

from bot.evidence.endings.hearing.hearing import Said, hear
from bot.evidence.endings.measures.spentness import Spentness, find_spentness, is_spent
from bot.evidence.endings.utterance import Utterance

BEFORE = (
    "The kiln wants birch and the door wants clay.",
    "Birch burns too fast; oak keeps heat till morning.",
    "Oak then, split small, and stacked beneath iron grates.",
    "Grates warp above cone nine, so lay firebrick instead.",
)
NEW = (
    "Amber hides basalt.",
    "Cobalt stains dolomite.",
    "Emery grinds felspar.",
    "Garnet scratches hematite.",
    "Iolite bends sunlight.",
    "Jasper outlasts kyanite.",
    "Lapis turned monks poor.",
    "Nacre softens obsidian.",
)


def heard(*texts: str) -> list[Utterance]:
    said, found = Said(), []
    for number, text in enumerate(texts, 1):
        found.append(hear(number, "AB"[number % 2], text, said))
        said.add(found[-1])
    return found


def test_the_points_are_those_that_are_counted_by_hand() -> None:
    found = find_spentness(heard(*BEFORE, *["Thank you."] * 8), 0)

    # Earlier messages have nine words in the middle; these have two.
    # The first shares nothing with the message before it, the others all they say.
    assert found == Spentness(
        taken=7.5 * 7 / 8,
        length=log2(10 / 3),
        nothing=0.0,
        numbers=0.0,
        asks=0.0,
        scenes=0.0,
        thanks=2.5,
        idle=3.0,
    )


@pytest.mark.parametrize(
    ("part", "texts", "points"),
    [
        ("numbers", [f"Thank you, {n}." for n in range(20, 28)], -5.0),
        ("asks", [*["Thank you."] * 7, "Thank you, and then?"], -1.0),
        ("nothing", ["\U0001f64f"] * 8, 10.0),
        ("scenes", ["*bows*"] * 8, 2.0),
        ("thanks", [f"Thank you. {told}" for told in NEW], 0.0),
        ("idle", [f"Wonderful. {told}" for told in NEW], 0.0),
        ("idle", ["Wonderful."] * 8, 3.0),
    ],
)
def test_each_part_speaks_for_an_end_or_against_it(
    part: str, texts: list[str], points: float
) -> None:
    found = find_spentness(heard(*BEFORE, *texts), -99)

    assert found is not None
    assert getattr(found, part) == points


def test_fewer_than_eight_messages_tell_nothing() -> None:
    few = heard(*["Thank you."] * 7)

    assert find_spentness(few, 0) is None
    assert is_spent(few, 3)


def test_what_has_fewer_points_is_not_told() -> None:
    spent = heard(*BEFORE, *["Thank you."] * 8)

    assert find_spentness(spent, 13) is not None
    assert find_spentness(spent, 14) is None
    assert not is_spent(heard(*BEFORE, *BEFORE), 6)
