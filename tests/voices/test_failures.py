"""Answers that do not arrive: each ends with its reason, and keeps its words."""

import asyncio
import socket
from dataclasses import replace

import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.voices.caller import Caller
from tests.loopback.endpoint_scenarios import WORDS, Scenario
from tests.voices.asking import KEY, Asking, outcome

WHOLE = "".join(WORDS)
BEGUN = "".join(WORDS[:2])


@pytest.mark.parametrize(
    ("model", "reason", "words"),
    [
        ("html", Reason.GARBLED, ""),
        ("endless-line", Reason.GARBLED, WHOLE),
        ("error-inside", Reason.BROKE_OFF, BEGUN),
        ("cut", Reason.BROKE_OFF, BEGUN),
        ("no-ending", Reason.BROKE_OFF, WHOLE),
        ("unauthorised", Reason.UNAUTHORISED, ""),
        ("unpaid", Reason.REFUSED_BY_ENDPOINT, ""),
        ("unknown-model", Reason.MISCONFIGURED, ""),
        ("redirect-elsewhere", Reason.MISCONFIGURED, ""),
        ("filtered", Reason.FILTERED, "Doubt "),
        ("blank", Reason.BLANK, " \n"),
        ("reasoning-only", Reason.BLANK, ""),
        ("busy-long", Reason.RATE_LIMITED, ""),
    ],
)
async def test_every_fault_has_its_reason_and_keeps_its_words(
    asking: Asking, model: str, reason: Reason, words: str
) -> None:
    heard = await asking.hear(model)

    assert (heard.reason, heard.words) == (reason, words)
    assert len(asking.endpoint.requests) == 1


async def test_a_reasoning_only_answer_says_that_it_is_one(asking: Asking) -> None:
    heard = await asking.hear("reasoning-only")

    assert heard.reasoning == "Hm, a door."
    assert "reasoning only" in heard.detail


async def test_an_endless_answer_is_cut_at_the_cap(asking: Asking) -> None:
    heard = await asking.hear("endless-answer", at_most=1000)

    assert heard.reason is Reason.BROKE_OFF
    assert len(heard.words) == 1000
    assert "1,000 characters" in heard.detail


async def test_an_unknown_model_is_named(asking: Asking) -> None:
    heard = await asking.hear("unknown-model")

    assert "does not know the model unknown-model" in heard.detail


async def test_a_404_that_names_no_model_may_be_a_wrong_address(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(status=404, body="404 page not found"))
    heard = await asking.hear("m")

    assert heard.reason is Reason.MISCONFIGURED
    assert asking.endpoint.url in heard.detail


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(status=401, body='{"error": {"message": "Bad key {key}"}}'),
        Scenario(status=500, body="<p>{key}"),
        Scenario(status=400, body="{key}" * 20_000),
        Scenario(
            status=307, body="", headers={"location": "{elsewhere}/{key}?k={key}"}
        ),
        Scenario(error_after=1, error={"message": "{key}", "code": "{key}"}),
        Scenario(body='{"error": {"message": "Bad key {key}"}}'),
    ],
    ids=["401", "html", "long", "redirect", "stream", "success"],
)
async def test_the_key_is_in_no_sentence(asking: Asking, scenario: Scenario) -> None:
    asking.endpoint.plays("m", scenario)
    heard = await asking.hear("m")

    assert heard.reason
    assert KEY not in heard.detail
    assert KEY[:12] not in heard.detail


@pytest.mark.parametrize("streams", [True, False])
async def test_an_endpoint_that_repeats_the_key_does_not_get_it_into_the_answer(
    asking: Asking, *, streams: bool
) -> None:
    echo = Scenario(words=("You sent ", "{key}."), streams=streams)
    asking.endpoint.plays("m", echo)

    assert (await asking.hear("m")).words == "You sent [key]."


