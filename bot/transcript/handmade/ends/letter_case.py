"""
The letters with which people and models begin: whoever jots down notes in small ones
has written a paragraph that begins so, where every answer begins with a capital.
"""

from collections.abc import Sequence

_MARKS = "*_\"'\u201c\u201d\u00ab\u201e([ \t"
_FEWEST = 3  # paragraphs that show how somebody begins


def begins_small(text: str) -> bool:
    """With a letter that has a capital and is none."""
    bare = text.lstrip(_MARKS)
    return bare[:1].islower()


def write_small(texts: Sequence[str]) -> bool:
    """Most paragraphs begin so; those without a letter there show nothing."""
    begun = _begun(texts)
    small = sum(map(begins_small, begun))
    return len(begun) >= _FEWEST and small * 4 >= len(begun) * 3


def write_large(texts: Sequence[str]) -> bool:
    """None begins small, and several show it."""
    begun = _begun(texts)
    return len(begun) >= _FEWEST and not any(map(begins_small, begun))


def _begun(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text.lstrip(_MARKS)[:1].isalpha()]
