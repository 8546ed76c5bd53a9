"""A client that sends the loopback Discord whatever it is told, sound or not."""

import json
from io import BytesIO
from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.loopback.discord_server import LoopbackDiscord


class Raw:
    """`await raw("POST", path, body)` gives the status and the parsed answer."""

    def __init__(self, discord: LoopbackDiscord) -> None:
        self.discord = discord
        self.headers: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.session.close()

    async def __call__(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        files: dict[str, bytes] | None = None,
        known: bool = True,
    ) -> tuple[int, Any]:
        """*known* False sends no token; the answer's headers stay in `.headers`."""
        headers = {"Authorization": f"Bot {self.discord.token}"} if known else {}
        data: Any = None
        if files is not None:
            data = aiohttp.FormData(quote_fields=False)
            data.add_field("payload_json", json.dumps(body or {}))
            for number, (name, content) in enumerate(files.items()):
                data.add_field(f"files[{number}]", BytesIO(content), filename=name)
        elif body is not None:
            data = json.dumps(body)
            headers["Content-Type"] = "application/json"
        url = self.discord.api + path
        async with self.session.request(
            method, url, data=data, headers=headers
        ) as answer:
            self.headers = dict(answer.headers)
            if answer.status == 204:
                return 204, None
            return answer.status, await answer.json()

    async def code(self, method: str, path: str, body: object = None) -> int:
        """Discord's error code of the answer; 0 where it has none."""
        _, answer = await self(method, path, body)
        return int((answer or {}).get("code", 0)) if isinstance(answer, dict) else 0
