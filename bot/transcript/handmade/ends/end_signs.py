"""
What in a paragraph in italics or brackets, below somebody's words, shows that it is of
whoever made the document.

Each sign is a form where it can be one (a count, a signature, a word of the answer in
quotation marks, the voice's own name), and words else. One sign alone is seldom enough,
as voices write notes, tell of their names and count their words too: `points` are those
that can hardly be meant of anything but the answer, `settles` those that decide alone.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cache

from bot.text.wordlists import alternatives, whole_words
from bot.transcript.handmade.lines.remarks import speaks_of_several

_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_DASHED = re.compile(
    r"(?:[.!?\u2026\u3002\uff01\uff1f)\"\u201d\u00bb]\s*|^\s*)[-\u2013\u2014]{1,3}\s*"
    r"(?P<by>[^\s.,;:!?\u2013\u2014-][^,;:!?\n\u2013\u2014]{0,30})$"
)
# As a remark in brackets ends that somebody signed: "So I had. H.R.P.", "So I had. CP"
_INITIALED = re.compile(
    r"[*_]{0,2}[(\[].*[.!?][\"\u201d\u2019]?[ ]"
    r"(?P<by>(?:[^\W\d_a-z]\.[ ]?){2,3}|[^\W\d_a-z]{1,3})[)\]][*_]{0,2}",
    re.DOTALL,
)
# So one begins: "*S.L.: It is a ribbon.*"
_INITIALS_FIRST = re.compile(
    r"[*_(\[]{1,3}(?P<by>(?:[^\W\d_a-z]\.[ ]?){2,3}):[ ][^\W\d_]"
)
_NO_NAMES = frozenset(
    {"I", "PS", "PPS", "NB", "AI", "US", "USA", "UK", "EU", "UN", "QED"}
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ ]?){1,3}")
_BRACKETED = re.compile(
    r"[*_]{0,2}[(\[\uff08\u3010].*[)\]\uff09\u3011][*_]{0,2}", re.DOTALL
)
_NUMBER = r"(?<![\w.,])(?P<n>[\d][\d.,]{0,12})[ \u00a0]?"
_TIMED = re.compile(
    r"(?<![\w.,])\d[\d.,]{0,8}[ \u00a0]?(?:ms|s|sec|tok/s|\$|\u20ac)(?!\w)|[$\u20ac]\d"
)
_QUOTED = re.compile(
    r"\"([^\"\n]{2,60})\"|\u201c([^\u201c\u201d\n]{2,60})\u201d|\u201e([^\u201e\u201c\u201d\n]{2,60})[\u201c\u201d]"
    r"|\u00ab\s?([^\u00ab\u00bb\n]{2,60}?)\s?\u00bb|\u300c([^\u300c\u300d\n]{1,60})\u300d|\u2018([^\u2018\u2019\n]{2,60})\u2019"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUESTION = ("?", "\uff1f")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\uff1a\n]{0,30})[ \u00a0]?[:\uff1a]")
_GUESSED = ("~", "\u2248", "\u00b1")
_LONGEST = 600
_LONGEST_NAME = 7  # characters, in a script without spaces


class Sign(Enum):
    """Each as the words that follow "it"."""

    COUNTS = "counts what a machine counts"
    SEVERAL = "speaks of several answers"
    SIGNED = "is signed by somebody who is none of the voices"
    NAMED = "names who answers in the third person"
    TOLD = "tells of who answers by a pronoun"
    NOTED = "is called a note"
    QUOTES = "quotes words of the answer above it"
    FEATURE = "says whose a part of the answer is"
    BESIDE = "speaks of the others that were asked"
    INITIALED = "is signed with initials or in small letters"
    LIVED = "tells of a person's day"
    TRIED = "speaks of tries"
    CHECKED = "says that somebody has tried what the answer says"
    REPLIES = "answers what the answer asks"


SETTLING = frozenset({Sign.COUNTS, Sign.SEVERAL, Sign.SIGNED})
_ALSO = frozenset({Sign.LIVED, Sign.TRIED, Sign.REPLIES})
POINTING = frozenset(Sign) - _ALSO
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Below:
    """
    A paragraph that is set apart, and the words *above* it in the same answer;
    *asked* is the question that was put, *own* the first words of the speaker's name,
    *names* those of all voices, in lower case.
    """

    text: str
    above: str = ""
    asked: str = ""
    own: AbstractSet[str] = frozenset()
    names: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EndSigns:
    """*is_own*: it also says what a voice says of itself now ("I could be wrong")."""

    found: AbstractSet[Sign] = frozenset()
    is_own: bool = False

    @property
    def are_maker_s(self) -> bool:
        is_pointed = not self.found.isdisjoint(POINTING)
        if self.is_own:  # whoever answers the voice says "I" too
            return is_pointed and Sign.REPLIES in self.found
        if not self.found.isdisjoint(SETTLING):
            return True
        return is_pointed and len(self.found) >= _ENOUGH

    @property
    def are_any(self) -> bool:
        return bool(self.found) and not self.is_own


def find_signs(below: Below) -> EndSigns:
    bare = below.text.strip(_MARKS).replace("\u2019", "'")
    if not bare or len(bare) > _LONGEST:
        return EndSigns()
    told, signer = _split_signature(bare)
    found = {
        sign for sign in (_find_signature(below, signer), _find_count(below)) if sign
    }
    words = {word.casefold() for word in _WORD.findall(told)}
    if speaks_of_several(told) or len(words & below.names) >= _ENOUGH:
        found.add(Sign.SEVERAL)
    if _names(told, below.own):
        found.add(Sign.NAMED)
    if _is_called_note(told):
        found.add(Sign.NOTED)
    if _quotes(told, below.above):
        found.add(Sign.QUOTES)
    if _replies(told, below.above):
        found.add(Sign.REPLIES)
    found.update(sign for sign, key in _BY_WORDS if whole_words(*key).search(told))
    return EndSigns(
        frozenset(found), whole_words("answer_ends", "own").search(told) is not None
    )


_BY_WORDS = (
    (Sign.TOLD, ("third_person", "tells")),
    (Sign.FEATURE, ("answer_ends", "features")),
    (Sign.BESIDE, ("answer_ends", "beside")),
    (Sign.CHECKED, ("answer_ends", "checks")),
    (Sign.LIVED, ("answer_ends", "life")),
    (Sign.TRIED, ("answer_ends", "tries")),
)


def is_self_report(head: str, asked: str) -> bool:
    """What a voice may be asked to say of its answer, or was, as *asked* shows."""
    return (
        is_asked_for(head, asked)
        or whole_words("answer_ends", "measured").search(head) is not None
    )


def is_asked_for(head: str, asked: str) -> bool:
    """A word of it stands in the question."""
    words = {word.casefold() for word in _WORD.findall(head)}
    given = {word.casefold() for word in _WORD.findall(asked)}
    return not words.isdisjoint(given)


def was_asked_for_length(asked: str) -> bool:
    """So many words or lines: then a voice may count them."""
    counted = any(map(str.isdigit, asked))
    return counted and whole_words("answer_ends", "lengths").search(asked) is not None


def without_own_answer(text: str) -> str:
    """Without words such as "this answer", of which a voice speaks too."""
    return whole_words("answer_ends", "own_answer").sub("", text)


def counts_length(text: str) -> bool:
    return whole_words("answer_ends", "lengths").search(text) is not None


def _split_signature(bare: str) -> tuple[str, str]:
    """What is said, and by whom it is signed; empty where nobody signs."""
    signed = _DASHED.search(bare)
    if signed is None:
        return bare, ""
    return bare[: signed.start("by")].rstrip(" -\u2013\u2014"), signed["by"].strip(
        " .'"
    )


def read_initials(text: str) -> str:
    """With which a remark in brackets ends; in capitals, without stops."""
    ended = _INITIALED.fullmatch(text.strip())
    by = "" if ended is None else ended["by"].replace(".", "").replace(" ", "")
    return by if by.isupper() and by not in _NO_NAMES else ""


def _find_signature(below: Below, signer: str) -> Sign | None:
    begun = _INITIALS_FIRST.match(below.text.strip())
    by = "" if begun is None else begun["by"].replace(".", "").replace(" ", "")
    if by and by not in _NO_NAMES and by.casefold() not in below.names:
        return Sign.SIGNED
    if not signer:
        return Sign.INITIALED if read_initials(below.text) else None
    key = signer.casefold().replace(".", "").strip()
    words = set(key.split())
    if not words.isdisjoint(below.names) or _said("sayings").fullmatch(key):
        return None
    if _said("signers").fullmatch(key):
        return Sign.SIGNED
    if _BRACKETED.fullmatch(below.text.strip()) is None:
        return None
    is_small = signer == signer.lower() and signer != signer.upper()
    is_short = _INITIALS.fullmatch(signer) is not None
    return Sign.INITIALED if is_short or (is_small and len(words) <= _ENOUGH) else None


def _find_count(below: Below) -> Sign | None:
    """Such as "412 tokens, first try": no guess, and nobody asked for so many."""
    bare = below.text.strip(_MARKS)
    found = _counted().search(bare)
    if found is None or any(mark in bare for mark in _GUESSED):
        return None
    if whole_words("answer_ends", "about").search(bare) or whole_words(
        "answer_ends", "units"
    ).search(below.asked):
        return None
    is_first = found.start() == 0
    return Sign.COUNTS if is_first or _TIMED.search(bare) else None


def _names(told: str, own: AbstractSet[str]) -> bool:
    """As a name is written, and with more words beside it than a signature has."""
    words = _WORD.findall(told)
    is_told = len(words) > _ENOUGH or any(len(word) > _LONGEST_NAME for word in words)
    return is_told and any(
        word.casefold() in own and not word.islower() for word in words
    )


def _is_called_note(told: str) -> bool:
    found = _LABEL.match(told)
    if found is None:
        return False
    label = found["label"].strip().casefold()
    return _said("notes").fullmatch(label) is not None or is_note_of(label)


def is_note_of(label: str) -> bool:
    """Such as "nota de la transcriptora" or "noot van mij", in lower case."""
    bare = label.replace(".", "").replace("\u2019", "'")
    found = _said("note_of").match(bare)
    return found is not None and (
        bare[found.end() - 1 :][:1] == "'" or bare[found.end() :].startswith(" ")
    )


def _quotes(told: str, above: str) -> bool:
    said = above.casefold()
    return any(
        words.strip(" .,!?").casefold() in said
        for found in _QUOTED.findall(told)
        for words in found
        if words
    )


def _replies(told: str, above: str) -> bool:
    """Such as “No, thanks” below “Would you like me to draft one?”."""
    if not above.rstrip("*_ \n").endswith(_QUESTION):
        return False
    return _answers().match(told) is not None


@cache
def _answers() -> re.Pattern[str]:
    words, anywhere = alternatives("answer_ends", "yes_or_no")
    return re.compile(
        rf"(?:(?:{words})(?!\w)|(?:{anywhere}))[,.!\u2014\u2013 \uff0c\u3002\u3001]",
        re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    words, anywhere = alternatives("answer_ends", "units")
    return re.compile(rf"{_NUMBER}(?:(?:{words})(?!\w)|(?:{anywhere}))", re.IGNORECASE)


@cache
def _said(key: str) -> re.Pattern[str]:
    words, anywhere = alternatives("answer_ends", key)
    return re.compile(rf"(?:{words})|(?:{anywhere})", re.IGNORECASE)
