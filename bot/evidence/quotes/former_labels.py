"""
Labels that earlier versions gave where other rules decide now.

An export of theirs says what was found then, by the rules of then: that is no lie, and
is imported as it stands. What no version ever would have said is corrected.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.synthesis import Check
from bot.evidence.quotes.finding import QuoteRule
from bot.evidence.quotes.quote_report import QuoteRow

# Punctuation made a difference; only ellipses and slashes were
# breaks, and only within one turn; an article could come from anywhere.
_THEN: Mapping[QuoteRule, frozenset[Check]] = MappingProxyType(
    {
        QuoteRule.OTHER_PUNCTUATION: frozenset({Check.ALTERED, Check.NOT_FOUND}),
        QuoteRule.PIECES_AT_BREAKS: frozenset({Check.ALTERED, Check.NOT_FOUND}),
        QuoteRule.PIECES_IN_TURNS: frozenset({Check.ALTERED, Check.NOT_FOUND}),
        QuoteRule.PIECES_REORDERED: frozenset({Check.NOT_FOUND}),
        QuoteRule.OTHER_ARTICLE: frozenset({Check.SPLICED}),
        QuoteRule.PIECES_CHANGED: frozenset({Check.NOT_FOUND}),
        QuoteRule.WORDS_CHANGED: frozenset({Check.NOT_FOUND}),
    }
)


def could_be_labelled(row: QuoteRow, check: Check) -> bool:
    """Whether an earlier version could have given the quotation this label."""
    if row.said_by is not None and check is Check.NOT_FOUND:
        return True
    return check in _THEN.get(row.finding.rule, ())
