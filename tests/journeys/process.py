"""The real bot as a process of its own, between a loopback Discord and endpoints."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.forked import ROOT, Forked
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.endpoint import Endpoint

KEY = "sk-loopback-secret-key"


@dataclass(frozen=True, slots=True)
class Seat:
    """A voice of a journey: the scenario its endpoint plays is its model."""

    name: str
    model: str = "fine"
    dialect: str = "openai"
    more: str = ""


def configuration(
    folder: Path, endpoint: Endpoint, seats: Iterable[Seat], *, rest: str = ""
) -> Path:
    """Write a symposium.toml for these voices."""
    tables = [
        f'[[voices]]\nname = "{seat.name}"\nmodel = "{seat.model}"\n'
        f'dialect = "{seat.dialect}"\nbase_url = "{endpoint.url}"\n'
        f'key_env = "LOOPBACK_KEY"\n{seat.more}\n'
        for seat in seats
    ]
    file = folder / "symposium.toml"
    database = f'database = "{folder / "symposium.db"}"\n'
    file.write_text("\n".join([database, *tables, rest]))
    return file


@dataclass
class BotProcess:
    """`async with BotProcess(...)`: runs until it is ended, one way or the other."""

    discord: LoopbackDiscord
    config: Path
    token: str | None = None
    full_disk: str = ""
    """How, and after how many turns: see `tests/full_disk.py`."""
    anew: bool = False
    """Whether it loads the program itself, as when a person starts it."""
    process: asyncio.subprocess.Process | Forked | None = field(
        default=None, init=False
    )
    log: list[str] = field(default_factory=list, init=False)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.terminate()
        print("\n".join(self.log))  # shown when the journey fails

    async def start(self) -> None:
        env = {
            **os.environ,
            "DISCORD_TOKEN": self.token or self.discord.token,
            "LOOPBACK_KEY": KEY,
            "PYTHONUNBUFFERED": "1",
            "TESTS_FULL_DISK": self.full_disk,
        }
        command = ("tests.loopback.launch", self.discord.api, self.discord.gateway)
        arguments = (*command, "--", "--config", str(self.config), "bot")
        if self.anew:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *arguments),
                cwd=ROOT,
                env=env,
                stderr=asyncio.subprocess.PIPE,
            )
        else:
            self.process = await Forked.start(*arguments, environment=env)
        self._reading = asyncio.create_task(self._read())

    async def kill(self) -> None:
        """kill -9: nothing is said and nothing is saved."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> int:
        return await self._end(signal.SIGTERM)

    async def wait(self) -> int:
        """Until it ends by itself; its exit status."""
        assert self.process is not None
        status = await self.process.wait()
        await self._reading
        return status

    async def _end(self, sign: signal.Signals) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(sign)
        async with asyncio.timeout(20):
            return await self.wait()

    async def _read(self) -> None:
        assert self.process is not None
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode(errors="replace").rstrip())
