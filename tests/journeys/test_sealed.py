"""Sealed in Discord: digests first, then all answers and salts together; exposure."""

import hashlib
import json
import re
from pathlib import Path

from tests.journeys.looking import closing_message, new_thread
from tests.journeys.process import BotProcess, Seat, configuration
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

PAIR = (Seat("Ada", "quick"), Seat("Bruno", "slow"))
NO_SYNTHESISER = '[synthesis]\nvoice = "none"\n'


async def test_the_digests_stand_there_before_any_answer_and_are_those_of_the_answers(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    town = discord.town()
    endpoint.plays("quick", Scenario(words=("Doubt is a door.",)))
    endpoint.plays("slow", Scenario(words=("Certainty is a wall.",), silence=1.0))
    config = configuration(tmp_path, endpoint, PAIR, rest=NO_SYNTHESISER)
    async with BotProcess(discord, config):
        await discord.slash(
            town.text, town.ada, "symposium ask", question="Why?", sealed=True
        )
        thread = await new_thread(discord, town.text)
        await closing_message(discord, thread)
        posted = [m for m in discord.messages(thread) if not m.parts]

    seals = [m for m in posted if "is sealed until" in m.text]
    answers = [m for m in posted if m.webhook is not None]
    assert [m.webhook is not None for m in posted[:4]] == [False, False, True, True]
    for seal, answer in zip(seals, answers, strict=True):
        (digest,) = re.findall(r"`([0-9a-f]{64})`", seal.text)
        (salt,) = re.findall(r"unsealed with the salt `([0-9a-f]{32})`", answer.text)
        (turn,) = re.findall(r"-# (\w+\.\d+) · sealed$", seal.text)
        text = answer.text.partition("\n")[0]
        # The canonical JSON of docs/record.md, for words as plain as these.
        said = {"salt": salt, "text": text, "turn": turn, "voice": answer.username}
        content = json.dumps(said, separators=(",", ":")).encode()
        assert hashlib.sha256(content).hexdigest() == digest


async def test_exposure_tells_privately_who_had_been_shown_whose_words(
    discord: LoopbackDiscord, endpoint: Endpoint, tmp_path: Path
) -> None:
    town = discord.town()
    config = configuration(tmp_path, endpoint, PAIR, rest=NO_SYNTHESISER)
    async with BotProcess(discord, config):
        await discord.slash(
            town.text, town.ada, "symposium ask", question="Why?", format="rounds"
        )
        thread = await new_thread(discord, town.text)
        closing = await closing_message(discord, thread)
        asked = await discord.slash(thread, town.ben, "symposium exposure")
        await discord.wait_for(lambda: asked.text)

    assert asked.ephemeral
    assert "independent" in asked.text
    assert "Ada in round 2: shown Bruno." in asked.text
    assert "Bruno in round 2: shown Ada." in closing.text
