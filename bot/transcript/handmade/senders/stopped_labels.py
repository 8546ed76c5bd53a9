"""
Labels that a stop or a dash ends: `HAMLET. words`, `ADA.- words`, `L.C. - words`.

As printed plays and interviews have them. A stop behind a word, or a dash, stands all
over prose: the name is in capitals, or one that the document's cast has, or, before a
dash, a known model's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.transcript.handmade.cast.declared_cast import DeclaredCast
from bot.transcript.handmade.cast.member_names import is_initials
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    LineReader,
    find_labels,
    may_be_name,
)

_NAME = r"(?P<name>[^\W_][\w'\u2019&-]*+(?:[ .]{1,2}+[^\W_][\w'\u2019&-]*+){0,3}?)"
_MARKS = r"(?:\*{1,3}|__?)?"
_BESIDE = r"(?:[ ]?[*_]?[(\[](?P<beside>[^()\[\]\n]{1,80})[)\]][*_]?)?"  # a direction
_DASHED = re.compile(
    rf"[ \t]*{_MARKS}{_NAME}{_BESIDE}[ ]?(?P<stop>[.:]?){_MARKS}[ ]?"
    rf"[-\u2013\u2014]{{1,2}}{_MARKS}[ \t]+(?P<rest>\S.*)"
)
_STOPPED = re.compile(
    rf"[ \t]*{_MARKS}{_NAME}{_BESIDE}(?:,[ ](?P<told>[^\W\dA-Z][^.,:()\n]{{1,60}}))?"
    rf"\.{_MARKS}(?:[ \t]+(?P<rest>\S.*))?[ \t]*"
)
_SIGNED = re.compile(rf"[ \t]*+{_MARKS}{_NAME}{_MARKS}[ ]?[,;:(\[.\u2013\u2014-]")
_SHORTEST = 2  # letters of a name in capitals


def find_stopped(
    lines: Sequence[str], cast: DeclaredCast
) -> tuple[list[LineLabel], LineReader]:
    """Those of the form that more lines have, and what reads them."""
    forms = [partial(_read, pattern=form, cast=cast) for form in (_DASHED, _STOPPED)]
    found = [(find_labels(lines, read), read) for read in forms]
    return max(found, key=lambda one: len({label.key for label in one[0]}))


def _read(
    line: str, *, pattern: re.Pattern[str], cast: DeclaredCast
) -> LineLabel | None:
    match = pattern.fullmatch(line)
    if match is None:
        return None
    name = match["name"].strip()
    member = cast.find(name)
    is_model = pattern is _DASHED and is_known_model(Speaker(name))
    if member is None and not is_model and not _is_in_capitals(name):
        return None
    if not may_be_name(name) and member is None:
        return None
    beside = match["beside"] or match.groupdict().get("told") or ""
    label = LineLabel(-1, name, beside, rest=match["rest"] or "")
    is_whole = member is not None and is_initials(member.name)
    return replace(label, name=member.name) if member and is_whole else label


def find_unstopped(
    lines: Sequence[str], labels: Sequence[LineLabel]
) -> list[LineLabel]:
    """
    Paragraphs that begin as the *labels* do, with a speaker's name in capitals and a
    sign, and are none of them.
    """
    names = {one.name for one in labels if _is_in_capitals(one.name)}
    begun = {one.line for one in labels}
    found = []
    for at in range(labels[0].line, len(lines)) if labels and names else ():
        match = _SIGNED.match(lines[at])
        is_first = at == 0 or not lines[at - 1].strip()
        if match and match["name"] in names and is_first and at not in begun:
            found.append(LineLabel(at, match["name"]))
    return found


def _is_in_capitals(name: str) -> bool:
    letters = [sign for sign in name if sign.isalpha()]
    return len(letters) >= _SHORTEST and name.upper() == name
