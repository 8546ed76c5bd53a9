"""
Pages that are read right are changed as people change them: each is still read right or
refused, and no word comes into another mouth or is lost to a note.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.changes.changes_of_labels import changes_of_labels
from tests.transcript.changes.changes_of_words import changes_of_words
from tests.transcript.changes.known_faults import read_faults
from tests.transcript.changes.marked_page import (
    NAMES,
    MarkedPage,
    join_speeches,
    read_page,
)

CHANGES = dict([*changes_of_labels(), *changes_of_words()])
CASES = [
    (page, name)
    for page in NAMES
    for name, change in CHANGES.items()
    if change(read_page(page)) != read_page(page)
]
FAULTS = read_faults()
# After these nobody who reads the page is in doubt: none is refused either.
HARMLESS = {
    "no rules",
    "double blank lines",
    "end lines with blanks",
    "end lines as windows does",
    *(f"{which} label without blank lines" for which in ("first", "middle", "last")),
    *(
        f"{what} in the {which}"
        for what in (
            *("bold Conclusion", "bold Note", "bold lead"),
            *("quotation", "list", "table", "code"),
        )
        for which in ("first", "last")
    ),
}


def outcome(page: MarkedPage) -> str:
    """`right`, `refused`, or who is heard instead and with how many words."""
    try:
        heard = join_speeches((turn.voice, turn.text) for turn in read(page.text).turns)
    except Unreadable:
        return "refused"
    if heard == page.said:
        return "right"
    return ", ".join(f"{voice}: {len(words)}" for voice, words in heard)


@pytest.mark.parametrize("page", NAMES)
def test_a_page_as_it_stands_is_read_right(page: str) -> None:
    assert outcome(read_page(page)) == "right"


@pytest.mark.parametrize(("page", "change"), CASES)
def test_a_changed_page_is_read_right_or_refused(page: str, change: str) -> None:
    found = outcome(CHANGES[change](read_page(page)))
    if (page, change) in FAULTS:
        assert found not in {"right", "refused"}, (
            f"no fault any more: {FAULTS[page, change]}"
        )
    elif change in HARMLESS:
        assert found == "right"
    else:
        assert found in {"right", "refused"}


def test_each_known_fault_and_harmless_change_is_tried() -> None:
    assert FAULTS.keys() <= set(CASES)
    assert {change for _, change in CASES} >= HARMLESS
