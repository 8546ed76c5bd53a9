"""Asks voices, so many at once; what others call when a voice is to speak."""

import asyncio
import random
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

import httpx

from bot.domain.turn import Message, Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.call import Call, Manner
from bot.voices.learned import Learned
from bot.wire.delta import Delta
from bot.wire.dialects import DIALECTS, Dialect
from bot.wire.redaction import show_address
from bot.wire.refusals.cures import apply_cures
from bot.wire.request import Request

Keys = Callable[[str], str | None]


class Caller:
    """
    *keys* gives the key that a variable of that name holds, or None.

    At most *answer_characters* of an answer are kept, and it is listened to for at
    most *answer_seconds* from its first word or thought on; at most *at_once* voices
    speak at a time, and the others wait for their turn with their clocks not running.
    *backoff* is about how many seconds pass before a voice is first asked again.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        keys: Keys,
        *,
        answer_characters: int = 200_000,
        answer_seconds: float = 3600.0,
        at_once: int = 64,
        backoff: float = 0.5,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._client = client
        self._keys = keys
        self._room = asyncio.Semaphore(at_once)
        self._learned = Learned()
        self._manner = Manner(answer_characters, answer_seconds, backoff, chance)

    def request(self, voice: Voice, heard: Sequence[Message]) -> Request:
        """
        What would be sent, as its endpoint was found to take it; nothing is.

        VoiceError (misconfigured) if the voice lacks its dialect, base_url or model,
        or the variable of its key is not set.
        """
        dialect = find_dialect(voice)
        find_key(voice, self._keys)
        request = dialect.build(voice, heard)
        return apply_cures(self._learned.cures(voice), request, dialect)

    async def speak(self, voice: Voice, request: Request) -> AsyncGenerator[Delta]:
        """
        Ask, and tell the answer as it comes; close it with `aclosing`.

        It ends when the answer has ended well. Otherwise a VoiceError tells why, and
        all words before it stand. A busy endpoint is asked again at most three times,
        within the voice's first_word_timeout, and never after its first word. A Delta
        with a `request` comes before that request goes out.
        """
        dialect, key = find_dialect(voice), find_key(voice, self._keys)
        async with self._room:
            call = Call(
                self._client,
                voice,
                dialect=dialect,
                key=key,
                manner=self._manner,
                learned=self._learned,
            )
            async with aclosing(call.speak(request)) as deltas:
                async for delta in deltas:
                    yield delta


def find_dialect(voice: Voice) -> Dialect:
    """The voice's dialect; VoiceError (misconfigured) if it cannot be asked."""
    for name in ("dialect", "base_url", "model"):
        if not getattr(voice, name):
            raise _misconfigured(
                f"{voice.name} has no {name}. Set it to ask this voice."
            )
    if (dialect := DIALECTS.get(voice.dialect or "")) is None:
        known = " or ".join(DIALECTS)
        raise _misconfigured(
            f"{voice.name} has the unknown dialect {voice.dialect!r}. Use {known}."
        )
    if not _is_address(voice.base_url or ""):
        raise _misconfigured(
            f"The base_url of {voice.name} is no web address. It looks like "
            "https://host/v1."
        )
    return dialect


def find_key(voice: Voice, keys: Keys) -> str | None:
    """The voice's key, or None if it needs none; VoiceError (misconfigured)."""
    if voice.key_env is None:
        return None
    key = (keys(voice.key_env) or "").strip()
    if not key:
        raise _misconfigured(
            f"The variable {voice.key_env} is not set. Put the key for {voice.name} "
            "into it, in the environment or in .env."
        )
    if not (key.isascii() and key.isprintable()):
        raise _misconfigured(
            f"The variable {voice.key_env} holds characters that no key has. Copy "
            f"the key for {voice.name} into it again."
        )
    return key


def _is_address(url: str) -> bool:
    try:
        httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return re.match(r"https?://[^/]", show_address(url)) is not None


def _misconfigured(sentence: str) -> VoiceError:
    return VoiceError(Reason.MISCONFIGURED, sentence)
