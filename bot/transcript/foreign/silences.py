"""Why an answer has no words, where the document says it."""

import re
from collections.abc import Sequence

from bot.domain.bounds import LONGEST_SENTENCE
from bot.domain.turn import Reason
from bot.text.lines import one_line, shortened
from bot.transcript.foreign.json_value import JsonValue

# What services say of themselves, in English whoever asks them.
_KINDS: Sequence[tuple[Reason, re.Pattern[str]]] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (Reason.RATE_LIMITED, r"\b429\b|rate.?limit|too many requests|\bquota\b"),
        (Reason.UNAUTHORISED, r"\b40[13]\b|unauthori[sz]ed|forbidden|api.?key"),
        (Reason.FILTERED, r"content.?(?:filter|policy)|\bfiltered\b|\bsafety\b"),
        (
            Reason.UNREACHABLE,
            r"tim(?:ed|e).?out|unreachable|connect|network|\b50[234]\b",
        ),
    )
)
_TELLING = ("message", "content", "error", "detail", "reason", "text")


def read_error(error: JsonValue) -> tuple[Reason, str] | None:
    """The reason and what the document says of it; None if it tells of no error."""
    if error.value in (None, False, "", 0) or error.value in ({}, []):
        return None
    told = error
    while told.is_object and told.first(_TELLING).value is not None:
        told = told.first(_TELLING)
    words = one_line(told.written()).strip()
    sentence = "The document gives an error here."
    if told.value is not True and words:
        sentence = f"The document gives an error here: {words}"
    known = (reason for reason, pattern in _KINDS if pattern.search(words))
    reason = next(known, Reason.REFUSED_BY_ENDPOINT)
    return reason, shortened(sentence, LONGEST_SENTENCE // 4)
