"""
Quotations that are put together of parts of what one turn says.

* Where the quotation shows a break (an ellipsis, a stroke, a stop), its pieces stand in
  the turn in this order, each in one piece and of two words or more.
* Where it shows none, its words stand in this order within two neighbouring sentences
  of the turn, some left out, and on average two or more of them still side by side.

Of fewer than four words no splice is told from chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.evidence.exposure.ordinary import length
from bot.evidence.exposure.readings import WordRow
from bot.text.sentences import sentence_ends
from bot.text.words import wording

_FEWEST = 4.0  # words
_PART = 2  # words that stay together


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a text has in quotation marks; *pieces* are parted by the breaks shown."""

    words: WordRow
    pieces: tuple[WordRow, ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """The turn of that *rank* has the parts between its words *there* and *stop*."""

    rank: int
    there: int
    stop: int


def find_splices(
    quotations: Iterable[Quoted], turns: Sequence[WordRow], texts: Sequence[str]
) -> Mapping[Quoted, Sequence[Splice]]:
    """Of each quotation the turns that have its parts, in order; *texts* are theirs."""
    due = [q for q in dict.fromkeys(quotations) if length(q.words) >= _FEWEST]
    if not due:
        return {}
    told = Counter(word for words in turns for word in frozenset(words))
    by_rarest: dict[str, list[Quoted]] = {}
    for quoted in due:
        # A turn without the word that fewest turns have need not be looked at.
        rarest = min(quoted.words, key=lambda word: told[word])
        if told[rarest]:
            by_rarest.setdefault(rarest, []).append(quoted)
    found: dict[Quoted, list[Splice]] = {}
    for rank, words in enumerate(turns):
        known = frozenset(words)
        for word in known & by_rarest.keys():
            for quoted in by_rarest[word]:
                if known.issuperset(quoted.words):
                    for splice in _splices(quoted, rank, words, texts[rank]):
                        found.setdefault(quoted, []).append(splice)
    return found


def _splices(quoted: Quoted, rank: int, words: WordRow, text: str) -> Iterator[Splice]:
    """At most one; none where the quotation stands there in one piece."""
    if _find(quoted.words, words, 0) is not None:
        return
    place = _in_pieces(quoted.pieces, words) or _left_out(quoted.words, words, text)
    if place is not None:
        yield Splice(rank, *place)


def _in_pieces(pieces: Sequence[WordRow], words: WordRow) -> tuple[int, int] | None:
    if len(pieces) < _PART or any(length(piece) < _PART for piece in pieces):
        return None
    first = at = _find(pieces[0], words, 0)
    for piece in pieces:
        if at is None or (at := _find(piece, words, at)) is None:
            return None
        at += len(piece)
    return None if first is None or at is None else (first, at)


def _left_out(quoted: WordRow, words: WordRow, text: str) -> tuple[int, int] | None:
    sentences = list(_sentences(text))
    for number, sentence in enumerate(sentences):
        last = sentences[min(number + 1, len(sentences) - 1)].stop
        parts = _parts(quoted, words[sentence.start : last])
        if parts is not None and parts * _PART <= len(quoted):
            return sentence.start, last
    return None


def _sentences(text: str) -> Iterator[range]:
    """Which words each holds; one of two words or fewer begins the next."""
    worded, first = wording(text), 0
    for end in (*sentence_ends(text), len(text)):
        last = worded.within(0, end).stop
        if last - first > _PART:
            yield range(first, last)
            first = last
    if first < len(worded.words):
        yield range(first, len(worded.words))


def _parts(quoted: WordRow, words: WordRow) -> int | None:
    """In how few parts the words stand there in order; None if they do not."""
    most = len(quoted) + 1
    # Of so many words of the quotation: the fewest parts up to here, and those with
    # the last of them being the word before.
    fewest, ending = [0, *[most] * len(quoted)], [most] * (len(quoted) + 1)
    for word in words:
        for met in range(len(quoted), 0, -1):
            if quoted[met - 1] != word:
                ending[met] = most
                continue
            ending[met] = min(ending[met - 1], fewest[met - 1] + 1)
            fewest[met] = min(fewest[met], ending[met])
        ending[0] = most
    return fewest[-1] if fewest[-1] < most else None


def _find(piece: WordRow, words: WordRow, at: int) -> int | None:
    for start in range(at, len(words) - len(piece) + 1):
        if words[start] == piece[0] and words[start : start + len(piece)] == piece:
            return start
    return None
