"""JSON that others wrote, read so that nothing in it can surprise."""

import json

from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.text.lines import encodable

_decoder = json.JSONDecoder()


def read_json(text: str | bytes) -> object:
    """The value of a JSON text; VoiceError (garbled) if it is none."""
    value: object
    try:
        told = text if isinstance(text, str) else text.decode()
        if told.startswith("{") and told.endswith("}"):
            # What decode() does besides, skipping blanks, takes as long as the reading.
            value, end = _decoder.raw_decode(told)
            if end == len(told):
                return value
        value = _decoder.decode(told)
    except (ValueError, RecursionError) as exc:
        raise explain_garble() from exc
    return value


def explain_garble() -> VoiceError:
    return VoiceError(
        Reason.GARBLED,
        "The endpoint's answer could not be read: it is not in the form that its "
        "dialect asks for. Check dialect and base_url of this voice.",
    )


def as_table(value: object) -> dict[str, object]:
    """*value* if it is a JSON object, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def as_rows(value: object) -> list[object]:
    """*value* if it is a JSON array, otherwise an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str:
    """*value* if it is a string, made encodable; otherwise an empty one."""
    return encodable(value) if isinstance(value, str) else ""


def as_count(value: object) -> int | None:
    """*value* if it is a whole number, otherwise None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
