"""
Synced commands: their REST routes with Discord's limits, and what a person may fill
in. Pure: a person can give only what the synced command declares.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.loopback.discord_calls import Call, Reply
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_state import Channel, World

Handler = Callable[[World, Call], Reply]
Option = dict[str, Any]
GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
NAME = re.compile(r"[-_'\w]{1,32}")
SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE = 1, 2, 3, 4, 5, 6, 7, 8
NUMBER, ATTACHMENT = 10, 11
MOST = {1: 100, 2: 15, 3: 15}
CREATES_A_DAY, DAY = 200, 86_400.0
BOT_DM, GUILD_CONTEXT = 1, 0
FOR_GUILDS, FOR_USERS = 0, 1


class NotOffered(Exception):
    """A person cannot do that: Discord's own client would not let them."""


def put_commands(world: World, call: Call) -> Reply:
    if call.id("application_id") != world.application:
        raise Refusal(50001)
    guild = call.id("guild_id") if "guild_id" in call.ids else None
    if guild is not None and not _joined(world, guild):
        raise Refusal(50001)
    if not isinstance(call.body, list):
        raise malformed("commands are a list")
    for command in call.body:
        _check_command(command)
    _check_many(call.body)
    known = {(c["type"], c["name"]): c for c in world.commands.get(guild, [])}
    synced = []
    for command in call.body:
        kind = command.get("type") or 1
        before = known.get((kind, command["name"]))
        if before is None:
            _count_creation(world, guild)
        synced.append(
            {"options": [], "description": ""}
            | command
            | {
                "id": before["id"] if before else str(world.new_id()),
                "type": kind,
                "application_id": str(world.application),
                "guild_id": None if guild is None else str(guild),
                "version": str(world.new_id()),
                "default_member_permissions": command.get("default_member_permissions"),
                "dm_permission": command.get("dm_permission", True),
            }
        )
    world.commands[guild] = synced
    return Reply(200, synced)


def _joined(world: World, guild: int) -> bool:
    return guild in world.guilds and world.bot.id in world.guilds[guild].members


def get_commands(world: World, call: Call) -> Reply:
    guild = call.id("guild_id") if "guild_id" in call.ids else None
    return Reply(200, world.commands.get(guild, []))


def _count_creation(world: World, guild: int | None) -> None:
    now = world.clock.now()
    recent = [
        made
        for made in world.created_commands
        if made[1] == guild and now - made[0] < DAY
    ]
    if len(recent) >= CREATES_A_DAY:
        raise Refusal(30034)
    world.created_commands.append((now, guild))


def _check_many(commands: list[Option]) -> None:
    names = [(command.get("type") or 1, command["name"]) for command in commands]
    if len(set(names)) != len(names):
        raise malformed("two commands of one name")
    for kind, most in MOST.items():
        if sum(1 for each in names if each[0] == kind) > most:
            raise Refusal(30032, fault=f"more than {most} commands of type {kind}")


def _check_command(command: Option) -> None:
    if (command.get("type") or 1) != 1:
        _check_menu(command)
        return
    _check_option(command)
    if size(command) > 8000:
        raise malformed(
            f"command {command['name']}: {size(command)} of 8000 characters"
        )


def _check_menu(command: Option) -> None:
    name = command.get("name") or ""
    if not 1 <= len(name.strip()) <= 32:
        raise malformed(f"a menu's name {name!r:.100}: 1 to 32 characters are due")
    if command.get("description") or command.get("options"):
        raise malformed(f"the menu {name!r} has a description or options")


def size(option: Option) -> int:
    """Name, description and choice values of an option and all it holds."""
    own = len(option.get("name") or "") + len(option.get("description") or "")
    own += sum(
        len(choice["name"]) + len(str(choice["value"]))
        for choice in option.get("choices") or []
    )
    return own + sum(size(inner) for inner in option.get("options") or [])


def _check_option(option: Option) -> None:
    name = option.get("name") or ""
    if not NAME.fullmatch(name) or name != name.lower():
        raise malformed(f"command or option name {name!r}")
    if not 1 <= len(option.get("description") or "") <= 100:
        raise malformed(f"{name}: a description has 1 to 100 characters")
    inner = option.get("options") or []
    if len(inner) > 25 or len({each.get("name") for each in inner}) != len(inner):
        raise malformed(f"{name}: at most 25 options, each with its own name")
    required = [bool(each.get("required")) for each in inner]
    if required != sorted(required, reverse=True):
        raise malformed(f"{name}: required options come first")
    choices = option.get("choices") or []
    if len(choices) > 25:
        raise malformed(f"{name}: {len(choices)} choices, at most 25")
    if choices and option.get("autocomplete"):
        raise malformed(f"{name}: choices beside autocomplete")
    for each in inner:
        _check_option(each)


