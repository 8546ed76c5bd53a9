"""
Messages read back from the body of a request that was recorded.

A body may be of any age and shape: a voice's extra_body replaces whatever it likes, and
an archive may come from elsewhere. What is no message is passed over; nothing raises.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.turn import Message

_ROLES = {
    "system": "system",
    "developer": "system",
    "assistant": "assistant",
    "model": "assistant",
}


def parse_messages(items: object, *, content: str = "content") -> Iterator[Message]:
    """
    The messages of a list of {"role": ..., *content*: ...}.

    Whoever is neither the system nor the voice itself has spoken to the voice, so any
    other role, such as a tool's, is read as the user's, and so is a missing one.
    """
    for item in as_list(items):
        if isinstance(item, Mapping) and content in item:
            role = item.get("role")
            known = _ROLES.get(role, "user") if isinstance(role, str) else "user"
            yield Message(known, parse_text(item[content]))


def parse_text(content: object) -> str:
    """A text as it stands, or the texts of a list of parts, a blank line between."""
    if isinstance(content, str):
        return content
    parts = (part.get("text") for part in as_list(content) if isinstance(part, Mapping))
    return "\n\n".join(part for part in parts if isinstance(part, str))


def parse_system(content: object) -> Iterator[Message]:
    """The standing instructions, where a dialect keeps them apart."""
    if text := parse_text(content):
        yield Message("system", text)


def as_list(value: object) -> Sequence[object]:
    """*value* if it is a JSON array, otherwise an empty one."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
