"""A symposium as plain JSON values: the contract's fields, in the contract's order."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.note import Note
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn, Usage
from bot.domain.voice import Voice

SCHEMA = "symposium/1"

Record = dict[str, object]

_USER_PART = re.compile(r"^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?[^/?#]*@")


def ended_turns(symposium: Symposium) -> tuple[Turn, ...]:
    """The turns that a record holds: a voice still speaking has not said its turn."""
    return tuple(turn for turn in symposium.turns if turn.is_over)


def frame_record(symposium: Symposium) -> Record:
    """
    Everything of the record but its turns and its integrity.

    "tables" is there when there are several syntheses, "notes" when there are any,
    "sealed" when it is true.
    """
    frame: Record = {
        "schema": SCHEMA,
        "id": symposium.id,
        "title": symposium.title,
        "format": symposium.format,
        "question": symposium.question,
        "started": time_record(symposium.started),
        "ended": time_record(symposium.ended),
        "origin": symposium.origin.value,
        "voices": [voice_record(voice) for voice in symposium.voices],
        "synthesis": synthesis_record(symposium.synthesis),
    }
    if len(symposium.syntheses) > 1:
        frame["tables"] = [synthesis_record(made) for made in symposium.syntheses]
    if symposium.notes:
        frame["notes"] = [_note_record(note) for note in symposium.notes]
    if symposium.sealed:
        frame["sealed"] = True
    return frame


def turn_record(turn: Turn) -> Record:
    """
    The contract's fields of a turn but its digest, which is made of them.

    "seal" is there when the turn has one.
    """
    record: Record = {
        "id": turn.id,
        "number": turn.number,
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
    if turn.seal is not None:
        record["seal"] = {"salt": turn.seal.salt, "sha256": turn.seal.sha256}
    return record


def voice_record(voice: Voice) -> Record:
    """
    What is known of a voice, without the name of its key's variable.

    An address loses its user and password, and the endpoint's also its query, where
    some providers want the key.
    """
    return {
        "name": voice.name,
        "epithet": voice.epithet,
        "model": voice.model,
        "dialect": voice.dialect,
        "base_url": public_address(voice.base_url),
        "system": voice.system,
        "temperature": plain(voice.temperature),
        "max_tokens": voice.max_tokens,
        "avatar_url": _without_user(voice.avatar_url),
        "colour": voice.colour,
        "extra_body": plain(voice.extra_body),
        "first_word_timeout": plain(voice.first_word_timeout),
        "pause_timeout": plain(voice.pause_timeout),
    }


def synthesis_record(synthesis: Synthesis | None) -> Record | None:
    """Its "title" is there when the synthesis has one."""
    if synthesis is None:
        return None
    titled: Record = {} if synthesis.title is None else {"title": synthesis.title}
    return {
        **titled,
        "by": synthesis.by,
        "rows": [
            {
                "voice": row.voice,
                "position": row.position,
                "formulation": row.formulation,
                "turn": row.turn,
                "start": row.start,
                "end": row.end,
                "check": row.check.value,
            }
            for row in synthesis.rows
        ],
        "findings": {key: list(found) for key, found in synthesis.findings.items()},
        "partial": synthesis.partial,
        "missing": [
            {"voice": m.voice, "reason": None if m.reason is None else m.reason.value}
            for m in synthesis.missing
        ],
    }


def time_record(time: datetime | None) -> str | None:
    """ISO 8601 in UTC with Z; a time without a zone is taken as UTC."""
    if time is None:
        return None
    aware = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return aware.replace(tzinfo=None).isoformat() + "Z"


def public_address(address: str | None) -> str | None:
    """An endpoint's address without user, password, query and fragment."""
    whole = _without_user(address)
    return None if whole is None else re.split(r"[?#]", whole, maxsplit=1)[0]


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


def _without_user(address: str | None) -> str | None:
    if address is None:
        return None
    return _USER_PART.sub(lambda match: match[1] or "", address)
