"""A request as it goes out, without the key, and its digest. No I/O."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.wire.reading import encodable


@dataclass(frozen=True, slots=True)
class Request:
    """
    What is posted to *path* below a voice's base_url.

    *content* is the canonical JSON of *body*: keys sorted, no white space, UTF-8 with
    nothing escaped that need not be. So whoever holds the body, for example from an
    export, can compute the digest again:

        json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    """

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, object]
    content: bytes

    @property
    def sha256(self) -> str:
        """The hex digest of the bytes that go out."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def streams(self) -> bool:
        return self.body.get("stream") is True


def build_request(path: str, body: Mapping[str, object], **headers: str) -> Request:
    """
    The request that posts *body*; header names are given with underscores.

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
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(
        path,
        {"content-type": "application/json"} | named,
        json.loads(content),
        content,
    )
