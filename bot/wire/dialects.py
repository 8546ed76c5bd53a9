"""The dialects by the names under which voices ask for them. No I/O."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from bot.domain.turn import Message
from bot.domain.voice import Voice
from bot.wire import anthropic_messages, openai_chat
from bot.wire.delta import Delta
from bot.wire.faults import Fault
from bot.wire.request import Request
from bot.wire.sse import ServerSentEvent


class Dialect(Protocol):
    """
    How a family of endpoints is asked and read; a module is one.

    What is unreadable raises VoiceError (garbled); what the endpoint itself calls an
    error comes back as a Fault.
    """

    def build(self, voice: Voice, heard: Sequence[Message]) -> Request:
        """The request that asks for a stream."""

    def authorise(self, key: str) -> dict[str, str]:
        """The headers that carry the key."""

    def read_event(self, event: ServerSentEvent) -> Delta | Fault:
        """What one event of a stream brings."""

    def read_answer(self, body: bytes) -> Delta | Fault:
        """What an answer brings that came in one piece."""

    def plainer(self, request: Request, said: str) -> Request | None:
        """The request to try when *said* complains about streaming, else None."""

    def models(self, base_url: str) -> Request:
        """The request that looks at the list of an endpoint's models."""


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {"openai": openai_chat, "anthropic": anthropic_messages}
)
