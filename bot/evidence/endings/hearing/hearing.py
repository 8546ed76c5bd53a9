"""
A message heard after all that was said before it.

Only the first and the last 4,000 characters of a message are read, so that no answer
is too long to be judged in time.
"""

from dataclasses import dataclass, field
from itertools import chain

from bot.evidence.endings.content_items import content_items, plain, plain_words
from bot.evidence.endings.forms import is_drawn
from bot.evidence.endings.rows_of_words import neighbours, passages, recited
from bot.evidence.endings.utterance import Utterance
from bot.text.lines import one_line

_READ = 4_000
_REFRAIN = 3  # a line of fewer words is too short to be a refrain


@dataclass(slots=True)
class Said:
    """All that was said so far; mutable, and the listener's."""

    items: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    passages: set[int] = field(default_factory=set)
    neighbours: set[int] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)

    def add(self, heard: Utterance) -> None:
        self.items |= heard.items
        self.words.update(heard.words)
        self.passages.update(heard.passages)
        self.neighbours |= heard.neighbours
        self.lines.update(filter(None, heard.own))
        self.signs.update(heard.folded)


def hear(number: int, speaker: str, text: str, said: Said) -> Utterance:
    """The message, after what was *said* by anybody before it."""
    read = text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}"
    folded = plain(read)
    cut = [plain_words(line) for line in folded.splitlines()]
    spoken = tuple(chain.from_iterable(cut))
    own = tuple([" ".join(line) for line in cut])
    new = [line for line in own if line not in said.lines or _is_brief(line)]
    whole = len(new) == len(own)
    held = content_items(spoken if whole else " ".join(new).split())
    drawn = is_drawn(read)
    rows, beside = passages(spoken), neighbours(spoken)
    return Utterance(
        number,
        speaker,
        text,
        read,
        folded,
        key=one_line(folded) if drawn or not spoken else " ".join(filter(None, own)),
        words=spoken,
        own=own,
        whole=whole,
        items=held,
        fresh=frozenset(held.difference(said.items, said.words)),
        before=len(said.items),
        coined=not said.words.issuperset(spoken),
        passages=rows,
        recited=recited(rows, said.passages, len(spoken)),
        neighbours=beside,
        # Few stand there, and are counted more quickly than all others.
        rearranged=len(beside) - len(beside & said.neighbours),
        new_signs=frozenset() if spoken else frozenset(folded).difference(said.signs),
        drawn=drawn,
    )


def _is_brief(line: str) -> bool:
    return len(line.split()) < _REFRAIN
