"""
What those who ask and those who answer are sent in an interview.

Who asks is shown the theme, and its own earlier questions to that voice; who answers,
the theme and its question. Neither is shown anything that another has said besides.
"""

from collections.abc import Iterator, Sequence

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Cue, Part, Turn
from bot.formats.framing import fenced
from bot.formats.paired.answer_length import find_limit
from bot.formats.paired.question_pairs import ANSWER
from bot.formats.speech.conversation import note, tell
from bot.formats.speech.identity import call_voice
from bot.formats.speech.instructions import system_part

_ASK = "Write question {number} to {to} now; there are {all}."
_ASK_ONE = "Write question 1 to {to} now, the only one."
_ANSWER = "{by} asks you what stands in the fence. Answer it now{limit}."
_LIMIT = ", in at most {} words"


def call_asker(
    symposium: Symposium,
    act: Act,
    asker: VoiceName,
    to: VoiceName,
    own: Sequence[Turn],
) -> Cue:
    """Let it write its next question; *own* are those before, also the declined."""
    parts = (
        *system_part(act, QUESTION, asker, symposium),
        *tell(symposium, act, asker, ()),
        *_course(symposium, act, to, own),
    )
    return Cue(asker, act.text, parts, round=1, task=QUESTION, to=to)


def call_answerer(symposium: Symposium, act: Act, question: Turn) -> Cue:
    """Let whom it was put to answer the question."""
    assert question.to is not None  # noqa: S101 - a question is put to somebody
    by = call_voice(symposium, act, question.voice)
    limit = find_limit(act)
    told = _ANSWER.format(by=by, limit=_LIMIT.format(limit) if limit else "")
    words = fenced(question.text, label=f"{by} said:")
    said = note(symposium, f"{told}\n\n{words}")
    return Cue(
        question.to,
        question.text,
        (
            *system_part(act, ANSWER, question.to, symposium),
            *tell(symposium, act, question.to, ()),
            Part(said.role, said.text, question.id, stays=True),
        ),
        round=2,
        task=ANSWER,
        to=question.voice,
        asked_by=question.voice,
    )


def _course(
    symposium: Symposium, act: Act, to: VoiceName, own: Sequence[Turn]
) -> Iterator[Part]:
    """What it was told to do, and wrote, one after the other."""
    called, most = call_voice(symposium, act, to), act.count("questions")
    for number, turn in enumerate((*own, None), start=1):
        if turn is None or turn.has_spoken:
            ask = _ASK if most > 1 else _ASK_ONE
            due = ask.format(number=number, all=most, to=called)
            said = note(symposium, due)
            yield Part(said.role, said.text, stays=True)
        if turn is not None and turn.has_spoken:
            yield Part("assistant", turn.text, turn.id)
