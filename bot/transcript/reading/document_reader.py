"""The export's object read back into a symposium: symposium/2, and /1 for ever."""

from dataclasses import replace

from bot.domain.names import SymposiumId, TurnId
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Synthesis
from bot.integrity.record import SCHEMA, SCHEMA_1
from bot.transcript.reading.entry_reader import (
    read_act,
    read_closing,
    read_commitments,
    read_list,
    read_table,
    read_turns,
)
from bot.transcript.reading.json_reader import (
    Node,
    count,
    flag,
    mapping,
    maybe,
    name,
    one_of,
    text,
    time,
    unique,
)
from bot.transcript.reading.lineage_reader import (
    read_ancestors,
    read_branch,
    read_import_source,
    read_parent,
)
from bot.transcript.reading.possible_course import refuse_impossible
from bot.transcript.reading.references import refuse_strays
from bot.transcript.reading.under_way_reader import read_under_way
from bot.transcript.reading.voice_reader import read_voices


def symposium_of(node: Node) -> Symposium:
    """
    The symposium that a document describes; Unreadable, with the path, if it is none,
    or names what is not in it.

    Digests are read over, not checked. Of a document of symposium/1 the rounds, the
    samples and the asker are those of the turns, and it has no digests of entries.
    """
    schema = text(node.key("schema"))
    mapping(node.key("integrity"))
    reader = {SCHEMA: _second, SCHEMA_1: _first}.get(schema)
    if reader is None:
        known = f'"{SCHEMA}" or "{SCHEMA_1}"'
        node.key("schema").refuse(f"{known} is due here, not {schema[:40]!r}")
    read = reader(node)
    refuse_strays(node, read)
    refuse_impossible(node, read)
    return read


def _second(node: Node) -> Symposium:
    voices = read_voices(node.key("voices"))
    acts = tuple(read_act(one) for one in node.key("acts").items())
    tables = tuple(read_table(one) for one in node.key("tables").items())
    _refuse_another_synthesis(node, tables)
    for kind in ("acts", "tables", "closings"):
        unique((one.key("id"), name(one.key("id"))) for one in node.key(kind).items())
    frame = node.key("integrity").key("frame")
    return Symposium(
        id=SymposiumId(name(node.key("id"))),
        question=text(node.key("question")),
        voices=voices,
        format=name(node.key("format")),
        title=text(node.key("title")),
        rounds=count(node.key("rounds")),
        samples=count(node.key("samples")),
        context=maybe(node.key("context"), text),
        asked_by=maybe(node.key("asked_by"), name),
        origin=one_of(node.key("origin"), Origin),
        source=maybe(node.key_or_none("source"), read_import_source),
        started=maybe(node.key("started"), time),
        notes=tuple(_note(one) for one in read_list(node.key_or_none("notes"))),
        sealed=maybe(node.key("options").key_or_none("sealed"), flag) or False,
        branch_of=maybe(node.key_or_none("parent"), read_parent),
        ancestors=read_ancestors(node),
        branches=tuple(map(read_branch, read_list(node.key_or_none("branches")))),
        commitments=read_commitments(frame.key("commitments")),
        sha256=text(frame.key("sha256")),
        ended=maybe(node.key("ended"), time),
        acts=acts,
        turns=read_turns(node.key("turns"), voices, acts),
        syntheses=tables,
        closings=tuple(read_closing(one) for one in node.key("closings").items()),
        under_way=read_under_way(node),
    )


def _first(node: Node) -> Symposium:
    voices = read_voices(node.key("voices"))
    read = read_turns(node.key("turns"), voices)
    # Of another chain, and sealed by another rule.
    turns = tuple(replace(turn.with_seal_of(SCHEMA_1), sha256=None) for turn in read)
    last = maybe(node.key("synthesis"), read_table)
    tables = tuple(read_table(one) for one in read_list(node.key_or_none("tables")))
    if tables:
        _refuse_another_synthesis(node, tables)
    return Symposium(
        id=SymposiumId(name(node.key("id"))),
        question=text(node.key("question")),
        voices=voices,
        format=name(node.key("format")),
        title=text(node.key("title")),
        rounds=max((turn.round for turn in turns), default=1),
        samples=max((turn.sample for turn in turns), default=1),
        asked_by=turns[0].asked_by if turns else None,
        origin=one_of(node.key("origin"), Origin),
        started=maybe(node.key("started"), time),
        ended=maybe(node.key("ended"), time),
        turns=turns,
        syntheses=tables or (() if last is None else (last,)),
        notes=tuple(_note(one) for one in read_list(node.key_or_none("notes"))),
        sealed=maybe(node.key_or_none("sealed"), flag) or False,
    )


def _refuse_another_synthesis(node: Node, tables: tuple[Synthesis, ...]) -> None:
    last = maybe(node.key("synthesis"), read_table)
    due = replace(tables[-1], drafts=(), commitments={}) if tables else None
    if last != due:
        node.key("tables").refuse("the last table is not the synthesis")


def _note(node: Node) -> Note:
    return Note(
        one_of(node.key("kind"), NoteKind),
        text(node.key("text")),
        heading=maybe(node.key("heading"), text),
        after=maybe(node.key("after"), lambda after: TurnId(text(after))),
        line=maybe(node.key("line"), count),
    )
