"""Posting a table: the messages that close a symposium."""

from collections.abc import Mapping

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.live.table import closing_pages
from cogs._buttons import closing_buttons
from cogs._mail import Parcel
from cogs._room import Room


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
        view = closing_buttons(symposium.id) if part == len(pages) else None
        parcel = Parcel(f"table{number}p{part}", page, view=view)
        await room.outbox.post(room.bot_mail.letter(parcel), after=room.after)
