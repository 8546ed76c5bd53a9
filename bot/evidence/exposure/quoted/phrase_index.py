"""
Where the phrases that texts have in quotation marks stand in the turns.

Each turn is walked through once, for all phrases of all texts; a phrase is looked for
where its first four words stand, or two of a shorter one, as a whole.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count

from bot.evidence.exposure.quoted.first_said import Places, add_place
from bot.evidence.exposure.quoted.gram_rows import GRAM, each_gram, gram
from bot.evidence.exposure.readings import WordRow

PhraseIndex = Mapping[WordRow, Places]
_BySecond = Mapping[str, Mapping[str | None, Collection[int]]]


def index_phrases(phrases: Iterable[WordRow], turns: Sequence[WordRow]) -> PhraseIndex:
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
        begun = chain(
            _begun_short(words, short, has_single=has_single) if short else (),
            _begun_long(words, long) if long else (),
        )
        for at, phrase in begun:
            if phrase in wanted:
                found[phrase] = add_place(found.get(phrase), rank, at)
    return found


def _begun_long(
    words: WordRow, sizes: Mapping[int, Collection[int]]
) -> Iterator[tuple[int, WordRow]]:
    """What may be a phrase, and where it begins."""
    cut = tuple(each_gram(words, GRAM))
    for at in compress(count(), map(sizes.__contains__, cut)):
        for size in sizes[cut[at]]:
            yield at, words[at : at + size]


def _begun_short(
    words: WordRow, sizes: _BySecond, *, has_single: bool
) -> Iterator[tuple[int, WordRow]]:
    """The same of phrases of fewer words, of which some may be a single word."""
    begins = compress(count(), map(sizes.__contains__, words))
    for at in range(len(words)) if has_single else begins:
        word = words[at]
        if has_single and "'" in word:
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
