"""Where a request goes: its path and its query, behind those of the voice."""

import httpx
import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.exchange import Exchange
from bot.voices.patience import Patience
from bot.wire.request import Request, build_lookup, build_request


async def sent(base_url: str, request: Request) -> httpx.Request:
    """What arrives of *request* at the other end."""
    arrived: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        arrived.append(request)
        return httpx.Response(200)

    voice = Voice(VoiceName("Ada"), base_url=base_url)
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        patience = Patience(voice)
        exchange = Exchange(client, voice, headers={}, secret=None, patience=patience)
        async with exchange.send(request):
            patience.close()
    return arrived[0]


@pytest.mark.parametrize(
    ("base_url", "path", "query", "url"),
    [
        ("https://a.test/v1", "/chat", "", "https://a.test/v1/chat"),
        ("https://a.test/v1/", "/chat", "", "https://a.test/v1/chat"),
        ("https://a.test", "/chat", "", "https://a.test/chat"),
        ("https://a.test/v1", "/m:ask", "alt=sse", "https://a.test/v1/m:ask?alt=sse"),
        ("https://a.test/v1?v=3", "/m", "", "https://a.test/v1/m?v=3"),
        ("https://a.test/v1?v=3", "/m", "alt=sse", "https://a.test/v1/m?v=3&alt=sse"),
        ("https://a.test/a%2Fb", "/c%3Fd", "", "https://a.test/a%2Fb/c%3Fd"),
    ],
)
async def test_a_request_goes_below_the_base_url_and_both_queries_count(
    base_url: str, path: str, query: str, url: str
) -> None:
    posted = await sent(base_url, build_request(path, {"a": 1}, query=query))
    looked = await sent(base_url, build_lookup(path, query=query))

    assert (posted.method, str(posted.url)) == ("POST", url)
    assert (looked.method, str(looked.url)) == ("GET", url)


async def test_a_dialect_may_send_headers_of_its_own() -> None:
    arrived = await sent(
        "https://a.test", build_request("/m", {}, headers={"x-version": "7"})
    )

    assert arrived.headers["x-version"] == "7"
    assert arrived.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", ["/" + "x" * 70_000, "/\ud83d", "/a\nb"])
async def test_a_path_that_no_address_has_is_one_voices_failure(path: str) -> None:
    with pytest.raises(VoiceError) as caught:
        await sent("https://a.test", build_request(path, {}))

    assert caught.value.reason is Reason.MISCONFIGURED
