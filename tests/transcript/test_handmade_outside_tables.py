"""Answers below a question of their own, beside tables that give answers."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

TABLE = """# Ferry quiz

| Question | Claude 3 Opus | GPT-4o |
|---|---|---|
| What is fog? | A cloud that came down to see us. | Drops that forget to fall. |
| Who is late? | The baker, as he is every morning. | Nobody is, they all sleep. |
"""
OAK = "An oak, because it waits for nobody and nobody minds."
ELM = "An elm; I would miss the shade of it in the summer."
ASKED = "Which tree would you be?"
SAID = [("Claude 3 Opus", OAK, ASKED), ("GPT-4o", ELM, ASKED)]
LIST = f"- **Claude 3 Opus:** {OAK}\n- **GPT-4o:** {ELM}\n"
PARAGRAPHS = f"**GPT-4o:** {ELM}\n\n**Claude 3 Opus:** {OAK}\n"
LOOSE = f"* **Claude 3 Opus**: {OAK}\n\n  1. It waits.\n\n* **GPT-4o**: {ELM}\n"


def heard(below: str) -> list[tuple[str, str, str]]:
    turns = read(f"{TABLE}\n{below}").turns
    return [(turn.voice, turn.text, turn.question) for turn in turns[4:]]


@pytest.mark.parametrize(
    ("below", "due"),
    [
        (f"## One more\n\nAt the pier: *{ASKED}*\n\n{LIST}", SAID),
        (f"## One more\n\nAt the pier: “{ASKED}”\n\n{LIST}", SAID),
        (f"**Question:** {ASKED}\n\n{LIST}\nI liked the oak.\n", SAID),
        (
            f"The prompt:\n\n> {ASKED}\n\n{PARAGRAPHS}\n## After\n\nWe went home.\n",
            SAID[::-1],
        ),
        (
            f"*{ASKED}*\n\n{LOOSE}\nThat was all.\n",
            [("Claude 3 Opus", f"{OAK}\n\n1. It waits.", ASKED), SAID[1]],
        ),
    ],
)
def test_answers_below_a_question_of_their_own_are_read(
    below: str, due: list[tuple[str, str, str]]
) -> None:
    assert heard(below) == due


def test_what_stands_apart_below_the_last_item_is_a_note() -> None:
    symposium = read(f"{TABLE}\n*{ASKED}*\n\n{LIST}\nI liked the oak.\n")

    assert [turn.text for turn in symposium.turns[4:]] == [OAK, ELM]
    assert symposium.notes[-1].text == "I liked the oak."


@pytest.mark.parametrize(
    "below",
    [
        f"## Verdict\n\n{LIST}",  # nothing asks
        f"## Verdict\n\nMy view of them.\n\n{LIST}",
        f"My own verdict: *in short*\n\n{LIST}",
        f"*{ASKED}*\n\n- **GPT-4o:** {ELM}\n",  # one is missing
        f"*{ASKED}*\n\n{LIST}- **GPT-4o:** Ash.\n",  # one comes twice
        f"*{ASKED}*\n\n- **GPT-4o:** {ELM}\n\nSo so.\n\n- **Claude 3 Opus:** {OAK}\n",
        f"*{ASKED}*\n\n{LIST}- I liked the oak.\n",  # an item of nobody's
        f"*{ASKED}*\n\n**GPT-4o:** {ELM}\n\n**Claude 3 Opus:** {OAK}\n\nSo so.\n",
        f"*{ASKED}*\n\n{LIST}\n## Verdict\n\n- **GPT-4o:** better than I thought.\n",
    ],
)
def test_what_may_be_remarks_on_the_voices_is_refused(below: str) -> None:
    with pytest.raises(Unreadable):
        read(f"{TABLE}\n{below}")
