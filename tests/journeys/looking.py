"""What a person looks for on the loopback Discord."""

from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, Invocation, Message
from tests.loopback.discord_waiting import PATIENCE


async def new_thread(discord: LoopbackDiscord, parent: Channel) -> Channel:
    """The thread that the bot has opened in *parent*, once it is there."""

    def look() -> Channel | None:
        own = [t for t in discord.threads(parent) if t.name != "an older thread"]
        return own[-1] if own else None

    return await discord.wait_for(look) or parent


async def closing_message(
    discord: LoopbackDiscord,
    place: Channel,
    *,
    timeout: float = PATIENCE,  # noqa: ASYNC109 - a journey says how long it looks
) -> Message:
    """The message that carries the closing buttons, once it is posted."""

    def look() -> Message | None:
        for message in discord.messages(place):
            if "Export markdown" in message.buttons:
                return message
        return None

    found = await discord.wait_for(look, timeout)
    assert found is not None
    return found


def answers(discord: LoopbackDiscord, place: Channel) -> dict[str, list[str]]:
    """What stands under each voice's own name, in the order in which it was posted."""
    found: dict[str, list[str]] = {}
    for message in discord.messages(place):
        if message.author is not discord.bot:
            found.setdefault(message.username, []).append(message.text)
    return found


def board(discord: LoopbackDiscord, place: Channel) -> Message:
    """The live board; one, and only one."""
    boards = [m for m in discord.messages(place) if m.text.endswith("· board")]
    assert len(boards) == 1
    return boards[0]


async def exported(discord: LoopbackDiscord, asked: Invocation) -> str:
    """The file that an export was answered with, for the eyes of one person."""

    def look() -> Message | None:
        answer = asked.message
        return answer if answer is not None and answer.attachments else None

    answer = await discord.wait_for(look)
    assert answer is not None
    assert answer.ephemeral
    return answer.attachments[0].data.decode()
