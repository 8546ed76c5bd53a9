"""How far a council has come, read from the record: answers, ballots, the final one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import BALLOT, Status, Turn
from bot.formats.council.ballot_reading import BallotReading, read_ballot
from bot.formats.council.judge_labels import labels_of

FINAL = "final_answer"
"""What a voice has to do beside answering and judging, as its turn names it."""

FEWEST = 3
"""Answers, so that whoever judges has at least two to compare."""


@dataclass(frozen=True, slots=True)
class BallotTry:
    """
    One *turn* in which a judge was asked for its ballot: the voices in its order, the
    best first; None where it has none, and *why* it could not be read, if it was said.
    One *is_late* that began after the final answer had.
    """

    turn: Turn
    ranking: tuple[VoiceName, ...] | None
    why: str | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class CastBallot:
    """
    What became of a judge's ballot: its *tries*, and under which labels the turns of
    others had been shown to it.
    """

    judge: VoiceName
    tries: tuple[BallotTry, ...]
    labels: Mapping[str, TurnId]

    @property
    def in_time(self) -> tuple[BallotTry, ...]:
        """What a person asks for once more after all were in changes nothing."""
        return tuple(each for each in self.tries if not each.is_late)

    @property
    def counted(self) -> BallotTry | None:
        """The first that could be read; None where it counts as absent."""
        return next((each for each in self.in_time if each.ranking is not None), None)

    @property
    def unread(self) -> tuple[BallotTry, ...]:
        """Those that were given in time, and cannot be read."""
        return tuple(each for each in self.in_time if each.why is not None)

    @property
    def ranking(self) -> tuple[VoiceName, ...] | None:
        return self.counted.ranking if self.counted else None

    @property
    def why(self) -> str | None:
        """Of one that counts as absent, what was wrong with it at last."""
        said = [each.why for each in self.in_time if each.why is not None]
        return said[-1] if said and self.counted is None else None


class Deliberation:
    """The course of *act*."""

    def __init__(self, symposium: Symposium, act: Act) -> None:
        self.symposium = symposium
        self.act = act

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Those of the course and what was asked once more of it, as they began."""
        ids: set[TurnId] = set()
        for turn in self.symposium.turns:
            if turn.act == self.act.id or turn.retries in ids:
                ids.add(turn.id)
        return tuple(turn for turn in self.symposium.turns if turn.id in ids)

    @cached_property
    def voices(self) -> Mapping[TurnId, VoiceName]:
        return {turn.id: turn.voice for turn in self.symposium.turns}

    @cached_property
    def unasked(self) -> tuple[VoiceName, ...]:
        """Who is there, and has still to be asked for an answer."""
        called = {turn.voice for turn in self._of_task(None)}
        return tuple(
            name
            for name in self.act.voices
            if name not in called and not self.symposium.is_absent(name)
        )

    @property
    def is_answered(self) -> bool:
        """Nobody is asked for an answer any more, or still gives one."""
        is_over = all(turn.is_over for turn in self._of_task(None))
        return bool(self.ballots) or (not self.unasked and is_over)

    @cached_property
    def answers(self) -> Mapping[VoiceName, Turn]:
        """What the others are to rank, or have ranked, in the order of the asking."""
        # Asked once more after the ballots began: what had been ranked stays.
        asked = takewhile(lambda turn: turn.task != BALLOT, self.turns)
        given = (turn for turn in asked if turn.task is None and _is_answer(turn))
        found = {turn.voice: turn for turn in given}
        return {name: found[name] for name in self.act.voices if name in found}

    @property
    def too_few(self) -> bool:
        return len(self.answers) < FEWEST

    @cached_property
    def became(self) -> Act | None:
        """The host's row by which it is no council any more."""
        return self._find_row(ActKind.BECAME, "act", self.act.id)

    @cached_property
    def ballots(self) -> tuple[Turn, ...]:
        return self._of_task(BALLOT)

    @cached_property
    def cast(self) -> tuple[CastBallot, ...]:
        """What became of each judge's, so far: whoever answered is one."""
        return tuple(self._read(judge) for judge in self.answers)

    @property
    def rankings(self) -> list[Sequence[VoiceName]]:
        return [each.ranking for each in self.cast if each.ranking is not None]

    @cached_property
    def final(self) -> Turn | None:
        """The last that was written; where none was, the last that was asked for."""
        tries = self._of_task(FINAL)
        written = tuple(turn for turn in tries if _is_answer(turn))
        return next(iter((written or tries)[::-1]), None)

    @property
    def is_written(self) -> bool:
        """The final answer: who leaves with it has written one."""
        return self.final is not None and _is_answer(self.final)

    @cached_property
    def check(self) -> Act | None:
        """The host's row on what the final answer quotes; None while there is none."""
        final = self.final
        return self._find_row(ActKind.CHECKED, "turn", final.id) if final else None

    @property
    def is_closed(self) -> bool:
        """Nobody is asked for a ballot any more."""
        it = self.symposium
        return it.is_closed(self.act) or bool(it.stops_of(self.act))

    def _find_row(self, kind: ActKind, key: str, about: object) -> Act | None:
        rows = (act for act in self.symposium.acts if act.kind is kind)
        return next((row for row in rows if row.options.get(key) == about), None)

    def _of_task(self, task: str | None) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.task == task)

    def _read(self, judge: VoiceName) -> CastBallot:
        tries = tuple(turn for turn in self.ballots if turn.voice == judge)
        labels = labels_of(self.symposium, self.act, tries[0]) if tries else {}
        read = tuple(self._read_try(turn, labels) for turn in tries)
        return CastBallot(judge, read, labels)

    def _read_try(self, turn: Turn, labels: Mapping[str, TurnId]) -> BallotTry:
        """Who leaves with its ballot has cast one; who passes casts none."""
        found = BallotReading(None)
        if turn.status in (Status.SPOKEN, Status.LEFT) and not turn.lacks_words:
            found = read_ballot(turn.text, labels)
        order = None
        if found.ranking is not None:
            order = tuple(self.voices[labels[label]] for label in found.ranking)
        why = found.why if turn.status is Status.SPOKEN else None
        return BallotTry(turn, order, why, turn.id in self._late)

    @cached_property
    def _late(self) -> frozenset[TurnId]:
        """What began after somebody was first asked for the final answer."""
        later = dropwhile(lambda turn: turn.task != FINAL, self.turns)
        return frozenset(turn.id for turn in later)


def _is_answer(turn: Turn) -> bool:
    """Who passes gives none, whatever it says; who leaves may have given one before."""
    said = bool(turn.text.strip()) or turn.lacks_words
    return said and turn.status in (Status.SPOKEN, Status.LEFT)
