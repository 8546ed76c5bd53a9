"""
Boxes with a title: what stands in one is told by marks at both of its ends, or by one
before each of its lines.

`<details><summary>TITLE</summary>` (HTML, GitHub), `> [!kind]- TITLE` (callouts of
Obsidian), `??? kind "TITLE"` (admonitions of MkDocs, indented below), `:::kind TITLE`
(containers of Docusaurus and VitePress, `[TITLE]` and `{title="TITLE"}` too), and the
pairs of `paired_boxes.py`. So is a comment as `gh issue view --comments` prints it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.transcript.handmade.boxes.paired_boxes import read_pair
from bot.transcript.handmade.lines.blocks import (
    closes_fence,
    is_quote,
    is_rule,
    read_fence,
    read_heading,
    strip_quote_marks,
)

_LONGEST = 400  # characters of a line that opens a box
_MOST_HEAD = 6  # lines down to the end of its title
_OPENS_DETAILS = re.compile(r"[ \t]*+<details\b[^<>]*+>", re.IGNORECASE)
_TAG_DETAILS = re.compile(r"<(?P<end>/?)details\b[^<>]*+>", re.IGNORECASE)
_SUMMARY = re.compile(
    r"<summary\b[^<>]*+>(?P<title>.*?)</summary>", re.IGNORECASE | re.DOTALL
)
_HTML = re.compile(r"</?[a-zA-Z][^<>]*+>")
_CALLOUT = re.compile(
    r" {0,3}>[ ]?\[!(?P<kind>[^\[\]\s|]{1,40})[^\[\]]{0,40}\][+-]?[ \t]*(?P<title>.*)"
)
_ADMONITION = re.compile(
    r"(?P<dent>[ ]*+)(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[\w-]{1,40})(?:[ ][\w -]{1,80})?"
    r"(?:[ ]+\"(?P<title>[^\"]*)\")?[ ]*"
)
_CONTAINER = re.compile(
    r"[ ]{0,3}(?P<mark>:{3,})[ ]*(?P<kind>[^\W\d_][\w-]{0,40}|(?=\{))"
    r"(?:\[(?P<square>[^\[\]]+)\]|[ ]*\{[^{}]*?title=\"(?P<title>[^\"]+)\"[^{}]*\}"
    r"|[ ]+(?P<plain>[^\s{\[].*))?[ ]*"
)
_AUTHOR = re.compile(r"author:\t(?P<name>\S.{0,80})")
_FIELD = re.compile(r"[a-z ]{2,20}:\t.*")
_DASHES = "--"
COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Box:
    """
    The lines from *first* up to *end*, from 0, of which those from *inner* up to
    *inner_end* are what it holds; *words* are those without the box's marks. One that
    is *open* is never closed.
    """

    kind: str
    title: str
    first: int
    end: int
    inner: int
    inner_end: int
    words: tuple[str, ...]
    is_open: bool = False


def find_boxes(
    lines: Sequence[str], is_author: Callable[[str], bool] = lambda _: False
) -> list[Box]:
    """
    The outermost ones, from the top; what stands in a code fence is none. The comments
    are those of such authors.
    """
    return list(_find(lines, is_author))


def _find(lines: Sequence[str], is_author: Callable[[str], bool]) -> Iterator[Box]:
    at, fence = 0, ""
    unclosed: set[str] = set()  # what ends a box and comes in no line below
    while at < len(lines):
        line = lines[at]
        if fence:
            fence = "" if closes_fence(line, fence) else fence
        elif (mark := read_fence(line)) is not None:
            fence = mark.mark
        elif (author := _AUTHOR.fullmatch(line)) is not None and is_author(
            author["name"]
        ):
            comment = _read_comment(lines, at, author["name"])
            yield comment
            at = comment.end
            continue
        elif len(line) <= _LONGEST and (box := _read(lines, at, unclosed)) is not None:
            yield box
            at = box.end
            continue
        at += 1


def _read(lines: Sequence[str], at: int, unclosed: set[str]) -> Box | None:
    line = lines[at]
    if line.lstrip().startswith(">"):
        return _read_callout(lines, at)
    if "<" in line and _OPENS_DETAILS.match(line) is not None:
        return _read_details(lines, at)
    if "!!!" in line or "???" in line:
        return _read_admonition(lines, at)
    if ":::" in line:
        return _read_container(lines, at, unclosed)
    paired = read_pair(lines, at, unclosed) if "[" in line or "{" in line else None
    if paired is None:
        return None
    end = paired.end
    return Box(paired.kind, paired.title, at, end, at + 1, end, paired.words)


def _read_details(lines: Sequence[str], at: int) -> Box:
    head = takewhile(lambda one: len(one) <= _LONGEST, lines[at : at + _MOST_HEAD])
    above = "\n".join(head)
    found = _SUMMARY.search(above)
    title, inner, behind = "", at + 1, ""
    if found is not None:
        title = " ".join(_HTML.sub("", found["title"]).split())
        inner = at + above.count("\n", 0, found.end()) + 1
        behind = above[found.end() :].partition("\n")[0]
    depth, fence = 0, ""
    for n in range(at, len(lines)):
        if fence:
            fence = "" if closes_fence(lines[n], fence) else fence
            continue
        if (mark := read_fence(lines[n])) is not None:
            fence = mark.mark
            continue
        for tag in _TAG_DETAILS.finditer(lines[n]):
            depth += -1 if tag["end"] else 1
            if not depth:
                return _close_details(lines, (at, inner, n), title, behind, tag)
    end = len(lines)
    return Box("details", title, at, end, inner, end, tuple(lines[inner:]), True)


def _close_details(
    lines: Sequence[str],
    places: tuple[int, int, int],
    title: str,
    behind: str,
    closing: re.Match[str],
) -> Box:
    """Words may stand behind the title, and before the tag that closes the box."""
    at, inner, last = places
    if last < inner:  # all on the title's line
        words = [_TAG_DETAILS.sub("", behind)]
        return Box("details", title, at, last + 1, at, last + 1, tuple(words))
    before = lines[last][: closing.start()]
    words = [*([behind] if behind.strip() else []), *lines[inner:last]]
    words += [before] if before.strip() else []
    first = at if behind.strip() else inner
    end = last + 1 if before.strip() else last
    return Box("details", title, at, last + 1, first, end, tuple(words))


def _read_callout(lines: Sequence[str], at: int) -> Box | None:
    match = _CALLOUT.fullmatch(lines[at])
    if match is None:
        return None
    end = at + 1
    while end < len(lines) and (is_quote(lines[end]) or _goes_on(lines, end)):
        if _CALLOUT.fullmatch(lines[end]) is not None:
            break
        end += 1
    words = strip_quote_marks(lines[at + 1 : end])
    kind, title = match["kind"], match["title"].strip()
    return Box(kind.casefold(), title or kind, at, end, at + 1, end, tuple(words))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """A paragraph may go on without the mark (CommonMark 5.1, laziness)."""
    line, before = lines[at], strip_quote_marks(lines[at - 1 : at])[0]
    if not line.strip() or not before.strip() or read_heading(line) is not None:
        return False
    return not is_rule(line) and read_fence(line) is None


def _read_admonition(lines: Sequence[str], at: int) -> Box | None:
    match = _ADMONITION.fullmatch(lines[at])
    if match is None:
        return None
    dent = match["dent"] + "    "
    end = last = at + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(dent)):
        end += 1
        last = end if lines[end - 1].strip() else last
    words = tuple(line[len(dent) :] for line in lines[at + 1 : last])
    title = match["title"] if match["title"] is not None else match["kind"]
    return Box(match["kind"].casefold(), title, at, last, at + 1, last, words)


def _read_container(lines: Sequence[str], at: int, unclosed: set[str]) -> Box | None:
    match = _CONTAINER.fullmatch(lines[at])
    if match is None or match["mark"] in unclosed:
        return None
    title = match["square"] or match["title"] or match["plain"] or match["kind"]
    mark = match["mark"]
    for n in range(at + 1, len(lines)):
        if lines[n].strip() == mark:
            words = tuple(lines[at + 1 : n])
            kind = match["kind"].casefold()
            return Box(kind, title.strip(), at, n + 1, at + 1, n, words)
    unclosed.add(mark)
    return None


def find_comment_heads(lines: Sequence[str]) -> list[range]:
    """The lines around a printed comment's words, whoever is its author."""
    heads = [
        range(at, _end_of_head(lines, at))
        for at, line in enumerate(lines)
        if _AUTHOR.fullmatch(line) is not None
    ]
    dashes = (at for at, line in enumerate(lines) if heads and line == _DASHES)
    return [*heads, *(range(at, at + 1) for at in dashes)]


def _end_of_head(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and _FIELD.fullmatch(lines[end]) is not None:
        end += 1
    return end + (end < len(lines) and lines[end] == _DASHES)


def _read_comment(lines: Sequence[str], at: int, author: str) -> Box:
    """Down to the line of dashes before the next author, or at the end."""
    end = inner = _end_of_head(lines, at)
    while end < len(lines) and not (
        lines[end] == _DASHES
        and (_AUTHOR.fullmatch("".join(lines[end + 1 : end + 2])) or _ends(lines, end))
    ):
        end += 1
    return Box(COMMENT, author, at, end, inner, end, tuple(lines[inner:end]))


def _ends(lines: Sequence[str], at: int) -> bool:
    return not any(map(str.strip, lines[at + 1 : at + 4]))
