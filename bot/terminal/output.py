"""
What a command writes: sentences, exact text and files, with other people's words safe.

A voice may say anything, also what a terminal would obey: escape sequences, a
carriage return that overwrites a line, letters that turn the reading direction.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.errors import Misconfigured
from bot.text import lines

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)}
_TURNING = dict.fromkeys((0x202D, 0x202E), "\ufffd")
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_HARMLESS = {ord("\n"): "\n", ord("\t"): "    ", ord("\r"): ""}
_SAFE = {**_PICTURES, 0x7F: "\u2421", **_C1, **_TURNING, **_HARMLESS}


def plain(text: str) -> str:
    """The same words; what a terminal would obey is shown as a picture of itself."""
    return text.replace("\r\n", "\n").translate(_SAFE)


def one_line(text: str) -> str:
    """The same on one line."""
    return lines.one_line(plain(text))


def shortened(text: str, length: int) -> str:
    """One line of at most *length* code points; an ellipsis marks the cut."""
    return lines.shortened(plain(text), length)


def say(sentence: str) -> None:
    """One sentence for the person at the terminal, on standard error."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - that is its purpose


def write_exact(text: str) -> None:
    """On standard output as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def write_json(record: Mapping[str, object]) -> None:
    write_exact(json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def read_file(file: Path) -> bytes:
    """Misconfigured if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Misconfigured(
            f"{file} cannot be read ({error.strerror}); correct the path."
        ) from None


def write_file(file: Path, content: bytes, *, cure: str) -> None:
    """Misconfigured if it cannot be written; *cure* says what can be done then."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Misconfigured(
            f"{file} cannot be written ({error.strerror}); {cure}"
        ) from None
