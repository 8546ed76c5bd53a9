"""Asks endpoints whether they answer and list their models; no voice has to speak."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import httpx

from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.voices.caller import Keys, find_dialect, find_key
from bot.voices.exchange import Exchange, is_packed, open_body
from bot.voices.patience import Patience
from bot.wire.complaints import explain_fault, explain_packed, explain_web_page
from bot.wire.faults import is_html
from bot.wire.listing import is_listed, read_models
from bot.wire.redaction import show_host

_AT_MOST = 16 * 1024 * 1024
_LOOKED_AT = 2000  # models that are compared; OpenRouter lists some 400
_NO_LIST = frozenset({404, 405, 501})


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of asking for one voice; *sentence* is for a person."""

    voice: Voice
    ok: bool
    sentence: str


async def check_voices(
    client: httpx.AsyncClient,
    voices: Sequence[Voice],
    keys: Keys,
    *,
    patience: float = 10.0,
) -> tuple[Checked, ...]:
    """
    One result for each voice, in their order. Each endpoint is asked once, all of
    them at the same time, and has *patience* seconds.
    """
    ways = {_way(voice): voice for voice in reversed(voices)}
    found = await asyncio.gather(
        *(_listed(client, voice, keys, patience=patience) for voice in ways.values())
    )
    answers = dict(zip(ways, found, strict=True))
    return tuple(_checked(voice, answers[_way(voice)]) for voice in voices)


def _way(voice: Voice) -> tuple[str | None, ...]:
    missing = voice.model if not voice.model else ""
    return voice.dialect, voice.base_url, voice.key_env, missing


async def _listed(
    client: httpx.AsyncClient, voice: Voice, keys: Keys, *, patience: float
) -> tuple[str, ...] | VoiceError | None:
    """The models; None if it answers but lists none; or why it does not answer."""
    try:
        return await list_models(client, voice, keys, patience=patience)
    except VoiceError as error:
        return error


async def list_models(
    client: httpx.AsyncClient, voice: Voice, keys: Keys, *, patience: float
) -> tuple[str, ...] | None:
    """
    The models that the voice's endpoint lists, None where it has no such list.
    VoiceError if it does not answer within *patience* seconds, or refuses.
    """
    dialect, key = find_dialect(voice), find_key(voice, keys)
    lookup = dialect.build_listing(voice.base_url or "")
    clock = Patience(replace(voice, first_word_timeout=patience))
    authorised = dialect.authorise(key) if key else {}
    exchange = Exchange(client, voice, headers=authorised, secret=key, patience=clock)
    try:
        async with exchange.send(lookup) as response:
            content = b""
            if not is_packed(response):
                content = await exchange.whole(open_body(response), at_most=_AT_MOST)
    finally:
        clock.close()
    if response.status_code in _NO_LIST:
        return None
    if not response.is_success:
        raise explain_fault(
            dialect.read_refusal(response.status_code, content), voice, secret=key
        )
    if is_packed(response):
        raise explain_packed(voice)
    if is_html(content):
        raise explain_web_page(voice)
    return read_models(content)


def _checked(voice: Voice, found: tuple[str, ...] | VoiceError | None) -> Checked:
    at = show_host(voice.base_url)
    if isinstance(found, VoiceError):
        return Checked(voice, ok=False, sentence=str(found))
    if found is None:
        unlisted = f"{at} answers; it lists no models to look for {voice.model} in."
        return Checked(voice, ok=True, sentence=unlisted)
    if is_listed(found, voice.model or ""):
        return Checked(
            voice, ok=True, sentence=f"{at} answers and lists {voice.model}."
        )
    gone = f"{at} answers, but does not list {voice.model} (any more)"
    if successor := _listed_successor(found, voice):
        sentence = (
            f"{gone}; {successor} is asked in its place. To stay with that, write "
            f'model = "{successor}" for this voice.'
        )
        return Checked(voice, ok=True, sentence=sentence)
    return Checked(voice, ok=False, sentence=f"{gone}. {_propose(found, voice)}")


def _listed_successor(models: tuple[str, ...], voice: Voice) -> str | None:
    return next((name for name in voice.successors if is_listed(models, name)), None)


def _propose(models: tuple[str, ...], voice: Voice) -> str:
    near = get_close_matches(voice.model or "", models[:_LOOKED_AT], n=3)
    listed = f" It lists {', '.join(near)}." if near else ""
    return f"Choose another model for this voice.{listed}"
