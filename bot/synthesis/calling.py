"""Which voice is meant by what a synthesiser calls it. No I/O."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.domain.names import VoiceName
from bot.domain.voice import Voice

_NOT_A_LETTER = re.compile(r"[\W_]+")


def who_is_meant(called: str, voices: Sequence[Voice]) -> VoiceName | None:
    """
    The voice that is called so, if it is one and only one.

    Case, emphasis and punctuation do not matter. Its name comes first, then its
    epithet or model, then its name among other words ("Voice: Qwen 3 Max").
    """
    plain = _plain(called)
    if not plain:
        return None
    return (
        _only(v.name for v in voices if _plain(v.name) == plain)
        or _only(v.name for v in voices if plain in _also_called(v))
        or _longest(v.name for v in voices if _stands_in(_plain(v.name), plain))
    )


def _also_called(voice: Voice) -> frozenset[str]:
    name, epithet = _plain(voice.name), _plain(voice.epithet or "")
    model = voice.model or ""
    return frozenset(
        {
            epithet,
            f"{name} {epithet}",
            f"{epithet} {name}",
            _plain(model),
            _plain(model.rpartition("/")[2]),
        }
    )


def _only(names: Iterable[VoiceName]) -> VoiceName | None:
    found = list(names)
    return found[0] if len(found) == 1 else None


def _longest(names: Iterable[VoiceName]) -> VoiceName | None:
    """Of "GPT" and "GPT mini" in "GPT mini says", the second; of two equals, none."""
    found = sorted(names, key=len, reverse=True)
    within = [n for n in found[1:] if not _stands_in(_plain(n), _plain(found[0]))]
    return found[0] if found and not within else None


def _stands_in(name: str, called: str) -> bool:
    return bool(name) and f" {name} " in f" {called} "


def _plain(called: str) -> str:
    folded = unicodedata.normalize("NFKC", called).casefold()
    return _NOT_A_LETTER.sub(" ", folded).strip()
