"""What members may do, as Discord works it out and tells a bot of it."""

import discord
import pytest

from tests.loopback.discord_bots import running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_permissions import VIEW, granted
from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, User


def has_a_closed_channel(server: LoopbackDiscord, town: Town) -> Channel:
    """For insiders, of whom Ben is one; and Ada, an insider, is kept out by name."""
    inner = server.channel(town.guild, "text", "inner")
    insiders = server.role(town.guild, "Insiders", "manage_messages")
    server.give(town.guild, insiders, town.ada, town.ben, server.bot)
    server.deny(inner, None, "view_channel")
    server.allow(inner, insiders, "view_channel")
    server.deny(inner, town.ada, "view_channel")
    return inner


async def test_roles_and_overwrites_are_computed_as_discord_py_does_it(
    server: LoopbackDiscord, town: Town
) -> None:
    inner = has_a_closed_channel(server, town)
    cara = server.member(town.guild, "Cara")
    people: tuple[User, ...] = (town.ada, town.ben, cara, town.guild.owner)
    told: list[discord.Interaction] = []

    async def keep(interaction: discord.Interaction) -> None:
        told.append(interaction)

    async with running(server) as bot:
        bot.add_listener(keep, "on_interaction")
        for user in people:
            await server.slash(town.text, user, "symposium ask", question="?")
        await server.wait_for(lambda: len(told) == len(people))
    computed = []
    for interaction, user in zip(told, people, strict=True):
        member, guild = interaction.user, interaction.guild
        assert isinstance(member, discord.Member)
        assert guild is not None
        channel = guild.get_channel(inner.id)
        assert channel is not None
        may = channel.permissions_for(member)
        assert may.view_channel == bool(granted(inner, user.id) & VIEW)
        computed.append((may.view_channel, may.manage_messages))
    assert computed == [(False, False), (True, True), (False, False), (True, True)]


async def test_of_what_the_bot_cannot_see_it_is_not_told_who_can(
    server: LoopbackDiscord, town: Town
) -> None:
    inner = has_a_closed_channel(server, town)
    async with running(server) as bot:
        seen = bot.get_channel(inner.id)
        assert isinstance(seen, discord.TextChannel)
        assert (seen.name, len(seen.overwrites)) == ("inner", 3)
        server.revoke(inner, "view_channel")
        await server.wait_for(lambda: seen.name == "___hidden___")
        assert [target.id for target in seen.overwrites] == [town.guild.id]
        server.allow(inner, server.bot, "view_channel")
        await server.wait_for(lambda: seen.name == "inner")


async def test_a_private_thread_is_there_for_its_members_and_who_manages_threads(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    thread = server.private_thread(town.text, "between us", town.ada)
    warden = server.member(town.guild, "Warden", "manage_threads")
    may = [bool(granted(thread, u.id) & VIEW) for u in (town.ada, town.ben, warden)]
    assert may == [True, False, True]
    assert await raw.code("GET", f"/channels/{thread.id}") == 50001
    async with running(server) as bot:
        await server.slash(thread, town.ada, "symposium ask", question="?")
        with pytest.raises(NotOffered):
            await server.slash(thread, town.ben, "symposium ask", question="?")
        assert [t.id for g in bot.guilds for t in g.threads] == [town.thread.id]
