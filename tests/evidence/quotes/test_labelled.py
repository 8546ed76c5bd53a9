"""Quotations that were labelled by hand get the same labels from the check."""

import pytest

from bot.evidence.quotes.quote_report import quote
from tests.evidence.quotes.labelled import Labelled, labelled, texts

ALL = labelled()
TEXTS = texts()


@pytest.mark.parametrize("one", ALL, ids=[f"{o.text}: {o.words}" for o in ALL])
def test_a_quotation_is_labelled_as_by_hand(one: Labelled) -> None:
    row = quote(TEXTS[one.text], one.voice, one.words)
    assert (row.check, row.said_by) == (one.check, one.said_by)


def test_no_voice_is_credited_with_the_words_of_another_by_its_own_check() -> None:
    """What is labelled as said by another stands verbatim with that one."""
    for one in ALL:
        if one.said_by is not None:
            row = quote(TEXTS[one.text], one.said_by, one.words)
            assert row.check == "verbatim"
