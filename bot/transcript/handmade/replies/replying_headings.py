"""
Headings that say which model answers which: "Claude replies to GPT-4", "Round 2:
Sonnet rebuts both".

A model's name, one word, and another's. The word is the same above several models, or
both have headings of their names alone; and none of those answers tells of its own
voice by name, as an article under "Claude outruns GPT-4" does.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.transcript.handmade.dresses.label_dress import find_model_name
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block
from bot.transcript.handmade.lines.headings import (
    Speaker,
    is_phase_heading,
    read_plain_heading,
)
from bot.transcript.handmade.replies.spoken_sections import keep_spoken
from bot.transcript.handmade.sections.known_models import is_known_model

_LONGEST = 100  # characters of such a heading
_FEWEST = 2  # models
_WORD = r"[^\W\d_]"
_TAIL = re.compile(
    rf"[ ](?P<verb>{_WORD}{{4,20}})(?P<whom>(?:[ ][\w.+-]{{1,20}}+){{1,5}})"
    r"(?:[ ][(\[][^()\[\]]{1,40}[)\]])?"
)
_DOES = re.compile(rf"[ ]{_WORD}{{4,20}}(?:[ ][^\s()]{{1,20}}+){{0,5}}")
_FARTHEST = 3  # words before the name of whom it answers
_JOINING = frozenset(("versus", "with", "from", "about", "over", "gegen", "contra"))


class Replying(NamedTuple):
    """*whom* is a model's name; None where it is none: "both"."""

    who: str
    verb: str
    whom: str | None


def read_replying(words: str) -> Replying | None:
    """Nothing but a round's number may stand before the first name."""
    found = _find_first(words)
    tail = _TAIL.fullmatch(words[found[1] :].rstrip(" :*_")) if found else None
    if found is None or tail is None or tail["verb"].casefold() in _JOINING:
        return None
    whom = tail["whom"].strip()
    second = find_model_name(whom)
    if second is not None and second[1] != len(whom):
        return None
    named = whom[second[0] :] if second is not None else None
    if len(whom.split()) > _FARTHEST and named is None:
        return None
    return Replying(words[slice(*found)], tail["verb"].casefold(), named)


def read_doing(words: str) -> str | None:
    """Who does something there, whatever it is: "Claude pushes back"."""
    found = _find_first(words)
    tail = _DOES.fullmatch(words[found[1] :].rstrip(" :*_")) if found else None
    return words[slice(*found)] if found is not None and tail is not None else None


def _find_first(words: str) -> tuple[int, int] | None:
    """The model's name; None where more than a round's number stands before it."""
    found = find_model_name(words) if len(words) <= _LONGEST else None
    before = words[: found[0]] if found is not None else ""
    is_first = not any(map(str.isalnum, before)) or is_phase_heading(before)
    return found if is_first else None


def find_replying(
    document: HandmadeDocument, headings: Sequence[Block], spoken: Sequence[Speaker]
) -> Mapping[int, Speaker]:
    """
    By their lines, from 0; *spoken* are whom other headings name. None where one of
    the answers may be told of its voice.
    """
    read = {
        block.first: found
        for block in headings
        if block.level > 1 and block.words not in document.choices.voices
        if (found := read_replying(block.words)) is not None
    }
    replying = list(read.values())
    named = {speaker.name.casefold() for speaker in spoken}
    named |= {
        speaker.name.casefold()
        for block in headings
        if (speaker := read_plain_heading(block.words)) and is_known_model(speaker)
    }
    verbs = {one.verb for one in replying if _is_shared(one.verb, replying)}
    kept = {
        line: one.who
        for line, one in read.items()
        if one.verb in verbs or _are_named(one, named)
    }
    return keep_spoken(document, headings, kept)


def _is_shared(verb: str, replying: Sequence[Replying]) -> bool:
    """Several models do so, one of them to another."""
    doing = [one for one in replying if one.verb == verb]
    several = len({one.who.casefold() for one in doing}) >= _FEWEST
    return several and any(one.whom for one in doing)


def _are_named(one: Replying, named: set[str]) -> bool:
    return one.whom is not None and {one.who.casefold(), one.whom.casefold()} <= named
