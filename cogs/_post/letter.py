"""What a message holds, and how it is known again: by its last line, its marker."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.domain.names import TurnId
from cogs._show.facts import MESSAGE

_BETWEEN = re.compile(r"[\W_]+")
_BEFORE_WORD = re.compile(r"\S++\W*+")  # the first word, or more without a space
_PART = re.compile(r"(?<=\W)(\d+)(?=/\d+(?:\W|$))")


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message that is to be posted; *key* is what the outbox calls it.

    *view* is what it shows instead of *content*, or the buttons below it; *file* a name
    and what is in it, *description* that file's text alternative. *bare* is what is
    sent instead where none may be attached, if the file can be spared. *of* is the turn
    whose message it is where that grows: it is known by that, as all else may change.
    What *grows* is posted before it is finished.
    """

    key: str
    content: str = ""
    view: discord.ui.LayoutView | discord.ui.View | None = None
    file: tuple[str, bytes] | None = None
    description: str | None = None
    bare: "Letter | None" = None
    of: TurnId | None = None
    grows: bool = False

    @property
    def marker(self) -> str:
        if isinstance(self.view, discord.ui.LayoutView):
            return read_marker(_text_shown_by(self.view))
        return read_marker(self.content)

    @property
    def is_displayed(self) -> bool:
        """Whether it has text displays in the place of content."""
        return isinstance(self.view, discord.ui.LayoutView)

    def is_in(self, text: str) -> bool:
        """Whether a message with this *text* is this one, as its marker tells."""
        found = read_marker(text)
        if self.of is None:
            return found == self.marker
        own = _BETWEEN.sub(" ", self.of)
        return found == own or (found.startswith(f"{own} ") and not _is_later(text))

    def changes(self) -> dict[str, Any]:
        """What discord.py's edit() is to be called with, once, to make it this."""
        given: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        given["content"] = self.content or None
        if self.view is not None:
            given["view"] = self.view
        if (file := self._attach()) is not None:
            given["attachments"] = [file]
        return given

    def arguments(self) -> dict[str, Any]:
        """What discord.py's send() is to be called with, once: that uses a file up."""
        # A webhook does not know the bot's own rule about mentions.
        given: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if self.content:
            # Links in what a voice says are not to unfold into previews.
            given |= {"content": self.content, "suppress_embeds": True}
        if self.view is not None:
            given["view"] = self.view
        if (file := self._attach()) is not None:
            given["file"] = file
        return given

    def _attach(self) -> discord.File | None:
        if self.file is None:
            return None
        name, data = self.file
        content = io.BytesIO(data)
        return discord.File(content, filename=name, description=self.description)


def write_letter(
    key: str,
    text: str,
    *,
    file: tuple[str, bytes] | None = None,
    displayed: bool = False,
    of: TurnId | None = None,
    grows: bool = False,
) -> Letter:
    """
    *text* as a message's content; as a text display where that does not hold it, or it
    is to be *displayed*: what was displayed once can be nothing else any more.
    """
    if len(text) <= MESSAGE and not displayed:
        return Letter(key, text, file=file, of=of, grows=grows)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    if file is not None:
        # Beside displays a file is shown by its own component only.
        view.add_item(discord.ui.File(f"attachment://{file[0]}"))
    return Letter(key, view=view, file=file, of=of, grows=grows)


def read_marker(text: str) -> str:
    """The last line as Discord surely keeps it: its words, whatever stands between."""
    line = text.strip().rpartition("\n")[2]
    return _BETWEEN.sub(" ", line).strip()


def _is_later(text: str) -> bool:
    """Whether it says that it is the second part of something, or a later one."""
    line = text.strip().rpartition("\n")[2].removeprefix("-#").strip()
    first = _BEFORE_WORD.match(line)
    if first is None:
        return False
    found = [part for part in _PART.finditer(line, 2) if part.start() <= first.end()]
    return bool(found) and found[-1][1] != "1"


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
