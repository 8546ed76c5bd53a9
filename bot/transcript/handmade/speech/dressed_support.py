"""
Which dress the names of a document stand in: one in which at least two stand who are
known models or come again. Where two dresses do, nothing says which is the label.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.speech.dressed_names import (
    DressedName,
    find_closing_rule,
    is_part,
    read_dressed,
    read_prompt,
)
from bot.transcript.handmade.speech.line_labels import find_fenced

_FEWEST = 2  # voices


@dataclass(frozen=True, slots=True)
class DressedDocument:
    """
    *names* of who speaks or asks and *ends* of messages, in the order of their lines;
    *doubtful* are as they are, and nothing says that they speak; *other* is the first
    of another dress, if any.
    """

    names: tuple[DressedName, ...]
    doubtful: tuple[DressedName, ...]
    other: DressedName | None = None


def find_dressed_names(document: HandmadeDocument) -> set[str]:
    """Every name in any dress; `--voice` may name them."""
    found = (read_dressed(line, at) for at, line in enumerate(document.lines))
    return {name.speaker.name for name in found if name is not None}


def find_dressed(document: HandmadeDocument) -> DressedDocument | None:
    lines = document.lines
    found = [n for at, line in enumerate(lines) if (n := read_dressed(line, at))]
    if len(found) < _FEWEST:
        return None
    fenced = find_fenced(lines)
    by_dress: dict[str, list[DressedName]] = {}
    for name in found:
        if not fenced[name.line]:
            by_dress.setdefault(name.dress, []).append(name)
    found_so = (_supported(document, each) for each in by_dress.values())
    worn = [names for names in found_so if names]
    if not worn:
        return None
    chosen = worn[0]
    kept = {name.line for name in chosen}
    given = document.choices.voices
    doubtful = [
        name
        for name in by_dress[chosen[0].dress]
        if name.line not in kept and given.get(name.speaker.name) != ""
    ]
    asked = [p for at, line in enumerate(lines) if (p := read_prompt(line, at))]
    closing = find_closing_rule(lines, chosen)
    ends = () if closing is None else (closing,)
    names = sorted((*chosen, *asked, *ends), key=lambda name: name.line)
    first = names[0].line
    return DressedDocument(
        tuple(names),
        tuple(n for n in doubtful if n.line > first),
        worn[1][0] if worn[1:] else None,
    )


def _supported(
    document: HandmadeDocument, names: Sequence[DressedName]
) -> list[DressedName]:
    """Those who speak, ask or end something; empty where too few are supported."""
    given = document.choices.voices
    often = Counter(name.key for name in names if not name.is_end)
    kept = [
        name
        for name in names
        if given.get(name.speaker.name) != ""
        and (
            name.is_end
            or name.asks
            or name.is_known
            or name.speaker.name in given
            or (often[name.key] > 1 and not is_part(name))
        )
    ]
    voices = {name.key for name in kept if not (name.asks or name.is_end)}
    # Ids are given to messages only.
    has_model = any(n.is_known or n.dress.endswith("id") for n in kept)
    return kept if len(voices) >= _FEWEST and has_model else []
