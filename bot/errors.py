"""
Everything that can go wrong on purpose, one class for each reaction:

* SymposiumError            its text can be shown to a person and names the cure
  - Misconfigured           say it and exit with status 2; nothing was begun
  - Declined                say it to the person who asked; nothing was changed
    · NotFound              there is no such symposium, voice or panel
    · Unwritable            the archive fails just now: what was said waits for it
    · Over                  it has ended already: there is nothing to be done any more
    · Unreadable            a document is no transcript; carries the line
    · TookTooLong           it was given up; a terminal has no limit
  - VoiceError              a voice could not be heard; the symposium goes on
    · VoiceBusy             the same, and asking again may help
    · ModelGone             the same, and asking for another model may help
    · TooLong               the same, and asking with less may help

A voice that fails is an outcome, not an exception: the conductor turns each
VoiceError into a silent turn with its reason.
"""

from collections.abc import Callable

from bot.domain.turn import Reason


class SymposiumError(Exception):
    """
    Base class; its text is fit to be shown to a person. Comes whole from another
    process.
    """

    def __reduce__(self) -> "tuple[Callable[..., SymposiumError], tuple[object, ...]]":
        # An exception is otherwise made anew of its text alone, without its reason.
        return _restore, (type(self), self.args, self.__dict__)


class Misconfigured(SymposiumError):
    """The settings or arguments cannot be used; names the setting and the cure."""


class Declined(SymposiumError):
    """What was asked for is not done, and nothing was changed."""


class NotFound(Declined):
    """There is nothing of that name."""


class Unwritable(Declined):
    """The database cannot be reached, read or written just now."""


class Over(Declined):
    """It has ended already."""


class Unreadable(Declined):
    """A document could not be understood; *line* counts from 1."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class TookTooLong(Declined):
    """It was given up after so many seconds, or the process that did it was ended."""


class VoiceError(SymposiumError):
    """A voice could not be heard, for *reason*."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class VoiceBusy(VoiceError):
    """Asking again may help, *retry_after* seconds from now if that is known."""

    def __init__(
        self, reason: Reason, message: str, *, retry_after: float | None = None
    ) -> None:
        super().__init__(reason, message)
        self.retry_after = retry_after


class TooLong(VoiceError):
    """What it was to be shown is longer than its endpoint takes."""


class ModelGone(VoiceError):
    """The endpoint does not know the model, perhaps no longer."""


def _restore(
    kind: type[SymposiumError], args: tuple[object, ...], facts: dict[str, object]
) -> SymposiumError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error
