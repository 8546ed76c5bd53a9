"""Who was heard in a symposium, and who is missing from it."""

from collections.abc import Mapping

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Missing
from bot.domain.turn import Reason, Turn


def find_heard(symposium: Symposium) -> Mapping[VoiceName, tuple[Turn, ...]]:
    """
    The turns that count as positions, by voice, in the panel's order.

    What a silent voice had begun to say is kept in its turn, but it is no position;
    what one said before it passed or left is.
    A voice that spoke in one round or sample and not in another was heard.
    """
    by_voice = {voice.name: _turns(symposium, voice.name) for voice in symposium.voices}
    return {name: turns for name, turns in by_voice.items() if turns}


def find_missing(symposium: Symposium) -> tuple[Missing, ...]:
    """Every voice that said nothing that counts, with the reason of its last turn."""
    present = find_heard(symposium)
    return tuple(
        Missing(voice.name, _reason(symposium, voice.name))
        for voice in symposium.voices
        if voice.name not in present
    )


def _turns(symposium: Symposium, name: VoiceName) -> tuple[Turn, ...]:
    return tuple(
        turn
        for turn in symposium.turns
        if turn.voice == name and turn.has_spoken and turn.text.strip()
    )


def _reason(symposium: Symposium, name: VoiceName) -> Reason | None:
    reasons = [turn.reason for turn in symposium.turns if turn.voice == name]
    return reasons[-1] if reasons else None
