"""What sums up behind the last rule: all voices, or all but the one above."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

LAST = "Both banks, on alternate days. Ask who is wet when it fails."
TEXT = """# Who owns a ford?

> Who owns a ford?

---

## Claude Opus 4

Whoever keeps it passable. A ford is a promise of the river's.

---

## DeepSeek-V3

Nobody. The water was there first, and somebody places the stones.

---

## Gemini 2.5 Pro

Both banks, on alternate days. Ask who is wet when it fails.

---

{closing}
"""


@pytest.mark.parametrize(
    "closing",
    [
        "Claude and DeepSeek are both right, and both answers leave out the mud.",
        "Of these answers DeepSeek's is the colder, Claude's the drier.",
        "All answers were given: Claude's to the keeper, DeepSeek's to nobody.",
        "Claude and DeepSeek: these two answers share one river.",
    ],
)
def test_all_but_the_voice_above_may_be_what_it_sums_up(closing: str) -> None:
    with pytest.raises(Unreadable):
        read(TEXT.format(closing=closing))


@pytest.mark.parametrize(
    "closing",
    [
        "Claude, DeepSeek and Gemini: all three answers leave out the mud.",
        "Gemini and Claude were asked by hand, and both answers came at once.",
    ],
)
def test_the_voice_above_by_its_name_is_told_of_by_somebody_else(closing: str) -> None:
    it = read(TEXT.format(closing=closing))
    assert said(it)[-1][1] == LAST
    assert closing in [note.text for note in it.notes]
