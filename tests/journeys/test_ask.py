"""Asked in Discord, heard live, summed up, exported: the real bot over real sockets."""

import json
from pathlib import Path

from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown
from tests.journeys.looking import answers, board, closing_message, exported, new_thread
from tests.journeys.process import KEY, BotProcess, Seat, configuration
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

THREE = (Seat("Ada"), Seat("Bruno"), Seat("Cosima", dialect="anthropic"))
NO_SYNTHESISER = '[synthesis]\nvoice = "none"\n'


async def test_one_question_from_the_command_to_the_export(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    town = discord.town()
    endpoint.plays("fine", Scenario(words=("The gap ", "is **generative**.")))
    config = configuration(tmp_path, endpoint, THREE, rest=NO_SYNTHESISER)
    async with BotProcess(discord, config, anew=True):
        asked = await discord.slash(
            town.text, town.ada, "symposium ask", question="What is between us?"
        )
        await asked.response()
        thread = await new_thread(discord, town.text)
        closing = await closing_message(discord, thread)

        assert asked.message is not None
        assert thread.id == asked.message.id
        assert {name: len(said) for name, said in answers(discord, thread).items()} == {
            "Ada": 1,
            "Bruno": 1,
            "Cosima": 1,
        }
        assert all(
            said[0].startswith("The gap is **generative**.\n-# ")
            for said in answers(discord, thread).values()
        )
        assert "What was said" in closing.text
        # The last edit comes after the table, when the next one is due.
        await discord.wait_for(
            lambda: (
                board(discord, thread).text.count("[answer](https://") == 3
                and board(discord, thread).buttons == []
            )
        )
        pressed = await discord.press(closing, "Export markdown", town.ada)
        as_markdown = await exported(discord, pressed)
        pressed = await discord.press(closing, "Export JSON", town.ada)
        as_json = await exported(discord, pressed)

    assert from_markdown(as_markdown).turns == from_json(as_json).turns
    record = json.loads(as_json)
    assert [turn["text"] for turn in record["turns"]] == [
        "The gap is **generative**."
    ] * 3
    assert record["turns"][0]["asked_by"] == "Ada"
    assert KEY not in as_markdown + as_json
