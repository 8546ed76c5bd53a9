"""Whoever changes a markdown export is told what was changed, and where."""

import re
from dataclasses import replace
from hashlib import sha256

import pytest

from bot.domain.names import TurnId
from bot.errors import Unreadable
from bot.integrity.alignment import Alteration
from bot.integrity.verdict import Difference
from bot.transcript.layout import LAYOUT
from bot.transcript.verifying import verify
from tests.transcript.exports import to_markdown
from tests.transcript.symposia import a_symposium
from tests.transcript.tampering import four, told, turn


def sections() -> tuple[list[str], str]:
    """The markdown export at each voice's heading, and what stands after the last."""
    before, *voices = to_markdown(four()).split("\n## Voice: ")
    last, end = voices[-1].split("---\n\n## Syn", 1)
    return [before, *voices[:-1], last], "---\n\n## Syn" + end


def joined(parts: list[str], end: str) -> str:
    return "\n## Voice: ".join(parts) + end


def with_sections(*order: int) -> str:
    parts, end = sections()
    return joined([parts[at] for at in order], end)


def edited(old_words: str, new_words: str) -> str:
    text = to_markdown(four())
    assert old_words in text
    return text.replace(old_words, new_words, 1)


NO_MARKS = '  "marks": {}'


def line_of(beginning: str) -> int:
    lines = to_markdown(four()).split("\n")
    return 1 + next(at for at, line in enumerate(lines) if line.startswith(beginning))


MARKDOWN_CASES: list[tuple[str, Difference, str]] = [
    (
        edited("> Ink.", "> Inc."),
        turn(Alteration.CHANGED, "s1.3", 5),
        "Turn 3 (Qwen, s1.3) was changed.",
    ),
    (
        edited("**Grok's answer, as far as it came:**", "**Grok's answer:**"),
        turn(Alteration.CHANGED, "s1.2", 4),
        "Turn 2 (Grok · round 2) was changed.",
    ),
    (
        with_sections(0, 1, 3, 4),
        turn(Alteration.REMOVED, "s1.2", 4),
        "The turn s1.2 was removed.",
    ),
    (
        with_sections(0, 1, 2, 2, 3, 4),
        turn(Alteration.ADDED, None, 5),
        "Turn 3 (Grok · round 2) was added.",
    ),
    (
        with_sections(0, 2, 3, 4, 1),
        turn(Alteration.MOVED, "s1.2", 1),
        "Turn 2 (Grok, s1.2) was moved within “turns”.",
    ),
    (
        edited("**The question:**\n\n> What", "**The question:**\n\n> That"),
        Difference(Alteration.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        edited("**The question:**", "**A question:**"),
        Difference(Alteration.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        edited("# On handovers", "# On hangovers"),
        Difference(Alteration.CHANGED, "layout"),
        (
            "Line 1, under “On handovers”, is not what the record says; questions and "
            "texts are as recorded."
        ),
    ),
    (
        edited('"title": "On handovers"', '"title": "On hangovers"'),
        Difference(Alteration.CHANGED, "title"),
        "The title was changed.",
    ),
    (
        with_sections(0),
        turn(Alteration.REMOVED, "s1.1", 2),
        "The turn s1.1 was removed.",
    ),
    (
        edited('"epithet": "Threshold"', '"epithet": "Door"'),
        Difference(Alteration.CHANGED, "voices"),
        "The voices were changed.",
    ),
    (
        edited('"rounds": 2,\n "samples"', '"rounds": 1,\n "samples"'),
        Difference(Alteration.CHANGED, "rounds"),
        "The rounds were changed.",
    ),
    (
        edited('"context": "An', '"context": "No'),
        Difference(Alteration.CHANGED, "context"),
        "The context was changed.",
    ),
    (
        edited('"kind": "stopped"', '"kind": "asked"'),
        Difference(Alteration.CHANGED, "act", "s1.a2", 3),
        "The act s1.a2 was changed.",
    ),
    (
        edited("| kim stopped it |", "| Eve stopped it |"),
        Difference(Alteration.CHANGED, "layout"),
        (
            f"Line {line_of('| kim stopped it |')}, under “What was done”, is not what "
            "the record says; questions and texts are as recorded."
        ),
    ),
    (
        edited(NO_MARKS, '  "marks": {"turn 9 text": ""}'),
        Difference(Alteration.CHANGED, "layout"),
        (
            f"Line {line_of(NO_MARKS)}, under “Provenance”, is not what the record "
            "says; questions and texts are as recorded."
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "first", "sentence"), MARKDOWN_CASES, ids=[c[2] for c in MARKDOWN_CASES]
)
def test_what_was_changed_in_markdown_is_named(
    text: str, first: Difference, sentence: str
) -> None:
    assert told(text) == (first, sentence)


def test_a_table_that_says_what_the_record_does_not_is_named() -> None:
    text = edited("| **Qwen** | paper |", "| **Qwen** | stone |")
    first, sentence = told(text)
    line = 1 + text.split("\n").index(
        next(row for row in text.split("\n") if "stone" in row)
    )
    assert first == Difference(Alteration.CHANGED, "layout")
    assert sentence.startswith(f"Line {line}, under “Synthesis 2 (partial: 1 of 2")


def test_a_document_of_another_layout_is_not_called_whole() -> None:
    text = edited('"layout": 3', '"layout": 4')

    with pytest.raises(Unreadable, match=r"^chain whole, prose not.* layout 4,"):
        verify(text)


def test_the_layout_that_has_this_number_is_this_one() -> None:
    """
    Where it is meant to look otherwise: another LAYOUT if a release had this one, in
    any case another digest here.
    """
    prose = re.sub("[0-9a-f]{16,}", "", to_markdown(four()).split("<details>")[0])
    assert (LAYOUT, sha256(prose.encode()).hexdigest()[:16]) == (3, "b03e344b259a611c")


def test_among_turns_that_say_the_same_the_one_that_was_changed_is_named() -> None:
    first = replace(a_symposium().turns[0], text="Goodbye.")
    turns = tuple(
        replace(first, number=n, id=TurnId(f"s1.{n}"), text="Goodbye." if n > 1 else "")
        for n in range(1, 9)
    )
    text = to_markdown(replace(a_symposium(), turns=turns))
    parts = text.split("## Voice: Qwen")
    parts[5] = parts[5].replace(" (Threshold)", " (Door)", 1)
    assert told("## Voice: Qwen".join(parts))[0] == turn(Alteration.CHANGED, "s1.5", 6)
