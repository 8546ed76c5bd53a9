"""The metadata lines of a voice's section."""

from collections.abc import Sequence

from bot.transcript.handmade.header import ASKER, ENDED, MODEL, STARTED
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.labels import MetadataLine, read_metadata_line
from bot.transcript.handmade.question_and_answer import QuestionAndAnswer
from bot.transcript.handmade.symposium_draft import SymposiumDraft

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


def is_metadata(block: Block, lines: Sequence[str]) -> bool:
    """Every line is of the form "key: value", and a key is known."""
    if block.kind is not BlockKind.PROSE:
        return False
    entries = [read_metadata_line(line) for line in lines[block.first : block.end]]
    return all(entries) and any(e is not None and e.key in _KNOWN for e in entries)


def take_metadata(
    line: int, exchange: QuestionAndAnswer, draft: SymposiumDraft
) -> bool:
    """Whether the line, from 0, could be read into a field."""
    entry = read_metadata_line(draft.document.lines[line])
    taken = entry is not None and _take_entry(entry, exchange, draft)
    if taken:
        draft.places.mark(LinePlace.FRAME, line)
    return taken


def _take_entry(
    entry: MetadataLine, exchange: QuestionAndAnswer, draft: SymposiumDraft
) -> bool:
    if entry.key in MODEL and exchange.model is None:
        exchange.model = entry.value
        draft.set_model(exchange.voice, entry.value)
        return True
    if entry.key in ASKER and exchange.asker is None:
        exchange.asker = entry.value
        return True
    if entry.key in STARTED and exchange.started is None:
        exchange.started = draft.read_time(entry.value)
        return exchange.started is not None
    if entry.key in ENDED and exchange.ended is None:
        exchange.ended = draft.read_time(entry.value)
        return exchange.ended is not None
    return False
