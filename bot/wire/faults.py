"""What an endpoint says went wrong, read from its many forms."""

import json
import re
from dataclasses import dataclass

from bot.wire.reading import as_table, as_text
from bot.wire.refusals.points import read_points

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
# Said with another status by some: asking too often and having no money left are
# both 429 at OpenAI, and a model nobody knows is 400 or 403 here and there.
_OVERRIDES = frozenset(
    {
        "model_not_found",
        "insufficient_quota",
        "exceeded_current_quota_error",
        "context_length_exceeded",
    }
)

_BEFORE = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """
    *status* is what HTTP would call it, None where nothing tells; *filtered* is true
    when the error's own code names a content rule; *said* are the endpoint's words, and
    *points* those about single fields of the request, each with the field's name.
    """

    status: int | None
    said: str = ""
    filtered: bool = False
    points: tuple[str, ...] = ()


def read_error(error: object, status: int | None = None) -> Fault:
    """Read an `error` object, or the plain sentence that some send instead."""
    if isinstance(error, str):
        return Fault(status, as_text(error))
    told = as_table(error)
    inner = as_table(told.get("innererror"))
    named = (told.get("code"), told.get("type"), told.get("status"), inner.get("code"))
    codes = [str(code).lower() for code in named if code]
    about = as_table(told.get("metadata"))
    points = read_points(told)
    return Fault(
        _status(codes, status),
        _said(told, about) or "; ".join(points),
        filtered=not _FILTERS.isdisjoint(codes) or "flagged_input" in about,
        points=points,
    )


def read_fault(status: int, body: bytes) -> Fault:
    """Read the body of an HTTP answer that is not a success."""
    error = find_error(body)
    if error is None:
        plain = body.decode(errors="replace").strip()
        return Fault(status, "" if is_html(body) else plain)
    return read_error(error, status)


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
        if code in _MEANT and (status is None or code in _OVERRIDES):
            return _MEANT[code]
    return status


def _said(told: dict[str, object], about: dict[str, object]) -> str:
    """The message, with what stands behind a router's "Provider returned error"."""
    message = told.get("message") or told.get("detail") or told.get("error")
    said = as_text(message)
    raw = as_text(about.get("raw"))
    return f"{said}: {raw}" if raw else said
