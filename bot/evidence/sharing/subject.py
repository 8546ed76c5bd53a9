"""
How much more these voices share than strangers would, for they speak of one subject.

Counted are the uncommon words (rarer than once in sixteen thousand) that two voices
both say and were not given, over all pairs of voices. By chance, a word of share p is
met in both of two texts of A and B words A * B * p * p times; summed over the words of
the language that is what is expected. The ratio is smoothed, as if five more had been
expected and fifty more been found, and its binary logarithm is what every word loses
in bits.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from math import log2

from bot.domain.names import VoiceName
from bot.evidence.sharing.rarity import language_bits
from bot.evidence.wording.spoken import Spoken
from bot.text.frequency import stem_zipfs
from bot.text.languages import DEFAULT

_UNCOMMON = 14.0  # bits
_PRIOR_EXPECTED, _PRIOR_FOUND = 5.0, 50.0


def subject_bits(spoken: Sequence[Spoken]) -> float:
    """What each word loses, not below 0."""
    found, expected = _found(spoken), _expected(spoken)
    return max(log2((found + _PRIOR_FOUND) / (expected + _PRIOR_EXPECTED)), 0.0)


def _found(spoken: Iterable[Spoken]) -> int:
    """Pairs of voices, for each uncommon word that both say."""
    voices: dict[str, set[VoiceName]] = defaultdict(set)
    for each in spoken:
        language = each.content.language
        for stem in set(each.content.stems) - each.known:
            if language_bits(stem, language) > _UNCOMMON:
                voices[stem].add(each.turn.voice)
    return sum(len(held) * (len(held) - 1) // 2 for held in voices.values())


def _expected(spoken: Iterable[Spoken]) -> float:
    lengths: dict[VoiceName, int] = defaultdict(int)
    for each in spoken:
        lengths[each.turn.voice] += each.length
    total, squares = sum(lengths.values()), sum(n * n for n in lengths.values())
    return _coincidence(DEFAULT) * (total * total - squares) / 2


@cache
def _coincidence(language: str) -> float:
    """How likely two words of the language are the same uncommon one."""
    rare = (language_bits(stem, language) for stem in stem_zipfs(language))
    likely = (2.0 ** (-2 * bits) for bits in rare if bits > _UNCOMMON)
    return sum(likely, 0.0)
