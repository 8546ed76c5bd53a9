"""
What a command writes: sentences, exact text and files, with other people's words safe.

A voice may say anything, also what a terminal would obey: escape sequences, a
carriage return that overwrites a line, letters that turn the reading direction.
"""

import errno
import json
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from bot.errors import Misconfigured
from bot.text import lines
from bot.text.unseen import escape_unseen, visible, visible_line

LARGEST = 64_000_000  # bytes; far more than a symposium has


def plain(text: str) -> str:
    """The same words; what a terminal would obey is shown as a picture of itself."""
    return visible(text)


def one_line(text: str) -> str:
    """The same on one line."""
    return visible_line(text)


def shortened(text: str, length: int) -> str:
    """One line of at most *length* code points; an ellipsis marks the cut."""
    return lines.shortened(plain(text), length)


def say(sentence: str) -> None:
    """One sentence for the person at the terminal, on standard error."""
    # Who cannot be told is not worth ending for.
    with suppress(OSError):
        print(_unbroken(sentence), file=sys.stderr, flush=True)  # noqa: T201 - its purpose


def tell(sentence: str) -> None:
    """One sentence that is what the command was asked for, on standard output."""
    print(_unbroken(sentence))  # noqa: T201 - that is its purpose


def _unbroken(sentence: str) -> str:
    # Whoever is named in it could otherwise begin a line that looks like the next one.
    return plain(sentence).replace("\n", " ")


def write_document(text: str) -> None:
    """On standard output: exactly, but on a terminal so that nothing in it acts."""
    write_exact(plain(text) if sys.stdout.isatty() else text)


def write_exact(text: str) -> None:
    """On standard output as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    rest = memoryview(text.encode())
    # Without a buffer, as PYTHONUNBUFFERED asks, a write may take only a part.
    while rest:
        taken = sys.stdout.buffer.write(rest)
        if taken is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        rest = rest[taken:]
    sys.stdout.buffer.flush()


def write_json(record: Mapping[str, object]) -> None:
    written = json.dumps(record, ensure_ascii=False, indent=1)
    write_exact(escape_unseen(written) + "\n")


def read_file(file: Path) -> bytes:
    """Misconfigured if it is no file, cannot be read, or is too large to be one."""
    try:
        about = file.stat()
        # A pipe that nobody writes to would never end.
        if not stat.S_ISREG(about.st_mode):
            raise Misconfigured(f"{file} is no file; name one that is.")
        if about.st_size > LARGEST:
            raise Misconfigured(
                f"{file} has {about.st_size / 1e6:,.0f} MB, and at most "
                f"{LARGEST / 1e6:.0f} MB are read; bring it in parts."
            )
        return file.read_bytes()
    except OSError as error:
        raise Misconfigured(
            f"{file} cannot be read ({error.strerror}); correct the path."
        ) from None


def write_file(file: Path, content: bytes, *, cure: str) -> None:
    """
    Misconfigured if it cannot be written; *cure* says what can be done then. What stood
    there before stays so until all is written.
    """
    try:
        # A link, a pipe or a device is written into, not put aside.
        if file.is_symlink() or (file.exists() and not file.is_file()):
            file.write_bytes(content)
        else:
            _write_beside(file, content)
    except OSError as error:
        raise Misconfigured(
            f"{file} cannot be written ({error.strerror}); {cure}"
        ) from None


def _write_beside(file: Path, content: bytes) -> None:
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        mode = file.stat().st_mode if file.exists() else None
        part.write_bytes(content)
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        part.replace(file)
    except PermissionError:
        # In a folder that is not ours a file of ours can be written all the same.
        with suppress(OSError):
            part.unlink()
        file.write_bytes(content)
    except OSError:
        part.unlink(missing_ok=True)
        raise
