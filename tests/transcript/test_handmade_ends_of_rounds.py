"""A remark with a label below the last answer of each round is nobody's words."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

CLAUDE = "I would begin at the gutter, since you can reach that without a ladder."
GEMINI = "You might ask a neighbour first; I never saw your roof in any weather at all."


def rounds(*takes: str, label: str = "**{}'s response:**") -> str:
    """As many rounds of two, in turns; each ends with one of *takes*."""
    parts = []
    for at, take in enumerate(takes):
        voices = [("Claude", CLAUDE), ("Gemini", GEMINI)]
        said = voices if at % 2 else voices[::-1]
        answers = "\n\n".join(f"{label.format(who)}\n\n{words}" for who, words in said)
        parts.append(f"## Phase {at + 1}\n\n**Prompt:** Why?\n\n{answers}\n\n{take}\n")
    return "# The roof\n\n" + "\n".join(parts)


@pytest.mark.parametrize(
    "takes",
    [
        ("**My take:** both usable. I'd ask Claude.", "**My take:** Gemini was short."),
        ("**Commentary:** I like Gemini.", "**Commentary:** neither of them saw it."),
        ("*My take:* I laughed.", "*My take:* so did I, with both of them."),
    ],
)
def test_such_a_remark_is_a_note(takes: tuple[str, str]) -> None:
    found = read(rounds(*takes))
    assert [turn.text for turn in found.turns] == [GEMINI, CLAUDE, CLAUDE, GEMINI]
    notes = "\n".join(note.text for note in found.notes)
    assert all(take in notes for take in takes)


def test_what_ends_other_answers_too_is_not_settled_so() -> None:
    take = "**My take:** both usable. I'd ask Claude."
    text = rounds(take, take).replace(CLAUDE, f"{CLAUDE}\n\n{take}")
    with pytest.raises(Unreadable):
        read(text)


def test_nor_is_what_ends_one_voice_s_answers_alone() -> None:
    take = "**My take:** both usable. I'd ask Claude."
    text = rounds(take, "", take)
    with pytest.raises(Unreadable):
        read(text)
