"""Quotations that a person labelled, with the texts that they are held against."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check
from tests.evidence.symposia import record, turn

_MATERIAL = Path(__file__).parent / "material"


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a table credits to *voice*, and what a person says of it."""

    text: str
    voice: VoiceName
    words: str
    check: Check
    said_by: VoiceName | None


def texts() -> dict[str, Symposium]:
    """By their names."""
    return {
        name: record(
            *(turn(n, who, said) for n, (who, said) in enumerate(held["turns"], 1))
        )
        for name, held in _held()
    }


def labelled() -> list[Labelled]:
    return [
        Labelled(
            name,
            VoiceName(voice),
            words,
            Check(check),
            VoiceName(other[0]) if other else None,
        )
        for name, held in _held()
        for voice, words, check, *other in held["quotations"]
    ]


def _held() -> Iterator[tuple[str, dict[str, list[list[str]]]]]:
    for file in sorted(_MATERIAL.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8")).items()
