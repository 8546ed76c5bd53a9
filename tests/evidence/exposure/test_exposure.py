"""Whose words a voice had met before it spoke."""

from dataclasses import replace

import pytest

from bot.domain.symposium import Origin
from bot.evidence.exposure.exposure_report import (
    ExposureReport,
    exposure,
    exposure_record,
)
from bot.evidence.exposure.turn_exposure import Met
from tests.evidence.seed import SEEDS, first_seed
from tests.evidence.symposia import exposed, met, record, turn

WELL = (
    "People think a well is a hole. I think a well is a promise dug downward, and "
    "whoever drinks there inherits the digging. **Thirst is *patient arithmetic*.**"
)
INHERITS = "whoever drinks there inherits the digging"
ROPE = (
    "A rope remembers every weight it ever lowered. Ask the bucket, not the "
    "mountain, what depth means."
)


def asked_after(question: str, *, first: str = WELL) -> tuple[Met, ...]:
    """What the second of two voices had met, asked so after the first had spoken."""
    return exposed(
        record(
            turn(1, "Ada", first, question="What is a well?"),
            turn(2, "Bruno", "I see.", question=question),
        )
    )[1]


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        (f"She says {INHERITS}; do you?", INHERITS),
        (
            "Is it so that WHOEVER DRINKS\n> there inherits *the digging*?",
            "WHOEVER DRINKS\n> there inherits *the digging",
        ),
        (
            "“A well is a promise, dug downward” \u2013 is it?",
            "A well is a promise, dug downward",
        ),
        (
            "Is a well \u2014 is a promise dug downward, no?",
            "a well — is a promise dug downward",
        ),
        ("What is 'patient arithmetic'?", "patient arithmetic"),
        ("Somebody said: «patient arithmetic». Who?", "patient arithmetic"),
        (
            'Can "thirst is patient arithmetic. It waits" be?',
            "thirst is patient arithmetic",
        ),
    ],
)
def test_a_question_that_repeats_a_voice_exposes_it(
    question: str, passage: str
) -> None:
    assert asked_after(question) == (met(1, "Ada", passage),)


@pytest.mark.parametrize(
    "question",
    [
        "What is a well?",
        "Patient arithmetic, is that a thing?",
        "Is 'a well' deep?",
        "Do you 'think' so?",
        "Who drinks inherits what was dug by others.",
        "Some inherit the digging, whoever drinks.",
        "",
    ],
)
def test_a_question_in_other_words_exposes_nobody(question: str) -> None:
    assert asked_after(question) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "at the end of the day it is",
        "it seems to me that the",
        "on the other hand there is also a",
        "one of the most important things",
        "what does it mean to be a",
        "plays an important role in the",
        "this cuts to the heart of the matter",
        "as a large language model I",
        "that is just the tip of the iceberg",
        "from the point of view of the",
        "for the first time in a",
        "it is worth noting that this is",
    ],
)
def test_common_phrases_are_no_quotations(phrase: str) -> None:
    first = f"Let me begin: {phrase} thing."
    assert asked_after(f"Consider: {phrase} matter.", first=first) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "the condition that makes meaning possible",
        "keeps the light on for strangers",
        "the map forgets the people first",
        "time is a room without doors",
        "silence is the first of languages",
        "trust is a debt paid forward",
        "jede Brücke schuldet dem Fluss etwas",
        "le puits garde la mémoire des seaux",
        "мост помнит каждого кто его перешёл",  # noqa: RUF001 - Russian
        "井は下へ掘られた約束でありその水は記憶だ",
    ],
)
def test_six_words_of_prose_are_a_quotation(phrase: str) -> None:
    first = f"Let me begin: {phrase}."
    assert asked_after(f"Consider: {phrase}!", first=first) == (met(1, "Ada", phrase),)


def test_what_answer_and_question_share_is_an_echo_of_the_question() -> None:
    image = "a lantern that the harbour keeps for absent ships"
    first = turn(1, "Ada", f"You say {image}; I say yes.", question=f"Why {image}?")
    second = turn(2, "Bruno", "Hm.", question=f"Ada was asked: why {image}?")
    assert exposed(record(first, second)) == [(), ()]


def test_words_around_an_echo_are_the_answers_own() -> None:
    image = "a lantern that the harbour keeps for absent ships"
    answer = f"No: {image} burns nobody's oil willingly."
    first = turn(1, "Ada", answer, question=f"Why {image}?")
    quoting = f"She says {image} burns nobody's oil willingly. Do you?"
    second = turn(2, "Bruno", "Hm.", question=quoting)
    passage = f"{image} burns nobody's oil willingly"
    assert exposed(record(first, second))[1] == (met(1, "Ada", passage),)


def test_nobody_is_quoted_before_he_has_spoken() -> None:
    early = turn(1, "Ada", "I see.", question=f"Is it so that {INHERITS}?")
    late = turn(2, "Bruno", WELL, question="What is a well?")
    assert exposed(record(early, late)) == [(), ()]


