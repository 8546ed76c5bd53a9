"""httpx over aiohttp's connections, with the errors that httpx-aiohttp lets through."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport, HttpxAiohttpClient
from httpx_aiohttp.transport import AiohttpResponseStream, map_aiohttp_exceptions


class _Body(AiohttpResponseStream):
    """The same bytes by one call a chunk, where the library takes three."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with map_aiohttp_exceptions():
            content = self._aiohttp_response.content
            while chunk := await content.readany():
                yield chunk


class Transport(AiohttpTransport):
    def get_client(self) -> aiohttp.ClientSession:
        session = super().get_client()
        # Voices share no cookies; the library lets nobody choose the jar.
        session._cookie_jar = aiohttp.DummyCookieJar()  # noqa: SLF001 - no other way to it
        return session

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            response = await super().handle_async_request(request)
        except aiohttp.ClientError as exc:
            # Such as an answer that is no HTTP; 0.2.0 translates connections only.
            raise httpx.RemoteProtocolError(str(exc), request=request) from exc
        if type(response.stream) is AiohttpResponseStream:
            answer = response.stream._aiohttp_response  # noqa: SLF001 - no other way to it
            response.stream = _Body(answer)
        return response


class AiohttpClient(HttpxAiohttpClient):
    """
    The two places where httpx asks a client for its transports.

    They are httpx's private names, and the ones that httpx-aiohttp itself replaces;
    a transport given from outside would make httpx ignore the proxies of the
    environment.
    """

    def _init_transport(self, *_: object, **options: Any) -> httpx.AsyncBaseTransport:  # noqa: ANN401 - httpx's own options, passed on unread
        given = options.pop("transport", None)
        return given if given is not None else Transport(**options)

    def _init_proxy_transport(
        self,
        proxy: httpx.Proxy,
        *_: object,
        **options: Any,  # noqa: ANN401 - as above
    ) -> httpx.AsyncBaseTransport:
        return Transport(proxy=proxy, **options)
