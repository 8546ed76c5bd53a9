"""All commands together, counted against what Discord allows of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cogs._bot import SymposiumBot
from tests.hosting import opened
from tests.loopback.discord_commands import size
from tests.loopback.endpoint import Endpoint

# https://docs.discord.com/developers/interactions/application-commands
SUBCOMMANDS, OPTIONS, CHOICES = 25, 25, 25
CHARACTERS = 8_000
# Discord takes 15 of them, discord.py 2.7.1 five.
MENUS = 5
SLASH, MENU = 1, 3


@pytest.fixture
async def commands(endpoint: Endpoint, tmp_path: Path) -> list[dict[str, Any]]:
    async with opened(endpoint, tmp_path) as host:
        bot = SymposiumBot(host)
        await bot.load_commands()
        return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


def options(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for option in part.get("options") or []:
        yield option
        yield from options(option)


async def test_the_commands_are_few_and_short_enough(
    commands: list[dict[str, Any]],
) -> None:
    (group,) = [c for c in commands if c["type"] == SLASH]
    assert 0 < len(group["options"]) <= SUBCOMMANDS
    assert size(group) <= CHARACTERS
    for option in options(group):
        assert len(option.get("options") or []) <= OPTIONS
        assert len(option.get("choices") or []) <= CHOICES
        assert 1 <= len(option["name"]) <= 32
        assert 1 <= len(option["description"]) <= 100


async def test_the_menus_of_messages_are_as_many_as_the_library_takes(
    commands: list[dict[str, Any]],
) -> None:
    menus = [c for c in commands if c["type"] == MENU]
    assert len(menus) <= MENUS
    assert {c["type"] for c in commands} <= {SLASH, MENU}
