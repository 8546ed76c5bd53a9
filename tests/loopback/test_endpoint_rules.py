"""The loopback's endpoint refuses what the real ones would, in their own form."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import pytest

from tests.loopback.endpoint import Endpoint

ASKED = {"model": "m", "messages": [{"role": "user", "content": "Why?"}]}
INPUT = {"model": "m", "input": [{"role": "user", "content": "Why?"}]}
CONTENTS = {"contents": [{"role": "user", "parts": [{"text": "Why?"}]}]}
MESSAGES = ASKED | {"max_tokens": 9, "system": "Be brief."}
VERSION = {"anthropic-version": "2023-06-01"}
# Of each dialect a path, its own headers, the header of its key, and a right body.
RIGHT: Mapping[str, tuple[str, dict[str, str], str, dict[str, Any]]] = {
    "openai": ("/chat/completions", {}, "authorization", ASKED),
    "anthropic": ("/messages", VERSION, "x-api-key", MESSAGES),
    "google": ("/models/m:generateContent", {}, "x-goog-api-key", CONTENTS),
    "responses": ("/responses", {}, "authorization", INPUT),
}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with Endpoint() as endpoint, httpx.AsyncClient(base_url=endpoint.url) as it:
        yield it


def shape(answer: httpx.Response) -> tuple[int, str, set[str]]:
    """The status, the name of the error, and the keys beside it."""
    error = answer.json()["error"]
    return answer.status_code, error.get("status") or error["type"], set(error)


@pytest.mark.parametrize("dialect", RIGHT)
async def test_what_is_right_is_answered(
    client: httpx.AsyncClient, dialect: str
) -> None:
    path, headers, key, body = RIGHT[dialect]
    for known in ({}, {key: "k"}):
        answer = await client.post(path, headers=headers | known, json=body)
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        (
            "openai",
            (401, "invalid_request_error", {"message", "type", "param", "code"}),
        ),
        ("anthropic", (401, "authentication_error", {"message", "type"})),
        ("google", (400, "INVALID_ARGUMENT", {"code", "message", "status", "details"})),
        (
            "responses",
            (401, "invalid_request_error", {"message", "type", "param", "code"}),
        ),
    ],
)
async def test_a_key_in_another_dialects_header_is_none(
    client: httpx.AsyncClient, dialect: str, expected: tuple[int, str, set[str]]
) -> None:
    path, headers, key, body = RIGHT[dialect]
    other = "x-api-key" if key != "x-api-key" else "authorization"
    answer = await client.post(path, headers=headers | {other: "k"}, json=body)

    assert shape(answer) == expected


@pytest.mark.parametrize("dialect", RIGHT)
@pytest.mark.parametrize("other", RIGHT)
async def test_a_body_of_another_dialect_is_a_bad_request(
    client: httpx.AsyncClient, dialect: str, other: str
) -> None:
    path, headers, _, _ = RIGHT[dialect]
    answer = await client.post(path, headers=headers, json=RIGHT[other][3])

    if dialect == other:
        assert answer.status_code == 200
    else:
        named = "INVALID_ARGUMENT" if dialect == "google" else "invalid_request_error"
        assert shape(answer)[:2] == (400, named)


@pytest.mark.parametrize("dialect", RIGHT)
@pytest.mark.parametrize(
    "change",
    [
        {"a_parameter_that_is_none": 1},
        {"messages": [], "contents": [], "input": []},
        *(
            {name: [{"role": "nobody", text: "x"}]}
            for name, text in (
                ("messages", "content"),
                ("contents", "parts"),
                ("input", "content"),
            )
        ),
    ],
)
async def test_what_is_no_request_is_refused(
    client: httpx.AsyncClient, dialect: str, change: dict[str, object]
) -> None:
    path, headers, _, body = RIGHT[dialect]
    answer = await client.post(path, headers=headers, json=body | change)

    assert answer.status_code == 400


async def test_anthropics_version_is_wanted(client: httpx.AsyncClient) -> None:
    path, _, _, body = RIGHT["anthropic"]

    assert (await client.post(path, json=body)).status_code == 400


@pytest.mark.parametrize(
    "path", ["/", "/chat", "/models/m", "/messages/m", "/completions"]
)
async def test_nothing_stands_at_another_path(
    client: httpx.AsyncClient, path: str
) -> None:
    assert (await client.post(path, json=ASKED)).status_code == 404
    assert (await client.get(path)).status_code == 404


async def test_without_alt_sse_google_streams_no_events(
    client: httpx.AsyncClient,
) -> None:
    path = "/models/m:streamGenerateContent"
    events = await client.post(path, params={"alt": "sse"}, json=CONTENTS)
    other = await client.post(path, json=CONTENTS)

    assert events.text.startswith("data: ")
    assert other.json()["candidates"]
