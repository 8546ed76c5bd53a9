"""
What a letter leads to below its banners and above them: "This is what I asked:" with a
block that is set in, and "Claude came back with this:", which tells whose words follow.
"""

import textwrap
from collections.abc import Sequence

from bot.transcript.handmade.leads.lead_words import ReadLead, read_lead
from bot.transcript.handmade.speech.dressed_words import AskedWords

_INDENT = (" " * 2, "\t")
_LONGEST = 1500  # characters of a paragraph that leads to something
_COLONS = (":", "\uff1a")


def find_set_in_question(
    lines: Sequence[str], first: int, end: int
) -> AskedWords | None:
    """The first block that is set in below a paragraph which says that it was asked."""
    before: ReadLead | None = None
    for start, stop in _find_paragraphs(lines, first, end):
        block = lines[start:stop]
        is_set_in = all(line.startswith(_INDENT) for line in block)
        if is_set_in and before is not None and before.asks and not before.who:
            words = textwrap.dedent("\n".join(block)).strip()
            return AskedWords(words, start, stop)
        before = None if is_set_in else _read_open(block)
    return None


def find_answer_lead(
    lines: Sequence[str], first: int, end: int
) -> tuple[int, str] | None:
    """The line, from 0, of a paragraph which says whose words follow, and who it is."""
    led: tuple[int, str] | None = None
    for start, stop in _find_paragraphs(lines, first, end):
        if led is not None:
            return led
        lead = _read_open(lines[start:stop])
        if lead is not None and lead.who and not lead.asks:
            led = (stop - 1, lead.who)
    return None


def _read_open(block: Sequence[str]) -> ReadLead | None:
    """Of a paragraph that ends with a colon."""
    text = " ".join(line.strip() for line in block)
    is_open = len(text) <= _LONGEST and text.endswith(_COLONS)
    return read_lead(text, ()) if is_open else None


def _find_paragraphs(
    lines: Sequence[str], first: int, end: int
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for at in range(first, end + 1):
        is_filled = at < end and bool(lines[at].strip())
        if is_filled and start is None:
            start = at
        elif not is_filled and start is not None:
            found.append((start, at))
            start = None
    return found
