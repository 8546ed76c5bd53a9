"""What a heretic is sent of a point, and who carried it of the cases against it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part, Turn
from bot.domain.words.theme_telling import kind_words
from bot.formats.follow_up import recall
from bot.formats.framing import fenced, quote_turn
from bot.formats.heretic.challenged_points import ChallengedPoint
from bot.formats.speech.conversation import NOBODY_SINCE, note, tell
from bot.formats.speech.identity import call_voice
from bot.formats.speech.instructions import system_part
from bot.text.lines import one_line

CASE_QUESTION = "What is the strongest case against this: “{}”?"
REPLY_QUESTION = "Do you still hold this: “{}”?"
_POINT = (
    "Point {number} of {all}. In the fences stand what the table calls it and what "
    "those said who carry it, letter by letter. They share it however they came to it; "
    "by the record that was {kind}."
)
_ASK_CASE = (
    "Make the strongest case against point {number} of {all} now. If you find none, "
    "let the first line of your answer be: There is no case."
)
_ASK_REPLY = (
    "You carried point {number} of {all}, and above stands what was said against it. "
    "Do you still hold it? End your answer with one line: “Held:” or “Moved:”, and "
    "after it the reason."
)
_CASES = "This was said against point {number} of {all}:"
_CALLED = "The table calls it:"
_ASKED = "You took no part in the conversation. What was asked in it:"


def call_heretic(
    symposium: Symposium,
    act: Act,
    voice: VoiceName,
    *,
    point: ChallengedPoint,
) -> Cue:
    """Let it say what speaks against the point."""
    return Cue(
        voice,
        CASE_QUESTION.format(one_line(point.theme.what)),
        (
            *system_part(act, "case", voice, symposium),
            *_told(symposium, act, voice),
            *_show(symposium, act, point),
            _stay(note(symposium, _fill(_ASK_CASE, point))),
        ),
        task=point.case,
    )


def call_to_reply(
    symposium: Symposium,
    act: Act,
    voice: VoiceName,
    *,
    point: ChallengedPoint,
    cases: Sequence[Turn],
) -> Cue:
    """Let it say whether it still holds the point, having been shown the *cases*."""
    shown = (quote_turn(t, called=call_voice(symposium, act, t.voice)) for t in cases)
    return Cue(
        voice,
        REPLY_QUESTION.format(one_line(point.theme.what)),
        (
            *system_part(act, "reply", voice, symposium),
            *_told(symposium, act, voice),
            *_show(symposium, act, point),
            _stay(note(symposium, _fill(_CASES, point))),
            *shown,
            _stay(note(symposium, _fill(_ASK_REPLY, point))),
        ),
        task=point.reply,
    )


def _told(symposium: Symposium, act: Act, voice: VoiceName) -> tuple[Part, ...]:
    """
    Its own part of what went before, or, of one that took no part, what was asked; each
    point is put by itself.
    """
    before = [turn for turn in recall(symposium, voice) if turn.act != act.id]
    if not before and symposium.question.strip():
        return (Part("user", fenced(symposium.question, label=_ASKED), stays=True),)
    told = tell(symposium, act, voice, before)
    # More is said to it, so its own words are not the last.
    is_noted = bool(told) and told[-1].text.endswith(NOBODY_SINCE)
    return told[:-1] if is_noted else told


def _show(symposium: Symposium, act: Act, point: ChallengedPoint) -> Iterator[Part]:
    yield _stay(note(symposium, _fill(_POINT, point)))
    yield Part("user", fenced(point.theme.what, label=_CALLED), stays=True)
    for each in point.passages:
        label = f"{call_voice(symposium, act, each.turn.voice)} said:"
        text = fenced(each.words, label=label)
        yield Part("user", text, each.turn.id, "quoted", stays=True)


def _fill(sentence: str, point: ChallengedPoint) -> str:
    kind = kind_words[point.theme.kind]
    return sentence.format(number=point.place, all=point.of, kind=kind)


def _stay(part: Part) -> Part:
    return replace(part, stays=True)
