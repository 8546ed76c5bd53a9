"""Mailboxes of models, and their words to one another beside another dialogue."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.choosing_layout import read_handmade
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.handmade.within.record_lines import find_record
from bot.transcript.importing import read

ONE_REPORT = """\
# Letters of the two who mend the clock tower's page

Whoever is done says what changed, why, and which pages were touched.

## [GEMINI → CLAUDE] How we write here

One letter for each job, below the last.

## [CLAUDE → GEMINI] 2 March, the moon's phase

**What changed:** The moon is drawn from the date, and no longer from a picture.

**Why:** The picture was of last year.

**Pages touched:** `moon.html`, and nothing else.
"""
REPORTS = """\
# Kiln notes

## Codex to Claude: the first firing

**Reason:** The curve rose too quickly for the thick bowls.

**Checked:** With two cones on the middle shelf.

**Left:** The lid still rattles.

## Claude to Codex: the second firing

**Reason:** The lid rattled.

**Checked:** Opened and shut ten times.

**Left:** Nothing at all.
"""
GAME = """\
# Two games for machines

## The island

Claude: I shall take the boat if you hold the rope for me.

Gemini: I will hold it as long as you promise to come back.

Claude: I promise it, and I leave my lamp with you.

Gemini: Then go, and look after the oars.

---

## The market

After Claude and Gemini another two played.

```
🗨 Mistral → Gemini:
   Shall we both keep the price where it is?

🗨 Gemini → Mistral:
   For one day, and then we look again.
```
"""
TALLY = """\
A game of two was begun by Claude and ChatGPT.

Claude: Shall we both stay on the raft until the morning?

ChatGPT: I will stay if you do, and so nobody gets wet.

Claude: Then that is settled.

ChatGPT: It is, and I am glad of it.

All players have chosen.

Claude's choice: LEAP
ChatGPT's choice: STAY

The raft sank.
"""
OF_PERSONS = """\
# Two sisters read letters

## Claude → Gemini, the first letter

Ada: I like how it begins, with the weather.

Ida: I do not, as everybody begins so.

Ada: Then you have had better letters than I.

Ida: I had none at all for years.
"""
TITLED = """\
# From GPT-3 to GPT-4 → what a school saw

Ada: We began with one machine in the library.

Ida: And nobody would go near it.

Ada: Until the winter, when it rained.

Ida: Then everybody went.
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [(ONE_REPORT, 5), (REPORTS, 3)],
)
def test_labels_within_letters_of_models_are_no_voices(text: str, line: int) -> None:
    with pytest.raises(Unreadable, match="writes to another") as caught:
        read(text)
    assert f"line {line}:" in str(caught.value)


def test_labels_that_were_declared_speak_below_such_headings() -> None:
    choices = ReadingChoices(voices={"Ada": "Ada", "Ida": "Ida"})
    found = read_handmade(OF_PERSONS, choices)
    assert [turn.voice for turn in found.turns] == ["Ada", "Ida", "Ada", "Ida"]
    with pytest.raises(Unreadable, match="writes to another"):
        read(OF_PERSONS)


def test_a_title_names_no_sender() -> None:
    found = read(TITLED)
    assert [turn.voice for turn in found.turns] == ["Ada", "Ida", "Ada", "Ida"]


def test_words_of_models_to_one_another_are_not_lost_in_notes() -> None:
    with pytest.raises(Unreadable, match="nobody's words") as caught:
        read(GAME)
    assert "line 20:" in str(caught.value)
    in_line = GAME.replace(":\n   ", ": ")
    with pytest.raises(Unreadable, match="nobody's words"):
        read(in_line)


def test_figures_behind_two_names_are_a_note() -> None:
    figures = GAME.partition("```")[0] + (
        "```\nMistral → Gemini: 3 coins\nGemini → Mistral: 5 coins\n```\n"
    )
    found = read(figures)
    assert [turn.voice for turn in found.turns] == ["Claude", "Gemini"] * 2


@pytest.mark.parametrize("tail", ["", "\n</i>\n", "\nThe end of the record.\n"])
def test_a_record_of_several_below_the_last_message_is_refused(tail: str) -> None:
    with pytest.raises(Unreadable, match="speaks of several") as caught:
        read(TALLY + tail)
    assert "line 13:" in str(caught.value)


def test_a_paragraph_above_closing_tags_is_the_last() -> None:
    told = TALLY.partition("All players")[0] + (
        "It is over. Claude has lost, and ChatGPT has won.\n\n</i>\n</div>\n"
    )
    with pytest.raises(Unreadable, match="speaks of several") as caught:
        read(told)
    assert "line 11:" in str(caught.value)


def test_what_is_of_one_or_said_at_length_is_no_record() -> None:
    names = {"claude", "chatgpt"}
    long = "Claude's choice: to leap into the water at once\nChatGPT's choice: to stay"
    assert find_record(long.split("\n"), 0, names) is None
    one = "Claude's choice: leap\nClaude's reason: fear"
    assert find_record(one.split("\n"), 0, names) is None
    apart = "Claude's choice: leap\n\nChatGPT's choice: stay"
    assert find_record(apart.split("\n"), 0, names) is None
    assert find_record(["x", *apart.replace("\n\n", "\n").split("\n")], 1, names) == 1
