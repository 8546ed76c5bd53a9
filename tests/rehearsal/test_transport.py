"""The imaginary network, through a real client that knows nothing of rehearsals."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.domain.voice import Voice
from bot.rehearsal import RehearsalTransport, open_rehearsal_client
from bot.rehearsal.cast import Character, Scene, cast

CAST = cast()
ADA, BRUNO, COSIMA, DARIO, _, FARID = CAST.characters
OTHER = "What is the capital of Peru?"
PATHS = {"openai": "/chat/completions", "anthropic": "/messages"}


async def test_openai_sends_a_role_small_deltas_a_finish_usage_and_done() -> None:
    *chunks, done = _data(
        await _streamed(BRUNO, stream_options={"include_usage": True})
    )
    role, *deltas, finish, usage = [json.loads(chunk) for chunk in chunks]
    assert done == "[DONE]"
    assert role["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert _openai_text(deltas) == BRUNO.parts[Scene.FIRST].text
    assert finish["choices"] == [{"index": 0, "delta": {}, "finish_reason": "stop"}]
    assert usage["choices"] == []
    assert usage["usage"]["completion_tokens"] == len(deltas)
    assert {chunk["object"] for chunk in deltas} == {"chat.completion.chunk"}


async def test_usage_is_sent_only_to_who_wants_it() -> None:
    *_, last, _ = _data(await _streamed(BRUNO))
    assert json.loads(last)["choices"][0]["finish_reason"] == "stop"


async def test_anthropic_sends_a_message_its_block_a_ping_and_a_stop() -> None:
    events = [json.loads(data) for data in _data(await _streamed(ADA))]
    start, ping, opened, *deltas, closed, delta, stop = events
    assert start["message"]["content"] == []
    assert [e["type"] for e in (start, ping, opened, closed, delta, stop)] == [
        "message_start",
        "ping",
        "content_block_start",
        "content_block_stop",
        "message_delta",
        "message_stop",
    ]
    text = "".join(each["delta"]["text"] for each in deltas)
    assert text == ADA.parts[Scene.FIRST].text
    assert delta["delta"] == {"stop_reason": "end_turn", "stop_sequence": None}


async def test_every_anthropic_event_is_named_as_its_data_says() -> None:
    lines = (await _streamed(ADA)).splitlines()
    named = [line[7:] for line in lines if line.startswith("event: ")]
    assert named == [json.loads(line)["type"] for line in _data("\n".join(lines))]


async def test_the_slow_voice_keeps_its_connection_alive_with_comments() -> None:
    body = await _streamed(COSIMA)
    assert body.count(": still here\n\n") == 4
    assert body.index(": still here") < body.index("Forgive")


async def test_a_voice_that_thinks_first_thinks_apart_from_its_answer() -> None:
    chunks = [json.loads(data) for data in _data(await _streamed(DARIO))[:-1]]
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    thought = "".join(delta.get("reasoning_content", "") for delta in deltas)
    assert thought == DARIO.parts[Scene.FIRST].reasoning
    assert _openai_text(chunks) == DARIO.parts[Scene.FIRST].text


async def test_anthropic_thinks_in_a_block_of_its_own() -> None:
    speaks_otherwise = replace(DARIO, voice=replace(DARIO.voice, dialect="anthropic"))
    events = [json.loads(data) for data in _data(await _streamed(speaks_otherwise))]
    blocks = [e for e in events if e["type"].startswith("content_block_st")]
    assert [(e["type"], e["index"]) for e in blocks] == [
        ("content_block_start", 0),
        ("content_block_stop", 0),
        ("content_block_start", 1),
        ("content_block_stop", 1),
    ]
    assert [e["content_block"]["type"] for e in blocks[::2]] == ["thinking", "text"]


async def test_the_failing_voice_is_cut_off_after_its_last_word() -> None:
    received: list[bytes] = []
    async with open_rehearsal_client(pace=0) as client:
        with pytest.raises(httpx.ReadError):
            async with client.stream("POST", **_request(FARID.voice)) as response:
                async for data in response.aiter_raw():
                    received.append(data)  # noqa: PERF401 - kept when it breaks off
    chunks = [json.loads(data) for data in _data(b"".join(received).decode())]
    assert _openai_text(chunks) == FARID.parts[Scene.FIRST].text
    assert {chunk["choices"][0]["finish_reason"] for chunk in chunks} == {None}


async def test_with_another_question_the_failing_voice_is_refused() -> None:
    response = await _posted(FARID.voice, question=OTHER)
    assert (response.status_code, response.headers["retry-after"]) == (429, "60")
    assert response.json()["error"]["code"] == "rate_limit_error"


async def test_whoever_wants_no_stream_gets_one_answer() -> None:
    openai = (await _posted(BRUNO.voice, stream=False)).json()
    anthropic = (await _posted(ADA.voice, stream=False)).json()
    assert openai["choices"][0]["message"]["content"] == BRUNO.parts[Scene.FIRST].text
    assert anthropic["content"][0]["text"] == ADA.parts[Scene.FIRST].text


async def test_the_endpoint_lists_its_models() -> None:
    async with open_rehearsal_client() as client:
        listed = await client.get(f"{BRUNO.voice.base_url}/models")
    assert [each["id"] for each in listed.json()["data"]] == [
        voice.model for voice in CAST.voices
    ]


@pytest.mark.parametrize("voice", [ADA.voice, BRUNO.voice], ids=lambda v: v.dialect)
async def test_a_model_nobody_plays_does_not_exist(voice: Voice) -> None:
    response = await _posted(replace(voice, model="rehearsal/hamlet"))
    assert response.status_code == 404
    assert "rehearsal/hamlet" in response.json()["error"]["message"]


async def test_there_is_nothing_else_on_this_network() -> None:
    async with open_rehearsal_client() as client:
        assert (await client.get("http://example.com/")).status_code == 404


def test_a_round_takes_about_eight_seconds_and_only_one_voice_is_slow(
    jump: Callable[[Coroutine[Any, Any, Any]], Any],
) -> None:
    ends = jump(_ends_of_everybody(pace=1.0))
    slowest = max(ends, key=ends.__getitem__)
    assert slowest == "Cosima"
    assert 7.5 <= ends.pop(slowest) <= 8.5
    assert 2 <= min(ends.values()) <= max(ends.values()) <= 6


def test_pace_stretches_every_pause(
    jump: Callable[[Coroutine[Any, Any, Any]], Any],
) -> None:
    once, twice = (jump(_ends_of_everybody(pace=pace)) for pace in (1.0, 2.0))
    assert twice == {name: pytest.approx(2 * end) for name, end in once.items()}


async def _ends_of_everybody(*, pace: float) -> dict[str, float]:
    """When each voice of the cast has ended, in seconds from the question."""
    transport, ends = RehearsalTransport(pace=pace), dict[str, float]()
    now = asyncio.get_running_loop().time

    async def listen(voice: Voice) -> None:
        response = await transport.handle_async_request(
            httpx.Request("POST", **_request(voice))
        )
        try:
            assert isinstance(response.stream, httpx.AsyncByteStream)
            async for _ in response.stream:
                ends[voice.name] = now()
        except httpx.ReadError:
            ends[voice.name] = now()

    await asyncio.gather(*map(listen, CAST.voices))
    return ends


def _request(
    voice: Voice, *, question: str = CAST.question, **more: object
) -> dict[str, Any]:
    messages = [{"role": "user", "content": question}]
    body = {"model": voice.model, "messages": messages, "stream": True, **more}
    url = f"{voice.base_url}{PATHS[voice.dialect or '']}"
    return {"url": url, "json": body}


async def _posted(voice: Voice, **more: Any) -> httpx.Response:  # noqa: ANN401 - JSON
    async with open_rehearsal_client(pace=0) as client:
        return await client.post(**_request(voice, **more))


async def _streamed(who: Character, **more: object) -> str:
    response = await _posted(who.voice, **more)
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    return response.text


def _data(stream: str) -> list[str]:
    return [line[6:] for line in stream.splitlines() if line.startswith("data: ")]


def _openai_text(chunks: list[dict[str, Any]]) -> str:
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    return "".join(delta.get("content", "") for delta in deltas)
