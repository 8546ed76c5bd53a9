"""
Boxes between a pair of marks that have a name: `[details="TITLE"]`, `[spoiler=TITLE]`
and `[quote=TITLE]` (forums), `{% details TITLE %}` and `{{< details "TITLE" >}}` (page
generators).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_BRACKETED = "details|spoiler|quote|collapse|hide"
_BLOCKS = "details|spoiler|collapsible"
_SHORT = "details|expand|collapse|notice"
_BRACKET = (
    rf"[ \t]*+\[(?P<kind>{_BRACKETED})="
    r"(?:\"(?P<title>[^\"\]]+)\"|(?P<bare>[^\"\]]+))\](?P<rest>.*)"
)
_BLOCK = (
    rf"[ \t]*+\{{%-?[ ]*(?P<kind>{_BLOCKS})"
    r"(?:[ ]++\"(?P<title>[^\"%]++)\"|[ ](?P<bare>[^\"%]++))-?%\}(?P<rest>.*)"
)
_SHORTCODE = (
    rf"[ \t]*+\{{\{{[<%][ ]*(?P<kind>{_SHORT})[ ]+(?:(?:title|summary)=)?"
    r"\"(?P<title>[^\"]+)\"(?P<bare>)[^{}]*[>%]\}\}(?P<rest>.*)"
)
_PAIRS = (
    (_BRACKET, rf"(?P<last>.*)\[/(?:{_BRACKETED})\]\s*"),
    (_BLOCK, rf"(?P<last>.*)\{{%-?[ ]*end(?:{_BLOCKS})[ ]*-?%\}}\s*"),
    (_SHORTCODE, rf"(?P<last>.*)\{{\{{[<%][ ]*/(?:{_SHORT})[ ]*[>%]\}}\}}\s*"),
)
_COMPILED = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in _PAIRS
)


class BoxPair(NamedTuple):
    """*end* is the line behind that of the closing mark."""

    kind: str
    title: str
    end: int
    words: tuple[str, ...]


def read_pair(lines: Sequence[str], at: int, unclosed: set[str]) -> BoxPair | None:
    """
    The box that begins at this line, from 0. What ends a box and comes in no line
    below is kept in *unclosed*, and not looked for again.
    """
    for opening, closing in _COMPILED:
        match = opening.fullmatch(lines[at])
        if match is None or closing.pattern in unclosed:
            continue
        kind, title = match["kind"].casefold(), match["title"] or match["bare"]
        if (closed := closing.fullmatch(match["rest"])) is not None:
            return BoxPair(kind, title.strip(), at + 1, (closed["last"],))
        for n in range(at + 1, len(lines)):
            if (closed := closing.fullmatch(lines[n])) is not None:
                words = (match["rest"].strip(), *lines[at + 1 : n], closed["last"])
                return BoxPair(kind, title.strip(), n + 1, words)
        unclosed.add(closing.pattern)
    return None
