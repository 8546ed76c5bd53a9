"""
Every quotation in a symposium's tables, looked for in the voices' own words.

A quotation that its voice did not say in one piece, and another voice did, is
not_found with that voice named, even if it could be made of the first one's words by
leaving some out: four words in one piece are better explained by who said them so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.errors import NotFound
from bot.evidence.quotes.closest import ClosestPassages
from bot.evidence.quotes.prepared_text import PreparedText, prepare
from bot.evidence.quotes.verbatim import (
    Located,
    locate_prepared,
    outer_stripped,
    verbatim,
)
from bot.evidence.voice_names import voice_meant
from bot.text.folding import fold
from bot.text.words import words

_TELLING = 4  # words in one piece that another voice is not given by chance


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """
    A quotation, and what became of it.

    *table* is the table's title, or "synthesis 1" and so on; None for one that was
    given. *voice* is the voice of this symposium that the table means, else what it
    says. *turn*, *start* and *end* (code points) are given when it is verbatim;
    *said_by* when it is not_found and stands in that other voice's text; *nearest* is
    the closest passage of the voice, exactly as it stands there, when not verbatim.
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


def quotes(symposium: Symposium) -> tuple[QuoteRow, ...]:
    """All rows of all syntheses, in their order."""
    checker = QuoteChecker(symposium)
    return tuple(
        checker.check(
            synthesis.title or f"synthesis {number}", row.voice, row.formulation
        )
        for number, synthesis in enumerate(symposium.syntheses, 1)
        for row in synthesis.rows
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
        raise NotFound(f"No voice here is called {voice!r}; there are: {names}.")
    return QuoteChecker(symposium).check(None, voice, words)


def quotes_record(rows: tuple[QuoteRow, ...]) -> dict[str, object]:
    """The JSON of `symposium quotes`, as docs/record.md has it."""
    return {"rows": [_row_record(row) for row in rows]}


def _row_record(row: QuoteRow) -> dict[str, object]:
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
        voice = voice_meant(called, self._voices) or VoiceName(called)
        texts = self._texts.get(voice, ())
        found = locate_prepared(formulation, texts)
        other = self._said_by(voice, formulation, found)
        if other is not None:
            found = Located(Check.NOT_FOUND)
        place = (found.check, found.turn, found.start, found.end)
        return QuoteRow(table, voice, formulation, *place, other)

    def add_nearest(self, row: QuoteRow) -> QuoteRow:
        if row.check is Check.VERBATIM:
            return row
        return replace(row, nearest=self._nearest(row.voice, row.formulation))

    @cached_property
    def _texts(self) -> Mapping[VoiceName, tuple[PreparedText, ...]]:
        """Also what a voice had said when it fell silent: those are its words."""
        names = dict.fromkeys(turn.voice for turn in self._turns)
        return {name: tuple(self._of(name)) for name in names}

    def _of(self, name: VoiceName) -> Iterator[PreparedText]:
        for turn in self._turns:
            if turn.voice == name and turn.text.strip():
                yield prepare(turn.id, turn.text)

    def _said_by(
        self, voice: VoiceName, formulation: str, found: Located
    ) -> VoiceName | None:
        """Who else said it in one piece."""
        quoted = outer_stripped(fold(formulation).text)
        if found.check is Check.VERBATIM or not quoted:
            return None
        if found.check is not Check.NOT_FOUND and len(words(quoted)) < _TELLING:
            return None
        for name, texts in self._texts.items():
            if name != voice and verbatim(quoted, texts) is not None:
                return name
        return None

    def _nearest(self, voice: VoiceName, formulation: str) -> str | None:
        if voice not in self._closest:
            self._closest[voice] = ClosestPassages(self._texts.get(voice, ()))
        nearest = self._closest[voice].find(formulation)
        return None if nearest is None else nearest.text
