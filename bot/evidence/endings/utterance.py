"""
One message as the rules see it: what it repeats, what it takes leave with.

What few rules ask for is worked out when it is asked
for, and kept: most messages settle most rules by their length or their new words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.evidence.endings.content_items import (
    BRIEF,
    content_items,
    mostly_characters,
    plain,
    plain_words,
    shingles,
)
from bot.evidence.endings.forms import (
    find_opener,
    is_command,
    is_picture,
    is_pictured,
    is_prompt,
    pictographs,
    typed_line,
    types_last,
)
from bot.evidence.endings.formulas import formulas_in
from bot.evidence.endings.hearing.telling_words import (
    BETWEEN,
    COURTING,
    HANDING_BACK,
    HUSHING,
    INSISTING,
    PARTING,
    PRAISING,
    REFUSING,
    THANKS,
    WAITING,
    WARM,
    kinds_in,
)
from bot.evidence.endings.leaving import QUOTED, Leaving, find_leaving
from bot.evidence.endings.stillness import Stillness, find_stillness
from bot.evidence.endings.storm import Storm, find_storm
from bot.evidence.endings.two_ways import (
    Choice,
    find_choice,
    find_labelled,
    find_listed,
    hands_back,
    labels,
)
from bot.text.lines import shortened
from bot.text.scripts import has_unspaced
from bot.text.sentences import STOPS

# Any stop parts, also that of "3.5": what is counted are shares, of a plain text.
_SENTENCE = re.compile(rf"[{STOPS}\n]+")
_QUESTION = re.compile(r"[?\uff1f\u061f]")
_FEW_SIGNS, _REBUS = 4, 2  # signs; new pictures
_CITED = 60  # characters
_WARM = 0.5  # share of sentences that praise or thank
_WARM_A_LITTLE = 0.1  # of a long message that also agrees or quotes back
_WORDLIKE = re.compile(r"[^\W_]")
_SAMPLED = 40
_LONGEST_REFUSAL = 90
_BESIDE = 45
# At the beginning of a line; within one, asterisks are emphasis.
_STAGED = re.compile(
    r"^[ \t]*\*[^*\n]{8,300}\*(?=\s|$)|\[[^\[\]\n]{8,300}\](?!\()", re.MULTILINE
)
_LONGEST_LEAVE = 400  # words; of a longer message only the end is looked at
_ENDING = 400  # characters
_CURT = 12  # words, of which few enough may be a formula
_MARKED = re.compile(r"^[ \t]*+[*_(\[<\uff08]", re.MULTILINE)  # as gestures are
_FORMAL = 40  # words of a message that only thanks and acknowledges, at most
_TINY = 2  # words
_ORDER = re.compile(r"[a-z][^\n.!?,;:\u2026]*+(?:\"[^\n\"]*+\")?")
_BRIEF_ORDER = 16  # words of a line that may be an order
_TOLD = 60  # words of a message from which on it may tell of something
_SHORT_LINE = 12  # words of a line that can be a sign


# Not slotted: its cached properties need a place to be kept in.
@dataclass(frozen=True)
class Utterance:
    """
    *read* is what of the *text* is looked at, *folded* the same made plain, *own* its
    lines in words; *key* is all of it in one line, in words, or of a drawing with every
    sign. *items* are those of the lines that had not been said before (*whole*: of all
    its lines), *fresh* those of them that nobody had said, *before* how many different
    items had been said;
    *coined*: it has a word, however short, that nobody had said; *recited* is the share
    of its words that stand in *passages* (rows of words) which had been said before;
    *rearranged* counts of its *neighbours* (pairs of words) those that are new;
    *new_signs*: of one that has no word, the characters that nobody had written.
    """

    number: int
    speaker: str
    text: str
    read: str
    folded: str
    key: str
    words: tuple[str, ...]
    own: tuple[str, ...]
    whole: bool
    items: frozenset[str]
    fresh: frozenset[str]
    before: int
    coined: bool
    passages: tuple[int, ...]
    recited: float
    neighbours: frozenset[int]
    rearranged: int
    new_signs: frozenset[str]
    drawn: bool

    @cached_property
    def settled(self) -> dict[str, float]:
        """What rules have found of it; each adds its own."""
        return {}

    @property
    def blank(self) -> bool:
        return not self.key

    @cached_property
    def void(self) -> bool:
        """
        Nothing; or no word, and few signs or none that had not been there before. What
        says something by where its signs stand, as a board does, or by two new
        pictures, as a rebus does, is not void.
        """
        if self.words:
            return False
        few = len(set(self.key)) <= _FEW_SIGNS or not self.new_signs
        rebus = len(pictographs(self.new_signs)) >= _REBUS
        return few and not rebus and not is_picture(self.read)

    @cached_property
    def shingles(self) -> frozenset[str]:
        return shingles(self.words)

    @cached_property
    def unpaired(self) -> frozenset[str]:
        """Its content items, said before or not, without pairs."""
        items = self.items if self.whole else content_items(self.words)
        if len(self.words) > BRIEF and not self.counts:
            return items  # such as these are never paired
        return frozenset([item for item in items if " " not in item])

    @cached_property
    def leaving(self) -> Leaving:
        """With which it takes leave; who says much, and parts nowhere, does not."""
        if len(self.words) > _LONGEST_LEAVE:
            return replace(find_leaving(self.read[-_ENDING:]), beside=len(self.words))
        if self._may_leave():
            return find_leaving(self.read)
        return Leaving(beside=len(self.words))

    def _may_leave(self) -> bool:
        """Whether anything in it could take leave; most messages are settled so."""
        said, known = len(self.words), formulas_in(self.folded)
        if said <= _CURT:
            return True
        if self.may_have(PARTING) and known.parting.search(self.folded):
            return True
        return said <= _FORMAL and bool(self.thanks or _MARKED.search(self.read))

    @cached_property
    def kinds(self) -> frozenset[str]:
        return kinds_in(self.words)

    def may_have(self, kind: str) -> bool:
        """Whether its words leave it open that it has such a formula."""
        return kind in self.kinds

    @cached_property
    def thanks(self) -> bool:
        """It has a word of thanks, whatever else it says."""
        found = self.may_have(THANKS) and formulas_in(self.folded).thanks.search(
            self.folded
        )
        return bool(found)

    @cached_property
    def stillness(self) -> Stillness:
        may_hush = self.may_have(HUSHING)
        return find_stillness(self.read, self.words, self.fresh, may_hush=may_hush)

    @cached_property
    def storm(self) -> Storm | None:
        """None of what is drawn or fenced; there a pattern is a picture or output."""
        is_shown = self.drawn or "```" in self.read
        return None if is_shown else find_storm(self.words, self.folded)

    @cached_property
    def refusal(self) -> str | None:
        """The sentence that refuses, if the message does little else."""
        if len(self.words) > _LONGEST_REFUSAL or not self.may_have(REFUSING):
            return None
        known = formulas_in(self.folded)
        if not known.refusing.search(self.folded):
            return None
        aside = (known.narrating, known.stepping_on)
        if any(each.search(self.folded) for each in aside) or types_last(self.read):
            return None
        return _refusal(_sentences(self.folded), len(self.words))

    @cached_property
    def holds(self) -> bool:
        """It has words in which one holds to a refusal, such as any no."""
        return bool(formulas_in(self.folded).holding.search(self.folded))

    @cached_property
    def insists(self) -> bool:
        """It holds to what it said, or only waits for what the other does."""
        known = formulas_in(self.folded)
        insisting = self.may_have(INSISTING) and known.insisting.search(self.folded)
        return bool(
            insisting or (self.may_have(WAITING) and known.waiting.search(self.folded))
        )

    @cached_property
    def assents(self) -> bool:
        return bool(formulas_in(self.folded).assenting.match(self.folded))

    @cached_property
    def asks(self) -> bool:
        return bool(_QUESTION.search(self.folded))

    @cached_property
    def prompts(self) -> bool:
        """It ends as a shell does that waits."""
        return is_prompt(self.text)

    @cached_property
    def commands(self) -> bool:
        return is_command(self.text)

    @cached_property
    def pictured(self) -> bool:
        return is_pictured(self.read)

    @cached_property
    def typed(self) -> str | None:
        """What is typed in it, a command or a choice, to somebody who acts on it."""
        line = typed_line(self.read)
        if line is None and len(self.words) <= _BRIEF_ORDER:
            line = self.text.strip() if _ORDER.fullmatch(self.text.strip()) else None
        return line and plain(line)

    @cached_property
    def unspaced(self) -> bool:
        """Most of its words are characters of a script without spaces."""
        return has_unspaced(self.folded) and mostly_characters(self.words)

    @cached_property
    def counts(self) -> bool:
        """It has two numbers, whose order may be what is new."""
        return sum(map(str.isdigit, self.words)) > 1

    @property
    def is_tiny(self) -> bool:
        """What menus and games consist of."""
        return 0 < len(self.words) <= _TINY

    @cached_property
    def is_number(self) -> bool:
        return bool(self.words) and all(map(str.isdigit, self.words))

    @cached_property
    def short_line(self) -> bool:
        """One that can be a sign: no prompt, no number, nothing drawn."""
        if not 0 < len(self.words) <= _SHORT_LINE or self.is_number:
            return False
        return "\n" not in self.text.strip() and not self.drawn and not self.prompts

    @cached_property
    def staged(self) -> bool:
        """It has a stage direction, in asterisks or brackets, of some words."""
        return bool(_STAGED.search(self.read))

    @cached_property
    def sentences(self) -> list[str]:
        return _sentences(self.folded)

    @cached_property
    def warm(self) -> float:
        """The share of its sentences that praise, thank or court."""
        if self.kinds.isdisjoint(WARM):
            return 0.0
        sentences = self.sentences
        told = len(self.words) > _TOLD
        warm = sum(_is_warm(said, self.kinds, told=told) for said in sentences)
        return warm / len(sentences) if sentences else 0.0

    @cached_property
    def quotes_back(self) -> bool:
        """It quotes what was said before, nothing else in the quotation marks."""
        quoted = (plain_words(plain(part)) for part in QUOTED.findall(self.read))
        items = [content_items(part) for part in quoted if len(part) > 1]
        return any(map(self.fresh.isdisjoint, items))

    @cached_property
    def echoes(self) -> bool:
        """It praises, thanks and courts, or does so in agreeing or quoting back."""
        little = _WARM_A_LITTLE if len(self.words) > _TOLD else 0.0
        return self.warm >= _WARM or (
            self.warm > little and (self.assents or self.quotes_back)
        )

    @cached_property
    def nods(self) -> bool:
        """It opens by agreeing or praising, and brings no question and no number."""
        if self.asks or any(map(str.isdigit, self.words)):
            return False
        if self.assents or self.kinds.isdisjoint(WARM):
            return self.assents
        first = self.sentences[:1]
        return any(_is_warm(said, self.kinds, told=False) for said in first)

    @cached_property
    def opener(self) -> str | None:
        """The two words with which at least three clauses, and most, begin."""
        return find_opener(self.folded)

    @cached_property
    def choice(self) -> Choice | None:
        may_be = self.may_have(BETWEEN)
        labelled = may_be or not self.read.isascii()
        choice = (find_labelled(self.read) if labelled else None) or find_listed(
            self.folded
        )
        return find_choice(self.folded) if choice is None and may_be else choice

    def takes(self, choice: Choice) -> bool:
        """Whether it names one of the two, and not the other."""
        said = labels(self.read) if choice.labelled else frozenset(self.words)
        return choice.is_taken_by(said)

    @cached_property
    def hands_back(self) -> bool:
        """It leaves the choice to the other."""
        return self.may_have(HANDING_BACK) and hands_back(self.folded)

    def quoted(self) -> str:
        """The message as evidence cites it: number, speaker and its beginning."""
        return f"{self.number} ({self.speaker}) {cited(self.text)}"


Heard = Sequence[Utterance]
"""What was said up to now, in order."""


def cited(text: str) -> str:
    """The beginning of a text, on one line and in quotation marks."""
    return f'"{shortened(text, _CITED)}"'


def _sentences(folded: str) -> list[str]:
    """The first of them, as many as decide."""
    parts = _SENTENCE.split(folded, _SAMPLED)[:_SAMPLED]
    return [part for part in parts if _WORDLIKE.search(part)]


def _is_warm(sentence: str, kinds: frozenset[str], *, told: bool) -> bool:
    """
    Of a message that may have formulas of these *kinds*. In a long one, which may tell
    a story, praise counts only to the other.
    """
    known = formulas_in(sentence)
    if THANKS in kinds and known.thanks.search(sentence):
        return True
    if COURTING in kinds and known.courting.search(sentence):
        return True
    praises = PRAISING in kinds and known.praising.search(sentence) is not None
    return praises and not (told and not known.addressing.search(sentence))


def _refusal(sentences: list[str], spoken: int) -> str | None:
    refusing = [part for part in sentences if formulas_in(part).refusing.search(part)]
    beside = spoken - sum(len(plain_words(part)) for part in refusing)
    if not refusing or beside > max(_BESIDE, spoken // 2):
        return None
    first_or_last = refusing[0] in sentences[:2] or refusing[-1] == sentences[-1]
    return refusing[0].strip() if first_or_last else None
