"""
What became of each question of an interview, told by the record: whether it was put,
what it was answered with, and how long that is. Computed anew each time it is shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.act import Act
from bot.domain.names import ActId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Status, Turn
from bot.formats.paired.answer_length import count_words, find_limit
from bot.formats.paired.question_pairs import (
    ANSWER,
    find_interviews,
    find_question,
    is_written,
    order_by_pairs,
)

_ANSWERED: Mapping[Status, str] = {
    Status.SPOKEN: "answered",
    Status.PASSED: "declined",
    Status.LEFT: "left",
    Status.SILENT: "silent",
    Status.SPEAKING: "waiting",
}


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """
    A *question* that is over and its *answer*, None where there is none. *said* is
    `answered`, `declined`, `left`, `silent` or `erased`; without an answer
    `not_written`, `not_put` (nobody was there to answer it) or `waiting`. *words* is
    how long the answer is, None without one, *over* by how many it passes the limit.
    """

    question: Turn
    answer: Turn | None
    said: str
    words: int | None = None
    over: int = 0


@dataclass(frozen=True, slots=True)
class InterviewOutcome:
    """The *exchanges* of what *act* asked for, by pairs; *limit* in words, if any."""

    act: Act
    limit: int | None
    exchanges: tuple[QuestionOutcome, ...]


def find_exchanges(symposium: Symposium) -> tuple[InterviewOutcome, ...]:
    """Of each interview, with what was asked once more; in time linear in its turns."""
    found = find_interviews(symposium)
    if not found:
        return ()
    homes = _find_homes(symposium, {act.id: act for act in found})
    ended = frozenset(closing.act for closing in symposium.closings)
    return tuple(_find_interview(symposium, act, homes, ended) for act in found)


def _find_homes(
    symposium: Symposium, found: Mapping[ActId | None, Act]
) -> Mapping[TurnId, Act]:
    """The interview of each turn, also of what was asked, or answered, once more."""
    homes: dict[TurnId, Act] = {}
    known = {turn.id: turn for turn in symposium.turns}
    for turn in symposium.turns:
        question = find_question(turn, known)
        before = (turn.retries, None if question is None else question.id)
        own = found.get(turn.act)
        home = own or next((homes[id_] for id_ in before if id_ in homes), None)
        if home is not None:
            homes[turn.id] = home
    return homes


def _find_interview(
    symposium: Symposium,
    act: Act,
    homes: Mapping[TurnId, Act],
    ended: frozenset[ActId | None],
) -> InterviewOutcome:
    turns = [t for t in symposium.turns if homes.get(t.id) == act and t.is_over]
    known = {turn.id: turn for turn in turns}
    answers: dict[TurnId, list[Turn]] = {}
    for turn in turns:
        if question := find_question(turn, known):
            answers.setdefault(question.id, []).append(turn)
    limit = find_limit(act)
    asked = [turn for turn in order_by_pairs(act, turns) if turn.task == QUESTION]
    exchanges = (
        exchange
        for turn in asked
        for exchange in _list_exchanges(turn, answers.get(turn.id, []), limit, ended)
    )
    return InterviewOutcome(act, limit, tuple(exchanges))


def _list_exchanges(
    question: Turn,
    answers: list[Turn],
    limit: int | None,
    ended: frozenset[ActId | None],
) -> Iterator[QuestionOutcome]:
    """One for each answer: one that was asked for once more stands behind the first."""
    for answer in answers:
        said = "erased" if answer.lacks_words else _ANSWERED[answer.status]
        words = count_words(answer.text) if answer.text else None
        over = 0 if limit is None or words is None else max(words - limit, 0)
        yield QuestionOutcome(question, answer, said, words, over)
    if answers:
        return
    # What was erased, or is held back, had been written all the same.
    if not is_written(question) and not question.lacks_words:
        yield QuestionOutcome(question, None, "not_written")
    else:
        said = "not_put" if question.act in ended else "waiting"
        yield QuestionOutcome(question, None, said)


def was_not_put(symposium: Symposium, turn: Turn) -> bool:
    """Whether it is a question that was written and is put to nobody any more."""
    if turn.task != QUESTION or not is_written(turn):
        return False
    if turn.act not in {closing.act for closing in symposium.closings}:
        return False
    return find_interview(symposium, turn) is not None and not any(
        met.turn == turn.id
        for each in symposium.turns
        if each.task == ANSWER
        for met in each.exposed_to
    )


def find_interview(symposium: Symposium, turn: Turn) -> Act | None:
    """The interview that a turn belongs to; None for one that belongs to none."""
    if turn.task not in (QUESTION, ANSWER):
        return None
    found = {act.id: act for act in find_interviews(symposium)}
    if turn.act in found or not found:
        return found.get(turn.act)
    return _find_homes(symposium, found).get(turn.id)


def find_unanswered(symposium: Symposium) -> frozenset[TurnId]:
    """Questions that were written and are put to nobody any more, in linear time."""
    return frozenset(
        exchange.question.id
        for interview in find_exchanges(symposium)
        for exchange in interview.exchanges
        if exchange.said == "not_put" and is_written(exchange.question)
    )


def note_length(symposium: Symposium, turn: Turn) -> str | None:
    """Such as "wrote 312 words, 112 over the limit"; None for what keeps to it."""
    if turn.task != ANSWER or not turn.is_over or not turn.text:
        return None
    act = find_interview(symposium, turn)
    limit = None if act is None else find_limit(act)
    if limit is None or (many := count_words(turn.text)) <= limit:
        return None
    return f"wrote {many:,} words, {many - limit:,} over the limit"


def note_unwritten(symposium: Symposium, turn: Turn) -> str | None:
    """Of a question that could not be put, read after its voice's name; else None."""
    if turn.task != QUESTION or turn.to is None or not turn.is_over:
        return None
    # What was erased, or is held back, had been written all the same.
    if turn.lacks_words or is_written(turn):
        return None
    if find_interview(symposium, turn) is None:
        return None
    return f"wrote no question to {turn.to}, so none was put"
