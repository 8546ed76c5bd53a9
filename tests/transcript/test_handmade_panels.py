"""Panels: each message begins with its speaker's name in brackets."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

PANEL = """# A panel

{0}Anna{1} Welcome. [See here](a.example) who we are.

{0}Claude{1} Good evening. (I think.)
- One: a bell.

And a second paragraph.

{0}Anna{1} {0}laughs{1} And you?

{0}AI elm{1}No lamp.
- {0}Anna{1} Why not?

{0}Claude{1} It went out.

{0}AI elm{1} So it did.
"""
BRACKETS = [("(", ")"), ("[", "]"), ("\uff08", "\uff09"), ("\u3010", "\u3011")]


@pytest.mark.parametrize(("opens", "closes"), BRACKETS)
def test_names_in_brackets_before_the_words_say_who_speaks(
    opens: str, closes: str
) -> None:
    assert said(read(PANEL.format(opens, closes))) == [
        ("Anna", "Welcome. [See here](a.example) who we are."),
        (
            "Claude",
            "Good evening. (I think.)\n- One: a bell.\n\nAnd a second paragraph.",
        ),
        ("Anna", f"{opens}laughs{closes} And you?"),
        ("AI elm", "No lamp."),
        ("Anna", "Why not?"),
        ("Claude", "It went out."),
        ("AI elm", "So it did."),
    ]


def test_what_begins_items_so_is_refused_until_it_is_said_to_be_nobody() -> None:
    panel = PANEL.format("(", ")").replace("- One:", "- (By hand) One:")
    panel = panel.replace("lamp.\n", "lamp.\n- (By hand) No.\n")
    with pytest.raises(Unreadable, match=r'line 6: .*"By hand="'):
        read(panel)
    choices = ReadingChoices(voices={"By hand": ""})
    assert "- (By hand) No." in read(panel, choices=choices).turns[3].text


def test_brackets_that_do_not_come_again_are_nobody() -> None:
    text = "(Softly) Yes.\n\n(Then) No.\n\n(Anna) Well.\n\n(Anna) Yes.\n"
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(text)
