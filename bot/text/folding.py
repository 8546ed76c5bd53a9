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
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

_GONE = "\uffff"  # no character (Unicode 23.7): stands where one was left out
# As it stands between the brackets of a regular expression.
_DASHES = r"\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\-"
_QUOTES = (
    "\"'\u00ab\u00bb\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
    "\u2032\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\uff07\uff62\uff63"
    "\u02bc\u300a\u300b\u3008\u3009"
)
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
_GAP = re.compile(rf"[\s{_GONE}{_DASHES}\u2026]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """*text* is what is compared; *ends* is, for each original character, its end."""

    text: str
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in code points into the original of text[start:end], not empty."""
        return bisect_right(self.ends, start), bisect_right(self.ends, end - 1) + 1

    def at(self, offset: int) -> int:
        """Where the folded text has come to at an offset into the original."""
        return self.ends[offset - 1] if offset else 0


class _Forms(dict[str, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        form = self[character] = _form(character)
        return form


def fold(text: str) -> Folded:
    """The text folded; linear in its length."""
    masked = _QUOTE_MARK.sub(_gone, text)
    masked = _ESCAPE.sub(_gone, masked)
    masked = _MARKS.sub(_emphasis, masked)
    masked = _INVISIBLE.sub(_gone, masked)
    masked = _ELLIPSIS.sub(lambda run: _one("\u2026", run), masked)
    masked = _QUOTE_RUN.sub(lambda run: _one("'", run), masked)
    masked = _GAP.sub(_gap, masked)
    forms = _Forms()
    folded = [forms[character] for character in masked]
    return Folded("".join(folded), tuple(accumulate(map(len, folded))))


def _form(character: str) -> str:
    if character == _GONE:
        return ""
    if character == "\u2026":
        return character
    other = unicodedata.decomposition(character).startswith(_OTHER_MEANING)
    form: Literal["NFD", "NFKD"] = "NFD" if other else "NFKD"
    small = unicodedata.normalize(form, character).casefold()
    return unicodedata.normalize(form, small)


def _gone(run: re.Match[str]) -> str:
    return _GONE * len(run[0])


def _one(character: str, run: re.Match[str]) -> str:
    return character + _GONE * (len(run[0]) - 1)


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
