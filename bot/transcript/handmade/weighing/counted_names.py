"""
Headings that count what somebody gives and name who: "Turn 3 · Claude", "Text A
(ChatGPT)", "Round 1 — Codex", "Poem 2: GPT-4.1", "Claude, Antwort 2".

Only a count and a name change from one such heading to the next. Where two at least
name models, or whom the document declares, the form says of each that it is a voice's.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.transcript.handmade.lines.blocks import Block
from bot.transcript.handmade.lines.headings import (
    Speaker,
    is_phase_heading,
    read_speaker,
)

_LONGEST = 120  # characters of such a heading
_FEWEST = 2  # that name somebody who is known
_EDGES = "*_` \t"
_DECORATION = re.compile(r"[^\w(\[\"'<#]{0,8}")
_WORDS = r"(?P<words>[^\W\d_][^\W\d_.-]{0,20}(?:[ ][^\W\d_]{1,20}+){0,2})"
_COUNT = (
    r"[ ]?(?:[#\u2116][ ]?|(?:no|nr|n\u00b0|n\u00ba)\.?[ ]?)?"
    r"(?P<count>\d{1,4}|[IVX]{1,5}|[A-Z])\.?"
)
_APART = (
    r"(?:[ ]{0,3}[\u00b7\u2022|:/,\uff1a\u2192-][ ]{1,3}"
    r"|[ ]{1,3}[\u2013\u2014-]{1,2}[ ]{1,3})"
)
_BY = r"(?:(?:by|from|von|de|par|di|da|van|of)[ ])?"
_FORMS = (
    re.compile(rf"{_WORDS}{_COUNT}{_APART}{_BY}(?P<name>\S.{{0,80}})"),
    re.compile(rf"{_WORDS}{_COUNT}[ ]{_BY}[(\[](?P<name>[^()\[\]]{{1,80}})[)\]]"),
    re.compile(
        rf"{_WORDS}{_COUNT}[ ](?:by|from|von|par|di|van)[ ](?P<name>\S.{{0,80}})"
    ),
)


class NamedCount(NamedTuple):
    """*form* is what all headings of its kind have."""

    form: tuple[int, int, str]
    label: str  # "text b", in lower case
    speaker: Speaker


def read_counted_name(block: Block) -> NamedCount | None:
    """None where nothing is counted before the name."""
    bare = _DECORATION.sub("", block.words[:_LONGEST].strip(_EDGES), count=1)
    for kind, form in enumerate(_FORMS):
        if (found := form.fullmatch(bare)) is not None:
            speaker = read_speaker(found["name"].strip(_EDGES))
            key = (block.level, kind, found["words"].casefold())
            label = f"{found['words']} {found['count']}".casefold()
            return NamedCount(key, label, speaker) if speaker.name else None
    return None


def find_counting_labels(headings: Sequence[Block]) -> frozenset[str]:
    """Those that stand for one voice each, and no other stands for it: "text a"."""
    read = [found for b in headings if (found := read_counted_name(b)) is not None]
    pairs = {(found.label, found.speaker.name) for found in read}
    labels = Counter(label for label, _ in pairs)
    names = Counter(name for _, name in pairs)
    return frozenset(
        label for label, name in pairs if labels[label] == 1 and names[name] == 1
    )


def find_counted_names(
    headings: Sequence[Block], is_voice: Callable[[Speaker], bool]
) -> Mapping[int, Speaker]:
    """
    By their lines, from 0; *is_voice* tells of a name whether the document or the word
    lists know it. Of a form that counts rounds ("Round 2: The storm") only those.
    """
    read = {
        block.first: (block, found)
        for block in headings
        if block.level > 1 and (found := read_counted_name(block)) is not None
    }
    known = {line for line, (_, found) in read.items() if is_voice(found.speaker)}
    often = Counter(read[line][1].form for line in known)
    return {
        line: found.speaker
        for line, (block, found) in read.items()
        if often[found.form] >= _FEWEST
        and (line in known or not is_phase_heading(block.words))
    }