async def test_a_key_that_is_a_plain_word_does_not_alter_what_is_said(
    asking: Asking,
) -> None:
    asking.endpoint.plays("m", Scenario(words=("I am ", "ollama.")))
    caller = Caller(asking.client, lambda _: "ollama")

    assert (await outcome(caller, asking.voice("m"))).words == "I am ollama."


async def test_the_key_does_not_follow_a_redirect_to_another_host(
    asking: Asking,
) -> None:
    heard = await asking.hear("redirect-elsewhere")

    assert "localhost" in heard.detail
    assert [r.headers["host"].partition(":")[0] for r in asking.endpoint.requests] == [
        "127.0.0.1"
    ]


async def test_a_redirect_on_the_same_host_is_followed(asking: Asking) -> None:
    moved = Scenario(status=308, body="", headers={"location": f"/x/..{asking.path}"})
    asking.endpoint.plays("m", moved, Scenario())
    heard = await asking.hear("m")

    assert heard.words == WHOLE
    assert [r.key for r in asking.endpoint.requests] == [KEY, KEY]


async def test_a_redirect_in_a_circle_ends_after_three(asking: Asking) -> None:
    circle = Scenario(
        status=307, body="", headers={"location": f"{{here}}{asking.path}"}
    )
    asking.endpoint.plays("m", circle)
    heard = await asking.hear("m")

    assert heard.reason is Reason.MISCONFIGURED
    assert len(asking.endpoint.requests) == 4


@pytest.mark.parametrize("status", [301, 302, 303])
async def test_a_redirect_that_would_lose_the_question_is_not_followed(
    asking: Asking, status: int
) -> None:
    moved = Scenario(status=status, body="", headers={"location": "/v2"})
    asking.endpoint.plays("m", moved)
    heard = await asking.hear("m")

    assert heard.reason is Reason.MISCONFIGURED
    assert "/v2" in heard.detail


async def test_a_stream_of_something_else_is_garbled(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(body="data: {nonsense\n\n"))

    assert (await asking.hear("m")).reason is Reason.GARBLED


async def test_a_server_that_is_not_running_is_unreachable(asking: Asking) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        voice = replace(asking.voice("fine"), base_url=url)
        heard = await outcome(asking.caller(), voice)

    assert heard.reason is Reason.UNREACHABLE
    assert heard.detail.startswith(f"{url} cannot be reached. Is the server running?")


async def test_a_server_that_speaks_no_http_is_unreachable(asking: Asking) -> None:
    async def mumble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(mumble, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        voice = replace(asking.voice("m"), base_url=f"http://127.0.0.1:{port}/v1")
        heard = await outcome(asking.caller(), voice)

    assert heard.reason is Reason.UNREACHABLE


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"dialect": None}, "dialect"),
        ({"dialect": "morse"}, "morse"),
        ({"base_url": None}, "base_url"),
        ({"base_url": "acme.test/v1"}, "base_url"),
        ({"base_url": "ftp://acme.test"}, "base_url"),
        ({"base_url": "http://["}, "base_url"),
        ({"model": None}, "model"),
        ({"key_env": "NOT_SET"}, "NOT_SET"),
        ({"key_env": "BROKEN"}, "BROKEN"),
    ],
)
async def test_a_voice_that_cannot_be_asked_says_what_it_lacks(
    asking: Asking, change: dict[str, str | None], named: str
) -> None:
    voice = replace(asking.voice("fine"), **change)  # type: ignore[arg-type]  # by name
    caller = asking.caller()
    caller._keys = {"LOOPBACK_KEY": KEY, "BROKEN": "sk-\n\x00x"}.get
    heard = await outcome(caller, voice)

    assert heard.reason is Reason.MISCONFIGURED
    assert named in heard.detail
    assert asking.endpoint.requests == []


async def test_a_voice_without_a_key_is_asked_without_one(asking: Asking) -> None:
    voice = Voice(
        VoiceName("Local"),
        model="fine",
        dialect=asking.dialect,
        base_url=asking.endpoint.url,
    )

    assert (await outcome(asking.caller(), voice)).words == WHOLE
    assert asking.endpoint.requests[0].key == ""
