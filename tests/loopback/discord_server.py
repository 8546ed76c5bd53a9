"""
A Discord on 127.0.0.1 (REST and gateway) for the real bot process to talk to, strict
where the client is not. What it knows survives the bot's restarts.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.loopback import (
    discord_commands,
    discord_interactions,
    discord_messages,
    discord_static,
    discord_threads,
    discord_webhooks,
)
from tests.loopback.discord_calls import Call, Reply, dumped, read_call, refused
from tests.loopback.discord_faults import Fault, Faults, Kind
from tests.loopback.discord_gateway import Gateway
from tests.loopback.discord_limits import Limited, Limits
from tests.loopback.discord_people import People
from tests.loopback.discord_places import Places
from tests.loopback.discord_refusals import Refusal, Violation
from tests.loopback.discord_schema import objection
from tests.loopback.discord_state import (
    THREAD_CREATED,
    THREAD_STARTER,
    Channel,
    Clock,
    Message,
    User,
    Webhook,
    World,
)
from tests.loopback.discord_webhooks import in_channel

Handler = Callable[[World, Call], Reply]
API = "/api/v10"
NO_TOKEN_NEEDED = ("{webhook_token}", "{interaction_token}")
ROUTES: dict[tuple[str, str], Handler] = {
    **discord_static.ROUTES,
    **discord_threads.ROUTES,
    **discord_messages.ROUTES,
    **discord_webhooks.ROUTES,
    **discord_interactions.ROUTES,
    **discord_commands.ROUTES,
}


class LoopbackDiscord(Places, People):
    """
    `async with LoopbackDiscord() as discord:` serves REST at `.api` and the gateway at
    `.gateway_url`; the bot's token is `.token`.

    *limits* False switches the rate limits off; *hidden_retry_after* is how many
    seconds a webhook waits that met the hidden cap; *latency* (seconds) is added to
    every answer; *patience* is how long people wait for the bot to be there.
    """

    def __init__(
        self,
        *,
        limits: bool = True,
        hidden_retry_after: float = 45.0,
        latency: float = 0.0,
        patience: float = 60.0,
        token: str = "loopback.token",  # noqa: S107 - nobody else accepts it
    ) -> None:
        self.clock = Clock()
        self.world = World(self.clock, User(0, "Symposium", bot=True), 0)
        self.world.bot.id = self.world.application = self.world.new_id()
        self.world.users[self.world.bot.id] = self.world.bot
        self.faults = Faults()
        self.limits = Limits(self.clock, limits, hidden_retry_after, self._channel_of)
        self.line = Gateway(self.world, self._trusts, self.notify)
        self.world.dispatch = self.line.dispatch
        self.latency = latency
        self.patience = patience
        self.token = token
        self.calls: list[Call] = []
        self.refusals: list[tuple[str, int]] = []
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.api = ""

    @property
    def gateway(self) -> str:
        return self.line.url

    @property
    def address(self) -> str:
        """http://127.0.0.1:PORT, where attachments and pictures are."""
        return self.world.address

    @property
    def violations(self) -> list[Violation]:
        """What no correct client would have sent; tests assert that it is empty."""
        return self.world.violations

    @property
    def limited(self) -> list[Limited]:
        """The 429s handed out."""
        return self.limits.handed_out

    @property
    def bot(self) -> User:
        return self.world.bot

    @property
    def requests(self) -> Counter[str]:
        """How many requests of each "METHOD /template" came in."""
        return Counter(call.name for call in self.calls)

    def count(self, name: str) -> int:
        """How many requests "METHOD /template" came in."""
        return sum(1 for call in self.calls if call.name == name)

    def messages(
        self, channel: Channel | int, *, system: bool = False
    ) -> list[Message]:
        """What people see in a channel, oldest first; *system*: notices of it too."""
        place = self.world.channel(channel) if isinstance(channel, int) else channel
        notices = {THREAD_CREATED, THREAD_STARTER}
        return [
            message
            for message in self.world.in_channel(place)
            if system or message.type not in notices
        ]

    def threads(self, parent: Channel) -> list[Channel]:
        """The threads and posts of a channel, oldest first."""
        there = self.world.channels.values()
        return sorted((c for c in there if c.parent is parent), key=lambda c: c.id)

    def webhooks(self, channel: Channel) -> list[Webhook]:
        return in_channel(self.world, channel)

    def withdraw_token(self) -> None:
        """From now on the bot's token is none: 401 everywhere."""
        self.token = "withdrawn"

    def edits_per_second(self, channel: Channel) -> float:
        """Over the time from the channel's first edit to its last; 0 below two."""
        times = [at for at, place in self.world.edit_times if place == channel.id]
        if len(times) < 2 or times[-1] == times[0]:
            return 0.0
        return (len(times) - 1) / (times[-1] - times[0])

    def _trusts(self, token: str) -> bool:
        return token == self.token

    def _channel_of(self, webhook: int) -> int | None:
        hook = self.world.webhooks.get(webhook)
        return hook.channel.id if hook else None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        # Literal segments first: "@me" and "@original" are no ids.
        for method, route in sorted(ROUTES, key=lambda key: "@" not in key[1]):
            app.router.add_route(method, API + route, self._serving(route))
        app.router.add_get("/gw/", self._serve_gateway)
        app.router.add_get("/attachments/{channel}/{file}/{name}", self._serve_file)
        app.router.add_get("/embed/avatars/{name}", _serve_avatar)
        app.router.add_route("*", API + "/{unknown:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.world.address = f"http://127.0.0.1:{port}"
        self.api = self.world.address + API
        self.line.url = f"ws://127.0.0.1:{port}/gw/"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.faults.release_all()
        for session in list(self.line.sessions.values()):
            if session.socket is not None:
                await session.socket.close(code=1001)
        if self._runner:
            await self._runner.cleanup()

    def _serving(
        self, route: str
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            call = await read_call(request, route, self.clock.now())
            self.calls.append(call)
            fault = self.faults.meet(call)
            if fault and fault.kind is Kind.LOSE_REQUEST:
                return _cut(request)
            if fault and fault.kind is Kind.PAGE:
                return _page(fault.status)
            if fault and fault.kind is Kind.HOLD:
                await fault.released.wait()
                if fault.lost:
                    return _cut(request)
            reply = await self._answer(call, fault)
            self.notify()
            if fault and fault.kind is Kind.HOLD_REPLY:
                await fault.released.wait()
            if fault and fault.kind is Kind.DROP_REPLY:
                return _cut(request)
            return _response(reply)

        return serve

    async def _answer(self, call: Call, fault: Fault | None) -> Reply:
        if self.latency:
            await asyncio.sleep(self.latency)
        headers: dict[str, str] = {}
        try:
            if fault:
                self._suffer(call, fault)
            headers = self.limits.take(call)
            self._check(call)
            reply = self._handled(call)
            if fault and fault.done:
                reply = refused(Refusal(fault.code, status=fault.status))
        except Refusal as refusal:
            self.refusals.append((call.name, refusal.code))
            if refusal.fault:
                self.world.violate(call.name, refusal.fault, call.body)
            reply = refused(refusal)
        return Reply(reply.status, reply.body, {**headers, **reply.headers})

    def _handled(self, call: Call) -> Reply:
        try:
            return ROUTES[call.method, call.route](self.world, call)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # Only a body or query of another shape than described leads here.
            raise Refusal(50035, fault=f"cannot be read: {error!r}") from error

    def _suffer(self, call: Call, fault: Fault) -> None:
        if fault.kind is Kind.ANSWER and not fault.done:
            raise Refusal(fault.code, status=fault.status)
        if fault.kind is Kind.LIMIT:
            raise self.limits.refusal(call, fault.scope, fault.retry_after, {})

    def _check(self, call: Call) -> None:
        free = any(part in call.route for part in NO_TOKEN_NEEDED)
        if not free and call.authorization != f"Bot {self.token}":
            raise Refusal(0, status=401)
        if call.fault:
            raise Refusal(50109, fault=call.fault)
        if call.body is not None:
            refusal = objection(call.method, call.route, call.body)
            if refusal:
                raise Refusal(50035, fault=refusal)

    async def _serve_gateway(self, request: web.Request) -> web.StreamResponse:
        return await self.line.serve(request)

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.get(int(request.match_info["file"]))
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.data, headers={"Content-Type": file.content_type})

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        fault = "this loopback Discord has no such route"
        self.world.violate(f"{request.method} {request.path}", fault)
        return _response(Reply(404, {"message": "404: Not Found", "code": 0}))


async def _serve_avatar(_request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"", headers={"Content-Type": "image/png"})


def _page(status: int) -> web.StreamResponse:
    text = f"<html><body>{status}, says a proxy</body></html>"
    return web.Response(status=status, text=text, content_type="text/html")


def _cut(request: web.Request) -> web.StreamResponse:
    """Closes the connection; the response goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _response(reply: Reply) -> web.Response:
    # Exactly this type: with aiohttp's charset behind it discord.py parses nothing.
    headers: dict[str, Any] = {"Content-Type": "application/json", **reply.headers}
    body = None if reply.status == 204 else dumped(reply.body)
    if body is None:
        headers["Content-Type"] = "text/html"  # which it does not try to parse
    return web.Response(status=reply.status, body=body, headers=headers)
