"""What the bot's log holds when it is asked to say all it can."""

from pathlib import Path

import pytest

from tests.journeys.looking import closing_message, exported, new_thread
from tests.journeys.process import KEY, BotProcess, Seat, configuration
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint

TWO = (Seat("Ada"), Seat("Cosima", dialect="anthropic"))


async def test_the_most_talkative_log_holds_no_token_and_no_key(
    discord: LoopbackDiscord,
    endpoint: Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SYMPOSIUM_LOG_LEVEL", "debug")
    town = discord.town()
    bot = BotProcess(discord, configuration(tmp_path, endpoint, TWO), anew=True)
    async with bot:
        asked = await discord.slash(
            town.text, town.ada, "symposium ask", question="What is between us?"
        )
        await asked.response()
        thread = await new_thread(discord, town.text)
        closing = await closing_message(discord, thread)
        pressed = await discord.press(closing, "Export markdown", town.ada)
        await exported(discord, pressed)

    log = "\n".join(bot.log)
    world = discord.world
    tokens = {hook.token for hook in world.webhooks.values()} | set(world.invocations)
    assert len(tokens) >= 3
    assert " DEBUG discord." in log
    assert [token for token in {*tokens, discord.token, KEY} if token in log] == []
