"""What autocompletion offers: at most 25 choices, within three seconds."""

from collections.abc import Iterable

import discord
from discord import app_commands

from cogs._bot import SymposiumBot
from cogs._rights import meet
from cogs._show.facts import CHOICE, CHOICES
from cogs._show.plain import clipped

Choices = list[app_commands.Choice[str]]


async def offer_panels(
    interaction: discord.Interaction[SymposiumBot], typed: str
) -> Choices:
    return _choices(_matching(interaction.client.host.roster.panels, typed))


async def offer_synthesisers(
    interaction: discord.Interaction[SymposiumBot], typed: str
) -> Choices:
    return _choices(_matching([*interaction.client.host.roster.voices, "none"], typed))


async def offer_voices(
    interaction: discord.Interaction[SymposiumBot], typed: str
) -> Choices:
    """Completes the last name of a list; what stands before it stays."""
    *before, last = [name.strip() for name in typed.split(",")]
    taken = {name.casefold() for name in before}
    voices = interaction.client.host.roster.voices
    names = [n for n in voices if n.casefold() not in taken]
    return _choices(", ".join([*before, name]) for name in _matching(names, last))


async def offer_sessions(
    interaction: discord.Interaction[SymposiumBot], typed: str
) -> Choices:
    gate = interaction.client.gate
    sessions = await gate.list_latest(meet(interaction), CHOICES)
    part = typed.casefold()
    return [
        app_commands.Choice(
            name=clipped(f"{session.id} {session.title}", CHOICE),
            value=session.id,
        )
        for session in sessions
        if part in f"{session.id} {session.title}".casefold()
    ]


def _matching(names: Iterable[str], typed: str) -> list[str]:
    """Those that begin with what was typed come first."""
    part = typed.strip().casefold()
    matching = [name for name in names if part in name.casefold()]
    return sorted(matching, key=lambda name: not name.casefold().startswith(part))


def _choices(names: Iterable[str]) -> Choices:
    """A choice's value is at most 100 characters too, so longer ones are left out."""
    short = [name for name in names if len(name) <= CHOICE][:CHOICES]
    return [app_commands.Choice(name=name, value=name) for name in short]
