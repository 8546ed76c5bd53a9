"""
The loopback Discord by itself: `python -m tests.loopback`.

Says how to start the bot against it. A line typed is a command that Ada gives in the
text channel ('symposium ask question="What lasts?" rounds=2'), or "press LABEL", which
presses the latest button of that label. Every message is printed as it stands, and
again when it was edited.
"""

import asyncio
import shlex
import sys
import threading

from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_places import Town
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Message, World

HOW = """\
REST at {discord.api}, gateway at {discord.gateway}. Start the bot with
  DISCORD_TOKEN={discord.token} python -m tests.loopback.launch \
{discord.api} {discord.gateway} -- bot"""


def read_command(line: str) -> tuple[str, dict[str, str | int]]:
    """The words of a command, and the options behind them; ValueError if misquoted."""
    words = shlex.split(line)
    path = [word for word in words if "=" not in word]
    options = dict(word.split("=", 1) for word in words if "=" in word)
    return " ".join(path), {
        name: int(value) if value.isdecimal() else value
        for name, value in options.items()
    }


def show_message(message: Message) -> str:
    """Where it stands and who says it, its words indented, its buttons and files."""
    words = [f"    {line}" for line in message.text.splitlines()]
    buttons = [f"    [{label}]" for label in message.buttons]
    files = [f"    ({file.filename}, {file.url})" for file in message.attachments]
    how = ", edited" if message.edited else ""
    private = ", for one person" if message.ephemeral else ""
    place = message.channel.name or "direct message"
    head = f"#{place} · {message.username}{how}{private}"
    return "\n".join([head, *words, *buttons, *files])


def read_news(world: World, known: dict[int, str]) -> list[str]:
    """The messages that are not *known* so, which are known then."""
    standing = [message for message in world.messages.values() if not message.deleted]
    shown = {message.id: show_message(message) for message in standing}
    news = [text for id_, text in shown.items() if known.get(id_) != text]
    known |= shown
    return news


async def act(discord: LoopbackDiscord, town: Town, line: str) -> None:
    """What Ada does; NotOffered or TimeoutError if she could not."""
    verb, _, label = line.strip().partition(" ")
    if verb != "press":
        path, options = read_command(line)
        await discord.slash(town.text, town.ada, path, **options)
        return
    for message in reversed(discord.world.messages.values()):
        if label in message.buttons and not message.deleted:
            await discord.press(message, label, town.ada)
            return
    raise NotOffered(f"no button is called {label!r}")


async def listen(discord: LoopbackDiscord, town: Town) -> None:
    """Does what is typed, line by line."""
    typed: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        # A thread, since a file or /dev/null cannot be waited for.
        for line in sys.stdin:
            loop.call_soon_threadsafe(typed.put_nowait, line)

    threading.Thread(target=read, daemon=True).start()
    while line := await typed.get():
        try:
            if line.strip():
                await act(discord, town, line)
        except (NotOffered, TimeoutError, ValueError) as error:
            print(f"That cannot be done: {error}", flush=True)


async def watch(discord: LoopbackDiscord) -> None:
    """Prints messages and violations as they come."""
    known: dict[int, str] = {}
    told = 0
    while True:
        for text in read_news(discord.world, known):
            print(text, flush=True)
        for violation in discord.violations[told:]:
            print(f"! {violation}", flush=True)
        told = len(discord.violations)
        await asyncio.sleep(0.2)


async def main() -> None:
    async with LoopbackDiscord() as discord, asyncio.TaskGroup() as group:
        town = discord.town()
        print(HOW.format(discord=discord), flush=True)
        group.create_task(watch(discord))
        group.create_task(listen(discord, town))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(130)
