"""Where a voice's standing instructions go: first, and in one piece."""

from collections.abc import Sequence

from bot.domain.turn import Message
from bot.domain.voice import Voice


def split_system(voice: Voice, heard: Sequence[Message]) -> tuple[str, list[Message]]:
    """
    The text of voice.system and of all system messages, and the other messages.

    One text at the head is what every endpoint takes: many chat templates refuse a
    system message anywhere else, and Anthropic keeps it out of the messages.
    """
    orders = [m.text for m in heard if m.role == "system"]
    texts = [voice.system, *orders] if voice.system else orders
    return "\n\n".join(texts), [m for m in heard if m.role != "system"]
