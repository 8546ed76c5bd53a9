"""Posting a table: the messages that close a symposium."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.names import SymposiumId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.evidence.summary import MOST_CHARACTERS
from bot.pictures.choosing import Picture, picture_of
from cogs._post.buttons import closing_buttons
from cogs._post.mail import Parcel
from cogs._post.room import Room
from cogs._show.facts import TEXT_ALTERNATIVE
from cogs._show.plain import clipped
from cogs._show.table import closing_pages

log = logging.getLogger(__name__)


async def post_table(
    room: Room,
    symposium: Symposium,
    synthesis: Synthesis,
    links: Mapping[TurnId, str],
) -> None:
    """Post one of its syntheses; the last message carries the closing buttons."""
    number = len(symposium.syntheses) - symposium.syntheses[::-1].index(synthesis)
    pages = closing_pages(symposium, synthesis, links=links)
    for part, page in enumerate(pages, start=1):
        parcel = Parcel(f"table{number}p{part}", page)
        if part == len(pages):
            picture = await asyncio.to_thread(_picture, symposium)
            parcel = _last(parcel, symposium.id, picture)
        await room.outbox.post(room.bot_mail.letter(parcel), after=room.after)


def _last(parcel: Parcel, symposium: SymposiumId, picture: Picture | None) -> Parcel:
    closing = replace(parcel, view=closing_buttons(symposium))
    if picture is None:
        return closing
    file = (f"symposium-{symposium}.png", picture.png)
    return replace(
        closing, file=file, description=clipped(picture.description, TEXT_ALTERNATIVE)
    )


def _picture(symposium: Symposium) -> Picture | None:
    """A table without its picture is better than no table."""
    try:
        return picture_of(symposium, most_characters=MOST_CHARACTERS)
    except Exception:
        log.exception("the picture of %s could not be drawn", symposium.id)
        return None
