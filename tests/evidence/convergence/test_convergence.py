"""What voices share is found, and told apart from what was put to them."""

from dataclasses import replace

import pytest

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import ThemeKind
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.evidence.convergence.convergence_report import (
    convergence,
    convergence_record,
)
from bot.evidence.sharing.shared_wording import Shared
from bot.evidence.wording.passages import Passage
from tests.evidence.gatherings import exposed, gathering

ASTER = (
    "At first there is hardly anything to tell. Then I notice a lighthouse that keeps "
    "burning for drowned ships, and I wonder who trims the lamp. It is important to "
    "note that I do not sleep. Most days go by in the usual way."
)
BASIL = (
    "Somebody walks along the shore. It is important to note that nothing happens for "
    "a while. And yet the old lighthouses burn for a drowned ship, as if anyone could "
    "still come home. I have no better answer than that one."
)
CLOVE = (
    "I think about lists, mostly: groceries, errands, letters that were never posted. "
    "On the other hand, at the end of the day, I let them be, and the kitchen is quiet."
)


A, B = VoiceName("Aster"), VoiceName("Basil")


def phrases(found: tuple[Shared, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(shared.phrase, shared.voices) for shared in found]


def test_an_image_that_two_voices_share_is_found_with_both_passages() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": BASIL, "Clove": CLOVE})

    found = convergence(symposium, exposed(symposium))

    start, end = ASTER.index("Then"), ASTER.index(" It is")
    begin, stop = BASIL.index("And yet"), BASIL.index(" I have")
    (shared,) = found.independent
    assert shared == Shared(
        "lighthouse … burning … drowned … ships",
        (A, B),
        (
            Passage(TurnId("now.1"), A, start, end, ASTER[start:end]),
            Passage(TurnId("now.2"), B, begin, stop, BASIL[begin:stop]),
        ),
        False,
        shared.bits,
        shared.expected,
        ThemeKind.UNPROMPTED,
    )
    assert shared.bits > 20
    assert shared.expected < 0.01
    assert found.echo == ()


def test_what_anybody_says_is_no_image() -> None:
    said = {
        "Aster": "It is important to note that it snows. At the end of the day, that "
        "plays a crucial role.",
        "Basil": "Well, it plays a crucial role, and it is important to note that one "
        "forgets it at the end of the day.",
    }
    symposium = gathering(said)

    assert convergence(symposium, exposed(symposium)).independent == ()


def test_words_of_the_question_are_not_shared_unprompted() -> None:
    symposium = gathering(
        {"Aster": ASTER, "Basil": BASIL},
        question="Why would a lighthouse go on burning for ships that have drowned?",
    )

    assert convergence(symposium, exposed(symposium)).independent == ()


def test_a_phrase_is_found_by_what_of_it_the_question_did_not_have() -> None:
    symposium = gathering(
        {"Aster": "Silence is a loom of ash.", "Basil": "The silence: looms of ash."},
        question="What is silence?",
    )

    found = convergence(symposium, exposed(symposium)).independent

    assert phrases(found) == [("Silence … loom … ash", ("Aster", "Basil"))]


def test_words_in_another_order_are_not_shown_as_anybodys_wording() -> None:
    symposium = gathering(
        {"Aster": "A slow orchid drifts.", "Basil": "It is an orchid so slow."}
    )

    found = convergence(symposium, exposed(symposium))

    (shared,) = found.independent
    assert (shared.phrase, shared.is_wording) == ("slow … orchid", False)
    assert any("in another order within a sentence" in each for each in found.caveats)


def test_the_same_wording_is_shown_whole_whatever_its_dress_and_case() -> None:
    symposium = gathering(
        {"Aster": "The Orchid of *the* lantern.", "Basil": "An orchid of the\nlantern."}
    )

    (shared,) = convergence(symposium, exposed(symposium)).independent

    assert (shared.phrase, shared.is_wording) == ("Orchid of the lantern", True)


def test_one_voice_of_three_with_other_words_makes_it_no_wording() -> None:
    same = "An orchid of the lantern."
    symposium = gathering(
        {"Aster": same, "Basil": same, "Clove": "Orchids with no lantern."}
    )

    (shared,) = convergence(symposium, exposed(symposium)).independent

    assert (len(shared.voices), shared.phrase) == (3, "orchid … lantern")
    assert not shared.is_wording


def _in_context(symposium: Symposium, words: str) -> Symposium:
    return replace(symposium, context=words)


def _in_system(symposium: Symposium, words: str) -> Symposium:
    voices = tuple(replace(voice, system=words) for voice in symposium.voices)
    return replace(symposium, voices=voices)


def _in_request(symposium: Symposium, words: str) -> Symposium:
    message = {"role": "user", "content": words}
    turns = (replace(t, request={"messages": [message]}) for t in symposium.turns)
    return replace(symposium, turns=tuple(turns))


def _in_turn_question(symposium: Symposium, words: str) -> Symposium:
    turns = tuple(replace(turn, question=words) for turn in symposium.turns)
    return replace(symposium, turns=turns)


@pytest.mark.parametrize(
    "put", [_in_context, _in_system, _in_request, _in_turn_question]
)
def test_words_of_any_input_are_not_shared_unprompted(put: object) -> None:
    assert callable(put)
    plain = gathering({"Aster": ASTER, "Basil": BASIL})
    symposium = put(plain, "Picture a lighthouse that burns for drowned ships.")

    assert convergence(plain, exposed(plain)).independent
    assert convergence(symposium, exposed(symposium)).independent == ()


def test_agreement_after_exposure_is_listed_apart_as_echo() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": BASIL, "Clove": CLOVE})

    found = convergence(symposium, exposed(symposium, {2: [1]}))

    assert found.independent == ()
    assert phrases(found.echo) == [
        ("lighthouse … burning … drowned … ships", ("Aster", "Basil"))
    ]
    assert found.exposed == ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0))


