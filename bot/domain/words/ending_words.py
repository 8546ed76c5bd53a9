"""Why a conversation ended, and from which message on, as every face says it."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.act import Act
from bot.domain.ending import (
    Ending,
    EndingKind,
    ending_of,
    find_course,
    find_ending,
    list_verdicts,
)
from bot.domain.symposium import Symposium

ending_words: Mapping[EndingKind, str] = MappingProxyType(
    {
        EndingKind.CLOSING: "the voices took leave",
        EndingKind.LOOP: "it went round",
        EndingKind.EMPTY: "nothing was said any more",
        EndingKind.REFUSAL: "a voice refused to go on",
        EndingKind.LEFT: "fewer than two voices remained",
        EndingKind.CAP: "it was to have no more turns",
        EndingKind.STOPPED: "it was stopped",
    }
)
"""Each reads after "It ended after message 22: "."""


def describe_ending(symposium: Symposium) -> tuple[str, ...]:
    """
    Sentences: after which message it ended and why, from which message on that showed,
    and what was found in them; what was only noted stands before. None of what goes on,
    and of what was no conversation of so many turns.
    """
    noted = [
        sentence
        for verdict in _noted(symposium)
        for sentence in describe_verdict(verdict, noted=True)
    ]
    ending = find_ending(symposium)
    return (*noted, *(_sentences("It ended", ending) if ending else ()))


def describe_verdict(verdict: Act, *, noted: bool = False) -> tuple[str, ...]:
    """The same of one row that the host has written; *noted*: and it went on."""
    ending = ending_of(verdict)
    if ending is None:
        return ()
    begins = "An ending was noted, and it went on," if noted else "It ended"
    return _sentences(begins, ending)


def _noted(symposium: Symposium) -> tuple[Act, ...]:
    """Verdicts that were not the last: who held it had asked that it goes on."""
    course, ending = find_course(symposium.acts), find_ending(symposium)
    verdicts = () if course is None else list_verdicts(symposium, course)
    return tuple(verdict for verdict in verdicts if ending_of(verdict) != ending)


def _sentences(begins: str, ending: Ending) -> tuple[str, ...]:
    since = "" if ending.onset == ending.stop_at else f" from message {ending.onset} on"
    why = (
        f"{begins} after message {ending.stop_at}: {ending_words[ending.kind]}{since}."
    )
    return (why, *ending.evidence)
