"""Sealed in Discord: digests first, then all answers and salts together; exposure."""

import hashlib
import json
import re
from pathlib import Path

from bot.transcript.verifying import verify
from tests.journeys.looking import closing_message, exported, new_thread
from tests.journeys.process import BotProcess, Seat, configuration
from tests.journeys.running import Running, running
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import FREEZE, Scenario

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


async def test_while_others_speak_only_seals_leave_by_any_command(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, PAIR, rest=NO_SYNTHESISER) as on:
        on.endpoint.plays("quick", Scenario(words=("Doubt is ", "a door.")))
        on.endpoint.plays("slow", Scenario(words=("Certainty.",), silence=FREEZE))
        thread = await on.convene(on.channel("sealed"), "Why?", sealed=True)
        (board,) = await on.until(lambda: on.boards(thread))
        sid = board.text.rpartition("-# ")[2].removesuffix(" · board")
        await on.until(lambda: seals_in(on, thread))
        looks = [
            await look(on, thread, as_=as_, session=session)
            for as_ in ("json", "markdown")
            for session in (None, sid, "latest")
        ]
        await on.bot.kill()
        await on.bot.start()
        await on.until(lambda: sealed_again(on, thread))
        looks += [await look(on, thread, as_=as_) for as_ in ("json", "markdown")]
        told = [
            await on.told(thread, on.town.ben, f"symposium {verb}")
            for verb in ("exposure", "synthesize", "list")
        ]
        posted = [m.text for m in on.discord.messages(thread)]

    for said in (*looks, *told, *posted):
        assert "Doubt is" not in said
        assert "a door" not in said
    for exported_ in looks:
        verdict = verify(exported_)
        assert verdict.whole
        assert "Held back while others still spoke: the text of" in verdict.sentence
    (turn,) = json.loads(looks[0])["turns"]
    (seal,) = [text for text in posted if "is sealed until" in text]
    assert turn["seal"] == {"salt": None, "sha256": re.findall("[0-9a-f]{64}", seal)[0]}


async def look(
    on: Running, thread: Channel, *, as_: str, session: str | None = None
) -> str:
    """The export that somebody asks for who did not ask the question."""
    options = {"as": as_} if session is None else {"as": as_, "session": session}
    asked = await on.discord.slash(thread, on.town.ben, "symposium export", **options)
    read = await exported(on.discord, asked)
    assert "what was said is held back until every voice has ended" in asked.text
    return read


def seals_in(on: Running, thread: Channel) -> list[str]:
    messages = on.discord.messages(thread)
    return [m.text for m in messages if "is sealed until" in m.text]


def sealed_again(on: Running, thread: Channel) -> bool:
    """The slow voice is asked once more, by the bot that goes on with it."""
    slow = [r for r in on.endpoint.requests if r.body.get("model") == "slow"]
    return len(slow) > 1 and bool(seals_in(on, thread))


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
    met = "Everybody in round 2: shown what Ada and Bruno had said in round 1."
    assert met in asked.text
    assert met in closing.text
