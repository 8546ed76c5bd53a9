"""Whether a name is that of a language model that the word lists know."""

import re
from functools import cache, lru_cache

from bot.text.wordlists import alternatives, entries, whole_words
from bot.transcript.handmade.lines.headings import Speaker

_PART = re.compile(r"[^\W\d_]+|\d[\w.]*")
# How the weights were made smaller, or are kept: "Q5_K_M", "fp16", "9B it".
_WEIGHTS = re.compile(
    r"(?<=\d[bB])[ -]it\b|\b(?:I?Q\d(?:_[A-Z0-9]{1,3}+){0,3}|b?f(?:p)?16|int[48]|"
    r"[48]-?bit|gguf|awq|gptq|exl2|mlx)\b",
    re.IGNORECASE,
)
_KNOWN = 1 << 12  # names whose looking up is kept
_VERSION = re.compile(r"(?:v|r|k|o|m)?\d[\w.]*", re.IGNORECASE)


def is_known_model(speaker: Speaker) -> bool:
    """
    It is called so in the word lists; or nothing but words of models' names and numbers
    stand in it, one of them a family's. What stands behind it in brackets is free.
    """
    return _is_models_name(speaker.name)


@lru_cache(maxsize=_KNOWN)
def _is_models_name(called: str) -> bool:
    """Asked of one line by many layouts, and of the same few names in every line."""
    if called.casefold() in _called():
        return True
    if is_usual_word(called):
        return False  # "**Solar:** ..." tells of roofs
    maker, slash, name = called.rpartition("/")
    name = called if not slash or " " in maker else name  # "maker/model"
    parts = [part.casefold() for part in _PART.findall(_WEIGHTS.sub("", name))]
    known, beside = _families(), _sizes()
    return any(part in known for part in parts) and all(
        part in known or part in beside or _VERSION.fullmatch(part) for part in parts
    )


def is_usual_word(called: str) -> bool:
    """A word by which a family of models is called too: "Command"."""
    return called.casefold() in entries("models", "usual")


def speaks_of_itself(text: str) -> bool:
    """It says "I" or "we", as an answer does and an article on models does not."""
    words, anywhere = _first_person()
    return (
        words.search(text.replace("\u2019", "'")) is not None
        or anywhere.search(text) is not None
    )


def addresses_asker(text: str) -> bool:
    """It says "you", as an answer does, and hardly what is noted for oneself."""
    return (
        whole_words("models", "second_person").search(text.replace("\u2019", "'"))
        is not None
    )


def may_speak_of_itself(text: str) -> bool:
    """The same, also by the form of a verb alone, as in languages without pronouns."""
    words, anywhere = _first_person("first_person_verbs")
    bare = text.replace("\u2019", "'")
    by_verb = words.search(bare) is not None or anywhere.search(bare) is not None
    return by_verb or speaks_of_itself(text)


@cache
def _first_person(
    key: str = "first_person",
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, anywhere = alternatives("models", key)
    flags = re.IGNORECASE
    return re.compile(rf"\b(?:{words})\b", flags), re.compile(anywhere, flags)


@cache
def _families() -> frozenset[str]:
    return frozenset(entries("models", "families"))


@cache
def _called() -> frozenset[str]:
    return frozenset(entries("models", "called"))


@cache
def _sizes() -> frozenset[str]:
    return frozenset(entries("models", "sizes"))
