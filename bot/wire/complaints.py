"""A fault turned into the error a person understands: what happened, what to do."""

import math
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import urlsplit

from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import ModelGone, TooLong, VoiceBusy, VoiceError
from bot.wire.faults import Fault
from bot.wire.redaction import quote_briefly, show_address, show_host
from bot.wire.refusals.meanings import Meaning
from bot.wire.refusals.reasons import explain_meaning

_PASSING = frozenset({408, 409, 425, *range(500, 600)} - {501, 505})
"""Every failure of a server, those of the proxies before it too (520 to 530)."""

_MEANT: Mapping[int | None, Meaning] = MappingProxyType(
    {401: Meaning.WRONG_KEY, 402: Meaning.NO_CREDIT, 413: Meaning.TOO_LONG}
)
"""What a status means where nothing else tells."""


def explain_fault(
    fault: Fault,
    voice: Voice,
    *,
    secret: str | None = None,
    retry_after: float | None = None,
) -> VoiceError:
    """
    The error for a fault; VoiceBusy where asking again may help, *retry_after*
    seconds from now if the endpoint named a time. *secret* never stands in its text.
    """
    said = quote_briefly(fault.said, secret)
    because = f" It said: “{said}”" if said else ""
    at = show_host(voice.base_url)
    if fault.filtered:
        return VoiceError(Reason.FILTERED, f"{at} {_WITHHELD}{because}")
    if meaning := fault.meaning or _MEANT.get(fault.status):
        reason, sentence = explain_meaning(meaning, voice)
        if meaning is Meaning.TOO_LONG:
            return TooLong(reason, sentence + because)
        return _lasting_error(reason, sentence, because)
    if retry_after is None:
        retry_after = fault.retry_after
    if fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        when = _when(retry_after)
        sentence = f"{at} is being asked too often. Ask again {when}.{because}"
        return VoiceBusy(Reason.RATE_LIMITED, sentence, retry_after=retry_after)
    if fault.status in _PASSING:
        sentence = (
            f"{at} could not answer just now ({fault.status}). "
            f"Ask again in a while.{because}"
        )
        return VoiceBusy(Reason.UNREACHABLE, sentence, retry_after=retry_after)
    return _lasting_error(*_lasting(fault.status, voice), because)


def _lasting_error(reason: Reason, sentence: str, because: str) -> VoiceError:
    # An endpoint finds nothing else misconfigured than what it does not know.
    kind = ModelGone if reason is Reason.MISCONFIGURED else VoiceError
    return kind(reason, sentence + because)


def _when(seconds: float | None) -> str:
    if not seconds:
        return "in a while"
    if seconds <= _HOURS:
        return f"in {math.ceil(seconds)} s"
    if seconds <= _DAY:
        return f"in {math.ceil(seconds / 3600)} hours"
    return "tomorrow or later"


_HOURS = 2 * 3600
_DAY = 24 * 3600
_WITHHELD = (
    "withheld the answer because of its rules on content. Put the question in other "
    "words, or ask another voice."
)


def _lasting(status: int | None, voice: Voice) -> tuple[Reason, str]:
    """What asking again would not change."""
    at = show_host(voice.base_url)
    match status:
        case 403:
            return Reason.UNAUTHORISED, _forbidden(at, voice)
        case 404:
            return Reason.MISCONFIGURED, (
                f"{show_address(voice.base_url)} does not know the model "
                f"{voice.model}, or is not the right address. Check model and base_url "
                "of this voice."
            )
        case None:
            return Reason.REFUSED_BY_ENDPOINT, f"{at} reported an error."
    return Reason.REFUSED_BY_ENDPOINT, (
        f"{at} refused the request ({status}). Check the settings of this voice."
    )


def _forbidden(at: str, voice: Voice) -> str:
    """It may be the key, and it may be anything else."""
    if voice.key_env is None:
        return f"{at} does not allow this (403), perhaps for want of a key_env."
    return (
        f"{at} does not allow this (403). Check what the key in {voice.key_env} may "
        f"do, and whether it may use {voice.model}."
    )


def explain_redirect(
    voice: Voice, target: str, *, secret: str | None = None
) -> VoiceError:
    """A redirect that is not followed, because the key would go along."""
    there = quote_briefly(show_address(target), secret)
    return VoiceError(
        Reason.MISCONFIGURED,
        f"{show_address(voice.base_url)} sends its visitors on to {there}, where the "
        "key was not sent. If that is the right place, make it the base_url of this "
        "voice.",
    )


def explain_bad_address(voice: Voice) -> VoiceError:
    """An address, the voice's own or one it sends on to, that leads nowhere."""
    return VoiceError(
        Reason.MISCONFIGURED,
        f"{show_address(voice.base_url)}, or where it sends its visitors on to, is no "
        "address that can be asked. Check base_url of this voice.",
    )


def explain_filter(
    voice: Voice, said: str = "", *, secret: str | None = None
) -> VoiceError:
    """The answer ended because a content rule said so; *said* is the endpoint's why."""
    return explain_fault(Fault(None, said, filtered=True), voice, secret=secret)


def explain_web_page(voice: Voice) -> VoiceError:
    """A web page came where an answer was due."""
    return VoiceError(
        Reason.GARBLED,
        f"{show_address(voice.base_url)} sent a web page instead of an answer. Check "
        "base_url of this voice: it usually ends in /v1.",
    )


def explain_plain_text(
    voice: Voice, said: str, *, secret: str | None = None
) -> VoiceError:
    """Something came where an answer was due, and nothing in it is one."""
    return VoiceError(
        Reason.GARBLED,
        f"{show_address(voice.base_url)} sent “{quote_briefly(said, secret)}” instead "
        "of an answer. Check base_url of this voice: it usually ends in /v1.",
    )


def explain_packed(voice: Voice) -> VoiceError:
    """The answer is compressed, which nobody asked for and nobody bounds."""
    return VoiceError(
        Reason.GARBLED,
        f"{show_host(voice.base_url)} sent its answer compressed, though it was asked "
        "not to, so it was not read. Check base_url of this voice, and what stands "
        "between here and there.",
    )


def explain_excess(voice: Voice) -> VoiceError:
    """More bytes than any answer has."""
    return VoiceError(
        Reason.GARBLED,
        f"{show_host(voice.base_url)} sent more than an answer can be. Check base_url "
        "of this voice.",
    )


def explain_no_connection(
    voice: Voice, cause: str, *, secret: str | None = None
) -> VoiceBusy:
    """No connection, or one that was cut; *cause* is how the library words it."""
    at = show_address(voice.base_url)
    said = quote_briefly(cause, secret)
    if _is_local(voice):
        cure = "Is the server running?"
    else:
        cure = "Check the connection and the base_url of this voice, or ask again."
    because = f" ({said})" if said else ""
    return VoiceBusy(Reason.UNREACHABLE, f"{at} cannot be reached. {cure}{because}")


def _is_local(voice: Voice) -> bool:
    name = urlsplit(voice.base_url or "").hostname or ""
    return name in ("localhost", "::1") or name.startswith("127.")
