"""A closing of the maker's below the only rule, and what may be the voice's own."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

TEXT = """# Bread

## The Question

What comes of it?

## The Responses

### Claude (Crust)

The crust is good.
{mid}
### Gemini (Flour)

The flour is old.

### Grok (Oven)

The oven is cold.

---

{label}

{last}
"""
DATED = "*Gespr\u00e4che vom 3. Mai 2025.*"


@pytest.mark.parametrize(
    ("label", "last"),
    [
        ("**Ausgang.** Es ging auf.", DATED),
        ("**R\u00e9sultat :** il a lev\u00e9.", "*Conversations du 3 mai 2025.*"),
        ("**Esito:** \u00e8 cresciuto.", "(Conversazioni del 3 e 4 maggio.)"),
        ("**Что стало:** хлеб.", "_Май 2025._"),
    ],
)
def test_a_closing_with_a_label_and_a_dated_line_is_the_maker_s(
    label: str, last: str
) -> None:
    it = read(TEXT.format(mid="", label=label, last=last))
    assert [words for _, words in said(it)] == [
        *("The crust is good.", "The flour is old.", "The oven is cold."),
    ]
    assert f"{label}\n\n{last}" in [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("label", "last", "mid"),
    [
        ("**Ausgang.** Es ging auf.", "*Ein Brot ist ein Haus.*", ""),
        ("**Ausgang.** Ich nahm mehr Wasser.", DATED, ""),
        ("**Bottom line:** more water.", "*In 2025 flour is dear.*", ""),
        ("**Ausgang.** Es ging auf.", DATED, "\n---\n\nAnd it holds.\n"),
    ],
)
def test_what_the_last_voice_may_close_with_is_refused(
    label: str, last: str, mid: str
) -> None:
    with pytest.raises(Unreadable, match="this may be of Grok or of whoever"):
        read(TEXT.format(mid=mid, label=label, last=last))
