"""What is known of a format: who speaks next, and what can be asked of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.act import Act
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Turn


@dataclass(frozen=True, slots=True)
class TableDue:
    """A table over what was said by now is due, before anybody speaks on."""

    title: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    Nobody speaks on until a person has done what *sentence* says; empty where it is the
    host that has to write something down first. *question* is the turn whose question
    that person is to approve, change or veto.
    """

    sentence: str
    question: TurnId | None = None


Step = Cue | TableDue | Waiting
Steps = Callable[[Symposium, Act], tuple[Step, ...]]
"""
From an act, and the symposium up to now, to what is next in answer to that act: who
speaks, at once, each having been shown exactly what its cue says, or a table, or what
is waited for; nothing when it is answered.
"""

Requests = Callable[[Act], int]
"""From an act to how many requests answering it takes at most, of one kind."""


def count_each_once(act: Act) -> int:
    """One request for each voice in each round of each sample."""
    return len(act.voices) * act.count("rounds") * act.count("samples")


def count_one_table(_act: Act) -> int:
    """The one at the end."""
    return 1


def count_nothing(_act: Act) -> int:
    """What is asked for is never asked for twice."""
    return 0


@dataclass(frozen=True, slots=True)
class RequestsLeft:
    """So many go out yet where all who are there can be heard, beside second tries."""

    answers: int
    second_tries: int = 0


Left = Callable[[Symposium, Act], RequestsLeft]
"""From an act that was answered in part, as in a branch, to what is left of it."""

LeadsTo = Callable[[Symposium, Act, Sequence[Turn]], tuple[Cue, ...]]
"""
From an act, and turns of its that were asked for once more and are over, to what is
due because of them.
"""


def lead_to_nothing(
    _s: Symposium, _act: Act, _turns: Sequence[Turn]
) -> tuple[Cue, ...]:
    """Nobody answers what was asked for once more."""
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """
    One line of the registry in `bot/formats`; everybody else asks it, and nobody names
    a format.

    *summary* stands in menus and in `--help`. *steps* says what is next, and is None
    where a format is only read, in transcripts that were made elsewhere. A symposium
    can begin with one that *is_asked_for*; others answer what is done later. *at_once*:
    all voices of a round speak at the same time, so none of them can know the others'
    words of that round; otherwise one speaks at a time. Where it *takes_in*, who is
    invited while it goes on speaks in it too. *rounds* is how many there are unless
    asked, *has_rounds* whether another number can be; *cap* is how many there are at
    most, unless asked, where they go on until every position stays the same.
    *sealed_tasks* are those whose turns can be sealed, None where a turn has no task;
    of one round and task they are one sealed round (`bot/formats/sealed_rounds.py`).
    *most_voices* None: as many as the house takes. *turns* is after how many turns it
    ends unless asked, None where it ends by itself. *requests* go out where everybody
    can be heard and nobody leaves, *second_tries* beside them where something has to be
    asked for once more; *left* says how many of them are to come yet where some went
    out, and is None where each voice is asked as often as any other; *tables* says how
    many are made of it, and *formulations* how
    many of each voice stand in them. *takes* are the further options that can be chosen
    for it, by their names in the record, *defaults* what of them is kept where nothing
    is chosen; *counted_by* is what to take fewer of, where the requests are too many.
    *hears_endings*: the host listens for the end of the dialogue; *checks_questions*:
    it checks what one voice asks another; *holds_ballots*: voices rank each other's
    answers, and somebody writes a final one. It *redoes_table*: the table that is asked
    about is made once more, by who made it. A second turn of one of the tasks that are
    *asked_twice* at most is a second try. What is asked for once more, of
    *answered_tasks*, is answered by one turn more each, which *leads_to* cues. Unless
    it *needs_question*, the voices may begin by themselves.
    """

    summary: str
    steps: Steps | None
    at_once: bool = True
    takes_in: bool = False
    is_dialogue: bool = False
    rounds: int = 1
    has_rounds: bool = False
    cap: int = 6
    has_samples: bool = False
    sealed_tasks: frozenset[str | None] = frozenset()
    fewest_voices: int = 1
    most_voices: int | None = None
    formulations: int = 1
    requests: Requests = count_each_once
    second_tries: Requests = count_nothing
    left: Left | None = None
    tables: Requests = count_one_table
    turns: int | None = None
    takes: frozenset[str] = frozenset()
    defaults: Mapping[str, int] = field(default_factory=dict)
    counted_by: tuple[str, ...] = ("voices", "rounds", "samples")
    hears_endings: bool = False
    checks_questions: bool = False
    holds_ballots: bool = False
    redoes_table: bool = False
    asked_twice: frozenset[str] = frozenset()
    answered_tasks: frozenset[str] = frozenset()
    leads_to: LeadsTo = lead_to_nothing
    is_asked_for: bool = True
    needs_question: bool = True

    @property
    def can_be_sealed(self) -> bool:
        return bool(self.sealed_tasks)


FormatOf = Callable[[str], Format]
"""What is known of a format, by its name."""
