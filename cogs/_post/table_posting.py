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
from cogs._post.buttons import draw_closing_buttons
from cogs._post.letter import Letter
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._show.facts import TEXT_ALTERNATIVE
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
) -> None:
    """
    Post one of its syntheses; the last message carries the closing buttons. *links*
    says where each turn's answer is posted.
    """
    table = page_table(symposium, synthesis, links=links)
    for part, page in enumerate(table.pages, start=1):
        letter = Letter(f"table{table.number}p{part}", page)
        if part == len(table.pages):
            letter = _closing(letter, symposium.id, await _draw(symposium))
        await outbox.post(letter, mail)


def _closing(letter: Letter, symposium: SymposiumId, picture: Picture | None) -> Letter:
    closing = replace(letter, view=draw_closing_buttons(symposium))
    if picture is None:
        return closing
    file = (f"symposium-{symposium}.png", picture.png)
    description = clipped(picture.description, TEXT_ALTERNATIVE)
    return replace(closing, file=file, description=description, spare=True)


async def _draw(symposium: Symposium) -> Picture | None:
    """A table without its picture is better than no table."""
    try:
        return await asyncio.to_thread(
            picture_of, symposium, most_characters=MOST_CHARACTERS
        )
    except Exception:
        log.exception("the picture of %s could not be drawn", symposium.id)
        return None
