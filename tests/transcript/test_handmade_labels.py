"""Labels that name who speaks, several in one section, and lines that look like one."""

import pytest

from bot.domain.turn import Status
from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

PHASE = """# Two evenings

## Phase 1

**Prompt:** What is a door?

**Wren's response:**

A hole.

**Tern-3\u2019s response:**

A promise.

**In short:** knock.

**Rook's response:**

I would not know.
"""
THREE = [
    ("Wren", "A hole."),
    ("Tern-3", "A promise.\n\n**In short:** knock."),
    ("Rook", "I would not know."),
]


def test_labels_that_name_their_speaker_with_any_apostrophe() -> None:
    assert said(read(PHASE)) == THREE


@pytest.mark.parametrize(
    "line",
    [
        "**Reply of Rook:**",
        "**Wren:**",
        "**GPT-5**",
        "**Note:** Rook knows less.",
    ],
)
def test_a_bold_line_that_may_be_another_s_is_no_voice_s_words(line: str) -> None:
    with pytest.raises(Unreadable, match="could as well be some of them"):
        read(f"{PHASE}\n{line}\n")


@pytest.mark.parametrize("line", ["**Wren:** is right.", "**In all:** I am Rook."])
def test_bold_words_of_a_voice_stay_its_own(line: str) -> None:
    assert said(read(f"{PHASE}\n{line}\n")) == [
        *THREE[:2],
        ("Rook", f"I would not know.\n\n{line}"),
    ]


BRACKETED = """# Two doors

## Question

> What is a door?

---

### Response from [Wren]:

A hole.

---

### Response from [Coast Works: Tern 2]

A promise.
"""


def test_a_heading_may_have_its_voice_in_brackets() -> None:
    assert said(read(BRACKETED)) == [
        ("Wren", "A hole."),
        ("Coast Works: Tern 2", "A promise."),
    ]


def test_a_voice_without_an_answer_was_silent() -> None:
    for nothing in ("", "*(did not want to answer)*\n\n"):
        it = read(BRACKETED.replace("A hole.\n\n", nothing))
        assert said(it)[0] == ("Wren", "")
        assert it.turns[0].status is Status.SILENT


@pytest.mark.parametrize(
    "remark",
    [
        "**Note:** the door was locked at first.",
        "*(The order of the two was changed here.)*",
        "[two paragraphs left out]",
    ],
)
def test_a_remark_behind_an_unquoted_answer_may_be_anybody_s_and_refuses(
    remark: str,
) -> None:
    with pytest.raises(Unreadable, match=r"line 17: this (?:may|stands)"):
        read(PHASE.replace("**In short:** knock.", f"Or so.\n\n{remark}", 1))


@pytest.mark.parametrize(
    "remark",
    [
        "**Note:** I asked twice, as it was cut off at first.",
        "**Editor\u2019s note:** shortened.",
        "*(Both answers were given in fresh windows.)*",
        "**My reading:** Rook knows less than Tern-3, and Wren more.",
    ],
)
def test_a_remark_on_the_record_behind_an_unquoted_answer_is_a_note(
    remark: str,
) -> None:
    it = read(PHASE.replace("**In short:** knock.", f"Or so.\n\n{remark}", 1))
    assert said(it)[1] == ("Tern-3", "A promise.\n\nOr so.")
    assert remark in [note.text for note in it.notes]


def test_the_same_words_within_an_answer_are_the_voice_s() -> None:
    own = "**Note:** knock first.\n\nThen enter."
    it = read(PHASE.replace("**In short:** knock.", own, 1))
    assert said(it)[1] == ("Tern-3", f"A promise.\n\n{own}")


@pytest.mark.parametrize("count", ["1", "One", "II"])
def test_questions_that_are_counted_are_no_voices(count: str) -> None:
    document = (
        f"# Doors\n\n## Question {count}\n\n> What is a door?\n\n"
        "### First Response (Wren)\n\nA hole.\n\n### Second Response (Rook)\n\nA way.\n"
    )
    it = read(document)
    assert said(it) == [("Wren", "A hole."), ("Rook", "A way.")]
    assert {turn.question for turn in it.turns} == {"What is a door?"}
