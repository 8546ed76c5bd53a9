"""How far a convener has come, read from the record: whom it asked, and what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import QUESTION, Status, Turn

OPENING, OBSERVATION, CLOSING = "opening", "observation", "closing"
"""What a convener has to do beside its questions, as its turns name it."""
_DIGITS = 9
_TITLE = "Interim table {}"


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """
    A question that is to go out to a voice: written in the convener's *turn*, or by a
    person in *act*, or both, where a person has changed it. *check* is what the host
    found of it.
    """

    text: str
    check: Act
    turn: Turn | None = None
    act: Act | None = None


class Questioning:
    """The course of *act*; of what was retried the last counts."""

    def __init__(self, symposium: Symposium, act: Act) -> None:
        self.symposium = symposium
        self.act = act

    @cached_property
    def convener(self) -> VoiceName | None:
        """The voice that convenes; None where a person does."""
        chosen = self.act.options.get("convener")
        names = [voice.name for voice in self.symposium.participants]
        return next((name for name in names if name == chosen), None)

    @cached_property
    def asked(self) -> tuple[VoiceName, ...]:
        return tuple(name for name in self.act.voices if name != self.convener)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Those of the course, in the order in which they began."""
        ids: set[TurnId] = set()
        for turn in self.symposium.turns:
            if turn.act == self.act.id or turn.retries in ids:
                ids.add(turn.id)
        retried = {turn.retries for turn in self.symposium.turns if turn.is_over}
        return tuple(
            turn
            for turn in self.symposium.turns
            if turn.id in ids and turn.id not in retried
        )

    def done(self, task: str, to: VoiceName | None = None) -> list[Turn]:
        """The convener's turns of that kind."""
        return [
            turn
            for turn in self.turns
            if turn.voice == self.convener and (turn.task, turn.to) == (task, to)
        ]

    def answer_of(self, name: VoiceName) -> Turn | None:
        return next((turn for turn in self.turns if turn.voice == name), None)

    @property
    def is_led(self) -> bool:
        """Whether a voice convenes: not one that has left, or said nothing."""
        if self.convener is None or self.symposium.is_absent(self.convener):
            return False
        asking = [t for t in self.turns if t.task in (OPENING, QUESTION)]
        own = [turn for turn in asking if turn.voice == self.convener]
        return not own or own[-1].status is not Status.SILENT

    def convened(self, name: VoiceName) -> Act | None:
        """What a person has done in the convener's place."""
        return next(
            (act for act in self._later(ActKind.CONVENED) if name in act.voices), None
        )

    def verdict_on(self, turn: Turn) -> Act | None:
        """Whether a person has let it go out, or vetoed it."""
        kinds = (ActKind.APPROVED, ActKind.VETOED)
        return next(
            (a for a in self._later(*kinds) if _about(a, "turn", turn.id)), None
        )

    def check_of(self, what: Act | Turn) -> Act | None:
        """The host's row on a question; None while it has not been checked."""
        key = "turn" if isinstance(what, Turn) else "act"
        rows = self._later(ActKind.CHECKED)
        return next((row for row in rows if _about(row, key, what.id)), None)

    @cached_property
    def interim_points(self) -> tuple[int, ...]:
        """After how many of the asked a table is due, before the one at the end."""
        return find_points(self.act, self.asked)

    def interim_title(self, point: int) -> str:
        return _TITLE.format(self.interim_points.index(point) + 1)

    def interim_table(self, point: int) -> Synthesis | None:
        title = self.interim_title(point)
        made = self.symposium.syntheses
        return next((t for t in made if (t.act, t.title) == (self.act.id, title)), None)

    def observation_on(self, table: Synthesis) -> Turn | None:
        """The one that followed that table, and no later one."""
        later = [
            made.place or 0
            for made in self.symposium.syntheses
            if made.act == self.act.id and (made.place or 0) > (table.place or 0)
        ]
        end = min(later, default=None)
        for turn in self.done(OBSERVATION):
            at = turn.place
            if at is None and end is None:
                return turn  # it still speaks
            if at is not None and (table.place or 0) < at < (end or at + 1):
                return turn
        return None

    def _later(self, *kinds: ActKind) -> Iterator[Act]:
        """What was done since; of another course only what does not say so."""
        begun = self.act.place or 0
        for act in self.symposium.acts:
            belongs = act.options.get("act", self.act.id) == self.act.id
            belongs = belongs or act.kind is ActKind.CHECKED
            if act.kind in kinds and (act.place or 0) > begun and belongs:
                yield act


def find_points(act: Act, asked: Sequence[VoiceName]) -> tuple[int, ...]:
    """
    After how many of those who are *asked* a table is due: by its "interim" after each
    so many, by its "interim_after" after those numbers or names; once, after all, where
    they are asked together.
    """
    every = act.options.get("interim")
    points = set(_positions(act.options.get("interim_after"), asked))
    if isinstance(every, int) and every > 0:
        points |= set(range(every, len(asked), every))
    if not act.chose("table", otherwise=True) or not points:
        return ()
    return (len(asked),) if act.chose("together") else tuple(sorted(points))


def failures_in(check: Act) -> tuple[dict[str, object], ...]:
    """What the host's row says does not hold."""
    told = check.options.get("failures")
    listed = told if isinstance(told, list | tuple) else ()
    return tuple(dict(each) for each in listed if isinstance(each, dict))


def quoted_in(check: Act) -> tuple[TurnId, ...]:
    """Whose turns the question quotes, rightly or not."""
    quotes = [quote.turn for quote in check.quotes]
    wrong = [each.get("turn") for each in failures_in(check)]
    quotes += [TurnId(turn) for turn in wrong if isinstance(turn, str)]
    return tuple(dict.fromkeys(quotes))


def _about(act: Act, key: str, what: object) -> bool:
    return act.options.get(key) == what


def _positions(chosen: object, asked: Sequence[VoiceName]) -> Iterator[int]:
    """By how many have been asked, or by who was asked last."""
    for each in chosen if isinstance(chosen, list | tuple) else ():
        if each in asked:
            yield asked.index(each) + 1
        elif str(each).isdecimal() and 0 < int(str(each)[:_DIGITS]) <= len(asked):
            yield int(str(each)[:_DIGITS])
