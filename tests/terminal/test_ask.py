"""`symposium ask` against endpoints on this machine."""

import asyncio
import json
from hashlib import sha256
from pathlib import Path

from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario
from tests.terminal.conftest import Invoke, configure


def all_that_was_written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_the_configured_voices_are_asked_and_the_key_is_never_seen(
    invoke: Invoke, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="fine", Bob="unauthorised")
        done = await asyncio.to_thread(invoke, "ask", "Why?", "--export", "out.md")
        asked = {received.key for received in endpoint.requests}

    assert (done.status, asked) == (0, {key})
    assert "Ann spoke 28 characters in" in done.err
    assert "Bob is silent" in done.err
    assert "Synthesis, extracted without a model (partial: 1 of 2 voices)" in (done.out)
    assert key not in done.out + done.err
    assert key.encode() not in all_that_was_written(folder)


async def test_a_panel_of_the_configuration_is_asked_by_its_name(
    invoke: Invoke, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="fine", Bob="fine", Cid="fine")
        with (folder / "symposium.toml").open("a") as file:
            file.write('\n[panels]\ntwo = ["Cid", "Ann"]\n')
        done = await asyncio.to_thread(invoke, "ask", "?", "--panel", "TWO", "--json")

    turns = json.loads(done.out)["turns"]
    assert [(turn["voice"], turn["status"]) for turn in turns] == [
        ("Cid", "spoken"),
        ("Ann", "spoken"),
    ]
    assert key not in done.out


async def test_when_nobody_answers_the_status_is_1_and_the_table_says_why(
    invoke: Invoke, folder: Path, key: str
) -> None:
    async with Endpoint() as endpoint:
        configure(folder, endpoint, Ann="unauthorised")
        done = await asyncio.to_thread(invoke, "ask", "Why?")

    assert done.status == 1
    assert "Ann: missing\n    its endpoint did not accept the key: " in done.out
    assert key not in done.out + done.err


async def test_what_an_answer_cites_is_kept_shown_and_verified(
    invoke: Invoke, folder: Path, key: str
) -> None:
    told = {"citations": ["https://a.test/x_y", f"https://b.test?k={key}"]}
    cited = f"data: {json.dumps(told)}\n\n"
    async with Endpoint() as endpoint:
        endpoint.plays("sonar", Scenario(words=("So [1].",), afterword=cited))
        configure(folder, endpoint, Ann="sonar")
        done = await asyncio.to_thread(
            invoke, "ask", "Why?", "--export", "out.md", "--json"
        )

    (turn,) = json.loads(done.out)["turns"]
    assert turn["sources"] == [
        {"url": "https://a.test/x_y", "title": None},
        {"url": "https://b.test?k=[key]", "title": None},
    ]
    written = (folder / "out.md").read_text("utf-8")
    assert (
        "**Sources:**\n\n1. <https://a.test/x_y>\n2. <https://b.test?k=[key]>\n"
    ) in written
    assert (await asyncio.to_thread(invoke, "verify", "out.md")).status == 0


async def test_a_turn_records_the_request_that_its_endpoint_took(
    invoke: Invoke, folder: Path, key: str
) -> None:
    told = {"loc": ["body", "stream_options"], "msg": "Extra inputs are not permitted"}
    refused = Scenario(status=422, body=json.dumps({"message": {"detail": [told]}}))
    picky = Scenario(refuses=(("stream_options", refused),))
    async with Endpoint() as endpoint:
        endpoint.plays("m", picky)
        configure(folder, endpoint, Ann="m", Bob="m")
        done = await asyncio.to_thread(
            invoke, "ask", "?", "--format", "rounds", "--rounds", "2", "--json"
        )
        sent = [sha256(request.content).hexdigest() for request in endpoint.requests]

    turns = json.loads(done.out)["turns"]
    assert len(turns) == 4
    assert key not in done.out
    # Each voice learns it once: in the second round nobody has to be asked again.
    assert len(sent) == 6
    assert {turn["request_sha256"] for turn in turns} <= set(sent)
    assert {turn["request"].get("stream_options") for turn in turns} == {None}
