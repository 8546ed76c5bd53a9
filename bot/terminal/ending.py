"""How a command ends: every exception becomes a sentence and an exit status."""

import logging
import os
import sys
from collections.abc import Callable

from typer.exceptions import Abort, TyperException

from bot.errors import SymposiumError

OK, NOBODY_SPOKE, UNUSABLE, FAULT, INTERRUPTED = 0, 1, 2, 70, 130

_log = logging.getLogger(__name__)


def ending(command: Callable[[], object]) -> int:
    """Run *command*; what it returns is the status, what it raises is explained."""
    try:
        status = command()
    except SymposiumError as error:
        say(str(error))
    except TyperException as error:
        say(error.format_message())
    except (KeyboardInterrupt, Abort):
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK  # the reader has what it wanted
    except Exception:  # noqa: BLE001 - the process ends here
        _log.exception("This is a fault in the program; please report it.")
        return FAULT
    else:
        return status if isinstance(status, int) else OK
    return UNUSABLE


def say(sentence: str) -> None:
    """One sentence for the person at the terminal, on standard error."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - that is its purpose