def test_what_an_earlier_question_said_already_is_not_the_answerers() -> None:
    """Bruno's words stood in the question to Ada, which is repeated to Carla."""
    question = f"Is it so that {INHERITS}?"
    turns = (
        turn(1, "Ada", "Yes.", question=question),
        turn(2, "Bruno", WELL, question=""),
        turn(3, "Carla", "No.", question=question),
    )
    assert exposed(record(*turns)) == [(), (), ()]
    assert exposed(record(*turns[1:]))[1] == (met(2, "Bruno", INHERITS),)


def test_voices_that_spoke_at_once_cannot_quote_each_other() -> None:
    question = f"Is it so that {INHERITS}?"
    at_once = record(
        turn(1, "Ada", WELL, question="What is a well?", minutes=(0, 5)),
        turn(2, "Bruno", "No.", question=question, minutes=(4, 6)),
        turn(3, "Carla", "No.", question=question, minutes=(5, 6)),
    )
    # Bruno's question, which stood there before Ada had ended, is Carla's too.
    assert exposed(at_once) == [(), (), ()]
    (first, _, third) = at_once.turns
    assert exposed(replace(at_once, turns=(first, third)))[1] == (
        met(1, "Ada", INHERITS),
    )


@pytest.mark.parametrize(
    ("format_", "origin", "in_the_same_round"),
    [
        ("blind", Origin.LIVE, ()),
        ("rounds", Origin.LIVE, ()),
        ("rounds", Origin.REHEARSAL, ()),
        # An import's format is a guess, and of another format nothing is known.
        ("rounds", Origin.IMPORTED, (met(1, "Ada", INHERITS),)),
        ("tailored", Origin.LIVE, (met(1, "Ada", INHERITS),)),
    ],
)
def test_without_times_who_is_asked_at_once_cannot_have_been_quoted_an_answer(
    format_: str, origin: Origin, in_the_same_round: tuple[Met, ...]
) -> None:
    """In the next round everybody can."""
    question = f"Is it so that {INHERITS}?"
    held = record(
        turn(1, "Ada", WELL, question="What is a well?"),
        turn(2, "Bruno", "No.", question=question),
        turn(3, "Bruno", "Never.", question=question, round_=2),
        format_=format_,
        origin=origin,
    )
    assert exposed(held)[:2] == [(), in_the_same_round]
    later = replace(held, turns=(held.turns[0], held.turns[2]))
    assert exposed(later) == [(), (met(1, "Ada", INHERITS),)]


def test_of_several_passages_the_longest_is_given() -> None:
    question = f"{INHERITS}! And 'patient arithmetic', and a promise dug downward and "
    assert asked_after(question) == (met(1, "Ada", INHERITS),)


def test_the_names_of_the_voices_are_nobodys_words() -> None:
    turns = (
        turn(1, "Ada", "We are Ada, Bruno, Carla and Dario, all of us.", question="?"),
        turn(2, "Bruno", "So.", question="Ada, Bruno, Carla and Dario, all of you!"),
        turn(3, "Carla", "So.", question="?"),
        turn(4, "Dario", "So.", question="?"),
    )
    assert exposed(record(*turns))[1] == ()


def test_repetition_without_end_is_looked_through_in_no_time() -> None:
    litany = "the bell tolls for the drowned " * 5000
    held = exposed(
        record(
            turn(1, "Ada", litany),
            turn(2, "Bruno", litany, question=litany),
            turn(3, "Carla", "So.", question=f"Hear: {litany}"),
        )
    )
    assert [[each.turn for each in found] for found in held] == [
        [],
        ["s.1"],
        ["s.1"],
    ]


def test_the_report_as_json_has_the_documented_fields() -> None:
    report = ExposureReport(
        exposure(
            record(turn(1, "Ada", WELL), turn(2, "Bruno", "So.", question=INHERITS))
        ).turns
    )
    assert exposure_record(report) == {
        "turns": [
            {"turn": "s.1", "voice": "Ada", "independent": True, "exposed_to": []},
            {
                "turn": "s.2",
                "voice": "Bruno",
                "independent": False,
                "exposed_to": [
                    {
                        "turn": "s.1",
                        "voice": "Ada",
                        "how": "quoted",
                        "where": "question",
                        "passage": INHERITS,
                    }
                ],
            },
        ],
        "contradicted_claims": [],
    }


@pytest.mark.skipif(
    not SEEDS.exists(), reason="the hand-made transcripts lie beside the checkout only"
)
def test_the_first_transcript_contradicts_its_own_sentence() -> None:
    report = exposure(first_seed())
    who = {
        each.voice.split()[0]: [met.voice.split()[0] for met in each.exposed_to]
        for each in report.turns
    }
    assert who == {
        "Qwen": [],
        "Grok": ["Qwen"],
        "DeepSeek": ["Qwen", "Grok"],
        "GLM": ["DeepSeek"],
        "Kimi": [],
    }
    own, *_ = report.contradicted_claims
    assert own.claim.startswith(
        "Qwen and Grok, without seeing each other's responses, both affirmed"
    )
    assert own.because == (
        "The question to Grok 4.1 (turn seed.2) quotes Qwen 3 Max (turn seed.1): "
        "“The offering burns not ON the altar, but AS the altar”."
    )
