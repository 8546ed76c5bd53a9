"""
Identical passages: runs of the same words, as long as they go, in two turns or more.

Every row of four words is looked up among all texts at once. From the first text that
has it, the run goes on to the right as long as all its holders do; where some of them
end, it goes on with most of those that agree. What lies within a longer run of the same
voices is not listed again. Words that are nobody's (headings, labels) end a run.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.evidence.sharing.candidates import Candidate, Form
from bot.evidence.wording.spoken import Spoken

FEWEST = 4  # words of an identical passage

Gram = tuple[str, ...]
_Held = dict[int, int]  # at which word, by the number of the text


def find_runs(spoken: Sequence[Spoken]) -> Iterator[Candidate]:
    """In the order of the texts and of their words."""
    texts = [words_of(each) for each in spoken]
    return follow_runs(spoken, texts, _index(texts), which=range(len(texts)))


def words_of(spoken: Spoken) -> tuple[str, ...]:
    return tuple(word.text for word in spoken.content.words)


def follow_runs(
    spoken: Sequence[Spoken],
    texts: Sequence[Sequence[str]],
    index: Mapping[Gram, _Held],
    *,
    which: Iterable[int],
) -> Iterator[Candidate]:
    """
    The runs that begin in *which* texts and in none before them; *index* says which
    texts have a row of words, by their numbers in order, and where first.
    """
    done: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for number in which:
        for at, gram in enumerate(rows_of(texts[number])):
            held = index.get(gram)
            if held is None or held.get(number) != at or next(iter(held)) != number:
                continue
            covering = [run for run in done[number] if run[0] >= at + FEWEST]
            done[number] = covering
            if any(held.keys() <= voices for _, voices in covering):
                continue
            for group, length in _grown(texts, held):
                for text, start in group.items():
                    done[text].append((start + length, frozenset(group)))
                first = next(iter(group))
                stems = spoken[first].content.words[group[first] :][:length]
                yield Candidate(
                    Form.PASSAGE,
                    tuple(word.stem for word in stems),
                    {text: (at, at + length - 1) for text, at in group.items()},
                )


def _index(texts: Sequence[Sequence[str]]) -> Mapping[Gram, _Held]:
    """Rows of words that two texts have, each with where it stands first."""
    index: dict[Gram, _Held] = {}
    for number, words in enumerate(texts):
        for at, gram in enumerate(rows_of(words)):
            index.setdefault(gram, {}).setdefault(number, at)
    return {
        gram: held for gram, held in index.items() if len(held) > 1 and "" not in gram
    }


def rows_of(words: Sequence[str]) -> Iterator[Gram]:
    return zip(*(words[n:] for n in range(FEWEST)), strict=False)


def _grown(
    texts: Sequence[Sequence[str]], held: Mapping[int, int]
) -> Iterator[tuple[_Held, int]]:
    """The run that begins there, and the longer ones of fewer texts."""
    group, length = dict(held), FEWEST
    while len(group) > 1:
        ahead: dict[str, list[int]] = defaultdict(list)
        for text, start in group.items():
            words = texts[text]
            ahead[words[start + length] if start + length < len(words) else ""].append(
                text
            )
        if len(ahead) == 1 and "" not in ahead:
            length += 1
            continue
        yield group, length
        ahead.pop("", None)
        most = max(ahead.values(), key=len, default=[])
        group = {text: group[text] for text in most}
