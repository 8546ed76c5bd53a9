"""
The record at the end of a markdown export: what the prose above it does not hold.

It is the JSON export without the questions and the texts, which have their one home
in the block quotes, and with what the contract's JSON has no room for ("beyond").
All in ASCII, so that nothing in it is invisible.
"""

import json
from dataclasses import dataclass, replace

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.integrity.digests import beyond_digest, prose_digest
from bot.integrity.record import Record, ended_turns
from bot.transcript.document import document, symposium_of
from bot.transcript.node import Node, count, mapping, maybe, parsed, text
from bot.transcript.quoting import marks

_OPENING = (
    "<details>",
    "<summary>The record: everything else, for machines</summary>",
    "",
    "```json",
)
_CLOSING = ("```", "", "</details>")


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


LAYOUT = 1
"""Of the prose above the record; another one as soon as a release had this one."""


def record_block(symposium: Symposium, prose: list[str]) -> list[str]:
    """The block's lines; *prose* are the lines above it."""
    whole = document(symposium)
    beyond = _beyond(symposium)
    beyond["layout"] = LAYOUT
    beyond["prose"] = prose_digest([*prose, *_OPENING])
    beyond["sha256"] = beyond_digest(beyond, head(whole))
    written = json.dumps(_without_words({**whole, "beyond": beyond}), indent=1)
    return [*_OPENING, *written.split("\n"), *_CLOSING]


def skeleton(lines: list[str]) -> Skeleton:
    """Reads the record; Unreadable if these lines do not end with one."""
    first, last = _bounds(lines)
    node = parsed("\n".join(lines[first:last]), first_line=first + 1)
    beyond = node.key("beyond")
    read = symposium_of(Node(_with_empty_words(node)))
    record = mapping(node)
    del record["beyond"]
    return Skeleton(
        _completed(read, beyond), record, mapping(beyond), beyond.key("marks"), first
    )


def head(record: Record) -> object:
    """The head of the chain that an exported object gives."""
    integrity = record.get("integrity")
    return integrity.get("head") if isinstance(integrity, dict) else None


def _bounds(lines: list[str]) -> tuple[int, int]:
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


def _beyond(symposium: Symposium) -> Record:
    turns = ended_turns(symposium)
    return {
        "rounds": symposium.rounds,
        "samples": symposium.samples,
        "context": symposium.context,
        "asked_by": symposium.asked_by,
        "attempts": {str(t.number): t.attempt for t in turns if t.attempt != 1},
        "marks": _marks(symposium),
    }


def _marks(symposium: Symposium) -> Record:
    words = {"question": symposium.question}
    for turn in ended_turns(symposium):
        words[f"turn {turn.number} question"] = turn.question
        words[f"turn {turn.number} text"] = turn.text
    return {key: noted for key, said in words.items() if (noted := marks(said))}


def _without_words(whole: Record) -> Record:
    turns = whole["turns"]
    bare = [
        {key: part for key, part in turn.items() if key not in ("question", "text")}
        for turn in (turns if isinstance(turns, list) else [])
    ]
    return {key: part for key, part in whole.items() if key != "question"} | {
        "turns": bare
    }


def _with_empty_words(node: Node) -> Record:
    turns = [
        {**{key: part.value for key, part in turn.fields().items()}, **_EMPTY}
        for turn in node.key("turns").items()
    ]
    fields = {key: part.value for key, part in node.fields().items()}
    return {**fields, "question": "", "turns": turns}


_EMPTY = {"question": "", "text": ""}


def _completed(read: Symposium, beyond: Node) -> Symposium:
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
