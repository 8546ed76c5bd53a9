"""An endpoint that notes when each numbered word left it."""

import asyncio
import time
from collections import defaultdict
from typing import Self

from aiohttp import web

from tests.loopback.endpoint_openai import OpenAI
from tests.loopback.endpoint_scenarios import FINE
from tests.loopback.endpoint_wording import worded


class Numbered:
    """
    `async with Numbered(...)`: the voice whose model is "a" says "a0 a1 a2 ...".

    *sent* holds the moment (time.monotonic) at which each of its words went out.
    """

    def __init__(self, *, rate: float, words: int) -> None:
        self._rate = rate
        self._words = words
        self._runner: web.AppRunner | None = None
        self.sent: dict[str, list[float]] = defaultdict(list)
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        model, wording = str((await request.json())["model"]), OpenAI()
        kind = {"content-type": "text/event-stream"}
        response = web.StreamResponse(headers=kind)
        await response.prepare(request)
        for event in wording.opening(model):
            await response.write(worded(event, FINE).encode())
        began = time.monotonic()
        for number in range(self._words):
            chunk = worded(wording.step("words", f"{model}{number} "), FINE)
            due = began + number / self._rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            self.sent[model].append(time.monotonic())
            await response.write(chunk.encode())
        for event in (*wording.finish(FINE, (9, self._words)), *wording.done()):
            await response.write(worded(event, FINE).encode())
        return response
