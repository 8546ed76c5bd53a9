"""
Further turns of voices that a document has headed as such: "Ada's Review of Bo and Cy",
and of the chair of a council of models: "Chairman's Synthesis". Reviews that nobody is
named for are nobody's.
"""

import re
from collections.abc import Iterable, Mapping

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import Speaker, read_speaker
from bot.transcript.handmade.lines.short_names import find_name_meant

_FEWEST = 2  # voices
_LONGEST = 160  # characters of a heading
_ANY = re.IGNORECASE
_DOES = (
    r"(?:(?:peer|cross|blind|second|revised|final|closing|opening)[ -]?){0,2}"
    r"(?P<what>review|critique|rebuttal|vote|ranking|feedback|revision|statement|argument)"
    r"(?:s|\s++\#?\d{1,2})?"
)
_OWNED = re.compile(
    rf"(?:\W*+)(?P<name>[^\n]{{1,60}}?)['\u2019]s?\s++{_DOES}"
    r"(?:\s++(?:of|on|to|for|about|against)\s.*|\s*+\([^()]*\))?:?",
    _ANY,
)
_BY = re.compile(
    rf"(?:\W*+){_DOES}\s++(?:by|from)\s++(?P<name>[^\n:]{{1,60}}?):?", _ANY
)
_CHAIR = re.compile(
    r"(?:\W*+)(?:the\s++)?(?P<name>chair(?:man|woman|person)?)['\u2019]s\s++(?:final\s++)?"
    r"(?:synthesis|verdict|ruling|summary|decision|conclusion|recommendation)",
    _ANY,
)
_COUNCIL = re.compile(
    r"\b(?:llm|ai|model)s?[ -]council|council[ ]of[ ](?:llms|models|ais)", _ANY
)
_REVIEWS = re.compile(
    r"(?:\W*+)(?:\w++[ ]){0,3}?(?:(?:peer|cross|blind|anonymous)[ -]reviews?|reviews)"
    r"(?:[ ]\(.*\))?",
    _ANY,
)
_HEAD = 20  # lines that may say what the document is


def find_further_turns(
    document: HandmadeDocument, speakers: Mapping[int, Speaker]
) -> dict[int, Speaker]:
    """By the lines of their headings, from 0; none of them is among the *speakers*."""
    names = dict.fromkeys(speaker.name for speaker in speakers.values())
    if len(names) < _FEWEST:
        return {}
    first = min(speakers)
    headings = [
        block
        for block in document.blocks
        if block.kind is BlockKind.HEADING
        and block.first > first
        and block.first not in speakers
        and block.words not in document.choices.voices
        and len(block.words) <= _LONGEST
    ]
    return _find_owned(headings, names) | _find_chair_s(document, headings)


def _find_owned(headings: Iterable[Block], names: Iterable[str]) -> dict[int, Speaker]:
    """Those of a kind that two voices at least have."""
    known = list(names)
    found: dict[str, dict[int, Speaker]] = {}
    for block in headings:
        match = _OWNED.fullmatch(block.words) or _BY.fullmatch(block.words)
        meant = match and find_name_meant(read_speaker(match["name"]).name, known)
        if match is not None and meant:
            kind = found.setdefault(match["what"].casefold(), {})
            kind[block.first] = Speaker(meant, again=True)
    return {
        line: who
        for kind in found.values()
        if len({who.name for who in kind.values()}) >= _FEWEST
        for line, who in kind.items()
    }


def _find_chair_s(
    document: HandmadeDocument, headings: Iterable[Block]
) -> dict[int, Speaker]:
    """Where the document says above that models sit in council."""
    if not any(map(_COUNCIL.search, document.lines[:_HEAD])):
        return {}
    matches = {block.first: _CHAIR.fullmatch(block.words) for block in headings}
    return {line: Speaker(m["name"].title()) for line, m in matches.items() if m}


def find_unsigned_reviews(
    document: HandmadeDocument, speakers: Mapping[int, Speaker]
) -> frozenset[int]:
    """
    Headings, by their lines from 0, in a part of reviews that is no voice's, down to
    the next heading of its level.
    """
    found: set[int] = set()
    levels = [b.level for b in document.blocks if b.first in speakers]
    first, least, level = min(speakers, default=0), max(levels, default=0), 0
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        if block.first in speakers or block.level <= level:
            level = 0
        if 0 < level < block.level:
            found.add(block.first)
        elif block.level < least and block.first > first:
            is_part = _REVIEWS.fullmatch(block.words[:_LONGEST]) is not None
            level = block.level if is_part else 0
    return frozenset(found)
