"""Commands that Discord would not take are refused, and noted as violations."""

from typing import Any

import pytest

from tests.loopback.discord_commands import size
from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord

Body = dict[str, Any]


def command(name: str = "ask", **more: object) -> Body:
    return {"name": name, "description": "Ask", "type": 1} | more


def option(name: str, **more: object) -> Body:
    return {"type": 3, "name": name, "description": "An option"} | more


def choices(count: int) -> list[Body]:
    return [{"name": f"c{n}", "value": f"c{n}"} for n in range(count)]


LONG = [option(f"o{n}", description="d" * 100) for n in range(25)]
REFUSED: dict[str, list[Body]] = {
    "101 commands": [command(f"c{n}") for n in range(101)],
    "one name twice": [command(), command()],
    "a name of 33": [command("n" * 33)],
    "a name in capitals": [command("Ask")],
    "a blank in a name": [command("ask me")],
    "a description of 101": [command(description="d" * 101)],
    "no description": [command(description="")],
    "26 options": [command(options=[option(f"o{n}") for n in range(26)])],
    "an option twice": [command(options=[option("a"), option("a")])],
    "required after optional": [
        command(options=[option("a"), option("b", required=True)])
    ],
    "26 choices": [command(options=[option("a", choices=choices(26))])],
    "choices beside autocomplete": [
        command(options=[option("a", choices=choices(2), autocomplete=True)])
    ],
    "more than 8000 characters": [
        command(
            options=[
                {"type": 1, "name": f"s{n}", "description": "Sub", "options": LONG}
                for n in range(4)
            ]
        )
    ],
}


def commands_of(server: LoopbackDiscord) -> str:
    return f"/applications/{server.world.application}/commands"


@pytest.mark.parametrize("name", REFUSED)
async def test_commands_beyond_discords_limits_are_refused(
    name: str, server: LoopbackDiscord, raw: Raw
) -> None:
    assert (await raw("PUT", commands_of(server), REFUSED[name]))[0] == 400
    assert len(server.violations) == 1
    assert server.world.commands == {}


async def test_a_synced_command_keeps_its_id(server: LoopbackDiscord, raw: Raw) -> None:
    _, first = await raw("PUT", commands_of(server), [command()])
    _, second = await raw("PUT", commands_of(server), [command(), command("list")])
    assert [each["name"] for each in second] == ["ask", "list"]
    assert second[0]["id"] == first[0]["id"]
    assert (await raw("GET", commands_of(server)))[1] == second


async def test_two_hundred_commands_a_day_can_be_made(
    server: LoopbackDiscord, raw: Raw
) -> None:
    for start in (0, 100):
        made = [command(f"c{start + n}") for n in range(100)]
        assert (await raw("PUT", commands_of(server), made))[0] == 200
    assert await raw.code("PUT", commands_of(server), [command("one-more")]) == 30034
    server.clock.skip(86_400)
    assert (await raw("PUT", commands_of(server), [command("one-more")]))[0] == 200


async def test_commands_of_a_guild_the_bot_is_not_in_are_refused(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    application = f"/applications/{server.world.application}"
    ours, theirs = town.guild.id, server.guild("Elsewhere", bot_joins=False).id
    path = f"{application}/guilds/{ours}/commands"
    assert (await raw("PUT", path, [command()]))[0] == 200
    path = f"{application}/guilds/{theirs}/commands"
    assert await raw.code("PUT", path, [command()]) == 50001


def test_a_commands_size_counts_names_descriptions_and_choices() -> None:
    held = option("a", choices=[{"name": "xy", "value": "z"}])
    assert size(command(options=[held])) == 3 + 3 + 1 + 9 + 3
