"""A dialogue as a timeline, and in words."""

from dataclasses import replace

import pytest

from bot.pictures.choosing import picture_of
from bot.pictures.described import describe_picture
from bot.pictures.palette import ONSET, SPEAKERS
from bot.pictures.timeline import Timeline, caption, timeline
from tests.evidence.gatherings import gathering
from tests.pictures.test_matrices import opened, shares

TOLD = Timeline(
    (0, 900, 800, 700, 60, 50),
    (0.0, 1.0, 0.8, 0.7, 0.1, 0.0),
    ("Aster", "Basil") * 3,
    kind="closing",
    onset=5,
    stop_at=6,
)


def test_the_same_values_give_the_same_bytes() -> None:
    assert timeline(TOLD) == timeline(replace(TOLD))


def test_both_speakers_and_the_onset_are_drawn() -> None:
    image = opened(timeline(TOLD))

    assert image.width == 1680
    assert shares(image, SPEAKERS[0]) > 1000
    assert shares(image, SPEAKERS[1]) > 1000
    assert shares(image, ONSET) > 500


def test_without_an_ending_none_is_drawn_and_that_is_said() -> None:
    going_on = replace(TOLD, kind=None, onset=None, stop_at=None)

    assert shares(opened(timeline(going_on)), ONSET) == 0
    assert "No ending was found." in caption(going_on)


@pytest.mark.parametrize("count", [0, 1, 2, 49, 200, 1000])
def test_any_number_of_messages_makes_a_picture(count: int) -> None:
    told = Timeline(
        tuple(range(count)), (0.5,) * count, tuple(f"V{n % 7}" for n in range(count))
    )

    assert opened(timeline(told)).width == 1680


@pytest.mark.parametrize(("onset", "stop_at"), [(1, 1), (1, 6), (6, 6), (5, 6)])
def test_an_ending_at_either_edge_is_drawn(onset: int, stop_at: int) -> None:
    image = opened(timeline(replace(TOLD, onset=onset, stop_at=stop_at)))

    assert shares(image, ONSET) > 500


def test_uneven_values_are_refused() -> None:
    with pytest.raises(ValueError, match="one length, novelty and speaker"):
        Timeline((1,), (), ("Aster",))


def test_in_words_it_gives_n_lengths_novelty_and_the_ending() -> None:
    novelty = (
        "0.83 over the 3 messages before the onset, 0.05 over the 2 after that, "
        "blank ones left out."
    )

    assert describe_picture(TOLD).splitlines() == [
        "A timeline of the dialogue: length and novelty of each message.",
        "Voices: 1 Aster, 2 Basil.",
        "Lengths run from 0 to 900 characters; 1 of 6 messages are blank.",
        f"Mean novelty is {novelty}",
        *caption(TOLD),
    ]
    assert caption(TOLD)[0].startswith("n = 6 messages, 2 voices. ")
    assert caption(TOLD)[1].startswith("Ending (closing): set in with message 5, ")


def test_a_message_of_white_space_is_blank_and_has_no_novelty() -> None:
    told = replace(TOLD, lengths=(1, 900, 800, 700, 60, 50), white=frozenset({1}))

    assert "; 1 of 6 messages are blank." in describe_picture(told)
    assert "0.83 over the 3 messages before" in describe_picture(told)
    assert "0 of 6 messages are blank." in describe_picture(
        replace(told, white=frozenset())
    )


def test_no_point_of_novelty_is_drawn_for_a_blank_message() -> None:
    blank = replace(TOLD, white=frozenset({1}), lengths=(1, *TOLD.lengths[1:]))
    other = replace(blank, novelty=(0.5, *TOLD.novelty[1:]))

    assert timeline(blank) == timeline(other)
    said = frozenset[int]()
    assert timeline(replace(blank, white=said)) != timeline(replace(other, white=said))


def test_a_dialogue_begun_with_a_single_space_is_described_with_its_blank() -> None:
    said = gathering({"Aster": " ", "Basil": "A heron waits.", "Clove": "No."})

    shown = picture_of(replace(said, format="duet"))

    assert shown is not None
    assert "1 of 3 messages are blank." in shown.description


def test_names_that_cannot_be_drawn_are_given_in_words_by_number() -> None:
    told = replace(TOLD, speakers=("Голос", "Basil") * 3)

    assert any("given by number" in each for each in caption(told))
    assert "Voices: 1 Голос, 2 Basil." in describe_picture(told)
