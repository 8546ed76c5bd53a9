"""
How much of a message had not been said before.

Two measures of one thing, and their mean. The first is the share of a message's
content items and pairs of words, and of its runs of five characters, that no earlier
message contains (so neither spelling, nor inflection, nor a script without spaces
decides alone). The second is how many bytes the message costs a compressor that knows
the earlier ones, over what it costs alone: compression as a stand-in for conditional
information, after R. Cilibrasi and P. Vitanyi 2005, Clustering by compression.
"""

import zlib
from collections.abc import Sequence

from bot.evidence.endings.content_items import content_items, pairs, plain, plain_words

_GRAM = 5
_WINDOW = 32_768  # what zlib can look back on


def novelty(texts: Sequence[str]) -> tuple[float, ...]:
    """For each text, 0 (all said before, or blank) to 1 (nothing said before)."""
    said: set[str] = set()
    past = b""
    found = []
    for text in texts:
        known = plain(text).strip()
        grams = _grams(known)
        share = len(grams - said) / len(grams) if grams else 0.0
        written = known.encode("utf-8", "replace")
        cost = _cost(written, past) if grams else 0.0
        found.append(round((share + cost) / 2, 4))
        said |= grams
        past = (past + b"\n" + written)[-_WINDOW:]
    return tuple(found)


def _grams(text: str) -> frozenset[str]:
    said = plain_words(text)
    spaced = " ".join(said)
    runs = {spaced[at : at + _GRAM] for at in range(max(len(spaced) - _GRAM + 1, 1))}
    return frozenset(said and content_items(said) | set(pairs(said)) | runs)


def _cost(written: bytes, past: bytes) -> float:
    """Bytes needed after the past over bytes needed alone, at most 1."""
    alone = len(_packed(written, b""))
    return min(len(_packed(written, past)) / alone, 1.0)


def _packed(written: bytes, past: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15, zdict=past)
    return packer.compress(written) + packer.flush()
