"""A JSON document as it is handed to the layouts: one value, or a line for each."""

from dataclasses import dataclass

from bot.errors import Unreadable
from bot.text.lines import is_encodable
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.python_literals import to_json
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.reading.json_reader import parse_json

_FEWEST_LINES = 2  # one line is a document by itself


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """Its *text* as it stands, and what it holds."""

    text: str
    root: JsonValue
    choices: ReadingChoices = NO_CHOICES
    repairs: tuple[str, ...] = ()  # what was done to read it, in sentences


def parse_document(text: str, choices: ReadingChoices = NO_CHOICES) -> ForeignDocument:
    """
    JSON, or JSONL, of which each line becomes a part of one list, or either as Python
    prints it. Unreadable, with the line, if it is none of these.
    """
    bare = text.removeprefix("\ufeff")
    repairs: tuple[str, ...] = ()
    try:
        root = _parse(bare)
    except Unreadable:
        written = to_json(bare)
        if written is None:
            raise
        root = _parse(written)
        repairs = ("It is written as Python prints it, and was read as JSON.",)
    document = ForeignDocument(text, JsonValue(root), choices, repairs)
    if "\\u" in text or repairs:
        _refuse_half_pairs(document.root)
    return document


def _parse(text: str) -> object:
    try:
        return parse_json(text).value
    except Unreadable as refused:
        lines = _parse_lines(text)
        if lines is None:
            raise refused from refused.__cause__
        return lines


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
