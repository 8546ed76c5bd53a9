"""Why a quotation is labelled so, and where its words stand, as a person reads it."""

import pytest

from bot.domain.synthesis import Check
from bot.evidence.quotes.explanation import explain, explained_record
from bot.evidence.quotes.finding import QuoteRule
from bot.evidence.quotes.quote_report import quote
from tests.evidence.quotes.labelled import labelled, texts

TEXTS = texts()


def told(text: str, voice: str, words: str) -> tuple[str, list[tuple[str, str]]]:
    explained = explain(quote(TEXTS[text], voice, words))
    passages = [(f"{p.voice}, {p.turn}", p.text) for p in explained.passages]
    return " ".join(explained.because), passages


@pytest.mark.parametrize(
    ("text", "voice", "words", "because", "passages"),
    [
        (
            "lighthouse",
            "Ada",
            "who is coming",
            "It stands so in turn s.1, in one piece.",
            [("Ada, s.1", "who is coming")],
        ),
        (
            "lighthouse",
            "Ada",
            "trims the wick; climbs down; and sleeps",
            (
                "Its words stand in turn s.1 one after another, with other "
                "punctuation, "
                "which changes none of them."
            ),
            [("Ada, s.1", "trims the wick, climbs down, and sleeps")],
        ),
        (
            "river",
            "Cato",
            "The river does not remember the bridge",
            (
                "All its words are Cato's, in their order, within two neighbouring "
                "sentences, and 10 words between them left out. Dora said it "
                "in one piece, "
                "in turn s.2."
            ),
            [
                ("Cato, s.1", "The river"),
                ("Cato, s.1", "does not remember the bridge"),
                ("Dora, s.2", "The river does not remember the bridge"),
            ],
        ),
        (
            "lighthouse",
            "Ada",
            "A lighthouse is a promise. Who would read such a list?",
            (
                "It shows a break (an ellipsis, a slash, an equals sign, an "
                "arrow or the "
                "end of a sentence), and its pieces stand in turn s.1, each "
                "after the one "
                "before."
            ),
            [
                ("Ada, s.1", "A lighthouse is a promise"),
                ("Ada, s.1", "Who would read such a list"),
            ],
        ),
        (
            "ward",
            "Farid",
            "I count the beds at midnight … Whoever counts is part of the count",
            (
                "It shows a break, and its pieces stand in turns of Farid (s.1, s.3), "
                "each after the one before."
            ),
            [
                ("Farid, s.1", "I count the beds at midnight"),
                ("Farid, s.3", "Whoever counts is part of the count"),
            ],
        ),
        (
            "river",
            "Dora",
            "The heron is the keeper of the weir",
            (
                "All its words stand in turn s.2 in this order, but an article of it "
                "stands before another word there."
            ),
            [("Dora, s.2", "the"), ("Dora, s.2", "heron is the keeper of the weir")],
        ),
        (
            "forgetting",
            "Edda",
            "Hold things lightly, they are fine",
            (
                "Most of its words stand in one stretch of turn s.1, some of them in "
                "another form or another order. Not there: “they”, “are”."
            ),
            [("Edda, s.1", "hold things lightly; they\u2019re \ufb01ne")],
        ),
        (
            "river",
            "Cato",
            "My uncle built the mill",
            (
                "Cato did not say it so; at most in other words. Dora said it in one "
                "piece, in turn s.2."
            ),
            [
                ("Cato, s.1", "The mill that my uncle built"),
                ("Dora, s.2", "My uncle built the mill"),
            ],
        ),
        (
            "river",
            "Cato",
            "Stone forgets",
            (
                "Cato said nothing so, and of fewer than three words nothing else is "
                "asked: two may meet anywhere."
            ),
            [],
        ),
        (
            "ward",
            "Gul",
            "Every ward needs a captain who sleeps",
            "No stretch of what Gul said holds two thirds of it, by letters.",
            [],
        ),
    ],
)
def test_a_person_can_read_why(
    text: str, voice: str, words: str, because: str, passages: list[tuple[str, str]]
) -> None:
    assert told(text, voice, words) == (because, passages)


def test_every_passage_stands_where_it_is_said_to() -> None:
    for one in labelled():
        held = TEXTS[one.text]
        said = {turn.id: turn for turn in held.turns}
        row = quote(held, one.voice, one.words)
        explained = explain(row)
        for passage in explained.passages:
            turn = said[passage.turn]
            assert turn.voice == passage.voice
            assert turn.text[passage.start : passage.end] == passage.text
        if row.check is Check.SPLICED:
            assert explained.missing == ()


def test_the_labelled_quotations_meet_every_rule_that_needs_words_and_a_voice() -> None:
    met = {
        explain(quote(TEXTS[one.text], one.voice, one.words)).rule for one in labelled()
    }
    absent = {QuoteRule.NO_WORDS, QuoteRule.NOBODY_MEANT}
    assert met == set(QuoteRule) - absent


def test_the_record_has_each_row_with_its_explanation() -> None:
    row = quote(TEXTS["lighthouse"], "Ada", "who is coming")
    rows = explained_record((row,))["rows"]
    assert isinstance(rows, list)
    assert rows[0]["check"] == "verbatim"
    assert rows[0]["explanation"] == {
        "rule": "letter_for_letter",
        "because": "It stands so in turn s.1, in one piece.",
        "passages": [
            {
                "voice": "Ada",
                "turn": "s.1",
                "start": row.start,
                "end": row.end,
                "text": "who is coming",
            }
        ],
        "missing": [],
    }
