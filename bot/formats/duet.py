"""
Duet: two voices talk, or more in a ring, until it has ended or so many turns were used.

What was found to be an ending stands in the record as a row, and is read there.
"""

from collections.abc import Mapping

from bot.domain.act import Act
from bot.domain.ending import EndingKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part, Turn
from bot.formats.baseline import baseline, is_baseline
from bot.formats.ring import (
    LAST_WORD,
    PAIR,
    find_end,
    most_turns,
    present,
    ring,
    talk,
    was_not_heard,
)
from bot.formats.speech import system_part, tell
from bot.formats.speech.conversation import note

FIRST = "You speak first."
"""All that is sent where nobody has asked anything."""

_NOTHING = "Nobody has said anything yet."
_LAST = "last"  # the role of the text for the last turn, where that is told


def duet(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    if blind := baseline(symposium, act):
        return blind
    answers, said = symposium.answers_to(act), talk(symposium, act)
    is_talking = any(not turn.is_over for turn in answers)
    if is_talking or len(said) >= most_turns(act):
        return ()
    there, end = present(symposium, act), find_end(symposium, act)
    if len(there) < PAIR and end in (None, EndingKind.LEFT):
        had_it = any(turn.task == LAST_WORD for turn in said)
        return () if had_it else tuple(_last_word(symposium, act, v) for v in there)
    if end is not None:
        return ()
    is_last = act.chose("tell_last") and len(said) + 1 == most_turns(act)
    return (_cue(symposium, act, _next(symposium, act), now=_LAST if is_last else ""),)


def _next(symposium: Symposium, act: Act) -> VoiceName:
    """The next in the ring after who spoke last; who was not heard is asked again."""
    names, there = ring(symposium, act), present(symposium, act)
    spoke = [turn for turn in _course(symposium, act) if turn.voice in names]
    if not spoke:
        return there[0]
    last = spoke[-1]
    made_good = {turn.retries for turn in symposium.turns if not was_not_heard(turn)}
    if was_not_heard(last) and last.id not in made_good and last.voice in there:
        return last.voice
    at = names.index(last.voice) + 1
    return next(name for name in (*names[at:], *names[:at]) if name in there)


def _course(symposium: Symposium, act: Act) -> list[Turn]:
    """All that was said in turn, before and since somebody had it go on."""
    held = {each.id for each in symposium.acts if each.format == act.format} | {act.id}
    turns = (turn for turn in symposium.turns if turn.act in held)
    return [turn for turn in turns if not is_baseline(turn)]


def _last_word(symposium: Symposium, act: Act, voice: VoiceName) -> Cue:
    return _cue(symposium, act, voice, now=LAST_WORD, task=LAST_WORD)


def _cue(
    symposium: Symposium,
    act: Act,
    voice: VoiceName,
    *,
    now: str = "",
    task: str | None = None,
) -> Cue:
    heard = [
        turn
        for turn in symposium.turns
        if not was_not_heard(turn) and (turn.voice == voice or not is_baseline(turn))
    ]
    is_pair = len(symposium.participants) == PAIR
    told = tell(symposium, act, voice, heard, bare=is_pair)
    said = (*_opening(symposium, act, voice), *told) or (note(symposium, _NOTHING),)
    prompts = act.options.get("prompts")
    text = prompts.get(now, "") if isinstance(prompts, Mapping) else ""
    system = system_part(act, "voice", voice, symposium, places={"now": str(text)})
    return Cue(voice, act.text, (*system, *said), task=task)


def _opening(symposium: Symposium, act: Act, voice: VoiceName) -> tuple[Part, ...]:
    """To who speaks first where nobody has asked anything, then and ever after."""
    spoke = [turn.voice for turn in _course(symposium, act)]
    is_first = voice == (spoke[0] if spoke else voice)
    if symposium.question.strip() or not is_first:
        return ()
    return (Part("user", FIRST, stays=True),)
