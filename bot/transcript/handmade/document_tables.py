"""The tables of a document, as its own syntheses, each quotation checked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.domain.bounds import LONGEST_NAME
from bot.domain.names import VoiceName
from bot.domain.synthesis import Row, Synthesis
from bot.domain.turn import Turn
from bot.evidence.quotes.verbatim import locate
from bot.text.lines import shortened
from bot.transcript.handmade.lines.short_names import find_name_meant

BY = "document"

_BAR = re.compile(r"(?<!\\)\|")
_WHO = re.compile(
    r"\b(?:voices?|sources?|architectures?|models?|speakers?|names?|who|systems?|"
    r"members?|ai|llm|participants?|mind)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:formulations?|quot\w+|phrases?|words|lines?|sentences?|statements?|says|said|"
    r"passages?)\b",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}")
_OUTER: Mapping[str, str] = MappingProxyType(
    {'"': '"', "“": "”", "„": "“", "«": "»", "\u2018": "\u2019", "'": "'", "「": "」"}
)


@dataclass(slots=True)
class DocumentTable:
    """A table's cells as they stand, its heading row first, and the lists after it."""

    title: str | None
    cells: list[list[str]]
    findings: dict[str, list[str]] = field(default_factory=dict)


def split_cells(line: str) -> list[str]:
    """The cells of a table's line; a bar with a backslash is a bar."""
    inner = line.strip()
    parts = _BAR.split(inner)
    if inner.startswith("|"):
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [part.strip().replace("\\|", "|") for part in parts]


def is_about_voices(rows: Sequence[Sequence[str]], names: Sequence[str]) -> bool:
    """
    Its lines belong to voices, and it gives what they said or thought: not the numbers
    of a statistic.
    """
    heading, *body = rows
    if len(heading) == 1 or not body:
        return False
    about = _WHO.search(heading[0]) is not None or any(
        find_name_meant(strip_emphasis(row[0]), names) for row in body
    )
    column = _find_said(heading)
    return about and (
        _SAID.search(heading[column]) is not None
        or any(_TWO_WORDS.search(row[column]) for row in body)
    )


def make_synthesis(table: DocumentTable, turns: Sequence[Turn]) -> Synthesis:
    heading, *body = table.cells
    return Synthesis(
        by=BY,
        rows=tuple(_make_row(heading, row, turns) for row in body),
        findings={key: tuple(sentences) for key, sentences in table.findings.items()},
        title=table.title,
    )


def strip_emphasis(cell: str) -> str:
    """A cell without the emphasis around it."""
    bare = cell.strip()
    for mark in ("***", "**", "__", "*", "_", "`"):
        if len(bare) > 2 * len(mark) and bare.startswith(mark) and bare.endswith(mark):
            return bare[len(mark) : -len(mark)]
    return bare


def strip_quotation_marks(formulation: str) -> str:
    """Without its outer quotation marks, if one pair holds all of it."""
    bare = formulation.strip()
    end = _OUTER.get(bare[:1])
    if end is None or len(bare) == 1 or not bare.endswith(end) or end in bare[1:-1]:
        return bare
    return bare[1:-1]


def _make_row(heading: Sequence[str], row: Sequence[str], turns: Sequence[Turn]) -> Row:
    column = _find_said(heading)
    who = strip_emphasis(row[0])
    voice = find_name_meant(who, dict.fromkeys(turn.voice for turn in turns))
    formulation = strip_quotation_marks(row[column])
    texts = [(turn.id, turn.text) for turn in turns if turn.voice == voice]
    place = locate(formulation, texts)
    position = " | ".join(c for n, c in enumerate(row) if n not in (0, column))
    return Row(
        VoiceName(voice or shortened(who, LONGEST_NAME)),
        position,
        formulation,
        place.check,
        place.turn,
        place.start,
        place.end,
    )


def _find_said(heading: Sequence[str]) -> int:
    """The column of the formulations: the last that is called so, or the last."""
    called = [n for n, words in enumerate(heading) if n and _SAID.search(words)]
    return called[-1] if called else len(heading) - 1
