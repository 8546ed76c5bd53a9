"""docs/record.md: each kind of act, and each option that can be chosen, is in it."""

import re

from bot.domain.act import ActKind
from bot.formats import FORMATS
from bot.host.acts.further import OF_ALL, OPTIONS
from bot.transcript.prose.choices import TOLD
from tests.docs.conftest import ROOT

RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
MADE = {"labels", "passages", "prompts", "requests", "table"}
"""What nobody chooses by these names."""


def first_cells(heading: str) -> set[str]:
    """The names in the first column of the table that begins so."""
    table = RECORD.partition(heading)[2].partition("\n\n")[0]
    cells = (row.split("|")[1] for row in table.splitlines() if row.startswith("|"))
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_every_kind_of_act_stands_in_the_document() -> None:
    assert first_cells("| kind | text | voices | options |") == set(map(str, ActKind))


def test_every_option_of_what_asks_stands_in_the_document() -> None:
    assert (
        first_cells("| option | means |\n|---|---|\n| `prompts`") | {"prompts"}
        == OPTIONS | MADE
    )


def test_every_option_that_a_format_takes_is_known() -> None:
    taken = {option for format_ in FORMATS.values() for option in format_.takes}
    assert taken | OF_ALL <= OPTIONS


def test_an_export_tells_every_option_but_texts_that_its_turns_were_given() -> None:
    told_elsewhere = {"prompts", "system", "passages", "continues", "quoted", "again"}
    told_elsewhere |= {"requests"}
    assert set(TOLD) | told_elsewhere == OPTIONS | MADE
