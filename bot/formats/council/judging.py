"""
What a judge and the writer of the final answer are sent.

A judge is shown the question and the others' answers under its labels, and no name.
Whoever writes the final answer is shown the answers and the ballots by name, what each
label stood for, and where the answers stand. Nothing of that is left out for want of
room: who cannot take in all of it cannot judge it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.names import VoiceName
from bot.domain.turn import BALLOT, Cue, Part
from bot.formats.council.council_telling import tell_labels, tell_outcome
from bot.formats.council.deliberation import (
    FINAL,
    CastBallot,
    Deliberation,
)
from bot.formats.council.judge_labels import label_answers
from bot.formats.council.outcome import CouncilOutcome, find_outcome
from bot.formats.framing import fenced, opening, quote_turn
from bot.formats.speech.conversation import note
from bot.formats.speech.instructions import system_part

_JUDGE = "Write your critique now, and the list below it. The labels are {labels}."
_AGAIN = (
    "Your ballot cannot be read: {why}. Write all of it once more; then it is counted "
    "as it stands, or not at all. The list has to be JSON, one list in square "
    "brackets, in which each of these labels stands once, in quotation marks, the best "
    "answer first: {labels}."
)
_WRITE = "All ballots are in. Write the final answer now."
_LABELS = "{judge}, in whose ballot {labels}, said:"


def call_answer(course: Deliberation, name: VoiceName) -> Cue:
    """Let it answer, as if it were alone."""
    system = system_part(course.act, "voice", name, course.symposium)
    parts = (*system, opening(course.symposium, course.act))
    return Cue(name, course.act.text, parts)


def call_judge(course: Deliberation, cast: CastBallot) -> Cue:
    """Let it rank the others' answers; once more, where what it *cast* is none."""
    judge = cast.judge
    others = {t.id: t for name, t in course.answers.items() if name != judge}
    labels = label_answers(course.act, judge, others)
    shown = (quote_turn(others[turn], called=label) for label, turn in labels.items())
    due = _JUDGE.format(labels=", ".join(labels))
    return Cue(
        judge,
        course.act.text,
        (
            *system_part(course.act, "judge", judge, course.symposium),
            opening(course.symposium, course.act),
            *(replace(part, stays=True) for part in shown),
            _note(course, due),
            *_once_more(course, cast, labels),
        ),
        task=BALLOT,
    )


def _once_more(
    course: Deliberation, cast: CastBallot, labels: Iterable[str]
) -> Iterator[Part]:
    for first in (each.turn for each in cast.unread[:1]):
        yield Part("assistant", first.text, first.id, stays=True)
        yield _note(course, _AGAIN.format(why=cast.why, labels=", ".join(labels)))


def call_writer(course: Deliberation, writer: VoiceName) -> Cue:
    """Let it write the final answer."""
    found = find_outcome(course)
    answers = course.answers.items()
    shown = [quote_turn(turn, called=name) for name, turn in answers]
    shown += _ballots(course, found)
    return Cue(
        writer,
        course.act.text,
        (
            *system_part(course.act, "writer", writer, course.symposium),
            opening(course.symposium, course.act),
            *(replace(part, stays=True) for part in shown),
            _note(course, _standings(found)),
            _note(course, _WRITE),
        ),
        task=FINAL,
    )


def _ballots(course: Deliberation, found: CouncilOutcome) -> Iterator[Part]:
    """Of each judge what counts, else what it said last, with what its labels were."""
    said = {turn.id: turn for turn in course.ballots if turn.text.strip()}
    for each in found.ballots:
        counted = [one.turn for one in each.tries if one.is_counted]
        tries = [said[id_] for id_ in counted or each.turns if id_ in said]
        for turn in tries[-1:]:
            label = _LABELS.format(judge=each.judge, labels=tell_labels(each))
            yield Part("user", fenced(turn.text, label=label), turn.id)


def _standings(found: CouncilOutcome) -> str:
    blocks = (
        "\n".join((f"{each.title}:", *(f"- {said}" for said in each.sentences)))
        for each in tell_outcome(found)
    )
    return "\n\n".join(blocks)


def _note(course: Deliberation, text: str) -> Part:
    return replace(note(course.symposium, text), stays=True)
