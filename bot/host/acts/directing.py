"""What a person does for or with a convener: convene on, approve, veto. Pure."""

from collections.abc import Iterator

from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Status, Turn
from bot.errors import Declined
from bot.formats import format_named
from bot.formats.tailored import is_awaiting_verdict
from bot.formats.tailored.questioning import Questioning
from bot.host.acts.following import find_participant, find_turn
from bot.text.lines import is_encodable


def make_approval(
    symposium: Symposium, turn: str, text: str | None, *, by: str | None
) -> Act:
    """A question that waits goes out, with another *text* where one is given."""
    words = (text or "").strip()
    if not is_encodable(words):
        raise Declined(
            "The question holds bytes that are no UTF-8 text. Write it anew."
        )
    question = _find_awaiting(symposium, turn)
    words = "" if words == question.text.strip() else words
    return _verdict(ActKind.APPROVED, question, words, by)


def make_veto(symposium: Symposium, turn: str, *, by: str | None) -> Act:
    """A question that waits does not go out; the convener goes on with the next."""
    return _verdict(ActKind.VETOED, _find_awaiting(symposium, turn), "", by)


def make_convening(
    symposium: Symposium, voice: str, text: str, *, by: str | None
) -> Act:
    """A person's question to a voice that the convener does not ask."""
    words = text.strip()
    if not words or not is_encodable(words):
        raise Declined("The question is empty. Say what the voice is to answer.")
    name = find_participant(symposium, voice)
    for course in _courses(symposium):
        if why := _refusal(course, name):
            raise Declined(why)
        about = {"act": course.act.id}
        return Act(ActKind.CONVENED, by, text=words, voices=(name,), options=about)
    raise Declined(
        "No course goes on here in which each voice is asked a question of its own. "
        "Follow up instead."
    )


def _verdict(kind: ActKind, question: Turn, text: str, by: str | None) -> Act:
    asked = () if question.to is None else (question.to,)
    return Act(kind, by, text=text, voices=asked, options={"turn": question.id})


def _find_awaiting(symposium: Symposium, typed: str) -> Turn:
    turn = find_turn(symposium, typed)
    if any(is_awaiting_verdict(course, turn) for course in _courses(symposium)):
        return turn
    raise Declined(f"Turn {turn.number} is no question that waits to be approved.")


def _courses(symposium: Symposium) -> Iterator[Questioning]:
    for act in symposium.open_acts:
        if format_named(act.format or symposium.format).checks_questions:
            yield Questioning(symposium, act)


def _refusal(course: Questioning, name: VoiceName) -> str | None:
    """Why a person cannot ask *name* now; None if they can."""
    if name not in course.asked:
        return f"{name} convenes, and is asked nothing. Follow up with it instead."
    if course.answer_of(name) or course.convened(name):
        return f"{name} was asked already. Follow up with it instead."
    if course.symposium.is_absent(name):
        return f"{name} has left. Invite it back first, if you want to ask it."
    tried = course.done(QUESTION, name)
    if tried and tried[-1].status in (Status.SPEAKING, Status.SPOKEN):
        verdict = course.verdict_on(tried[-1])
        if verdict is None or verdict.kind is not ActKind.VETOED:
            return f"A question to {name} is written already: turn {tried[-1].number}."
    elif not tried and course.is_led:
        return f"{course.convener} convenes, and will ask {name}. Dismiss it first."
    return None
