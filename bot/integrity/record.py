"""A symposium as plain JSON values: the fields of `docs/record.md`, in their order."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.act import Act, ActKind, Closing
from bot.domain.address import hide_secrets, hide_user
from bot.domain.commitment import Commitment
from bot.domain.ending import Ending
from bot.domain.note import Note
from bot.domain.symposium import Branch, ImportSource, Parent, Symposium
from bot.domain.synthesis import Drafting, Row, Synthesis, Theme
from bot.domain.turn import Seal, Turn, Usage
from bot.domain.voice import Voice

SCHEMA = "symposium/2"
SCHEMA_1 = "symposium/1"

Record = dict[str, object]
Entry = Act | Turn | Synthesis | Closing


def ended_turns(symposium: Symposium) -> tuple[Turn, ...]:
    """The turns that a record holds: a voice still speaking has not said its turn."""
    return tuple(turn for turn in symposium.turns if turn.is_over)


def frame_record(symposium: Symposium) -> Record:
    """What stood at asking; "parent" in a branch, "notes" when there are any."""
    frame: Record = {
        "schema": SCHEMA,
        "id": symposium.id,
        "title": symposium.title,
        "format": symposium.format,
        "question": symposium.question,
        "context": symposium.context,
        "asked_by": symposium.asked_by,
        "rounds": symposium.rounds,
        "samples": symposium.samples,
        "options": {"sealed": True} if symposium.sealed else {},
        "started": time_record(symposium.started),
        "origin": symposium.origin.value,
        "source": _source_record(symposium.source),
        "voices": [voice_record(voice) for voice in symposium.voices],
    }
    if parent := symposium.branch_of:
        frame["parent"] = _parent_record(parent)
    if symposium.notes:
        frame["notes"] = [_note_record(note) for note in symposium.notes]
    return frame


def ancestor_record(symposium: Symposium) -> Record:
    """What stood at asking of one that another goes off from, with its digest."""
    return {
        **frame_record(symposium),
        "commitments": _commitments(symposium.commitments),
        "sha256": symposium.sha256,
    }


def branch_record(branch: Branch) -> Record:
    started = time_record(branch.started)
    return {"id": branch.id, "turn": branch.turn, "started": started}


def _parent_record(parent: Parent) -> Record:
    return {
        "id": parent.id,
        "turn": parent.turn,
        "place": parent.place,
        "head": parent.head,
    }


def entry_record(entry: Entry) -> Record:
    """An entry of the chain, whichever it is."""
    match entry:
        case Act():
            return act_record(entry)
        case Turn():
            return turn_record(entry)
        case Synthesis():
            return table_record(entry)
        case Closing():
            return closing_record(entry)


def act_record(act: Act) -> Record:
    """With "joined" where it brings voices in, "drafts" of a table broken off."""
    joined: Record = {"joined": [voice_record(voice) for voice in act.joined]}
    drafts: Record = {"drafts": [_drafting_record(one) for one in act.drafts]}
    has_drafts = act.drafts and act.kind is ActKind.INTERRUPTED
    return {
        "id": act.id,
        "place": act.place,
        "kind": act.kind.value,
        "by": act.by,
        "at": time_record(act.at),
        "text": act.text,
        "voices": list(act.voices),
        "quotes": [
            {"turn": quote.turn, "start": quote.start, "end": quote.end}
            for quote in act.quotes
        ],
        "options": plain(act.options),
        **(joined if act.joined else {}),
        **(drafts if has_drafts else {}),
        "commitments": _commitments(act.commitments),
        "sha256": act.sha256,
    }


def closing_record(closing: Closing) -> Record:
    return {
        "id": closing.id,
        "place": closing.place,
        "at": time_record(closing.at),
        "act": closing.act,
        "sha256": closing.sha256,
    }


def turn_record(turn: Turn) -> Record:
    """
    With "sources" when it has any, "attempt" when the turn was begun more than once,
    "seal", "marker", "task", "to", "retries", "left_out" and "sent" when it has one.
    """
    record: Record = {
        "id": turn.id,
        "number": turn.number,
        "place": turn.place,
        "act": turn.act,
        "round": turn.round,
        "sample": turn.sample,
        "voice": turn.voice,
        "question": turn.question,
        "text": turn.text,
        "status": turn.status.value,
        "reason": None if turn.reason is None else turn.reason.value,
        "detail": turn.detail,
        "asked_by": turn.asked_by,
        "started": time_record(turn.started),
        "first_word": time_record(turn.first_word),
        "ended": time_record(turn.ended),
        "model_requested": turn.model_requested,
        "model_reported": turn.model_reported,
        "finish_reason": turn.finish_reason,
        "usage": _usage_record(turn.usage),
        "reasoning": turn.reasoning,
        "request": None if turn.request is None else plain(turn.request),
        "request_sha256": turn.request_sha256,
        "exposed_to": [{"turn": e.turn, "how": e.how} for e in turn.exposed_to],
    }
    return record | {
        **_turn_extras(turn),
        "commitments": _commitments(turn.commitments),
        "sha256": turn.sha256,
    }


def _turn_extras(turn: Turn) -> Record:
    """What only some turns have."""
    sources = [{"url": s.url, "title": s.title} for s in turn.sources]
    extras: Record = {
        "sources": sources,
        "attempt": turn.attempt if turn.attempt != 1 else None,
        "seal": None if turn.seal is None else _seal_record(turn.seal),
        "marker": turn.marker,
        "task": turn.task,
        "to": turn.to,
        "retries": turn.retries,
        "left_out": list(turn.left_out),
        "sent": list(turn.sent),
    }
    return {name: part for name, part in extras.items() if part}


def _seal_record(seal: Seal) -> Record:
    """With "schema" where it was made by the rule of an older one."""
    record: Record = {"salt": seal.salt, "sha256": seal.sha256}
    return record if seal.schema is None else {**record, "schema": seal.schema}


def voice_record(voice: Voice) -> Record:
    """
    What is known of a voice, without the name of its key's variable; "successors" are
    there when it has any, "context" where it is known.

    An address loses its user and password, and the endpoint's also its query, where
    some providers want the key.
    """
    successors: Record = {"successors": list(voice.successors)}
    return {
        "name": voice.name,
        "epithet": voice.epithet,
        "model": voice.model,
        **(successors if voice.successors else {}),
        **({"context": voice.context} if voice.context is not None else {}),
        "dialect": voice.dialect,
        "base_url": voice.base_url and hide_secrets(voice.base_url),
        "system": voice.system,
        "temperature": plain(voice.temperature),
        "max_tokens": voice.max_tokens,
        "avatar_url": voice.avatar_url and hide_user(voice.avatar_url),
        "colour": voice.colour,
        "extra_body": plain(voice.extra_body),
        "first_word_timeout": plain(voice.first_word_timeout),
        "pause_timeout": plain(voice.pause_timeout),
    }


def table_record(synthesis: Synthesis) -> Record:
    """
    A synthesis; "title" is there when it has one, "themes" and "themes_dropped" where
    somebody was asked for them.
    """
    titled: Record = {} if synthesis.title is None else {"title": synthesis.title}
    read: Record = {}
    if synthesis.themes is not None:
        read["themes"] = [_theme_record(theme) for theme in synthesis.themes]
        read["themes_dropped"] = synthesis.themes_dropped
    return {
        "id": synthesis.id,
        "place": synthesis.place,
        "at": time_record(synthesis.at),
        "act": synthesis.act,
        **titled,
        "by": synthesis.by,
        "rows": [_row_record(row) for row in synthesis.rows],
        "findings": {key: list(found) for key, found in synthesis.findings.items()},
        **read,
        "partial": synthesis.partial,
        "missing": [
            {"voice": m.voice, "reason": None if m.reason is None else m.reason.value}
            for m in synthesis.missing
        ],
        "drafts": [_drafting_record(drafting) for drafting in synthesis.drafts],
        "commitments": _commitments(synthesis.commitments),
        "sha256": synthesis.sha256,
    }


def _row_record(row: Row) -> Record:
    """A row; "paraphrase" is there when it is one."""
    told: Record = {"paraphrase": True} if row.paraphrase else {}
    return {
        "voice": row.voice,
        "position": row.position,
        "formulation": row.formulation,
        "turn": row.turn,
        "start": row.start,
        "end": row.end,
        "check": row.check.value,
        **told,
    }


def synthesis_record(table: Record) -> Record:
    """The table that is *the* synthesis, without what only its entry has to carry."""
    return {name: part for name, part in table.items() if name not in _OF_THE_ENTRY}


_OF_THE_ENTRY = ("drafts", "commitments")


def _theme_record(theme: Theme) -> Record:
    return {
        "what": theme.what,
        "kind": theme.kind.value,
        "passages": [
            {"turn": p.turn, "voice": p.voice, "start": p.start, "end": p.end}
            for p in theme.passages
        ],
    }


def _drafting_record(drafting: Drafting) -> Record:
    """With "sent" where its endpoint turned it away, and it was made again."""
    request = drafting.request
    sent: Record = {} if drafting.sent == 1 else {"sent": drafting.sent}
    return {
        "request": None if request is None else plain(request),
        "request_sha256": drafting.request_sha256,
        "answer": drafting.answer,
        "model_requested": drafting.model_requested,
        "model_reported": drafting.model_reported,
        "finish_reason": drafting.finish_reason,
        "usage": _usage_record(drafting.usage),
        "detail": drafting.detail,
        **sent,
    }


def ending_record(ending: Ending | None) -> Record | None:
    if ending is None:
        return None
    record: Record = {
        "kind": ending.kind.value,
        "onset": ending.onset,
        "stop_at": ending.stop_at,
        "evidence": list(ending.evidence),
    }
    return record if ending.rule is None else record | {"rule": ending.rule}


def commitment_record(commitment: Commitment) -> Record:
    return {"salt": commitment.salt, "sha256": commitment.sha256}


def _commitments(commitments: Mapping[str, Commitment]) -> Record:
    return {name: commitment_record(one) for name, one in commitments.items()}


def time_record(time: datetime | None) -> str | None:
    """ISO 8601 in UTC with Z; a time without a zone is taken as UTC."""
    if time is None:
        return None
    aware = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return aware.replace(tzinfo=None).isoformat() + "Z"


def plain(value: object) -> object:
    """The value as JSON knows it; null for a number that JSON cannot write."""
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    return str(value)


def _source_record(source: ImportSource | None) -> Record | None:
    if source is None:
        return None
    return {
        "id": source.id,
        "origin": source.origin.value,
        "head": source.head,
        "verdict": source.verdict.value,
        "sentence": source.sentence,
        "source": _source_record(source.source),
    }


def _note_record(note: Note) -> Record:
    return {
        "kind": note.kind.value,
        "heading": note.heading,
        "text": note.text,
        "after": note.after,
        "line": note.line,
    }


def _usage_record(usage: Usage | None) -> Record | None:
    if usage is None:
        return None
    return {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}
