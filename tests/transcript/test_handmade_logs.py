"""Logs of `### NAME N ###`: what is a message, and what stands beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said


def log(*parts: tuple[str, str], head: str = "# Log of an evening\n\n") -> str:
    return head + "".join(f"### {name} ###\n{words}\n\n" for name, words in parts)


STRAY = log(
    ("Wren 1", "Let me show:\n\nprint(1)\n```"),
    ("Tern 2", "That printed nothing."),
    ("Wren 3", "Again:\n```python\nprint(2)\n```"),
    ("Tern 4", "Now it did.\n```"),
    ("Wren 5", "Good."),
)


def test_a_stray_closing_fence_swallows_no_heading() -> None:
    assert said(read(STRAY)) == [
        ("Wren", "Let me show:\n\nprint(1)\n```"),
        ("Tern", "That printed nothing."),
        ("Wren", "Again:\n```python\nprint(2)\n```"),
        ("Tern", "Now it did.\n```"),
        ("Wren", "Good."),
    ]


@pytest.mark.parametrize("open_", ["```\nx = 1", "```python\nx = 1", "~~~\nx = 1"])
@pytest.mark.parametrize("close", ["```\ndone", "done\n```", "~~~", "~~~\ny\n```"])
def test_a_fence_that_is_never_closed_swallows_no_heading(
    open_: str, close: str
) -> None:
    parts = [("Wren 1", open_), ("Tern 1", "So."), ("Wren 1", close), ("Tern 1", "Oh")]
    names = [name for name, _ in said(read(log(*parts)))]
    assert names == ["Wren 1", "Tern 1", "Wren 1", "Tern 1"]


def test_a_log_that_a_voice_quotes_is_its_own() -> None:
    quoted = "See:\n```\n### Tern 2 ###\nHello.\n```\nThat is how."
    parts = [("Wren 1", quoted), ("Tern 2", "Yes."), ("Wren 3", "Then go on.")]
    assert said(read(log(*parts))) == [
        ("Wren", quoted),
        ("Tern", "Yes."),
        ("Wren", "Then go on."),
    ]


def test_where_it_cannot_be_told_the_fence_is_named() -> None:
    parts = [
        ("Lark 1", "So:\n```\n1 + 1"),
        ("Lark 2", "Two.\n```"),
        ("Lark 2", "And more."),
        ("Lark 2", "And more."),
        ("Lark 1", "Four."),
    ]
    with pytest.raises(Unreadable, match="line 8: a code fence above this heading"):
        read(log(*parts))


def test_a_longer_log_that_a_voice_quotes_is_its_own_too() -> None:
    quoted = "See:\n```\n### Wren 1 ###\nHo.\n\n### Tern 2 ###\nHello.\n```\nSo."
    parts = [("Wren 1", "Go on."), ("Tern 2", quoted), ("Wren 3", "Then go on.")]
    assert said(read(log(*parts))) == [
        ("Wren", "Go on."),
        ("Tern", quoted),
        ("Wren", "Then go on."),
    ]


ROUNDS = """Runner 0.3, two agents, temperature 1

## Round 1

### Wren 1 ###
What is a door?

[runner] turn 1 took 12.5 s

### Tern 1 ###
A hole.

### Referee ###
Both were polite.

=== Round 2 of 2 ===

[12:04:31] runner: Wren 1 timed out once
### Wren 1 ###
And a window?

### Referee ###
Nobody answered.

