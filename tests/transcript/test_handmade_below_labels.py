"""Headings in an answer below a label are its own, or refused; they are never lost."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

CLAUDE = "I would begin at the gutter, since you can reach that without a ladder."
GEMINI = "You might ask a neighbour first; I never saw your roof in any weather at all."
MORE = "And then I would sit down below it, and listen to the rain for a while."


def talk(*, claude: str = CLAUDE, gemini: str = GEMINI, again: str = CLAUDE) -> str:
    """Two phases, in both of which two answer below bold labels."""
    return (
        "# The roof\n\n## Phase 1\n\n**Prompt:** What mends a roof?\n\n"
        f"**Claude's response:**\n\n{claude}\n\n**Gemini's response:**\n\n{gemini}\n\n"
        "## Phase 2\n\n**Prompt:** And who pays for it?\n\n"
        f"**Claude's response:**\n\n{again}\n\n**Gemini's response:**\n\n{GEMINI}\n"
    )


@pytest.mark.parametrize(
    "heading", ["### In short", "#### A second way", "### 2. Rain"]
)
@pytest.mark.parametrize("who", ["claude", "gemini", "again"])
def test_a_heading_below_a_label_is_the_answer_s(heading: str, who: str) -> None:
    answer = f"{GEMINI if who == 'gemini' else CLAUDE}\n\n{heading}\n\n{MORE}"
    turns = read(talk(**{who: answer})).turns
    assert [turn.voice for turn in turns] == ["Claude", "Gemini"] * 2
    at = ("claude", "gemini", "again").index(who)
    assert turns[at].text == answer


@pytest.mark.parametrize("heading", ["### Conclusion", "### Summary"])
@pytest.mark.parametrize("who", ["claude", "gemini", "again"])
def test_one_that_may_be_either_s_is_refused(heading: str, who: str) -> None:
    answer = f"{GEMINI if who == 'gemini' else CLAUDE}\n\n{heading}\n\n{MORE}"
    with pytest.raises(Unreadable, match="if nobody") as refused:
        read(talk(**{who: answer}))
    line = talk(**{who: answer}).split("\n")[(refused.value.line or 0) - 1]
    assert line in (heading, MORE)


@pytest.mark.parametrize("heading", ["### Notes", "### Moderator's note"])
def test_remarks_are_notes(heading: str) -> None:
    text = talk(gemini=f"{GEMINI}\n\n{heading}\n\nBoth were asked on a Monday.")
    found = read(text)
    assert [turn.text for turn in found.turns] == [CLAUDE, GEMINI, CLAUDE, GEMINI]
    assert any("Monday" in note.text for note in found.notes)


def test_a_part_as_high_as_the_phases_is_beside_them() -> None:
    found = read(f"{talk()}\n## Statistics\n\nFour answers in two phases.\n")
    assert [turn.text for turn in found.turns] == [CLAUDE, GEMINI, CLAUDE, GEMINI]


def test_below_a_title_alone_a_part_may_be_anybody_s() -> None:
    answers = (
        f"**Claude's response:**\n\n{CLAUDE}\n\n**Gemini's response:**\n\n{GEMINI}"
    )
    found = read(f"# The roof\n\n{answers}\n\n## After\n\nIt was mended in May.\n")
    assert [turn.text for turn in found.turns] == [CLAUDE, GEMINI]
