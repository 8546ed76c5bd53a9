"""What people write below a page, into an answer, and what they do to all its lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tests.transcript.changes.changes_of_labels import Change, read_label
from tests.transcript.changes.marked_page import MarkedPage

BELOW = {
    "what was done": "I typed this from paper on a Sunday, and left nothing out.",
    "an italic line": "*Copied from two windows, not edited.*",
    "thanks": "Thanks to everybody who has read along. \N{EN DASH} M. K.",
    "a lead": "**Note:** the models did not see one another's answers.",
    "a view": "My own view: the second was better than I had thought, and I shall ask "
    "again in the autumn.",
    "an invitation": "If you want to try it yourself, the prompt stands at the top.",
}
# Within an answer, before its last paragraph; {0} is a heading deeper than the labels.
WITHIN = {
    "heading Conclusion": "{0} Conclusion",
    "heading Summary": "{0} Summary",
    "heading Notes": "{0} Notes",
    "heading In short": "{0} In short",
    "heading of its own words": "{0} What I would ask next",
    "bold Conclusion": "**Conclusion**",
    "bold Note": "**Note**",
    "bold lead": "**Note:** this is only how it looks to me.",
    "rule": "---",
    "quotation": "> What is not said is not lost.",
    "list": "- the roof\n- the gutter\n- the rain",
    "italic line": "*This is only how it looks to me.*",
    "table": "| where | what |\n|---|---|\n| roof | rain |",
    "code": "```\nroof = rain + wind\n```",
}
_RULE = re.compile(r"^---\n\n", re.MULTILINE)


def write_below(page: MarkedPage, words: str) -> MarkedPage:
    return page.with_piece(-1, f"{page.pieces[-1]}\n{words}\n")


def write_within(page: MarkedPage, at: int, words: str) -> MarkedPage:
    speech = page.speeches[at]
    above, blank, last = speech.text.rpartition("\n\n")
    if not blank:
        return page
    signs = max(len(read_label(page.label(n)).signs) for n in range(len(page.speeches)))
    own = words.format("#" * (max(2, signs) + 1))
    text = f"{above}\n\n{own}\n\n{last}"
    return page.with_speech(at, replace(speech, text=text))


def without_rules(page: MarkedPage) -> MarkedPage:
    return replace(page, pieces=tuple(_RULE.sub("", piece) for piece in page.pieces))


def double_blank_lines(text: str) -> str:
    return text.replace("\n\n", "\n\n\n")


def end_lines_with_blanks(text: str) -> str:
    return text.replace("\n", "  \n")


def end_lines_as_windows_does(text: str) -> str:
    return text.replace("\n", "\r\n")


def changes_of_words() -> Iterator[tuple[str, Change]]:
    yield "no rules", without_rules
    for write in (double_blank_lines, end_lines_with_blanks, end_lines_as_windows_does):
        yield write.__name__.replace("_", " "), partial(replace, written_as=write)
    for name, words in BELOW.items():
        yield f"below: {name}", partial(write_below, words=words)
        yield f"below a rule: {name}", partial(write_below, words=f"---\n\n{words}")
    for name, words in WITHIN.items():
        for which, at in (("first", 0), ("last", -1)):
            yield f"{name} in the {which}", partial(write_within, at=at, words=words)
