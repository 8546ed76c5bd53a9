"""The sources that an answer cites, read from the lists that endpoints send with it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from bot.domain.turn import MOST_SOURCES, Source
from bot.text.lines import shortened
from bot.wire.reading import as_rows, as_table, as_text

LONGEST_URL = 2048
LONGEST_TITLE = 256


def read_sources(values: Iterable[object]) -> tuple[Source, ...]:
    """Those of *values* that are addresses, or tables with one."""
    found = (source for value in values if (source := _read(value)))
    return tuple(islice(found, MOST_SOURCES))


def read_cited(values: Iterable[object]) -> tuple[Source, ...]:
    """The same where each stands for a place in the words: a source is told once."""
    once = {source.url: source for value in values if (source := _read(value))}
    return tuple(islice(once.values(), MOST_SOURCES))


def read_annotations(annotations: Iterable[object]) -> tuple[Source, ...]:
    """OpenAI's: each a citation, or a table that holds one under its kind."""
    return read_cited(
        one.get("url_citation") or one
        for one in map(as_table, annotations)
        if one.get("type") == "url_citation"
    )


def read_numbered(told: Mapping[str, object]) -> tuple[Source, ...]:
    """Perplexity's and xAI's, whose words count them as [1], [2]: in their order."""
    cited = read_sources(as_rows(told.get("citations")))
    found = read_sources(as_rows(told.get("search_results")))
    titles = {source.url: source.title for source in found}
    return (
        tuple(replace(one, title=one.title or titles.get(one.url)) for one in cited)
        or found
    )


def _read(value: object) -> Source | None:
    told = as_table(value)
    url = as_text(value) or as_text(told.get("url")) or as_text(told.get("uri"))
    if not url.strip():
        return None
    title = shortened(as_text(told.get("title")), LONGEST_TITLE)
    return Source(shortened(url, LONGEST_URL), title or None)
