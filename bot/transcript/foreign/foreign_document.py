"""A JSON document as it is handed to the layouts: one value, or a line for each."""

from dataclasses import dataclass

from bot.errors import Unreadable
from bot.text.lines import is_encodable
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.reading.json_reader import parse_json

_FEWEST_LINES = 2  # one line is a document by itself


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """Its *text* as it stands, and what it holds."""

    text: str
    root: JsonValue
    choices: ReadingChoices = NO_CHOICES


def parse_document(text: str, choices: ReadingChoices = NO_CHOICES) -> ForeignDocument:
    """
    JSON, or JSONL, of which each line becomes a part of one list. Unreadable, with the
    line, if it is neither.
    """
    bare = text.removeprefix("\ufeff")
    try:
        root = parse_json(bare).value
    except Unreadable as refused:
        lines = _parse_lines(bare)
        if lines is None:
            raise refused from refused.__cause__
        root = lines
    document = ForeignDocument(text, JsonValue(root), choices)
    if "\\u" in text:
        _refuse_half_pairs(document.root)
    return document


def _refuse_half_pairs(root: JsonValue) -> None:
    waiting = [root]
    while waiting:
        one = waiting.pop()
        waiting += [*one.items(), *one.fields().values()]
        names = [step for step in one.steps[-1:] if isinstance(step, str)]
        if not all(map(is_encodable, [one.text or "", *names])):
            raise Unreadable("a text in it holds half of a surrogate pair")


def _parse_lines(text: str) -> list[object] | None:
    """None unless the first line with words is a JSON object by itself."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < _FEWEST_LINES or not _is_object(lines[0][1]):
        return None
    return [parse_json(line, first_line=n).value for n, line in lines]


def _is_object(line: str) -> bool:
    try:
        return isinstance(parse_json(line).value, dict)
    except Unreadable:
        return False
