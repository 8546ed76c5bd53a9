"""
What each voice kept, took over and dropped between its rounds.

Compared are a voice's turn and its next with words, in the same sample.

* Kept: a sentence whose content words come again in one later sentence, so that of the
  words of both at least half are common (Dice's coefficient), two words or more.
* Dropped: a sentence that was not kept, and of whose content words fewer than half are
  found anywhere in the later turn.
* Taken over: a distinctive word or phrase (see `distinctive.py`) of the later turn
  that stands in a turn of another voice which it had been shown (as recorded, else
  those of the rounds before), and neither in its own earlier turn nor in the question;
  in both turns as words of their own (see `attributed.py`), so that to quote a passage
  is not to take it over.

Wording is compared, not meaning: who takes a thought over in other words took nothing
over by this measure, and who came to the same words by itself did.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.convergence.attributed import attributed_words
from bot.evidence.convergence.distinctive import Distinctiveness, distinctiveness
from bot.evidence.convergence.passages import Passage, passage_around
from bot.evidence.convergence.phrases import Stems, content, known_stems, name_stems
from bot.evidence.convergence.ranking import ranked
from bot.evidence.convergence.sharing import Found, Spoken, Spot, held
from bot.formats.baseline import is_baseline

# More than that is no list to read; the best ones come first.
_MOST = 20  # phrases taken over by one voice in one round
# Half, as the rule at the head says, for Dice's coefficient and for what is dropped.
_SAME = 0.5
_RARE_ALONE = 9 - 3.3  # two in a million words; set by hand, on "configured"
# One common word is too little to know a sentence by, unless it is all of it.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Kept:
    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class TookOver:
    """
    *phrase* is the wording of the voice and of its sources if it *is_wording*, else the
    words they share as the voice now has them, parted by " … "; *sources* are the
    passages it had met.
    """

    phrase: str
    from_whom: tuple[VoiceName, ...]
    sources: tuple[Passage, ...]
    after: Passage
    is_wording: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """From the turn *before* to that *after*, which is of *round*, in one *sample*."""

    voice: VoiceName
    before: TurnId
    after: TurnId
    sample: int
    round: int
    kept: tuple[Kept, ...]
    took_over: tuple[TookOver, ...]
    dropped: tuple[Passage, ...]


Pairs = Callable[[Sequence[Spoken]], Iterator[tuple[Spoken, Spoken]]]


def shifts(symposium: Symposium) -> tuple[Shift, ...]:
    """In the order of the later turns; empty where nobody spoke in two rounds."""
    return _compare(symposium, _neighbours)


def since_baseline(symposium: Symposium) -> tuple[Shift, ...]:
    """From each voice's blind answer before a conversation to its last in it."""
    return _compare(symposium, _ends)


def _compare(symposium: Symposium, pairs: Pairs) -> tuple[Shift, ...]:
    turns = [turn for turn in symposium.turns if turn.text.strip()]
    names = name_stems([voice.name for voice in symposium.participants])
    asked = known_stems(symposium.question, "en")
    spoken = {}
    for turn in turns:
        words = content(turn.text, names=names)
        told = attributed_words(words, turn.voice, symposium.participants)
        spoken[turn.id] = Spoken(turn, words, asked, told)
    distinct = distinctiveness([each.content for each in spoken.values()])
    found = [
        _shift(before, after, _met(after.turn, list(spoken.values())), distinct)
        for before, after in pairs(list(spoken.values()))
    ]
    numbers = {turn.id: turn.number for turn in turns}
    return tuple(sorted(found, key=lambda shift: numbers[shift.after]))


