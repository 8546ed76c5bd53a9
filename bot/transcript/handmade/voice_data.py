"""The metadata lines of a voice's section. No I/O."""

from collections.abc import Sequence

from bot.transcript.handmade.blocks import Block, Kind
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.exchange import Exchange
from bot.transcript.handmade.header import ASKER, ENDED, MODEL, STARTED
from bot.transcript.handmade.labels import entry

_WITHOUT_FIELD = frozenset(
    {
        "architecture",
        "company",
        "cost",
        "date",
        "duration",
        "epithet",
        "lab",
        "latency",
        "length",
        "maker",
        "provider",
        "role",
        "session",
        "source",
        "temperature",
        "time",
        "timestamp",
        "tokens",
        "version",
        "via",
        "words",
    }
)
_KNOWN = MODEL | ASKER | STARTED | ENDED | _WITHOUT_FIELD


def is_data(block: Block, lines: Sequence[str]) -> bool:
    """Every line is of the form "key: value", and a key is known."""
    if block.kind is not Kind.PROSE:
        return False
    found = [entry(line) for line in lines[block.first : block.end]]
    return all(found) and any(e is not None and e.key in _KNOWN for e in found)


def take_datum(line: str, exchange: Exchange, draft: Draft) -> bool:
    """Whether the line could be read into a field."""
    found = entry(line)
    if found is None:
        return False
    if found.key in MODEL and exchange.model is None:
        exchange.model = found.value
        draft.model(exchange.voice, found.value)
        return True
    if found.key in ASKER and exchange.asker is None:
        exchange.asker = found.value
        return True
    if found.key in STARTED and exchange.started is None:
        exchange.started = draft.time(found.value)
        return exchange.started is not None
    if found.key in ENDED and exchange.ended is None:
        exchange.ended = draft.time(found.value)
        return exchange.ended is not None
    return False
