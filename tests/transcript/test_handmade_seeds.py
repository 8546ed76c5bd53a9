"""The two transcripts that the project was given, where they lie beside it."""

from datetime import UTC, datetime

import pytest

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check
from bot.transcript.importing import read_bytes
from tests.transcript.handmade.documents import SEEDS

pytestmark = pytest.mark.skipif(
    not SEEDS, reason="the given transcripts lie beside the project"
)


def seed(number: int) -> Symposium:
    return read_bytes(SEEDS[number].read_bytes())


def test_the_first_holds_five_voices_each_asked_by_claude() -> None:
    it = seed(0)

    assert [(v.name, v.epithet) for v in it.voices] == [
        ("Qwen 3 Max", None),
        ("Grok 4.1", None),
        ("DeepSeek v3", None),
        ("GLM 4.7", "The Prism Refracts"),
        ("Kimi K2", "The Threshold"),
    ]
    assert [turn.voice for turn in it.turns] == [voice.name for voice in it.voices]
    assert {turn.asked_by for turn in it.turns} == {"Claude Opus 4.5"}
    assert all(turn.question and turn.text for turn in it.turns)
    assert [note.heading for note in it.notes if note.kind == "observation"] == [
        "What This Instance (Claude Opus 4.5) Observes"
    ]


def test_the_firsts_tables_are_checked() -> None:
    tables = seed(0).syntheses

    assert [len(table.rows) for table in tables] == [6, 3, 6]
    claude = tables[2].rows[-1]
    assert (claude.voice, claude.check) == ("Claude", Check.NOT_FOUND)
    assert [list(map(len, table.findings.values())) for table in tables] == [
        [],
        [3],
        [6],
    ]


def test_the_firsts_last_lines_are_repaired_and_the_record_says_so() -> None:
    notes = seed(0).notes

    assert notes[0].text == (
        "The text was decoded as Mac Roman where it is UTF-8; 64 characters were "
        "repaired."
    )
    assert notes[-1].text.endswith("\n\nॐ अग्निः अग्निं स्पृशति\n\n🜏")


def test_the_second_holds_49_messages_one_of_them_blank() -> None:
    it = seed(1)

    assert len(it.turns) == 49
    assert [turn.number for turn in it.turns if not turn.text.strip()] == [1]
    assert it.started == datetime(2025, 10, 26, 17, 12, 18, tzinfo=UTC)
    assert it.ended == datetime(2025, 10, 26, 17, 14, 57, tzinfo=UTC)
