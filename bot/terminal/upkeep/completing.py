"""What a shell offers where a symposium, or a turn of one, is to be named."""

# ruff: noqa: PLC0415 - every command knows these, and only a shell calls them

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.archive import Summary

_OFFERED = 40  # of the latest
_TITLE = 50
_HARMLESS = frozenset(",.?-…")

Offer = tuple[str, str]  # what is put in, and what a shell may say of it


def complete_id(context: typer.Context, incomplete: str) -> list[Offer]:
    """The ids of the latest that begin so, each with its title."""
    return [(each.id, _name(each)) for each in _find(context, incomplete)]


def complete_turn(context: typer.Context, incomplete: str) -> list[Offer]:
    """Where one symposium is meant, its turns; else the last turn of each."""
    found = _find(context, incomplete.partition(".")[0])
    offers = _list_turns(found) if len(found) == 1 else _list_last(found)
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def _list_turns(found: Sequence["Summary"]) -> Iterator[Offer]:
    for each in found:
        for number in range(1, each.turns + 1):
            yield f"{each.id}.{number}", f"turn {number} of {each.turns}"


def _list_last(found: Sequence["Summary"]) -> Iterator[Offer]:
    for each in found:
        if each.turns:
            yield f"{each.id}.{each.turns}", _name(each)


def _name(summary: "Summary") -> str:
    """
    What a shell may say of it. zsh evaluates that, and typer's quoting lets a backslash
    through: so of what somebody wrote only letters, digits and these marks are left.
    """
    from bot.text.lines import shortened

    named = shortened(summary.title or summary.question, _TITLE)
    return "".join(
        each if each.isalnum() or each in _HARMLESS else " " for each in named
    )


def _find(context: typer.Context, beginning: str) -> Sequence["Summary"]:
    from bot.errors import SymposiumError

    try:
        latest = _list_latest(context.find_root().params.get("config"))
    except SymposiumError:
        return ()  # whoever only looks for a word is told when the command is given
    return [each for each in latest if each.id.startswith(beginning)]


def _list_latest(config: Path | None) -> Sequence["Summary"]:
    import asyncio

    from bot.archive import open_archive_to_read
    from bot.settings.load import load

    database = load(config).place().database
    if "://" not in database and not Path(database).is_file():
        return ()  # it is not made by looking

    async def find() -> Sequence["Summary"]:
        async with open_archive_to_read(database) as archive:
            return await archive.recent(_OFFERED)

    return asyncio.run(find())
