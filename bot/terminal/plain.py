"""
Other people's words made safe for a terminal. No I/O.

A voice may say anything, also what a terminal would obey: escape sequences, a
carriage return that overwrites a line, letters that turn the reading direction.
"""

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)}
_TURNING = dict.fromkeys((0x202D, 0x202E), "\ufffd")
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_HARMLESS = {ord("\n"): "\n", ord("\t"): "    ", ord("\r"): ""}
_SAFE = {**_PICTURES, 0x7F: "\u2421", **_C1, **_TURNING, **_HARMLESS}


def plain(text: str) -> str:
    """The same words; what a terminal would obey is shown as a picture of itself."""
    return text.replace("\r\n", "\n").translate(_SAFE)


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def shortened(text: str, length: int) -> str:
    """One line of at most *length* characters; an ellipsis marks the cut."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
