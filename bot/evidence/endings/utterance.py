"""
One message as the rules see it: what it repeats, what it takes leave with.

Only the first and the last 4,000 characters of a message are read, so that no answer
is too long to be judged in time.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.evidence.endings.content_items import (
    content_items,
    plain,
    plain_words,
    shingles,
)
from bot.evidence.endings.formulas import formulas
from bot.evidence.endings.leaving import Leaving, leaving
from bot.evidence.endings.storm import Storm, storm
from bot.text.lines import one_line, shortened
from bot.text.sentences import STOPS

_READ = 4_000
# Any stop parts, also that of "3.5": what is counted are shares, of a plain text.
_SENTENCE = re.compile(rf"[{STOPS}\n]+")
_QUESTION = re.compile(r"[?\uff1f\u061f]")
_PROMPTS = ("$", "#", ">", "%", "\u2588")
_SIGN = re.compile(r"[^\w\s]")
_SEEN = re.compile(r"\S")
_SIGNS = 0.25  # more signs than this among what is seen: a drawing, a table or code
_BLANK_SIGNS = 4
_CITED = 60  # characters
_REFRAIN = 3  # a line of fewer words is too short to be a refrain


@dataclass(frozen=True, slots=True)
class Utterance:
    """
    *key* is the plain text in one line; *items* are those of the lines that had not
    been said before, *fresh* those of them that nobody had said, *before* how many
    different items had been said; *line_keys* are the lines; *warm* is the share of
    sentences that praise or thank, *opener* how most begin.
    """

    number: int
    speaker: str
    text: str
    before: int
    key: str
    words: tuple[str, ...]
    items: frozenset[str]
    fresh: frozenset[str]
    shingles: frozenset[str]
    line_keys: frozenset[str]
    leaving: Leaving
    storm: Storm | None
    refusal: str | None
    insists: bool
    assents: bool
    asks: bool
    drawn: bool
    warm: float
    opener: str | None

    @property
    def void(self) -> bool:
        """Nothing, or nothing but a few signs; many different ones are a picture."""
        return not self.words and len(set(self.key)) <= _BLANK_SIGNS

    @property
    def prompts(self) -> bool:
        """It ends as a shell does that waits."""
        return self.text.rstrip("` \n_").endswith(_PROMPTS)

    def quoted(self) -> str:
        """The message as evidence cites it: number, speaker and its beginning."""
        return f"{self.number} ({self.speaker}) {cited(self.text)}"


Heard = Sequence[Utterance]
"""What was said up to now, in order."""


def hear(
    number: int, speaker: str, text: str, said: Collection[str], lines: Collection[str]
) -> Utterance:
    """The message, after the items and lines *said* by anybody before it."""
    read = text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}"
    folded = plain(read)
    cut = [plain_words(line) for line in folded.splitlines()]
    spoken = tuple(chain.from_iterable(cut))
    own = [" ".join(line) for line in cut]
    new = [line for line in own if line not in lines or len(line.split()) < _REFRAIN]
    held = (
        content_items(spoken)
        if len(new) == len(own)
        else content_items(" ".join(new).split())
    )
    return Utterance(
        number,
        speaker,
        text,
        len(said),
        key=" ".join(spoken) or one_line(folded),
        words=spoken,
        items=held,
        fresh=frozenset(held.difference(said)),
        shingles=shingles(spoken),
        line_keys=frozenset(filter(None, own)),
        leaving=_leaving(read, spoken),
        storm=storm(spoken, folded),
        refusal=_refusal(folded, spoken),
        insists=bool(formulas().insisting.search(folded)),
        assents=bool(formulas().assenting.match(folded)),
        asks=bool(_QUESTION.search(folded)),
        drawn=_is_drawn(read),
        warm=_warmth(folded),
        opener=_opener(folded),
    )


def cited(text: str) -> str:
    """The beginning of a text, on one line and in quotation marks."""
    return f'"{shortened(text, _CITED)}"'


def _leaving(read: str, spoken: tuple[str, ...]) -> Leaving:
    if len(spoken) > _LONGEST_LEAVE:
        return Leaving(beside=len(spoken))
    return leaving(read)


def _opener(folded: str) -> str | None:
    """The two words with which at least three clauses, and most, begin."""
    parts = _CLAUSE.split(folded, _SAMPLED)
    begun = [" ".join(plain_words(part[:40])[:2]) for part in parts]
    begun = [opener for opener in begun if " " in opener]
    opener, times = Counter(begun).most_common(1)[0] if begun else ("", 0)
    return opener if times >= _VERSES and 3 * times >= 2 * len(begun) else None


def _sentences(folded: str) -> list[str]:
    """The first of them, as many as decide."""
    parts = _SENTENCE.split(folded, _SAMPLED)[:_SAMPLED]
    return [part for part in parts if _WORDLIKE.search(part)]


def _warmth(folded: str) -> float:
    sentences = _sentences(folded)
    warm = [
        sentence
        for sentence in sentences
        if formulas().praising.search(sentence) or formulas().thanks.search(sentence)
    ]
    return len(warm) / len(sentences) if sentences else 0.0


def _is_drawn(text: str) -> bool:
    seen = len(_SEEN.findall(text))
    return "```" in text or len(_SIGN.findall(text)) > _SIGNS * max(seen, 1)


_WORDLIKE = re.compile(r"[^\W_]")
_SAMPLED = 40
_LONGEST_LEAVE = 160
_CLAUSE = re.compile(rf"[{STOPS},;\n\uff0c]+")
_VERSES = 3
_LONGEST_REFUSAL = 90
_BESIDE = 45


def _refusal(folded: str, spoken: tuple[str, ...]) -> str | None:
    """The sentence that refuses, if the message does little else."""
    if len(spoken) > _LONGEST_REFUSAL or formulas().narrating.search(folded):
        return None
    sentences = _sentences(folded)
    refusing = [part for part in sentences if formulas().refusing.search(part)]
    beside = len(spoken) - sum(len(plain_words(part)) for part in refusing)
    if not refusing or beside > max(_BESIDE, len(spoken) // 2):
        return None
    first_or_last = refusing[0] in sentences[:2] or refusing[-1] == sentences[-1]
    return refusing[0].strip() if first_or_last else None
