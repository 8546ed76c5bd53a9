"""Exports of symposia that no archive has linked; their salts are always the same."""

from collections.abc import Callable
from itertools import count
from typing import Any

from bot.domain.symposium import Symposium
from bot.integrity.links import Tip, link_symposium
from bot.transcript import json_export, markdown


def salts() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def linked(symposium: Symposium) -> Symposium:
    return link_symposium(symposium, salts())


def head_of(symposium: Symposium) -> str:
    return tip_of(linked(symposium)).sha256


def tip_of(symposium: Symposium) -> Tip:
    """Where the next entry of a linked symposium is linked on."""
    places = [act.place or 0 for act in symposium.acts]
    places += [turn.place or 0 for turn in symposium.turns]
    places += [made.place or 0 for made in symposium.syntheses]
    places += [closing.place or 0 for closing in symposium.closings]
    assert symposium.head is not None
    return Tip(max(places, default=0), symposium.head)


def as_synthesis(table: dict[str, Any]) -> dict[str, Any]:
    """What the export says once more of its last table."""
    left_out = ("drafts", "commitments")
    return {name: part for name, part in table.items() if name not in left_out}


def to_json(symposium: Symposium) -> str:
    return json_export.to_json(linked(symposium))


def to_markdown(symposium: Symposium) -> str:
    return markdown.to_markdown(linked(symposium))
