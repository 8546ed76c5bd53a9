"""
A text as it is compared: without its dress, and with the way back.

Left out: emphasis (`*`, `_` at the edges of words, `~~`, backticks), backslashes that
escape punctuation, block-quote marks, invisible characters. Made one: quotation marks
and apostrophes, dashes and ellipses with the space around them, white space with line
breaks, upper and lower case, and characters that Unicode holds to be the same in
another form (NFKD, but superscripts, fractions and circled figures, which mean
something else, stay what they are).
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from typing import Literal

_GONE = "\uffff"  # no character (Unicode 23.7): stands where one was left out
# As it stands between the brackets of a regular expression.
_DASHES = r"\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\-"
_QUOTES = (
    "\"'\u00ab\u00bb\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
    "\u2032\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\uff07\uff62\uff63"
    "\u02bc\u300a\u300b\u3008\u3009"
)
_LIGATURES = MappingProxyType({"œ": "oe", "æ": "ae"})  # which Unicode holds for letters
_OTHER_MEANING = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")

_QUOTE_MARK = re.compile(r"(?m)^[ \t]{0,3}(?:>[ \t]?)+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_MARKS = re.compile(r"\*+|_+|~~+|`+")
_ELLIPSIS = re.compile(r"[.\u2026]{2,}|\u2026")
_QUOTE_RUN = re.compile(f"[{_QUOTES}]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]+"
)
_DASH = re.compile(f"[{_DASHES}]")
_BLANK = rf"[\s{_GONE}{_DASHES}\u2026]"
# A space alone is what it becomes. One class begins it: so it is looked for quickly.
_GAP = re.compile(rf"{_BLANK}(?:{_BLANK}+|(?<! ))")


@dataclass(frozen=True, slots=True)
class Folded:
    """*text* is what is compared; *ends* is, for each original character, its end."""

    text: str
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in code points into the original of text[start:end], not empty."""
        return bisect_right(self.ends, start), bisect_right(self.ends, end - 1) + 1

    def at(self, offset: int) -> int:
        """Where the folded text has come to at an offset into the original."""
        return self.ends[offset - 1] if offset else 0


class _Forms(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _form(chr(code))
        return form


@cache
def _forms() -> _Forms:
    """Kept for all texts: there are no more of them than characters."""
    return _Forms()


def fold(text: str) -> Folded:
    """The text folded; linear in its length."""
    masked = _mask(text)
    if masked.isascii():
        return Folded(masked.lower(), range(1, len(masked) + 1))
    forms = _forms()
    folded = masked.translate(forms)
    # A character is left out, or has one or more: then as many are one each.
    if len(folded) == len(masked) and _GONE not in masked:
        return Folded(folded, range(1, len(masked) + 1))
    sizes = map(len, map(forms.__getitem__, map(ord, masked)))
    return Folded(folded, array("q", accumulate(sizes)))


def folded_text(text: str) -> str:
    """Only what is compared, without the way back: several times as quick."""
    masked = _mask(text)
    # Nothing was left out, and of these letters the small ones are the folded ones.
    return masked.lower() if masked.isascii() else masked.translate(_forms())


def _mask(text: str) -> str:
    """As long as the text: what is left out, and what is made one, is marked."""
    masked = text
    for pattern, replacement, marks in _STEPS:
        # To look for a character is much quicker than to search for a pattern.
        if any(mark in masked for mark in marks):
            masked = pattern.sub(replacement, masked)
    if not text.isascii():
        masked = _QUOTE_RUN.sub(_one_quote, masked)
        if not masked.isascii():
            masked = _INVISIBLE.sub(_gone, masked)
    return _GAP.sub(_gap, masked)


def _form(character: str) -> str:
    if character == _GONE:
        return ""
    if character == "\u2026":
        return character
    other = unicodedata.decomposition(character).startswith(_OTHER_MEANING)
    form: Literal["NFD", "NFKD"] = "NFD" if other else "NFKD"
    small = unicodedata.normalize(form, character).casefold()
    return _LIGATURES.get(small) or unicodedata.normalize(form, small)


def _gone(run: re.Match[str]) -> str:
    return _GONE * len(run[0])


def _one(character: str, run: re.Match[str]) -> str:
    return character + _GONE * (len(run[0]) - 1)


def _one_quote(run: re.Match[str]) -> str:
    return _one("'", run)


def _one_ellipsis(run: re.Match[str]) -> str:
    return _one("\u2026", run)


def _emphasis(run: re.Match[str]) -> str:
    """Marks between blanks are no emphasis, nor are underscores within a word."""
    before = run.string[max(run.start() - 1, 0) : run.start()]
    after = run.string[run.end() : run.end() + 1]
    within = run[0][0] == "_" and before.isalnum() and after.isalnum()
    alone = not before.strip() and not after.strip()
    return run[0] if within or alone else _gone(run)


def _gap(run: re.Match[str]) -> str:
    if "\u2026" in run[0]:
        return _one("\u2026", run)
    if _DASH.search(run[0]):
        return _one("-", run)
    if run[0].strip(_GONE):
        return _one(" ", run)
    return _gone(run)


# What is masked in which order, and the characters without which there is nothing.
_STEPS = (
    (_QUOTE_MARK, _gone, ">"),
    (_ESCAPE, _gone, "\\"),
    (_MARKS, _emphasis, "*_~`"),
    (_ELLIPSIS, _one_ellipsis, ("..", "\u2026")),
    (_QUOTE_RUN, _one_quote, "'\""),
)
