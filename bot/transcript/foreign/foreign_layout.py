"""What a layout of JSON is: one program's way, or one usual way, to write messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.transcript.foreign.conversation_draft import Conversation
from bot.transcript.foreign.json_value import JsonValue


@dataclass(frozen=True, slots=True)
class ForeignLayout:
    """
    *find* gives the conversations of a document; none if it is not laid out so. *read*
    puts the one that `conversation.whole` is into it, and marks where each text went,
    by what it calls there. Fields called as in *frame* name what stands beside them;
    what stands below those in *own* is the program's note of its own workings, and is
    counted, not kept. *titles* are the fields that tell conversations apart. One that
    *is_fallback* is asked where the others find nobody, or leave texts over.
    """

    name: str  # as `--layout` takes it
    about: str  # what such a document looks like, for the help
    find: Callable[[JsonValue], Sequence[JsonValue]]
    read: Callable[[Conversation], None]
    frame: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    titles: Sequence[str] = ("title",)
    is_fallback: bool = False
