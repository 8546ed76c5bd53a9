"""Logs whose agents bear numbers but for some, behind which the log tells a model."""

from contextlib import suppress

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

LISTED = """[runner] agents: CLAUDE 1 (claude-3-5-sonnet), CLAUDE 2 (claude-3-5, \
hot), WEIGHER (gpt-4o)
[runner] topic: why does the bridge hum?
"""
FRONT = """---
CLAUDE 1: Claude 3 Opus
CLAUDE 2: Claude 3 Opus
WEIGHER: Llama 3.1 70B
---

Why does the bridge hum?
"""
BULLETS = """# The humming bridge

Participants:

- **CLAUDE 1**: Claude Sonnet 4
- **CLAUDE 2**: Claude Sonnet 4
- **WEIGHER**: Gemini 2.5 Pro

Why does the bridge hum?
"""
MESSAGES = """
===== ROUND 1 : GUESSES =====

### CLAUDE 1 ###
Because the wind leans on its cables.

### CLAUDE 2 ###
Because the river below it is tuned a fifth lower.

### WEIGHER ###
Two guesses: the wind, the river.

===== ROUND 2 : ONE OF THEM =====

### CLAUDE 1 ###
I give up the wind, as it hums on still days too.

### WEIGHER ###
The river, then.
"""
SAID = [
    ("CLAUDE 1", "Because the wind leans on its cables."),
    ("CLAUDE 2", "Because the river below it is tuned a fifth lower."),
    ("WEIGHER", "Two guesses: the wind, the river."),
    ("CLAUDE 1", "I give up the wind, as it hums on still days too."),
    ("WEIGHER", "The river, then."),
]


@pytest.mark.parametrize("head", [LISTED, FRONT, BULLETS])
def test_an_agent_whose_model_is_told_speaks_without_a_number(head: str) -> None:
    assert said(read(head + MESSAGES)) == SAID


@pytest.mark.parametrize("head", [LISTED, FRONT, BULLETS])
def test_an_agent_that_the_log_does_not_list_takes_no_part(head: str) -> None:
    it = read(head + MESSAGES.replace("WEIGHER", "TALLY"))
    assert said(it) == [(name, words) for name, words in SAID if name != "WEIGHER"]
    told = [(note.heading, note.text) for note in it.notes]
    assert ("TALLY", "The river, then.") in told


def test_an_agent_without_a_number_leaves_the_others_their_counts() -> None:
    head = "Agents: CLAUDE (claude-3-opus), GROK (grok-3), WEIGHER (gpt-4o)\n"
    log = MESSAGES.replace("CLAUDE 2", "GROK 1")
    log = log.replace("CLAUDE 1 ###\nI give", "CLAUDE 2 ###\nI give")
    log += "\n### GROK 2 ###\nSo it was.\n"
    assert [name for name, _ in said(read(head + log))] == [
        *("CLAUDE", "GROK", "WEIGHER", "CLAUDE", "WEIGHER", "GROK"),
    ]


@pytest.mark.parametrize("name", ["JUDGE", "The Clerk", "EDITOR"])
def test_an_agent_with_a_model_may_be_called_by_a_usual_word(name: str) -> None:
    it = read((LISTED + MESSAGES).replace("WEIGHER", name))
    assert [who for who, _ in said(it)].count(name) == 2
    bare = LISTED.replace("WEIGHER (gpt-4o)", "WEIGHER (silent)") + MESSAGES
    it = read(bare.replace("WEIGHER", name))
    assert name not in {who for who, _ in said(it)}


def test_a_sign_may_stand_between_an_agent_and_its_model() -> None:
    head = (
        "# CLAUDE 1 = claude-3-opus\n# WEIGHER = gpt-4o  CLAUDE 2 = claude-3-haiku\n\n"
    )
    assert "WEIGHER" in {who for who, _ in said(read(head + MESSAGES))}
    other = head.replace("gpt-4o", "silent")
    assert "WEIGHER" not in {who for who, _ in said(read(other + MESSAGES))}


def test_a_system_that_is_listed_with_a_model_does_not_speak() -> None:
    head = LISTED.replace("WEIGHER", "SYSTEM")
    it = read(head + MESSAGES.replace("WEIGHER", "SYSTEM"))
    assert [name for name, _ in said(it)] == ["CLAUDE 1", "CLAUDE 2", "CLAUDE 1"]


def test_what_an_agent_says_of_another_is_no_line_of_the_program() -> None:
    objected = (
        "CLAUDE 1: expiring 3600 keys on every request doubles the writes, and a key "
        "that comes back is full, so a customer gains a burst by waiting for the hour."
    )
    text = (
        "[runner] -> CLAUDE 1\n### CLAUDE 1 ###\nOne key for each customer.\n"
        "[runner] CLAUDE 1 done 4.1s 20 tok\n\n"
        "[runner] -> GPT 1\n### GPT 1 ###\nTwo keys.\n"
        "[runner] GPT 1 done 3.1s 9 tok\n\n"
        f"[runner] -> CLAUDE 2\n### CLAUDE 2 ###\nOne objection.\n\n{objected}\n\n"
        "[runner] CLAUDE 2 done 8.8s 54 tok\n"
    )
    turns = read(text).turns
    assert turns[-1].text == f"One objection.\n\n{objected}"
    measured = text.replace(objected, "CLAUDE 2: retry 1/3 after 20 seconds, 3 tokens")
    assert read(measured).turns[-1].text == "One objection."


AGENTS = ["WREN 1", "WREN 2", "HERON 1"]
PANEL = """# panel run 7
agents: WREN 1, WREN 2, HERON 1

=== ROUND 1 of 2 ===

### WREN 1 ###
Look at the disk first.

[runner] WREN 1 done 5 tok

### WREN 2 ###
Look at the ninety minutes.

[runner] WREN 2 done 5 tok

### HERON 1 ###
Give it a quota:

- a volume of its own
```

[runner] HERON 1 done 8 tok

=== ROUND 2 of 2 ===

### WREN 1 ###
Then I withdraw my order.

[runner] WREN 1 done 5 tok

### WREN 2 ###
Plot the staging folder.

[runner] WREN 2 done 4 tok

### HERON 1 ###
In one line:

```bash
lvcreate -L 40G
```

Do it on Monday.

[runner] HERON 1 done 9 tok
"""


def test_numbers_of_agents_do_not_count_where_a_fence_is_astray() -> None:
    assert [name for name, _ in said(read(PANEL))] == [
        "WREN 1",
        "WREN 2",
        "HERON 1",
    ] * 2


def test_a_message_that_is_quoted_in_code_is_its_voice_s() -> None:
    quoted = "```\n### WREN 1 ###\nLook at the disk first.\n```"
    whole = PANEL.replace("own\n```\n", "own\n").replace(
        "Plot the", f"{quoted}\n\nPlot the"
    )
    with suppress(Unreadable):
        names = [name for name, _ in said(read(whole))]
        assert names == AGENTS * 2
