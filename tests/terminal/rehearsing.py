"""A rehearsal by one command: what it said, left, and asked."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx import Request, Response

from bot.formats.requests.requests_told import tell_requests
from bot.rehearsal.transport import RehearsalTransport
from bot.transcript.json_export import from_json
from bot.transcript.verifying import verify
from tests.terminal.conftest import Invoke, Invoked


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """
    What it has *said*, the folder with what it *left*, and how many requests the
    imaginary network has *received*.
    """

    said: Invoked
    left: Path
    received: int

    @property
    def status(self) -> int:
        return self.said.status

    @property
    def out(self) -> str:
        return self.said.out

    @property
    def err(self) -> str:
        return self.said.err


Play = Callable[..., Rehearsed]
Played = dict[tuple[str, ...], Rehearsed]


@pytest.fixture(name="played", scope="module")
def remember_played() -> Played:
    """What each rehearsal has said, and the folder with what it left."""
    return {}


@pytest.fixture(name="received")
def count_received(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all requests that reach the imaginary network, as they come."""
    paths: list[str] = []
    answer = RehearsalTransport.handle_async_request

    async def count(self: RehearsalTransport, request: Request) -> Response:
        paths.extend([request.url.path] if request.method == "POST" else [])
        return await answer(self, request)

    monkeypatch.setattr(RehearsalTransport, "handle_async_request", count)
    return paths


@pytest.fixture(name="play")
def play_once(
    invoke: Invoke,
    folder: Path,
    received: list[str],
    played: Played,
    tmp_path_factory: pytest.TempPathFactory,
) -> Play:
    """`rehearse OPTIONS --export it.md` once; later what it left there and said."""

    def call(*options: str) -> Rehearsed:
        if options in played:
            shutil.copytree(played[options].left, folder, dirs_exist_ok=True)
            return played[options]
        before = len(received)
        done = invoke("rehearse", *options, "--export", "it.md")
        left = tmp_path_factory.mktemp("played")
        shutil.copytree(folder, left, dirs_exist_ok=True)
        played[options] = Rehearsed(done, left, len(received) - before)
        return played[options]

    return call


def rehearsed(
    invoke: Invoke, play: Play, folder: Path, *options: str
) -> Mapping[str, Any]:
    """The record, of which the markdown is whole as well."""
    done = play(*options)
    assert done.status == 0, done.err
    text = (folder / "it.md").read_text("utf-8")
    assert verify(text).whole
    read: Mapping[str, Any] = json.loads(invoke("export", "--as", "json", "latest").out)
    told = hold_against_announced(read, done.received)
    assert all(sentence in text and sentence in done.out for sentence in told)
    return read


def hold_against_announced(record: Mapping[str, Any], received: int) -> list[str]:
    """
    Of each asking: what was made is what was announced, less what its words name; and
    all that was made is what the network received.
    """
    sentences = tell_requests(from_json(json.dumps(record)))
    asked = [act for act in record["acts"] if "requests" in act["options"]]
    assert len(sentences) == len(asked) > 0
    every = 0
    for act, sentence in zip(asked, sentences, strict=True):
        head, _, why = sentence.partition(": ")
        announced, told = map(int, re.findall(r"\d+", head))
        assert announced == sum(act["options"]["requests"].values())
        # Each part begins with how many it is; all of them were not sent, or needed.
        fewer = [int(part.split()[0]) for part in why.split("; ") if part]
        assert announced - sum(fewer) == told
        assert why.count(" not ") >= len(fewer)
        every += told
    assert every == received
    return list(sentences)
