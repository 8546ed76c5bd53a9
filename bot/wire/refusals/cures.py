"""
Which field of a request an endpoint does not take, and what is sent instead.

One table for all dialects: a cure is found where the request has the field and a
refusal names it in words that mean the field itself. A value that is out of bounds is
no such refusal: whoever set it is told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.wire.dialects import Dialect
from bot.wire.faults import Fault
from bot.wire.reading import as_table
from bot.wire.request import Request, replace_body

_LONGEST = 2000  # characters of a line that are looked at; it may repeat the question
_CONFIG = "generationConfig"  # where Google's dialect keeps what others have at the top
_NOT_TAKEN = re.compile(
    r"""
    \bnot\ (?:be\ |yet\ |currently\ )?(?:supported|permitted|allowed|accepted|available)
    | \b(?:does\ not|doesn.t|do\ not|don.t)\ (?:support|accept|allow|take)
    | \b(?:unsupported|unknown|deprecated|unexpected|no\ longer|extra\ inputs)\b
    | \b(?:unrecogni[sz]ed|not\ recogni[sz]ed)\b
    | \bonly\ (?:the\ default\b|[\d.]+\ is\ allowed)
    | \b(?:only|must)\ be\ (?:set\ to\ )?(?:the\ default|1(?:\.0)?(?![\d.]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STREAM = r"(?<![\w-])stream(?:ing|ed)?(?![\w-])"
_NOT_STREAMED = re.compile(
    rf"""
    {_STREAM}[^.]{{0,60}}?\b(?:not\ (?:supported|permitted|allowed|available|enabled)
        |unsupported|disabled)\b
    | \b(?:not\ (?:support|allow|permit|able|possible)|doesn.t\ (?:support|allow)
        |unsupported|unknown|unrecogni[sz]ed|cannot|can.t|extra\ inputs
        |verified\ to)\b[^.]{{0,60}}?{_STREAM}
    | {_STREAM}\W+(?:to\W+|must\ be\W+)?false\b
    | ^{_STREAM}:.*\b(?:extra\ inputs|not\ permitted|unsupported|unknown)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cure:
    """A *field* that is refused in such words is sent as *instead*, or left out."""

    field: str
    worded: re.Pattern[str]
    instead: str | None = None


UNSTREAMED = Cure("stream", _NOT_STREAMED)
# In this order: where the option is refused, the stream itself may be welcome.
CURES = (
    # It is always sent in the same way, so whoever names it refuses it.
    Cure("stream_options", re.compile("")),
    Cure(
        "max_tokens",
        re.compile(r"\bmax_completion_tokens\b"),
        instead="max_completion_tokens",
    ),
    Cure("temperature", _NOT_TAKEN),
    UNSTREAMED,
)


def find_cure(fault: Fault, request: Request) -> Cure | None:
    """The first cure for what *fault* finds wrong with *request*; None if none is."""
    lines = [line[:_LONGEST] for line in fault.points or (fault.said,)]
    return next((cure for cure in CURES if _helps(cure, lines, request)), None)


def apply_cures(cures: Iterable[Cure], request: Request, dialect: Dialect) -> Request:
    """*request* as it is sent with these cures; those that change nothing do so."""
    for cure in cures:
        if not _applies(cure, request):
            continue
        if cure is UNSTREAMED:
            request = dialect.build_unstreamed(request)
        else:
            request = replace_body(request, _cured(cure, request.body))
    return request


def _helps(cure: Cure, lines: Iterable[str], request: Request) -> bool:
    if not _applies(cure, request):
        return False
    words = _STREAM if cure is UNSTREAMED else rf"(?<!\w){cure.field}(?!\w)"
    named = re.compile(words, re.IGNORECASE)
    return any(named.search(line) and cure.worded.search(line) for line in lines)


def _applies(cure: Cure, request: Request) -> bool:
    if cure is UNSTREAMED:
        return request.streams
    return cure.field in request.body or cure.field in as_table(
        request.body.get(_CONFIG)
    )


def _cured(cure: Cure, body: Mapping[str, object]) -> dict[str, object]:
    cured = {name: value for name, value in body.items() if name != cure.field}
    if isinstance(config := body.get(_CONFIG), dict):
        cured[_CONFIG] = {k: v for k, v in config.items() if k != cure.field}
    if cure.instead and cure.field in body:
        # What the voice's extra_body says by that name stands.
        cured.setdefault(cure.instead, body[cure.field])
    return cured
