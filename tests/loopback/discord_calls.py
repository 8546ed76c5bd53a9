"""One REST request as the loopback Discord sees it, and its reply."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.loopback.discord_refusals import Refusal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request; *number* is the n of its field files[n]."""

    number: int
    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """
    A request: *route* is the template of Discord's description
    ("/channels/{channel_id}/messages"), *at* its time in seconds since the epoch.
    """

    method: str
    route: str
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    uploads: tuple[Upload, ...]
    authorization: str | None
    at: float
    address: str
    fault: str | None = None

    @property
    def name(self) -> str:
        return f"{self.method} {self.route}"

    @property
    def json(self) -> dict[str, Any]:
        return self.body if isinstance(self.body, dict) else {}

    def id(self, name: str) -> int:
        """The path parameter *name* as a number; 0, which nothing has, if none."""
        value = self.ids[name]
        return int(value) if value.isascii() and value.isdigit() else 0

    def asks(self, name: str) -> bool:
        return self.query.get(name, "").lower() in {"1", "true"}


@dataclass(frozen=True, slots=True)
class Reply:
    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


NO_CONTENT = Reply(204)


def refused(refusal: Refusal) -> Reply:
    return Reply(refusal.status, refusal.body, refusal.headers)


async def read_call(request: web.Request, route: str, at: float) -> Call:
    """Reads the whole request; a body that cannot be read becomes the call's fault."""
    body, uploads, fault = await _read_body(request)
    return Call(
        method=request.method,
        route=route,
        ids=dict(request.match_info),
        query=dict(request.query),
        body=body,
        uploads=uploads,
        authorization=request.headers.get("Authorization"),
        at=at,
        address=f"http://{request.host}",
        fault=fault,
    )


async def _read_body(
    request: web.Request,
) -> tuple[Any, tuple[Upload, ...], str | None]:
    if not request.can_read_body:
        return None, (), None
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    raw = await request.read()
    if not raw:
        return None, (), None
    if request.content_type != "application/json":
        return None, (), f"a body of type {request.content_type}"
    body, fault = _parsed(raw)
    return body, (), fault


async def _read_multipart(
    request: web.Request,
) -> tuple[Any, tuple[Upload, ...], str | None]:
    body: Any = None
    fault: str | None = None
    uploads: list[Upload] = []
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            number = name.removeprefix("files[").removesuffix("]")
            if not (name.startswith("files[") and number.isdigit()):
                fault = f"a file in the field {name!r}"
                continue
            uploads.append(
                Upload(int(number), part.filename, part.content_type, part.file.read())
            )
        elif name == "payload_json":
            text = part if isinstance(part, str) else bytes(part).decode()
            body, fault = _parsed(text.encode())
    return body, tuple(uploads), fault


def _parsed(raw: bytes) -> tuple[Any, str | None]:
    try:
        return json.loads(raw), None
    except ValueError as error:
        return None, f"no JSON: {error}"


def dumped(body: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(body).encode()
