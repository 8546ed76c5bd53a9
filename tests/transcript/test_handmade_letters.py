"""Letters into which answers were pasted below lines as wide as the letter."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

LETTER = """From: Ola Berg <ola@example.org>
To: Per Berg <per@example.net>
Subject: the hedge

Hi Per,

I put it to all three of them. This is what I asked:

    May I cut a hedge
    in May?

{0} 1) CHATGPT (4o) {1}

Better not: birds nest in it.

A light trim is fine.

{0} 2) CLAUDE (3.5 Sonnet) {1}

Look for nests first.

{0} 3) COPILOT {1}

Check the rules of your town.

{2}

So we wait. Ring me on Sunday.

Hugs
Ola
"""
ANSWERS = [
    ("CHATGPT", "Better not: birds nest in it.\n\nA light trim is fine."),
    ("CLAUDE", "Look for nests first."),
    ("COPILOT", "Check the rules of your town."),
]


def letter(mark: str, wide: int = 60) -> str:
    return LETTER.format(mark * 4, mark * 44, mark * wide)


@pytest.mark.parametrize("mark", ["=", "-", "─"])
def test_a_rule_as_wide_as_the_banners_closes_the_answers(mark: str) -> None:
    it = read(letter(mark))
    assert said(it) == ANSWERS
    assert it.question == "May I cut a hedge\nin May?"
    assert {voice.epithet for voice in it.voices} == {"4o", "3.5 Sonnet", None}
    assert noted(it)[-1][2] == "So we wait. Ring me on Sunday.\n\nHugs\nOla"


@pytest.mark.parametrize("wide", [10, 30, 100])
def test_a_rule_of_another_width_may_be_of_the_answer(wide: int) -> None:
    with pytest.raises(Unreadable, match="below this rule is of COPILOT"):
        read(letter("-", wide))


@pytest.mark.parametrize(
    "lead",
    [
        "Then I gave Claude the rules, and Claude came back with this:",
        "and ChatGPT answered:",
    ],
)
def test_words_that_are_led_to_below_the_rule_are_refused(lead: str) -> None:
    text = letter("=").replace(
        "So we wait.", f"{lead}\n\nThey forbid it.\n\nSo we wait."
    )
    with pytest.raises(Unreadable, match=r"line 28: words of (Claude|ChatGPT) may"):
        read(text)


def test_two_rules_close_nothing() -> None:
    text = letter("-").replace("Hugs", f"{'-' * 60}\n\nHugs")
    with pytest.raises(Unreadable, match="below this rule is of COPILOT"):
        read(text)
