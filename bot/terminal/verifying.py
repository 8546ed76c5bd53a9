"""`verify`: whether an exported file is as it was written."""

from pathlib import Path

from bot.errors import Unreadable
from bot.terminal.exit_status import OK, UNUSABLE
from bot.terminal.output import read_file, say
from bot.transcript.verifying import verify

TAMPERED = 1


def verify_file(file: Path) -> int:
    """0 whole, 1 tampered, 2 unreadable; one sentence says which, and where."""
    try:
        verdict = verify(read_file(file).decode())
    except (UnicodeDecodeError, Unreadable) as error:
        say(f"{file} is no export that can be verified: {error}")
        return UNUSABLE
    print(f"{file}: {verdict.sentence}")  # noqa: T201 - the command's output
    return OK if verdict.whole else TAMPERED
