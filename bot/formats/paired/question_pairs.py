"""
Which answer belongs to which question, and both in the order in which they are read.

That is told by the record: an answer is exposed to the question that was put to it.
"""

from collections.abc import Mapping, Sequence

from bot.domain.act import Act
from bot.domain.names import ActId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Status, Turn

ANSWER = "answer"
"""What a voice has to do that is asked, as its turns name it."""

_Place = tuple[int, int, int, bool]  # who asks, who is asked, which, and its answer


def is_written(question: Turn) -> bool:
    """Not what a silent voice left of one, nor what stands beside a pass."""
    return question.status is Status.SPOKEN and bool(question.text.strip())


def find_question(answer: Turn, turns: Mapping[TurnId, Turn]) -> Turn | None:
    """The one of the *turns* that *answer* answers; None for what is no answer."""
    if answer.task != ANSWER:
        return None
    met = (turns.get(exposure.turn) for exposure in answer.exposed_to)
    asked = (turn for turn in met if turn is not None and turn.task == QUESTION)
    pair = (answer.to, answer.voice)
    return next((turn for turn in asked if (turn.voice, turn.to) == pair), None)


def order_in_pairs(symposium: Symposium, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """
    The same turns, those of an interview by pairs of voices, each question with its
    answer behind it; all others stand where they stood.
    """
    acts = {act.id: act for act in find_interviews(symposium)}
    places: dict[ActId | None, list[int]] = {}
    for at, turn in enumerate(turns):
        if turn.act in acts:
            places.setdefault(turn.act, []).append(at)
    ordered = list(turns)
    for act, own in places.items():
        together = order_by_pairs(acts[act], [turns[at] for at in own])
        for at, turn in zip(own, together, strict=True):
            ordered[at] = turn
    return tuple(ordered)


def find_interviews(symposium: Symposium) -> tuple[Act, ...]:
    """The acts that say how many questions each voice asks each other."""
    return tuple(act for act in symposium.acts if "questions" in act.options)


def are_of_one_pair(turn: Turn, other: Turn) -> bool:
    """Whether both are what the one asks the other, or what that answers."""
    return turn.act == other.act and _pair(turn) == _pair(other)


def name_pair(turn: Turn) -> tuple[VoiceName, VoiceName]:
    """Who asks, and who is asked."""
    asker, asked = _pair(turn)
    return asker, asked or asker


def _pair(turn: Turn) -> tuple[VoiceName, VoiceName | None]:
    if turn.task == ANSWER and turn.to is not None:
        return turn.to, turn.voice
    return turn.voice, turn.to


def order_by_pairs(act: Act, turns: Sequence[Turn]) -> list[Turn]:
    """Those of one interview, each question with its answer behind it."""
    known = {turn.id: turn for turn in turns}
    seats = {name: seat for seat, name in enumerate(act.voices)}

    def place(turn: Turn) -> _Place:
        asker, asked = _pair(turn)
        last = len(seats)
        question = find_question(turn, known) or turn
        seat = seats.get(asked, last) if asked is not None else last
        is_answer = turn.task == ANSWER
        return seats.get(asker, last), seat, question.number, is_answer

    return sorted(turns, key=place)
