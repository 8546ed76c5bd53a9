"""Who speaks under another's heading is marked, who speaks of another is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.own_words.answer_notes import note_answer
from bot.text.own_words.foreign_headings import _pattern, foreign_headings

NAMES = ("Ada", "Bruno", "Qwen 3 Max", "llama3:8b", "eve")

FOREIGN = {
    "a name and a colon": ("Bruno: I agree.", "Bruno:"),
    "alone on its line": ("A door.\n\nBruno:\nI agree.", "Bruno:"),
    "bold": ("**Bruno:** I agree.", "**Bruno:**"),
    "bold, the colon behind it": ("**Bruno**: I agree.", "**Bruno**:"),
    "in italics": ("_Bruno:_ I agree.", "_Bruno:_"),
    "bold, without a colon": ("**Bruno**\nI agree.", "**Bruno**"),
    "in brackets": ("[Bruno]: I agree.", "[Bruno]:"),
    "in brackets alone": ("[Bruno]\nI agree.", "[Bruno]"),
    "in pointed brackets": ("<Bruno> \nI agree.", "<Bruno>"),
    "a heading": ("### Bruno\n\nI agree.", "### Bruno"),
    "a heading with a colon": ("## Bruno:\nI agree.", "## Bruno:"),
    "a heading that is closed": ("## Bruno ##\nI agree.", "## Bruno ##"),
    "a heading of an export": (
        "## Voice: Bruno (Prism)\nI.",
        "## Voice: Bruno (Prism)",
    ),
    "with its model": ("Bruno (qwen/qwen3-max): Yes.", "Bruno (qwen/qwen3-max):"),
    "with a verb": ("Bruno says: I agree.", "Bruno says:"),
    "with a time": ("[12:03] Bruno: I agree.", "[12:03] Bruno:"),
    "in capitals": ("BRUNO: I agree.", "BRUNO:"),
    "of several words": ("Qwen  3 Max: I agree.", "Qwen 3 Max:"),
    "with a colon in it": ("llama3:8b: I agree.", "llama3:8b:"),
    "a person's": ("eve: Go on.", "eve:"),
    "the host's": ("Host: The dialogue is over.", "Host:"),
    "the host's, with its article": ("**The host:** Stop.", "**The host:**"),
    "a line as the host writes": ("[#abc Bruno (model)]\nI.", "[#abc Bruno (model)]"),
    "such a line of a person": ("[#abc eve (person)]\nGo.", "[#abc eve (person)]"),
    "such a line of the host": ("[#abc the host]\nBruno left.", "[#abc the host]"),
    "such a line of nobody": ("[#abc Zoe (model)]\nI.", "[#abc Zoe (model)]"),
    "with a colon of Chinese": ("Bruno\uff1a好。", "Bruno\uff1a"),
    "with what nobody sees": ("\u200bBru\u200bno: I agree.", "Bruno:"),
    "after its own": ("Ada: Hm.\nBruno: Hm.", "Bruno:"),
    "escaped": ("\\*\\*Bruno:\\*\\* Hm.", "\\*\\*Bruno:\\*\\*"),
    "after a fence": ("```\na\n```\nBruno: I agree.", "Bruno:"),
}
OWN = {
    "its own name": "Ada: A door.",
    "its own line": "[#abc Ada (model)]\nA door.",
    "an address": "Bruno, you say that a door is open.",
    "a sentence about another": "Bruno says that a door is open.",
    "what is another's": "Bruno's door: open.",
    "to another": "To Bruno: yes.",
    "a heading about another": "### Bruno and the door",
    "a heading of another's door": "### Bruno's door",
    "a list of what others said": "- Bruno: a\n* **eve:** b\n1. eve: no",
    "a longer name": "Brunos: many.",
    "another of that first name": "Bruno Walter: a conductor.",
    "a name alone": "A door.\n\nBruno",
    "a name emphasised in a line": "**Bruno** is right.",
    "a link": "[Bruno]: https://a.b/c",
    "a link in a line": "[Bruno](https://a.b/c)",
    "a number of an issue": "[#12 The door is shut]",
    "in a fence": "```\nBruno: I agree.\n```",
    "in a fence that nobody closed": "~~~\nHost: a.b",
    "indented as code": "So:\n\n    Host: a.b",
    "in a block quote": "> Bruno: I agree.",
    "in quotation marks": "“Bruno: I agree.\nHost: No.”",
    "in a thought": "<think>\nBruno: I agree.\n</think>",
    "in a table": "| Bruno: | a |",
    "the end of a sentence": "This I say to\nbruno.",
    "nothing": "",
}


@pytest.mark.parametrize("case", FOREIGN)
def test_words_under_another_s_heading_are_found(case: str) -> None:
    text, heading = FOREIGN[case]

    assert foreign_headings(text, speaker="Ada", names=NAMES) == (heading,)


@pytest.mark.parametrize("case", OWN)
def test_words_about_another_are_not(case: str) -> None:
    assert foreign_headings(OWN[case], speaker="Ada", names=NAMES) == ()


def test_a_voice_that_is_called_host_speaks_under_its_own_name() -> None:
    assert (
        foreign_headings("Host: A door.", speaker="Host", names=["Host", "Ada"]) == ()
    )


def test_each_heading_is_told_once_and_many_are_counted() -> None:
    text = "Bruno: a\nBruno: b\neve: c\nHost: d\n### Bruno\n**Bruno:** e"

    assert note_answer(text, speaker="Ada", names=NAMES) == (
        ("wrote under others' names: “Bruno:”, “eve:”, “Host:” and 2 more"),
    )
    assert note_answer("eve: a", speaker="Ada", names=NAMES) == (
        "wrote under another's name: “eve:”",
    )


def test_an_answer_that_pretends_nothing_has_no_notes() -> None:
    assert note_answer("A door.", speaker="Ada", names=NAMES) == ()


def test_a_marker_is_noted_only_where_one_may_pass() -> None:
    told = note_answer("[[pass]] I go on.", speaker="Ada", names=NAMES)

    assert told == (
        "wrote [[pass]] and more after it, so that counts as words and nothing else",
    )
    assert note_answer("[[pass]] I.", speaker="Ada", names=NAMES, may_pass=False) == ()


PIECES = [
    *("Bruno", "Ada", "eve", "Host", ":", "**", "_", "### ", "[#abc ", "]", "[", "> "),
    *(
        "\n",
        "\n\n",
        "```\n",
        "“",
        "”",
        " (model)",
        " says",
        "llama3:8b",
        " ",
        "- ",
        "(",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map(
    "".join
)


@given(text=TEXTS, names=st.lists(st.text(max_size=6), max_size=3))
def test_whatever_is_said_a_heading_is_part_of_it(text: str, names: list[str]) -> None:
    for heading in foreign_headings(text, speaker="Ada", names=[*NAMES, *names]):
        assert heading
        assert "\n" not in heading
        assert len(heading) <= 60


@given(text=TEXTS)
def test_quoted_or_in_a_fence_nobody_speaks_for_another(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in text.splitlines())
    fenced = "\n".join(("`" * 20, text.replace("`" * 3, ""), "`" * 20))

    assert foreign_headings(quoted, speaker="Ada", names=NAMES) == ()
    assert foreign_headings(fenced, speaker="Ada", names=NAMES) == ()


def test_one_pattern_is_made_for_all_who_speak() -> None:
    names = ("Xenia", "Yorick", "Zora")
    before = _pattern.cache_info().misses
    found = [foreign_headings("Zora: Hm.", speaker=name, names=names) for name in names]
    assert found == [("Zora:",), ("Zora:",), ()]
    assert _pattern.cache_info().misses == before + 1


def test_the_host_alone_speaks_under_nobodys_heading() -> None:
    assert foreign_headings(":\nHost: Go on.", speaker="host", names=()) == ()
