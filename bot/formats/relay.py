"""
Relay: one after another, each shown those before it.

Everybody speaks once in each time around, in the order given or in another each time.
Who passes, is silent or has left is passed over, and the others are told.
"""

import hashlib

from bot.domain.act import Act, ActKind
from bot.domain.format import RequestsLeft, count_each_once
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Status, Turn
from bot.formats.baseline import (
    baseline,
    count_with_baseline,
    first_round,
    is_baseline,
)
from bot.formats.speech.conversation import tell
from bot.formats.speech.instructions import system_part

SHUFFLED = "shuffled"
_FEWEST = 2


def relay(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    """At most one cue: nobody is asked before the one before has ended."""
    if blind := baseline(symposium, act):
        return blind
    answers = symposium.answers_to(act)
    if not all(turn.is_over for turn in answers):
        return ()
    taken = [turn for turn in answers if not is_baseline(turn)]
    first = first_round(act)
    now = max((turn.round for turn in taken), default=first)
    there = _find_there(symposium, act)
    for around in range(now, first + act.count("rounds")):
        if around > first and len(there) < _FEWEST:
            return ()  # nobody is left to whom it could speak
        spoke = {turn.voice for turn in taken if turn.round == around}
        for name in order_voices(act, there, around):
            if name not in spoke:
                return (_call(symposium, act, name, around),)
    return ()


def count_relay(act: Act) -> int:
    return count_with_baseline(act, count_each_once(act))


def count_left(symposium: Symposium, act: Act) -> RequestsLeft:
    """Of each who is there, in each time around that is not over, unless it spoke."""
    taken = [t for t in symposium.answers_to(act) if not is_baseline(t)]
    first, there = first_round(act), _find_there(symposium, act)
    now = max((turn.round for turn in taken), default=first)
    spoke = {(turn.round, turn.voice) for turn in taken}
    left = sum(
        (around, name) not in spoke
        for around in range(now, first + act.count("rounds"))
        if around == first or len(there) >= _FEWEST
        for name in there
    )
    return RequestsLeft(left + len(baseline(symposium, act)))


def order_voices(
    act: Act, voices: tuple[VoiceName, ...], around: int
) -> tuple[VoiceName, ...]:
    """
    Who speaks after whom in this time *around*: as given, or shuffled, the same each
    time it is asked, as the act's "seed" says.
    """
    if act.options.get("order") != SHUFFLED:
        return voices
    seed = act.options.get("seed", act.id)

    def lot(voice: VoiceName) -> bytes:
        return hashlib.sha256(f"{seed}:{around}:{voice}".encode()).digest()

    return tuple(sorted(voices, key=lot))


def choose_turns(symposium: Symposium, voice: VoiceName, last: object) -> list[Turn]:
    """
    What *voice* is shown of what was said by now: its own turns, and the others', of
    which only the *last* so many that spoke, if that is a number.

    Others' baselines are nobody's to see, and who was silent and was asked again, in
    another turn, is no more worth a note.
    """
    again = {turn.retries for turn in symposium.turns}
    shown = [
        turn
        for turn in symposium.turns
        if turn.voice == voice or not is_baseline(turn)
        if not (turn.status is Status.SILENT and turn.id in again)
    ]
    if not isinstance(last, int) or isinstance(last, bool):
        return shown
    spoke = [t for t in shown if t.voice != voice and t.status is not Status.SILENT]
    first = spoke[-last:][0].number if 0 < last < len(spoke) else 0
    return [turn for turn in shown if turn.voice == voice or turn.number >= first]


def _find_there(symposium: Symposium, act: Act) -> tuple[VoiceName, ...]:
    """Those who were asked, and who was invited since, without those who left."""
    begun = act.place or 0
    invited = (
        name
        for each in symposium.acts
        if each.kind is ActKind.INVITED and (each.place or 0) > begun
        for name in each.voices
    )
    names = dict.fromkeys((*act.voices, *invited))
    return tuple(name for name in names if not symposium.is_absent(name))


def _call(symposium: Symposium, act: Act, voice: VoiceName, around: int) -> Cue:
    turns = choose_turns(symposium, voice, act.options.get("last"))
    parts = (
        *system_part(act, "voice", voice, symposium),
        *tell(symposium, act, voice, turns),
    )
    return Cue(voice, act.text, parts, round=around)
