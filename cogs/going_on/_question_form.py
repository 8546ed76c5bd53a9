"""A form with one field; what its words are for stands in its id."""

from collections.abc import Iterator
from typing import Any

import discord

from cogs._show.facts import TEXT_INPUT


def draw_form(
    form: str, *, title: str, label: str, filled: str | None = None
) -> discord.ui.Modal:
    """*form* is its id, *filled* what stands in it already."""
    drawn = discord.ui.Modal(title=title, custom_id=form)
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id="words",
        min_length=1,
        max_length=TEXT_INPUT,
        default=filled,
    )
    drawn.add_item(discord.ui.Label(text=label, component=field))
    # What is sent comes as an interaction: discord.py need not keep the form for it.
    drawn.stop()
    return drawn


def read_form(sent: discord.Interaction[Any]) -> tuple[str, str]:
    """The id of the form that was sent, and the words in it; else blank."""
    if sent.type is not discord.InteractionType.modal_submit:
        return "", ""
    data: dict[str, Any] = {**(sent.data or {})}
    return str(data.get("custom_id", "")), "\n".join(read_fields(data))


def read_fields(part: object) -> Iterator[str]:
    """What stands in the text fields of a form."""
    if not isinstance(part, dict):
        return
    if isinstance(part.get("value"), str):
        yield part["value"]
    for inner in [*(part.get("components") or []), part.get("component")]:
        yield from read_fields(inner)
