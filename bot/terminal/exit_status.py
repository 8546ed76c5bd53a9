"""How a command ends: every exception becomes a sentence and an exit status."""

import errno
import io
import logging
import sys
from collections.abc import Callable

from typer.exceptions import Abort, TyperException

from bot.errors import SymposiumError
from bot.terminal.output import say

OK, NOBODY_SPOKE, UNUSABLE, FAULT, INTERRUPTED = 0, 1, 2, 70, 130
TAMPERED = 1  # of a record that is verified or exported

# Why nothing more goes into the file that standard output is.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})

_log = logging.getLogger(__name__)


def run_command(command: Callable[[], object]) -> int:
    """Run *command*; what it returns is the status, what it raises is explained."""
    _let_nothing_be_unprintable()
    try:
        status = command()
    except SymposiumError as error:
        say(str(error))
    except ExceptionGroup as group:
        foreseen = _find_foreseen(group)
        if foreseen is None:
            return _report_fault()
        say(str(foreseen))
    except TyperException as error:
        say(_explain_usage(error))
    except (KeyboardInterrupt, Abort):
        say("Stopped.")
        return INTERRUPTED
    except OSError as error:
        if error.errno not in _FULL:
            return _report_fault()
        say(f"What this prints cannot be written ({error.strerror}): make room there.")
    except Exception:  # noqa: BLE001 - the process ends here
        return _report_fault()
    else:
        return status if isinstance(status, int) else OK
    return UNUSABLE


def _find_foreseen(group: ExceptionGroup[Exception]) -> SymposiumError | None:
    """The first of those that failed together, if every one of them has a sentence."""
    errors: list[SymposiumError] = []
    for error in group.exceptions:
        inner = _find_foreseen(error) if isinstance(error, ExceptionGroup) else error
        if not isinstance(inner, SymposiumError):
            return None
        errors.append(inner)
    return errors[0]


def _explain_usage(error: TyperException) -> str:
    """What is wrong with what was typed, and where it says what may be typed."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return f"{message.rstrip('.')}; {context.command_path} --help says what there is."


def _report_fault() -> int:
    _log.exception("This is a fault in the program; please report it.")
    return FAULT


def _let_nothing_be_unprintable() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
