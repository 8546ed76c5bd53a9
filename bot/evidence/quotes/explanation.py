"""Which rule decided on a quotation, and where its words stand, for a person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.names import TurnId, VoiceName
from bot.domain.synthesis import Check
from bot.evidence.quotes.finding import QuoteRule, Stretch
from bot.evidence.quotes.quote_report import QuoteRow, row_record

_MOST_NAMED = 12  # words that a sentence lists one by one


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Exactly what *voice* said; offsets in code points into the text of *turn*."""

    voice: VoiceName
    turn: TurnId
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuoteExplanation:
    """
    *because* are sentences; *passages* are where the quotation's words stand, in its
    order, then where another said it; *missing* its words that stand in none of them.
    """

    rule: QuoteRule
    because: tuple[str, ...]
    passages: tuple[QuotedPassage, ...]
    missing: tuple[str, ...] = ()

    @property
    def as_json(self) -> dict[str, object]:
        return {
            "rule": self.rule.value,
            "because": " ".join(self.because),
            "passages": [
                {
                    "voice": passage.voice,
                    "turn": passage.turn,
                    "start": passage.start,
                    "end": passage.end,
                    "text": passage.text,
                }
                for passage in self.passages
            ],
            "missing": list(self.missing),
        }


def explain(row: QuoteRow) -> QuoteExplanation:
    finding = row.finding
    sentences = [_BECAUSE[finding.rule](row)]
    passages = [_passage(row.voice, stretch) for stretch in finding.stretches]
    is_not_verbatim = finding.check is not Check.VERBATIM
    if finding.missing and finding.stretches:
        sentences.append(f"Not there: {_listed(finding.missing)}.")
    if row.elsewhere is not None and row.said_by is not None:
        turn = row.elsewhere.text.turn
        sentences.append(f"{row.said_by} said it in one piece, in turn {turn}.")
        passages.append(_passage(row.said_by, row.elsewhere))
    if row.paraphrase and is_not_verbatim:
        sentences.append(
            "It stands without quotation marks: a paraphrase, which need not stand "
            "there."
        )
    return QuoteExplanation(
        finding.rule, tuple(sentences), tuple(passages), finding.missing
    )


def explained_record(rows: tuple[QuoteRow, ...]) -> dict[str, object]:
    """The JSON of `symposium quotes --explain`, as docs/record.md has it."""
    told = [row_record(row) for row in rows]
    return {
        "rows": [
            {**record, "explanation": explain(row).as_json}
            for record, row in zip(told, rows, strict=True)
        ]
    }


def _passage(voice: VoiceName, stretch: Stretch) -> QuotedPassage:
    start, end = stretch.place
    return QuotedPassage(voice, stretch.text.turn, start, end, stretch.passage)


def _letter_for_letter(row: QuoteRow) -> str:
    return f"It stands so in turn {row.turn}, in one piece."


def _other_punctuation(row: QuoteRow) -> str:
    return (
        f"Its words stand in turn {row.turn} one after another, with other "
        "punctuation, which changes none of them."
    )


def _words_left_out(row: QuoteRow) -> str:
    return (
        f"All its words are {row.voice}'s, in their order, within two neighbouring "
        f"sentences, and {_count(_left_out(row.finding.stretches), 'word')} between "
        "them left out."
    )


def _pieces_at_breaks(row: QuoteRow) -> str:
    return (
        "It shows a break (an ellipsis, a slash, an equals sign, an arrow or the end "
        f"of a sentence), and its pieces stand in turn {_turns(row)}, each after the "
        "one before."
    )


def _pieces_in_turns(row: QuoteRow) -> str:
    return (
        f"It shows a break, and its pieces stand in turns of {row.voice} "
        f"({_turns(row)}), each after the one before."
    )


def _other_article(row: QuoteRow) -> str:
    return (
        f"All its words stand in turn {_turns(row)} in this order, but an article of "
        "it stands before another word there."
    )


def _words_changed(row: QuoteRow) -> str:
    return (
        f"Most of its words stand in one stretch of turn {_turns(row)}, some of them "
        "in another form or another order."
    )


def _words_scattered(row: QuoteRow) -> str:
    return (
        "Most of its words stand scattered over two neighbouring sentences of turn "
        f"{_turns(row)}."
    )


def _pieces_reordered(row: QuoteRow) -> str:
    return (
        f"It shows a break, and its pieces stand in turn {_turns(row)}, though in "
        "another order."
    )


def _pieces_changed(row: QuoteRow) -> str:
    return (
        f"It shows a break, and of each of its pieces most stands in turn "
        f"{_turns(row)}, some of it changed."
    )


def _no_words(_: QuoteRow) -> str:
    return "There is no word in it."


def _too_short(row: QuoteRow) -> str:
    return (
        f"{row.voice} said nothing so, and of fewer than three words nothing else is "
        "asked: two may meet anywhere."
    )


def _said_by_another(row: QuoteRow) -> str:
    return f"{row.voice} did not say it so; at most in other words."


def _too_little(row: QuoteRow) -> str:
    return f"No stretch of what {row.voice} said holds two thirds of it, by letters."


def _nobody(row: QuoteRow) -> str:
    if len(row.candidates) <= 1:
        return f"Nobody here is called {row.voice}."
    return (
        f"{row.voice} could be {' or '.join(row.candidates)}; it was not guessed. "
        "Write the whole name."
    )


_BECAUSE: Mapping[QuoteRule, Callable[[QuoteRow], str]] = MappingProxyType(
    {
        QuoteRule.LETTER_FOR_LETTER: _letter_for_letter,
        QuoteRule.OTHER_PUNCTUATION: _other_punctuation,
        QuoteRule.WORDS_LEFT_OUT: _words_left_out,
        QuoteRule.PIECES_AT_BREAKS: _pieces_at_breaks,
        QuoteRule.PIECES_IN_TURNS: _pieces_in_turns,
        QuoteRule.OTHER_ARTICLE: _other_article,
        QuoteRule.WORDS_CHANGED: _words_changed,
        QuoteRule.WORDS_SCATTERED: _words_scattered,
        QuoteRule.PIECES_CHANGED: _pieces_changed,
        QuoteRule.PIECES_REORDERED: _pieces_reordered,
        QuoteRule.NO_WORDS: _no_words,
        QuoteRule.TOO_SHORT: _too_short,
        QuoteRule.SAID_BY_ANOTHER: _said_by_another,
        QuoteRule.TOO_LITTLE: _too_little,
        QuoteRule.NOBODY_MEANT: _nobody,
    }
)


def _turns(row: QuoteRow) -> str:
    turns = dict.fromkeys(stretch.text.turn for stretch in row.finding.stretches)
    return ", ".join(turns)


def _left_out(stretches: Sequence[Stretch]) -> int:
    """How many words stand between them, all being of one text."""
    first, last = stretches[0], stretches[-1]
    whole = Stretch(first.text, first.start, last.end)
    return len(whole.words) - sum(len(stretch.words) for stretch in stretches)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_NAMED
    told = ", ".join(f"“{word}”" for word in words[:_MOST_NAMED])
    return f"{told} and {more} more" if more > 0 else told
