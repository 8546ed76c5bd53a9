"""A request as it goes out, without the key, and its digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.text.lines import encodable

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Request:
    """
    What is sent to *path* below a voice's base_url: posted, or looked at where there
    is no *content*.

    *path* begins with a slash and is percent-encoded, as *query* is, which stands
    without its question mark. *streams* tells whether the answer was asked for in
    pieces; how that is said, in body, path or query, is the dialect's own.

    *content* is the canonical JSON of *body*: keys sorted, no white space, UTF-8 with
    nothing escaped that need not be. So whoever holds the body, for example from an
    export, can compute the digest again:

        json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    """

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, object]
    content: bytes
    query: str = ""
    streams: bool = False

    @property
    def sha256(self) -> str:
        """The hex digest of the bytes that go out."""
        return hashlib.sha256(self.content).hexdigest()


def build_request(
    path: str,
    body: Mapping[str, object],
    *,
    query: str = "",
    headers: Mapping[str, str] = _NONE,
    streams: bool = False,
) -> Request:
    """
    The request that posts *body*; *headers* are those beside the content's type.

    VoiceError (misconfigured) if the body holds what JSON cannot say, such as a date
    in a voice's extra_body.
    """
    try:
        text = json.dumps(
            body,
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
        )
    except (TypeError, ValueError) as exc:
        raise VoiceError(
            Reason.MISCONFIGURED,
            f"The voice's extra_body cannot be written as JSON: {exc}.",
        ) from exc
    content = encodable(text).encode()
    return Request(
        path,
        {"content-type": "application/json", **headers},
        json.loads(content),
        content,
        query,
        streams,
    )


def replace_body(request: Request, body: Mapping[str, object]) -> Request:
    """*request* with another body, asked for in the same way."""
    return build_request(
        request.path,
        body,
        query=request.query,
        headers=request.headers,
        streams=request.streams,
    )


def build_lookup(
    path: str, *, query: str = "", headers: Mapping[str, str] = _NONE
) -> Request:
    """The request that only looks at what stands at *path*."""
    return Request(path, headers, {}, b"", query)
