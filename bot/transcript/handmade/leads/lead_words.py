"""
Whose words a paragraph says stand below it: "Here is what Gemini said:".

Its last sentence decides. It names one model, or goes on about the one with which the
paragraph begins; a sentence that may as well put a question says nothing.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from bot.text.sentences import prose_sentences
from bot.text.wordlists import alternatives, entries

_LONGEST = 3000  # characters of a paragraph
_TOKEN = re.compile(r"[A-Za-z]+|\d(?:\w|\.(?=\w))*")
_COLONS = (":", "\uff1a", "\u2026", "...", "\u2014", "\u2013")
_WORD = re.compile(r"\w+")
_OWNED = ("'s", "\u2019s", "' ", "\u306e", "\u7684")
_PRONOUN_BEHIND = re.compile(r"[*_]*,(?! \w+,)")
_NEAR = 4  # words behind a name
_NEAR_BRACKET = 20  # characters
_LONGEST_LABEL = 4  # words
_SEVERAL = 2
_BEGINS = 25  # characters before a name that begins a sentence
_MARKS = "*_`\"'\u201c\u201d\u2018\u2019()[] \t"


@dataclass(frozen=True, slots=True)
class ReadLead:
    """*who* is named, if just one may be meant; else what the paragraph says."""

    who: str | None = None
    names_several: bool = False
    asks: bool = False
    is_asking_itself: bool = False  # the one that is named may be who asks
    asked: tuple[str, ...] = ()  # to whom the question may be put
    is_of_others: bool = False  # of somebody whom the writer knows
    ends_open: bool = False  # with a colon
    is_answer: bool = False  # it says of somebody else that words of theirs follow
    is_sentence: bool = False  # more than a label
    is_label: bool = False  # it stands within the quotation

    @property
    def is_unsigned(self) -> bool:
        """It announces something, and says of nobody that it is theirs."""
        silent = not (self.who or self.names_several or self.asks or self.is_of_others)
        return silent and self.ends_open


def read_lead(text: str, known: Collection[str]) -> ReadLead:
    """*known* are names that the document introduces beside known models."""
    bare = text.strip()[:_LONGEST]
    last = _find_last(bare)
    names = find_models(last, known)
    says = _find_end("says", last) >= 0
    asks = _asks(last, says=says)
    ends_open = bare.rstrip(_MARKS).endswith(_COLONS)
    who = None if asks else _find_who(bare, last, names, known)
    if who is not None and not _is_told(last, who, says=says, ends_open=ends_open):
        who = None
    return ReadLead(
        who,
        names_several=len(names) > 1,
        asks=asks,
        is_asking_itself=asks and _may_ask_itself(last, names),
        asked=tuple(names) if asks else (),
        is_of_others=says
        and not names
        and (_is_of_people(last) or _goes_on_about_other(bare, last, known)),
        ends_open=ends_open,
        is_answer=ends_open
        and says
        and not (names or asks or _is_of_people(bare))
        and _find_end("first_person", last, "models") < 0,
        is_sentence=len(bare.split()) > _LONGEST_LABEL,
    )


def _goes_on_about_other(bare: str, last: str, known: Collection[str]) -> bool:
    """Such as "I read it to my mother. She said:", and no model is named before it."""
    begins = _begins("pronouns", last.strip(_MARKS))
    return begins and _is_of_people(bare) and not find_models(bare, known)


def _is_of_people(text: str) -> bool:
    """Such as "my mother said"; "my favourite answer" may be a model's."""
    is_near = _find_end("ours", text) >= 0 and _find_end("people", text) >= 0
    is_theirs = is_near and _find_end("asking", text) < 0
    begins_towards = _begins("towards", text.strip(_MARKS))
    return is_theirs and not begins_towards and _find_end("views", text, "labels") < 0


def _may_ask_itself(last: str, names: Sequence[str]) -> bool:
    """Not where each that is named is one to whom somebody else puts the question."""
    end = _find_end("asks", last)
    for name in names:
        at = max(last.find(name), 0)
        is_before = end < 0 or at < end
        if is_before and _is_subject(last[:at], last[at + len(name) :]):
            return True
    return False


def _may_be_asked(last: str, at: int, end: int) -> bool:
    """Such as "Asked Claude:" and "Claude was asked:", with no answer behind it."""
    is_put = _find_end("asking", last, end=at) >= 0
    is_passive = _find_end("was_asked", last) >= 0
    return (is_put or is_passive) and _find_end("says", last, first=end) < 0


def _asks(last: str, *, says: bool) -> bool:
    """Whoever writes put a question, and no word of an answer comes behind that."""
    end = _find_end("asks", last)
    if end >= 0:
        return _find_end("says", last, first=end) < 0
    return _find_end("queries", last) >= 0 and not says


def _is_told(last: str, who: str, *, says: bool, ends_open: bool) -> bool:
    """The sentence tells what the one that it names says, and nobody else does."""
    at = max(last.find(who), 0)
    if not _is_subject(last[:at], last[at + len(who) :]):
        return False
    if _may_be_asked(last, at, at + len(who)):
        return False
    before = _find_end("ours", last, end=at) >= 0
    begins_so = before and _begins("ours", last.strip(_MARKS))
    if begins_so or (before and _find_end("pronouns", last, first=at) >= 0):
        return False
    if says or _find_end("firsts", last) >= 0:
        return True
    is_mine = _find_end("first_person", last, "models") >= 0
    return ends_open and not is_mine


