"""What an endpoint says of itself is bounded: no voice makes a record unreadable."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.domain.bounds import LONGEST_NAME
from bot.wire.dialects import DIALECTS
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario
from tests.terminal.conftest import Invoke

LONG = "m" * 900_000


def configure_one_of_each_dialect(folder: Path, endpoint: Endpoint) -> None:
    voices = [
        f'[[voices]]\nname = "{dialect}"\nmodel = "boast"\ndialect = "{dialect}"\n'
        f'base_url = "{endpoint.url}"\nkey_env = "OTHER_KEY"\n'
        for dialect in DIALECTS
    ]
    text = "\n".join([*voices, '[synthesis]\nvoice = "none"'])
    (folder / "symposium.toml").write_text(text, "utf-8")


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("streams", [True, False], ids=["stream", "whole"])
@pytest.mark.parametrize(
    "counted", ["-1", "1" + "0" * 20, "7" * 400, "7" * 9_000, "1e400", "true", '"12"']
)
async def test_absurd_counts_and_names_leave_a_record_that_is_whole(
    invoke: Invoke, folder: Path, counted: str, *, streams: bool
) -> None:
    boast = Scenario(counted=counted, reported=LONG, streams=streams, finish=LONG[:999])
    async with Endpoint() as endpoint:
        endpoint.plays("boast", boast)
        configure_one_of_each_dialect(folder, endpoint)
        done = await asyncio.to_thread(invoke, "ask", "Why?", "--export", "out.json")

    assert done.status == 0
    await asyncio.to_thread(look_at_the_record, invoke, folder)


def look_at_the_record(invoke: Invoke, folder: Path) -> None:
    assert invoke("export", "latest", "-o", "out.md").status == 0

    turns = json.loads((folder / "out.json").read_text("utf-8"))["turns"]
    assert len(turns) == len(DIALECTS)
    for turn in turns:
        assert turn["text"] == "Doubt is a door, not a wall."
        assert turn["usage"] == {"input_tokens": None, "output_tokens": None}
        assert len(turn["model_reported"]) == LONGEST_NAME
        assert len(turn["finish_reason"]) <= LONGEST_NAME
    for file in ("out.json", "out.md"):
        assert invoke("verify", file).status == 0
        status, id_, said = invoke("import", file)
        assert (status, said) == (0, "")
        assert invoke("export", id_.strip(), "-o", file).status == 0
        assert invoke("verify", file).status == 0
