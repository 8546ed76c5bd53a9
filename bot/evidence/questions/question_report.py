"""
A question held against the record before it is put to anybody.

* A quotation that is given to voices has to stand in what one of them said, exactly as
  a table's formulations have to (`bot/evidence/quotes`); one that is given to nobody,
  in what anybody said, or was asked. Of what the asker says itself, its quotations are
  not its own words: who misquotes once cannot appeal to that.
* A quotation from elsewhere has to name its source behind it, and is never checked.
  Up to three words that nobody is said to have said are a term, and no quotation.
* A claim that voices did not know of each other must not be contradicted by what they
  had met (`bot/evidence/exposure/claims.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.domain.act import Quote
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check
from bot.domain.turn import Status, Turn
from bot.evidence.exposure.claims import contradicted_in, holds_claims
from bot.evidence.exposure.ordinary import length
from bot.evidence.exposure.search import Encounters
from bot.evidence.questions.quotations import (
    QuestionRoles,
    Quotation,
    find_quotations,
    mask,
    outermost,
)
from bot.evidence.quotes.prepared_text import PreparedText, prepare
from bot.evidence.quotes.quote_report import QuoteChecker, QuoteRow
from bot.evidence.quotes.verbatim import outer_stripped, verbatim
from bot.formats.tailored.older_passages import OlderPassage
from bot.text.folding import fold
from bot.text.lines import one_line, shortened
from bot.text.words import words

_TERM = 4.0  # words; fewer that nobody is said to have said are a term
_WORD = 1.5  # a single word in quotation marks is nobody's
_MOST = 40  # quotations that are looked for; the rest is called unchecked
_LONGEST = 300  # characters of a quotation, in a sentence about it


@dataclass(frozen=True, slots=True)
class Failure:
    """
    What does not hold: *kind* is spliced, altered or not_found (as in a table),
    misattributed, unsourced or independence. *passage* is what was really said nearest
    to it, in *turn*.
    """

    kind: str
    quotation: str
    why: str
    passage: str | None = None
    turn: TurnId | None = None


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """*quotes* are the passages of turns that it quotes, and that stand there."""

    failures: tuple[Failure, ...] = ()
    unchecked: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """For whoever reads it, one each."""
        told = [failure.why for failure in self.failures]
        told += [
            f"From elsewhere, and not checked: “{shortened(each, _LONGEST)}”."
            for each in self.unchecked
        ]
        return tuple(told) or ("All that it quotes stands in the record.",)


def check_question(
    text: str,
    symposium: Symposium,
    roles: QuestionRoles,
    *,
    passages: Sequence[OlderPassage] = (),
) -> QuestionReport:
    """
    What the question *text* quotes and claims, held against the *symposium* as it was
    before it (see `record_before`), and the *passages* that its writer was shown.
    """
    record = _Record(symposium, roles, passages)
    found = find_quotations(text, roles)
    judged = [record.judge(each) for each in found[:_MOST]]
    failures = [each for each in judged if isinstance(each, Failure)]
    unchecked = [each for each in judged if isinstance(each, str)]
    return QuestionReport(
        (*failures, *_false_claims(text, symposium)),
        (*unchecked, *(each.text for each in found[_MOST:])),
        tuple(dict.fromkeys(each for each in judged if isinstance(each, Quote))),
    )


def record_before(symposium: Symposium, place: int) -> Symposium:
    """As it was when what has that *place* happened: what had ended by then."""
    turns = tuple(t for t in symposium.turns if 0 < (t.place or 0) < place)
    acts = tuple(act for act in symposium.acts if (act.place or 0) < place)
    made = tuple(each for each in symposium.syntheses if (each.place or 0) < place)
    return replace(symposium, turns=turns, acts=acts, syntheses=made)


def _false_claims(text: str, symposium: Symposium) -> Iterator[Failure]:
    # What everybody had met takes long to find out: only for who claims something.
    if not holds_claims(text, symposium):
        return
    known = Encounters(symposium).exposures()
    for each in contradicted_in(text, symposium, known):
        claim = shortened(each.claim, _LONGEST)
        why = f"The record contradicts “{claim}” {each.because}"
        yield Failure("independence", each.claim, why)


class _Record:
    """What may be quoted, prepared once for all quotations of a question."""

    def __init__(
        self,
        symposium: Symposium,
        roles: QuestionRoles,
        passages: Sequence[OlderPassage],
    ) -> None:
        self._symposium = symposium
        own = [_without_quotations(t, roles) for t in symposium.turns]
        older = [
            Turn(each.turn, 0, each.voice, status=Status.SPOKEN, text=each.text)
            for each in passages
        ]
        self._turns = (*own, *older)
        self._checker = QuoteChecker(replace(symposium, turns=self._turns))
        self._speaking = tuple(dict.fromkeys(turn.voice for turn in self._turns))

    def judge(self, quotation: Quotation) -> Failure | Quote | str | None:
        """A failure, what is quoted, what is not checked; None where nothing is due."""
        quoted = outer_stripped(fold(quotation.text).text)
        size = length(words(quoted))
        if not quoted or size < _WORD:
            return None
        rows = [self._look(name, quotation) for name in self._whose(quotation)]
        for row in rows:
            if row.check is Check.VERBATIM:
                return self._quote(row)
        if verbatim(quoted, self._asked) is not None:
            return None
        return self._judge_inexact(quotation, rows, size)

    def _judge_inexact(
        self, quotation: Quotation, rows: Sequence[QuoteRow], size: float
    ) -> Failure | str | None:
        nearest = next((r for r in rows if r.check is not Check.NOT_FOUND), None)
        is_given = bool(quotation.given_to)
        other = next((r for r in rows if r.said_by is not None), None)
        if quotation.has_source and nearest is None and other is None:
            return quotation.text
        if is_given and other is not None:
            return self._misattributed(quotation, other)
        # A name in the sentence does not say that these few words are a quotation.
        is_term = size < _TERM and not (is_given and quotation.is_told)
        if is_term and nearest is None:
            return None
        if nearest is not None or is_given:
            return self._inexact(quotation, nearest or rows[0])
        words_ = shortened(quotation.text, _LONGEST)
        why = f"Nobody here said “{words_}”, and no source is named behind it."
        return Failure("unsourced", quotation.text, why)

    def _inexact(self, quotation: Quotation, row: QuoteRow) -> Failure:
        row = self._checker.add_nearest(row)
        given = shortened(quotation.text, _LONGEST)
        passage, turn = self._place(row.nearest)
        if passage is None:
            why = f"{row.voice} did not say “{given}”, nor anything like it."
        else:
            why = (
                f"{row.voice} did not say “{given}”{_CHECKED[row.check]}; nearest to "
                f"it is “{shortened(passage, _LONGEST)}” (turn {turn})."
            )
        return Failure(row.check.value, quotation.text, why, passage, turn)

    def _misattributed(self, quotation: Quotation, row: QuoteRow) -> Failure:
        speaker = row.said_by or row.voice
        found = self._look(speaker, quotation)
        why = (
            f"“{shortened(quotation.text, _LONGEST)}” was said by {speaker} (turn "
            f"{found.turn}), not by {row.voice}."
        )
        passage = self._exact(found)
        return Failure("misattributed", quotation.text, why, passage, found.turn)

    def _look(self, name: VoiceName, quotation: Quotation) -> QuoteRow:
        return self._checker.judge(name, quotation.text)

    def _whose(self, quotation: Quotation) -> tuple[VoiceName, ...]:
        return quotation.given_to or self._speaking

    def _quote(self, row: QuoteRow) -> Quote | None:
        """None for a passage from another symposium: no turn of this one is met."""
        if row.turn is None or row.start is None or row.end is None:
            return None
        here = any(turn.id == row.turn for turn in self._symposium.turns)
        return Quote(row.turn, row.start, row.end) if here else None

    def _exact(self, row: QuoteRow) -> str | None:
        texts = (turn.text for turn in self._turns if turn.id == row.turn)
        return next((text[row.start : row.end] for text in texts), None)

    def _place(self, passage: str | None) -> tuple[str | None, TurnId | None]:
        if passage is None:
            return None, None
        turns = (turn.id for turn in self._turns if passage in turn.text)
        return one_line(passage), next(turns, None)

    @cached_property
    def _asked(self) -> list[PreparedText]:
        """What people asked and said, and the file: to be quoted, and nobody's turn."""
        said = [self._symposium.question, self._symposium.context or ""]
        said += [act.text for act in self._symposium.acts if act.by is not None]
        texts = dict.fromkeys(text for text in said if text.strip())
        return [prepare(TurnId(""), text) for text in texts]


def _without_quotations(turn: Turn, roles: QuestionRoles) -> Turn:
    if turn.voice != roles.by or not turn.text:
        return turn
    return replace(turn, text=mask(turn.text, outermost(turn.text)))


_CHECKED = {
    Check.VERBATIM: "",
    Check.SPLICED: ", which leaves out words",
    Check.ALTERED: ", which changes words",
    Check.NOT_FOUND: "",
}
