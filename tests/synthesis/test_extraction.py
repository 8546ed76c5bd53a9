"""The table without a model: honest about what it is, exact in what it quotes."""

# ruff: noqa: RUF001 - the marks of many scripts are its subject
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import TurnId, VoiceName
from bot.domain.synthesis import Check, Missing
from bot.domain.turn import Reason
from bot.synthesis.extraction import extract
from tests.synthesis.symposia import baker_and_mason, said, spoken, symposium, voice

TAKEN = (
    "Extracted from the texts without a model: each formulation is a sentence of the "
    "voice's own, each position the opening words of its answer."
)
NOTE = f"{TAKEN} Nobody was asked which images or claims several voices share."
NOTHING = {"consensus": (), "contradictions": (), "only_one": (), "blind_spots": ()}


def test_each_voice_stands_in_its_own_words() -> None:
    asked = baker_and_mason()
    synthesis = extract(asked)
    assert [(row.voice, row.position, row.formulation) for row in synthesis.rows] == [
        (
            "Baker",
            "begins “Bread is patience. Flour keeps no secrets from water. …”",
            "Flour keeps no secrets from water.",
        ),
        (
            "Mason",
            "begins “I cut stone. A wall that hurries comes down. …”",
            "A wall that hurries comes down.",
        ),
    ]
    assert [(row.check, row.turn, row.start) for row in synthesis.rows] == [
        (Check.VERBATIM, "s.1", 21),
        (Check.VERBATIM, "s.2", 13),
    ]
    assert synthesis.findings == {**NOTHING, "note": (NOTE,)}
    assert (synthesis.by, synthesis.missing) == ("none", ())


def test_it_says_why_no_model_made_it() -> None:
    synthesis = extract(baker_and_mason(), why="Mason was asked: too many requests.")
    assert synthesis.findings["note"] == (
        f"{TAKEN} Why: Mason was asked: too many requests.",
    )


def test_whoever_fell_silent_is_missing_with_the_reason() -> None:
    asked = symposium(voice("Baker"), voice("Mason"), voice("Smith"))
    asked = said(asked, spoken("Baker", "Bread is patience."))
    asked = said(asked, spoken("Mason", "A wall"), reason=Reason.DISMISSED)
    synthesis = extract(asked)
    assert [row.voice for row in synthesis.rows] == ["Baker"]
    assert synthesis.missing == (
        Missing(VoiceName("Mason"), Reason.DISMISSED),
        Missing(VoiceName("Smith"), None),
    )


def test_where_nobody_spoke_the_table_is_empty_and_partial() -> None:
    synthesis = extract(symposium(voice("Baker")))
    assert (synthesis.rows, synthesis.partial) == ((), True)


def test_the_last_round_counts() -> None:
    asked = said(
        baker_and_mason(), spoken("Mason", "I was wrong about walls."), round_=2
    )
    (row,) = (row for row in extract(asked).rows if row.voice == "Mason")
    assert (row.formulation, row.turn) == ("I was wrong about walls.", "s.3")


ENGLISH = (
    "Rivers bend. Rivers carry stones, and stones become sand in rivers. "
    "I had soup today. Sand and stones are what rivers remember."
)
GERMAN = "Der Fluss erinnert sich. **Was der Fluss trägt, gehört ihm nicht.** Eben."
CHINESE = "石头会记得。**水流过石头，石头就学会了水的形状。**就是这样。"
RUSSIAN = (
    "Камень помнит воду. Вода точит камень, и камень запоминает воду навсегда. "
    "Вот и всё."
)
HINDI = "पत्थर याद रखता है। पानी पत्थर को गढ़ता है और पत्थर पानी को याद रखता है।"
ARABIC = "هل يتذكر الحجر؟ الماء ينحت الحجر والحجر يتذكر الماء دائما. نعم."
LABEL = "**Label:** nothing. A wall remembers who built the wall and for whom."
CODE = "# Title\n\n```\nprint(1)\n```"


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        (ENGLISH, "Rivers carry stones, and stones become sand in rivers."),
        (GERMAN, "Was der Fluss trägt, gehört ihm nicht."),
        (CHINESE, "水流过石头，石头就学会了水的形状。"),
        (RUSSIAN, "Вода точит камень, и камень запоминает воду навсегда."),
        (HINDI, "पानी पत्थर को गढ़ता है और पत्थर पानी को याद रखता है।"),
        (ARABIC, "الماء ينحت الحجر والحجر يتذكر الماء دائما."),
        (LABEL, "A wall remembers who built the wall and for whom."),
        (CODE, CODE),
        ("No", "No"),
        ("🪨", "🪨"),
    ],
)
def test_the_most_telling_sentence_of(text: str, telling: str) -> None:
    asked = said(symposium(voice("Stone")), spoken("Stone", text))
    (row,) = extract(asked).rows
    assert row.formulation == telling


@pytest.mark.parametrize(
    ("text", "start", "stands"),
    [
        (
            "# Bread is slow work by any\n\nBread is slow work by any.",
            29,
            "Bread is slow",
        ),
        ("Much else.\n\nBread *is* slow work by any.", 12, "Bread *is* slow"),
        ("Much else.\n\n**Bread is slow work by any.**", 14, "Bread is slow"),
    ],
)
def test_the_place_is_that_of_the_sentence_that_was_chosen(
    text: str, start: int, stands: str
) -> None:
    """Not that of a heading with the same words; and its emphasis is no word."""
    asked = said(symposium(voice("Baker")), spoken("Baker", text))
    (row,) = extract(asked).rows
    assert (row.start, text[row.start : row.end][: len(stands)]) == (start, stands)
    assert row.formulation.startswith("Bread is slow work")


def test_long_openings_are_cut_and_say_so() -> None:
    text = "One two three four five six seven eight nine ten eleven."
    (row,) = extract(said(symposium(voice("A")), spoken("A", text))).rows
    assert row.position == "begins “One two three four five six seven eight nine …”"


@given(st.text().filter(str.strip))
def test_whatever_was_said_its_formulation_stands_where_the_table_says(
    text: str,
) -> None:
    (row,) = extract(said(symposium(voice("A")), spoken("A", text))).rows
    assert row.check is Check.VERBATIM
    assert row.turn == "s.1"
    assert text[row.start : row.end].strip()


@pytest.mark.parametrize("run", ["**a ", "__a ", "a __", "**", "_ ", "*a* ", "**a** "])
def test_runs_of_emphasis_take_no_time(run: str) -> None:
    text = "a" + run * 15_000
    began = process_time()
    extract(said(symposium(voice("A")), spoken("A", text)))
    assert process_time() - began < 3


def test_a_position_is_an_answer_and_no_ballot_nor_a_question_to_somebody() -> None:
    asked = baker_and_mason()
    first, second = asked.turns
    later = replace(
        second, id=TurnId("s.9"), task="ballot", text="First: [A, B] it is."
    )
    question = replace(first, id=TurnId("s.8"), task="question", text="Why is it so?")
    both = replace(asked, turns=(first, second, question, later))

    assert extract(both).rows == extract(asked).rows
    (row,) = extract(replace(asked, turns=(question,))).rows
    assert row.turn == "s.8"
