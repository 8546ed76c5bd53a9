"""
The gateway: HELLO, IDENTIFY, READY, GUILD_CREATE, heartbeats, RESUME, dispatches under
the intents asked for. Sessions outlive their sockets, as Discord's do.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback.discord_payloads import guild_payload, user_payload
from tests.loopback.discord_state import World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME = 0, 1, 2, 3, 6
RECONNECT, INVALID_SESSION, HELLO, ACK = 7, 9, 10, 11
AUTHENTICATION_FAILED, RATE_LIMITED, TIMED_OUT, DISALLOWED = 4004, 4008, 4009, 4014
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
MAX_SENDS, SEND_SECONDS, MAX_PAYLOAD = 120, 60.0, 4096
NORMAL = frozenset({1000, 1001})


@dataclass(slots=True, eq=False)
class Session:
    """One IDENTIFY's session: what was dispatched, and its socket if it has one."""

    id: str
    intents: int
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    outbox: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        number = len(self.events) + 1
        frame = {"op": DISPATCH, "s": number, "t": event, "d": data}
        self.events.append(frame)
        if self.socket is not None:
            self.outbox.put_nowait(frame)


@dataclass(slots=True, eq=False)
class Gateway:
    """
    Serves sessions; *trusted* says whether a token is good, *changed* is called when a
    session comes or goes.
    """

    world: World
    trusted: Callable[[str], bool]
    changed: Callable[[], None]
    url: str = ""
    heartbeat_seconds: float = 41.25
    sessions: dict[str, Session] = field(default_factory=dict)
    identifies: int = 0
    resumes: int = 0
    disallowed: int = PRIVILEGED

    @property
    def connected(self) -> Session | None:
        """The session that has a socket now."""
        live = [s for s in self.sessions.values() if s.socket is not None]
        return live[-1] if live else None

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """To every session that may still be resumed; lost if there is none."""
        intent = _intent_for(event, data)
        for session in self.sessions.values():
            if session.intents & intent or event in {"READY", "INTERACTION_CREATE"}:
                session.dispatch(event, data)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        interval = int(self.heartbeat_seconds * 1000)
        await socket.send_str(_frame(HELLO, {"heartbeat_interval": interval}))
        talk = _Talk(self, socket)
        try:
            await talk.run()
        finally:
            talk.end()
            self.changed()
        return socket

    async def disconnect(self, code: int = 4000, *, resumable: bool = True) -> None:
        """Closes the socket; without *resumable* the session is forgotten."""
        session = self.connected
        if session is None or session.socket is None:
            return
        if not resumable:
            self.sessions.pop(session.id, None)
        await session.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        session = self.connected
        if session and session.socket:
            await session.socket.send_str(_frame(RECONNECT, None))

    async def invalidate(self, *, resumable: bool = False) -> None:
        session = self.connected
        if session and session.socket:
            if not resumable:
                self.sessions.pop(session.id, None)
            await session.socket.send_str(_frame(INVALID_SESSION, resumable))


def _intent_for(event: str, data: dict[str, Any]) -> int:
    if not event.startswith("MESSAGE_"):
        return GUILDS
    return GUILD_MESSAGES if "guild_id" in data else DIRECT_MESSAGES


def _frame(op: int, data: object) -> str:
    return json.dumps({"op": op, "d": data, "s": None, "t": None})


class _Talk:
    """One socket from HELLO to its end."""

    def __init__(self, gateway: Gateway, socket: web.WebSocketResponse) -> None:
        self.gateway = gateway
        self.socket = socket
        self.session: Session | None = None
        self.writer: asyncio.Task[None] | None = None
        self.sends: list[float] = []
        self.said_goodbye = False

    async def run(self) -> None:
        patience = self.gateway.heartbeat_seconds * 2
        while True:
            try:
                message = await self.socket.receive(timeout=patience)
            except TimeoutError:
                await self.socket.close(code=TIMED_OUT)
                return
            if message.type is WSMsgType.CLOSE:
                self.said_goodbye = message.data in NORMAL
            if message.type is not WSMsgType.TEXT:
                return
            if not await self._allowed(message.data):
                return
            frame = json.loads(message.data)
            await self._meet(frame["op"], frame.get("d"))

    async def _allowed(self, text: str) -> bool:
        now = asyncio.get_running_loop().time()
        self.sends = [at for at in self.sends if now - at < SEND_SECONDS] + [now]
        if len(self.sends) > MAX_SENDS or len(text) > MAX_PAYLOAD:
            await self.socket.close(code=RATE_LIMITED)
            return False
        return True

    async def _meet(self, op: int, data: Any) -> None:  # noqa: ANN401 - JSON
        if op == HEARTBEAT:
            await self.socket.send_str(_frame(ACK, None))
        elif op == IDENTIFY:
            await self._identify(data)
        elif op == RESUME:
            await self._resume(data)

    async def _identify(self, data: dict[str, Any]) -> None:
        gateway = self.gateway
        if not gateway.trusted(data["token"]):
            await self.socket.close(code=AUTHENTICATION_FAILED)
            return
        intents = int(data["intents"])
        if intents & gateway.disallowed:
            gateway.world.violate("IDENTIFY", f"privileged intents {intents:#x}")
            await self.socket.close(code=DISALLOWED)
            return
        gateway.identifies += 1
        # Several may be connected with one token, and each is told everything; what
        # has no socket any more belonged to a process that has gone.
        gone = [s.id for s in gateway.sessions.values() if s.socket is None]
        for id_ in gone:
            del gateway.sessions[id_]
        session = Session(secrets.token_hex(16), intents)
        gateway.sessions[session.id] = session
        self._take(session)
        self._introduce(session, data.get("shard"))
        gateway.changed()

    def _introduce(self, session: Session, shard: list[int] | None) -> None:
        world = self.gateway.world
        guilds = [g for g in world.guilds.values() if world.bot.id in g.members]
        ready = {
            "v": 10,
            "user": user_payload(world.bot),
            "guilds": [{"id": str(g.id), "unavailable": True} for g in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.gateway.url,
            "application": {"id": str(world.application), "flags": 0},
        }
        session.dispatch("READY", ready | ({"shard": shard} if shard else {}))
        if session.intents & GUILDS:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", guild_payload(world, guild))

    async def _resume(self, data: dict[str, Any]) -> None:
        session = self.gateway.sessions.get(data["session_id"])
        if session is None or not self.gateway.trusted(data["token"]):
            await self.socket.send_str(_frame(INVALID_SESSION, False))
            return
        self.gateway.resumes += 1
        missed = session.events[int(data["seq"] or 0) :]
        session.outbox = asyncio.Queue()
        self._take(session)
        for frame in missed:
            session.outbox.put_nowait(frame)
        session.dispatch("RESUMED", {})
        self.gateway.changed()

    def _take(self, session: Session) -> None:
        self.session, session.socket = session, self.socket
        self.writer = asyncio.create_task(self._write(session.outbox))

    async def _write(self, outbox: asyncio.Queue[dict[str, Any]]) -> None:
        while True:
            frame = await outbox.get()
            if self.socket.closed:
                return
            try:
                await self.socket.send_str(json.dumps(frame))
            except ConnectionError:
                return

    def end(self) -> None:
        if self.writer:
            self.writer.cancel()
        if self.session and self.session.socket is self.socket:
            self.session.socket = None
            if self.said_goodbye:
                self.gateway.sessions.pop(self.session.id, None)
