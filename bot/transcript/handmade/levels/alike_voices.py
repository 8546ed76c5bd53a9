"""
Headings that are voices' because others of their form are: names with something in
brackets beside such names, or with lines about the voice right below, as those have.
"""

import re
from collections.abc import Mapping, Sequence

from bot.text.frequency import word_zipf
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block
from bot.transcript.handmade.lines.headings import (
    Speaker,
    is_part_heading,
    is_phase_heading,
    read_speaker,
)
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.voice_metadata import (
    is_voice_metadata,
    read_keys,
)
from bot.transcript.handmade.weighing.blind_answers import articles

_WORD = re.compile(r"[^\W\d_]+")
_USUAL = 4.5  # on the Zipf scale: thirty times in a million words
_FAIRLY_USUAL = 3.0  # once in a million
_FEWEST_ALIKE = 2  # voices whose headings show a form


def find_intervals(found: set[int], plain: Mapping[int, Speaker]) -> set[int]:
    """Among models, words that nobody is called by: "Reader Mail (Selected)"."""
    models = {line for line in found if is_known_model(plain[line])}
    if len(models) < _FEWEST_ALIKE or len(models) * 2 <= len(found):
        return set()
    return {
        line
        for line in found - models
        if is_common(plain[line].name, _FAIRLY_USUAL)
        and plain[line].epithet is not None
        and not is_known_model(Speaker(plain[line].epithet or ""))
        and not _is_called(plain[line])
    }


def _is_called(who: Speaker) -> bool:
    """One word, and in brackets somebody's by-name: "Pi (The Neighbour)"."""
    words = (who.epithet or "").split()
    is_by_name = sum(word[:1].isupper() for word in words) >= _FEWEST_ALIKE
    has_article = bool(words) and words[0].casefold() in articles()
    return len(who.name.split()) == 1 and is_by_name and has_article


def find_alike(
    headings: Sequence[Block], plain: Mapping[int, Speaker], supported: set[int]
) -> set[int]:
    """
    The names of the same level with something in brackets, where all voices, two at
    least, have that: "Le Chat (Mistral)" beside known models with their makers.
    """
    levels = {block.first: block.level for block in headings}
    found = {line for line in supported if plain[line].epithet is not None}
    if len(found) < len(supported) or len(found) < _FEWEST_ALIKE:
        return set()
    level = {levels[line] for line in found}
    parts = _find_parts(headings)
    of_voices = {parts[line] for line in found}
    rounds = {b.first for b in headings if is_phase_heading(b.words)}
    return {
        block.first
        for block in headings
        if block.first in plain
        and {block.level} == level
        and plain[block.first].epithet is not None
        and block.words.endswith((")", "]"))
        and parts[block.first] in of_voices | rounds
    }


def _find_parts(headings: Sequence[Block]) -> dict[int, int]:
    """By their lines, that of the heading each stands below; -1 for none."""
    parts: dict[int, int] = {}
    above: list[Block] = []
    for block in headings:
        while above and above[-1].level >= block.level:
            above.pop()
        parts[block.first] = above[-1].first if above else -1
        above.append(block)
    return parts


def is_common(name: str, usual: float = _USUAL) -> bool:
    """Usual words, as nobody is called: "Scenario", "The Story"."""
    words = _WORD.findall(name.casefold())
    return (
        not is_known_model(Speaker(name))
        and bool(words)
        and all(word_zipf(word) >= usual for word in words)
    )


def find_described(
    document: HandmadeDocument,
    headings: Sequence[Block],
    speakers: Mapping[int, Speaker],
) -> dict[int, Speaker]:
    """
    Those of the voices' level, in whatever words, with lines about the voice right
    below, where all voices, two at least, have such lines: all that these have.
    """
    described = _read_described(document, headings)
    if len(speakers) < _FEWEST_ALIKE or not described.keys() >= speakers.keys():
        return {}
    levels = {block.level for block in headings if block.first in speakers}
    shared = frozenset.intersection(*(described[line] for line in speakers))
    return {
        block.first: read_speaker(block.words)
        for block in headings
        if block.first not in speakers
        and (keys := described.get(block.first)) is not None
        and keys >= shared
        and {block.level} == levels
        and not is_part_heading(block.words)
        and block.words not in document.choices.voices
    }


def find_less_described(
    document: HandmadeDocument,
    headings: Sequence[Block],
    speakers: Mapping[int, Speaker],
) -> set[int]:
    """Those with fewer lines about a voice than all voices have, two at least."""
    described = _read_described(document, headings)
    told = [keys for line, keys in described.items() if line in speakers]
    if len(told) < max(_FEWEST_ALIKE, len(speakers)):
        return set()
    shared = frozenset.intersection(*told)
    return {line for line, keys in described.items() if not keys >= shared}


def _read_described(
    document: HandmadeDocument, headings: Sequence[Block]
) -> dict[int, frozenset[str]]:
    """By the lines of headings, what the lines about a voice right below tell."""
    below = dict(zip(document.blocks, document.blocks[1:], strict=False))
    return {
        block.first: read_keys(after, document.lines)
        for block in headings
        if (after := below.get(block)) is not None
        and is_voice_metadata(after, document.lines)
    }
