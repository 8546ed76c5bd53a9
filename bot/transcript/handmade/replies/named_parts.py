"""
Labels that count who speaks, and name a part of a debate: "DEBATER A Rebuttal 1".

Each stands there once, so that no name comes again; but the same parts follow several
names, one part after the other. "Claude Strengths" and "Model B Pricing" are parts of
an article: the names are those of speakers.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

_FEWEST = 2  # names, parts, and names that a part follows
_LABEL = re.compile(
    r"(?P<name>(?:debater|speaker|voice|deb(?:a|\u00e1)t\w{3,5}|redner|orateur|oratore)"
    r"[ _-](?:[a-z]|\d{1,2})),? "
    r"(?P<part>[^\W\d_]{4,20}(?: [^\W\d_]{2,20}+){0,2}(?: \d{1,2})?)",
    re.IGNORECASE,
)


class NamedPart(NamedTuple):
    name: str
    part: str


def split_parts(labels: Sequence[str]) -> Mapping[str, NamedPart]:
    """By the labels as they stand, in their order; nothing where one comes twice."""
    read = {label: found for label in labels if (found := _split(label)) is not None}
    shared = Counter(found.part.casefold() for found in read.values())
    kept = {
        label: found
        for label, found in read.items()
        if shared[found.part.casefold()] >= _FEWEST
    }
    often = Counter(labels)
    parts = [found.part.casefold() for label in labels if (found := kept.get(label))]
    names = {found.name.casefold() for found in kept.values()}
    is_debate = (
        len(names) >= _FEWEST
        and len(set(parts)) >= _FEWEST
        and len(list(groupby(parts))) == len(set(parts))
        and all(often[label] == 1 for label in kept)
    )
    return kept if is_debate else {}


def _split(label: str) -> NamedPart | None:
    found = _LABEL.fullmatch(label)
    return None if found is None else NamedPart(found["name"], found["part"])
