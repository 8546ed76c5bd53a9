"""
Words before a colon that open what somebody says and are nobody's name: "Two things:",
"Listen:", "But I'll give you this:".
"""

import re
from functools import cache

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model

# "Point 2", "Option (b)"; of "Max" and "Ana" the last letter counts nothing.
_COUNTED = re.compile(
    r"(.*\S)(?:\s*+[#(]?\d{1,3}|(?:\s++|\s*+[#(])(?:[a-h]|[ivx]{1,4}))[).]?",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.;]")  # of "P.S." and "TL;DR"
_ELIDED = re.compile("(?:[cdjlmnst]|qu)['\u2019](?=.)")  # of "l'accord" the article
_PARTICLES = frozenset(("of", "and", "the", "a", "de", "di", "da", "do", "du", "des"))
_PARTICLES |= {"del", "della", "la", "le", "van", "von", "der", "den", "y", "e", "et"}


def opens_sentence(words: str) -> bool:
    """By the word lists it announces what the same speaker says next."""
    if is_opener(words):
        return not is_known_model(read_speaker(words))
    first, _, more = _strip(words).partition(" ")
    return bool(more) and not words.isupper() and first.strip(",") in _starting()


def is_opener(words: str) -> bool:
    """All of it: "Listen", "Point 2"."""
    bare = _strip(words)
    counted = _COUNTED.fullmatch(bare)
    return bare in _openers() or (counted is not None and counted[1] in _openers())


def _strip(words: str) -> str:
    return _STOPS.sub("", words.casefold().replace("\u2019", "'")).strip(" ,")


def reads_as_phrase(words: str) -> bool:
    """A word behind its first has a small letter, as in no name of several words."""
    parts = [_ELIDED.sub("", part) for part in words.split()[1:]]
    return any(
        part[0].islower() and part.isalpha() and part not in _PARTICLES
        for part in parts
    ) and not is_known_model(read_speaker(words))


@cache
def _openers() -> frozenset[str]:
    return frozenset(entries("openers", "openers"))


@cache
def _starting() -> frozenset[str]:
    return frozenset(entries("openers", "starting"))
