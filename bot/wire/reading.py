"""JSON that others wrote, read so that nothing in it can surprise."""

import json

from bot.domain.bounds import MOST
from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.text.lines import encodable

_decoder = json.JSONDecoder()
# Python refuses to read whole numbers of thousands of digits; this takes them as what
# they are to everybody else, infinite, and slows no other answer.
_patient_decoder = json.JSONDecoder(parse_int=float)


def read_json(text: str | bytes) -> object:
    """The value of a JSON text; VoiceError (garbled) if it is none."""
    try:
        told = text if isinstance(text, str) else text.decode()
        return _decode(told)
    except (ValueError, RecursionError) as exc:
        raise explain_garble() from exc


def _decode(told: str) -> object:
    value: object
    try:
        if told.startswith("{") and told.endswith("}"):
            # What decode() does besides, skipping blanks, takes as long as the reading.
            value, end = _decoder.raw_decode(told)
            if end == len(told):
                return value
        value = _decoder.decode(told)
    except json.JSONDecodeError:
        raise
    except ValueError:
        value = _patient_decoder.decode(told)
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


def as_first(choices: object) -> dict[str, object]:
    """
    The first of the answers that an endpoint gives to one question, {} if it is not
    among *choices*: of several, any may stand alone in an event, and tells which it is.
    """
    for choice in as_rows(choices):
        # Without an index, as protocol buffers write 0, it is the first.
        if isinstance(choice, dict) and not choice.get("index"):
            return choice
    return {}


def as_text(value: object) -> str:
    """*value* if it is a string, made encodable; otherwise an empty one."""
    return encodable(value) if isinstance(value, str) else ""


def as_count(value: object) -> int | None:
    """*value* if it is a whole number from 0 to `MOST`, otherwise None."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= MOST else None
