"""
What an endpoint means by a refusal, found by its codes and its words: one table.

Providers say the same with different statuses: a wrong key is 401 here and 400 there,
an empty account anything from 400 to 429. Codes decide; words only where they are the
provider's own, so whatever stands in quotation marks, where a refusal may repeat the
question, is not looked at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

_LONGEST = 2000  # characters that are looked at


class Meaning(Enum):
    """What is the matter; asking again in a moment changes none of it."""

    WRONG_KEY = auto()
    FEWER_TOKENS = auto()
    """The credit suffices for a shorter answer."""
    SPENT = auto()
    """A limit that somebody set to the spending is reached."""
    NO_CREDIT = auto()
    TOO_LONG = auto()
    WRONG_PLACE = auto()
    """Who asks from there gets no answer."""
    UNKNOWN_MODEL = auto()
    USED_UP = auto()
    """What may be asked in a day has been."""
    TURNED_AWAY = auto()
    """By a web page, as what stands before an endpoint does."""


@dataclass(frozen=True, slots=True)
class Sense:
    """With one of these statuses, None for an error that names none."""

    meaning: Meaning
    statuses: frozenset[int | None]
    codes: frozenset[str]
    words: re.Pattern[str]

    def fits(self, status: int | None, codes: Iterable[str], said: str) -> bool:
        return status in self.statuses and bool(
            not self.codes.isdisjoint(codes) or self.words.search(said)
        )


def _sense(meaning: Meaning, statuses: Iterable[int], codes: str, *words: str) -> Sense:
    """*codes* are parted by blanks, in small letters; *words* are patterns."""
    return Sense(
        meaning,
        frozenset({None, *statuses}),
        frozenset(codes.split()),
        re.compile("|".join(words) or r"(?!)", re.IGNORECASE),
    )


_MONEY = (400, 402, 403, 429)
# The first that fits counts: who can afford a shorter answer has also no credit left.
SENSES = (
    _sense(
        Meaning.FEWER_TOKENS,
        _MONEY,
        "",
        r"more credits,? or (?:fewer|lower|less) max_tokens",
        r"\bcan only afford\b",
    ),
    _sense(
        Meaning.NO_CREDIT,
        _MONEY,
        "insufficient_quota exceeded_current_quota_error billing_error arrearage 1113 "
        "insufficient_balance insufficient_credit insufficient_credits "
        "insufficient_user_quota billing_not_active allocationquota.freetieronly",
        r"\bcredit balance is too low\b",
        r"\binsufficient (?:account )?(?:balance|credits?|funds|quota)\b",
        r"\bused all available credits\b",
        r"\b(?:purchase|no|not enough|out of) (?:more )?credits\b",
        r"\bhave any credits\b",
        r"\baccount is in good standing\b",
    ),
    _sense(
        Meaning.SPENT,
        _MONEY,
        "billing_hard_limit_reached",
        r"\bkey limit exceeded\b",
        r"\bbilling hard limit\b",
        r"\bspend(?:ing)? limit (?:has been |was |is )?(?:reached|exceeded)\b",
        r"\breached (?:its|your) (?:specified |monthly )?(?:api usage|spend(?:ing)?)",
    ),
    _sense(
        Meaning.TOO_LONG,
        (400, 413, 422, 429, 500),
        "context_length_exceeded request_too_large exceed_context_size_error 1261 "
        "too_many_prompt_tokens too_many_tokens context_exceeded",
        r"\b(?:prompt|input|request)(?: is)? too (?:long|large)\b",
        r"\bmax(?:imum)? (?:context|prompt|input|model) (?:length|size|window)\b",
        r"\bprompt exceeds max length\b",
        r"\bexceed(?:s|ed)? (?:the )?(?:available )?context (?:length|size|window)",
        r"\bexceed context limit\b",
        r"\binput token count\b.{0,60}\bexceeds\b",
        r"\bnumber of input tokens exceeds\b",
        r"\bexceeded model token limit\b",
        r"\brange of input length should be\b",
        r"\bincreasing (?:the )?context size\b",
        r"\blength of all messages is too long\b",
        r"\breduce (?:the length of (?:the|your)|your) (?:message|prompt|input)",
        r"\btoo many tokens: size limit\b",
    ),
    _sense(
        Meaning.WRONG_PLACE,
        (400, 403, 451),
        "unsupported_country_region_territory",
        r"\buser location is not supported\b",
        r"\b(?:country|region|territory)(?: is)? not supported\b",
        r"\bnot (?:available|supported) in (?:your|this) (?:country|region|location)\b",
    ),
    _sense(
        Meaning.UNKNOWN_MODEL,
        (400, 403, 404, 422),
        "model_not_found invalid_model model_not_available model_decommissioned "
        "modelnotfound model_not_exist model_not_supported 1211",
        r"\bis not a valid model\b",
        r"\b(?:unknown|no such) model\b",
        r"\binvalid model(?: name| id)?(?:$|[:.]| …)",
        r"\bnot found the model\b",
        r"\bunable to access model\b",
        r"\bmodels?(?:[:/]? ?\S{1,200})? (?:is |was )?not found"
        r"(?=$|[^\w\s]| for\b| in\b| or\b)",
        r"\bmodels?(?:[:/]? ?\S{1,200})? (?:does not|doesn.t|not) exist\b",
        r"\bmodels?(?:[:/]? ?\S{1,200})? (?:is no longer available"
        r"|has been (?:decommissioned|retired|removed|discontinued|shut down))\b",
    ),
    _sense(
        Meaning.WRONG_KEY,
        (400, 401, 403),
        "invalid_api_key api_key_invalid invalidapikey",
        r"\b(?:incorrect|invalid|wrong|no|missing|expired) (?:x-)?api[ _-]?key\b",
        r"\bapi[ _-]?key (?:is |was |has )?(?:not (?:valid|found)|invalid|incorrect)\b",
        r"\bapi[ _-]?key (?:is |was |has )?(?:expired|missing|required)\b",
    ),
    _sense(
        Meaning.USED_UP,
        (429,),
        "",
        r"\b(?:requests|tokens)[ -]per[ -]day\b",
        r"\bmodels-per-day\b",
    ),
)
_QUOTED = re.compile(
    r'"[^"\n]{0,2000}"|“[^”\n]{0,2000}”|`[^`\n]{0,2000}`'
    r"|(?<!\w)'[^'\n]{0,2000}'(?!\w)"
)


def find_meaning(status: int | None, codes: Iterable[str], said: str) -> Meaning | None:
    """What a refusal means that has this status, codes and words; None: its status."""
    named = frozenset(codes)
    words = _QUOTED.sub("…", said[:_LONGEST])
    return next(
        (sense.meaning for sense in SENSES if sense.fits(status, named, words)), None
    )
