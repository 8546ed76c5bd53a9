"""`verify`: whether an exported file is as it was written."""

from pathlib import Path

from bot.errors import Misconfigured, Unreadable
from bot.terminal.ending import OK, UNUSABLE, say
from bot.transcript.verifying import verify

TAMPERED = 1


def verify_file(file: Path) -> int:
    """0 whole, 1 tampered, 2 unreadable; one sentence says which, and where."""
    try:
        verdict = verify(file.read_bytes().decode())
    except OSError as error:
        raise Misconfigured(
            f"{file} cannot be read ({error.strerror}); correct the path."
        ) from None
    except (UnicodeDecodeError, Unreadable) as error:
        say(f"{file} is no export that can be verified: {error}")
        return UNUSABLE
    print(f"{file}: {verdict.sentence}")  # noqa: T201 - the command's output
    return OK if verdict.whole else TAMPERED
