"""What a message holds, and how it is known again: by its last line, its marker."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from cogs._show.facts import MESSAGE

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message that is to be posted; *key* is what the outbox calls it.

    *view* is what it shows instead of *content*, or the buttons below it; *file* a name
    and what is in it, *description* that file's text alternative. *bare* is what is
    sent instead where none may be attached, if the file can be spared.
    """

    key: str
    content: str = ""
    view: discord.ui.LayoutView | discord.ui.View | None = None
    file: tuple[str, bytes] | None = None
    description: str | None = None
    bare: "Letter | None" = None

    @property
    def marker(self) -> str:
        if isinstance(self.view, discord.ui.LayoutView):
            return read_marker(_text_shown_by(self.view))
        return read_marker(self.content)

    def arguments(self) -> dict[str, Any]:
        """What discord.py's send() is to be called with, once: that uses a file up."""
        # A webhook does not know the bot's own rule about mentions.
        given: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if self.content:
            # Links in what a voice says are not to unfold into previews.
            given |= {"content": self.content, "suppress_embeds": True}
        if self.view is not None:
            given["view"] = self.view
        if self.file is not None:
            name, data = self.file
            given["file"] = discord.File(
                io.BytesIO(data), filename=name, description=self.description
            )
        return given


def write_letter(
    key: str, text: str, *, file: tuple[str, bytes] | None = None
) -> Letter:
    """*text* as a message's content; as a text display where that does not hold it."""
    if len(text) <= MESSAGE:
        return Letter(key, text, file=file)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    if file is not None:
        # Beside displays a file is shown by its own component only.
        view.add_item(discord.ui.File(f"attachment://{file[0]}"))
    return Letter(key, view=view, file=file)


def read_marker(text: str) -> str:
    """The last line as Discord surely keeps it: its words, whatever stands between."""
    line = text.strip().rpartition("\n")[2]
    return _BETWEEN.sub(" ", line).strip()


def read_text(message: discord.Message) -> str:
    """All the text a message shows, in its content or in its text displays."""
    return "\n".join([message.content, *_texts_in(message.components)])


def _texts_in(components: Sequence[object]) -> list[str]:
    texts = []
    for component in components:
        if isinstance(component, discord.TextDisplay):
            texts.append(component.content)
        texts += _texts_in(getattr(component, "children", ()))
    return texts


def _text_shown_by(view: discord.ui.LayoutView) -> str:
    items = view.walk_children()
    return "\n".join(i.content for i in items if isinstance(i, discord.ui.TextDisplay))
