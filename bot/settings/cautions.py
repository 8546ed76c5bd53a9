"""What works as it is configured, and should be known all the same: a sentence each."""

from collections.abc import Sequence

from bot.domain.address import is_open_to_listeners
from bot.domain.voice import Voice
from bot.wire.redaction import show_host


def find_cautions(voices: Sequence[Voice]) -> tuple[str, ...]:
    """One for each address whose voices are asked where others can listen."""
    heard = [v for v in voices if v.base_url and is_open_to_listeners(v.base_url)]
    return tuple(
        _caution(host, [v for v in heard if show_host(v.base_url) == host])
        for host in dict.fromkeys(show_host(v.base_url) for v in heard)
    )


def _caution(host: str, voices: Sequence[Voice]) -> str:
    names = ", ".join(voice.name for voice in voices)
    verb, whose = ("is", "its") if len(voices) == 1 else ("are", "their")
    what = "key, question and answer" if any(v.key_env for v in voices) else "words"
    return (
        f"{names} {verb} asked over http at {host}: {what} can be read on the way "
        f"there. Write https into {whose} base_url."
    )
