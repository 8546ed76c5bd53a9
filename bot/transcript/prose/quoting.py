"""
Texts as block quotes, to the last character and back.

Only a line feed ends a line. Characters that cannot be seen and that editors and file
systems take for line ends or drop (control characters but tab, U+2028, U+2029) are
shown by stand-ins of the same length, and noted with their offsets so that the text
comes back as it was. Where the document is shown on the web, HTML in the text acts: a
comment hides what follows (one that seems closed is not, where its end stands outside
of the list or quote that it began in), "</blockquote>" leaves the quote, so that what
follows looks like another section, and a table or a text area takes in all the rest.
The "<" of such a tag is shown by a stand-in too; of others it stays as it is, and so do
all where they stand in code alone.
"""

import re

from bot.transcript.reading.json_reader import Node, text

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_MARK = re.compile(r"([0-9]{1,15}):((?:[0-9a-f]{4})++)")
_STAND_INS = (
    dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029), "\ufffd")
    | {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x0D: " ", 0x7F: "\u2421", 0x3C: "\u2039"}
)


def show_unseen(words: str) -> str:
    """The text as it can be seen: each character, or its stand-in."""
    return UNSEEN.sub(lambda match: _stand_in(match[0]), words)


def show_quoted(words: str) -> str:
    """The same within a block quote, which no tag of the text leaves or opens wider."""
    return _acting(words).sub(lambda match: _stand_in(match[0]), words)


def marks(words: str) -> str:
    """
    What `show_quoted` replaced, and where: "4:000d 26:0000001c" says that the
    characters from offset 4 (in code points) are U+000D, those from 26 on U+0000 and
    U+001C.
    """
    found = _acting(words).finditer(words)
    return " ".join(f"{match.start()}:{_codes(match[0])}" for match in found)


def restore_unseen(seen: str, noted: Node) -> str:
    """The text of which *seen* is shown; Unreadable if the notes are not its own."""
    parts: list[str] = []
    end = 0
    for mark in text(noted).split():
        offset, characters = _mark(mark, noted)
        after = offset + len(characters)
        if offset < end or seen[offset:after] != _stand_in(characters):
            noted.refuse(f"what {mark!r} says does not stand in the text")
        parts += seen[end:offset], characters
        end = after
    return "".join((*parts, seen[end:]))


def quote_lines(words: str) -> list[str]:
    """The block quote's lines; none for the empty text."""
    if not words:
        return []
    return [f"> {line}" if line else ">" for line in show_quoted(words).split("\n")]


def unquote_lines(lines: list[str]) -> str:
    return "\n".join(line[2:] for line in lines)


# Elements that HTML parsers do not close with the quote around them: those that take
# what follows as mere text, those that keep an end tag from what stands outside of
# them, and those whose look goes on in the next paragraph.
_TAGS = (
    "script style textarea title xmp iframe noembed noframes noscript plaintext "
    "blockquote table caption colgroup col tbody thead tfoot tr td th select template "
    "object marquee applet button svg math frameset frame html head body form "
    "a b big code em font i nobr s small strike strong tt u"
).replace(" ", "|")
_ACTING = re.compile(
    f"{UNSEEN.pattern}|<(?=!--|/?(?:{_TAGS})(?:[\\s/>]|$))",
    re.IGNORECASE | re.MULTILINE,
)


def _acting(words: str) -> re.Pattern[str]:
    # With a "<" beside the code, the code may be no code: HTML takes fences for words.
    return _ACTING if "<" in words and "<" in _outside_code(words) else UNSEEN


def _outside_code(words: str) -> str:
    """
    What no fence encloses (CommonMark 0.31, 4.5); all of it where a fence stands
    anywhere but at a line's very beginning, as in lists, where its end is hard to tell.
    """
    outside: list[str] = []
    opened = ""
    for line in words.split("\n"):
        fence = _FENCE.match(line)
        if fence is None:
            if "```" in line or "~~~" in line:
                return words
            if not opened:
                outside.append(line)
        elif not opened:
            opened = fence[1]
        elif line.startswith(opened) and not line.rstrip(" \t").strip(opened[0]):
            opened = ""
        else:
            return words
    return "\n".join(outside)


def _stand_in(characters: str) -> str:
    return characters.translate(_STAND_INS)


def _codes(characters: str) -> str:
    return "".join(f"{ord(character):04x}" for character in characters)


def _mark(mark: str, noted: Node) -> tuple[int, str]:
    match = _MARK.fullmatch(mark)
    if match is None:
        noted.refuse(f"{mark!r} is no offset with characters")
    codes = bytes.fromhex(match[2])
    return int(match[1]), codes.decode("utf-16-be", "replace")
