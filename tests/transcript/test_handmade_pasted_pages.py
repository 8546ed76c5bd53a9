"""Pages of assistants that were copied whole, buttons and all."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

TABS = """boiler, both chats

=== TAB 1 chatgpt.com (o3) ===

You said:
the boiler drips

pressure is 1.2
Edit

ChatGPT said:
Thought for 9 seconds

Look at the valve first.

Copy code
echo drip

Then at the seal.

Copy
Good response
Share

You said:
seal is new

ChatGPT said:
Then the valve.

Copy
Good response
Share

ChatGPT can make mistakes. Check important info.


=== TAB 2 claude.ai ===

same story, shorter

Boiler drip

Haiku 4.5

Me
Boiler drips at 1.2 bar. What first?

Claude
The valve, with a dry cloth below it.

How old is it?

Retry

Haiku 4.5

Claude is AI and can make mistakes. Please double-check responses.

=== TAB 3 gemini ===

(only the price here)

Conversation with Gemini

price of a valve 2025

Show thinking

Typical prices:

Brass	£12
Steel	£18

Sources

so: valve first, thirty quid at most
"""
ALONE = """You said:
Why is bread brown?
ChatGPT said:
Reasoned for 4 seconds
Sugar and protein meet in the heat.

Copy
Good response
Bad response
You said:
And rye?
ChatGPT said:
Darker flour.
ChatGPT can make mistakes. Check important info.
"""


def test_pages_are_read_without_what_they_show_beside() -> None:
    it = read(TABS)
    assert said(it) == [
        ("ChatGPT", "Look at the valve first.\n\necho drip\n\nThen at the seal."),
        ("ChatGPT", "Then the valve."),
        ("Claude", "The valve, with a dry cloth below it.\n\nHow old is it?"),
        ("Gemini", "Typical prices:\n\nBrass\t£12\nSteel\t£18"),
    ]
    assert [turn.question for turn in it.turns] == [
        "the boiler drips\n\npressure is 1.2",
        "seal is new",
        "Boiler drips at 1.2 bar. What first?",
        "price of a valve 2025",
    ]
    told = [text for *_, text in noted(it)]
    assert "so: valve first, thirty quid at most" in told
    assert "(only the price here)" in told
    assert it.voices[0].model == "o3"


def test_one_page_needs_no_line_above_it() -> None:
    assert said(read(ALONE)) == [
        ("ChatGPT", "Sugar and protein meet in the heat."),
        ("ChatGPT", "Darker flour."),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Show thinking\n", ""),  # nothing parts what was asked from what came
        ("(only the price here)", "only the price here"),
        ("Then at the seal.\n", "Then at the seal.\n\nCopy\n\nOr not.\nCopy\nNo.\n"),
        ("so: valve", "so: " + "valve and " * 60),
        ("Me\n", ""),
        ("The valve, with a dry cloth below it.\n\nHow old is it?\n", ""),
    ],
)
def test_what_a_page_does_not_part_is_refused(before: str, after: str) -> None:
    assert before in TABS
    with pytest.raises(Unreadable, match=r"^line \d+: "):
        read(TABS.replace(before, after))


def test_a_remark_below_the_buttons_is_a_note_and_no_word_is_lost() -> None:
    row = "Then the valve.\n\nCopy\nGood response\nShare\n"
    text = TABS.replace(row, f"{row}\nit was.\n")
    it = read(text)
    assert said(it)[1] == ("ChatGPT", "Then the valve.")
    assert "it was." in [text for *_, text in noted(it)]


def test_a_chat_without_buttons_is_no_page() -> None:
    text = "You said:\nShall I copy it?\nChatGPT said:\nCopy\n\nand paste it.\n"
    assert said(read(text)) == [("ChatGPT", "Copy\n\nand paste it.")]


def test_words_between_two_rows_of_buttons_are_refused() -> None:
    row = "Copy\nGood response\nShare\n"
    once, twice = f"Then the valve.\n\n{row}", f"So.\n\n{row}\nOr not.\n\n{row}"
    with pytest.raises(Unreadable, match="this stands below a line of the page"):
        read(TABS.replace(once, twice))
