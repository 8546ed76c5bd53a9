"""
Words that begin on a log's own line: "INFO prompt: Is a hole a thing?", "INFO gpt-4o:
It is what a thing leaves room for."
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from bot.text.wordlists import alternatives
from bot.transcript.handmade.lines.run_lines import tells_of_run
from bot.transcript.handmade.runs.log_blocks import LogBlock
from bot.transcript.handmade.runs.log_lines import LogLine, NamedModel

_FEWEST_ASKED = 3  # words of a question on one line
_FEWEST_SAID = 8  # words of what can be nothing but somebody's
_LONG = 15  # words of a line that a program hardly writes
_SEVERAL = 2
# A number, and what it counts, if anything.
_NUMBER = re.compile(
    r"(?<!\w)\d[\d.,]*+(?P<unit>[ ]?(?:m?s|sec|min|tok|[KMG]i?B|%)(?!\w))?"
)
_SAID = re.compile(r"\]?[ \t]*+(?:\([^()]*+\)[ \t]*+)?:[ \t]++(?P<said>\S.*)")
_BEFORE = re.compile(r"[\w.\[\](): \"<-]{0,120}")  # the program's parts
_MOST_BEFORE = 3  # words


def find_asked(one: LogLine) -> str:
    """What a line asks behind "prompt:", "question 1/3:"; else nothing."""
    match = _asked().search(one.message)
    said = "" if match is None or one.is_trouble else match["said"].strip("\"' ")
    return said if len(said.split()) >= _FEWEST_ASKED else ""


def find_said(one: LogLine, named: NamedModel | None) -> str:
    """What a line says behind the name of a model and a colon; else nothing."""
    if named is None or named.way is not None or one.is_trouble:
        return ""
    match = _SAID.match(one.message, named.end)
    before = one.message[: named.start]
    if match is None or not _BEFORE.fullmatch(before):
        return ""
    if len(before.split()) > _MOST_BEFORE:
        return ""
    said = match["said"]
    is_measured = tells_of_run(said) or any(n["unit"] for n in _NUMBER.finditer(said))
    is_report = is_measured and len(said.split()) < _FEWEST_SAID
    return "" if is_report else said


def add_one_liners(
    told: Sequence[LogLine],
    blocks: Sequence[LogBlock],
    named: Mapping[int, NamedModel],
    *,
    has_answers: bool,
) -> list[LogBlock]:
    """
    The blocks with the words on the lines above them, and one for each line that has
    all of them. Where the log has its answers elsewhere, a name with a colon in a line
    is only what the program tells of that model.
    """
    below = {one.opener.line: one for one in blocks if one.opener is not None}
    said = {one.line: find_said(one, named.get(one.line)) for one in told}
    long = [at for at, words in said.items() if words and _is_long(words, at, below)]
    if has_answers or len(long) < _SEVERAL:
        said = {at: words if at in below else "" for at, words in said.items()}
    added = [one for one in blocks if one.opener is None]
    for one in told:
        words = said[one.line] or find_asked(one)
        block = below.get(one.line)
        if block is None and words:
            block = LogBlock(one.line + 1, one.line + 1, opener=one)
        if block is not None:
            added.append(replace(block, said=words))
    return sorted(added, key=lambda block: block.first)


def is_left_over(one: LogLine, named: NamedModel | None) -> bool:
    """So long that it may be somebody's words, though no block holds it."""
    if one.is_trouble or tells_of_run(one.message):
        return False
    is_said = len(find_said(one, named).split()) >= _FEWEST_SAID
    return is_said or len(one.message.split()) >= _LONG


def _is_long(words: str, at: int, below: Mapping[int, LogBlock]) -> bool:
    return at in below or len(words.split()) >= _FEWEST_SAID


@cache
def _asked() -> re.Pattern[str]:
    words, _ = alternatives("program_logs", "prompts")
    return re.compile(
        rf"(?<![\w./-])(?:{words})[ \t]*(?:#?\d+(?:/\d+)?)?"
        r"[ \t]*[:=][ \t]*(?P<said>\S.*)",
        re.IGNORECASE,
    )
