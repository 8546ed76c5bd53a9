"""A ring of voices that talk in turn: who is there, and whether they are to go on."""

from bot.domain.act import Act, ActKind
from bot.domain.ending import EndingKind, ending_of, list_verdicts
from bot.domain.format import RequestsLeft
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.formats import TURNS
from bot.formats.baseline import baseline, count_with_baseline, is_baseline

PAIR = 2
"""Of fewer nobody is left to answer."""

LAST_WORD = "last_word"
"""The task of who remains when fewer than two do; its role among the prompts, too."""

FINAL = frozenset({EndingKind.CAP, EndingKind.LEFT})
"""Endings that are never only noted."""


def most_turns(act: Act) -> int:
    """After so many turns nobody is asked any more, not for a last word either."""
    chosen = act.options.get("turns")
    return chosen if isinstance(chosen, int) and chosen is not True else TURNS


def ring(symposium: Symposium, act: Act) -> tuple[VoiceName, ...]:
    """Who talks, in their order; who was invited since *act* speaks last."""
    names = list(act.voices or (voice.name for voice in symposium.participants))
    for later in symposium.acts:
        if later.kind is ActKind.INVITED and (later.place or 0) > (act.place or 0):
            names += [name for name in later.voices if name not in names]
    return tuple(names)


def present(symposium: Symposium, act: Act) -> tuple[VoiceName, ...]:
    """Of these, who has not left and was not dismissed."""
    names = ring(symposium, act)
    return tuple(name for name in names if not symposium.is_absent(name))


def talk(symposium: Symposium, act: Act) -> tuple[Turn, ...]:
    """What was said in turn, without what everybody answered blind before."""
    answers = symposium.answers_to(act)
    return tuple(turn for turn in answers if not is_baseline(turn))


def count_ring(act: Act) -> int:
    """A request for each turn, and for each answer before them."""
    return count_with_baseline(act, most_turns(act))


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """What the turns that are used leave; of one who remains, its last word alone."""
    said, there = talk(symposium, act), present(symposium, act)
    left = max(most_turns(act) - len(said), 0)
    if len(there) < PAIR:
        had_it = any(turn.task == LAST_WORD for turn in said)
        left = 0 if had_it else min(left, len(there))
    elif find_end(symposium, act) is not None:
        left = 0
    return RequestsLeft(left + len(baseline(symposium, act)))


def is_stuck(symposium: Symposium, act: Act) -> bool:
    """A voice could not be heard, and asked once more could not be heard again."""
    *_, before, last = (None, None, *talk(symposium, act))
    if before is None or last is None or before.voice != last.voice:
        return False
    return was_not_heard(before) and was_not_heard(last)


def was_not_heard(turn: Turn) -> bool:
    """By a fault: who answers without a word was heard, and said nothing."""
    return turn.status is Status.SILENT and turn.reason is not Reason.BLANK


def find_end(symposium: Symposium, act: Act) -> EndingKind | None:
    """How the record says that it has ended, and not only as a note."""
    if is_stuck(symposium, act):
        return EndingKind.EMPTY
    found = filter(None, map(ending_of, list_verdicts(symposium, act)))
    notes = act.chose("note_endings")
    ends = (end.kind for end in found if end.kind in FINAL or not notes)
    return next(ends, None)
