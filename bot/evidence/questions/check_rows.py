"""The host's rows on what a convener, or a person in its place, is about to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Status, Turn
from bot.evidence.questions.question_report import (
    QuestionReport,
    check_question,
    record_before,
)
from bot.evidence.questions.quotations import QuestionRoles
from bot.formats import format_named
from bot.formats.tailored.older_passages import read_passages
from bot.formats.tailored.questioning import Questioning


@dataclass(frozen=True, slots=True)
class UncheckedQuestion:
    """*text* is to go out to the voice *asked*; *what* holds it in the record."""

    course: Act
    what: Act | Turn
    text: str
    asked: VoiceName
    by: VoiceName | None

    @property
    def key(self) -> Mapping[str, object]:
        """By which its row names it."""
        return {"turn" if isinstance(self.what, Turn) else "act": self.what.id}


def find_unchecked(symposium: Symposium) -> tuple[UncheckedQuestion, ...]:
    """Those of the open courses, each of which needs a row before it goes out."""
    return tuple(
        question
        for act in symposium.open_acts
        if format_named(act.format or symposium.format).checks_questions
        for question in _unchecked(Questioning(symposium, act))
    )


def check(symposium: Symposium, question: UncheckedQuestion) -> Act:
    """The row, which has no time yet; a function of what came before the question."""
    before = record_before(symposium, question.what.place or 0)
    roles = QuestionRoles(symposium.participants, question.asked, question.by)
    passages = read_passages(question.course)
    report = check_question(question.text, before, roles, passages=passages)
    return write_row(question, report, "\n".join(report.sentences))


def write_row(question: UncheckedQuestion, report: QuestionReport, text: str) -> Act:
    found = {
        "failures": [asdict(failure) for failure in report.failures],
        "unchecked": list(report.unchecked),
    }
    return Act(
        ActKind.CHECKED,
        text=text,
        voices=(question.asked,),
        quotes=report.quotes,
        options={**question.key, **found},
    )


def _unchecked(course: Questioning) -> Iterator[UncheckedQuestion]:
    for turn in course.turns:
        if turn.task != QUESTION or turn.status is not Status.SPOKEN or turn.to is None:
            continue
        if course.check_of(turn) is None:
            yield UncheckedQuestion(course.act, turn, turn.text, turn.to, turn.voice)
        yield from _changed(course, turn, turn.to)
    for name in course.asked:
        asked = course.convened(name)
        if asked is not None and course.check_of(asked) is None:
            yield UncheckedQuestion(course.act, asked, asked.text, name, None)


def _changed(
    course: Questioning, turn: Turn, asked: VoiceName
) -> Iterator[UncheckedQuestion]:
    """What a person has made of it."""
    verdict = course.verdict_on(turn)
    if verdict is None or verdict.kind is not ActKind.APPROVED:
        return
    if verdict.text.strip() and course.check_of(verdict) is None:
        by = course.convener
        yield UncheckedQuestion(course.act, verdict, verdict.text, asked, by)
