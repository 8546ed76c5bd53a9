"""Questions behind labels below voices' headings, above answers without labels."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

GIVEN = [
    ("Claude", "I would oil the hinge first.\n\nThen wait for the rain to end."),
    ("Gemini", "I'd plane the edge in a dry week."),
    ("Mistral", "It depends: I have seen both.\n\n> A door is a wall that moves."),
]
ASKED = ["What of a door that sticks?", "And one that creaks?", "And one left open?"]


def page(*labels: str, given: list[tuple[str, str]] = GIVEN) -> str:
    parts = ["# Three doors"]
    for (name, text), label, asked in zip(given, labels, ASKED, strict=True):
        put = label if label.endswith("it") else f"{label} {asked}".strip()
        parts += [f"## {name}", put, text]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "label", ["**Prompt:**", "**Question:**", "**Prompt to {} only:**", "**Q:**"]
)
def test_the_paragraph_is_the_question_and_what_follows_the_answer(label: str) -> None:
    it = read(page(*(label.format(name) for name, _ in GIVEN)))

    assert said(it) == GIVEN
    assert [turn.question for turn in it.turns] == ASKED


def test_several_in_one_section_each_have_their_answer() -> None:
    again = [
        (name, f"{text}\n\n**Q:** {name}, and then?\n\nThen {at} more.")
        for at, (name, text) in enumerate(GIVEN)
    ]
    it = read(page("**Q:**", "**Q:**", "**Q:**", given=again))

    assert [text for _, text in said(it)] == [
        words
        for at, (_, text) in enumerate(GIVEN)
        for words in (text, f"Then {at} more.")
    ]


@pytest.mark.parametrize(
    ("labels", "first"),
    [
        (["**Q:**", "**Q:**", ""], ""),
        (["**Q:**", "**Q:**", "**Q:** Read this."], "Is it a door?"),
        (["**Q:**", "**Q:**", "**Q:**"], "> A door is a wall."),
        (["**Q:**", "**Q:** What of it", "**Q:**"], ""),
        (["**Q:**", "**Question to Claude:**", "**Q:**"], ""),
    ],
    ids=["not all", "a paragraph that asks", "a quote", "no mark", "of another"],
)
def test_where_it_may_go_on_it_is_refused(labels: list[str], first: str) -> None:
    given = [*GIVEN[:2], ("Mistral", f"{first}\n\n{GIVEN[2][1]}".strip())]
    with pytest.raises(Unreadable):
        read(page(*labels, given=given))


def test_so_it_is_where_two_begin_alike() -> None:
    given = [(name, f"The door is by the sea.\n\n{text}") for name, text in GIVEN]
    with pytest.raises(Unreadable, match="the question to Claude has no answer"):
        read(page("**Q:**", "**Q:**", "**Q:**", given=given))
