"""httpx over aiohttp's connections, with the errors that httpx-aiohttp lets through."""

from typing import Any

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport, HttpxAiohttpClient


class Transport(AiohttpTransport):
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await super().handle_async_request(request)
        except aiohttp.ClientError as exc:
            # Such as an answer that is no HTTP; 0.2.0 translates connections only.
            raise httpx.RemoteProtocolError(str(exc), request=request) from exc


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
