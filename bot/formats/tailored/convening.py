"""
What a convener and those whom it asks are sent.

The convener is shown the whole record, who had met whose words, and passages from older
symposia; who is asked, the opening, its own words, and its question. What is to be done
is said in notes of the host's; how, in the system text.
"""

from collections.abc import Iterator, Sequence

from bot.domain.act import Act
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Cue, Part, Status, Turn
from bot.formats.framing import fenced
from bot.formats.speech.attribution import (
    find_label,
    name_model,
    name_person,
    write_line,
)
from bot.formats.speech.conversation import note, tell
from bot.formats.speech.identity import call_voice
from bot.formats.speech.instructions import system_part
from bot.formats.speech.telling import list_names
from bot.formats.tailored.older_passages import OlderPassage, read_passages
from bot.formats.tailored.questioning import (
    CLOSING,
    OBSERVATION,
    OPENING,
    PutQuestion,
    Questioning,
    failures_in,
    quoted_in,
)

_DUE = {
    OPENING: "Open the symposium now: its context, and why you ask.",
    OBSERVATION: "An interim table stands. Say now what you observe so far.",
    CLOSING: "Everybody has been asked. Close the symposium now.",
}
_ASK = "Write your question to {to} now."
_AGAIN = (
    "Your question to {to} was held against the record before it is sent. What was "
    "found stands in the fence. Write the whole question anew: it is held against the "
    "record once more, and then goes out as it stands, with a note on what still does "
    "not hold."
)
_NOTED = (
    "This question was held against the record before it was sent. What was found "
    "stands in the fence:"
)
_FOUND = "Found:"
_OLDER = "From older symposia, words of those who take part:"


def call_convener(
    course: Questioning, convener: VoiceName, task: str, to: VoiceName | None = None
) -> Cue:
    """Let it do that; *to* is whom it is to ask."""
    symposium, act = course.symposium, course.act
    over = [turn for turn in symposium.turns if turn.is_over]
    due = [*_met_by_whom(course, over), *_passages(course, to)]
    due.append(_task(course, task, to))
    return Cue(
        convener,
        act.text,
        (
            *system_part(act, "convener", convener, symposium),
            *tell(symposium, act, convener, over),
            _note(symposium, "\n\n".join(due)),
            *(_findings(course, to) if to else ()),
        ),
        task=task,
        to=to,
    )


def call_asked(course: Questioning, name: VoiceName, put: PutQuestion) -> Cue:
    """Let it answer its question."""
    symposium, act = course.symposium, course.act
    opened = [t for t in course.done(OPENING) if t.status is not Status.SILENT]
    own = [turn for turn in symposium.turns if turn.voice == name and turn.is_over]
    by = _asker(course, put)
    return Cue(
        name,
        put.text,
        (
            *system_part(act, "voice", name, symposium),
            *tell(symposium, act, name, [*opened, *own]),
            _question(symposium, put, by),
            *_warning(symposium, put.check),
        ),
        asked_by=put.act.by if put.act else course.convener,
    )


def _question(symposium: Symposium, put: PutQuestion, by: str) -> Part:
    line = write_line(find_label(symposium), by)
    turn = put.turn.id if put.turn else None
    text = f"{line}\n{put.text}"
    return Part("user", text, turn, stays=True, quotes=quoted_in(put.check))


def _asker(course: Questioning, put: PutQuestion) -> str:
    """Whose words the question is."""
    if put.turn is None:
        return name_person(put.act.by if put.act else None)
    writer = name_model(call_voice(course.symposium, course.act, put.turn.voice))
    return f"{writer}, changed by {name_person(put.act.by)}" if put.act else writer


def _warning(symposium: Symposium, check: Act) -> Iterator[Part]:
    """What does not hold, also to who is asked; passages are data, and fenced."""
    if failures_in(check) or check.options.get("unchecked"):
        found = fenced(check.text, label=_FOUND)
        yield _note(symposium, f"{_NOTED}\n\n{found}", quoted_in(check))


def _findings(course: Questioning, to: VoiceName) -> Iterator[Part]:
    """Of a question that has to be written anew."""
    asked = course.done(QUESTION, to)
    check = course.check_of(asked[-1]) if asked else None
    if check is not None:
        again = _AGAIN.format(to=call_voice(course.symposium, course.act, to))
        found = fenced(check.text, label=_FOUND)
        yield _note(course.symposium, f"{again}\n\n{found}", quoted_in(check))


def _task(course: Questioning, task: str, to: VoiceName | None) -> str:
    if to is None:
        return _DUE[task]
    return _ASK.format(to=call_voice(course.symposium, course.act, to))


def _met_by_whom(course: Questioning, over: Sequence[Turn]) -> Iterator[str]:
    """Of each answer, whose words had been shown or quoted to its voice."""
    authors: dict[TurnId, VoiceName] = {turn.id: turn.voice for turn in over}
    lines = []
    for turn in over:
        if turn.voice == course.convener or turn.status is Status.SILENT:
            continue
        met = (authors.get(each.turn) for each in turn.exposed_to)
        others = dict.fromkeys(name for name in met if name and name != turn.voice)
        names = [_called(course, name) for name in others if name != course.convener]
        whose = list_names(names) if names else "nobody"
        lines.append(f"- {_called(course, turn.voice)} had met words of {whose}.")
    if lines:
        yield "\n".join(("Before they answered:", *dict.fromkeys(lines)))


def _passages(course: Questioning, to: VoiceName | None) -> Iterator[str]:
    """Of whom is asked next; of everybody when the symposium is opened."""
    known = read_passages(course.act)
    shown = [each for each in known if to is None or each.voice == to]
    if shown and (to is not None or not course.turns):
        yield "\n\n".join((_OLDER, *(_passage(course, each) for each in shown)))


def _passage(course: Questioning, passage: OlderPassage) -> str:
    label = f"{_called(course, passage.voice)} said in {passage.symposium}:"
    return fenced(passage.text, label=label)


def _called(course: Questioning, name: VoiceName) -> str:
    return call_voice(course.symposium, course.act, name)


def _note(symposium: Symposium, text: str, quotes: tuple[TurnId, ...] = ()) -> Part:
    said = note(symposium, text)
    return Part(said.role, said.text, stays=True, quotes=quotes)
