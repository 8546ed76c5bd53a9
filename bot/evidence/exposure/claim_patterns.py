"""
How a sentence says that voices did not know of each other: its grammar, in English.

Its words stand in `seeds/wording/claims.toml`. A claim says of speaking that it was
done independently ("converged independently", "independently of each other"), without
contact, or without having met what somebody said ("had never seen the others").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.text.wordlists import alternatives, entries

_ROUNDS = ("first", "second", "third")
DENYING = "without", "not", "never", "none", "neither", "nobody", "no voice"
"""One of these begins each claim that no adverb makes, in small letters."""

_POSSESSIVE = "(?:['\u2019]s?)?"


@dataclass(frozen=True, slots=True)
class ClaimPatterns:
    """
    *claim* has the groups knowing, whom and others: having met, whose words, and that
    these are others' than one voice's. *doubt* makes a claim none; *everybody* speaks
    of all voices; after *subordinate* somebody else acts; *round* names one. Where
    there is no *hint* there is no claim, and without a word that denies none but by an
    *adverb*; to look for these *in_small* letters is quicker.
    """

    claim: re.Pattern[str]
    doubt: re.Pattern[str]
    everybody: re.Pattern[str]
    subordinate: re.Pattern[str]
    round: re.Pattern[str]
    ordinals: Mapping[str, int]
    hint: re.Pattern[str]
    hint_in_small: re.Pattern[str]
    adverb_in_small: re.Pattern[str]


@cache
def claim_patterns() -> ClaimPatterns:
    """Read and compiled once."""
    ordinals = {word: n for n, key in enumerate(_ROUNDS, 1) for word in _listed(key)}
    every, one, many, numbers = map(
        _either, ("quantifiers", "participant", "participants", "numbers")
    )
    hint = _compiled(*map(_either, ("adverbs", "contact", "knowing")))
    return ClaimPatterns(
        _compiled(*_claims()),
        _compiled(rf"\b{_either('doubts')}\b"),
        _compiled(
            rf"\b{every}\b(?: \w++){{0,3}} (?:{one}|{many})\b",
            rf"\bthe (?:{numbers}|\d+) {many}\b",
        ),
        _compiled(rf"\b{_either('subordinating')}\b"),
        _compiled(r"\bround (\d+)\b", rf"\b({'|'.join(ordinals)}) round\b"),
        ordinals,
        hint,
        re.compile(hint.pattern),
        re.compile(_either("adverbs")),
    )


def _claims() -> tuple[str, ...]:
    verb, adverb, contact = map(_either, ("verbs", "adverbs", "contact"))
    others = f"(?:{_either('one_another')}|{_either('others')})"
    done_so = (
        rf"\b{verb}\b(?: (?!that\b|which\b|is\b|are\b|exist)[^\s,;:.]++){{0,6}},?"
        rf" {adverb}\b(?! of\b)"
    )
    return (
        rf"\b{adverb} (?:of|from) {others}{_POSSESSIVE}",
        rf"\b{adverb} {verb}\b",
        done_so,
        rf"^\W*{adverb},",
        rf"\bwithout (?:any |prior |mutual )*{contact}\b",
        _unseen(),
    )


def _unseen() -> str:
    each, others = _either("one_another"), _either("others")
    return (
        r"\b(?:without (?:ever |having |first |any |prior )*"
        r"|(?:had|have|has) (?:not|never) (?:yet )?|never "
        r"|(?:none|neither|nobody|no voice)(?: \w++){0,4} (?:had |has |have )?)"
        rf"(?P<knowing>{_either('knowing')}) (?:of |what )?"
        rf"(?P<whom>(?:{each}|(?P<others>{others})){_POSSESSIVE}|)"
    )


def _either(key: str) -> str:
    return f"(?:{alternatives('claims', key)[0]})"


def _listed(key: str) -> tuple[str, ...]:
    return entries("claims", key)


def _compiled(*either: str) -> re.Pattern[str]:
    return re.compile("|".join(either), re.IGNORECASE)
