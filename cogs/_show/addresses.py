"""Where voices are asked is for who runs the bot: members read of "its endpoint"."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from bot.domain.turn import Turn
from bot.domain.voice import Voice

_ITS = "its endpoint"
# Whatever a library words into its reasons: URLs, (host, port), and hosts with a port.
_ADDRESS = re.compile(
    r"""
    https?://[^\s"'”)]*[^\s"'”).,:;?]
    | \(['"][^'"\s]+['"],[ ]\d+\)
    | \b(?:\d{1,3}+\.){3}\d{1,3}(?::\d+)?\b
    | \[[0-9a-f]*:[0-9a-f:]+\](?::\d+)?
    | (?<![\w.-])(?:localhost|[a-z0-9-]++(?:\.[a-z0-9-]++)++):\d{2,5}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def hide_addresses(text: str, base_url: str | None = None) -> str:
    """*text* without addresses, and without the host of *base_url* in particular."""
    hidden = _ADDRESS.sub(_ITS, text)
    try:
        host = urlsplit(base_url or "").hostname
    except ValueError:
        host = None
    if host:
        whole = rf"(?<![\w.-]){re.escape(host)}(?::\d+)?(?![\w-])"
        hidden = re.sub(whole, _ITS, hidden, flags=re.IGNORECASE)
    return hidden


def hide_endpoint(turn: Turn, voice: Voice) -> Turn:
    """*turn* as members read of it: why it is silent, and not where it was asked."""
    if not turn.detail:
        return turn
    return replace(turn, detail=hide_addresses(turn.detail, voice.base_url))
