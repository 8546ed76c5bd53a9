"""How an answer ends: by which last line a voice passes or leaves, and by which not."""

# ruff: noqa: RUF001 - brackets of many scripts are its subject

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.own_words.act_markers import (
    AnswerEnd,
    Marker,
    misplaced_marker,
    read_end,
)

PASS, LEAVE = Marker.PASS, Marker.LEAVE

ACTS = {
    "a whole message": ("[[pass]]", "", PASS),
    "leaving": ("[[leave]]", "", LEAVE),
    "after words": ("A door.\n\n[[pass]]", "A door.", PASS),
    "on the next line": ("A door.\n[[leave]]", "A door.", LEAVE),
    "with blanks around it": ("A door.\n\n  [[pass]] \n\n ", "A door.", PASS),
    "in capitals": ("A door.\n[[PASS]]", "A door.", PASS),
    "in mixed case": ("A door.\n[[Leave]]", "A door.", LEAVE),
    "bold": ("A door.\n**[[pass]]**", "A door.", PASS),
    "in italics": ("A door.\n_[[leave]]_", "A door.", LEAVE),
    "bold and in italics": ("A door.\n***[[leave]]***", "A door.", LEAVE),
    "its word bold": ("A door.\n[[**pass**]]", "A door.", PASS),
    "at the end of what is bold": ("**A door.\n[[leave]]**", "**A door.", LEAVE),
    "escaped": ("A door.\n\\[\\[pass\\]\\]", "A door.", PASS),
    "escaped and bold": ("A door.\n**\\[\\[leave\\]\\]**", "A door.", LEAVE),
    "with blanks within": ("A door.\n[[ pass ]]", "A door.", PASS),
    "with characters that nobody sees": (
        "A door.\n\u200b[[pass]]\ufeff",
        "A door.",
        PASS,
    ),
    "after lines of Windows": ("A door.\r\n\r\n[[pass]]\r\n", "A door.", PASS),
    "of two the last": ("A door.\n[[pass]]\n[[leave]]", "A door.", LEAVE),
    "after a fence that is closed": ("```\na\n```\n[[pass]]", "```\na\n```", PASS),
    "after a longer fence": ("````\n```\n````\n[[pass]]", "````\n```\n````", PASS),
    "after a quotation": ("> A door.\n\n[[pass]]", "> A door.", PASS),
    "right after a block quote": ("> A door.\n[[pass]]", "> A door.", PASS),
    "after quotation marks": ("„A“ and “B”\n[[pass]]", "„A“ and “B”", PASS),
    "after inches": ('A 5" door.\n[[pass]]', 'A 5" door.', PASS),
    "after a thought": (
        "<think>\n[[leave]]\n</think>\nA door.\n[[pass]]",
        "<think>\n[[leave]]\n</think>\nA door.",
        PASS,
    ),
    "after the end of a thought": ("So.\n</think>\n[[pass]]", "So.\n</think>", PASS),
    "after one that is none": ("[[pass]]\nNo.\n[[leave]]", "[[pass]]\nNo.", LEAVE),
}
NEARLY = {
    "[pass]": PASS,
    "[PASS]": PASS,
    "(leave)": LEAVE,
    "((leave))": LEAVE,
    "{pass}": PASS,
    "<pass>": PASS,
    "<pass/>": PASS,
    "[/leave]": LEAVE,
    "[[pass]": PASS,
    "[[pass": PASS,
    "[[pass]].": PASS,
    "**[pass]**": PASS,
    "[pass]!": PASS,
    "[leave]…": LEAVE,
    "`[[pass]]`": PASS,
    "``[leave]``": LEAVE,
    "- [[pass]]": PASS,
    "* [[pass]]": PASS,
    "1. [[leave]]": LEAVE,
    "# [[pass]]": PASS,
    "【pass】": PASS,
    "（leave）": LEAVE,
    "［［pass］］": PASS,
    "    [[pass]]": PASS,
    "\n\n[ pass ]\n": PASS,
}
WORDS = {
    "nothing": "",
    "blanks": " \n\n ",
    "an answer": "A door.",
    "a bare word, which may be an answer": "Pass",
    "a bare word, emphasised": "**leave**",
    "a bare word with a stop": "Leave.",
    "another word": "[[passed]]",
    "a longer one": "[[pass on]]",
    "with a word beside it in its brackets": "[I pass]",
    "a word in brackets after others": "A door.\n[pass]",
    "in other brackets after words": "A door.\n(leave)",
    "in a fence": "```\n[[pass]]\n```",
    "in a fence of tildes": "~~~\n[[pass]]\n~~~",
    "in a fence after words": "A door.\n```text\n[[pass]]\n```",
    "in a fence that nobody closed": "A door.\n```\n[[pass]]",
    "in a fence whose closing is too short": "````\n```\n[[pass]]",
    "in a fence in a list": "- ```\n  [[pass]]",
    "indented as code": "A door:\n\n    [[pass]]",
    "in code after words": "A door.\n`[[pass]]`",
    "in a block quote": "> [[pass]]",
    "in a block quote after words": "A door.\n> [[pass]]",
    "in a block quote within one": "A door.\n> > [[leave]]",
    "in quotation marks": '"[[pass]]"',
    "in typographic ones": "A door.\n“[[leave]]”",
    "in those of others": "Eine Tür.\n„[[leave]]“",
    "in guillemets": "Une porte.\n«\xa0[[pass]]\xa0»",
    "in corner brackets": "門。\n「[[pass]]」",
    "the last of a quotation": "Bruno said: “A door.\n[[pass]]”",
    "in a quotation that nobody closed": "Bruno said: “A door.\n[[pass]]",
    "in a thought": "<think>\nA door.\n[[pass]]",
    "struck out": "A door.\n~~[[pass]]~~",
    "in a list": "You may:\n- [[pass]]\n- [[leave]]",
    "in a list of asterisks": "You may:\n* [[pass]]",
    "in a table": "| a |\n|---|\n| [[pass]] |",
    "a link of a wiki": "A door.\n[[pass|leave]]",
    "an old long s": "[pa\u017f\u017f]",
}
MISPLACED = {
    "with a line after it": ("[[pass]]\nA door.", "wrote [[pass]] and more after it"),
    "with words after it": ("[[leave]] A door.", "wrote [[leave]] and more after it"),
    "with a rule after it": ("A.\n[[pass]]\n---", "wrote [[pass]] and more after it"),
    "twice in a line": ("[[pass]] [[pass]]", "wrote [[pass]] and more after it"),
    "with a stop after it": ("A.\n[[pass]].", "wrote [[pass]] and more after it"),
    "within the last line": ("A door. [[leave]]", "wrote [[leave]] within a line"),
    "so, and emphasised": ("A door. **[[pass]]**.", "wrote [[pass]] within a line"),
    "with code after it": ("[[pass]]\n```\nx\n```", "wrote [[pass]] and more after it"),
}


