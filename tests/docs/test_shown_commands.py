"""What a document shows as a command's output is what the command says."""

import re

import pytest

from tests.docs.conftest import ROOT, Typed

DOCUMENTS = ("README.md", "docs/evidence.md")


def shown(document: str) -> list[tuple[str, str]]:
    """The lines typed in a document's consoles, each with what is shown below it."""
    text = (ROOT / document).read_text("utf-8")
    consoles = re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    found = []
    for console in consoles:
        for entry in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            line, _, below = entry.partition("\n")
            found.append((line, below))
    return found


CASES = [(name, *case) for name in DOCUMENTS for case in shown(name)]


def aligned(output: str) -> list[str]:
    """Its lines; how columns are parted, by tabs or by spaces, does not matter."""
    lines = output.splitlines()
    return [re.sub(r"\t+| {2,}", "  ", line).strip() for line in lines]


@pytest.mark.parametrize(("document", "line", "below"), CASES)
def test_a_document_shows_what_the_command_says(
    typed: Typed, document: str, line: str, below: str
) -> None:
    assert document
    assert aligned(below) == aligned(typed(line))


def test_there_is_something_to_be_seen_in_each_document() -> None:
    assert {name for name, _, _ in CASES} == set(DOCUMENTS)
