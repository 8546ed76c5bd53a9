"""
Tailored: a convener asks each voice a question of its own, quoting what others said.

It opens, asks one voice after another, or all before any answers, and closes. Before a
question goes out it is held against the record (the host's row, `checked`): once the
convener may write it anew, then it goes out with a note on what does not hold. At
chosen points there is a table, and the convener says what it observes. Where no voice
convenes, or it has fallen silent or left, a person does what it would have done.
"""

from collections.abc import Sequence

from bot.domain.act import Act, ActKind
from bot.domain.format import RequestsLeft, Step, TableDue, Waiting
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Cue, Status, Turn
from bot.formats.tailored.convening import call_asked, call_convener
from bot.formats.tailored.questioning import (
    CLOSING,
    OBSERVATION,
    OPENING,
    PutQuestion,
    Questioning,
    failures_in,
    find_points,
)

CONVENE_ON = "Ask {} a question in the convener's place, or stop."
"""What a person has to do; the faces say by which command or button."""
APPROVE = "The question to {} waits for somebody to approve, change or veto it."

_CHECKING = Waiting("")
Due = tuple[Step, ...]


def tailored(symposium: Symposium, act: Act) -> Due:
    course = Questioning(symposium, act)
    convener = course.convener
    if course.is_led and convener is not None:
        opened = course.done(OPENING)
        if not opened:
            return (call_convener(course, convener, OPENING),)
        if not opened[-1].is_over:
            return ()
    asking = _ask_at_once if act.chose("together") else _ask_in_turn
    due = asking(course)
    return _close(course) if due is None else due


def count_tailored(act: Act) -> int:
    """An opening, the questions, the answers, observations, a closing."""
    asked = [name for name in act.voices if name != act.options.get("convener")]
    if len(asked) == len(act.voices):
        return len(asked)  # a person convenes
    return 2 + 2 * len(asked) + len(find_points(act, asked))


def count_second_tries(act: Act) -> int:
    """Each question may be written anew once."""
    asked = [name for name in act.voices if name != act.options.get("convener")]
    return 0 if len(asked) == len(act.voices) else len(asked)


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """Of a course that nobody leads any more the answers alone."""
    course = Questioning(symposium, act)
    there = [name for name in course.asked if _is_to_answer(course, name)]
    if not course.is_led or course.convener is None:
        return RequestsLeft(len(there))
    put = [n for n in there if course.done(QUESTION, n) or course.convened(n)]
    own = sum(not course.done(task) for task in (OPENING, CLOSING))
    own += max(len(course.interim_points) - len(course.done(OBSERVATION)), 0)
    tries = sum(_may_be_written_anew(course, name) for name in there)
    return RequestsLeft(2 * len(there) - len(put) + own, tries)


def _is_to_answer(course: Questioning, name: VoiceName) -> bool:
    if course.answer_of(name) is not None or course.symposium.is_absent(name):
        return False
    tried = course.done(QUESTION, name)
    verdict = course.verdict_on(tried[-1]) if tried else None
    return verdict is None or verdict.kind is not ActKind.VETOED


def _may_be_written_anew(course: Questioning, name: VoiceName) -> bool:
    tried = course.done(QUESTION, name)
    if len(tried) > 1 or course.convened(name):
        return False
    check = course.check_of(tried[0]) if tried else None
    return check is None or bool(failures_in(check))


def count_tables(act: Act) -> int:
    """Those that are made before the last, and that."""
    asked = [name for name in act.voices if name != act.options.get("convener")]
    return len(find_points(act, asked)) + 1


def is_awaiting_verdict(course: Questioning, question: Turn) -> bool:
    """Whether that question is one that a person has to approve or veto now."""
    tried = course.done(QUESTION, question.to) if question.to else []
    if question.to is None or not tried or tried[-1].id != question.id:
        return False
    waiting = _wait_for_verdict(question.to, question)
    return _ask(course, question.to) == (waiting,)


def _wait_for_verdict(name: VoiceName, question: Turn) -> Waiting:
    return Waiting(APPROVE.format(name), question.id)


def _ask_in_turn(course: Questioning) -> Due | None:
    for number, name in enumerate(course.asked):
        due = _take_stock(course, number)
        if due is None:
            due = _ask(course, name)
        if due is not None:
            return due
    return _take_stock(course, len(course.asked))


