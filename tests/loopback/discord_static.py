"""The REST routes that only tell: who the bot is, where the gateway is, guilds."""

from collections.abc import Callable

from tests.loopback.discord_calls import Call, Reply
from tests.loopback.discord_payloads import (
    channel_payload,
    guild_payload,
    member_payload,
    thread_payload,
    user_payload,
)
from tests.loopback.discord_refusals import Refusal
from tests.loopback.discord_state import Guild, World

Handler = Callable[[World, Call], Reply]


def get_me(world: World, _call: Call) -> Reply:
    return Reply(200, user_payload(world.bot))


def get_application(world: World, _call: Call) -> Reply:
    owner = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None}
    return Reply(
        200,
        {
            "id": str(world.application),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": owner,
            "summary": "",
        },
    )


def get_gateway(world: World, _call: Call) -> Reply:
    url = world.address.replace("http://", "ws://") + "/gw/"
    start = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return Reply(200, {"url": url, "shards": 1, "session_start_limit": start})


def _guild(world: World, call: Call) -> Guild:
    guild = world.guilds.get(call.id("guild_id"))
    if guild is None:
        raise Refusal(10004)
    return guild


def get_guild(world: World, call: Call) -> Reply:
    payload = guild_payload(world, _guild(world, call))
    for absent in ("channels", "threads", "members"):
        del payload[absent]
    return Reply(200, payload)


def get_channels(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    there = [c for c in world.channels.values() if c.guild is guild and not c.is_thread]
    return Reply(200, [channel_payload(world, channel) for channel in there])


def get_member(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    user = guild.members.get(call.id("user_id"))
    if user is None:
        raise Refusal(10007)
    return Reply(200, member_payload(guild, user))


def get_active_threads(world: World, call: Call) -> Reply:
    guild = _guild(world, call)
    there = [c for c in world.channels.values() if c.guild is guild and c.is_thread]
    threads = [thread_payload(world, c) for c in there if not c.archived]
    return Reply(200, {"threads": threads, "members": []})


ROUTES: dict[tuple[str, str], Handler] = {
    ("GET", "/users/@me"): get_me,
    ("GET", "/oauth2/applications/@me"): get_application,
    ("GET", "/applications/@me"): get_application,
    ("GET", "/gateway"): get_gateway,
    ("GET", "/gateway/bot"): get_gateway,
    ("GET", "/guilds/{guild_id}"): get_guild,
    ("GET", "/guilds/{guild_id}/channels"): get_channels,
    ("GET", "/guilds/{guild_id}/members/{user_id}"): get_member,
    ("GET", "/guilds/{guild_id}/threads/active"): get_active_threads,
}
