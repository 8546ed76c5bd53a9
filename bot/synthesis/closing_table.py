"""
The synthesiser's answer, read tolerantly and checked strictly.

In whatever shape the table comes, it is taken; whatever it quotes is looked for in the
voice's own words.
"""

from collections.abc import Mapping, Sequence

# ruff: noqa: RUF001 - the quotation marks are its subject
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason, Turn
from bot.errors import VoiceError
from bot.evidence.quotes.verbatim import Located, locate
from bot.evidence.voice_names import voice_meant
from bot.synthesis.answer_shapes import Draft, Line, draft
from bot.synthesis.extraction import extracted_row
from bot.synthesis.heard import heard, texts, unheard
from bot.synthesis.lenient_json import values
from bot.text.lines import one_line

_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’"))
_STRICTNESS = tuple(Check)
_MOST_LINES = 12  # that are looked at for one voice


def read(answer: str, symposium: Symposium, *, by: str = "") -> Synthesis:
    """
    The table in *answer*, written *by* a voice, each formulation checked.

    A voice that was heard and has no row is missing without a reason. Raises VoiceError
    (garbled) when no row for any voice of the symposium can be made out.
    """
    drafts = [draft(value, symposium.voices) for value in values(answer)]
    # Of several tables the fullest is meant, and of equals the last: drafts come first.
    best = max(reversed(drafts), key=lambda d: len(_known(d, symposium)), default=None)
    if best is None or not (known := _known(best, symposium)):
        raise VoiceError(
            Reason.GARBLED,
            "the synthesiser's answer holds no table that can be read; ask again, or "
            "choose another voice for the synthesis.",
        )
    return _synthesis(symposium, best, known, by=by)


def _known(
    written: Draft, symposium: Symposium
) -> Mapping[VoiceName, tuple[Line, ...]]:
    """The lines by the voice they are about; of a voice nobody heard there are none."""
    present = heard(symposium)
    lines: dict[VoiceName, tuple[Line, ...]] = {}
    for line in written.lines:
        name = voice_meant(line.called, symposium.voices)
        if name is not None and name in present:
            lines[name] = (*lines.get(name, ()), line)
    return lines


def _synthesis(
    symposium: Symposium,
    written: Draft,
    known: Mapping[VoiceName, Sequence[Line]],
    *,
    by: str,
) -> Synthesis:
    present = heard(symposium)
    rows = tuple(
        _best_row(name, known[name], turns)
        for name, turns in present.items()
        if name in known
    )
    left_out = {name for name in present if name not in known}
    silent = {missing.voice: missing for missing in unheard(symposium)}
    absent = tuple(
        silent.get(voice.name, Missing(voice.name, None))
        for voice in symposium.voices
        if voice.name in silent or voice.name in left_out
    )
    findings = dict(written.findings)
    if note := _note(symposium, written, known):
        findings["note"] = (note,)
    return Synthesis(by, rows, findings, absent)


def _best_row(name: VoiceName, lines: Sequence[Line], turns: tuple[Turn, ...]) -> Row:
    """Of several lines for one voice the best quotation; of equals the first."""
    rows = [_row(name, line, turns) for line in lines[:_MOST_LINES]]
    return min(rows, key=lambda row: _STRICTNESS.index(row.check))


def _row(name: VoiceName, line: Line, turns: tuple[Turn, ...]) -> Row:
    if not line.formulation:
        row = extracted_row(name, turns)
        position = line.position or row.position
        return Row(name, position, row.formulation, row.check, *_place(row))
    formulation = _unquoted(line.formulation)
    located = locate(formulation, texts(turns))
    return Row(name, line.position, formulation, located.check, *_place(located))


def _place(found: Located | Row) -> tuple[TurnId | None, int | None, int | None]:
    return found.turn, found.start, found.end


def _unquoted(formulation: str) -> str:
    """Without the quotation marks around the whole, where there are some."""
    for opener, closer in _QUOTES:
        inner = formulation[1:-1]
        wrapped = formulation[:1] == opener and formulation[-1:] == closer
        if wrapped and inner and opener not in inner and closer not in inner:
            return inner.strip()
    return formulation


def _note(
    symposium: Symposium, written: Draft, known: Mapping[VoiceName, Sequence[Line]]
) -> str:
    """What was done to the answer to make a table of it; empty if nothing was."""
    present = heard(symposium)
    meant = [(voice_meant(e.called, symposium.voices), e) for e in written.lines]
    strangers = [line.called for name, line in meant if name is None]
    unheard_ = [name for name, _ in meant if name and name not in present]
    doubled = [name for name, lines in known.items() if len(lines) > 1]
    unquoted = [
        n for n, lines in known.items() if not any(e.formulation for e in lines)
    ]
    said: list[tuple[str, Sequence[str]]] = [
        ("Left out, because no such voice took part", strangers),
        ("Left out, because nothing it said counts", unheard_),
        ("Listed more than once, the best quotation was kept", doubled),
        ("Not quoted; a sentence was taken from the text without a model", unquoted),
    ]
    return " ".join(f"{why}: {_names(names)}." for why, names in said if names)


def _names(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(one_line(name)[:80] for name in names))
