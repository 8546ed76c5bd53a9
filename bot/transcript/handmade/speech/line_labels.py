"""
Lines that begin with who speaks: `**NAME:** words`, `NAME: words`, `<name> words`.

Which of these a document uses is decided for the whole of it (`supported_names.py`); a
line that only looks like one is a voice's own.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.blocks import closes_fence, read_fence
from bot.transcript.handmade.lines.labels import read_label
from bot.transcript.handmade.lines.other_languages import with_plain_colon

_LONGEST_NAME = 60  # characters
_LONGEST_EXPORTED = 90
_MOST_WORDS = 5
_OPENS, _WITHIN = 1, 2
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ ][AP]M)?"
_TIME = (
    r"(?:[\[(](?P<time>[\dT:.,/ +Z-]{4,32})[\])][ \t]*+"
    rf"|(?P<day>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?[ ]{_CLOCK})[ ]-[ ])?"
)
# Behind a name: `[2025-09-23 11:40]`, ` — *2026-02-04*`, ` · 10:02`.
_GIVEN = r"\d[\dT:.,/ +Z-]{3,31}(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ]UTC)?"
_STAMP = (
    r"(?:[ \t]*+(?:[-\u2013\u2014·|@,][ \t]*+)?[*_]{0,2}[\[(]?"
    rf"(?P<stamp>{_GIVEN})[\])]?[*_]{{0,2}}(?=[ \t]*(?::|$)))?"
)
_OPENING = ("-", "*", "(", "[", "\uff08", "\u3010")
_DASH = "[-\u2013\u2014]"
# A direction in brackets, or in italics before a colon.
_BRACKETS = r"(?:[ \t]*+[*_]{0,3}[(\[](?P<beside>[^()\[\]\n]{1,200})[)\]][*_]{0,3})?"
_SLANTED = (
    r"(?:,?[ \t]*(?P<slant>[*_])(?P<slanted>[^*_:()\n]{1,120})(?P=slant)"
    r"(?=[ \t*]*+[:.]))?"
)
_BOLD = re.compile(
    rf"{_TIME}(?P<mark>\*\*\*?|__)"
    r"(?P<name>(?:[^*_:\n(\[]|(?<=[^\W_])_(?=[^\W_])){1,80}?)"
    rf"(?:[ \t]*[(\[](?P<within>[^()\[\]\n]{{1,200}})[)\]])?"
    rf"[ \t]*(?P<inner>[:.]?)(?P=mark){_STAMP}{_BRACKETS}{_SLANTED}"
    r"[ \t]*(?:\*{0,3}(?P<outer>:)(?:\*\*(?!\*))?|(?P<stop>\.))?"
    r"(?:[ \t]+(?P<rest>\S.*))?[ \t]*"
)
_PLAIN = re.compile(
    rf"{_TIME}(?P<name>[^\s:*_>#|<\[(`\"'-][^:\n(\[]{{0,79}}?)"
    rf"{_BRACKETS}[ \t]*:(?:[ \t]+(?P<rest>\S.*))?[ \t]*"
)
_IRC = re.compile(
    rf"{_TIME}(?:(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)[ \t]+)?"
    r"<[ ]?[@+%~&]?(?P<name>[\w\[\]\\^{}|`.-]{1,40}+(?: [\w.-]{1,20}+){0,2})>"
    r"[ \t]+(?P<rest>\S.*)"
)
_PASTED = re.compile(
    r"\[(?P<name>[^\[\]\d:][^\[\]:]{0,58}?)[ \t]*[-\u2013\u2014|@,][ \t]*"
    r"(?P<time>\d[\dT:.,/ +Z-]{3,31})\](?:[ \t]+(?P<rest>\S.*))?[ \t]*"
)
# "(Ada) words", in brackets of four kinds; no link, and no reference.
_BRACKETED = re.compile(
    r"(?P<item>[-*][ \t]+)?(?:[(\uff08](?P<name>[^()\uff08\uff09:\n]{1,60})[)\uff09]"
    r"|\[(?P<square>[^\[\]:\n]{1,60})\](?![(\[:])|\u3010(?P<thick>[^\u3011:\n]{1,60})"
    r"\u3011)[ \t]*+(?P<rest>\S.*)"
)
_BARE = re.compile(r"[^\W\d_][\w.+-]*+(?: [^\W_a-z][\w.+-]*+){0,3}[ \t]*")
_CAPITALS = re.compile(
    r"(?P<name>[^\W\d_][\w-]{1,30}+(?:[ .][\w-]{1,20}+){0,3}?)"
    r"(?:[ ]\((?P<beside>[^()\n]{1,40})\))?[ ]?(?P<end>[:.]?)"
)
# "H. Marchetti", "Dr. Weiss", "J.-P. Sartre"
_TITLED = re.compile(
    r"[^\W\d_]{1,4}\.(?:[ -]?[^\W\d_]{1,4}\.)?[ ]?[^\W\d_][\w'\u2019-]+"
    r"(?: [^\W\d_][\w-]+)?"
)
_MARKED = re.compile(r"\*\*|__|`|^\d{1,3}[.)][ ]")
_DASHED = re.compile(r"^[\u2014\u2013][ \t]+")
# As chats are exported: "Ada \u2014 Today at 9:14 AM", "Ada  APP  9:15 AM",
# "Ada, [11.02.2026 09:14]"; each by itself.
_CLOCKED = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp][Mm])?"
_EXPORTED = re.compile(
    r"(?P<name>[^\W_][^:,\n\[\]\u2014]{0,40}?)(?:[ \t]+(?:BOT|APP))?"
    rf"(?:,[ ]\[(?P<time>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?[ ]{_CLOCKED})\]"
    r"|[ ]\u2014[ ](?P<day>(?:[^\W\d_][^\d:\n]{1,20}|[\d./-]{6,10},?[ ])"
    rf"{_CLOCKED})"
    rf"|[ \t]{{2,4}}(?P<clock>{_CLOCKED}))[ \t]*"
)
_STATUS = re.compile(
    r"(?:\[[\d:. ]{4,20}\][ \t]*|\d{1,2}:\d{2}[ \t]+)?(?:\*{1,3}|-!-)[ \t]+\S.*"
    r"|---[ \t](?:[Ll]og|[Dd]ay)[ \t].*|Session (?:start|close|ident|time)\b.*"
)
_STAMPED = re.compile(
    r"[\u200e\u202f\ufeff]?(?:[\[(][\dT:.,/ +Z\u202fAPMapm-]{4,32}[\])]"
    rf"|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?[ ]{_CLOCK}[ ]-)[ \t]+(?P<rest>\S.*)"
)
_BEFORE = 60  # characters before a colon


@dataclass(frozen=True, slots=True)
class LineLabel:
    """
    On the line *line*, from 0: a *name*, what stands in brackets *beside* it, a *time*,
    and the words that begin on the same line. *is_bare*: nothing but the name is there.
    *behind* is what stands beside it as written, where that is behind the colon and
    words follow: they may begin with it.
    """

    line: int
    name: str
    beside: str = ""
    time: str = ""
    rest: str = ""
    is_bare: bool = False
    behind: str = ""

    def with_behind_said(self) -> "LineLabel":
        """What stands behind the colon is the beginning of the words."""
        return replace(self, beside="", behind="", rest=f"{self.behind} {self.rest}")

    @property
    def key(self) -> str:
        return _stem(self.name)


LineReader = Callable[[str], LineLabel | None]


def read_bold(line: str) -> LineLabel | None:
    """`**NAME**` alone, or with a colon, or with a direction in brackets."""
    return _read_bold(line, may_be_name, are_stopped=False)


def read_as_label(line: str, may_be: Callable[[str], bool]) -> LineLabel | None:
    """In bold or plain, of a name that *may_be* one."""
    return _read_bold(line, may_be, are_stopped=False) or _read_plain(line, may_be)


def read_bold_capitals(line: str) -> LineLabel | None:
    """The same, and `**NAME**. words` of a name in capitals, as plays have it."""
    return _read_bold(line, may_be_name, are_stopped=True)


def _read_bold(
    line: str, may_be: Callable[[str], bool], *, are_stopped: bool
) -> LineLabel | None:
    line = with_plain_colon(line.strip())
    match = _BOLD.fullmatch(line.strip()) if line[:1] in ("*", "_", "[", "(") else None
    if match is None or not may_be(match["name"]):
        return None
    rest = match["rest"] or ""
    beside = match["within"] or match["beside"] or match["slanted"]
    is_play = are_stopped and match["name"].isupper()
    is_stopped = match["stop"] and (beside or is_play)
    has_colon = bool(match["inner"] or match["outer"] or is_stopped)
    if (rest and not has_colon) or (match["stop"] and not is_stopped):
        return None  # words in bold at the beginning of a sentence
    label = _label(match, beside)
    if match["inner"] == "." or match["stop"]:  # "**NAME.** \u2014 words"
        label = replace(label, rest=_DASHED.sub("", label.rest))
    is_behind = match["inner"] == ":" and match["beside"] and not match["within"]
    if not (rest and is_behind) or match["stamp"] or match["outer"]:
        return label
    colon = match.end("inner") + len(match["mark"])
    return replace(label, behind=match.string[colon : match.start("rest")].strip())


def read_plain(line: str) -> LineLabel | None:
    """`NAME: words`, `Q: words`, `A (Model): words`."""
    return _read_plain(line, may_be_name)


def _read_plain(line: str, may_be: Callable[[str], bool]) -> LineLabel | None:
    line = with_plain_colon(line)
    match = _PLAIN.fullmatch(line.rstrip()) if ":" in line[:160] else None
    if match is None or not may_be(match["name"]):
        return None
    return _label(match, match["beside"])


def read_irc(line: str) -> LineLabel | None:
    """`<name> words`, behind a time or without one."""
    match = _IRC.fullmatch(line.rstrip()) if "<" in line[:40] else None
    return None if match is None else _label(match, "")


def read_pasted(line: str) -> LineLabel | None:
    """`[NAME - 10:02] words`, or a line that is a name and nothing else."""
    if line[:1] == "[":
        match = _PASTED.fullmatch(line.rstrip())
        return None if match is None else _label(match, "")
    if len(line) > _LONGEST_NAME or _BARE.fullmatch(line) is None:
        return None
    return LineLabel(-1, line.strip(), is_bare=True)


def read_exported(line: str) -> LineLabel | None:
    """A name and a time on a line of their own, as chats are exported."""
    match = _EXPORTED.fullmatch(line) if len(line) <= _LONGEST_EXPORTED else None
    if match is None or len(match["name"].split()) > _MOST_WORDS:
        return None
    return _label(match, "")


def read_capitals(line: str) -> LineLabel | None:
    """A name in capitals that has its line for itself, with a colon or without one."""
    bare = with_plain_colon(line).strip()
    match = _CAPITALS.fullmatch(bare) if len(bare) <= _LONGEST_NAME else None
    if match is None or not match["name"].isupper() or not may_be_name(match["name"]):
        return None
    name = (
        match["name"]
        if match["beside"] is None
        else match[0][: match.end("beside") + 1]
    )
    return LineLabel(-1, name, is_bare=not match["end"])


def read_bracketed(line: str) -> LineLabel | None:
    """`(NAME) words`, in round or square brackets; bare in an item of a list."""
    match = _BRACKETED.fullmatch(line.rstrip()) if line[:1] in _OPENING else None
    name = match and (match["name"] or match["square"] or match["thick"])
    if match is None or not name or not may_be_name(name):
        return None
    is_item = match["item"] is not None
    return LineLabel(-1, name.strip(), rest=match["rest"], is_bare=is_item)


def find_bracketed(lines: Sequence[str]) -> list[LineLabel]:
    """In items of lists those whose names begin other lines too, or come again."""
    found = find_labels(lines, read_bracketed)
    solid = {one.key for one in found if not one.is_bare}
    often = Counter(one.key for one in found)
    return [
        replace(one, is_bare=one.key not in solid)
        for one in found
        if one.key in solid or often[one.key] > 1
    ]


def find_exported(lines: Sequence[str]) -> list[LineLabel]:
    """All, if each stands right above words, and a name comes again."""
    found = find_labels(lines, read_exported)
    often = Counter(one.key for one in found)
    begun = {one.line for one in found}
    are_said = all(
        one.line + 1 not in begun
        and "".join(lines[one.line + 1 : one.line + 2]).strip()
        for one in found
    )
    return found if are_said and max(often.values(), default=0) > 1 else []


def is_irc_status(line: str) -> bool:
    """`* name waves`, `*** name has joined`: no words of anybody."""
    return _STATUS.fullmatch(line.strip()) is not None


def read_stamped(line: str) -> str | None:
    """What stands behind the time with which the line begins; None without any."""
    match = _STAMPED.fullmatch(line.rstrip())
    return None if match is None else match["rest"]


def names_somebody(words: str) -> bool:
    """A colon stands in it as behind a name."""
    return ": " in with_plain_colon(words)[:_BEFORE]


def find_labels(
    lines: Sequence[str], read: LineReader, first: int = 0
) -> list[LineLabel]:
    """Those outside of closed code fences; one may open right behind a label."""
    found = [read(line) if line else None for line in lines]
    if not any(found):
        return []
    shown = [
        label.rest if label is not None and read_fence(label.rest) else line
        for label, line in zip(found, lines, strict=True)
    ]
    fenced = find_fenced(shown)
    return [
        replace(label, line=at)
        for at, label in enumerate(found)
        if label is not None and at >= first and fenced[at] != _WITHIN
    ]


def find_bare_above(
    above: Sequence[LineLabel], names: Collection[str], lines: Sequence[str]
) -> list[LineLabel]:
    """Bare names of those who speak, with words right below them."""
    begun = {one.line for one in above}
    return [
        one
        for one in above
        if one.is_bare
        and one.key in names
        and one.line + 1 not in begun
        and "".join(lines[one.line + 1 : one.line + 2]).strip()
    ]


def find_fenced(lines: Sequence[str]) -> bytearray:
    """For each line whether it opens a code fence that is closed, or is within one."""
    fenced = bytearray(len(lines))
    marks = [at for at, line in enumerate(lines) if read_fence(line) is not None]
    until = -1
    for n, at in enumerate(marks):
        fence = read_fence(lines[at])
        if at <= until or fence is None:
            continue
        # Of the next fences one closes it, or it was forgotten.
        later = marks[n + 1 : n + 3]
        until = next((e for e in later if closes_fence(lines[e], fence.mark)), at)
        if until > at:
            fenced[at : until + 1] = bytes((_OPENS, *[_WITHIN] * (until - at)))
    return fenced


def _label(match: re.Match[str], beside: str | None) -> LineLabel:
    groups = match.groupdict()
    kinds = ("time", "day", "stamp", "clock")
    time = next((found for kind in kinds if (found := groups.get(kind))), "")
    name = match["name"].strip(" \t.,")
    return LineLabel(-1, name, (beside or "").strip(), time, groups.get("rest") or "")


def may_be_name(words: str) -> bool:
    bare = words.strip()
    if not bare or len(bare) > _LONGEST_NAME or len(bare.split()) > _MOST_WORDS:
        return False
    if not (bare[0].isalnum() and (bare[0].isupper() or not bare[0].islower())):
        return _stem(bare) in names_of_parts("questions", "answers")
    if bare[0].isdigit() and not any(map(str.isalpha, bare)):
        return False
    if _MARKED.search(bare) is not None:
        return False  # "3. **Prompts**": an item of a list
    return bare.casefold() not in names_of_parts("no_names") and _is_no_sentence(bare)


def _is_no_sentence(bare: str) -> bool:
    if _TITLED.fullmatch(bare) is not None:
        return True
    if _stem(bare) in names_of_parts("questions", "answers"):
        return True
    if any(sign in bare for sign in ".!?;\u2026") and not any(map(str.isdigit, bare)):
        return bare.endswith(".") and len(bare.split()) == 1
    return read_label(f"{bare}:") is None


def _stem(name: str) -> str:
    """Of "Q2" and "Answer 3" what they count; other names as they are."""
    folded = name.casefold()
    bare = folded.rstrip("0123456789").rstrip(" .#")
    return bare if bare in names_of_parts("questions", "answers") else folded


@cache
def names_of_parts(*keys: str) -> frozenset[str]:
    return frozenset(word for key in keys for word in entries("roles", key))
