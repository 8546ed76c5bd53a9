"""
Server-sent events, decoded from bytes as they come.

https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream

In one thing it departs from that: a line `error: ...`, which llama.cpp's server sends
and the specification passes over, is an event of that name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.turn import Reason
from bot.errors import VoiceError

# Far above any event that an endpoint sends, far below what would hurt.
CAP = 1024 * 1024
"""Bytes that a line, or the data of one event, may have."""

# Lines are cut in the bytes: no byte of a longer UTF-8 sequence is a CR or an LF, and
# str.splitlines() would also cut at U+2028, which JSON allows inside strings.
_LINE_END = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"
_FIELDS = frozenset({b"", b"data", b"event", b"id", b"retry", b"error"})
"""What may stand before a line's colon; nothing makes it a comment."""
_STRANGE = 4096  # bytes that are kept of what is no line of events


class ServerSentEvent(NamedTuple):
    name: str
    data: str


class SSEDecoder:
    """Owns what has arrived of the line and of the event that are not over yet."""

    def __init__(self) -> None:
        self._line: list[bytes] = []
        self._line_size = 0
        self._after_cr = False
        self._first = True
        self._name = ""
        self._data: list[bytes] = []
        self._data_size = 0
        self._strange: bytes | None = b""

    @property
    def strange(self) -> str:
        """How the stream begins if no line of it is one of events, otherwise empty."""
        if self._strange is None:
            return ""
        begun = b"".join(self._line)
        field, colon, _ = begun.partition(b":")
        if field in _FIELDS if colon else any(it.startswith(begun) for it in _FIELDS):
            begun = b""
        return (self._strange + begun)[:_STRANGE].decode(errors="replace")

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """
        The events that *chunk* completes; consume them before feeding again.

        VoiceError (garbled) if a line or an event grows past the cap. An event that
        the stream's end cuts off is never told, as the specification has it.
        """
        if self._is_one_event(chunk):
            # The usual case: a voice's words come one by one, each in a chunk.
            self._strange = None
            # Behind "data: ", before the two line feeds.
            yield ServerSentEvent("message", chunk[6:-2].decode(errors="replace"))
            return
        if self._after_cr and chunk:
            # A CRLF that the network cut in two is one line end, not two.
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        if b"\r" in chunk:
            self._after_cr = chunk.endswith(b"\r")
            first, *lines = _LINE_END.split(chunk)
        else:
            first, *lines = chunk.split(b"\n")
        if lines:
            # What follows the last line end is a line that has only begun.
            last = lines.pop()
            lines.insert(0, self._whole(first))
            for line in lines:
                if line.startswith(b"error:"):
                    yield self._error(line)
                elif line:
                    self._field(line)
                elif event := self._event():
                    yield event
            first = last
        self._keep(first)

    def _is_one_event(self, chunk: bytes) -> bool:
        """Nothing came before *chunk*, and it is one line of data and its blank one."""
        return (
            chunk.startswith(b"data: ")
            and chunk.find(b"\n") == len(chunk) - 2
            and chunk.endswith(b"\n\n")
            # The first line goes the long way, which looks for a byte order mark.
            and not (self._line or self._data or self._name or self._first)
            and b"\r" not in chunk
            and not self._after_cr
            and len(chunk) <= CAP
        )

    def _keep(self, part: bytes) -> None:
        if part:
            self._line.append(part)
            self._line_size += len(part)
            _check(self._line_size)

    def _whole(self, end: bytes) -> bytes:
        """The line that *end* completes."""
        if self._line:
            self._keep(end)
            end = b"".join(self._line)
            self._line, self._line_size = [], 0
        if self._first:
            self._first = False
            return end.removeprefix(_BOM)
        return end

    def _error(self, line: bytes) -> ServerSentEvent:
        """It stands for itself: whoever sends it may send no blank line behind."""
        self._strange = None
        return ServerSentEvent("error", line[6:].strip().decode(errors="replace"))

    def _field(self, line: bytes) -> None:
        field, _, value = line.partition(b":")
        if field in _FIELDS:
            self._strange = None
        elif self._strange is not None and len(self._strange) < _STRANGE:
            self._strange += line[:_STRANGE] + b"\n"
        if field == b"data":
            # The whole line, so that a flood of empty data lines is bounded as well.
            self._data_size += len(line)
            _check(self._data_size)
            self._data.append(value.removeprefix(b" "))
        # "id" and "retry" are for clients that reconnect, which an answer cannot.
        elif field == b"event":
            self._name = value.removeprefix(b" ").decode(errors="replace")

    def _event(self) -> ServerSentEvent | None:
        name, data = self._name, self._data
        self._name, self._data, self._data_size = "", [], 0
        # The specification: without data there is no event, whatever its name.
        if not data:
            return None
        text = (data[0] if len(data) == 1 else b"\n".join(data)).decode(
            errors="replace"
        )
        return ServerSentEvent(name or "message", text)


def _check(size: int) -> None:
    if size > CAP:
        raise VoiceError(
            Reason.GARBLED,
            "The endpoint sent a line of more than a million characters, which no "
            "answer has. Check dialect and base_url of this voice.",
        )
