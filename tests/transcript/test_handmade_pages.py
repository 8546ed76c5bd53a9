"""Pages of HTML, and markdown with one in it; agents that are counted."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.undressed_page import undress_page
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

BOXED = """---
title: Of the plum
---

## About

A dialogue.

<div class="dialog">
<p class="who">Human:</p>
<p>When do I prune?</p>

<p class="who">AI:</p>
<p>In summer &amp; on a dry day. I would use <em>a saw</em>.</p>

<p class="who">Human:</p>
<p>And with canker?</p>

<p class="who">AI:</p>
<p>Below it.</p>
</div>

## Technical Details

- Model: GPT-4
- Method: by hand
"""
WHOLE = """<html>
<head><title>Plum</title>
<style>p { margin: 0 }</style></head>
<body>
<h1>Of the plum</h1>
<div class="msg"><p><strong>Ada:</strong> It is late.</p></div>
<div class="msg"><p><strong>Claude:</strong> For whom?</p>
<ul><li>the plum</li></ul></div>
<div class="msg"><p><strong>Ada:</strong> For me.</p></div>
<div class="msg"><p><strong>Claude:</strong> Then rest.</p></div>
</body>
</html>
"""
HEADED = """<h2>Claude</h2>
<p>I would cut it in <b>summer</b>.</p>
<h2>Gemini</h2>
<p>I would wait.</p>
"""


def test_a_dialogue_in_a_box_of_html_is_read() -> None:
    it = read(BOXED)
    assert said(it) == [
        ("GPT-4", "In summer & on a dry day. I would use *a saw*."),
        ("GPT-4", "Below it."),
    ]
    assert [turn.question for turn in it.turns] == [
        "When do I prune?",
        "And with canker?",
    ]
    assert any("tags of HTML" in text for *_, text in noted(it))


def test_a_whole_page_is_read() -> None:
    assert said(read(WHOLE)) == [
        ("Ada", "It is late."),
        ("Claude", "For whom?\n- the plum"),
        ("Ada", "For me."),
        ("Claude", "Then rest."),
    ]


def test_headings_of_a_page_name_voices() -> None:
    assert said(read(HEADED)) == [
        ("Claude", "I would cut it in **summer**."),
        ("Gemini", "I would wait."),
    ]


def test_what_is_read_with_its_tags_keeps_them() -> None:
    text = "# Ada\n\n**Ada:** A <p> and a </p>.\n\n**Claude:** <b>No</b>.\n\n"
    it = read(f"{text}**Ada:** So.\n\n**Claude:** Yes.\n")
    assert said(it)[0] == ("Ada", "A <p> and a </p>.")
    assert said(it)[1] == ("Claude", "<b>No</b>.")


def test_a_page_has_as_many_lines_as_before_and_code_stays() -> None:
    text = WHOLE + "```\n<p>code</p>\n```\n<style> is not closed here\n<p>End.</p>\n"
    page = undress_page(text)
    assert page is not None
    assert page.count("\n") == text.count("\n")
    assert "<p>code</p>" in page
    assert page.endswith("<style> is not closed here\nEnd.\n")
    assert "margin" not in page


AGENTS = """# A conversation

**Turns**: 1

---

**System**: You are in a conversation with another model.

**Researcher**: Hello!

**{0}**: Hello. I look forward to it.

Shall we?

**{1}**: We shall.
"""


@pytest.mark.parametrize(
    "names",
    [("Agent A", "Agent B"), ("Agent 1", "Agent 2"), ("Instance A", "Instance B")],
)
def test_agents_that_are_counted_may_speak_once_each(names: tuple[str, str]) -> None:
    it = read(AGENTS.format(*names))
    assert said(it) == [
        (names[0], "Hello. I look forward to it.\n\nShall we?"),
        (names[1], "We shall."),
    ]


def test_agents_of_which_an_answer_tells_do_not_speak() -> None:
    told = "**Agent A:** plans.\n\n**Agent B:** does."
    text = "# Talk\n\n**Ada:** Who?\n\n**Claude:** Two.\n\n{}\n\n**Ada:** So.\n\n"
    try:
        it = read(text.format(told) + "**Claude:** Yes.\n")
    except Unreadable:
        return
    assert {name for name, _ in said(it)} == {"Ada", "Claude"}
