"""
Whether an answer says whose it is, where the voices were not to know each other.

What counts as naming oneself:

* the voice's name or epithet as it is written, and the first word of its model's name
  with a capital; one that is a frequent word too, such as Will, No or Command, only
  within a sentence, since any word that begins one has a capital, or, unless it is a
  very frequent one, before a colon;
* the model itself, in any case;
* the maker of its model where the answer says that something is made by it
  (`seeds/wording/makers.toml`); to speak of a maker is none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.formats.speech.identity import find_identity
from bot.text.frequency import word_zipf
from bot.text.wordlists import by_language, entries

_FIRST_WORD = re.compile(r"[^\W\d_]{3,}")
_WITHIN = re.compile(r"[\w,;] \Z")
"""Before a name that stands within a sentence; not so behind a stop or a quote."""
_LABEL = re.compile(r"[*_]*:")
_BETWEEN = r"(?:[ \t]+[^\W\d_]{1,12}){0,3}[ \t]*"
_FREQUENT, _VERY_FREQUENT = 4.0, 5.5  # Zipf frequencies


def find_own_name(symposium: Symposium, turn: Turn) -> str | None:
    """
    What *turn* calls its own voice, its model or its maker by; None where it names none
    of them, or the voices were known by name anyway. In time linear in its text.
    """
    if not _is_hidden(symposium, turn):
        return None
    return find_name_of(symposium.voice(turn.voice), turn.text)


def find_name_of(voice: Voice, text: str) -> str | None:
    """The same of any *text* that is to tell nobody who wrote it."""
    models = "|".join(map(re.escape, sorted(_models(voice), key=len, reverse=True)))
    found_model = re.search(rf"(?<!\w)(?i:{models})(?!\w)", text) if models else None
    if found_model:
        return found_model[0]
    names = sorted({*_names(voice)}, key=len, reverse=True)
    if names:
        either = "|".join(map(re.escape, names))
        for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
            if _is_named(found, text):
                return found[0]
    return _find_maker(voice, text)


def _is_named(found: re.Match[str], text: str) -> bool:
    before = text[max(0, found.start() - 2) : found.start()]
    word = found[0].casefold()
    if _WITHIN.search(before) or word in _model_words():
        return True
    often = _how_often(word)
    is_label = _LABEL.match(text, found.end()) is not None
    return often < (_VERY_FREQUENT if is_label else _FREQUENT)


@cache
def _model_words() -> frozenset[str]:
    return frozenset(entries("models", "names"))


@lru_cache(1000)
def _how_often(word: str) -> float:
    return word_zipf(word)


def _find_maker(voice: Voice, text: str) -> str | None:
    makers = [re.escape(name) for name in _makers(voice)]
    if not makers:
        return None
    either = "|".join(sorted(makers, key=len, reverse=True))
    before, after = _made_by()
    said = (
        rf"(?<![a-z])(?:{before}){_BETWEEN}(?:{either})(?![a-z])"
        rf"|(?<![a-z])(?:{either}){_BETWEEN}(?:{after})(?![a-z])"
    )
    found = re.search(said, text, re.IGNORECASE)
    return found[0] if found else None


@cache
def _made_by() -> tuple[str, str]:
    return _alternatives("before"), _alternatives("after")


def _alternatives(key: str) -> str:
    listed = {one for words in by_language("makers", key).values() for one in words}
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


def _makers(voice: Voice) -> Iterator[str]:
    """What the maker of its model is called, as far as the list knows."""
    models = [m.casefold() for m in (voice.model, *voice.successors) if m]
    bare = [model.rpartition("/")[2] for model in models]
    listed = [model.split("/")[-2] for model in models if "/" in model]
    for brands, names in _known_makers():
        is_listed = any(brand in listed for brand in brands)
        if is_listed or any(each.startswith(brands) for each in bare):
            yield from names


@cache
def _known_makers() -> Sequence[tuple[tuple[str, ...], tuple[str, ...]]]:
    """How the names of models begin, and what their maker is called."""
    pairs = (line.partition(" by ") for line in by_language("makers", "models")["en"])
    return [
        (tuple(brands.split()), tuple(names.split(" or ")))
        for brands, _, names in pairs
    ]


def _is_hidden(symposium: Symposium, turn: Turn) -> bool:
    acts = {act.id: act for act in symposium.acts}
    asked = acts.get(turn.act) if turn.act else None
    asked = asked or symposium.first_act()
    return find_identity(symposium, asked) != "name"


def _names(voice: Voice) -> Iterator[str]:
    yield voice.name
    if voice.epithet:
        yield voice.epithet
    for model in _models(voice):
        if first := _FIRST_WORD.match(model):
            yield from (first[0].capitalize(), first[0].upper())


def _models(voice: Voice) -> Iterator[str]:
    """Without their makers: qwen3-max for qwen/qwen3-max."""
    for model in (voice.model, *voice.successors):
        if model and (bare := model.rpartition("/")[2]):
            yield bare
