"""What a refusal's meaning is to a person: its reason, and a sentence with a cure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.wire.redaction import show_host
from bot.wire.refusals.meanings import Meaning


def explain_meaning(meaning: Meaning, voice: Voice) -> tuple[Reason, str]:
    reason, word = _SENTENCES[meaning]
    return reason, word(show_host(voice.base_url), voice)


def _wrong_key(at: str, voice: Voice) -> str:
    if voice.key_env is None:
        return f"{at} wants a key. Name the variable that holds it as key_env."
    return (
        f"{at} did not accept the key. Check the variable {voice.key_env}, and that "
        f"the key may use {voice.model}."
    )


def _no_credit(at: str, _: Voice) -> str:
    return (
        f"{at} wants to be paid: the account has no credit left. Top it up, or ask "
        "another voice."
    )


def _fewer_tokens(at: str, _: Voice) -> str:
    return (
        f"{at} wants to be paid: the credit left is too little for an answer as long "
        "as this one may become. Top it up, or set a lower max_tokens for this voice."
    )


def _spent(at: str, _: Voice) -> str:
    return (
        f"{at} has spent all that this key or account may. Raise that limit there, or "
        "ask another voice."
    )


def _too_long(at: str, voice: Voice) -> str:
    cure = "Ask with less text or fewer rounds"
    if voice.max_tokens is not None:
        cure += ", or lower max_tokens of this voice, which may count as well"
    return f"What {voice.model} was to be shown is longer than {at} takes. {cure}."


def _wrong_place(at: str, _: Voice) -> str:
    return (
        f"{at} answers nobody from where this runs. Ask the model through another "
        "provider, or ask another voice."
    )


def _unknown_model(at: str, voice: Voice) -> str:
    return f"{at} does not know the model {voice.model}. Check model of this voice."


def _used_up(at: str, _: Voice) -> str:
    return (
        f"{at} has answered as often as it does in a day. Ask again tomorrow, or ask "
        "another voice."
    )


def _turned_away(at: str, _: Voice) -> str:
    return (
        f"{at} turned the request away with a web page (403), as what guards an "
        "address does. Check base_url of this voice, or ask from another network."
    )


_SENTENCES: Mapping[Meaning, tuple[Reason, Callable[[str, Voice], str]]] = (
    MappingProxyType(
        {
            Meaning.WRONG_KEY: (Reason.UNAUTHORISED, _wrong_key),
            Meaning.NO_CREDIT: (Reason.REFUSED_BY_ENDPOINT, _no_credit),
            Meaning.FEWER_TOKENS: (Reason.REFUSED_BY_ENDPOINT, _fewer_tokens),
            Meaning.SPENT: (Reason.REFUSED_BY_ENDPOINT, _spent),
            Meaning.TOO_LONG: (Reason.REFUSED_BY_ENDPOINT, _too_long),
            Meaning.WRONG_PLACE: (Reason.REFUSED_BY_ENDPOINT, _wrong_place),
            Meaning.UNKNOWN_MODEL: (Reason.MISCONFIGURED, _unknown_model),
            Meaning.USED_UP: (Reason.RATE_LIMITED, _used_up),
            Meaning.TURNED_AWAY: (Reason.REFUSED_BY_ENDPOINT, _turned_away),
        }
    )
)
