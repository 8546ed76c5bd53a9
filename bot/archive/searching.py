"""Which symposia are looked for, and finding them among all that are kept."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from bot.archive import queries
from bot.archive.async_core import AsyncConnection
from bot.archive.columns import Damage
from bot.archive.rows import Summary
from bot.archive.schema import acts, symposia, turns
from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.integrity.seals import withhold
from bot.text.folding import folded_text

log = logging.getLogger(__name__)

_AT_ONCE = 60  # symposia that are looked through in one question to the database


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    All *words* stand in the title, in what was asked or in what was said; *voice* took
    part; it began at *since* or later, and before *until*.
    """

    words: tuple[str, ...] = ()
    voice: str | None = None
    format: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What the database can tell by itself."""
        own = symposia.c
        if self.format is not None:
            yield own.format == self.format
        if self.since is not None:
            yield own.started >= self.since
        if self.until is not None:
            yield own.started < self.until

    def holds_voice(self, summary: Summary) -> bool:
        if self.voice is None:
            return True
        wanted = folded_text(self.voice)
        return any(folded_text(name) == wanted for name in summary.voices)

    def holds_words(self, texts: Collection[str]) -> bool:
        """A word's letters count, not how they are written; each may stand anywhere."""
        folded = [folded_text(text) for text in texts]
        return all(
            any(word in text for text in folded)
            for word in map(folded_text, self.words)
        )


async def search(
    connection: AsyncConnection, wanted: Wanted, limit: int
) -> tuple[Summary, ...]:
    """At most *limit*, the newest first."""
    numbers = select(symposia.c.number).where(*wanted.conditions())
    chosen = (await connection.scalars(numbers.order_by(queries.NEWEST_FIRST))).all()
    found: list[Summary] = []
    for first in range(0, len(chosen), _AT_ONCE):
        page = chosen[first : first + _AT_ONCE]
        summaries = await queries.summaries(connection, _AT_ONCE, numbers=page)
        with_voice = [each for each in summaries if wanted.holds_voice(each)]
        found += await _with_words(connection, wanted, with_voice, limit - len(found))
        if len(found) >= limit:
            break
    return tuple(found[:limit])


async def _with_words(
    connection: AsyncConnection,
    wanted: Wanted,
    summaries: Sequence[Summary],
    limit: int,
) -> list[Summary]:
    if not wanted.words:
        return list(summaries)
    texts = await _all_texts(connection, summaries)
    found: list[Summary] = []
    for summary in summaries:
        if len(found) == limit:
            break
        if wanted.holds_words(texts[summary.id]):
            # What a sealed round holds back is no more to be found than to be seen.
            shown = await _find_shown(connection, summary.id)
            if shown is not None and wanted.holds_words(_list_texts(shown)):
                found.append(summary)
    return found


async def _all_texts(
    connection: AsyncConnection, summaries: Sequence[Summary]
) -> dict[SymposiumId, list[str]]:
    texts = {each.id: [each.title, each.question] for each in summaries}
    for table in (acts, turns):
        own = table.c
        spoken = select(own.symposium, own.text).where(own.symposium.in_(texts))
        for row in await connection.execute(spoken):
            texts[row.symposium].append(row.text)
    return texts


async def _find_shown(
    connection: AsyncConnection, id_: SymposiumId
) -> Symposium | None:
    try:
        own = await queries.own_row(connection, id_)
        return withhold(await queries.whole(connection, own))
    except Damage:
        log.warning("a symposium in the archive is damaged and cannot be searched")
        return None


def _list_texts(symposium: Symposium) -> list[str]:
    asked = [act.text for act in symposium.acts]
    said = [turn.text for turn in symposium.turns]
    return [symposium.title, symposium.question, *asked, *said]