def _is_subject(before: str, behind: str) -> bool:
    """
    Not what somebody else speaks of, and nothing that it has: "the answer of Claude"
    is Claude's, "a word on Claude" and "Claude's maker" are not.
    """
    near = " ".join(_WORD.findall(behind.casefold())[:_NEAR])
    is_owner = behind.startswith(_OWNED) and _find_end("windows", near) < 0
    if is_owner and _find_end("views", near, "labels") < 0:
        return False
    first, _, second = near.partition(" ")
    if _PRONOUN_BEHIND.match(behind) and _find_end("relatives", first) == len(first):
        return True
    says_so = _find_end("says", second.partition(" ")[0]) >= 0
    if _PRONOUN_BEHIND.match(behind) and _find_end("pronouns", first) >= 0 and says_so:
        return False
    words = before.casefold().replace("\u2019", "'").strip(_MARKS).split()
    is_given = bool(words) and words[-1] in entries("leads", "sources")
    if is_given and len(words) <= _SEVERAL and not behind.strip(_MARKS + ":\uff1a"):
        return True  # "And from Claude:"
    # "A Claude" and "O Claude" begin with "and" or "the" in some languages.
    is_joined = len(words) == 1 and len(words[0]) == 1
    is_towards = bool(words) and words[-1] in entries("leads", "towards")
    if is_joined:
        return True
    return not is_towards or _find_end("views", before, "labels") >= 0


def _find_who(
    bare: str, last: str, names: Sequence[str], known: Collection[str]
) -> str | None:
    if len(names) == 1:
        return names[0]
    if len(names) > 1:
        first, begun = names[0], last.strip(_MARKS)
        behind = begun.removeprefix(first).strip(_MARKS)
        is_first = begun.startswith(first) and _begins("firsts", behind)
        return first if is_first else None
    named = find_models(bare, known)
    if len(named) != 1 or named[0] not in bare[: _BEGINS + len(named[0])]:
        return None
    before = bare[: bare.find(named[0])]  # somebody else may be meant
    is_ours = _find_end("ours", last) >= 0 or _find_end("ours", before) >= 0
    is_of_it = _find_end("pronouns", last) >= 0 and not is_ours
    is_mine = _find_end("first_person", last, "models") >= 0
    return named[0] if is_of_it and not is_mine else None


def find_models(text: str, known: Collection[str] = ()) -> list[str]:
    """The names of known models in a text and those *known*, each once, in order."""
    found: dict[int, str] = {}
    covered = -1
    matches = list(_TOKEN.finditer(text))
    for n, match in enumerate(matches):
        if match.start() < covered or not _is_family(match[0]):
            continue
        end = n
        while end + 1 < len(matches) and _goes_on(text, matches[end], matches[end + 1]):
            end += 1
        covered = matches[end].end()
        name = text[match.start() : covered].rstrip(".")
        found[match.start()] = name.partition(" (")[0]
    for name in (*known, *entries("models", "called")):
        at = text.casefold().find(name.casefold())
        if at >= 0 and _stands_free(text, at, at + len(name)):
            found[at] = text[at : at + len(name)]
    return _merge([found[at] for at in sorted(found)])


def _merge(names: Sequence[str]) -> list[str]:
    """A shorter form of a name that is there is no other."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        words = set(name.casefold().split())
        if not any(words <= set(other.casefold().split()) for other in kept):
            kept.append(name)
    return sorted(kept, key=names.index)


def _goes_on(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """A version or a size right behind a name is part of it."""
    between = text[before.end() : after.start()]
    word = after[0]
    is_part = word[0].isdigit() or (
        word[:1].isupper() and word.casefold() in _sizes() | _families()
    )
    glued = not between and (word[0].isdigit() or before[0][0].isdigit())
    is_beside = between == " (" and ")" in text[after.end() :][:_NEAR_BRACKET]
    return (glued or is_beside or between in (" ", "-")) and (is_part or glued)


def _is_family(word: str) -> bool:
    return word[0].isupper() and word.casefold() in _families()


def _stands_free(text: str, first: int, end: int) -> bool:
    around = text[max(0, first - 1) : first] + text[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in around)


def _find_last(text: str) -> str:
    found = [text[one.start : one.end] for one in prose_sentences(text)]
    return found[-1] if found else text


def _find_end(
    key: str, text: str, file: str = "leads", *, first: int = 0, end: int | None = None
) -> int:
    """Where the first of a list's words ends in the text; -1 if there is none."""
    folded = text.casefold().replace("\u2019", "'")
    stop = len(folded) if end is None else end
    ends = [
        match.end()
        for pattern in _pattern(file, key)
        if (match := pattern.search(folded, first, stop)) is not None
    ]
    return min(ends, default=-1)


def _begins(key: str, text: str) -> bool:
    words, anywhere = _pattern("leads", key)
    folded = text.casefold().replace("\u2019", "'")
    return words.match(folded) is not None or anywhere.match(folded) is not None


@cache
def _pattern(file: str, key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, anywhere = alternatives(file, key)
    return re.compile(rf"\b(?:{words})\b"), re.compile(anywhere)


@cache
def _families() -> frozenset[str]:
    return frozenset(entries("models", "families"))


@cache
def _sizes() -> frozenset[str]:
    return frozenset(entries("models", "sizes"))
