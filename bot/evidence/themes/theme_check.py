"""
What somebody read that several voices share, held against the record.

* Every passage has to stand verbatim in a turn of the voice that it is given to, and to
  say something: one content word at least, or else four words; a thousand characters at
  most.
* One passage of each voice counts, the first; two voices at least have to be left.
* What does not stand this, what stands there twice, and what is more than was asked for
  is dropped and counted. How its voices came to the rest is looked up
  (`theme_kind.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Theme, ThemePassage
from bot.evidence.quotes.quote_report import QuoteChecker, QuoteRow
from bot.evidence.themes.theme_kind import ThemeJudge
from bot.evidence.themes.theme_words import theme_stems
from bot.text.folding import fold
from bot.text.lines import shortened
from bot.text.words import words

MOST = 8
"""Themes that are asked for, and kept of one answer."""
_MOST_READ = 24  # that are looked at, in the order of the answer
_MOST_PASSAGES = 64  # of one of them
_LONGEST = 200  # characters of what it is called
_LONGEST_PASSAGE = 1000  # characters; a whole answer is no passage
_FEWEST_VOICES = 2
_FEWEST_WORDS = 4  # that say something by themselves where none is a content word


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """As it was written: *passages* are the voices as they are called, and words."""

    what: str
    passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedThemes:
    """*inexact* are the passages for which a theme was dropped, one of each."""

    themes: tuple[Theme, ...] = ()
    dropped: int = 0
    inexact: tuple[QuoteRow, ...] = ()


def check_themes(
    symposium: Symposium, drafts: Sequence[ThemeDraft], checker: QuoteChecker
) -> CheckedThemes:
    """*checker* is that of the same symposium."""
    verified: dict[tuple[ThemePassage, ...], str] = {}
    inexact: list[QuoteRow] = []
    for draft in drafts[:_MOST_READ]:
        what = shortened(draft.what, _LONGEST)
        found = _verify(symposium, draft, checker)
        if isinstance(found, QuoteRow):
            inexact.append(found)
        elif what and len(found) >= _FEWEST_VOICES and len(verified) < MOST:
            verified.setdefault(found, what)
    judge = ThemeJudge(symposium) if verified else None
    themes = tuple(
        Theme(what, judge.decide_kind(what, passages), passages)
        for passages, what in verified.items()
        if judge is not None
    )
    return CheckedThemes(themes, len(drafts) - len(themes), tuple(inexact))


def _verify(
    symposium: Symposium, draft: ThemeDraft, checker: QuoteChecker
) -> tuple[ThemePassage, ...] | QuoteRow:
    """Its passages, in the order of their turns; or the first that does not hold."""
    found: dict[VoiceName, ThemePassage] = {}
    turns = {turn.id: turn for turn in symposium.turns}
    if len(draft.passages) > _MOST_PASSAGES:
        return ()
    if any(len(said) > _LONGEST_PASSAGE for _, said in draft.passages):
        return ()
    for called, said in draft.passages:
        row = checker.judge(called, said)
        # The place is given of what is verbatim, and of nothing else.
        if row.turn is None or row.start is None or row.end is None:
            return row
        if not says_something(said):
            return ()
        place = _with_marks(turns[row.turn].text, row.start, row.end)
        found.setdefault(row.voice, ThemePassage(row.voice, row.turn, *place))
    return tuple(sorted(found.values(), key=lambda each: turns[each.turn].number))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """With the mark of emphasis that closes or opens what is emphasised at its edge."""
    if text.count("*", start, end) % 2:
        if text.startswith("*", end):
            return start, end + 1
        if text.endswith("*", 0, start):
            return start - 1, end
    return start, end


def says_something(said: str) -> bool:
    """Of a passage: it has a content word, or some words at least."""
    return bool(theme_stems(said)) or len(words(fold(said).text)) >= _FEWEST_WORDS