def find(world: World, path: str, channel: Channel) -> tuple[Option, Option]:
    """The command and the subcommand of "symposium ask"; raises NotOffered."""
    names = path.split()
    offered = list(world.commands.get(None, []))
    if channel.guild:
        offered += world.commands.get(channel.guild.id, [])
    for command in offered:
        if command["name"] == names[0] and command["type"] == 1:
            check_context(world, command, channel)
            return command, _leaf(command, names[1:], path)
    raise NotOffered(f"there is no command {path!r} here")


def away(world: World, channel: Channel) -> bool:
    """Whether the bot is not in that guild: its users have installed it themselves."""
    return channel.guild is not None and world.bot.id not in channel.guild.members


def check_context(world: World, command: Option, channel: Channel) -> None:
    if away(world, channel) and FOR_USERS not in (
        command.get("integration_types") or [FOR_GUILDS]
    ):
        raise NotOffered(f"/{command['name']} cannot be installed by users")
    contexts = command.get("contexts")
    wanted = BOT_DM if channel.is_dm else GUILD_CONTEXT
    if contexts is not None and wanted not in contexts:
        raise NotOffered(f"/{command['name']} is not offered in this channel")
    if contexts is None and channel.is_dm and command.get("dm_permission") is False:
        raise NotOffered(f"/{command['name']} is not offered in direct messages")


def _leaf(option: Option, names: list[str], path: str) -> Option:
    for name in names:
        held = {each["name"]: each for each in option.get("options") or []}
        if name not in held or held[name]["type"] not in {SUB, GROUP}:
            raise NotOffered(f"there is no command {path!r}")
        option = held[name]
    if any(each["type"] in {SUB, GROUP} for each in option.get("options") or []):
        raise NotOffered(f"{path!r} is a group")
    return option


def filled(leaf: Option, values: Mapping[str, Any], *, partly: bool) -> list[Option]:
    """
    The options of an interaction; *partly* allows required ones to be missing. Values
    of attachments, users and channels are already ids. Raises NotOffered.
    """
    declared = {each["name"]: each for each in leaf.get("options") or []}
    if unknown := set(values) - set(declared):
        raise NotOffered(f"/{leaf['name']} has no option {sorted(unknown)}")
    missing = [n for n, o in declared.items() if o.get("required") and n not in values]
    if missing and not partly:
        raise NotOffered(f"/{leaf['name']} needs {missing}")
    return [
        {
            "name": name,
            "type": declared[name]["type"],
            "value": value if partly else _fitting(declared[name], value),
        }
        for name, value in values.items()
    ]


def _fitting(option: Option, value: Any) -> Any:  # noqa: ANN401 - what was typed in
    name, kind = option["name"], option["type"]
    allowed: dict[int, type | tuple[type, ...]] = {
        STRING: str,
        INTEGER: int,
        BOOLEAN: bool,
        NUMBER: (int, float),
    }
    if not isinstance(value, allowed.get(kind, str)):
        raise NotOffered(f"{name}: {value!r} is not of type {kind}")
    if isinstance(value, str) and kind == STRING:
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        if not least <= len(value) <= most:
            raise NotOffered(f"{name}: {least} to {most} characters can be typed")
    if isinstance(value, int | float) and not isinstance(value, bool):
        low = option.get("min_value", -(2**53))
        if not low <= value <= option.get("max_value", 2**53):
            raise NotOffered(f"{name}: {value} is out of its range")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise NotOffered(f"{name}: {value!r} is none of {choices}")
    return value


def nested(command: Option, path: str, options: list[Option]) -> list[Option]:
    """*options* inside the subcommands that *path* goes through."""
    names = path.split()[1:]
    kinds = []
    for name in names:
        command = next(each for each in command["options"] if each["name"] == name)
        kinds.append(command["type"])
    for name, kind in reversed(list(zip(names, kinds, strict=True))):
        options = [{"name": name, "type": kind, "options": options}]
    return options


ROUTES: dict[tuple[str, str], Handler] = {
    ("PUT", GLOBAL): put_commands,
    ("PUT", OF_GUILD): put_commands,
    ("GET", GLOBAL): get_commands,
    ("GET", OF_GUILD): get_commands,
}
