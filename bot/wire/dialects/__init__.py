"""The dialects by the names under which voices ask for them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from bot.domain.turn import Message
from bot.domain.voice import Voice
from bot.wire.delta import Delta
from bot.wire.dialects import (
    anthropic_messages,
    google_generate,
    openai_chat,
    openai_responses,
)
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

    def heard(self, body: Mapping[str, object]) -> tuple[Message, ...]:
        """
        What a voice was sent, read back from the body of a recorded request: the
        inverse of `build`, with all system texts as one message at the head. What is
        no message of this dialect is passed over; of an unknown shape () is left.
        """

    def authorise(self, key: str) -> dict[str, str]:
        """The headers that carry the key."""

    def read_event(self, event: ServerSentEvent) -> Delta | Fault:
        """What one event of a stream brings."""

    def read_answer(self, body: bytes) -> Delta | Fault:
        """What an answer brings that came in one piece."""

    def read_refusal(self, status: int, body: bytes) -> Fault:
        """What is wrong, by an HTTP answer that is not a success."""

    def build_unstreamed(self, request: Request) -> Request:
        """The same request, which asks for the answer in one piece."""

    def build_for_model(self, request: Request, voice: Voice) -> Request:
        """The same request for the voice's model, which may be another by now."""

    def build_listing(self, base_url: str) -> Request:
        """The request that looks at the list of an endpoint's models."""


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "openai": openai_chat,
        "anthropic": anthropic_messages,
        "google": google_generate,
        "responses": openai_responses,
    }
)


def read_request(
    body: Mapping[str, object] | None, *, dialect: str | None
) -> tuple[Message, ...]:
    """
    What a voice was sent, by the body that was recorded and the dialect it spoke.

    Where the dialect is not named, is not spoken here or finds nothing, the reading
    that finds most counts: who is thought to have read nothing would pass for somebody
    who was shown nothing. () where no dialect finds a message.
    """
    if not body:
        return ()
    named = DIALECTS.get(dialect or "")
    if named and (messages := named.heard(body)):
        return messages
    return max((each.heard(body) for each in DIALECTS.values()), key=len)
