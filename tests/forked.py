"""
Processes that need not load the program each: forked from one that has (`forking`).

Whatever else a process has is their own: killed, they are as dead as any. What is
about starting itself starts `python -m`.
"""

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

ROOT = Path(__file__).parent.parent
LINE = 16 * 1024 * 1024
"""Of a line: a debug log has whole events of the gateway on one."""


@dataclass
class Forked:
    """As `asyncio.subprocess.Process`, with standard output and error as pipes."""

    pid: int
    stdout: asyncio.StreamReader
    stderr: asyncio.StreamReader
    _ending: asyncio.Task[int] = field(repr=False)

    @classmethod
    async def start(
        cls,
        module: str,
        *arguments: str,
        folder: Path = ROOT,
        environment: Mapping[str, str] | None = None,
    ) -> Self:
        """`python -m MODULE ARGUMENTS` in that folder."""
        (out, into), (errors, into_errors) = os.pipe(), os.pipe()
        ours = _order(into, into_errors)
        os.close(into)
        os.close(into_errors)
        telling, asking = await asyncio.open_connection(sock=ours)
        asking.write(_line(module, arguments, folder, environment))
        pid = int(await telling.readline())
        ending = asyncio.create_task(_status(telling, asking))
        return cls(pid, await _reader(out), await _reader(errors), ending)

    @property
    def returncode(self) -> int | None:
        return self._ending.result() if self._ending.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._ending)

    async def communicate(self) -> tuple[bytes, bytes]:
        out, errors, _ = await asyncio.gather(
            self.stdout.read(), self.stderr.read(), self.wait()
        )
        return out, errors

    def send_signal(self, sign: signal.Signals) -> None:
        """ProcessLookupError if it has ended."""
        os.kill(self.pid, sign)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def run_forked(
    module: str,
    *arguments: str,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """`python -m MODULE ARGUMENTS` in that folder, once it has ended."""
    with TemporaryFile() as out, TemporaryFile() as errors:
        with _order(out.fileno(), errors.fileno()) as told, told.makefile("rb") as read:
            told.sendall(_line(module, arguments, folder, environment))
            _, status = read.readline(), int(read.readline())
        out.seek(0)
        errors.seek(0)
        said, complained = out.read().decode(), errors.read().decode()
    return subprocess.CompletedProcess(arguments, status, said, complained)


def _order(out: int, errors: int) -> socket.socket:
    """Where the order is written, and told what becomes of it."""
    ours, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(_forking(), [b"!"], (theirs.fileno(), out, errors))
    return ours


def _line(
    module: str,
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None,
) -> bytes:
    order = [module, arguments, str(folder), dict(environment or os.environ)]
    return json.dumps(order).encode() + b"\n"


async def _reader(descriptor: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader(limit=LINE)
    protocol = asyncio.StreamReaderProtocol(reader)
    pipe = os.fdopen(descriptor, "rb", buffering=0)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
    return reader


async def _status(telling: asyncio.StreamReader, asking: asyncio.StreamWriter) -> int:
    status = int(await telling.readline())
    asking.close()
    await asking.wait_closed()
    return status


@cache
def _forking() -> socket.socket:
    """Started where it is first needed, and ended with this process."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "tests.forking"]
    process = subprocess.Popen(command, stdin=theirs.fileno(), cwd=ROOT)  # noqa: S603 - our own tests
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours
