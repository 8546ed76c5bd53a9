"""
Which words of a turn are told as somebody else's.

Those in quotation marks or in a block quote, and those of a sentence that names another
voice. Whoever disputes a passage quotes it so, and has not taken it over. It is form
that is looked at: who says whose words they are in the sentence before is not seen, and
a voice's own image in a sentence that names another counts as the other's.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.domain.names import VoiceName
from bot.evidence.exposure.overlap import find_quoted
from bot.evidence.voice_names import NameFinder
from bot.evidence.wording.content_words import Content
from bot.text.sentences import rough_ends

_BLOCK_QUOTE = re.compile(r"^[ \t]{0,3}>.*$", re.MULTILINE)


def attributed_words(
    content: Content, own: VoiceName, names: NameFinder
) -> frozenset[int]:
    """The numbers of the words that *own* tells as somebody else's."""
    text = content.wording.text
    spans = (*_quoted(text), *_naming(text, own, names))
    firsts = [word.first for word in content.words]
    return frozenset(
        at
        for span in spans
        if (told := content.wording.within(*span))
        for at in range(bisect_left(firsts, told.start), bisect_left(firsts, told.stop))
    )


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    yield from find_quoted(text)
    yield from (block.span() for block in _BLOCK_QUOTE.finditer(text))


def _naming(text: str, own: VoiceName, names: NameFinder) -> Iterable[tuple[int, int]]:
    """The sentences that name another voice."""
    bounds = sorted({0, *rough_ends(text), len(text)})
    sentences = list(pairwise(bounds))
    return {
        sentences[bisect_right(bounds, at) - 1]
        for at, name in names.find(text)
        if name != own
    }
