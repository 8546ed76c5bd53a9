"""What an endpoint says went wrong, read from its many forms."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus

from bot.wire.reading import as_rows, as_table, as_text
from bot.wire.refusals.meanings import Meaning, find_meaning
from bot.wire.refusals.points import read_points
from bot.wire.refusals.quotas import is_used_up, read_delay

_STATUS = re.compile(r"[3-5][0-9][0-9]")
_MEANT = {
    "invalid_api_key": 401,
    "authentication_error": 401,
    "invalid_authentication_error": 401,
    "permission_error": 403,
    "permission_denied": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "resource_not_found_error": 404,
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "rate_limit_reached_error": 429,
    "overloaded_error": 529,
    "engine_overloaded_error": 503,
    "service_unavailable": 503,
    "server_error": 500,
    "internal_server_error": 500,
    "api_error": 500,
    "timeout": 504,
    "timeout_error": 504,
    "insufficient_quota": 402,
    "exceeded_current_quota_error": 402,
    "billing_error": 402,
    "request_too_large": 413,
    "context_length_exceeded": 413,
    "invalid_request_error": 400,
}
_FILTERS = frozenset(
    {
        "content_filter",
        "content_filtered",
        "content_policy_violation",
        "responsibleaipolicyviolation",
        "data_inspection_failed",
        "datainspectionfailed",
        "moderation_blocked",
        "prohibited_content",
        "safety",
    }
)
_BEFORE = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """
    *status* is what HTTP would call it, None where nothing tells; *filtered* is true
    when the error's own code names a content rule; *said* are the endpoint's words, and
    *points* those about single fields of the request, each with the field's name.
    *meaning* is what they are known to mean, whatever the status; *retry_after* the
    seconds after which the body itself, not a header, wants to be asked again.
    """

    status: int | None
    said: str = ""
    filtered: bool = False
    points: tuple[str, ...] = ()
    meaning: Meaning | None = None
    retry_after: float | None = None


def read_error(error: object, status: int | None = None) -> Fault:
    """Read an `error` object, or the plain sentence that some send instead."""
    if isinstance(error, str):
        said = as_text(error)
        return Fault(status, said, meaning=find_meaning(status, [said.lower()], said))
    told = as_table(error)
    codes = _codes(told)
    about = as_table(told.get("metadata"))
    points = read_points(told)
    fault = Fault(
        _status(codes, status),
        _said(told) or "; ".join(points),
        filtered=not _FILTERS.isdisjoint(codes) or "flagged_input" in about,
        points=points,
        retry_after=read_delay(told),
    )
    meaning = find_meaning(fault.status, codes, fault.said)
    if is_used_up(told) and fault.status in (None, HTTPStatus.TOO_MANY_REQUESTS):
        meaning = Meaning.USED_UP
    return _with_cause(replace(fault, meaning=meaning), as_text(about.get("raw")))


def _with_cause(fault: Fault, raw: str) -> Fault:
    """With what stands behind a router's "Provider returned error"."""
    if not raw:
        return fault
    cause = read_fault(fault.status, raw.encode())
    return replace(
        fault,
        said=f"{fault.said}: {cause.said}" if cause.said else fault.said,
        filtered=fault.filtered or cause.filtered,
        points=fault.points or cause.points,
        meaning=fault.meaning or cause.meaning,
    )


def read_fault(status: int | None, body: bytes) -> Fault:
    """Read the body of an HTTP answer that is not a success."""
    error = find_error(body)
    if error is not None:
        return read_error(error, status)
    if is_html(body):
        away = status == HTTPStatus.FORBIDDEN
        return Fault(status, meaning=Meaning.TURNED_AWAY if away else None)
    plain = body.decode(errors="replace").strip()
    return Fault(status, plain, meaning=find_meaning(status, (), plain))


def find_error(body: bytes) -> object | None:
    """The `error` that a body holds, or all that it holds; None if it is no JSON."""
    try:
        told = json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    if isinstance(told, list):  # Google wraps it in an array where a stream was due.
        told = told[0] if told else {}
    return as_table(told).get("error") or told or {}


def is_html(body: bytes) -> bool:
    return body.lstrip(_BEFORE).startswith(b"<")


def is_json(body: bytes) -> bool:
    """It begins as a JSON object or array does, which no stream of events can."""
    return body.lstrip(_BEFORE).startswith((b"{", b"["))


def _status(codes: list[str], status: int | None) -> int | None:
    for code in codes:
        if status is None and _STATUS.fullmatch(code):
            return int(code)
    for code in codes:
        if code in _MEANT and status is None:
            return _MEANT[code]
    return status


def _codes(told: Mapping[str, object]) -> list[str]:
    """What an error is called, in small letters; Google's reasons are among it."""
    inner = as_table(told.get("innererror"))
    reasons = [as_table(row).get("reason") for row in as_rows(told.get("details"))]
    named = [told.get(name) for name in ("code", "type", "status")]
    return [str(code).lower() for code in (*named, inner.get("code"), *reasons) if code]


def _said(told: Mapping[str, object]) -> str:
    return as_text(told.get("message") or told.get("detail") or told.get("error"))
