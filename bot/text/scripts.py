"""
Which characters belong to which script: the one table, as insides of `[...]`.

Folded text is meant: lower case, with accents parted from their letters.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "latin": "a-z",
        "cyrillic": "\u0400-\u04ff",
        "greek": "\u0370-\u03ff",
        "hebrew": "\u0590-\u05ff",
        "arabic": "\u0600-\u06ff",
        "devanagari": "\u0900-\u097f",
        "bengali": "\u0980-\u09ff",
        "tamil": "\u0b80-\u0bff",
        "hangul": "\u1100-\u11ff\uac00-\ud7af",
        "kana": "\u3040-\u30ff",
        "han": "\u3400-\u4dbf\u4e00-\u9fff",
    }
)

# Thai and Lao, Myanmar, Khmer; iteration marks and zero, kana, Chinese characters.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words; a character counts for a word there."""

ALPHABETS = "a-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff"
"""Latin, Greek and Cyrillic letters with their accents: their words end at `\\b`."""

SIGNED = "\u0590-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Scripts with vowel signs, which are no letters by themselves: Hebrew to Khmer."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SIGNED = re.compile(f"[{SIGNED}]")
_KANA = re.compile(f"[{SCRIPTS['kana']} ]+")


def has_unspaced(text: str) -> bool:
    """Whether some of it is in a script without spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def is_character(word: str) -> bool:
    """Of a script without spaces, so that it is less than a word."""
    return not word.isascii() and _UNSPACED.match(word) is not None


def has_signs(text: str) -> bool:
    """Whether some of it is in a script that has vowel signs."""
    return _SIGNED.search(text) is not None


def has_kana_alone(text: str) -> bool:
    """Whether it is in Japanese letters, with no Chinese characters among them."""
    return _KANA.fullmatch(text) is not None