def _neighbours(spoken: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    def line(each: Spoken) -> tuple[VoiceName, int]:
        return each.turn.voice, each.turn.sample

    ordered = sorted(spoken, key=lambda each: (*line(each), *each.order))
    for _, mine in groupby(ordered, key=line):
        for before, after in pairwise(mine):
            # In one round a voice may speak several times: that is no second look.
            if before.turn.round < after.turn.round:
                yield before, after


def _ends(spoken: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    for before in (each for each in spoken if is_baseline(each.turn)):
        last = [each for each in spoken if each.turn.voice == before.turn.voice][-1]
        if last is not before:
            yield before, last


def _met(turn: Turn, spoken: Sequence[Spoken]) -> list[Spoken]:
    """Turns of others that it was shown; where nothing is recorded, earlier rounds'."""
    others = [each for each in spoken if each.turn.voice != turn.voice]
    shown = {exposure.turn for exposure in turn.exposed_to}
    if shown:
        return [each for each in others if each.turn.id in shown]
    return [
        each
        for each in others
        if each.turn.round < turn.round and each.turn.sample == turn.sample
    ]


def _shift(
    before: Spoken, after: Spoken, met: Sequence[Spoken], distinct: Distinctiveness
) -> Shift:
    kept, dropped = _compared(before, after)
    own = frozenset(before.content.stems) | before.known
    return Shift(
        after.turn.voice,
        before.turn.id,
        after.turn.id,
        after.turn.sample,
        after.turn.round,
        tuple(kept),
        _took_over(after, met, own, distinct),
        tuple(dropped),
    )


def _compared(before: Spoken, after: Spoken) -> tuple[list[Kept], list[Passage]]:
    later = _sentences(after)
    anywhere = frozenset(after.content.stems)
    kept, dropped = [], []
    for stems, spot in _sentences(before):
        match = max(later, key=lambda each: _dice(stems, each[0]), default=None)
        if match and _is_same(stems, match[0]):
            kept.append(
                Kept(passage_around(before, *spot), passage_around(after, *match[1]))
            )
        elif len(stems & anywhere) < _SAME * len(stems):
            dropped.append(passage_around(before, *spot))
    return kept, dropped


def _sentences(spoken: Spoken) -> list[tuple[Stems, Spot]]:
    """The content words of each sentence, and which they are."""
    numbered = enumerate(spoken.content.sentences)
    found = []
    for _, grouped in groupby(numbered, key=lambda pair: pair[1]):
        places = [at for at, _ in grouped]
        stems = frozenset(spoken.content.stems[at] for at in places)
        found.append((stems, (places[0], places[-1])))
    return found


def _is_same(one: Stems, other: Stems) -> bool:
    enough = len(one & other) >= _FEWEST or one == other
    return enough and _dice(one, other) >= _SAME


def _dice(one: Stems, other: Stems) -> float:
    # Never 0 below: sentences are gathered from the content words that they hold.
    return 2 * len(one & other) / (len(one) + len(other))


def _took_over(
    after: Spoken, met: Sequence[Spoken], own: Stems, distinct: Distinctiveness
) -> tuple[TookOver, ...]:
    phrases: dict[Stems, list[Found]] = {}
    for source in met:
        both = (replace(after, known=own), source)
        shared = (
            Found(frozenset(stems), both, (spots[0], spots[1]))
            for stems, spots in held(both, distinct).items()
            if _is_telling(frozenset(stems) - own, distinct)
            and not any(map(Spoken.quotes, both, (spots[0], spots[1])))
        )
        for found in ranked(shared, distinct, _MOST)[0]:
            # One phrase, and all from whom it may have come.
            phrases.setdefault(found.stems, []).append(found)
    return tuple(map(_told, list(phrases.values())[:_MOST]))


def _is_telling(new: Stems, distinct: Distinctiveness) -> bool:
    """One word by itself has to be rarer: it is likely to have come of itself."""
    alone = len(new) == 1 and distinct.weight(new) < _RARE_ALONE
    return distinct.is_distinctive(new) and not alone


def _told(found: Sequence[Found]) -> TookOver:
    first = found[0]
    sources = tuple(passage_around(each.spoken[1], *each.spots[1]) for each in found)
    is_wording = (
        all(each.is_wording for each in found)
        and len({each.wording for each in found}) == 1
    )
    return TookOver(
        first.wording if is_wording else first.words,
        tuple(dict.fromkeys(source.voice for source in sources)),
        sources,
        passage_around(first.spoken[0], *first.spots[0]),
        is_wording,
    )
