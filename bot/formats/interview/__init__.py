"""
Interview: each voice asks each of the others, then each answers what it was asked.

The questions of one voice to another are written one after another, those of all pairs
at the same time, and nobody is shown one before all are written. Then all are answered
at once, each by itself. What was not written is not put to anybody.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from bot.domain.act import Act, ActKind
from bot.domain.format import RequestsLeft
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Cue, Status, Turn
from bot.formats.interview.interview_cues import call_answerer, call_asker
from bot.formats.paired.question_pairs import (
    ANSWER,
    find_question,
    is_written,
)


def interview(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    turns = symposium.answers_to(act)
    asked = [turn for turn in turns if turn.task == QUESTION]
    answers = [turn for turn in turns if turn.task == ANSWER]
    # Who comes back later neither writes nor is written to once answers are.
    due = () if answers else tuple(_questions(symposium, act, asked))
    if due or not all(turn.is_over for turn in asked):
        return due
    questions = {turn.id: turn for turn in asked}
    met = [find_question(answer, questions) for answer in answers]
    called = {question.id for question in met if question is not None}
    put = (turn for turn in asked if is_written(turn) and turn.id not in called)
    return tuple(call_answerer(symposium, act, turn) for turn in put)


def put_retried(
    symposium: Symposium, act: Act, turns: Sequence[Turn]
) -> tuple[Cue, ...]:
    """Questions that were written at the second try, put to whom they are for."""
    known = {turn.id: turn for turn in symposium.turns}
    met = (find_question(turn, known) for turn in symposium.turns)
    put = {question.id for question in met if question is not None}
    due = (turn for turn in turns if turn.task == QUESTION and turn.id not in put)
    return tuple(call_answerer(symposium, act, t) for t in due if is_written(t))


def count_interview(act: Act) -> int:
    """Every question and its answer."""
    voices = len(act.voices)
    return 2 * voices * (voices - 1) * act.count("questions")


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """Questions of who is there, their answers, and those to what is written."""
    turns = symposium.answers_to(act)
    asked = [turn for turn in turns if turn.task == QUESTION]
    known = {turn.id: turn for turn in asked}
    answers = [turn for turn in turns if turn.task == ANSWER]
    met = (find_question(answer, known) for answer in answers)
    put = {question.id for question in met if question is not None}
    gone = _find_gone(symposium, act)
    there = [n for n in act.voices if n not in gone and not symposium.is_absent(n)]
    own = Counter((turn.voice, turn.to) for turn in asked)
    pairs = () if answers else permutations(there, 2)
    due = sum(max(act.count("questions") - own[pair], 0) for pair in pairs)
    waiting = (t.to for t in asked if is_written(t) and t.id not in put)
    open_ = sum(name is not None and not symposium.is_absent(name) for name in waiting)
    return RequestsLeft(2 * due + open_)


def _questions(symposium: Symposium, act: Act, asked: Sequence[Turn]) -> Iterator[Cue]:
    gone = _find_gone(symposium, act)
    there = [n for n in act.voices if n not in gone and not symposium.is_absent(n)]
    for asker, to in permutations(there, 2):
        own = [turn for turn in asked if (turn.voice, turn.to) == (asker, to)]
        if len(own) < act.count("questions") and all(turn.is_over for turn in own):
            yield call_asker(symposium, act, asker, to, own)


def _find_gone(symposium: Symposium, act: Act) -> set[VoiceName]:
    """
    Who left or was dismissed since: neither writes nor is written to any more, invited
    back or not, so that no question is written once answers are.
    """
    begun = act.place or 0
    gone = {
        turn.voice
        for turn in symposium.turns
        if turn.status is Status.LEFT
        and (turn.act == act.id or (turn.place or 0) > begun)
    }
    for each in symposium.acts:
        if each.kind is ActKind.DISMISSED and (each.place or 0) >= begun:
            gone.update(each.voices)
    return gone
