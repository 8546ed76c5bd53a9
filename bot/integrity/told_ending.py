"""The ending that an exported object's entries tell, whatever stands in them."""

from datetime import UTC, datetime

from bot.domain.act import Act, ActKind, Closing
from bot.domain.ending import tell_ending
from bot.domain.names import ActId, TurnId, VoiceName
from bot.domain.turn import Turn
from bot.integrity.chain import read_list
from bot.integrity.record import Record, ending_record

_KINDS = {kind.value: kind for kind in ActKind}

_SOME_TIME = datetime.min.replace(tzinfo=UTC)  # when it was, no rule asks


def told_ending(record: Record) -> Record | None:
    """What its "ending" has to be (rule 6 in `chain.py`)."""
    acts = [act for row in read_list(record, "acts") if (act := _act(row)) is not None]
    turns = [_turn(row) for row in read_list(record, "turns")]
    closings = [_closing(row) for row in read_list(record, "closings")]
    return ending_record(tell_ending(acts, turns, closings))


def _act(row: Record) -> Act | None:
    kind, options = _KINDS.get(_text(row, "kind")), row.get("options")
    if kind is None:
        return None
    return Act(
        kind,
        text=_text(row, "text"),
        options=options if isinstance(options, dict) else {},
        id=ActId(_text(row, "id")),
        place=_number(row, "place"),
    )


def _turn(row: Record) -> Turn:
    own, voice = TurnId(_text(row, "id")), VoiceName(_text(row, "voice"))
    number, place = _number(row, "number"), _number(row, "place")
    return Turn(own, number or 0, voice, place=place)


def _closing(row: Record) -> Closing:
    return Closing(_SOME_TIME, ActId(_text(row, "act")), place=_number(row, "place"))


def _text(row: Record, field: str) -> str:
    value = row.get(field)
    return value if isinstance(value, str) else ""


def _number(row: Record, field: str) -> int | None:
    value = row.get(field)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
