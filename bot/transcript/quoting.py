"""
Texts as block quotes, to the last character and back. No I/O.

Only a line feed ends a line. Characters that cannot be seen and that editors and file
systems take for line ends or drop (control characters but tab, U+2028, U+2029) are
shown by stand-ins of the same length, and noted with their offsets so that the text
comes back as it was. A comment that the text opens and never closes would hide the
rest of the document from a reader on the web: its "<" is shown by a stand-in too.
"""

import re

from bot.transcript.node import Node, text, whole

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
_STAND_INS = (
    dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029), "\ufffd")
    | {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x0D: " ", 0x7F: "\u2421", 0x3C: "\u2039"}
)

Mark = list[object]  # [offset in code points, the characters that stand there]


def shown(words: str) -> str:
    """The text as it can be seen: each character, or its stand-in."""
    return _hidden(words).sub(lambda match: _stand_in(match[0]), words)


def marks(words: str) -> list[Mark]:
    """What *shown* replaced, and where, in code points."""
    return [[match.start(), match[0]] for match in _hidden(words).finditer(words)]


def restored(seen: str, noted: Node) -> str:
    """The text of which *seen* is shown; Unreadable if the notes are not its own."""
    parts: list[str] = []
    end = 0
    for mark in noted.items():
        offset, characters = _mark(mark)
        parts += seen[end:offset], characters
        if offset < end or seen[offset : (end := offset + len(characters))] != (
            _stand_in(characters)
        ):
            mark.refuse("the characters noted here do not stand in the text")
    return "".join((*parts, seen[end:]))


def quoted(words: str) -> list[str]:
    """The block quote's lines; none for the empty text."""
    if not words:
        return []
    return [f"> {line}" if line else ">" for line in shown(words).split("\n")]


def unquoted(lines: list[str]) -> str:
    return "\n".join(line[2:] for line in lines)


def _hidden(words: str) -> re.Pattern[str]:
    opened = words.rfind("<!--") > words.rfind("-->")
    return _UNSEEN_OR_OPEN if opened else UNSEEN


_UNSEEN_OR_OPEN = re.compile(f"{UNSEEN.pattern}|<(?=!--)")


def _stand_in(characters: str) -> str:
    return characters.translate(_STAND_INS)


def _mark(node: Node) -> tuple[int, str]:
    pair = node.items()
    if len(pair) != 2:  # noqa: PLR2004 - a pair
        node.refuse("an offset and characters are due here")
    return whole(pair[0]), text(pair[1])
