"""What is in the way of showing a symposium, and that it is tried again: in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.domain.names import SymposiumId
from cogs._show.facts import (
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    NO_DIRECT_MESSAGES,
    THREAD_IS_ARCHIVED,
    THREAD_IS_LOCKED,
    TOO_MANY_THREADS,
)
from cogs._show.plain import clipped, plain

_WHY: Mapping[int, str] = MappingProxyType(
    {
        MISSING_ACCESS: "I cannot see the channel, because I lack View Channel there",
        MISSING_PERMISSIONS: "I lack a permission there",
        NO_DIRECT_MESSAGES: "your direct messages are closed to me",
        THREAD_IS_ARCHIVED: "the thread is archived",
        THREAD_IS_LOCKED: "the thread is locked",
        TOO_MANY_THREADS: "this server has as many open threads as Discord allows",
    }
)
_NO_ANSWER = "Discord does not answer as it should"


def explain_hindrance(
    code: int, *, words: str = "", missing: Sequence[str] = ()
) -> str:
    """
    Why Discord does not take it, for the middle of a sentence: its *code*, 0 for none,
    its own *words*, and the permissions that are *missing* as far as they are known.
    """
    if missing:
        those = "this permission" if len(missing) == 1 else "these permissions"
        return f"I lack {those} there: {', '.join(missing)}"
    if code in _WHY:
        return _WHY[code]
    if code and words:
        return f"Discord refuses it, saying “{plain(clipped(words, 200))}”"
    return _NO_ANSWER


def write_delay(symposium: SymposiumId, why: str, *, place: int, begun: bool) -> str:
    """What the asker is told, once, of one that cannot be shown in *place* just now."""
    if not begun:
        return (
            f"The symposium {symposium} cannot begin in <#{place}> yet: {why}. Nobody "
            f"has been asked so far. I go on trying by myself; `/symposium stop "
            f"session:{symposium}` gives it up, and `/symposium export "
            f"session:{symposium}` gives what there is."
        )
    return (
        f"The symposium {symposium} cannot be shown in <#{place}> just now: {why}. "
        "Nothing is lost: what is said is kept, and I go on trying until it stands "
        f"there. Until then `/symposium export session:{symposium}` gives it as a file."
    )


def write_unkept(symposium: SymposiumId) -> str:
    """What the thread is told when all has been said, and not all could be written."""
    return (
        "What was said here could not all be written down: my archive cannot be "
        "written just now, perhaps because its disk is full. It stands here, and "
        f"`/symposium export session:{symposium}` gives it whole. I go on trying; if I "
        f"am restarted before, I ask again.\n-# {symposium} · not kept yet"
    )


def write_waiting(symposium: SymposiumId, why: str) -> str:
    """What is said to who wants to stop one that is over and not all shown yet."""
    return (
        "There is nobody left to stop, and all that was said is kept. What is not "
        f"shown yet I post as soon as I can: {why}. Until then `/symposium export "
        f"session:{symposium}` gives it as a file."
    )


def write_unposted_table(symposium: SymposiumId, why: str) -> str:
    """What is said to who has ordered a table that was made and cannot be posted."""
    return (
        f"The table is made and in the record, but it could not be posted: {why}. "
        f"`/symposium export session:{symposium}` gives it."
    )
