"""
The rules of a message's text, embeds, names and files (docs/discord.md, Sizes). Pure:
raises Refusal for what Discord refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.loopback.discord_calls import Upload
from tests.loopback.discord_components import check_components, texts
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_state import COMPONENTS_V2, walk

MIB = 1024 * 1024
MAX_CONTENT, MAX_EMBEDS, MAX_EMBED_TEXT = 2000, 10, 6000
MAX_FILES, MAX_FILE, MAX_REQUEST = 10, 10 * MIB, 25 * MIB
EMBED_PARTS = {"title": 256, "description": 4096}
MAX_FIELDS = 25
SMALLEST_SNOWFLAKE = 1 << 22


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it would stand after the request; *files* are filenames."""

    content: str
    embeds: Sequence[dict[str, Any]]
    components: Sequence[dict[str, Any]]
    files: Sequence[str]
    flags: int = 0
    others: bool = False  # a poll or a sticker, which also make a message

    @property
    def layout(self) -> bool:
        return bool(self.flags & COMPONENTS_V2)


def check(draft: Draft) -> None:
    """Raises for a message that Discord would not take."""
    if len(draft.content) > MAX_CONTENT:
        raise malformed(f"content of {len(draft.content)} code points, at most 2000")
    _check_characters(draft)
    if draft.layout and (draft.content or draft.embeds or draft.others):
        raise malformed("content, embeds, poll or stickers beside Components V2")
    _check_embeds(draft.embeds)
    check_components(draft.components, layout=draft.layout)
    _check_references(draft)
    if not _holds_something(draft):
        raise Refusal(50006, fault="an empty message")


def _holds_something(draft: Draft) -> bool:
    if draft.content.strip() or draft.files or draft.others or draft.components:
        return True
    return any(set(embed) - {"type", "color", "flags"} for embed in draft.embeds)


def _check_characters(draft: Draft) -> None:
    everything = [draft.content, *texts(draft.components)]
    everything += [text for embed in draft.embeds for text in _embed_texts(embed)]
    for text in everything:
        try:
            text.encode()
        except UnicodeEncodeError:
            # A lone surrogate has no UTF-8 form, so no valid JSON body holds one.
            raise Refusal(50109, fault="a lone surrogate in the text") from None


def _embed_texts(embed: dict[str, Any]) -> list[str]:
    found = [embed.get("title"), embed.get("description")]
    found += [(embed.get("footer") or {}).get("text")]
    found += [(embed.get("author") or {}).get("name")]
    for entry in embed.get("fields") or []:
        found += [entry.get("name"), entry.get("value")]
    return [text for text in found if text]


def _check_embeds(embeds: Sequence[dict[str, Any]]) -> None:
    if len(embeds) > MAX_EMBEDS:
        raise malformed(f"{len(embeds)} embeds, at most 10")
    for embed in embeds:
        for part, most in EMBED_PARTS.items():
            _at_most(embed.get(part), most, f"embed {part}")
        _at_most((embed.get("footer") or {}).get("text"), 2048, "embed footer")
        _at_most((embed.get("author") or {}).get("name"), 256, "embed author")
        _check_fields(embed.get("fields") or [])
        _check_urls(embed)
    total = sum(len(text) for embed in embeds for text in _embed_texts(embed))
    if total > MAX_EMBED_TEXT:
        raise malformed(f"{total} characters over all embeds, at most 6000")


def _check_urls(embed: dict[str, Any]) -> None:
    urls = [embed.get("url")]
    for part in ("image", "thumbnail", "footer", "author"):
        held = embed.get(part) or {}
        urls += [held.get("url"), held.get("icon_url")]
    for url in urls:
        if url and not url.startswith(("http://", "https://", "attachment://")):
            raise malformed(f"embed url {url!r:.100}")


def _check_fields(fields: Sequence[dict[str, Any]]) -> None:
    if len(fields) > MAX_FIELDS:
        raise malformed(f"{len(fields)} embed fields, at most 25")
    for entry in fields:
        for part, most in (("name", 256), ("value", 1024)):
            if not str(entry.get(part) or "").strip():
                raise malformed(f"a blank embed field {part}")
            _at_most(entry[part], most, f"embed field {part}")


def _at_most(text: str | None, most: int, what: str) -> None:
    if text and len(text) > most:
        raise malformed(f"{what} of {len(text)} characters, at most {most}")


def _shown_files(draft: Draft) -> set[str]:
    """The names of the attached files that its components show."""
    parts = walk(list(draft.components))
    media = [part.get(key) or {} for part in parts for key in ("file", "media")]
    media += [i.get("media") or {} for part in parts for i in part.get("items") or []]
    urls = [item.get("url") or "" for item in media]
    scheme = "attachment://"
    return {url.removeprefix(scheme) for url in urls if url.startswith(scheme)}


def _check_references(draft: Draft) -> None:
    if missing := sorted(_shown_files(draft) - set(draft.files)):
        raise malformed(f"a component shows {missing[0]!r}, which is not attached")


def hidden_files(draft: Draft) -> bool:
    """Whether a V2 message has files that no component shows."""
    return draft.layout and not set(draft.files) <= _shown_files(draft)


def check_uploads(uploads: Sequence[Upload], attachments: object) -> None:
    """Raises for too many or too large files, or descriptions of files not sent."""
    if len(uploads) > MAX_FILES:
        raise malformed(f"{len(uploads)} files, at most 10")
    for upload in uploads:
        if len(upload.data) > MAX_FILE:
            raise Refusal(40005, fault=f"{upload.filename}: {len(upload.data)} bytes")
    if sum(len(upload.data) for upload in uploads) > MAX_REQUEST:
        raise Refusal(40005, fault="more than 25 MiB in one request")
    numbers = {upload.number for upload in uploads}
    if len(numbers) != len(uploads):
        raise malformed("two files in the same field")
    for entry in attachments if isinstance(attachments, list) else []:
        identity = int(entry.get("id", 0))
        if identity not in numbers and identity < SMALLEST_SNOWFLAKE:
            raise malformed(f"attachment {identity} describes a file that is not sent")


def check_name(name: object, most: int, what: str) -> str:
    """A name of 1 to *most* characters; raises otherwise."""
    if not isinstance(name, str) or not len(name.strip()) >= 1 or len(name) > most:
        raise malformed(f"{what} {name!r:.120}: 1 to {most} characters are due")
    return name


def check_webhook_name(name: object) -> str:
    """Discord API docs, resources/webhook: no "clyde", no "discord" in it."""
    sound = check_name(name, 80, "webhook name")
    for forbidden in ("clyde", "discord"):
        if forbidden in sound.lower():
            raise malformed(f"webhook name {sound!r} contains {forbidden!r}")
    return sound


def pings(draft: Draft, allowed: object) -> bool:
    """Whether the request leaves mentions in this message's text to ring."""
    if not draft.content and not texts(draft.components):
        return False
    if not isinstance(allowed, dict):
        return True
    return any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user"))
