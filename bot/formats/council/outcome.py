"""What a council came to, for whoever shows it: computed of the record each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.formats.as_it_stood import as_closed
from bot.formats.council.deliberation import BallotTry, CastBallot, Deliberation
from bot.formats.council.ranking import Standings, rank_answers
from bot.formats.speech.own_name import find_name_of


class Absence(StrEnum):
    """Why a judge's ballot is not counted."""

    UNREADABLE = "unreadable"
    SILENT = "silent"
    PASSED = "passed"
    LEFT = "left"
    ERASED = "erased"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class TriedBallot:
    """
    What one *turn* brought. One that could be read and is not counted is *late*, or its
    judge's ballot had been read before; else *absent* says what it was, with *why*.
    """

    turn: TurnId
    is_counted: bool
    is_late: bool = False
    absent: Absence | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class CouncilBallot:
    """*labels* are resolved to voices; *absent* where it is not counted, with *why*."""

    judge: VoiceName
    tries: tuple[TriedBallot, ...]
    labels: Mapping[str, tuple[VoiceName, TurnId]]
    ranking: tuple[VoiceName, ...] | None
    absent: Absence | None = None
    why: str | None = None

    @property
    def turns(self) -> tuple[TurnId, ...]:
        """Of the tries that were in time."""
        return tuple(each.turn for each in self.tries if not each.is_late)


class Gone(StrEnum):
    """Why the chosen one did not write the final answer."""

    LEFT = "left"
    DISMISSED = "dismissed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChosenWriter:
    """Who was to write the final answer, and was not there when it was due."""

    voice: VoiceName
    gone: Gone


class WhyUnwritten(StrEnum):
    """Why nobody was asked for a final answer."""

    NOBODY_LEFT = "nobody_left"
    STOPPED = "stopped"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class CouncilOutcome:
    """
    *answers* are the turns by voice, *named* what those that named themselves said;
    *standings* of all answers, *without_named* of the others, None where none named
    itself. *became* says, in a sentence, why no ballots were asked. *final* is the turn
    of the final answer, if somebody was asked for one, *replaced* who was to write it,
    if that was another; *unwritten* why nobody was asked for it, once all is over.
    """

    answers: Mapping[VoiceName, TurnId]
    named: Mapping[VoiceName, str]
    ballots: tuple[CouncilBallot, ...]
    standings: Standings
    without_named: Standings | None
    became: str | None = None
    final: Turn | None = None
    is_written: bool = False
    replaced: ChosenWriter | None = None
    unwritten: WhyUnwritten | None = None

    @property
    def counted(self) -> int:
        """How many ballots could be read."""
        return sum(each.ranking is not None for each in self.ballots)


def find_outcome(course: Deliberation) -> CouncilOutcome:
    """As far as it has come: whoever shows it asks first whether all ballots are in."""
    named = _find_named(course)
    answers, rankings = [*course.answers], course.rankings
    others = [name for name in answers if name not in named]
    return CouncilOutcome(
        {name: turn.id for name, turn in course.answers.items()},
        named,
        tuple(_resolve(course, each) for each in course.cast if course.became is None),
        rank_answers(answers, rankings),
        # One alone is first of one, which says nothing.
        rank_answers(others if others[1:] else (), rankings) if named else None,
        became=course.became.text if course.became else None,
        final=course.final,
        is_written=course.is_written,
        replaced=_find_replaced(course),
        unwritten=_find_unwritten(course),
    )


def find_told_outcome(symposium: Symposium, act: Act) -> CouncilOutcome | None:
    """What may be told: nothing before all ballots are in, so that no label leaks."""
    course = Deliberation(symposium, act)
    is_told = course.became or course.final or course.is_closed
    return find_outcome(course) if is_told else None


def _find_unwritten(course: Deliberation) -> WhyUnwritten | None:
    if course.final is not None or course.became is not None or not course.is_closed:
        return None
    # As it was then: who leaves a council that is over has not left it unwritten.
    it = as_closed(course.symposium, course.act)
    if it.stops_of(course.act):
        return WhyUnwritten.STOPPED
    is_empty = bool(course.answers) and all(map(it.is_absent, course.answers))
    return WhyUnwritten.NOBODY_LEFT if is_empty else WhyUnwritten.NOT_ASKED


def _find_named(course: Deliberation) -> Mapping[VoiceName, str]:
    voices = {voice.name: voice for voice in course.symposium.participants}
    found = {
        name: find_name_of(voices[name], turn.text)
        for name, turn in course.answers.items()
    }
    return {name: said for name, said in found.items() if said is not None}


def _find_replaced(course: Deliberation) -> ChosenWriter | None:
    it, final, chosen = course.symposium, course.final, course.act.options.get("writer")
    if final is None or not isinstance(chosen, str) or final.voice == chosen:
        return None
    turns = [turn for turn in it.turns if turn.voice == chosen]
    gone = [(t.place or 0, Gone.LEFT) for t in turns if t.status is Status.LEFT]
    sent = [act for act in it.acts if act.kind is ActKind.DISMISSED]
    gone += [(a.place or 0, Gone.DISMISSED) for a in sent if chosen in a.voices]
    until = final.place or inf
    before = [each for each in gone if each[0] < until]
    return ChosenWriter(VoiceName(chosen), max(before, default=(0, Gone.UNKNOWN))[1])


def _resolve(course: Deliberation, cast: CastBallot) -> CouncilBallot:
    labels = {label: (course.voices[turn], turn) for label, turn in cast.labels.items()}
    tries = tuple(_resolve_try(each, cast.counted) for each in cast.tries)
    absent = None
    if cast.counted is None:
        last = cast.in_time[-1:]
        absent = _find_absence(last[0]) if last else Absence.NOT_ASKED
    return CouncilBallot(cast.judge, tries, labels, cast.ranking, absent, cast.why)


def _resolve_try(one: BallotTry, counted: BallotTry | None) -> TriedBallot:
    is_counted = counted is not None and one.turn.id == counted.turn.id
    absent = _find_absence(one) if one.ranking is None else None
    return TriedBallot(one.turn.id, is_counted, one.is_late, absent, one.why)


def _find_absence(one: BallotTry) -> Absence:
    turn = one.turn
    if turn.status is Status.SPOKEN and turn.lacks_words:
        return Absence.ERASED
    return _ENDS.get(turn.status, Absence.UNREADABLE)


_ENDS = {
    Status.SILENT: Absence.SILENT,
    Status.PASSED: Absence.PASSED,
    Status.LEFT: Absence.LEFT,
}
