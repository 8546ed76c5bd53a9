"""What a voice that was invited later is not shown of what went before it came."""

from collections.abc import Iterator

from bot.domain.act import ASKING, Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn


def is_withheld(symposium: Symposium, entry: Act | Turn, voice: VoiceName) -> bool:
    """
    Whether it happened while *voice* was not there, and the invitation does not show
    it: nothing of that unless chosen, else the questions, or everything.
    """
    if isinstance(entry, Turn) and entry.voice == voice:
        return False
    is_question = isinstance(entry, Act) and entry.kind in ASKING
    at = entry.place or 0
    return any(
        since < at < invited
        for since, invited, shows in _absences(symposium, voice)
        if shows != "everything" and not (shows == "question" and is_question)
    )


def _absences(
    symposium: Symposium, voice: VoiceName
) -> Iterator[tuple[int, int, object]]:
    """From when to when it was not there, and what its invitation shows of that."""
    gone = [-1] if all(each.name != voice for each in symposium.voices) else []
    gone += [
        turn.place or 0
        for turn in symposium.turns
        if turn.voice == voice and turn.status is Status.LEFT
    ]
    acts = [act for act in symposium.acts if voice in act.voices]
    gone += [act.place or 0 for act in acts if act.kind is ActKind.DISMISSED]
    back = -1
    for act in acts:
        if act.kind is ActKind.INVITED:
            at = act.place or 0
            since = min((each for each in gone if back <= each < at), default=at)
            yield since, at, act.options.get("shows", "nothing")
            back = at
