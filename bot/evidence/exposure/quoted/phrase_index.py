"""
Where the phrases that texts have in quotation marks stand in the turns.

Each turn is walked through once, for all phrases of all texts; a phrase is looked for
where its first four words stand, or two of a shorter one, as a whole.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count

from bot.evidence.exposure.quoted.first_said import Places, add_place
from bot.evidence.exposure.quoted.gram_rows import GRAM, GramRows, gram
from bot.evidence.exposure.readings import WordRow

PhraseIndex = Mapping[WordRow, Places]
_BySecond = Mapping[str, Mapping[str | None, Collection[int]]]


def index_phrases(
    phrases: Iterable[WordRow], turns: Sequence[WordRow], rows: GramRows
) -> PhraseIndex:
    """Those of the phrases that any turn holds; *turns* in the order of their ends."""
    wanted = frozenset(phrases)
    short = _sizes(phrase for phrase in wanted if len(phrase) < GRAM)
    long: dict[int, tuple[int, ...]] = {}
    for phrase in wanted:
        if len(phrase) >= GRAM:
            sizes = long.get(begins := gram(phrase[:GRAM]), ())
            if len(phrase) not in sizes:
                long[begins] = *sizes, len(phrase)
    found: dict[WordRow, Places] = {}
    has_single = any(None in by_second for by_second in short.values())
    for rank, words in enumerate(turns):
        # Where none begins, as mostly, there is only the inside of words to look at.
        has_short = has_single or not short.keys().isdisjoint(words)
        begun = chain(
            _begun_short(words, short) if has_short else (),
            _begun_long(words, long, rows) if long else (),
        )
        for at, phrase in begun:
            if phrase in wanted:
                found[phrase] = add_place(found.get(phrase), rank, at)
    return found


def _begun_long(
    words: WordRow, sizes: Mapping[int, Collection[int]], rows: GramRows
) -> Iterator[tuple[int, WordRow]]:
    """What may be a phrase, and where it begins."""
    cut = rows.of(words, GRAM)
    for at in compress(count(), map(sizes.__contains__, cut)):
        for size in sizes[cut[at]]:
            yield at, words[at : at + size]


def _begun_short(words: WordRow, sizes: _BySecond) -> Iterator[tuple[int, WordRow]]:
    """The same of phrases of fewer words."""
    for at, word in enumerate(words):
        if "'" in word:
            # "l'écho", "ledger's": a single word is found in these too.
            yield from ((at, (part,)) for part in word.split("'"))
        if (by_second := sizes.get(word)) is None:
            continue
        second = words[at + 1] if at + 1 < len(words) else None
        for size in (*by_second.get(None, ()), *by_second.get(second, ())):
            yield at, words[at : at + size]


def _sizes(phrases: Iterable[WordRow]) -> _BySecond:
    """How many words they have, by their first two; None where there is only one."""
    sizes: dict[str, dict[str | None, set[int]]] = {}
    for phrase in phrases:
        second = phrase[1] if len(phrase) > 1 else None
        sizes.setdefault(phrase[0], {}).setdefault(second, set()).add(len(phrase))
    return sizes
