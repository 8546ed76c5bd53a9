"""
Which other voices an answer shows that it knows of, though nothing was put before it.

Each sentence that names a voice is judged (see `sentence_mention.py`); so are phrases
for all others together, such as "the previous speakers" or "I join the chorus". What a
sentence says of a voice counts besides if it has a rare word with it which that voice
had used before, and which stood in nothing that the answer's voice was given.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.exposure.mentions.mention_patterns import (
    MentionPatterns,
    mention_patterns,
)
from bot.evidence.exposure.mentions.named_in_given import NamedInGiven
from bot.evidence.exposure.mentions.named_places import (
    SEEN,
    NamedPlace,
    NamedPlaces,
    is_said_small,
    language_told,
    sentence_at,
)
from bot.evidence.exposure.mentions.namesakes import model_names
from bot.evidence.exposure.mentions.sentence_mention import (
    NamingSentence,
    Strength,
    is_question,
)
from bot.evidence.exposure.ordinary import is_rare, is_uncommon
from bot.evidence.exposure.readings import Readings
from bot.text.folding import folded_text
from bot.text.languages import DEFAULT
from bot.text.sentences import sentence_ends
from bot.text.words import words

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[.!?\n]")
_LONG = 5  # letters of a word that tells something
_MOST = 100  # collectives of an answer that are judged
_LONGEST = 160  # characters of a passage


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
    used* before it, and which it *alone* had.
    """

    text: str
    own: VoiceName
    given: tuple[str, ...]
    had_used: Callable[[VoiceName, str], bool]
    alone_used: Callable[[VoiceName, str], bool]


class MentionFinder:
    """Finds what answers say of these *voices*, all of them asked the *question*."""

    def __init__(
        self, voices: Sequence[Voice], question: str, readings: Readings
    ) -> None:
        self._places = NamedPlaces(voices)
        self._question = language_told(question) or DEFAULT
        self._named = NamedInGiven(self._places, self._question)
        self._readings = readings
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
        language = self._readings.of(language_told, text) or self._question
        patterns = mention_patterns(language)
        places = self._places.find(text, language, but=answer.own)
        strangers = self._strangers(places, answer, patterns)
        also_said = {name for name in _names(places) if is_said_small(name, text)}
        for each in places:
            strength = self._judge(each.naming, each.voice, answer, patterns)
            is_doubtful = strength < Strength.TAKEN_UP and each.naming.name in also_said
            if each.voice in strangers or is_doubtful:
                has_answer = each.naming.has_answer(patterns)
                strength = strength if has_answer else Strength.NOTHING
            if strength:
                passage = _cut(text, (each.first, each.last), (each.start, each.end))
                yield VoiceMention(each.voice, passage, strength)
        if self._readings.of(has_collective, text, language):
            yield from self._collective(answer, patterns)

    def _strangers(
        self,
        places: Sequence[NamedPlace],
        answer: SpokenAnswer,
        patterns: MentionPatterns,
    ) -> frozenset[VoiceName]:
        """Who is Claude Monet once is no voice later, where he is only Claude."""
        if not places:
            return frozenset()
        found = (e.voice for e in places if e.naming.place.is_somebodys(patterns))
        return self._named.find(answer.given).strangers.union(found)

    def _judge(
        self,
        mention: NamingSentence,
        voice: VoiceName,
        answer: SpokenAnswer,
        patterns: MentionPatterns,
    ) -> Strength:
        models = {w.casefold() for w in _WORD.findall(mention.sentence)} & model_names()
        known = self._known(answer.given)

        def is_known(word: str) -> bool:
            forms = (word, f"{word}s", word.removesuffix("s"))
            return any(f in known or answer.had_used(voice, f) for f in forms)

        strength = mention.strength(patterns, models, is_known)
        if strength in (Strength.NOTHING, Strength.TOLD, Strength.TAKEN_UP):
            return strength
        is_sure = strength is Strength.PERHAPS_TOLD
        if self._tells_own_words(mention, voice, answer, is_sure=is_sure):
            return Strength.TAKEN_UP
        is_news = voice not in self._named.find(answer.given).voices
        is_likened = strength is Strength.LIKENED and is_news
        return strength if is_likened else Strength.NOTHING

    def _tells_own_words(
        self,
        mention: NamingSentence,
        voice: VoiceName,
        answer: SpokenAnswer,
        *,
        is_sure: bool,
    ) -> bool:
        """
        Whether it has a word that this voice alone had used, and which was in nothing
        given: an uncommon one right behind "Gemini's", or a rare one somewhere beside a
        name that is nothing else's.
        """
        owned, beside = words(folded_text(mention.owned)), []
        if is_sure or not mention.place.is_also_another:
            beside = words(folded_text(mention.sentence))
        telling = {without_possessive(w) for w in owned if is_uncommon(w)}
        telling |= {without_possessive(w) for w in beside if is_rare(w)}
        new = telling - self._known(answer.given)
        return any(answer.alone_used(voice, word) for word in new)

    def _collective(
        self, answer: SpokenAnswer, patterns: MentionPatterns
    ) -> Iterator[VoiceMention]:
        """The first that means the other voices."""
        text = answer.text
        ends = (0, *sentence_ends(text), len(text))
        for found in islice(patterns.collectives.finditer(text), _MOST):
            sentence = sentence_at(ends, found.start())
            before = text[max(sentence[0], found.start() - SEEN) : found.start()]
            if patterns.antecedents.search(before) or patterns.doubts.search(before):
                continue
            if _is_sung(text, found, patterns):
                continue
            # What was said is no question's, though it may speak of others too.
            is_told = patterns.saying_before.search(found[0])
            is_asked = is_question(text[sentence[0] : sentence[1]][-SEEN:])
            if not is_asked and (is_told or not self._is_given(found[0], answer)):
                passage = _cut(text, sentence, found.span())
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


def has_collective(text: str, language: str) -> bool:
    """Whether a phrase stands in it that may mean the other voices."""
    patterns = mention_patterns(language)
    if not patterns.collective_words:
        return patterns.collectives.search(text) is not None
    # No such phrase goes on beyond a stop, and few clauses have a word of one.
    return any(
        patterns.collectives.search(clause)
        for clause in _CLAUSE_END.split(text)
        if not clause.isascii() or _has_any(clause.lower(), patterns.collective_words)
    )


def _has_any(clause: str, words: Sequence[str]) -> bool:
    return any(word in clause for word in words)


def _names(places: Sequence[NamedPlace]) -> set[str]:
    return {each.naming.name for each in places}


def _is_sung(text: str, found: re.Match[str], patterns: MentionPatterns) -> bool:
    """A chorus in which nobody here takes part."""
    around = text[max(found.start() - SEEN, 0) : found.end() + SEEN]
    is_choir = patterns.choir.search(found[0])
    return bool(is_choir and patterns.singing.search(around))


def _cut(text: str, sentence: tuple[int, int], spot: tuple[int, int]) -> str:
    """The sentence, or of a long one what stands around the spot."""
    first, last = sentence
    if last - first > _LONGEST:
        first = max(first, spot[0] - _LONGEST // 2)
        last = min(last, max(first + _LONGEST, spot[1]))
    return text[first:last].strip()


def without_possessive(word: str) -> str:
    return word.removesuffix("'s")
