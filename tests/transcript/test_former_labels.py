"""Tables that earlier versions labelled by other rules are imported as they stand."""

from dataclasses import replace

import pytest

from bot.domain.names import VoiceName
from bot.domain.synthesis import Check, Row, Synthesis
from bot.transcript.admitting import admit_bytes
from bot.transcript.json_export import to_json
from tests.evidence.symposia import record, turn
from tests.transcript.exports import linked

ADA = "In the old mill, a lamp is a promise. Nobody keeps it! Who would? The moth does."
BRUNO = "A lamp is what the moth does not know. The mill is a promise."


def admitted(words: str, check: Check) -> tuple[Check, tuple[str, ...]]:
    row = Row(VoiceName("Ada"), "", words, check)
    held = record(turn(1, "Ada", ADA), turn(2, "Bruno", BRUNO))
    table = Synthesis("document", (row,))
    export = to_json(linked(replace(held, syntheses=(table,))))
    found = admit_bytes(export.encode())
    return found.symposium.syntheses[0].rows[0].check, found.sentences


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("In the old mill a lamp is a promise", Check.ALTERED),
        ("a promise; nobody", Check.NOT_FOUND),
        ("A lamp is a promise. The moth does.", Check.NOT_FOUND),
        ("The mill is a promise", Check.NOT_FOUND),
        ("the lamp is a promise", Check.SPLICED),
    ],
    ids=["punctuation", "punctuation again", "a full stop", "another's", "an article"],
)
def test_a_label_of_earlier_rules_stays_and_is_not_called_wrong(
    words: str, check: Check
) -> None:
    assert admitted(words, check) == (check, ())


@pytest.mark.parametrize(
    ("words", "check", "found"),
    [
        ("In the old mill, a lamp is a promise", Check.ALTERED, Check.VERBATIM),
        ("In the old mill a lamp is a threat", Check.VERBATIM, Check.ALTERED),
        ("A lamp is a promise. The moth does.", Check.VERBATIM, Check.SPLICED),
        ("The mill is a promise", Check.ALTERED, Check.SPLICED),
        ("Every lamp is a puppet of mine", Check.SPLICED, Check.NOT_FOUND),
    ],
)
def test_a_label_that_no_version_would_have_given_is_corrected(
    words: str, check: Check, found: Check
) -> None:
    now, sentences = admitted(words, check)
    assert now == found
    assert "marked as what it is not" in " ".join(sentences)