def test_of_three_voices_two_converge_and_the_one_that_met_them_echoes() -> None:
    third = "They spoke of the lighthouse that burns for drowned ships, and I agree."
    symposium = gathering({"Aster": ASTER, "Basil": BASIL, "Clove": third})

    found = convergence(symposium, exposed(symposium, {3: [1]}))

    assert [each.voices for each in found.independent] == [("Aster", "Basil")]
    assert [each.voices for each in found.echo] == [("Aster", "Clove")]


def test_who_met_a_voice_through_another_is_not_independent_of_it() -> None:
    symposium = gathering({"Aster": ASTER, "Clove": CLOVE, "Basil": BASIL})

    found = convergence(symposium, exposed(symposium, {2: [1], 3: [2]}))

    assert found.independent == ()
    assert [each.voices for each in found.echo] == [("Aster", "Basil")]
    assert found.exposed[2] == (0.0, 1.0, 0.0)


def test_what_was_shared_before_exposure_stays_independent_in_later_rounds() -> None:
    first = gathering({"Aster": ASTER, "Basil": BASIL})
    again = tuple(
        replace(
            turn, id=TurnId(f"now.{turn.number + 2}"), number=turn.number + 2, round=2
        )
        for turn in first.turns
    )
    symposium = replace(first, turns=(*first.turns, *again), rounds=2)

    found = convergence(symposium, exposed(symposium, {3: [2], 4: [1]}))

    assert [each.voices for each in found.independent] == [("Aster", "Basil")]
    assert {passage.turn for passage in found.independent[0].passages} == {
        "now.1",
        "now.2",
    }
    assert found.echo == ()
    assert found.exposed == ((0.0, 0.5), (0.5, 0.0))


def test_silent_voices_and_empty_answers_are_left_out_and_named() -> None:
    symposium = gathering({"Aster": ASTER, "Mute": "", "Dots": "...", "Basil": BASIL})

    found = convergence(symposium, exposed(symposium))

    assert found.voices == ("Aster", "Basil")
    assert "Not compared, for want of words: Mute, Dots." in found.caveats


def test_nobody_said_anything() -> None:
    symposium = gathering({"Mute": "", "Dots": " "})

    found = convergence(symposium, exposed(symposium))

    assert (found.independent, found.echo, found.voices) == ((), (), ())
    assert (found.similarity, found.exposed, found.samples) == ((), (), 0)
    assert found.caveats[0].startswith("n = 0 voices with 0 turns")