def _ask_at_once(course: Questioning) -> Due | None:
    """All questions are written, one by one, before any of them goes out."""
    if any(not turn.is_over and turn.voice == course.convener for turn in course.turns):
        return ()
    due = [step for name in course.asked for step in (_ask(course, name) or ())]
    unasked = [step for step in due if not _is_answer(step, course)]
    if unasked:
        writing = [step for step in unasked if isinstance(step, Cue)][:1]
        return (*writing, *[s for s in unasked if not isinstance(s, Cue)][:1])
    if due or any(not turn.is_over for turn in course.turns):
        return tuple(due)
    return _take_stock(course, len(course.asked))


def _is_answer(step: Step, course: Questioning) -> bool:
    return isinstance(step, Cue) and step.voice != course.convener


def _ask(course: Questioning, name: VoiceName) -> Due | None:
    """What is next of one voice's question and answer; None if that is settled."""
    answer = course.answer_of(name)
    if answer is not None:
        return None if answer.is_over else ()
    if course.symposium.is_absent(name):
        return None
    by_person = course.convened(name)
    if by_person is not None:
        return _put(course, name, text=by_person.text, act=by_person)
    tried = course.done(QUESTION, name)
    return _go_on_with(course, name, tried) if tried else _write(course, name)


def _go_on_with(
    course: Questioning, name: VoiceName, tried: Sequence[Turn]
) -> Due | None:
    question = tried[-1]
    if not question.is_over:
        return ()
    if question.status is not Status.SPOKEN:
        return (Waiting(CONVENE_ON.format(name)),)
    return _send(course, name, question, is_first=len(tried) == 1)


def _write(course: Questioning, name: VoiceName) -> Due:
    if course.is_led and course.convener is not None:
        return (call_convener(course, course.convener, QUESTION, name),)
    return (Waiting(CONVENE_ON.format(name)),)


def _send(
    course: Questioning, name: VoiceName, question: Turn, *, is_first: bool
) -> Due | None:
    """A question that is written: checked, written anew, approved, put."""
    check = course.check_of(question)
    if check is None:
        return (_CHECKING,)
    if failures_in(check) and is_first and course.is_led:
        return _write(course, name)
    if not course.act.chose("approve"):
        return _put(course, name, text=question.text, turn=question)
    verdict = course.verdict_on(question)
    if verdict is None:
        return (_wait_for_verdict(name, question),)
    if verdict.kind is ActKind.VETOED:
        return None
    changed = verdict if verdict.text.strip() else None
    text = changed.text if changed else question.text
    return _put(course, name, text=text, turn=question, act=changed)


def _put(
    course: Questioning,
    name: VoiceName,
    *,
    text: str,
    turn: Turn | None = None,
    act: Act | None = None,
) -> Due:
    what = act or turn
    check = None if what is None else course.check_of(what)
    if check is None:
        return (_CHECKING,)
    return (call_asked(course, name, PutQuestion(text, check, turn, act)),)


def _take_stock(course: Questioning, number: int) -> Due | None:
    """After *number* of the asked: a table, where one is due, and what is observed."""
    if number not in course.interim_points or not _anybody_spoke(course):
        return None
    table = course.interim_table(number)
    if table is None:
        return (TableDue(course.interim_title(number)),)
    observed = course.observation_on(table)
    if observed is not None:
        return None if observed.is_over else ()
    if not course.is_led or course.convener is None or _has_gone_on(course, number):
        return None
    return (call_convener(course, course.convener, OBSERVATION),)


def _has_gone_on(course: Questioning, number: int) -> bool:
    """Somebody was asked since: it is too late to observe."""
    later = course.asked[number:]
    asked = any(course.answer_of(n) or course.done(QUESTION, n) for n in later)
    return asked or bool(course.done(CLOSING))


def _anybody_spoke(course: Questioning) -> bool:
    return any(t.voice != course.convener and t.text.strip() for t in course.turns)


def _close(course: Questioning) -> Due:
    if not course.is_led or course.convener is None or course.done(CLOSING):
        return ()
    if not _anybody_spoke(course):
        return ()
    return (call_convener(course, course.convener, CLOSING),)
