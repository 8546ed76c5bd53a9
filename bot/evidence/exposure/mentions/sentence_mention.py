"""
Whether a sentence that names a voice shows that its words are known.

* It tells what the voice said, takes it up, or judges it: "as Gemini says", "Gemini's
  image", "I agree with Gemini". So it does not if it doubts or asks ("if Gemini says",
  "Gemini would say", "I have not read Gemini's answer").
* It only names it ("like Gemini, I"): that counts for less. It shows nothing where a
  name is known without any answer: what the voice was given has it, or a list of models
  ("systems such as Gemini"), or a sentence of what models are.

A name that belongs to somebody or something else is none: "Claude Monet", "the Gemini",
"Gemini-like", "GPT-4" where GPT 5 speaks, and "I am Claude", whoever says it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from bot.evidence.exposure.mentions.mention_patterns import MentionPatterns
from bot.text.frequency import word_zipf
from bot.text.wordlists import entries

_NEXT_WORD = re.compile(r"[ \u00a0]([A-Z][a-z]\w*)")
_WORD_BEFORE = re.compile(r"\S[ \u00a0]([A-Z][a-z]\w*)[ \u00a0]$")
_VERSION = re.compile(r"[-\u2010\u2011 ]?(\d[\d.]*)")
_JOINED = re.compile(r"-[^\W\d]")
_WORD = re.compile(r"[^\W\d_]+")
_USUAL = 3.0  # on the Zipf scale: also a word, or many people's name
_MOST_MODELS = 2


class Strength(IntEnum):
    """What a sentence that names a voice says of its words."""

    NOTHING = 0
    MENTIONED = 1
    NAMED = 2
    LIKENED = 3
    TOLD = 4
    TAKEN_UP = 5


@dataclass(frozen=True, slots=True)
class NamingSentence:
    """
    sentence[start:end] names the voice *name*, in this *language*; *is_asked* if a
    question is.
    """

    sentence: str
    start: int
    end: int
    name: str
    language: str
    is_asked: bool = False

    def strength(self, patterns: MentionPatterns, models: Collection[str]) -> Strength:
        """*models* are the names of models that the sentence has."""
        before, after = self.sentence[: self.start], self.sentence[self.end :]
        if self._is_another(before, after, patterns):
            return Strength.NOTHING
        is_framed = bool(
            patterns.framing_before.search(before)
            and (
                patterns.saying_behind.match(after)
                or patterns.saying_before.search(before)
            )
        )
        if patterns.supposing_behind.match(after):
            return Strength.NOTHING
        if is_framed:
            return Strength.TAKEN_UP
        if self.is_asked or patterns.doubts.search(before):
            return Strength.NOTHING
        return self._unframed(before, after, patterns, models)

    def _unframed(
        self,
        before: str,
        after: str,
        patterns: MentionPatterns,
        models: Collection[str],
    ) -> Strength:
        if patterns.taking_up_before.search(before):
            return Strength.TAKEN_UP
        if (
            patterns.wording_before.search(before)
            or patterns.wording_behind.match(after)
            or patterns.confirming_behind.match(after)
        ):
            return Strength.TOLD
        if patterns.families.search(self.sentence) or len(models) > _MOST_MODELS:
            return Strength.MENTIONED
        says = patterns.saying_behind.match(after)
        is_name = before.strip(" *_>#-") or not self._is_usual
        if is_name and (says or patterns.saying_before.search(before)):
            return Strength.TOLD
        if patterns.framing_before.search(before):
            is_likened = patterns.i_behind.match(after)
            return Strength.LIKENED if is_likened else Strength.MENTIONED
        is_of_me = patterns.i.search(self.sentence)
        return Strength.NAMED if is_name and is_of_me else Strength.MENTIONED

    @property
    def _is_usual(self) -> bool:
        """Also a word, or many people's name; no model is called so."""
        first = self.name.split()[0].casefold()
        return first not in model_names() and word_zipf(first) >= _USUAL

    def _is_another(self, before: str, after: str, patterns: MentionPatterns) -> bool:
        if patterns.being_before.search(before) or patterns.article_before.search(
            before
        ):
            return True
        if _JOINED.match(after) or before.endswith("-"):
            return True
        version = _VERSION.match(after)
        if version and any(map(str.isdigit, self.name)):
            return version[1].rstrip(".") not in self.name
        # In German every noun begins with a capital.
        beside = (_NEXT_WORD.match(after), _WORD_BEFORE.search(before))
        words = {found[1].casefold() for found in beside if found}
        known = model_names() | set(self.name.casefold().split())
        return self.language != "de" and not words <= known


def is_question(sentence: str) -> bool:
    return sentence.rstrip("*_\"'”’») \n").endswith(("?", "？"))  # noqa: RUF001 - marks


def is_model(name: str) -> bool:
    """Whether a voice is called as a model is, and so is no person."""
    first = _WORD.match(name.strip())
    return first is not None and first[0].casefold() in model_names()


def model_names() -> frozenset[str]:
    """What models and their makers are called."""
    return frozenset(entries("models", "names"))
