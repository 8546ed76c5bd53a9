"""
The real bot process against the loopback Discord:
`python -m tests.loopback.launch API_URL GATEWAY_URL -- ARGS...` runs `symposium ARGS`.

Nothing else is changed, but that it does not wait two seconds for servers which may
come late: signals, output and exit status are the bot's own. A worker process of the
bot runs this file too, for what it defines, so nothing is loaded before it is needed.
"""

# ruff: noqa: PLC0415 - as said above

import functools
import os
import sys


def point(api: str, gateway: str) -> None:
    """Turns discord.py of this process towards the loopback Discord."""
    import discord.asset
    import discord.gateway
    import discord.http
    import yarl

    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    discord.asset.Asset.BASE = api.partition("/api/")[0]


def hurry() -> None:
    from discord.state import ConnectionState

    hurried = functools.partialmethod(ConnectionState.__init__, guild_ready_timeout=0.1)
    ConnectionState.__init__ = hurried  # type: ignore[assignment]  # it is one


def main() -> None:
    api, gateway, separator, *arguments = sys.argv[1:]
    if separator != "--":
        sys.exit(f"usage: {__spec__.name} API_URL GATEWAY_URL -- ARGS...")
    point(api, gateway)
    if disk := os.environ.get("TESTS_FULL_DISK"):
        from tests.full_disk import fill

        how, turns = disk.split()
        fill(how, int(turns))
    hurry()
    sys.argv = ["symposium", *arguments]
    from bot.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
