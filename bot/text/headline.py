"""What of a question can stand as its title: whole, and never cut."""

from collections.abc import Iterator

from bot.text.lines import one_line
from bot.text.sentences import sentences

LONGEST_HEADLINE = 200  # code points; more is a text, and no title


def find_headline(question: str) -> str:
    """Its first line, else its first sentence; empty where that is too long as well."""
    parts = (part for part in _openings(question) if len(part) <= LONGEST_HEADLINE)
    return next(parts, "")


def is_opening(words: str, text: str) -> bool:
    """Whether *text* begins so, on one line."""
    return one_line(text).startswith(one_line(words))


def _openings(question: str) -> Iterator[str]:
    lines = filter(None, map(one_line, question.splitlines()))
    if first := next(lines, ""):
        yield first
        yield from map(one_line, sentences(first)[:1])
