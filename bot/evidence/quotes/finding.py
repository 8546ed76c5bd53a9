"""What was found of a quotation, by which rule, and where its words stand."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.synthesis import Check
from bot.evidence.quotes.prepared_text import PreparedText
from bot.evidence.quotes.spoken_text import spoken_words


class QuoteRule(StrEnum):
    """Which rule decided; docs/evidence.md says what each asks for."""

    LETTER_FOR_LETTER = "letter_for_letter"
    OTHER_PUNCTUATION = "other_punctuation"
    WORDS_LEFT_OUT = "words_left_out"
    PIECES_AT_BREAKS = "pieces_at_breaks"
    PIECES_IN_TURNS = "pieces_in_turns"
    OTHER_ARTICLE = "other_article"
    WORDS_CHANGED = "words_changed"
    WORDS_SCATTERED = "words_scattered"
    PIECES_CHANGED = "pieces_changed"
    PIECES_REORDERED = "pieces_reordered"
    NO_WORDS = "no_words"
    TOO_SHORT = "too_short"
    SAID_BY_ANOTHER = "said_by_another"
    TOO_LITTLE = "too_little"
    NOBODY_MEANT = "nobody_meant"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a text speaks from *start* to before *end*, offsets into it as spoken."""

    text: PreparedText
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        """Offsets in code points into the text."""
        return self.text.original(self.start, self.end)

    @property
    def passage(self) -> str:
        """Exactly as it stands there."""
        start, end = self.place
        return self.text.text[start:end]

    @property
    def words(self) -> tuple[str, ...]:
        return spoken_words(self.text.spoken.text[self.start : self.end])


def stretch_of(text: PreparedText, words: range) -> Stretch:
    """From the first to the last of these words, by their numbers."""
    starts, last = text.spoken.starts, words.stop - 1
    return Stretch(text, starts[words.start], starts[last] + len(text.words[last]))


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """
    *stretches* are where its words stand, in the quotation's order, none where nothing
    was found; *missing* are its words that stand in none of them.
    """

    check: Check
    rule: QuoteRule
    stretches: tuple[Stretch, ...] = ()
    missing: tuple[str, ...] = ()
