"""Pages of a wiki on which somebody keeps what voices said, in MediaWiki's marks."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.markup.wiki_markup import is_wiki, wiki_to_markdown
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

PANEL = """{{Infobox game
| number = 4
| present = Claude, Gemini, Grok
}}

'''Session 4''' was about the [[Old Mill|mill]].

== First: who owns it? ==

; Claude
: The miller's girl, since the ''second'' flood.
: She has the key.

; Gemini
: '''Nobody''', as I see it:
:* the deed is lost
:* the wheel is stuck

; Grok
: I do. Ask the ducks.

{{Note|The deed is on p. 9. --[[User:Ines|Ines]]}}

== Second: what is in it? ==

; Grok
: Flour, and a [[Ghost|ghost]] of flour.

; Claude
: It's a lease, wet through.

; Gemini
: An echo.

== Votes ==

{| class="wikitable"
! Who !! Vote
|-
| Tomas || ducks
|}

[[Category:Sessions]]
"""
BOLD = """'''The mill''' is a page of our [[Campaign|campaign]].

== Log ==

'''Claude:''' I would knock first.

'''Gemini:''' Doors are for the timid.

'''Claude:''' Then you go first.

'''Gemini:''' After you.
"""
PARTS = """{{Stub}}
'''Three answers''' to one question, see [[Talk:Mill]].

== Question ==

Shall we mend the wheel?

== Claude 3 Opus ==

Mend it. I would begin with the axle.

== Gemini 1.5 Pro ==

# Look at the axle.
# Leave it; I see no river.
"""


def test_a_name_and_the_lines_below_it_are_a_message() -> None:
    it = read(PANEL)

    assert said(it) == [
        (
            "Claude",
            "The miller's girl, since the *second* flood.\nShe has the key.",
        ),
        (
            "Gemini",
            "**Nobody**, as I see it:\n- the deed is lost\n- the wheel is stuck",
        ),
        ("Grok", "I do. Ask the ducks."),
        ("Grok", "Flour, and a ghost of flour."),
        ("Claude", "It's a lease, wet through."),
        ("Gemini", "An echo."),
    ]
    noted = "\n".join(note.text for note in it.notes)
    for told in ("number: 4", "The deed is on p. 9", "Tomas || ducks", "MediaWiki"):
        assert told in noted


def test_names_in_bold_are_labels_as_in_markdown() -> None:
    assert [voice for voice, _ in said(read(BOLD))] == ["Claude", "Gemini"] * 2
    assert said(read(BOLD))[1][1] == "Doors are for the timid."


def test_parts_with_the_names_of_models_are_voices() -> None:
    it = read(PARTS)

    assert it.question == "Shall we mend the wheel?"
    assert said(it) == [
        ("Claude 3 Opus", "Mend it. I would begin with the axle."),
        ("Gemini 1.5 Pro", "1. Look at the axle.\n1. Leave it; I see no river."),
    ]


@pytest.mark.parametrize("page", [PANEL, BOLD, PARTS])
def test_a_page_keeps_its_lines(page: str) -> None:
    assert is_wiki(page)
    assert wiki_to_markdown(page).count("\n") == page.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n## Claude\n\nA == B, and '''x''' [[y]].\n",
        "Claude: **So.** [[x]] '''y'''\n",
        "== T ==\n\nWords, and no other mark.\n",
        "> [[x]]\n\n== T ==\n",
    ],
)
def test_what_is_markdown_or_may_be_is_left_as_it_is(text: str) -> None:
    assert not is_wiki(text)


def test_a_page_that_begins_with_a_template_is_not_taken_for_json() -> None:
    with pytest.raises(Unreadable) as refused:
        read("{{Infobox\n| a = b\n}}\n\nNobody speaks here.\n")
    assert "JSON" not in str(refused.value)
    with pytest.raises(Unreadable, match="JSON"):
        read('{"a": ')
