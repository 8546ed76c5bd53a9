"""
`list`: what is in the archive. It loads no more than that takes, since people wait for
it: neither voices nor their connections, neither formats nor evidence.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.archive import Summary, Wanted, open_archive_to_read
from bot.domain.symposium import Origin
from bot.domain.words.origin_words import name_as_branch, name_origin
from bot.errors import Misconfigured
from bot.formats import HELD
from bot.terminal.drawn.list_columns import print_columns
from bot.terminal.exit_status import OK
from bot.terminal.opening import open_settings
from bot.terminal.output import one_line, say
from bot.terminal.upkeep.unfinished import tell_unfinished

_HEADINGS = ("Id", "Started (UTC)", "Format", "From", "Spoken", "Title")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which are to be listed, as it was typed."""

    words: tuple[str, ...] = ()
    voice: str | None = None
    format: str | None = None
    since: str | None = None
    until: str | None = None


def list_symposia(config: Path | None, wish: Wish, limit: int) -> int:
    wanted = _read(wish)
    settings = open_settings(config)

    async def find() -> Sequence[Summary]:
        async with open_archive_to_read(settings.database) as archive:
            await tell_unfinished(archive)
            if wanted == Wanted():
                return await archive.recent(limit)
            return await archive.search(wanted, limit)

    summaries = asyncio.run(find())
    if not summaries and wanted == Wanted():
        say("The archive is empty. Begin with: symposium rehearse")
    elif not summaries:
        say("None in the archive is like that; symposium list names all.")
    print_columns(_HEADINGS, [_cells(summary) for summary in summaries])
    return OK


def _read(wish: Wish) -> Wanted:
    """Misconfigured where a format or a day is none."""
    if wish.format is not None and wish.format not in HELD:
        named = ", ".join(HELD)
        raise Misconfigured(
            f"--format {wish.format} is no format; name one of {named}."
        )
    until = _read_day("--until", wish.until)
    return Wanted(
        words=wish.words,
        voice=wish.voice,
        format=wish.format,
        since=_read_day("--since", wish.since),
        until=None if until is None else until + timedelta(days=1),
    )


def _read_day(option: str, said: str | None) -> datetime | None:
    """Its beginning, in UTC as the list tells it."""
    if said is None:
        return None
    days = {"today": 0, "yesterday": 1}
    try:
        if said in days:
            day = datetime.now(UTC).date() - timedelta(days=days[said])
        else:
            day = date.fromisoformat(said)
        return datetime.combine(day, time.min, UTC)
    except ValueError:
        raise Misconfigured(
            f"{option} {said} is no day; write it like 2026-11-22, or today, or "
            "yesterday."
        ) from None


def _cells(summary: Summary) -> tuple[str, ...]:
    return (
        summary.id,
        _moment(summary.started),
        one_line(summary.format),
        name_origin(summary.origin, summary.source),
        f"{summary.spoken}/{summary.turns}"
        + (", unfinished" if _is_open(summary) else ""),
        one_line(
            name_as_branch(summary.title or summary.question, summary.branch_turn)
        ),
    )


def _is_open(summary: Summary) -> bool:
    """An imported document need not say when it ended."""
    return summary.ended is None and summary.origin is not Origin.IMPORTED


def _moment(moment: datetime | None) -> str:
    return "unknown" if moment is None else f"{moment:%Y-%m-%d %H:%M}"
