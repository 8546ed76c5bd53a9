"""A person's question amid one voice's words: what follows was said after it."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ANSWERS = [
    ("Claude", "I would begin with the door.\n\n{}\n\nThe cellar keeps apples."),
    ("Grok", "The fridge runs the place."),
    ("Gemini", "Routines that overlap."),
]
HEADS = [
    "## {}'s Response",
    "## Voice: {}",
    "**{}'s response:**",
]
LABELS = [
    "**Me:** And the cellar?",
    "User: And the cellar?",
    "**Follow-up:** And the cellar?",
    "**I asked again:** And the cellar?",
    "Rückfrage: Und der Keller?",
    "**J\u2019ai redemandé :** Et la cave ?",
]
OWN = [
    "Q: And the cellar?",
    "Question: And the cellar?",
    "**Basement:** And the cellar?",
    "> **Me:** And the cellar?",
    "```\n\nUser: And the cellar?\n\n```",
    "USER: an entity\nSTATUS: none",
    "It is said\nUser: And the cellar?",
]


def page(head: str, line: str) -> str:
    parts = ["# Home", "> What is the heart of a home?"]
    for name, text in ANSWERS:
        parts += [head.format(name), text.format(line)]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("line", LABELS)
def test_it_is_refused_where_words_stand_above_and_below(head: str, line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(page(head, line))
    assert refused.value.line == page(head, line).split("\n").index(line) + 1


@pytest.mark.parametrize("line", OWN)
def test_what_an_answer_may_have_itself_is_its_own(line: str) -> None:
    it = read(page(HEADS[0], line))
    assert said(it) == [(name, text.format(line)) for name, text in ANSWERS]


def test_who_is_said_to_be_nobody_asks_nothing() -> None:
    choices = ReadingChoices(voices={"Me": ""})
    it = read(page(HEADS[0], LABELS[0]), choices=choices)
    assert len(it.turns) == len(ANSWERS)
