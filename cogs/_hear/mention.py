"""A message that mentions the bot, read: whom it addresses, and what it asks them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.text.lines import encodable
from bot.text.unseen import visible

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_ASK = re.compile(r"ask\s++", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*+(?:(?:,|&|\+|/)(?:\s*+and\b)?|\band\b)\s*+", re.IGNORECASE)
_COLON = re.compile(r"\s*+:\s*+")
_AFTER = re.compile(r"\s*+[:,]?\s*+")
# What somebody makes bold, or types instead of picking it from Discord's list.
_DRESS = "@*_`"
_ENDS = re.compile(r"[@*_`]*+(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    Whom a message addresses by *names* at its start, in that order, nobody if it names
    none; and its *words*: blank, where it only mentions the bot.
    """

    names: tuple[VoiceName, ...]
    words: str


def read_mention(
    content: str,
    names: Sequence[VoiceName],
    *,
    bot: int,
    roles: frozenset[int] = frozenset(),
    people: Mapping[int, str] | None = None,
) -> Mention:
    """
    *names* are the voices that can be addressed, *bot* is the bot's own id, *roles* are
    those that are its own; *people* are the names of others whom it mentions.

    Addressed is who stands before a colon ("Ada, Bruno: why?"), or after "ask" ("ask
    Ada why"). Where the start is anything else, all of it is what is asked.
    """
    text = encodable(content).replace("\0", "\ufffd")
    text = _ROLE.sub(lambda found: "" if int(found[1]) in roles else found[0], text)
    text = _USER.sub(lambda found: _name_user(found, bot, people or {}), text).strip()
    if not _has_words(text):
        return Mention((), "")
    asked = _ASK.match(text)
    named, end = _read_names(text, 0 if asked is None else asked.end(), names)
    ends = (_COLON if asked is None else _AFTER).match(text, end)
    if not named or ends is None:
        return Mention((), text)
    rest = text[ends.end() :].strip()
    return Mention(named, rest if _has_words(rest) else "")


def _name_user(found: re.Match[str], bot: int, people: Mapping[int, str]) -> str:
    id_ = int(found[1])
    if id_ == bot:
        return ""
    return f"@{people[id_]}" if id_ in people else found[0]


def _has_words(text: str) -> bool:
    return bool(visible(text).strip())


def _read_names(
    text: str, start: int, names: Sequence[VoiceName]
) -> tuple[tuple[VoiceName, ...], int]:
    """The names that stand there one after the other, and where they end."""
    found: list[VoiceName] = []
    at = end = start
    while (known := _find_name(text, at, names)) is not None:
        name, end = known
        if name not in found:
            found.append(name)
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        at = between.end()
    return tuple(found), end


def _find_name(
    text: str, at: int, names: Sequence[VoiceName]
) -> tuple[VoiceName, int] | None:
    """The longest name that stands at *at* as a word, whatever its case."""
    while at < len(text) and text[at] in _DRESS:
        at += 1
    for name in sorted(names, key=len, reverse=True):
        end = at + len(name)
        if name and text[at:end].casefold() == name.casefold():
            ends = _ENDS.match(text, end)
            if ends is not None:
                return name, ends.end()
    return None
