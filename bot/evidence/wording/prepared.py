"""
The turns of a symposium as they are compared, and what each of them had been given.

Given is every word of the question, the instructions, the file and what else stood in
the request, in any form (see `akin.py`).
"""

import re
from collections.abc import Sequence

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.exposure.inputs import Inputs
from bot.evidence.exposure.readings import Readings
from bot.evidence.voice_names import NameFinder
from bot.evidence.wording.akin import Kin
from bot.evidence.wording.attributed import attributed_words
from bot.evidence.wording.content_words import (
    Content,
    Stems,
    content,
    known_stems,
    name_stems,
    telling_words,
)
from bot.evidence.wording.part_labels import compile_names, find_labels
from bot.evidence.wording.spoken import Spoken
from bot.text.languages import DEFAULT


def prepare(
    symposium: Symposium,
    turns: Sequence[Turn],
    given: Sequence[Inputs],
    longest: int | None = None,
    readings: Readings | None = None,
) -> list[Spoken]:
    """
    *given* is what each of the *turns* had before it; of a turn no more is compared
    than *longest* characters. What stands in *readings* need not be read again.
    """
    readings = readings or Readings()
    names = _names(symposium)
    finder = NameFinder(symposium.participants)
    main = content(symposium.question, DEFAULT).language
    called = compile_names(voice.name for voice in symposium.participants)
    contents = {
        text: readings.of(_read, _beginning(text, longest), main, names, called)
        for text in dict.fromkeys(turn.text for turn in turns)
    }
    spoken = []
    for turn, before in zip(turns, given, strict=True):
        said = contents[turn.text]
        texts = (symposium.question, *(each.text for each in before.texts))
        # A turn that was shown whole is compared by its own content words.
        whole = (frozenset(contents[text].stems) for text in before.whole)
        # Voices are mostly asked the same: each text is read once for each language.
        asked = (readings.of(known_stems, text, said.language) for text in texts)
        known = names.union(*whole, *asked)
        kin = readings.of(_find_kin, known, frozenset(texts), said.language)
        words = {said.folded(at, at): said.words[at].stem for at in said.places}
        told = attributed_words(said, turn.voice, finder)
        spoken.append(Spoken(turn, said, known | kin.of(words), told))
    return spoken


def _read(text: str, default: str, names: Stems, called: re.Pattern[str]) -> Content:
    return content(text, default, names=names, labels=find_labels(text, called))


def _find_kin(known: Stems, texts: frozenset[str], language: str) -> Kin:
    asked = (telling_words(text, language) for text in texts)
    return Kin(known, frozenset[str]().union(*asked), language)


def _beginning(text: str, longest: int | None) -> str:
    """Up to a space, so that the last word is whole."""
    if longest is None or len(text) <= longest:
        return text
    space = text.rfind(" ", 0, longest)
    return text[: space if space > 0 else longest]


def _names(symposium: Symposium) -> Stems:
    """That voices name one another and themselves is no image that they share."""
    told = [(v.name, v.epithet or "", v.model or "") for v in symposium.participants]
    return name_stems(sorted({part for parts in told for part in parts}))
