"""What is not understood is refused with its line, or kept as notes."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import LENIENTLY, noted

VOICE = "# T\n\n## Voice: Ash\n\n"
ELM = "\n## Voice: Elm\n\n> Yes.\n"
REFUSED = [
    (
        "two quotes without a label",
        VOICE + "> Why?\n\n> Because.\n" + ELM,
        3,
        "no label says",
    ),
    (
        "a question without an answer",
        VOICE + "**Question:** Why?\n" + ELM,
        3,
        "has no answer",
    ),
    (
        "a voice without a name",
        "# T\n\n## Voice:\n\n> Yes.\n" + ELM,
        3,
        "names no voice",
    ),
    (
        "a voice without a word",
        f"# T\n{ELM}\n## Voice: Ash\n\n## Conclusion\n\nIt rained.\n",
        7,
        "nothing that Ash",
    ),
    (
        "a row that is too long",
        VOICE + "> Yes.\n\n## Key\n\n| Voice | Words |\n|--|--|\n| Ash | yes | yes |\n",
        11,
        "more cells",
    ),
]
CASES = pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [case[1:] for case in REFUSED],
    ids=[case[0] for case in REFUSED],
)


@CASES
def test_it_is_refused_with_the_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as refusal:
        read(text)
    assert refusal.value.line == line


@CASES
def test_leniently_it_is_kept_and_the_record_says_what_was_the_matter(
    text: str, line: int, sentence: str
) -> None:
    it = read(text, choices=LENIENTLY)

    repairs = [note for note in it.notes if note.kind == "repair"]
    assert [(note.line, sentence in note.text) for note in repairs] == [(line, True)]
    assert [kind for kind, _, _ in noted(it) if kind != "repair"]


@pytest.mark.parametrize("choices", [NO_CHOICES, LENIENTLY])
def test_where_nobody_speaks_nothing_is_kept_however_lenient(
    choices: ReadingChoices,
) -> None:
    with pytest.raises(Unreadable, match="this is no transcript") as refusal:
        read("\n# A cake\n\nTwo eggs.\n", choices=choices)
    assert refusal.value.line == 2
    with pytest.raises(Unreadable):
        read("", choices=choices)


def test_a_question_of_rules_alone_is_refused_and_breaks_nothing() -> None:
    with pytest.raises(Unreadable):
        read("**Question**\n---\n# Voice:")


def test_a_document_of_notes_in_which_nobody_says_anything_is_none() -> None:
    text = (
        "# Of doors\n\nA talk that was printed in a box of its own.\n\n## The box\n\n"
        "<table><tr><td>Why?</td><td>Because.</td></tr></table>\n\n"
        "## Technical Details\n\n- Model: GPT-4\n- Method: by hand\n"
    )
    with pytest.raises(Unreadable, match="no turn of a voice"):
        read(text)
