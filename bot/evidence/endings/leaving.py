"""
Whether a message takes leave, and whether it does anything else. No I/O.

A message is read clause by clause. What stands in quotation marks, what is narrated
("Goodbye, she said") and the lines of a play ("MARA: Goodbye") take no leave: they
are a story's. A gesture is a line wholly in asterisks, brackets or the like.
"""

import re
from dataclasses import dataclass

from bot.evidence.endings import wording
from bot.evidence.endings.words import plain, words

_QUOTED = re.compile(
    r"[\"\u201c\u201e\u00ab\u300c]"
    r"[^\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]{1,400}"
    r"[\"\u201d\u201c\u00bb\u300d]"
)
_GESTURE = re.compile(
    r"^[ \t]*(?:[*_]{1,3}|[(\[<\uff08])+([^*\n]{1,100}?)"
    r"(?:[*_]{1,3}|[)\]>\uff09])+[ \t]*$",
    re.MULTILINE,
)
_CLAUSE = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\uff0c\u0964;:\n\u2014]+"
    r"|\s[-\u2013]+\s|,\s+(?=and |but |so )"
)
_PLAY = re.compile(r"^[ \t]*\**[A-Z\u00c0-\u00de][\w .'-]{0,24}\**:\**\s", re.MULTILINE)
_LONG = 16  # words: a longer clause that contains a formula does more than take leave
_ACKNOWLEDGED = 5  # words, likewise
_GESTURED = 14
_ADDRESSED = 8  # "farewell, my dear friend"
_MENTIONED = re.compile(
    r"^\W*(?:and .{1,20})?(?:is|was|means?|comes?|promises?|ist|heißt|est|es|signifie) "
)


@dataclass(frozen=True, slots=True)
class Leaving:
    """
    *parting* is the clause that announces the end, *polite* one that thanks or
    acknowledges; *beside* counts the words of everything else.
    """

    parting: str | None = None
    polite: str | None = None
    gestures: int = 0
    beside: int = 0
    asks: bool = False

    @property
    def bare(self) -> bool:
        """Leave-taking, thanks or gesture, and next to nothing else."""
        meant = self.parting or self.polite or self.gestures
        return bool(meant) and self.beside <= _SPARE and not self.asks

    @property
    def mere(self) -> bool:
        """It announces the end, whatever flourish stands around it."""
        return self.parting is not None and self.beside <= _FLOURISH and not self.asks


_SPARE = 6
_FLOURISH = 80


def leaving(text: str) -> Leaving:
    if _PLAY.search(text) or wording.NARRATING.search(plain(text)):
        return Leaving(beside=len(words(plain(text))))
    quoted = sum(len(words(plain(part))) for part in _QUOTED.findall(text))
    own = _QUOTED.sub(" ", text)
    gestures = [plain(part) for part in _GESTURE.findall(own)]
    slight = [part for part in gestures if len(words(part)) <= _GESTURED]
    clauses = [c for c in _CLAUSE.split(plain(_GESTURE.sub("\n", own))) if words(c)]
    clauses += [part for part in gestures if part not in slight]
    found = [_kind(clause) for clause in clauses]
    partings = [c for c, kind in zip(clauses, found, strict=True) if kind == "parting"]
    partings += [part for part in slight if wording.PARTING.search(part)]
    polite = [c for c, kind in zip(clauses, found, strict=True) if kind == "polite"]
    beside = [c for c, kind in zip(clauses, found, strict=True) if kind is None]
    return Leaving(
        partings[0].strip() if partings else None,
        polite[0].strip() if polite else None,
        len(slight),
        quoted + sum(len(words(clause)) for clause in beside),
        asks=any(mark in own for mark in "?\uff1f\u061f"),
    )


def _parts(clause: str, said: int) -> bool:
    """A farewell among more words than it may have is spoken of, not spoken."""
    found = wording.PARTING.search(clause)
    if not found or wording.ANNOUNCING.match(found[0]):
        return bool(found)
    more = said - len(words(found[0]))
    return more <= _ADDRESSED and not _MENTIONED.search(clause[found.end() :])


def _kind(clause: str) -> str | None:
    said = len(words(clause))
    if said <= _LONG and _parts(clause, said):
        return "parting"
    if said <= _LONG and wording.THANKS.search(clause):
        return "polite"
    if said <= _ACKNOWLEDGED and wording.ACKNOWLEDGING.match(clause.strip("* _,'")):
        return "polite"
    return None
