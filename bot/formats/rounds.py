"""
Rounds: a blind one, then everybody is shown everybody's previous round, so many times,
or until everybody's position stays the same.
"""

from collections.abc import Iterator

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part, Status, Turn
from bot.formats import UNTIL_SETTLED
from bot.formats.framing import opening, quote_turn
from bot.formats.positions import is_settled
from bot.formats.speech.conversation import NOBODY_SINCE, note
from bot.formats.speech.identity import call_voice
from bot.formats.speech.instructions import system_part
from bot.formats.speech.telling import describe_silence


def rounds(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    samples = range(1, act.count("samples") + 1)
    return tuple(
        cue for sample in samples for cue in _next_cues(symposium, act, sample)
    )


def _next_cues(symposium: Symposium, act: Act, sample: int) -> tuple[Cue, ...]:
    """Each sample is a conversation of its own; none hears another sample."""
    turns = [t for t in symposium.answers_to(act) if t.sample == sample]
    now = max((turn.round for turn in turns), default=1)
    called = {turn.voice for turn in turns if turn.round == now}
    there = [name for name in act.voices if not symposium.is_absent(name)]
    uncalled = [name for name in there if name not in called]
    # Whoever comes back later has seen what was said in this one.
    if not uncalled or any(t.id in symposium.revealed for t in turns if t.round == now):
        if now >= act.count("rounds") or not all(turn.is_over for turn in turns):
            return ()
        if act.chose(UNTIL_SETTLED) and is_settled(symposium, act, turns):
            return ()
        uncalled, now = there, now + 1
    before = tuple(turn for turn in turns if turn.round == now - 1)
    return tuple(
        Cue(
            name,
            act.text,
            (
                *_instructions(symposium, act, name, now),
                opening(symposium, act),
                *_heard(symposium, act, name, before),
            ),
            round=now,
            sample=sample,
        )
        for name in uncalled
    )


def _instructions(
    symposium: Symposium, act: Act, voice: VoiceName, now: int
) -> tuple[Part, ...]:
    places = {"round": str(now), "rounds": str(act.count("rounds"))}
    role = UNTIL_SETTLED if act.chose(UNTIL_SETTLED) else "voice"
    return system_part(act, role, voice, symposium, places=places)


def _heard(
    symposium: Symposium, act: Act, voice: VoiceName, before: tuple[Turn, ...]
) -> Iterator[Part]:
    """Its own words reach a voice as its own, the others' fenced and attributed."""
    if not before:
        return
    own = [turn for turn in before if turn.voice == voice and _was_heard(turn)]
    others = [turn for turn in before if turn.voice != voice]
    yield from (Part("assistant", turn.text, turn.id) for turn in own)
    heard = [turn for turn in others if _was_heard(turn)]
    for turn in heard:
        yield quote_turn(turn, called=call_voice(symposium, act, turn.voice))
    notes = [describe_silence(symposium, act, turn, to=voice) for turn in before]
    told = " ".join(each for each in notes if each)
    if told or not heard:
        yield note(symposium, told or NOBODY_SINCE)


def _was_heard(turn: Turn) -> bool:
    """Of who was not, one hears that: what it had begun to say is no answer."""
    return turn.status is not Status.SILENT and bool(turn.text.strip())
