"""
Which other voices an answer shows that it knows of, though nothing was put before it.

Each sentence that names a voice is judged (see `sentence_mention.py`); so are phrases
for all others together, such as "the previous speakers" or "I join the chorus". What a
sentence says of a voice counts besides if it has a rare word with it which that voice
had used before, and which stood in nothing that the answer's voice was given.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.exposure.mentions.mention_patterns import (
    MentionPatterns,
    mention_patterns,
)
from bot.evidence.exposure.mentions.sentence_mention import (
    NamingSentence,
    Strength,
    is_question,
    model_names,
)
from bot.evidence.exposure.ordinary import is_rare
from bot.evidence.exposure.readings import Readings
from bot.evidence.voice_names import NameFinder
from bot.text.folding import folded_text
from bot.text.languages import DEFAULT, language_of
from bot.text.sentences import sentence_ends
from bot.text.words import words

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 400  # characters by which the language is told
_LONG = 5  # letters of a word that tells something
_MOST = 100  # times that an answer names a voice, and is judged
_SEEN = 300  # characters of a sentence on either side
_LONGEST = 160  # characters of a passage
_GENITIVE = ("de", "nl", "sv", "da", "nb")  # "Adas Bild": no apostrophe


@dataclass(frozen=True, slots=True)
class VoiceMention:
    """*voice* is None where all others are meant; *passage* is part of the answer."""

    voice: VoiceName | None
    passage: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """
    A *text* of the voice *own*, what it was *given*, and which words another voice *had
    used* before it.
    """

    text: str
    own: VoiceName
    given: tuple[str, ...]
    had_used: Callable[[VoiceName, str], bool]


class MentionFinder:
    """Finds what answers say of these *voices*, all of them asked the *question*."""

    def __init__(
        self, voices: Sequence[Voice], question: str, readings: Readings
    ) -> None:
        self._names = NameFinder(voices)
        self._genitives = NameFinder([*voices, *_genitives(voices)])
        self._whose = {f"{voice.name}s": voice.name for voice in voices}
        self._whose |= {voice.name: voice.name for voice in voices}
        self._question = _language(question) or DEFAULT
        self._readings = readings
        self._given: dict[str, frozenset[VoiceName]] = {}
        # Voices are mostly given the same.
        self._known = lru_cache(maxsize=8)(self._words)

    def find(self, answer: SpokenAnswer) -> tuple[VoiceMention, ...]:
        """Of each voice, and of all others together, the first that says most."""
        best: dict[VoiceName | None, VoiceMention] = {}
        for mention in self._mentions(answer):
            known = best.get(mention.voice)
            if known is None or mention.strength > known.strength:
                best[mention.voice] = mention
        return tuple(best.values())

    def _mentions(self, answer: SpokenAnswer) -> Iterator[VoiceMention]:
        text = answer.text
        language = _language(text) or self._question
        patterns = mention_patterns(language)
        finder = self._genitives if language in _GENITIVE else self._names
        named = list(self._others(finder.find(text), answer.own))
        collective = patterns.collectives.search(text)
        ends = (0, *sentence_ends(text), len(text)) if named or collective else ()
        for at, called in named:
            first, last = _sentence(ends, at)
            mention = _naming(text, (first, last), at, called, language)
            strength = self._judge(mention, self._whose[called], answer, patterns)
            if strength:
                passage = _cut(text, (first, last), (at, at + len(called)))
                yield VoiceMention(self._whose[called], passage, strength)
        if collective is not None:
            yield from self._collective(answer, ends, patterns)

    def _others(
        self, named: Iterable[tuple[int, VoiceName]], own: VoiceName
    ) -> Iterator[tuple[int, VoiceName]]:
        """Those of other voices; of each no more than are judged."""
        times = Counter[VoiceName]()
        for at, called in named:
            voice = self._whose[called]
            times[voice] += 1
            if voice != own and times[voice] <= _MOST:
                yield at, called

    def _judge(
        self,
        mention: NamingSentence,
        voice: VoiceName,
        answer: SpokenAnswer,
        patterns: MentionPatterns,
    ) -> Strength:
        models = {w.casefold() for w in _WORD.findall(mention.sentence)} & model_names()
        strength = mention.strength(patterns, models)
        if strength in (Strength.NOTHING, Strength.TOLD, Strength.TAKEN_UP):
            return strength
        if self._tells_own_words(mention, voice, answer):
            return Strength.TAKEN_UP
        is_news = voice not in self._named_in(answer.given)
        return (
            strength if strength > Strength.MENTIONED and is_news else Strength.NOTHING
        )

    def _tells_own_words(
        self, mention: NamingSentence, voice: VoiceName, answer: SpokenAnswer
    ) -> bool:
        """Whether it has a rare word of that voice, which was in nothing given."""
        said = {without_possessive(w) for w in words(folded_text(mention.sentence))}
        new = said - self._known(answer.given)
        return any(is_rare(word) and answer.had_used(voice, word) for word in new)

    def _named_in(self, texts: Sequence[str]) -> frozenset[VoiceName]:
        for text in texts:
            if text not in self._given:
                found = (name for _, name in self._names.find(text))
                self._given[text] = frozenset(found)
        return frozenset().union(*(self._given[text] for text in texts))

    def _collective(
        self, answer: SpokenAnswer, ends: Sequence[int], patterns: MentionPatterns
    ) -> Iterator[VoiceMention]:
        """The first that means the other voices."""
        for found in islice(patterns.collectives.finditer(answer.text), _MOST):
            sentence = _sentence(ends, found.start())
            before = answer.text[
                max(sentence[0], found.start() - _SEEN) : found.start()
            ]
            if patterns.antecedents.search(before) or patterns.doubts.search(before):
                continue
            # What was said is no question's, though it may speak of others too.
            is_told = patterns.saying_before.search(found[0])
            is_asked = is_question(answer.text[sentence[0] : sentence[1]][-_SEEN:])
            if not is_asked and (is_told or not self._is_given(found[0], answer)):
                passage = _cut(answer.text, sentence, found.span())
                yield VoiceMention(None, passage, Strength.TOLD)
                return

    def _is_given(self, phrase: str, answer: SpokenAnswer) -> bool:
        """Whether all that tells something of the phrase stood in what was given."""
        telling = {w for w in words(folded_text(phrase)) if len(w) >= _LONG}
        return bool(telling) and telling <= self._known(answer.given)

    def _words(self, given: tuple[str, ...]) -> frozenset[str]:
        return frozenset(
            without_possessive(word)
            for text in given
            for word in self._readings.words(text)
        )


def _naming(
    text: str, sentence: tuple[int, int], at: int, called: str, language: str
) -> NamingSentence:
    """With as much of the name as stands there, and what is looked at around it."""
    first, last = max(sentence[0], at - _SEEN), min(sentence[1], at + _SEEN)
    end = at
    for word in called.split():
        start = end + 1 if end > at else end
        if not text.startswith(word, start):
            break
        end = start + len(word)
    is_asked = is_question(text[max(first, sentence[1] - _SEEN) : sentence[1]])
    spot = at - first, end - first
    return NamingSentence(text[first:last], *spot, called, language, is_asked)


def _sentence(ends: Sequence[int], at: int) -> tuple[int, int]:
    number = bisect_right(ends, at) - 1
    return ends[number], ends[min(number + 1, len(ends) - 1)]


def _cut(text: str, sentence: tuple[int, int], spot: tuple[int, int]) -> str:
    """The sentence, or of a long one what stands around the spot."""
    first, last = sentence
    if last - first > _LONGEST:
        first = max(first, spot[0] - _LONGEST // 2)
        last = min(last, max(first + _LONGEST, spot[1]))
    return text[first:last].strip()


def _genitives(voices: Sequence[Voice]) -> Iterator[Voice]:
    known = {voice.name for voice in voices}
    for voice in voices:
        if voice.name.isalpha() and (name := VoiceName(f"{voice.name}s")) not in known:
            yield Voice(name)


def without_possessive(word: str) -> str:
    return word.removesuffix("'s")


def _language(text: str) -> str | None:
    start = folded_text(text[:_TELLING])
    return language_of(start, words(start))
