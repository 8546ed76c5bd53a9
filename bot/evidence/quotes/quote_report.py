"""
Every quotation in a symposium's tables, looked for in the voices' own words.

A quotation that its voice did not say in one piece, and another voice did, names that
voice beside: the first who said it, from four words on. It stays spliced where it is
made of the first one's words in their order; where they would have to be changed too it
is not_found, being better explained by who said it so.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.domain.voice import Voice
from bot.errors import NotFound
from bot.evidence.quotes.closest import ClosestPassages
from bot.evidence.quotes.finding import QuoteFinding, QuoteRule, Stretch
from bot.evidence.quotes.prepared_text import PreparedText, prepare
from bot.evidence.quotes.said_texts import SaidTexts
from bot.evidence.quotes.spoken_text import spoken_words
from bot.evidence.quotes.verbatim import (
    Located,
    find_quotation,
    find_verbatim,
    located,
    outer_stripped,
)
from bot.evidence.voice_names import voice_meant
from bot.text.folding import folded_text

_TELLING = 4  # words in one piece that another voice is not given by chance
_NOTHING_SAID = SaidTexts(())
_NOT_SOUGHT = QuoteFinding(Check.NOT_FOUND, QuoteRule.NO_WORDS)


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """
    A quotation, and what became of it.

    *table* is the table's title, or "synthesis 1" and so on; None for one that was
    given. *voice* is the voice of this symposium that the table means, else what it
    says. *turn*, *start* and *end* (code points) are given when it is verbatim;
    *said_by* when it is not_found or spliced and stands in that other voice's text in
    one piece; *nearest* is the closest passage of the voice, exactly as it stands
    there, when not verbatim. *paraphrase*: the table does not give it as a quotation.
    *finding* and *elsewhere* say by which rule, and where the words stand, in the
    voice's text and in the other's; *candidates* who may be meant, where it is several.
    """

    table: str | None
    voice: VoiceName
    formulation: str
    check: Check
    turn: TurnId | None = None
    start: int | None = None
    end: int | None = None
    said_by: VoiceName | None = None
    nearest: str | None = None
    paraphrase: bool = False
    finding: QuoteFinding = field(default=_NOT_SOUGHT, compare=False, repr=False)
    elsewhere: Stretch | None = field(default=None, compare=False, repr=False)
    candidates: tuple[VoiceName, ...] = field(default=(), compare=False, repr=False)


def quotes(symposium: Symposium) -> tuple[QuoteRow, ...]:
    """All rows of all syntheses, in their order, but paraphrases without a word."""
    checker = QuoteChecker(symposium)
    return tuple(
        replace(
            checker.check(
                synthesis.title or f"synthesis {number}", row.voice, row.formulation
            ),
            paraphrase=row.paraphrase,
        )
        for number, synthesis in enumerate(symposium.syntheses, 1)
        for row in synthesis.rows
        if not row.paraphrase or any(map(str.isalnum, row.formulation))
    )


def check_table(symposium: Symposium, synthesis: Synthesis) -> Synthesis:
    """The same table, each row labelled as `quotes` would label it."""
    checker = QuoteChecker(symposium)
    found = [
        (row, checker.check(None, row.voice, row.formulation)) for row in synthesis.rows
    ]
    rows = (
        replace(row, check=q.check, turn=q.turn or row.turn, start=q.start, end=q.end)
        for row, q in found
    )
    return replace(synthesis, rows=tuple(rows))


def quote(symposium: Symposium, voice: str, words: str) -> QuoteRow:
    """One given quotation; NotFound if no voice is called so."""
    if voice_meant(voice, symposium.participants) is None:
        names = ", ".join(each.name for each in symposium.participants)
        if several := voices_like(voice, symposium.participants):
            either = " or ".join(several)
            raise NotFound(f"{voice!r} may be {either}; write the whole name.")
        raise NotFound(f"No voice here is called {voice!r}; there are: {names}.")
    return QuoteChecker(symposium).check(None, voice, words)


def quotes_record(rows: tuple[QuoteRow, ...]) -> dict[str, object]:
    """The JSON of `symposium quotes`, as docs/record.md has it."""
    return {"rows": [row_record(row) for row in rows]}


def voices_like(called: str, voices: Sequence[Voice]) -> tuple[VoiceName, ...]:
    """Each that would be meant by it if it were the only one."""
    return tuple(each.name for each in voices if voice_meant(called, (each,)))


def row_record(row: QuoteRow) -> dict[str, object]:
    told = {"paraphrase": True} if row.paraphrase else {}
    return {
        "table": row.table,
        "voice": row.voice,
        "formulation": row.formulation,
        "check": row.check.value,
        "turn": row.turn,
        "start": row.start,
        "end": row.end,
        "said_by": row.said_by,
        "nearest": row.nearest,
        **told,
    }


class QuoteChecker:
    """What each voice said, prepared once, however many quotations are checked."""

    def __init__(self, symposium: Symposium) -> None:
        self._voices = symposium.participants
        self._turns = symposium.turns
        self._closest: dict[VoiceName, ClosestPassages] = {}

    def check(self, table: str | None, called: str, formulation: str) -> QuoteRow:
        """The quotation that a table credits to the voice that it calls so."""
        return self.add_nearest(self.judge(called, formulation, table=table))

    def judge(
        self, called: str, formulation: str, *, table: str | None = None
    ) -> QuoteRow:
        """The same without the nearest passage, which takes longest to find."""
        meant = voice_meant(called, self._voices)
        voice = meant or VoiceName(called)
        finding = find_quotation(formulation, self._texts.get(voice, _NOTHING_SAID))
        found = located(finding)
        other = self._said_by(formulation, found)
        if other is not None and found.check is not Check.SPLICED:
            finding = replace(
                finding, check=Check.NOT_FOUND, rule=QuoteRule.SAID_BY_ANOTHER
            )
        if meant is None and voice not in self._texts:
            finding = QuoteFinding(Check.NOT_FOUND, QuoteRule.NOBODY_MEANT)
        return QuoteRow(
            table,
            voice,
            formulation,
            finding.check,
            found.turn,
            found.start,
            found.end,
            None if other is None else self._speakers[other.text.turn],
            finding=finding,
            elsewhere=other,
            candidates=() if meant else voices_like(called, self._voices),
        )

    def add_nearest(self, row: QuoteRow) -> QuoteRow:
        if row.check is Check.VERBATIM:
            return row
        return replace(row, nearest=self._nearest(row.voice, row.formulation))

    @cached_property
    def _prepared(self) -> tuple[PreparedText, ...]:
        """Also what a voice had said when it fell silent: those are its words."""
        return tuple(
            prepare(turn.id, turn.text) for turn in self._turns if turn.text.strip()
        )

    @cached_property
    def _speakers(self) -> Mapping[TurnId, VoiceName]:
        return {turn.id: turn.voice for turn in self._turns}

    @cached_property
    def _texts(self) -> Mapping[VoiceName, SaidTexts]:
        said: dict[VoiceName, list[PreparedText]] = defaultdict(list)
        for text in self._prepared:
            said[self._speakers[text.turn]].append(text)
        return {name: SaidTexts(texts) for name, texts in said.items()}

    @cached_property
    def _all(self) -> SaidTexts:
        return SaidTexts(self._prepared)

    def _said_by(self, formulation: str, found: Located) -> Stretch | None:
        """Where another said it first in one piece."""
        if found.check is Check.VERBATIM:
            return None
        quoted = outer_stripped(folded_text(formulation))
        if found.check is not Check.NOT_FOUND and len(spoken_words(quoted)) < _TELLING:
            return None
        # The voice itself did not say it, so whoever is found is another.
        said = find_verbatim(quoted, self._all)
        return None if said is None else said.stretches[0]

    def _nearest(self, voice: VoiceName, formulation: str) -> str | None:
        if voice not in self._closest:
            self._closest[voice] = ClosestPassages(
                self._texts.get(voice, _NOTHING_SAID).texts
            )
        nearest = self._closest[voice].find(formulation)
        return None if nearest is None else nearest.text
