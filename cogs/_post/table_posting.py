"""Posting a table: the messages that close a symposium."""

import logging
from collections.abc import Mapping
from dataclasses import replace

import discord

from bot.domain.names import SymposiumId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.errors import TookTooLong
from bot.host.own_process import work_out
from bot.pictures.choosing import Picture, picture_of
from cogs._post.buttons import draw_closing_buttons, draw_closing_page
from cogs._post.letter import Letter, write_letter
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._show.facts import MESSAGE, TEXT_ALTERNATIVE
from cogs._show.plain import clipped
from cogs._show.table import page_table

log = logging.getLogger(__name__)


async def post_table(
    symposium: Symposium,
    synthesis: Synthesis,
    links: Mapping[TurnId, str],
    *,
    outbox: Outbox,
    mail: BotMail,
    closes: bool = True,
) -> None:
    """
    Post one of its syntheses; where it *closes*, the last message carries the closing
    buttons. *links* says where each turn's answer is posted.
    """
    table, key = page_table(symposium, synthesis, links=links), "d"
    if outbox.knows(f"table{table.number}p1"):
        # As it was begun, before messages held more.
        table, key = page_table(symposium, synthesis, links=links, page=MESSAGE), "p"
    for part, page in enumerate(table.pages, start=1):
        letter = write_letter(f"table{table.number}{key}{part}", page)
        if closes and part == len(table.pages):
            letter = _close(letter, page, symposium.id, await _draw(symposium))
        await outbox.post(letter, mail)


def _close(
    letter: Letter, page: str, symposium: SymposiumId, picture: Picture | None
) -> Letter:
    """The last page, with the closing buttons and the picture, if there is one."""
    bare = _draw_page(letter, page, symposium, None)
    if picture is None:
        return bare
    name = f"symposium-{symposium}.png"
    description = clipped(picture.description, TEXT_ALTERNATIVE)
    shown = discord.MediaGalleryItem(f"attachment://{name}", description=description)
    return replace(
        _draw_page(letter, page, symposium, shown),
        file=(name, picture.png),
        description=description,
        bare=bare,
    )


def _draw_page(
    letter: Letter,
    page: str,
    symposium: SymposiumId,
    picture: discord.MediaGalleryItem | None,
) -> Letter:
    if letter.content:
        return replace(letter, view=draw_closing_buttons(symposium))
    return replace(letter, view=draw_closing_page(page, symposium, picture=picture))


async def _draw(symposium: Symposium) -> Picture | None:
    """A table without its picture is better than no table."""
    try:
        return await work_out(symposium, picture_of, symposium)
    except TookTooLong:
        return None
    except Exception:
        log.exception("the picture of %s could not be drawn", symposium.id)
        return None
