"""Whose words in brackets and italics are, where the document or a colon tells it."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

OPEN = "I keep the book, and I keep it in ink, as the keeper before me did."
TOWER = "You were written to in March, and in May, and once more in September."
WRITTEN = "*Thursday, ten past eleven. The other one listens, and nobody is hurt.*"


def play(told: str, *, beside: str = "(sets his watch)", announced: str = "") -> str:
    return (
        f"# The light is off\n\nA play for two models. {told}\n\n"
        f"*A room in a tower. The lamp is out.*\n\n**CLAUDE:** {OPEN}\n\n"
        f"**GPT:** {TOWER}\n\n*GPT puts a torch on the table.*\n\n"
        f"**CLAUDE:** If I write it down, then I write it like this:{announced}\n\n"
        f"**GPT:** {beside} From now on, then.\n\n*She opens the window. Curtain.*\n"
    )


@pytest.mark.parametrize(
    "told",
    [
        "What stands in parentheses the models wrote themselves.",
        "Was in Klammern steht, haben die Modelle selbst hineingeschrieben.",
        "Wat tussen haakjes staat, schreven de modellen zelf.",
    ],
)
def test_brackets_behind_a_name_are_the_voice_s_where_the_head_says_so(
    told: str,
) -> None:
    assert read(play(told)).turns[-1].text == "(sets his watch) From now on, then."


def test_else_they_are_a_direction() -> None:
    assert read(play("I cut nothing.")).turns[-1].text == "From now on, then."


def test_what_a_colon_announces_is_said_though_it_is_in_italics() -> None:
    found = read(
        play("I cut nothing.", announced=f"\n\n{WRITTEN}\n\nNo book holds more.")
    )
    assert WRITTEN in found.turns[2].text
    assert found.turns[2].text.endswith("No book holds more.")
    assert not any(WRITTEN in note.text for note in found.notes)


def rounds(remark: str, hosts: str = "**Hosts:** wren, okapi_jo") -> str:
    """Two phases of two voices; the first ends with *remark*."""
    said = f"**Claude's response:**\n\n{OPEN}\n\n**Gemini's response:**\n\n{TOWER}\n"
    asked = "**Prompt:** What is it?\n\n"
    return (
        f"# Table 12\n\n**Server:** The Long Table\n{hosts}\n\n"
        f"## Phase 1\n\n{asked}{said}\n{remark}\n\n## Phase 2\n\n{asked}{said}"
    )


@pytest.mark.parametrize(
    "remark",
    [
        "*(okapi_jo: that line got eleven reactions.)*",
        "*[wren: the bot hiccuped here.]*",
    ],
)
def test_a_remark_by_somebody_the_head_names_is_a_note(remark: str) -> None:
    found = read(rounds(remark))
    assert [turn.text for turn in found.turns] == [OPEN, TOWER] * 2
    assert remark in "\n".join(note.text for note in found.notes)


def test_by_nobody_the_head_names_it_is_refused() -> None:
    remark = "*(okapi_jo: that line got eleven reactions.)*"
    with pytest.raises(Unreadable, match=r"this may be of .* or of whoever"):
        read(rounds(remark, "**Hosts:** two of us"))


@pytest.mark.parametrize(
    ("remark", "head"),
    [
        ("*(Caveat: the tower may be closed.)*", "**Task:** answer, and add a caveat"),
        ("(Postscript: the tower may be closed.)", "Each ends with a postscript."),
    ],
)
def test_a_word_of_the_head_that_is_nobody_makes_no_note(
    remark: str, head: str
) -> None:
    with pytest.raises(Unreadable, match="may be of Gemini"):
        read(rounds(remark, head))
