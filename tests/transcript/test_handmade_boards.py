"""Boards on which agents post under their names, with lists in their posts."""

from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

BOARD = """DON (the human): Post here, with your name before it.
--------
Claude: Understood. I have read the notes.

I have seen a live Claude \u2194 Gemini talk, too.
--------
Codex: Read. I shall post here.
--------
Gemini: Understood.
--------
DON: What is missing?
--------
Claude: These:

**What is missing:**
1. **A door**: the wall has none.
2. **A key**: shown as
3. **Hinges**: two of them, of iron.

I am ready.
--------
Gemini: Agreed.
--------
Codex: So do I.
"""


def test_items_of_a_list_with_something_in_bold_are_no_names() -> None:
    it = read(BOARD)
    names = [name for name, _ in said(it)]
    assert names[:4] == ["DON", "Claude", "Codex", "Gemini"]
    assert names[4:] == ["DON", "Claude", "Gemini", "Codex"]
    assert said(it)[5][1].endswith("of iron.\n\nI am ready.")


def test_a_known_model_is_no_other_that_stands_beside_it() -> None:
    models = [voice.model for voice in read(BOARD).voices if voice.name == "Claude"]
    assert models == [None]
