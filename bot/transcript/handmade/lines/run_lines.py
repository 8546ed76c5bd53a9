"""
Lines that the program writes which lets voices speak, between their words and below
them: "== end of run == 9 blocks", "exit code 0", "error: timed out, retry 1/3".

Its form alone says nothing of a line, as voices dress their lines too; what it speaks
of says it: of blocks, retries, seconds. With both it is the program's. With one, it may
be either.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.text.wordlists import whole_words
from bot.transcript.handmade.lines.blocks import closes_fence, is_rule, read_fence

_LONGEST = 400  # characters of a line that is looked at
_SEVERAL = 2
_MOST_REPORTED = 14  # words on a speaker; who speaks of another says more
_CODE = re.compile(r"(?: {4}| {0,3}\t)")
_MARKED = re.compile(
    r"(?P<mark>={2,}+|-{2,}+|>{2,}+|<{2,}+|\*{3,}+|~{2,}+|\+{2,}+|:{2,}+|!{2,}+|%{2,}+"
    r"|[\u2500\u2501\u2550\u2014\u2013]{2,}+)[ \t]++(?P<words>[^\s=].*)"
)
_CLOSED = re.compile(
    r".*[^\s=*~+>-][ \t]*+(?:={2,}+|-{2,}+|\*{3,}+|~{2,}+|<{2,}+|\+{2,}+)"
)
_POINTED = re.compile(
    r"[\u25a0\u25cf\u25b6\u2192\u26a0\u2713\u2714\u2717]\ufe0f?[ \t]*\S"
)
_BRACKETED = re.compile(r"[\[({<\u3010].*[\])}>\u3011]")
_TAGGED = re.compile(r"[\[{<\u3010][^\[\]{}<>\u3010\u3011]{1,40}[\]}>\u3011][ \t]*\S")
_TIMED = re.compile(
    r"[\[(]?(?:\d{4}-\d\d-\d\d(?:[T ,]+\d\d:\d\d)?|\d\d?:\d\d:\d\d)[\d.,:]*+"
    r"(?:[ \t]*+(?:Z|UTC|[+-]\d\d:?\d\d))?[\])]?(?=[\s|:\u2013\u2014-]|$)"
)
_LABELLED = re.compile(
    r"[^\W\d_][\w./()-]{0,40}+(?: [\w./()-]{1,40}+){0,2}+(?::[ \t]|\uff1a|[ \t]*+=)"
)
_NUMBER_ONLY = re.compile(
    r"[^\W\d_][\w./-]{0,40}+(?: [^\W\d_]{1,40}+){0,2}+[ \t]*+[:=\uff1a]?[ \t]*+"
    r"[-+$\u20ac\u00a3~]?\d[\d.,:/]{0,20}+[ \t]*+[^\W\d_%]{0,3}%?\.?"
)


class RunLine(Enum):
    PROGRAM_S = auto()
    UNCLEAR = auto()


def judge_run_line(line: str, names: Sequence[str] = ()) -> RunLine | None:
    """None for one that has not the form. *names* are those of who speaks."""
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or _CODE.match(line) or is_rule(line):
        return None
    # Most lines have no such form, so what they tell need not be counted.
    if (timed := _TIMED.match(bare)) is not None:
        is_report = _count_told(bare[timed.end() :]) > 0
        return RunLine.PROGRAM_S if is_report else RunLine.UNCLEAR
    if _MARKED.match(bare) is not None:
        return _judge_marked(bare)
    is_named = bare.startswith(tuple(names))
    if is_named or _is_weakly_dressed(bare):
        return _judge_dressed(bare, is_named=is_named)
    return RunLine.UNCLEAR if _is_report(bare) else None


def _judge_marked(bare: str) -> RunLine | None:
    told, is_framed = _count_told(bare), _is_framed(bare)
    is_sure = told >= _SEVERAL and (_has_number(bare) or is_framed)
    if is_sure or (told and bare[0] == "="):
        return RunLine.PROGRAM_S
    return RunLine.UNCLEAR if told or is_framed else None


def _judge_dressed(bare: str, *, is_named: bool) -> RunLine | None:
    told, has_number = _count_told(bare), _has_number(bare)
    if is_named and len(bare.split()) > _MOST_REPORTED:
        return None
    if told >= _SEVERAL and has_number:
        return RunLine.PROGRAM_S
    is_either = not is_named and told and (has_number or told >= _SEVERAL)
    return RunLine.UNCLEAR if is_either else None


def tells_of_run(text: str) -> bool:
    """It has a word for what programs count and report, and a number."""
    return any(map(str.isdigit, text)) and _count_told(text[:_LONGEST]) > 0


def find_run_lines(
    lines: Sequence[str], names: Sequence[str] = ()
) -> dict[int, RunLine]:
    """
    By their numbers from 0. What stands in a code fence is left alone; in one that is
    never closed it may be either.
    """
    found: dict[int, RunLine] = {}
    closed, opened = _find_fenced(lines)
    before = None
    for at, line in enumerate(lines):
        kind = None if at in closed else judge_run_line(line, names)
        if kind is RunLine.UNCLEAR and before is RunLine.PROGRAM_S:
            kind = RunLine.PROGRAM_S  # one report of several lines
        if kind is not None and opened is not None and at > opened:
            kind = RunLine.UNCLEAR
        if kind is not None:
            found[at] = kind
        before = kind
    return found


def _find_fenced(lines: Sequence[str]) -> tuple[set[int], int | None]:
    """The lines in code fences, and the last one that opens one and is not closed."""
    fenced: set[int] = set()
    start, mark = 0, ""
    for at, line in enumerate(lines):
        if mark:
            if closes_fence(line, mark):
                fenced.update(range(start, at + 1))
                mark = ""
        elif (fence := read_fence(line)) is not None:
            start, mark = at, fence.mark
    return fenced, start if mark else None


def _is_weakly_dressed(bare: str) -> bool:
    """As a voice's own stage directions and lists may be."""
    forms = (_TAGGED.match, _POINTED.match, _BRACKETED.fullmatch)
    return any(form(bare) is not None for form in forms)


def _is_framed(bare: str) -> bool:
    """Marks on both sides, or such as nobody writes before words of his own."""
    match = _MARKED.fullmatch(bare)
    if match is None:
        return False
    if match["mark"][0] == "*":
        return bare[len(match["mark"])] in " \t"
    return match["mark"][0] == "=" or _CLOSED.fullmatch(bare) is not None


def _count_told(bare: str) -> int:
    words = {
        found.casefold() for found in whole_words("maker_lines", "runs").findall(bare)
    }
    return len(words)


def _is_report(bare: str) -> bool:
    """A label that speaks of the run: "exit code 0", "error: timed out, retry 1/3"."""
    if whole_words("maker_lines", "runs").match(bare) is None:
        return False
    if _NUMBER_ONLY.fullmatch(bare) is not None:
        return True
    if not _has_number(bare) or _LABELLED.match(bare) is None:
        return False
    return _count_told(bare) >= _SEVERAL


def _has_number(bare: str) -> bool:
    return any(map(str.isdigit, bare))
