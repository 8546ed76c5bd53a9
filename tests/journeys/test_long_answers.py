"""Long answers: nothing is lost, and no voice waits for Discord."""

import random
import re
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
import pytest_asyncio

from tests.journeys.looking import answers
from tests.journeys.process import Seat
from tests.journeys.running import Running, running
from tests.loopback.discord_faults import EXECUTE_WEBHOOK, PATCH_MESSAGE
from tests.loopback.discord_state import Channel, Message
from tests.loopback.endpoint_scenarios import Scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")

MOST = 60_000
REST = f"[synthesis]\nvoice = 'none'\n[limits]\nanswer_characters = {MOST}\n"
SIX = ("Qwen", "Grok", "DeepSeek", "GLM", "Kimi", "Claude")
SEATS = (
    *(Seat(name, name.lower()) for name in SIX),
    Seat("Coder", "coder"),
    Seat("Endless", "endless-answer"),
)
MARKER = re.compile(r"\n-# \w+\.\d+(?: · \d+/\d+)? · .*$")


def essay(seed: str, length: int) -> str:
    """Paragraphs of *length* characters in all, none like another; with code."""
    chance = random.Random(seed)  # noqa: S311 - words, not secrets
    words = ["Tür", "門", "🚪", "threshold", "_hinge_", "*key*", "`lock`", "> wall"]
    made = f"# {seed}\n"
    while len(made) < length:
        made += " ".join(chance.choice(words) for _ in range(chance.randint(5, 60)))
        made += chance.choice((" ", "\n", "\n\n", f"\n```py\n{chance.random()}\n```\n"))
    return made[: length - 1] + "."


def in_chunks(text: str) -> Scenario:
    return Scenario(words=tuple(text[at : at + 97] for at in range(0, len(text), 97)))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("long")
    async with running(folder, SEATS, rest=REST) as served:
        yield served


async def test_six_voices_of_fifty_thousand_characters(on: Running) -> None:
    said = {name: essay(name, 50_000) for name in SIX}
    for name, text in said.items():
        on.endpoint.plays(name.lower(), in_chunks(text))
    thread = await on.convene(on.channel("six"), voices=", ".join(SIX))
    await on.closed(thread)

    record = await on.record(thread)
    posted = under_names(on, thread)
    assert {turn["voice"]: turn["text"] for turn in record["turns"]} == said
    assert {name: len(messages) for name, messages in posted.items()} == dict.fromkeys(
        SIX, 1
    )
    for name, (message,) in posted.items():
        assert [file.data.decode() for file in message.attachments] == [said[name]]
        shown, told = message.text.split("\n*The answer begins like this; ")
        assert said[name].startswith(shown.rstrip("`\n"))
        assert len(shown) > 1500
        assert told.startswith("its 50,000 characters are attached.*\n-# ")
    assert [limited.scope for limited in on.discord.limited] == []


async def test_no_voice_waits_for_discord(on: Running) -> None:
    """Discord takes neither the board's edits nor an answer, and the voices go on."""
    for name in SIX:
        on.endpoint.plays(name.lower(), in_chunks(essay(name, 50_000)))
    held = [
        on.discord.faults.hold(PATCH_MESSAGE),
        on.discord.faults.hold(EXECUTE_WEBHOOK),
    ]
    thread = await on.convene(on.channel("slow"), voices=", ".join(SIX))
    await on.until(held[1].met.is_set)

    async def all_ended() -> bool:
        turns = (await on.record(thread))["turns"]
        return len(turns) == len(SIX) and all(turn["ended"] for turn in turns)

    while not await all_ended():
        pass
    ended = datetime.now().astimezone()
    assert answers(on.discord, thread) == {}
    for fault in held:
        fault.release()
    await on.closed(thread)

    record = await on.record(thread)
    assert all(datetime.fromisoformat(t["ended"]) < ended for t in record["turns"])
    assert [len(turn["text"]) for turn in record["turns"]] == [50_000] * len(SIX)
    posted = under_names(on, thread)
    assert {name: len(messages) for name, messages in posted.items()} == dict.fromkeys(
        SIX, 1
    )


async def test_an_answer_of_several_messages_is_cut_and_nothing_is_lost(
    on: Running,
) -> None:
    code = "".join(f"    door_{number} = open({number})\n" for number in range(70))
    text = f"{essay('a', 2500)}\n\n```python\n{code}```\n\n{essay('b', 3000)}"
    on.endpoint.plays("coder", in_chunks(text))
    thread = await on.convene(on.channel("several"), voices="Coder")
    await on.closed(thread)

    messages = answers(on.discord, thread)["Coder"]
    parts = [MARKER.sub("", message) for message in messages]
    assert 2 <= len(messages) <= 3
    assert [numbers(message) for message in messages] == [
        f"{number}/{len(messages)}" for number in range(1, len(messages) + 1)
    ]
    assert all(part.count("```") % 2 == 0 for part in parts)
    for line in code.splitlines():
        assert sum(part.count(f"{line}\n") for part in parts) == 1
    assert words("\n".join(parts)) == words(text)


async def test_an_endless_answer_breaks_off_and_what_it_said_is_kept(
    on: Running,
) -> None:
    thread = await on.convene(on.channel("endless"), voices="Endless")
    await on.closed(thread)

    (turn,) = (await on.record(thread))["turns"]
    assert (turn["status"], turn["reason"]) == ("silent", "broke_off")
    assert ("Doubt is a door, not a wall." + "and so on, " * MOST).startswith(
        turn["text"]
    )
    assert MOST - 1000 < len(turn["text"]) <= MOST
    (message,) = under_names(on, thread)["Endless"]
    assert "60,000" in turn["detail"]
    assert turn["detail"].split(".")[0] in message.text
    (file,) = message.attachments
    assert file.data.decode().startswith(turn["text"])


def under_names(on: Running, thread: Channel) -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = {}
    for message in on.discord.messages(thread):
        if message.webhook is not None:
            found.setdefault(message.username, []).append(message)
    return found


def numbers(message: str) -> str:
    return message.rpartition("\n")[2].split(" · ")[1]


def words(text: str) -> list[str]:
    """What was said, without the fences that are closed and opened at a cut."""
    return re.sub(r"```(?:py(?:thon)?)?", "", text).split()
