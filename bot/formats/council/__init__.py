"""
Council: blind answers, which their makers then rank under labels, and a final answer.

All answer at once. Whoever answered criticises and ranks the others' answers, of which
it knows labels only; a ballot that cannot be read is asked for once more, and counts as
absent then. Last, one voice is shown who said what and where the answers stand, and
writes the final answer. With fewer than three answers there is nothing to rank: it ends
as a blind round, and the host's row says so.
"""

from bot.domain.act import Act
from bot.domain.format import RequestsLeft, Step, Waiting
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue
from bot.formats.council.deliberation import FEWEST, CastBallot, Deliberation
from bot.formats.council.judging import call_answer, call_judge, call_writer
from bot.formats.council.ranking import rank_answers

_CHECKING = Waiting("")


def council(symposium: Symposium, act: Act) -> tuple[Step, ...]:
    course = Deliberation(symposium, act)
    if not course.is_answered:
        return tuple(call_answer(course, name) for name in course.unasked)
    if course.too_few and not course.ballots:
        return () if course.became else (_CHECKING,)
    due = tuple(cue for each in course.cast if (cue := _judge(course, each)))
    if due or any(not turn.is_over for turn in course.ballots):
        return due
    return _close(course)


def count_council(act: Act) -> int:
    """An answer and a ballot of each, and a final answer; the answers where too few."""
    many = len(act.voices)
    return many if many < FEWEST else 2 * many + 1


def count_second_ballots(act: Act) -> int:
    """Each ballot may be asked for once more."""
    return len(act.voices) if len(act.voices) >= FEWEST else 0


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """Who gave no answer has no ballot, and one that could be read no second try."""
    course = Deliberation(symposium, act)
    there = [name for name in course.answers if not symposium.is_absent(name)]
    if not course.is_answered:
        many = len(course.unasked)
        if many + len(course.answers) < FEWEST:
            return RequestsLeft(many)
        judges = many + len(there)
        return RequestsLeft(many + judges + 1, judges)
    if course.became or (course.too_few and not course.ballots):
        return RequestsLeft(0)
    due = [each for each in course.cast if _judge(course, each) is not None]
    first = sum(not each.tries for each in due)
    has_writer = course.final is None and find_writer(course) is not None
    return RequestsLeft(first + has_writer, len(due))


def _judge(course: Deliberation, cast: CastBallot) -> Cue | None:
    """What is still asked of that judge, if anything."""
    if course.symposium.is_absent(cast.judge):
        return None
    if not cast.tries:
        return call_judge(course, cast)
    # Once only, whoever asks for it once more: a person may have done so meanwhile.
    is_unread = cast.tries[-1:] == cast.unread and cast.ranking is None
    return call_judge(course, cast) if is_unread else None


def _close(course: Deliberation) -> tuple[Step, ...]:
    """The final answer, and the host's row on what it quotes."""
    if course.final is None:
        writer = find_writer(course)
        return () if writer is None else (call_writer(course, writer),)
    return (_CHECKING,) if course.is_written and course.check is None else ()


def find_writer(course: Deliberation) -> VoiceName | None:
    """
    Who was chosen; where nobody was, or that one has left, the best ranked of those who
    are there; where none is ranked, the first who answered.
    """
    it = course.symposium
    names = [voice.name for voice in it.participants]
    standings = rank_answers([*course.answers], course.rankings)
    ranked = [each.voice for each in standings.by_mean_rank]
    chosen = course.act.options.get("writer")
    first = [name for name in names if name == chosen]
    able = (n for n in (*first, *ranked, *course.answers) if not it.is_absent(n))
    return next(able, None)
