"""Notes with an arrow behind whoever answers, as people jot them down."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

JOTTED = """shed, sunday

q: what do I do with a warped door

chatgpt {0} Plane the edge that binds.
Then oil it.
(did that once already)

claude {0} Wait for a dry week.

A door moves, and you may plane too much.
(!!!!! that one)

gemini {0} - Take it off
- Weigh it down

(ask Tom about clamps)

q: and the hinges

claude {0} Brass screws, one size longer.

mistral {0} Turn each hinge round.

bought screws. door is still out there
"""


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "→", ">>"])
def test_remarks_in_brackets_and_small_letters_are_of_who_jotted_them(
    arrow: str,
) -> None:
    it = read(JOTTED.format(arrow))
    assert said(it) == [
        ("chatgpt", "Plane the edge that binds.\nThen oil it."),
        ("claude", "Wait for a dry week.\n\nA door moves, and you may plane too much."),
        ("gemini", "- Take it off\n- Weigh it down"),
        ("claude", "Brass screws, one size longer."),
        ("mistral", "Turn each hinge round."),
    ]
    assert [turn.question for turn in it.turns][2:4] == [
        "what do I do with a warped door",
        "and the hinges",
    ]
    assert [text for *_, text in noted(it)][1:] == [
        "(did that once already)",
        "(!!!!! that one)",
        "(ask Tom about clamps)",
        "bought screws. door is still out there",
    ]


def test_where_answers_begin_small_too_such_an_end_may_be_of_either() -> None:
    text = JOTTED.format("->").replace("Brass screws", "brass screws")
    with pytest.raises(Unreadable, match="line 25: this may be of whoever jotted"):
        read(text)
    large = text.replace("bought", "Bought")
    assert said(read(large))[-1][1].endswith("Bought screws. door is still out there")


def test_labels_line_by_line_are_read() -> None:
    it = read("me: Why is it blue\nclaude -> Air.\nMuch of it.\ngrok -> Light.\n"
              "It bends.\ngemini -> Both.\nTogether.\n")  # fmt: skip
    assert said(it) == [
        ("claude", "Air.\nMuch of it."),
        ("grok", "Light.\nIt bends."),
        ("gemini", "Both.\nTogether."),
    ]
    assert it.question == "Why is it blue"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            "Then oil it.",
            "Oil it.\ngrok -> Yes.",
            "line 7: “grok” stands right below",
        ),
        ("Turn each hinge round.", "", "nothing that mistral said stands behind"),
    ],
)
def test_what_may_be_another_s_is_refused(before: str, after: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(JOTTED.format("->").replace(before, after).replace("bought", "\n\nbought"))


def test_a_remark_in_brackets_that_is_the_only_one_is_refused() -> None:
    text = "Q: a word\n\nclaude -> Oak.\n\ngrok -> Elm.\n\ngemini -> Ash.\n\n{}\n"
    assert (
        said(read(text.format("It burns green.")))[-1][1] == "Ash.\n\nIt burns green."
    )
    with pytest.raises(Unreadable):
        read(text.format("(Grok's is the best of them, says Tom.)"))


def test_arrows_within_answers_are_their_own() -> None:
    text = "## Claude\n\nOak.\n\nclaude -> me\n\n## Grok\n\ngrok -> me\n\ngpt -> it\n"
    assert [name for name, _ in said(read(text))] == ["Claude", "Grok"]
