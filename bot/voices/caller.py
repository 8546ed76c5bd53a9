"""Asks voices, so many at once; what others call when a voice is to speak."""

import asyncio
import random
import re
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace

import httpx

from bot.domain.turn import Message, Reason
from bot.domain.voice import Voice
from bot.errors import ModelGone, VoiceError
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

    def explain_mute(self, voice: Voice) -> str | None:
        """Why that voice cannot be asked from here, None if it can."""
        try:
            find_dialect(voice)
            find_key(voice, self._keys)
        except VoiceError as error:
            return str(error)
        return None

    async def speak(self, voice: Voice, request: Request) -> AsyncGenerator[Delta]:
        """
        Ask, and tell the answer as it comes; close it with `aclosing`.

        It ends when the answer has ended well. Otherwise a VoiceError tells why, and
        all words before it stand. A busy endpoint is asked again at most three times,
        within the voice's first_word_timeout, and never after its first word. Before
        each request goes out, also the first, comes a Delta that `sends`, with the
        `request` where it is another. Where the endpoint does not know the model, the
        voice's successors are asked for in their order.
        """
        gone: list[ModelGone] = []
        told = False
        async with self._room:
            for asked in _incarnations(voice):
                told_of = Delta(sends=True)
                if gone:
                    request = self._request_instead(asked, request)
                    told_of = Delta(request=request, successor=asked.model, sends=True)
                yield told_of  # before its clock runs, so that it can be written down
                try:
                    async with aclosing(self._call(asked).speak(request)) as deltas:
                        async for delta in deltas:
                            told = told or bool(delta.words or delta.reasoning)
                            yield delta
                except ModelGone as error:
                    # What another model says is no end to what this one has begun.
                    if told:
                        raise
                    gone.append(error)
                else:
                    return
        raise _without_successor(voice, gone[0])

    def _call(self, voice: Voice) -> Call:
        return Call(
            self._client,
            voice,
            dialect=find_dialect(voice),
            key=find_key(voice, self._keys),
            manner=self._manner,
            learned=self._learned,
        )

    def _request_instead(self, voice: Voice, request: Request) -> Request:
        """The same request for a successor, as it was found to be taken."""
        dialect = find_dialect(voice)
        other = dialect.build_for_model(request, voice)
        return apply_cures(self._learned.cures(voice), other, dialect)


def _incarnations(voice: Voice) -> Iterator[Voice]:
    """The voice, and what it is with each of its successors."""
    yield voice
    for model in voice.successors:
        yield replace(voice, model=model)


def _without_successor(voice: Voice, gone: ModelGone) -> ModelGone:
    if not voice.successors:
        return gone
    tried = ", ".join(voice.successors)
    return ModelGone(gone.reason, f"{gone} Nor does it know its successors: {tried}.")


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
