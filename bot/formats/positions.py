"""
Rounds until everybody's position stays the same: what each closed with, and whether.

The judgement is the voices': two lines are the same where their words are
(`fold_position`), whatever they mean. All is told from the turns of one act.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.act import Act
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.formats import UNTIL_SETTLED
from bot.formats.as_it_stood import as_closed, before
from bot.text.own_words.position_line import fold_position, read_position

FEWEST_ROUNDS = 2
"""What stays the same was said twice."""


class WhyOver(StrEnum):
    """Why a sample asks nobody on."""

    SETTLED = "settled"  # everybody's position stayed the same
    CAP = "cap"  # it was to have no more rounds
    STOPPED = "stopped"  # by a person
    LEFT = "left"  # nobody is there any more


@dataclass(frozen=True, slots=True)
class Position:
    """
    With what a voice closed its *turn*: *line* is None where it has no such line. It is
    the same as in the round *same_as*, its last before this one, where it is that.
    """

    turn: TurnId
    voice: VoiceName
    round: int
    sample: int
    line: str | None
    before: int | None = None
    same_as: int | None = None
    status: Status = Status.SPOKEN


@dataclass(frozen=True, slots=True)
class SettledSample:
    """
    How far one *sample* came, and whether it *is_over*; *why*, None where that cannot
    be told, as after words were erased. *has_any* says whether anybody gave a position.
    """

    sample: int
    rounds: int
    why: WhyOver | None
    is_over: bool
    has_any: bool = True


@dataclass(frozen=True, slots=True)
class Settling:
    """*cap* is how many rounds it was to have at most."""

    cap: int
    samples: tuple[SettledSample, ...]
    positions: tuple[Position, ...]


def position_of(turn: Turn) -> str | None:
    """Of an answer that its voice ended itself; nothing else has a closing line."""
    if not turn.is_over or turn.status is Status.SILENT or turn.was_cut:
        return None
    return read_position(turn.text)


def is_settled(symposium: Symposium, act: Act, turns: Sequence[Turn]) -> bool:
    """
    Whether all who are still there closed the last round of *turns*, those of one
    sample, as they had closed the last one in which they spoke. Who has left does not
    hold it up. Who passed in that round keeps its position if that had already stood
    in two rounds, otherwise it does; so does who has no such line.
    """
    last = max((turn.round for turn in turns), default=0)
    final = {turn.voice: turn for turn in turns if turn.round == last}
    # Who leaves later, when the next round has begun, was there at the end of this one.
    until = max((turn.place or 0 for turn in final.values()), default=0)
    then = before(symposium, until + 1) if until else symposium
    there = [name for name in act.voices if not then.is_absent(name)]
    if last < FEWEST_ROUNDS or not there or any(name not in final for name in there):
        return False
    still = [name for name in there if final[name].status is not Status.LEFT]
    held = {each.voice: each for each in list_positions(turns) if _is_held(each)}
    same = (name in held and held[name].same_as is not None for name in still)
    return bool(still) and all(same)


def _is_held(position: Position) -> bool:
    """Who gave a turn away holds what was said before that."""
    return position.line is not None or position.status is not Status.PASSED


def list_positions(turns: Sequence[Turn]) -> tuple[Position, ...]:
    """Those of the *turns* that are over, by round and then as they began."""
    known: dict[tuple[VoiceName, int], Position] = {}
    listed = []
    over = [turn for turn in turns if turn.is_over]
    for turn in sorted(over, key=lambda turn: (turn.sample, turn.round, turn.number)):
        voice = (turn.voice, turn.sample)
        position = _compare(turn, known.get(voice))
        listed.append(position)
        if _is_held(position):
            known[voice] = position
    return tuple(listed)


def find_settling(symposium: Symposium) -> Settling | None:
    """Of the course with which it began; None where that was not asked for."""
    act = symposium.acts[0] if symposium.acts else symposium.first_act()
    if not act.chose(UNTIL_SETTLED):
        return None
    symposium = as_closed(symposium, act)
    turns = [turn for turn in symposium.answers_to(act) if turn.retries is None]
    samples = range(1, act.count("samples") + 1)
    return Settling(
        act.count("rounds"),
        tuple(_samples(symposium, act, turns, samples)),
        list_positions(turns),
    )


def _compare(turn: Turn, earlier: Position | None) -> Position:
    line = position_of(turn)
    before = earlier.round if earlier and earlier.line is not None else None
    is_same = (
        line is not None
        and earlier is not None
        and earlier.line is not None
        and fold_position(line) == fold_position(earlier.line)
    )
    return Position(
        *(turn.id, turn.voice, turn.round, turn.sample, line, before),
        same_as=before if is_same else None,
        status=turn.status,
    )


def _samples(
    symposium: Symposium, act: Act, turns: Sequence[Turn], samples: range
) -> Iterator[SettledSample]:
    for sample in samples:
        own = [turn for turn in turns if turn.sample == sample]
        rounds = max((turn.round for turn in own if turn.is_over), default=0)
        why = _why(symposium, act, own)
        is_over = why is not None or symposium.is_closed(act)
        has_any = any(position_of(turn) is not None for turn in own)
        yield SettledSample(sample, rounds, why, is_over, has_any)


def _why(symposium: Symposium, act: Act, turns: Sequence[Turn]) -> WhyOver | None:
    is_closed = symposium.is_closed(act)
    if not all(turn.is_over for turn in turns):
        return None
    if is_settled(symposium, act, turns):
        return WhyOver.SETTLED
    if is_closed and symposium.stops_of(act):
        return WhyOver.STOPPED
    there = [name for name in act.voices if not symposium.is_absent(name)]
    if not there:
        return WhyOver.LEFT
    last = max((turn.round for turn in turns), default=0)
    final = {turn.voice for turn in turns if turn.round == last}
    is_full = last >= act.count("rounds") and final.issuperset(there)
    return WhyOver.CAP if is_full else None