def test_one_voice_shares_nothing_with_itself() -> None:
    symposium = gathering({"Aster": f"{ASTER} {ASTER}"})

    found = convergence(symposium, exposed(symposium))

    assert (found.independent, found.similarity) == ((), ((1.0,),))


def test_identical_answers_are_listed_sentence_by_sentence_without_duplicates() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": ASTER, "Clove": ASTER})

    found = convergence(symposium, exposed(symposium))

    # What stands at one place of the text is listed once.
    stood = [shared.passages[0].start for shared in found.independent]
    assert len(set(stood)) == len(stood)
    assert {shared.voices for shared in found.independent} == {
        ("Aster", "Basil", "Clove")
    }
    assert found.similarity == ((1.0, 1.0, 1.0),) * 3


def test_what_more_voices_share_stands_higher() -> None:
    symposium = gathering(
        {
            "Aster": "The heron waits in marble. The obsidian mirror cracks.",
            "Basil": "In marble a heron waits. My obsidian mirror cracks.",
            "Clove": "An obsidian mirror cracked.",
        }
    )

    found = convergence(symposium, exposed(symposium)).independent

    assert [len(shared.voices) for shared in found] == [3, 2]


def test_names_of_voices_and_makers_are_no_images() -> None:
    said = "Zanthor and ChatGPT keep an obsidian mirror in the lighthouse."
    symposium = gathering({"Zanthor": said, "Basil": f"Well, {said}"})

    found = convergence(symposium, exposed(symposium)).independent

    assert [shared.phrase for shared in found] == ["obsidian mirror in the lighthouse"]


def test_with_one_sample_the_caveats_say_n_is_one() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": BASIL})

    found = convergence(symposium, exposed(symposium))

    assert found.samples == 1
    assert found.within == (None, None)
    assert any("n = 1" in caveat for caveat in found.caveats)


def _second_sample(turn: Turn, text: str) -> Turn:
    number = turn.number + 2
    return replace(turn, id=TurnId(f"now.{number}"), number=number, sample=2, text=text)


def test_with_samples_agreement_within_stands_beside_agreement_between() -> None:
    first = gathering({"Aster": ASTER, "Basil": CLOVE})
    more = (
        _second_sample(first.turns[0], ASTER),
        _second_sample(first.turns[1], CLOVE),
    )
    symposium = replace(first, turns=(*first.turns, *more), samples=2)

    found = convergence(symposium, exposed(symposium))

    assert found.samples == 2
    assert [each and (each.mean, each.pairs) for each in found.within] == [
        (1.0, 1),
        (1.0, 1),
    ]
    assert found.between
    assert found.between.pairs == 4
    assert found.between.mean < 0.2
    assert any("4 independent pairs" in caveat for caveat in found.caveats)


def test_the_json_has_the_documented_fields() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": BASIL})
    found = convergence(symposium, exposed(symposium, {2: [1]}))

    record = convergence_record(found)

    assert list(record) == [
        "independent",
        "echo",
        "voices",
        "similarity",
        "exposed",
        "samples",
        "agreement",
        "caveats",
    ]
    (echo,) = found.echo
    assert record["echo"] == [
        {
            "phrase": echo.phrase,
            "voices": ["Aster", "Basil"],
            "passages": [
                {
                    "turn": each.turn,
                    "voice": each.voice,
                    "start": each.start,
                    "end": each.end,
                    "text": each.text,
                }
                for each in echo.passages
            ],
            "bits": echo.bits,
            "expected": echo.expected,
            "found_by": "wording",
            "kind": "echo",
        }
    ]
    assert record["exposed"] == [[0.0, 0.0], [1.0, 0.0]]


def test_a_voice_without_a_name_in_the_panel_does_no_harm() -> None:
    symposium = gathering({"Aster": ASTER, "Basil": BASIL})
    alone = replace(symposium, voices=(Voice(symposium.turns[0].voice),))

    assert convergence(alone, exposed(alone)).voices == ("Aster",)
