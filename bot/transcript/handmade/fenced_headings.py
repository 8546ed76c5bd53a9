"""
Whether a heading within a code fence begins a message after all.

A voice may quote a log in its code, and may as well forget to close a fence, or close
one that it never opened; then every heading down to the next fence would be its own.
Which it is shows in who speaks when: a log's numbers count, its voices take turns, or
its rounds run on.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from bot.transcript.handmade.lines.blocks import closes_fence, read_fence
from bot.transcript.handmade.messages import Opening, leave_out_fenced

_FARTHEST = 20  # fences that may stand between an opening one and its closing one
_FEWEST = 3  # two messages show no order


@dataclass(frozen=True, slots=True)
class ChosenOpenings:
    """
    *doubtful* is the first heading, from 0, of which it cannot be told; None where
    all are clear.
    """

    openings: list[Opening]
    doubtful: int | None = None


@dataclass(frozen=True, slots=True)
class CountedName:
    """What a heading such as "Wren 3" says: *name* without its *number*."""

    name: str
    number: int


def choose_openings(
    lines: Sequence[str],
    openings: Sequence[Opening],
    counts: Mapping[int, CountedName],
    rounds: Mapping[int, int] = MappingProxyType({}),
) -> ChosenOpenings:
    """
    *counts* are what the headings count, *rounds* the numbers of rounds that stand
    above some of them, both by their lines from 0.
    """
    every = list(openings)
    readings = [every]
    for other in (leave_out_fenced(lines, every), _leave_out_closed(lines, every)):
        if other and other not in readings:
            readings.append(other)
    # Numbers that run through all of them would come twice, were one of them quoted.
    counting = [r for r in readings if do_count([counts.get(o.line) for o in r])]
    taking_turns = [one for one in readings if _take_turns(one)]
    if counting and (left := _find_behind_stray(lines, every, counting[0])):
        are_several = len({_find_name(one, counts) for one in left}) > 1
        return ChosenOpenings(every, None if are_several else left[0].line)
    if len(readings) == 1 or counting:
        return _leave_out_quoted(lines, counting or readings, counts)
    if len(taking_turns) == 1:
        return ChosenOpenings(taking_turns[0])
    if (counted := _choose_by_rounds(readings, rounds)) is not None:
        return ChosenOpenings(counted)
    certain = {one.line for one in readings[-1]}
    left = [one for one in every if one.line not in certain]
    if not left or _find_behind_stray(lines, every, readings[-1]):
        return ChosenOpenings(every)
    return ChosenOpenings(readings[1], left[0].line)


def _find_behind_stray(
    lines: Sequence[str], every: Sequence[Opening], kept: Sequence[Opening]
) -> list[Opening]:
    """
    What a reading leaves out that counts by chance, as the numbers are of agents:
    "Wren 1, Wren 2, Heron 1", and the same again below a fence that opens nothing.
    """
    certain = {one.line for one in kept}
    left = [one for one in every if one.line not in certain]
    are_stray = all(
        _is_stray(lines, fence) for fence in _find_fences_before(lines, left)
    )
    return left if are_stray else []


def _choose_by_rounds(
    readings: Sequence[list[Opening]], rounds: Mapping[int, int]
) -> list[Opening] | None:
    """
    The only one whose rounds run on: each other leaves some out between those that it
    has, or has one twice.
    """
    every = [one.line for one in readings[0]]
    running = []
    for reading in readings:
        kept = {one.line for one in reading}
        begun = ((bisect_right(every, line), number) for line, number in rounds.items())
        numbers = [n for at, n in begun if at < len(every) and every[at] in kept]
        if all(after == n + 1 for n, after in pairwise(numbers)):
            running.append((reading, len(numbers)))
    is_sure = len(running) == 1 and running[0][1] >= _FEWEST
    return running[0][0] if is_sure else None


def _leave_out_quoted(
    lines: Sequence[str],
    readings: Sequence[list[Opening]],
    counts: Mapping[int, CountedName],
) -> ChosenOpenings:
    """
    All headings of a name may stand in code: "### step 1 ###". They are the code's
    where the log names those who speak above its first message, and not it.
    """
    every, fewest = readings[0], readings[-1]
    spoken = {_find_name(one, counts) for one in fewest}
    quoted = [one for one in every if _find_name(one, counts) not in spoken]
    if not quoted:
        return ChosenOpenings(every)
    above = "\n".join(lines[: every[0].line])
    names = {_find_name(one, counts) for one in quoted}
    if any(name in above for name in names):
        return ChosenOpenings(every)
    left = [one for one in every if _find_name(one, counts) not in names]
    are_told = all(name in above for name in spoken) and len(spoken) > 1
    return ChosenOpenings(left, None if are_told else quoted[0].line)


def _find_name(one: Opening, counts: Mapping[int, CountedName]) -> str:
    return counts[one.line].name if one.line in counts else str(one.voice)


def _leave_out_closed(
    lines: Sequence[str], openings: Sequence[Opening]
) -> list[Opening]:
    """Without those in a code fence that is closed, however far below."""
    kept: list[Opening] = []
    wanted = {opening.line: opening for opening in openings}
    closing = [at for at, line in enumerate(lines) if _may_close(line)]
    until = -1
    for at in range(openings[0].line, len(lines)):
        if at > until and (fence := read_fence(lines[at])) is not None:
            first = bisect_right(closing, at)
            later = closing[first : first + _FARTHEST]
            until = next((n for n in later if closes_fence(lines[n], fence.mark)), at)
        elif at > until and at in wanted:
            kept.append(wanted[at])
    return kept


def _may_close(line: str) -> bool:
    fence = read_fence(line)
    return fence is not None and not fence.behind


def do_count(every: Sequence[CountedName | None]) -> bool:
    """All are counted: 1, 2, 3 ... through the log, or for each name of several."""
    found = [one for one in every if one is not None]
    if len(found) < max(len(every), _FEWEST):
        return False
    so_far: Counter[str] = Counter()
    each = []
    for one in found:
        so_far[one.name] += 1
        each.append(so_far[one.name])
    numbers = [one.number for one in found]
    return numbers in (list(range(1, len(found) + 1)), each) and len(so_far) > 1


def _take_turns(openings: Sequence[Opening]) -> bool:
    """Each voice is followed by the same one, whenever it speaks."""
    voices = [opening.voice for opening in openings]
    after = dict(pairwise(voices))
    follows = all(after[one] == other for one, other in pairwise(voices))
    return follows and len(voices) >= _FEWEST and len(set(voices)) > 1


def _find_fences_before(lines: Sequence[str], left: Sequence[Opening]) -> list[int]:
    """The fence that holds each of these headings, or seems to: the last one above."""
    fences = [at for at, line in enumerate(lines) if read_fence(line) is not None]
    behind = [bisect_right(fences, opening.line) for opening in left]
    return [fences[n - 1] if n else -1 for n in behind]


def _is_stray(lines: Sequence[str], fence: int) -> bool:
    """It has no language and nothing in it, so that it seems to close another."""
    mark = read_fence(lines[fence]) if fence >= 0 else None
    behind = lines[fence + 1 : fence + 2]
    return mark is not None and not mark.behind and not "".join(behind).strip()