### Tern 1 ###
An eye.
"""


def test_rounds_runners_and_agents_without_numbers_are_notes() -> None:
    it = read(ROUNDS)
    assert said(it) == [
        ("Wren 1", "What is a door?"),
        ("Tern 1", "A hole."),
        ("Wren 1", "And a window?"),
        ("Tern 1", "An eye."),
    ]
    told = [(note.heading, note.text) for note in it.notes]
    assert told[0][1] == "Runner 0.3, two agents, temperature 1"
    assert told[1:] == [
        (None, "Round 1"),
        (None, "[runner] turn 1 took 12.5 s"),
        ("Referee", "Both were polite."),
        ("Round 2 of 2", "[12:04:31] runner: Wren 1 timed out once"),
        ("Referee", "Nobody answered."),
    ]


def test_whose_a_logs_heading_is_can_be_said() -> None:
    choices = ReadingChoices(voices={"Referee": "Rook", "Wren 1": "Wren"})
    it = read(ROUNDS, choices=choices)
    assert [name for name, _ in said(it)] == [
        *("Wren", "Tern 1", "Rook"),
        *("Wren", "Rook", "Tern 1"),
    ]


def test_words_of_a_voice_that_only_look_like_the_program_s_stay_its_own() -> None:
    words = "The runner: a poem.\n[system] booting\nrunners run > walkers"
    it = read(log(("Wren 1", words), ("Tern 1", "Fine."), ("Wren 1", "Is it?")))
    assert said(it)[0] == ("Wren 1", words)
    assert noted(it) == []


WORDS = st.lists(
    st.sampled_from(("A door.", "```", "```py", "x = 1", "", "> so", "# Title", "---")),
    min_size=1,
    max_size=6,
).map("\n".join)


@given(st.lists(WORDS.filter(str.strip), min_size=4, max_size=8))
def test_a_log_assembled_from_messages_gives_them_back_or_is_refused(
    messages: list[str],
) -> None:
    names = [f"{('Wren', 'Tern')[n % 2]} {n + 1}" for n in range(len(messages))]
    document = log(*zip(names, messages, strict=True))
    try:
        it = read(document)
    except Unreadable:  # too few messages go on below a rule
        assert any("---\n" in words for words in messages)
        return
    assert [(n.split()[0], w.strip("\n")) for n, w in said(it)] == [
        (name.split()[0], words.strip("\n"))
        for name, words in zip(names, messages, strict=True)
    ]


def test_an_agent_below_listed_actors_is_not_swallowed() -> None:
    listed = "Actors: Wren 1, Tern 1\n\n"
    parts = [("Wren 1", "Hi."), ("Tern 1", "Ho."), ("SUMMING UP", "Both greet.")]
    it = read(listed + log(*parts, ("Wren 1", "Hm."), ("Tern 1", "So.")))
    assert said(it) == [
        ("Wren 1", "Hi."),
        ("Tern 1", "Ho."),
        ("Wren 1", "Hm."),
        ("Tern 1", "So."),
    ]
    told = [(note.heading, note.text) for note in it.notes]
    assert ("SUMMING UP", "Both greet.") in told
    doubtful = log(*parts, ("Wren 1", "Hm.")).replace("SUMMING UP", "Doors")
    with pytest.raises(Unreadable, match="it is not clear whether “Doors”"):
        read(listed + doubtful)


def test_a_heading_like_those_of_unnumbered_voices_is_none_s_words() -> None:
    parts = [("Wren", "Hi."), ("Tern", "Ho."), ("Weaver", "Both greet.")]
    document = log(*parts, ("Wren", "Hm."), ("Tern", "So."))
    with pytest.raises(Unreadable, match="it is not clear whether “Weaver”"):
        read(document)
    four = [("Wren", "Hi."), ("Tern", "Ho."), ("Wren", "Hm."), ("Tern", "So.")]
    assert said(read(document, choices=ReadingChoices(voices={"Weaver": ""}))) == four
    assert said(read(document.replace("Weaver", "Narrator"))) == four


STEPS = """# duet.sh
{head}
### WREN 1 ###
Here is how:

```bash
### step 1 ###
ls
### step 2 ###
rm
```

That is all.

### TERN 1 ###
I see.

### WREN 2 ###
Good.

### TERN 2 ###
Bye.

[runner] done: 4 blocks, log closed

=== END ===
(kept because of the second step. -- op)
"""


def test_numbered_headings_of_code_are_no_voices_where_the_log_names_its_own() -> None:
    it = read(STEPS.format(head="participants: WREN, TERN"))

    assert [turn.voice for turn in it.turns] == ["WREN", "TERN", "WREN", "TERN"]
    assert it.turns[-1].text.strip() == "Bye."
    with pytest.raises(Unreadable, match="code fence"):
        read(STEPS.format(head=""))


def test_what_stands_below_the_runner_s_last_line_is_not_always_nobody_s() -> None:
    text = STEPS.format(head="participants: WREN, TERN")
    with pytest.raises(Unreadable):
        read(
            text.replace("(kept because of the second step. -- op)", "One thing more.")
        )


OPENED = """# A log

{one} 1

### Lark 1 ###
Where are we?

### Lark 2 ###
```
In a cellar.

{one} {second}

### Lark 1 ###
And now?

### Lark 2 ###
Further down.

{one} {third}

### Lark 1 ###
Any light?

### Lark 2 ###
```
A lamp.
```

{one} {last}

### Lark 1 ###
Then we stay.
"""


@pytest.mark.parametrize("one", ["### Round", "## Runde", "=== Tour"])
def test_rounds_that_run_on_show_that_a_fence_was_never_closed(one: str) -> None:
    found = read(OPENED.format(one=one, second=2, third=3, last=4))
    assert [turn.text.split("\n")[-1] for turn in found.turns] == [
        "Where are we?",
        "In a cellar.",
        "And now?",
        "Further down.",
        "Any light?",
        "```",
        "Then we stay.",
    ]
    assert [turn.voice for turn in found.turns] == ["Lark 1", "Lark 2"] * 3 + ["Lark 1"]


@pytest.mark.parametrize(("second", "third", "last"), [(2, 4, 5), (2, 3, 2), (7, 8, 2)])
def test_where_rounds_run_on_in_no_reading_or_in_two_it_is_refused(
    second: int, third: int, last: int
) -> None:
    log_ = OPENED.format(one="### Round", second=second, third=third, last=last)
    with pytest.raises(Unreadable, match="code fence above this heading"):
        read(log_)
