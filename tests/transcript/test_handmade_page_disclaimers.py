"""What a page says below a chat of its models is no word of theirs."""

import pytest

from bot.transcript.importing import read

GUTTER = "I would begin at the gutter, since you can reach that without a ladder."
ASKED = "Where do I begin?"
TOLD = (
    "ChatGPT can make mistakes. Check important info.",
    "Claude can make mistakes. Please double-check responses.",
    "Gemini can make mistakes, so double-check it",
)


def chat(foot: str) -> str:
    return (
        f"You said:\n{ASKED}\nChatGPT said:\n{GUTTER}\n\nYou said:\nAnd then?\n"
        f"ChatGPT said:\nThen the slates, one by one, from the ridge down.\n\n{foot}\n"
    )


@pytest.mark.parametrize("foot", TOLD)
def test_at_the_foot_of_a_chat_it_is_a_note(foot: str) -> None:
    found = read(chat(foot))
    last = found.turns[-1].text
    assert last == "Then the slates, one by one, from the ridge down."
    assert foot in "\n".join(note.text for note in found.notes)


@pytest.mark.parametrize("foot", TOLD)
def test_below_the_last_of_several_answers_it_is_a_note(foot: str) -> None:
    text = (
        f"# The roof\n\n## The question\n\n{ASKED}\n\n## Claude\n\n{GUTTER}\n\n"
        f"## ChatGPT\n\nAsk a neighbour first, and a roofer after that.\n\n{foot}\n"
    )
    found = read(text)
    assert found.turns[-1].text == "Ask a neighbour first, and a roofer after that."
    assert foot in "\n".join(note.text for note in found.notes)


def test_within_an_answer_it_is_said() -> None:
    text = chat("").replace("Then the", f"{TOLD[0]}\n\nThen the")
    assert TOLD[0] in read(text).turns[-1].text
