"""
What an export says has to be able to have happened: nobody speaks after the end of what
they answer, or when they had left; and the host alone finds things out.

A record of ours cannot say otherwise. One that does, its chain whole, was not changed:
it was made up, and is refused as what cannot be read.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.domain.act import Act, ActKind
from bot.domain.names import ActId
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.words.act_words import BY_HOST
from bot.formats import FORMATS
from bot.transcript.reading.json_reader import Node


def refuse_impossible(node: Node, symposium: Symposium) -> None:
    """Unreadable, with the path, where *node*, read as *symposium*, cannot be."""
    acts = node.key_or_none("acts")
    for at, act in enumerate(symposium.acts):
        if act.kind in BY_HOST and act.by is not None:
            acts.items()[at].key("by").refuse(
                f"nobody but the host writes {act.kind.value!r}"
            )
    for turn, sentence in find_impossible(symposium):
        at = symposium.turns.index(turn)
        node.key("turns").items()[at].refuse(sentence)


def find_impossible(symposium: Symposium) -> Iterator[tuple[Turn, str]]:
    """The turns that cannot have been spoken, each with a sentence that says why."""
    acts = {act.id: act for act in symposium.acts}
    closed = _find_closings(symposium)
    absences = _Absences(symposium)
    for turn in symposium.turns:
        # What a crash had left unended is silent, and may end later than all else.
        if turn.status in (Status.SPEAKING, Status.SILENT) or turn.place is None:
            continue
        if turn.place > closed.get(turn.act, turn.place):
            yield turn, "it was spoken after the closing of what it answers"
        elif absences.forbid(turn, turn.place, acts.get(turn.act)):
            yield turn, f"{turn.voice!r} had left before, and nobody invited it back"


def _find_closings(symposium: Symposium) -> Mapping[ActId | None, int]:
    """The first of each act."""
    found: dict[ActId | None, int] = {}
    for closing in symposium.closings:
        if closing.act is not None and closing.place is not None:
            found.setdefault(closing.act, closing.place)
    return found


class _Absences:
    """When each voice left or was dismissed, and when it was invited back."""

    def __init__(self, symposium: Symposium) -> None:
        self._format = symposium.format
        self._gone: defaultdict[object, list[int]] = defaultdict(list)
        self._back: defaultdict[object, list[int]] = defaultdict(list)
        self._first_left: dict[tuple[object, object], Turn] = {}
        for turn in symposium.turns:
            if turn.status is Status.LEFT:
                insort(self._gone[turn.voice], turn.place or 0)
                self._first_left.setdefault((turn.voice, turn.act), turn)
        for act in symposium.acts:
            places = {ActKind.DISMISSED: self._gone, ActKind.INVITED: self._back}
            for voice in act.voices if act.kind in places else ():
                insort(places[act.kind][voice], act.place or 0)

    def forbid(self, turn: Turn, place: int, asked: Act | None) -> bool:
        """Whether its voice had left, for certain, when it was asked for *turn*."""
        begun = asked.place or 0 if asked else 0
        since = _last_before(self._gone[turn.voice], begun)
        # Within one act only where one speaks at a time: else it may have been asked
        # already when it left.
        left = self._first_left.get((turn.voice, turn.act))
        known = FORMATS.get(asked.format or self._format) if asked else None
        if left is not None and left.number < turn.number:
            one_by_one = known is not None and not known.at_once
            since = max(since, left.place or 0) if one_by_one else since
        return since > _last_before(self._back[turn.voice], place)


def _last_before(places: list[int], place: int) -> int:
    """The greatest of them that is smaller; -1 if none is."""
    at = bisect_left(places, place)
    return places[at - 1] if at else -1
