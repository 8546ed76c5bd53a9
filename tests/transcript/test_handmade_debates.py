"""Debates whose head says who plays whom, with a break, and questions of one to one."""

import pytest

from bot.transcript.handmade.directions.intervals import announces_interval
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

DEBATE = """# League, heat 7

**Motion:** Bells should ring at noon alone.

**For:** Team Heron (Grok 3)
**Against:** Team Magpie (Mistral Large)
**Judge:** Claude Opus 4
**Clerk:** Ines

## Round 1

**Heron:** A bell that rings at all hours tells none of them.

**Magpie:** It tells whoever cannot see the clock.

**Judge:** Both are heard. Magpie was shorter.

*Ten minutes' break. I fed the goat.*

## Round 2

**Magpie to Heron:** Would you ring at noon on a Sunday?

**Heron:** Twice.

**Heron to Magpie:** Who cannot see your clock?

**Magpie:** The goat.

**Judge:** The goat decides it. Heron wins.
"""
MINUTES = """# Sitzung am Kamin

**Reiher:** Claude 3 Opus
**Elster:** Gemini 1.5 Pro
**Protokoll:** Herr Amsel

## Zuerst

**Reiher:** Wer holt das Holz?

**Elster:** Wer friert.

**Reiher:** Dann gehe ich.

*Kaffeepause. Wir haben Kuchen gegessen.*

## Danach

**Elster:** Es ist warm geworden.

**Reiher:** Das bin ich.
"""


def test_the_head_of_a_debate_is_no_message_and_whoever_asks_another_speaks() -> None:
    assert said(read(DEBATE)) == [
        ("Heron", "A bell that rings at all hours tells none of them."),
        ("Magpie", "It tells whoever cannot see the clock."),
        ("Judge", "Both are heard. Magpie was shorter."),
        ("Magpie", "Would you ring at noon on a Sunday?"),
        ("Heron", "Twice."),
        ("Heron", "Who cannot see your clock?"),
        ("Magpie", "The goat."),
        ("Judge", "The goat decides it. Heron wins."),
    ]


def test_a_break_is_a_note_though_it_says_who_was_there() -> None:
    it = read(MINUTES)

    voices = ["Reiher", "Elster", "Reiher", "Elster", "Reiher"]
    assert [voice for voice, _ in said(it)] == voices
    assert all("Kaffeepause" not in text for _, text in said(it))
    assert any("Kaffeepause" in note.text for note in it.notes)


@pytest.mark.parametrize(
    ("line", "is_break"),
    [
        ("*Ten minutes' break. I fed the cat.*", True),
        ("*Pause; wir haben gelüftet.*", True),
        ("*Entracte.*", True),
        ("*I break my word, as you broke yours.*", False),
        ("*What would a break be to you?*", False),
        ("*She breaks off.*", False),
    ],
)
def test_a_line_that_announces_a_break_begins_with_it(
    line: str, is_break: object
) -> None:
    assert announces_interval(line) is is_break