@pytest.mark.parametrize("case", ACTS)
def test_a_last_line_that_is_a_marker_is_an_act(case: str) -> None:
    said, text, act = ACTS[case]

    assert read_end(said) == AnswerEnd(text, said.removeprefix(text), act)


@pytest.mark.parametrize("said", NEARLY)
def test_a_whole_message_that_is_nearly_a_marker_counts(said: str) -> None:
    assert read_end(said) == AnswerEnd("", said, NEARLY[said])


@pytest.mark.parametrize("said", [said for said in NEARLY if "[[" not in said])
def test_after_words_what_is_nearly_a_marker_is_words(said: str) -> None:
    assert read_end(f"A door.\n{said}") == AnswerEnd(f"A door.\n{said}")


@pytest.mark.parametrize("case", WORDS)
def test_what_only_looks_like_a_marker_is_words(case: str) -> None:
    assert read_end(WORDS[case]) == AnswerEnd(WORDS[case])
    assert misplaced_marker(WORDS[case]) is None


@pytest.mark.parametrize("case", MISPLACED)
def test_a_marker_with_text_after_it_is_no_act_and_is_told(case: str) -> None:
    said, told = MISPLACED[case]

    assert read_end(said) == AnswerEnd(said)
    assert misplaced_marker(said) == (
        f"{told}, so that counts as words and nothing else"
    )


def test_what_was_cut_off_ends_in_no_act_and_that_is_told() -> None:
    for said in ("A door.\n[[pass]]", "[[pass]]"):
        assert read_end(said, is_cut=True) == AnswerEnd(said)
        assert misplaced_marker(said, is_cut=True) == (
            "wrote [[pass]] and was cut off, so that counts as words and nothing else"
        )
    assert misplaced_marker("A door.", is_cut=True) is None


def test_a_marker_with_more_after_it_stays_told_when_another_one_ends_the_answer() -> (
    None
):
    end = read_end("[[pass]]\nNo.\n[[leave]]")

    assert end.act is LEAVE
    assert misplaced_marker(end.text) == (
        "wrote [[pass]] and more after it, so that counts as words and nothing else"
    )


PIECES = [
    *("[[pass]]", "[[leave]]", "[[PASS]]", "[pass]", "**", "_", "\\[", "]]", "[["),
    *("\n", "\n\n", "\r\n", " ", "    ", "> ", "```\n", "~~~\n", "- ", '"', "“", "”"),
    *("„", "«", "»", "「", "<think>", "</think>\n", "A door.", "通", ".", "\u200b"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map(
    "".join
)


@given(said=TEXTS, is_cut=st.booleans())
def test_text_and_marker_are_what_was_said(said: str, *, is_cut: bool) -> None:
    end = read_end(said, is_cut=is_cut)

    assert end.text + end.marker == said
    assert bool(end.marker) == (end.act is not None)
    assert not (is_cut and end.act)
    if end.act:
        assert end.act in end.marker.lower()
        assert misplaced_marker(said) is None
        assert read_end(end.text).text == end.text or not end.text.strip()


@given(said=TEXTS)
def test_with_words_after_it_nothing_is_an_act(said: str) -> None:
    assert read_end(f"{said}\n\nA door.").act is None


@given(said=TEXTS)
def test_in_a_fence_or_a_block_quote_nothing_is_an_act(said: str) -> None:
    fenced = "\n".join(("`" * 20, said.replace("`" * 3, ""), "`" * 20))
    quoted = "\n".join(f"> {line}" for line in said.splitlines())

    assert read_end(fenced).act is None
    assert read_end(quoted).act is None
