"""Nothing of a hand-made document is dropped."""

from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.transcript.importing import read
from bot.transcript.repair import repair_text
from tests.transcript.exports import linked, to_json, to_markdown
from tests.transcript.handmade.documents import (
    LENIENTLY,
    NAMES,
    SEEDS,
    document,
    imported,
    lost,
    words,
)

_NAMES = ("Ash", "Elm 2", "Fir")
_PARTS = (
    "## Voice: {name}",
    "## Voice 13: {name} (w)",
    "### Voice 4",
    "---",
    "> w said\n>\n> more w",
    "> w\nlazy w",
    "**Question from w:**",
    "**{name}'s Response:**",
    "**Prompt:** w",
    "**Answer:** w",
    "## w w",
    "### w",
    '| Source | Words |\n|---|---|\n| {name} | "w w" |\n| **w** | w |',
    "1. w\n2. w",
    "**w shows:**\n- w\n  w",
    "**Model:** w\n**Tokens:** w",
    "w prose w\nand w",
    "## The Question",
    "```\n## Voice: w\n---\n```",
    "### Response",
    "*Asked by: w*",
    "**Started:** w",
    "# w",
    "# Ash ↔ Elm 2",
    "### Ash",
    "### Elm 2",
    "### Fir 1 ###",
    "### Ash 2 ###",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document put together at random, and the words in it, each there once."""
    parts = draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=24))
    ends = draw(st.lists(st.sampled_from(("\n", "\n\n")), min_size=24, max_size=24))
    name = draw(st.sampled_from(_NAMES))
    text = "".join(p.format(name=name) + e for p, e in zip(parts, ends, strict=False))
    pieces = text.split("w")
    marks: list[str] = []
    whole = pieces[0]
    for before, piece in pairwise(pieces):
        is_mark = not before[-1:].isalpha() and not piece[:1].isalpha()
        mark = f"w{len(marks)}x" if is_mark else "w"
        marks += [mark] if is_mark else []
        whole += mark + piece
    return whole, marks


@settings(deadline=None, max_examples=400)
@given(documents())
def test_every_word_of_any_document_is_found_again(
    found: tuple[str, list[str]],
) -> None:
    text, marks = found

    try:
        it = read(text, choices=LENIENTLY)
    except Unreadable:  # nobody speaks in it
        with pytest.raises(Unreadable):
            read(text)
        return

    held = words(it)
    assert [mark for mark in marks if mark not in held] == []
    refused = any(note.text.startswith("Not understood") for note in it.notes)
    with pytest.raises(Unreadable, match=r"^line \d+") if refused else nullcontext():
        assert words(read(text)) == held


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_ours_is_found_again(name: str) -> None:
    assert lost(document(name), imported(name)) == []


def test_a_dropped_note_would_be_missed() -> None:
    it = imported("voices")

    assert lost(document("voices"), replace(it, notes=it.notes[:-1])) == [
        "## Closing",
        "Thanks to both. ⚓ 光",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_import_of_an_export_is_the_same_symposium(name: str) -> None:
    it = imported(name)

    assert read(to_markdown(it)) == linked(it)
    assert read(to_json(it)) == linked(it)


@pytest.mark.skipif(not SEEDS, reason="the given transcripts lie beside the project")
def test_every_line_of_the_given_transcripts_is_found_again() -> None:
    for path in SEEDS:
        text = path.read_bytes().decode()
        it = read(text)

        assert lost(repair_text(text).text, it) == []
        assert read(to_markdown(it)) == linked(it)
        assert read(to_json(it)) == linked(it)
