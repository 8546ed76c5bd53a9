"""A note and a table below an answer that those who made a document call theirs."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST = "Keep it open, since a well is a promise to whoever comes by at night."
SECOND = "Close it. A lid costs less than a leg, and nobody draws from it now."
THIRD = "The lid stays, and what the neighbours say does not change its price."


def document(below: str, *closing: str, part: str = "Phase") -> str:
    parts = (
        "# The well",
        f"## {part} 1: Plain",
        "**Prompt:** Shall we close the well?",
        f"**Claude's response:** {FIRST}",
        f"**Gemini's response:** {SECOND}",
        below,
        f"### {part} 2: Pressure",
        "**Prompt:** And if the neighbours laugh?",
        f"**Gemini's response:** {THIRD}",
        *closing,
    )
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "below",
    [
        "*Our note: both of them were polite.*",
        "*Unsere Anmerkung: Beide blieben höflich.*",
        "*Notre remarque : tout le monde est resté poli.*",
        "*Nota nuestra: todos fueron corteses.*",
        "*Nota nostra: tutti gentili.*",
        "*Nota nossa: ninguém se zangou.*",
        "_Onze opmerking: iedereen bleef beleefd._",
        "*Наше примечание: все были вежливы.*",
        "*Nasza uwaga: wszyscy byli uprzejmi.*",
    ],
)
def test_a_note_that_its_makers_call_theirs_is_nobody_s(below: str) -> None:
    it = read(document(below))

    assert [text for _, text in said(it)] == [FIRST, SECOND, THIRD]
    assert below in [note.text for note in it.notes]


TABLE = """| | Phase 1 | Phase 2 |
|---|---|---|
| Claude | open | firm |
| Gemini | lid | firm |"""


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Our table so far", "Phase"),
        ("Unser Stand bis hierher", "Phase"),
        ("O nosso quadro até aqui", "Fase"),
        ("Il nostro quadro", "Fase"),
        ("Nuestro cuadro", "Fase"),
        ("Onze tabel tot nu toe", "Fase"),
    ],
)
def test_a_table_of_theirs_by_the_document_s_parts_is_nobody_s(
    label: str, part: str
) -> None:
    table = TABLE.replace("Phase", part)

    it = read(document(f"**{label}:**\n\n{table}", part=part))

    assert [text for _, text in said(it)] == [FIRST, SECOND, THIRD]
    assert any(table in note.text for note in it.notes)


@pytest.mark.parametrize(
    "below",
    [
        f"**The table so far:**\n\n{TABLE}",  # a voice may draw one up
        f"**Our table so far:**\n\n{TABLE.replace('Phase 2', 'Later')}",
        f"**Our table so far:**\n\n{TABLE.replace('| Claude', '| Nobody')}",
        "*Our well: it is dry, and so I would say close it.*",
    ],
)
def test_without_both_signs_it_is_refused_or_the_voice_s(below: str) -> None:
    try:
        it = read(document(below))
    except Unreadable:
        return
    assert [text for _, text in said(it)] == [FIRST, f"{SECOND}\n\n{below}", THIRD]


FILES = "All of it lies in `well/first.json` and `well/second.json` beside this one."


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Files", "*Editor's note: the prices are real.*"),
        ("Dateien", "*Anmerkung der Redaktion: Die Preise stimmen.*"),
        ("Fichiers", "*Note de la rédaction : les prix sont réels.*"),
        ("Archivos", "*Nota nuestra: los precios son reales.*"),
        ("Danach", "Die Preise stimmen."),
    ],
)
def test_a_section_over_the_last_answer_under_a_label_may_close_the_document(
    heading: str, last: str
) -> None:
    it = read(document("", "---", f"## {heading}", FILES, last))

    assert [text for _, text in said(it)] == [FIRST, SECOND, THIRD]
    assert FILES in "\n".join(note.text for note in it.notes)


@pytest.mark.parametrize(
    "closing",
    [
        ("---", "## Files", FILES),
        ("## Files", FILES, "*Editor's note: the prices are real.*"),
        ("---", "### Files", FILES, "*Editor's note: the prices are real.*"),
        ("---", "## Files", "I think so.", "*Editor's note: the prices are real.*"),
        ("---", "## Files", "> So be it.", "*Editor's note: the prices are real.*"),
    ],
)
def test_without_its_signs_such_a_section_is_refused(closing: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable):
        read(document("", *closing))
