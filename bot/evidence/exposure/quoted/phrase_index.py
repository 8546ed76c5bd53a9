"""
Where the phrases that texts have in quotation marks stand in the turns.

Each turn is walked through once, for all phrases of all texts; a phrase is looked for
where its first two words stand, as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.evidence.exposure.quoted.first_said import Places, add_place
from bot.evidence.exposure.readings import WordRow

PhraseIndex = Mapping[WordRow, Places]


def index_phrases(phrases: Iterable[WordRow], turns: Sequence[WordRow]) -> PhraseIndex:
    """Those of the phrases that any turn holds; *turns* in the order of their ends."""
    wanted = frozenset(phrases)
    sizes = _sizes(wanted)
    found: dict[WordRow, Places] = {}
    for rank, words in enumerate(turns if wanted else ()):
        for at, word in enumerate(words):
            if "'" in word:
                # "l'écho", "ledger's": a single word is found in these too.
                for part in word.split("'"):
                    if (part,) in wanted:
                        found[part,] = add_place(found.get((part,)), rank, at)
            if (by_second := sizes.get(word)) is None:
                continue
            second = words[at + 1] if at + 1 < len(words) else None
            for size in (*by_second.get(None, ()), *by_second.get(second, ())):
                phrase = words[at : at + size]
                if phrase in wanted:
                    found[phrase] = add_place(found.get(phrase), rank, at)
    return found


def _sizes(phrases: Iterable[WordRow]) -> Mapping[str, Mapping[str | None, set[int]]]:
    """How many words they have, by their first two; None where there is only one."""
    sizes: dict[str, dict[str | None, set[int]]] = {}
    for phrase in phrases:
        second = phrase[1] if len(phrase) > 1 else None
        sizes.setdefault(phrase[0], {}).setdefault(second, set()).add(len(phrase))
    return sizes
