"""
Quotations that are mostly a voice's words, with some of them changed.

In some stretch of the text hardly longer than the quotation, most of its words are
found again, in any order, the same or in another form. Most: two thirds of its letters
(65 %), or all words but one if more than half of the letters are left (55 %); in any
case eight. Or three quarters of its letters, among them two words of five or more,
stand scattered over two neighbouring sentences. A character that counts as a word
counts as three letters.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.evidence.quotes.finding import Stretch, stretch_of
from bot.evidence.quotes.prepared_text import PreparedText
from bot.evidence.quotes.rough_roots import root, unaccented
from bot.text.scripts import is_character

# The numbers below were set by hand, on texts written for the tests.
_SHARE = 0.65  # of the letters that must be found again
_SCATTERED_SHARE = 0.75
_BUT_ONE_SHARE = 0.55  # with one word changed
_LEAST = 8  # letters that must be found again
_TELLING = 5  # letters of a word that is not a mere joint
_SLACK = 2  # words that may have been put between


@dataclass(frozen=True, slots=True)
class Likeness:
    """So many of a quotation's words and letters stand in *place*, by its words."""

    text: PreparedText
    place: range
    words: int
    letters: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation's words, by their roots."""

    roots: tuple[str, ...]
    letters: dict[str, int]
    total: int

    def is_most_of(self, found: Likeness) -> bool:
        missing = len(self.roots) - found.words
        share = _BUT_ONE_SHARE if missing <= 1 else _SHARE
        return found.letters >= max(_LEAST, share * self.total)

    def holds_too_little(self, roots: frozenset[str]) -> bool:
        """What holds but these roots is no text that most of it stands in."""
        held = sum(self.letters[each] for each in self.roots if each in roots)
        return held < _BUT_ONE_SHARE * self.total

    @property
    def rarely_enough(self) -> float:
        """Letters without which nothing of it can be altered or scattered."""
        scattered = (1 - _SCATTERED_SHARE) * sum(self.letters.values())
        return max((1 - _BUT_ONE_SHARE) * self.total, scattered)


def sought(words: Sequence[str]) -> Sought:
    sizes = [_letters(word) for word in words]
    roots = tuple(map(root, words))
    return Sought(roots, dict(zip(roots, sizes, strict=True)), sum(sizes))


def find_alike(quotation: Sought, text: PreparedText) -> Likeness | None:
    """
    The stretch of the text in which most letters of the quotation's words stand.

    A window moves along the text. A word counts in it as often as the quotation has it,
    and no oftener: every stretch is full of "the".
    """
    if quotation.holds_too_little(text.roots_held):
        return None
    wanted = Counter(quotation.roots)
    width = len(quotation.roots) + _SLACK
    seen: Counter[str] = Counter()
    words = letters = 0
    best: Likeness | None = None
    others = text.roots
    for at, other in enumerate(others):
        if other in wanted:
            seen[other] += 1
            if seen[other] <= wanted[other]:
                words += 1
                letters += quotation.letters[other]
        if at >= width and (left := others[at - width]) in wanted:
            # Only then did it count; of more than are wanted the surplus leaves first.
            if seen[left] <= wanted[left]:
                words -= 1
                letters -= quotation.letters[left]
            seen[left] -= 1
        if best is None or (letters, words) > (best.letters, best.words):
            place = range(max(at - width + 1, 0), at + 1)
            best = Likeness(text, place, words, letters)
    return best


def find_scattered(quotation: Sought, text: PreparedText) -> Stretch | None:
    """Two neighbouring sentences over which most of it is scattered."""
    due = _SCATTERED_SHARE * sum(quotation.letters.values())
    held = text.roots_held
    if sum(size for each, size in quotation.letters.items() if each in held) < due:
        return None
    before: set[str] = set()
    start = 0
    for sentence in text.sentences:
        here = set(text.roots[sentence.start : sentence.stop])
        both = here | before
        found = [size for each, size in quotation.letters.items() if each in both]
        telling = sum(size >= _TELLING for size in found)
        if sum(found) >= due and telling > 1:
            return trimmed(text, range(start, sentence.stop), quotation)
        before, start = here, sentence.start
    return None


def trimmed(text: PreparedText, place: range, quotation: Sought) -> Stretch:
    """From the first to the last of the quotation's words in it."""
    roots = set(quotation.roots)
    held = [n for n in place if text.roots[n] in roots]
    return stretch_of(text, range(held[0], held[-1] + 1) if held else place)


def missing_from(words: Sequence[str], stretches: Sequence[Stretch]) -> tuple[str, ...]:
    """Those words that stand in none of the stretches, as they are."""
    left = Counter(word for stretch in stretches for word in stretch.words)
    return tuple(_not_left(words, left))


def _not_left(words: Sequence[str], left: Counter[str]) -> Iterator[str]:
    for word in words:
        if left[word] < 1:
            yield word
        left[word] -= 1


def _letters(word: str) -> int:
    # A character says about as much as a short word; see the rule at the head.
    return 3 if is_character(word) else len(unaccented(word))
