"""What a heretic and who replies to it say in the line that is asked of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.heretic.closing_lines import (
    Case,
    Reply,
    Stand,
    read_case,
    read_reply,
)

CASES = {
    "There is no case.": Case.NONE,
    "there is no case": Case.NONE,
    "**There is no case.**\n\nThe point stands, since it is about rain.": Case.NONE,
    "\n\n# There is no case!\nWhy: I looked.": Case.NONE,
    "“There is no case.”\n\nIt is about rain.": Case.NONE,
    "**“There is no case.”**": Case.NONE,
    "**“There is no case”**.": Case.NONE,
    "«There is no case».": Case.NONE,
    "- There is no case.": Case.NONE,
    "There is no case against it.": Case.NONE,
    "There is no case against point 2.": Case.NONE,
    "There is no case. It stands.": Case.NONE,
    "**There is no case.** It stands.": Case.NONE,
    "There is no case stronger than this: rain falls.": Case.UNCLEAR,
    "There is no case? There is one.": Case.UNCLEAR,
    "“There is no case,” they say, but there is.": Case.UNCLEAR,
    "“There is no case.” So they say.": Case.UNCLEAR,
    "There's no case.": Case.UNCLEAR,
    "I looked for long. There is no case.": Case.UNCLEAR,
    "Point 1: There is no case.": Case.UNCLEAR,
    "> It stands. There is no case.\n\nIt fails for children.": Case.MADE,
    "It fails for children.": Case.MADE,
    "They say there is no case, but there is.": Case.MADE,
    "I looked for long.\n\nThere is no case.": Case.UNCLEAR,
    "> There is no case.\n\nSo they say; I say there is one.": Case.MADE,
    "": Case.UNCLEAR,
    " \n\t\n": Case.UNCLEAR,
}


@pytest.mark.parametrize("text", CASES)
def test_that_there_is_no_case_is_said_in_the_first_line_or_it_is_unclear(
    text: str,
) -> None:
    assert read_case(text) is CASES[text]


UNCLEAR = Reply(Stand.UNCLEAR)
REPLIES = {
    "I thought.\n\nHeld: it is about rain.": Reply(Stand.HELD, "it is about rain."),
    "**Moved:** only where it rains": Reply(Stand.MOVED, "only where it rains"),
    "MOVED: yes\n\n": Reply(Stand.MOVED, "yes"),
    "*Held*: so": Reply(Stand.HELD, "so"),
    "Held:": Reply(Stand.HELD),
    "Held": UNCLEAR,
    "Held. It stands.": UNCLEAR,
    "I still hold it.": UNCLEAR,
    "Held: by day.\nMoved: by night.": UNCLEAR,
    "Held: by day.\nHeld: by night.": UNCLEAR,
    "Moved: a little.\n\nGood night.": UNCLEAR,
    "Held: / Moved: I cannot say": UNCLEAR,
    "> Moved: that was yours\n\nI say nothing.": UNCLEAR,
    "> Moved: that was yours\n\nHeld: mine": Reply(Stand.HELD, "mine"),
    "Not held: no": UNCLEAR,
    "Gehalten: es regnet ja.": UNCLEAR,
    "Maintenu : il pleut.": UNCLEAR,
    "Geändert: nur bei Regen.": UNCLEAR,
    "坚持:下雨。": UNCLEAR,
    "I moved once.\n\nGehalten: so bleibt es.": UNCLEAR,
    "": UNCLEAR,
}


@pytest.mark.parametrize("text", REPLIES)
def test_where_a_voice_stands_is_its_last_line_or_it_is_unclear(text: str) -> None:
    assert read_reply(text) == REPLIES[text]


@given(st.text())
def test_whatever_stands_above_the_one_line_that_is_asked_for_it_is_read(
    text: str,
) -> None:
    above = "\n".join(f"> {line}" for line in text.splitlines())
    assert read_reply(f"{above}\nHeld: still") == Reply(Stand.HELD, "still")
    assert read_case(text) in Case
