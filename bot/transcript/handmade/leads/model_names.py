"""The names of models that stand in prose, each with its version and size."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from bot.text.wordlists import entries

_TOKEN = re.compile(r"[A-Za-z]+|\d(?:\w|\.(?=\w))*")
_NEAR_BRACKET = 20  # characters
_AU_CHAT = re.compile(r"\b([aA]u|[dD]u)[ ]Chat\b")
_FULL = {"au": "à ", "Au": "À ", "du": "de ", "Du": "De "}


def find_models(text: str, known: Collection[str] = ()) -> list[str]:
    """The names of known models in a text and those *known*, each once, in order."""
    found: dict[int, str] = {}
    covered = -1
    matches = list(_TOKEN.finditer(text))
    for n, match in enumerate(matches):
        if match.start() < covered or not _is_family(match[0]):
            continue
        end = n
        while end + 1 < len(matches) and _goes_on(text, matches[end], matches[end + 1]):
            end += 1
        covered = matches[end].end()
        name = text[match.start() : covered].rstrip(".")
        found[match.start()] = name.partition(" (")[0]
    for name in (*known, *entries("models", "called")):
        at = text.casefold().find(name.casefold())
        if at >= 0 and _stands_free(text, at, at + len(name)):
            found[at] = text[at : at + len(name)]
    return _merge([found[at] for at in sorted(found)])


def _merge(names: Sequence[str]) -> list[str]:
    """A shorter form of a name that is there is no other, nor a Claude by its size."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        words = set(name.casefold().split())
        if not any(words <= set(other.casefold().split()) for other in kept):
            kept.append(name)
    has_claude = any("claude" in name.casefold() for name in kept)
    return sorted(
        (name for name in kept if not (has_claude and is_claude_s(name))),
        key=names.index,
    )


def is_claude_s(name: str) -> bool:
    """Such as "Sonnet", by which people mean a Claude of that size."""
    words = {word for word in name.casefold().split() if word.isalpha()}
    return bool(words) and words <= _claude_s()


def undo_contractions(text: str) -> str:
    """Le Chat, where French joins its article to what stands before: "au Chat"."""
    return _AU_CHAT.sub(lambda found: _FULL[found[1]] + "Le Chat", text)


def _goes_on(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """A version or a size right behind a name is part of it."""
    between = text[before.end() : after.start()]
    word = after[0]
    is_part = word[0].isdigit() or (
        word[:1].isupper() and word.casefold() in _sizes() | _families()
    )
    glued = not between and (word[0].isdigit() or before[0][0].isdigit())
    is_beside = between == " (" and ")" in text[after.end() :][:_NEAR_BRACKET]
    return (glued or is_beside or between in (" ", "-")) and (is_part or glued)


def _is_family(word: str) -> bool:
    return word[0].isupper() and is_family(word)


def is_family(word: str) -> bool:
    return word.casefold() in _families()


def _stands_free(text: str, first: int, end: int) -> bool:
    around = text[max(0, first - 1) : first] + text[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in around)


@cache
def _families() -> frozenset[str]:
    return frozenset(entries("models", "families"))


@cache
def _sizes() -> frozenset[str]:
    return frozenset(entries("models", "sizes"))


@cache
def _claude_s() -> frozenset[str]:
    return frozenset(entries("models", "of_claude"))
