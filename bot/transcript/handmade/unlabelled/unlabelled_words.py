"""
Whose the last paragraph of a message may be, where messages are one paragraph each: of
who speaks there, or of somebody whose name was left out.

What stands above a new round of the same names may be the question that begins it. It
is one where the first question had a name, or stood above all names, or where each
round has one; else, and where the order of names shows that one is missing, it is
anybody's.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.transcript.handmade.speech.line_labels import LineLabel
from bot.transcript.handmade.speech.message_ends import MessageEnds
from bot.transcript.handmade.speech.script_parts import ScriptKind
from bot.transcript.handmade.unlabelled.message_units import (
    ScriptMessage,
    ScriptUnits,
    Unit,
    find_above_all,
    split_messages,
)
from bot.transcript.speaker_names import SenderPart

_ASKS = ("?", "\uff1f", "\u061f", "\u037e")
_MARKS = "*_\"'\u201d\u00bb\u201c\u300d) \t"
_BY_HAND = (ScriptKind.CHAT, ScriptKind.INTERVIEW, ScriptKind.PLAY)
_FEWEST = 2
_FEW = 0.125  # of the messages that no round ends with
_SEVERAL = 3  # voices that do not just take turns


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """
    By their lines, from 0: those that are *asked* by nobody who is named, and the
    first lines of what is *doubtful*.
    """

    asked: frozenset[int] = frozenset()
    doubtful: tuple[int, ...] = ()


def find_unlabelled(
    lines: Sequence[str],
    labels: Sequence[LineLabel],
    ends: MessageEnds,
    parts: Mapping[str, SenderPart],
) -> Unlabelled:
    """
    *parts* are those of who speaks, by the keys of the *labels*. Nothing where a
    program has set the names, with times.
    """
    is_timed = all(one.time for one in labels)
    if is_timed or ends.kind not in _BY_HAND or len(labels) < _SEVERAL:
        return Unlabelled()
    askers = {key for key, part in parts.items() if part is SenderPart.ASKS}
    script = split_messages(lines, labels, ends.fenced, ends.is_beside)
    above = find_above_all(lines, labels[0].line, ends.is_beside)
    found = _Rounds(lines, script, frozenset(askers), above)
    return found.judge_play() if ends.kind is ScriptKind.PLAY else found.judge()


class _Rounds:
    """The order in which a script's names come."""

    def __init__(
        self,
        lines: Sequence[str],
        script: ScriptUnits,
        askers: frozenset[str],
        above: Unit | None,
    ) -> None:
        self.lines, self.above = lines, above
        self.messages, self.are_lines = script.messages, script.are_lines
        self.keys = [one.key for one in script.messages]
        self.often = Counter(self.keys)
        self.askers = askers | self._find_askers()
        self.more = [n for n, one in enumerate(self.messages[:-1]) if _has_more(one)]

    def judge_play(self) -> Unlabelled:
        """In plays speeches are long or short, and nobody speaks in rounds."""
        return self._tell((), {n for n in self.more if self._speaks_again(n)})

    def judge(self) -> Unlabelled:
        """Nothing where messages have several paragraphs wherever they stand."""
        again = {n for n in self.more if self._speaks_again(n)}
        broken = {n for n in self.more if self.is_habit and self._breaks_order(n)}
        between = {n for n in self.more if n in self.between}
        asking = {n for n in between if self._asks(self._last(n))}
        if self.askers & self.often.keys():
            asking |= {n for n in again if self._asks(self._last(n))}
        asked = set[int]()
        if asking and asking >= between and self._are_questions(asking):
            asked = {n for n in asking if len(self.messages[n].units) == _FEWEST}
        doubtful = again | broken
        if self._are_doubtful(asking, between):
            doubtful |= asking
        is_order = len(self.often) >= _SEVERAL or self._are_apart(between)
        if self.is_habit and is_order:
            doubtful |= between
        return self._tell(asked, doubtful - asked)

    def _are_doubtful(self, asking: set[int], between: set[int]) -> bool:
        """Two who take turns also ask each other."""
        is_above = self.above is not None and self._asks(self.above)
        is_told = is_above or bool(self.askers & self.often.keys())
        is_each = len(asking) >= _FEWEST and asking == self.between
        if len(self.often) < _SEVERAL and not (is_told or is_each):
            return False
        is_all = asking >= between or len(self.often) >= _SEVERAL
        return is_all and (self.is_habit or self._are_only_between(asking))

    def _tell(self, asked: Collection[int], doubtful: Collection[int]) -> Unlabelled:
        found = [self._last(n) for n in asked]
        if asked and self.above is not None and self._asks(self.above):
            found.append(self.above)
        return Unlabelled(
            frozenset(at for unit in found for at in range(unit.first, unit.end)),
            tuple(self.messages[n].units[1].first for n in sorted(doubtful)),
        )

    # Rounds

    @cached_property
    def between(self) -> frozenset[int]:
        """Messages that end a round, where the next begins with no asker."""
        opener = next((key for key in self.keys if key not in self.askers), "")
        often = {key for key, times in self.often.items() if times >= _FEWEST}
        all_of_them = often - self.askers
        if len(all_of_them) < _FEWEST:
            return frozenset()
        found, heard = set[int](), set[str]()
        for n, (one, after) in enumerate(pairwise(self.keys)):
            if one in all_of_them:
                heard.add(one)
            is_whole = after == opener and one not in self.askers
            if is_whole and len(heard) == len(all_of_them):
                found.add(n)
            if after == opener or after in self.askers:
                heard = set()
        return frozenset(found)

    @cached_property
    def is_habit(self) -> bool:
        """Messages that end no round, and after which others speak, have one unit."""
        inner = [
            n
            for n in range(len(self.messages) - 1)
            if n not in self.between and not self._breaks_order(n)
        ]
        more = sum(_has_more(self.messages[n]) for n in inner)
        return len(inner) >= _FEWEST and more <= _FEW * len(inner)

    def _find_askers(self) -> frozenset[str]:
        """Whoever opens, and asks whenever it speaks, once at least in two rounds."""
        first = self.keys[0]
        said = [one for one in self.messages if one.key == first]
        asks = all(self._asks(one.units[0]) for one in said)
        others = max(
            (times for key, times in self.often.items() if key != first), default=0
        )
        is_rare = len(said) < others or len(self.often) >= _SEVERAL
        return frozenset({first}) if asks and is_rare else frozenset()

    def _speaks_again(self, n: int) -> bool:
        """The same voice speaks next, as nobody else does who was not interrupted."""
        return self.keys[n] == self.keys[n + 1] and not self._speak_twice

    @cached_property
    def _speak_twice(self) -> bool:
        return any(
            one == after and not _has_more(self.messages[n])
            for n, (one, after) in enumerate(pairwise(self.keys))
        )

    @cached_property
    def _order(self) -> dict[str, str]:
        """Who always speaks behind whom; empty where that is not always the same."""
        seen = Counter(
            (one, after)
            for n, (one, after) in enumerate(pairwise(self.keys))
            if not _has_more(self.messages[n])
        )
        if len({one for one, _ in seen}) < len(seen):
            return {}
        return {one: after for (one, after), times in seen.items() if times >= _FEWEST}

    def _breaks_order(self, n: int) -> bool:
        if not _has_more(self.messages[n]):
            return False
        return self._order.get(self.keys[n], self.keys[n + 1]) != self.keys[n + 1]

    # Questions

    def _are_questions(self, asking: set[int]) -> bool:
        """As the document's other questions show."""
        if self.askers & self.often.keys():
            return self.is_habit
        is_above = self.above is not None and self._asks(self.above)
        is_several = len(self.often) >= _SEVERAL and len(asking) >= _FEWEST
        if asking != self.between:
            return False
        if self.is_habit:
            return is_above or is_several
        return is_above and self._are_only_between(asking)

    def _are_only_between(self, asking: set[int]) -> bool:
        """No message that ends no round ends with a question of its own paragraph."""
        others = [n for n in self.more if n not in self.between]
        is_told = len(self.between) >= _FEWEST and len(asking) == len(self.between)
        return is_told and not any(self._asks(self._last(n)) for n in others)

    def _are_apart(self, between: set[int]) -> bool:
        """They stand below a gap, where messages stand right below each other."""
        return self.are_lines and any(self._last(n).is_apart for n in between)

    def _last(self, n: int) -> Unit:
        return self.messages[n].units[-1]

    def _asks(self, unit: Unit) -> bool:
        words = "\n".join(self.lines[unit.first : unit.end])
        return words.rstrip(_MARKS).endswith(_ASKS)


def _has_more(one: ScriptMessage) -> bool:
    return len(one.units) > 1
