"""
The record at the end of a markdown export: what the prose above it does not hold.

It is the JSON export without the questions and the texts, which have their one home
in the block quotes, and with how these are written ("beyond"). All in ASCII, so that
nothing in it is invisible.
"""

import json
import re
from dataclasses import dataclass, replace

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.integrity.record import SCHEMA_1, Record, ended_turns
from bot.transcript.document import document
from bot.transcript.layout import LaidOut, layout_of
from bot.transcript.prose.quoting import marks
from bot.transcript.reading.document_reader import symposium_of
from bot.transcript.reading.json_reader import (
    Node,
    count,
    mapping,
    maybe,
    parse_json,
    text,
)

_OPENING = (
    "<details>",
    "<summary>The record: everything else, for machines</summary>",
    "",
    "```json",
)
_CLOSING = ("```", "", "</details>")


# A name and no path: nobody is led out of the folder.
_BESIDE = re.compile(r"\*The record stands beside this file, in `([^`/\\]+\.json)`\.\*")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """
    A symposium whose questions and texts are empty, and the notes on them; *record* is
    the JSON export without them.
    """

    symposium: Symposium
    record: Record
    beyond: Record
    marks: Node
    first_line: int  # of the record, from 0: the prose ends before it

    @property
    def layout(self) -> LaidOut:
        return layout_of(self.symposium, self.beyond.get("layout"))


def record_block(layout: LaidOut) -> list[str]:
    """The block's lines."""
    beyond = {"layout": layout.number, "marks": _marks(layout.symposium)}
    bare = _without_words(document(layout.symposium))
    written = json.dumps({**bare, "beyond": beyond}, indent=1)
    return [*_OPENING, *written.split("\n"), *_CLOSING]


def name_record(file: str) -> str:
    """The last line of a markdown export whose record stands in *file*, beside it."""
    return f"*The record stands beside this file, in `{file}`.*"


def find_record_beside(text: str) -> str | None:
    """The name of the file with the record, if *text* is an export without its own."""
    last = text.rstrip().rpartition("\n")[2]
    found = _BESIDE.fullmatch(last)
    return found[1] if found else None


def skeleton(lines: list[str]) -> Skeleton:
    """Reads the record; Unreadable if these lines do not end with one."""
    first, last = _bounds(lines)
    node = parse_json("\n".join(lines[first:last]), first_line=first + 1)
    beyond = node.key("beyond")
    read = symposium_of(Node(_empty_words(node)))
    record = mapping(node)
    # What is left is the JSON export without its words, which the chain was made of.
    del record["beyond"]
    if record.get("schema") == SCHEMA_1:
        read = _complete(read, beyond)
    return Skeleton(read, record, mapping(beyond), beyond.key("marks"), first)


def with_question(bones: Skeleton, question: str) -> Skeleton:
    """The same once the symposium's question is read, which acts and turns may ask."""
    listed = bones.record.get("acts")
    acts = listed if isinstance(listed, list) else []
    asked = tuple(
        read if "text" in act else replace(read, text=question)
        for act, read in zip(acts, bones.symposium.acts, strict=True)
    )
    return replace(
        bones, symposium=replace(bones.symposium, question=question, acts=asked)
    )


def add_words(record: Record, symposium: Symposium) -> Record:
    """The JSON export that *record* is, with the questions and the texts."""
    whole = add_question(record, symposium.question)
    turns = zip(turns_of(record), symposium.turns, strict=True)
    return {**whole, "turns": [turn_with_words(bare, turn) for bare, turn in turns]}


def add_question(record: Record, question: str | None) -> Record:
    """The same for the question alone, also where an act asks it."""
    whole = {**record, "question": question}
    if isinstance(acts := record.get("acts"), list):
        whole["acts"] = [_add_text(act, question) for act in acts]
    return whole


def turns_of(record: Record) -> list[Record]:
    turns = record["turns"]
    return [dict(turn) for turn in turns] if isinstance(turns, list) else []


def turn_with_words(record: Record, turn: Turn) -> Record:
    return {**record, "question": turn.question, "text": turn.text}


def head(record: Record) -> object:
    """The head of the chain that an exported object gives."""
    integrity = record.get("integrity")
    return integrity.get("head") if isinstance(integrity, dict) else None


def _bounds(lines: list[str]) -> tuple[int, int]:
    # Backwards, as an answer may hold a block that looks like ours. The record itself
    # cannot: its JSON writes line ends as escapes.
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    last = end - len(_CLOSING)
    first = last
    while first > 0 and lines[first - 1] != _OPENING[-1]:
        first -= 1
    if last < 0 or tuple(lines[last:end]) != _CLOSING or first == 0:
        raise Unreadable(
            "this is no transcript of ours: it does not end with a record",
            line=end or 1,
        )
    return first, last


def _marks(symposium: Symposium) -> Record:
    words = {"question": symposium.question}
    for turn in ended_turns(symposium):
        words[f"turn {turn.number} question"] = turn.question
        words[f"turn {turn.number} text"] = turn.text
    return {key: noted for key, said in words.items() if (noted := marks(said))}


def _without_words(whole: Record) -> Record:
    """What an act says that is the question itself stands with the question."""
    question = whole["question"]
    bare = {key: part for key, part in whole.items() if key != "question"}
    bare["turns"] = [_without(turn, _WORDS) for turn in turns_of(whole)]
    acts = whole["acts"]
    bare["acts"] = [
        # Words have one home: those that the prose does not show stay in the record.
        _without(act, ("text",)) if act["text"] == question else act
        for act in (acts if isinstance(acts, list) else [])
    ]
    return bare


def _without(record: Record, names: tuple[str, ...]) -> Record:
    return {name: part for name, part in record.items() if name not in names}


def _empty_words(node: Node) -> Record:
    fields = {key: part.value for key, part in node.fields().items()}
    turns = node.key("turns").items()
    fields["turns"] = [_fill(turn, dict.fromkeys(_WORDS, "")) for turn in turns]
    if "acts" in fields:
        acts = node.key("acts").items()
        fields["acts"] = [_fill(act, {"text": ""}, keep=True) for act in acts]
    return {**fields, "question": ""}


def _fill(node: Node, words: Record, *, keep: bool = False) -> Record:
    own = {key: part.value for key, part in node.fields().items()}
    # An act may have a text of its own; a turn's stands in the prose alone, so one that
    # somebody wrote into the record counts for nothing.
    return {**words, **own} if keep else {**own, **words}


def _add_text(act: object, question: str | None) -> object:
    return {"text": question, **act} if isinstance(act, dict) else act


_WORDS = ("question", "text")


def _complete(read: Symposium, beyond: Node) -> Symposium:
    """Of symposium/1: what its JSON export had no field for."""
    attempts = beyond.key("attempts").fields()
    turns = tuple(
        replace(turn, attempt=count(attempts[str(turn.number)]))
        if str(turn.number) in attempts
        else turn
        for turn in read.turns
    )
    return replace(
        read,
        turns=turns,
        rounds=count(beyond.key("rounds")),
        samples=count(beyond.key("samples")),
        context=maybe(beyond.key("context"), text),
        asked_by=maybe(beyond.key("asked_by"), text),
    )
