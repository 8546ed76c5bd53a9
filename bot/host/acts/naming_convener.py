"""Who convenes, and after whom there are tables, as it was asked for. Pure."""

from collections.abc import Iterator

from bot.domain.act import Act, ActKind
from bot.domain.format import Format
from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import Declined
from bot.formats.tailored.questioning import find_points
from bot.text.lines import shortened

PERSON = "me"
"""The convener's name in what is asked for, where a person convenes."""

_SHOWN = 60  # characters of what somebody chose


def check_convener(
    chosen: dict[str, object], format_: Format, voices: tuple[Voice, ...]
) -> dict[str, object]:
    """Who convenes, the first voice unless chosen, and after whom tables are made."""
    if "convener" not in format_.takes:
        return chosen
    called = str(chosen.get("convener", voices[0].name)).strip()
    names = {voice.name.casefold(): voice.name for voice in voices}
    convener: str | None = names.get(called.casefold())
    if convener is None and called.casefold() != PERSON:
        raise Declined(
            f"{shortened(called, _SHOWN)} cannot convene, as it does not take part. "
            f"Name it among the voices, or choose {PERSON} to convene yourself."
        )
    kept = {**chosen, "convener": convener or PERSON}
    if "interim_after" in kept:
        kept["interim_after"] = list(_check_points(kept, names))
    return kept


def _check_points(
    chosen: dict[str, object], names: dict[str, VoiceName]
) -> Iterator[str]:
    listed = chosen["interim_after"]
    asked = [name for name in names.values() if name != chosen["convener"]]
    for each in listed if isinstance(listed, list) else ():
        meant = names.get(str(each).strip().casefold(), str(each).strip())
        if not find_points(
            Act(ActKind.ASKED, options={"interim_after": [meant]}), asked
        ):
            raise Declined(
                f"After {shortened(meant, _SHOWN)} there can be no table: name those "
                "who are asked, or how many of them."
            )
        yield meant
