"""One request sent and its response read, in bytes; httpx's errors end here."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

import httpx

from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.patience import Patience
from bot.wire.complaints import (
    explain_bad_address,
    explain_excess,
    explain_no_connection,
    explain_redirect,
)
from bot.wire.request import Request

FOLLOWED = 3
_REDIRECTS = frozenset({300, 301, 302, 303, 305, 307, 308})
_KEEPING = frozenset({307, 308})
"""Redirects that keep the method and the body."""


class Exchange:
    """Sends for one voice; *headers* carry the key, which goes to one origin only."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        voice: Voice,
        *,
        headers: Mapping[str, str],
        secret: str | None,
        patience: Patience,
    ) -> None:
        self._client = client
        self._voice = voice
        self._headers = headers
        self._secret = secret
        self._patience = patience

    @asynccontextmanager
    async def send(self, request: Request) -> AsyncGenerator[httpx.Response]:
        """The response, its body unread; VoiceError if there is none."""
        response = await self._send(request)
        try:
            yield response
        finally:
            await _close(response)

    async def _send(self, request: Request) -> httpx.Response:
        method = "POST" if request.content else "GET"
        headers = {**request.headers, **self._headers}
        url = self._url(request)
        for _ in range(FOLLOWED + 1):
            try:
                asked = self._client.build_request(
                    method, url, content=request.content or None, headers=headers
                )
                sent = self._client.send(asked, stream=True)
                response = await self._patience.wait(sent)
            except httpx.RequestError as exc:
                raise self._lost(exc) from exc
            except (httpx.InvalidURL, ValueError) as exc:
                # httpx looks at where a redirect leads even if it is not to follow it.
                raise explain_bad_address(self._voice) from exc
            if response.status_code not in _REDIRECTS:
                return response
            await _close(response)
            target = _target(url, response)
            if response.status_code not in _KEEPING or not _same_origin(url, target):
                break
            url = target
        raise explain_redirect(self._voice, str(target), secret=self._secret)

    def _url(self, request: Request) -> httpx.URL:
        """The request's path and query behind those of the voice's base_url."""
        try:
            base = httpx.URL(self._voice.base_url or "")
            # Not base.path, which is decoded: "%2F" would become another folder.
            path, _, query = base.raw_path.decode("ascii").partition("?")
            asked = "&".join(filter(None, (query, request.query)))
            raw = path.rstrip("/") + request.path + (f"?{asked}" if asked else "")
            return base.copy_with(raw_path=raw.encode("ascii"))
        except (httpx.InvalidURL, ValueError) as exc:
            raise explain_bad_address(self._voice) from exc

    async def next(self, body: AsyncIterator[bytes]) -> bytes | None:
        """What comes next of a body, None at its end; VoiceError if it breaks off."""
        try:
            return await self._patience.wait(anext(body))
        except StopAsyncIteration:
            return None
        except httpx.RequestError as exc:
            raise self._lost(exc) from exc

    async def whole(self, body: AsyncIterator[bytes], *, at_most: int) -> bytes:
        """All that is left of a body; VoiceError (garbled) past *at_most* bytes."""
        content = bytearray()
        while (chunk := await self.next(body)) is not None:
            content += chunk
            if len(content) > at_most:
                raise explain_excess(self._voice)
        return bytes(content)

    def _lost(self, error: httpx.RequestError) -> VoiceError:
        return explain_no_connection(self._voice, str(error), secret=self._secret)


def open_body(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body as it comes, still packed if it `is_packed`."""
    if isinstance(response.stream, httpx.AsyncByteStream):
        # What aiter_raw() does besides costs as much as decoding an event.
        return aiter(response.stream)
    return response.aiter_raw()


def is_packed(response: httpx.Response) -> bool:
    """
    It is compressed though none was asked for: a few bytes may unpack to gigabytes, so
    nobody unpacks them.
    """
    named = response.headers.get("content-encoding", "").lower().split(",")
    return not {name.strip() for name in named} <= {"", "identity"}


async def _close(response: httpx.Response) -> None:
    with suppress(httpx.TransportError):
        await response.aclose()


def _target(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    try:
        return url.join(response.headers.get("location", ""))
    except httpx.InvalidURL:
        return httpx.URL("")


def _same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    def origin(url: httpx.URL) -> tuple[str, str, int | None]:
        port = url.port or {"http": 80, "https": 443}.get(url.scheme)
        return url.scheme, url.host, port

    return origin(one) == origin(other)
