"""Voices of an export read back."""

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.reading.json_reader import (
    Node,
    colour,
    count,
    mapping,
    maybe,
    name,
    number,
    sentence,
    text,
    unique,
    whole,
)


def read_voices(node: Node) -> tuple[Voice, ...]:
    voices = tuple(_voice(one) for one in node.items())
    unique((one.key("name"), name(one.key("name"))) for one in node.items())
    return voices


def _voice(node: Node) -> Voice:
    """Only the name is due: of a voice in an imported transcript it may be all."""
    bare = Voice(VoiceName(name(node.key("name"))))
    first_word = maybe(node.key_or_none("first_word_timeout"), number)
    pause = maybe(node.key_or_none("pause_timeout"), number)
    return Voice(
        bare.name,
        epithet=maybe(node.key_or_none("epithet"), name),
        model=maybe(node.key_or_none("model"), name),
        successors=tuple(name(m) for m in _list(node.key_or_none("successors"))),
        dialect=maybe(node.key_or_none("dialect"), name),
        base_url=maybe(node.key_or_none("base_url"), sentence),
        system=maybe(node.key_or_none("system"), text),
        temperature=maybe(node.key_or_none("temperature"), number),
        max_tokens=maybe(node.key_or_none("max_tokens"), whole),
        avatar_url=maybe(node.key_or_none("avatar_url"), sentence),
        colour=maybe(node.key_or_none("colour"), colour),
        extra_body=maybe(node.key_or_none("extra_body"), mapping) or {},
        first_word_timeout=bare.first_word_timeout
        if first_word is None
        else first_word,
        pause_timeout=bare.pause_timeout if pause is None else pause,
        context=maybe(node.key_or_none("context"), count),
    )


def _list(node: Node) -> list[Node]:
    return [] if node.value is None else node.items()
