"""`convergence`: what independent voices share, what others echo, two matrices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from rich.cells import cell_len

from bot.domain.symposium import Symposium
from bot.domain.words.theme_telling import THEMES, tell_reading
from bot.evidence.convergence.convergence_report import (
    Convergence,
    convergence,
    convergence_record,
)
from bot.evidence.convergence.shifts import Shift, TookOver, shifts
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.sharing.shared_wording import Shared, describe_chance
from bot.evidence.themes.theme_record import last_readings, themes_record
from bot.host.host import Host
from bot.terminal.archive import find_file, find_spoken, run_with_host
from bot.terminal.drawn.consoles import find_width
from bot.terminal.drawn.themes import describe_themes
from bot.terminal.evidence import PASSAGE_LENGTH
from bot.terminal.exit_status import OK
from bot.terminal.output import one_line, shortened, write_document, write_json

_CELL = 6  # columns of a screen
_MOST_SHOWN = 10
_MOST_ARCHIVED = 30  # symposia looked through for what voices say anyway


def show_convergence(config: Path | None, id_or_file: str, *, as_json: bool) -> int:
    symposium = find_spoken(config, id_or_file)
    known = () if find_file(id_or_file) else _find_archived(config, symposium)
    report = convergence(symposium, exposure(symposium), archived=known)
    if as_json:
        write_json(convergence_record(report) | themes_record(symposium))
        return OK
    lines = [
        *describe_convergence(report, width=find_width()),
        *describe_shifts(shifts(symposium)),
        *describe_readings(symposium),
    ]
    write_document("\n".join(lines) + "\n")
    return OK


def _find_archived(config: Path | None, symposium: Symposium) -> Sequence[Symposium]:
    """In which its voices spoke too."""

    async def look(host: Host) -> Sequence[Symposium]:
        names = {voice.name for voice in symposium.voices}
        recent = await host.archive.recent(_MOST_ARCHIVED)
        others = [s.id for s in recent if s.id != symposium.id and names & {*s.voices}]
        return [await host.archive.find(other) for other in others]

    return run_with_host(config, look)


def describe_convergence(report: Convergence, *, width: float = inf) -> Iterator[str]:
    """All but the shifts, line by line; matrices that are wider stand as pairs."""
    n = f"n = {report.samples} sample{'s' if report.samples > 1 else ''} a voice"
    yield f"Shared by independent voices, unprompted ({n})"
    yield from _describe_shared(report.independent)
    yield "\nEcho: shared by voices of which one had met the other's words"
    yield from _describe_shared(report.echo)
    yield "\nSimilarity of what they said (0 to 1)"
    similarity = _Matrix(report.voices, report.similarity, "{} and {}", share=True)
    yield from _describe_matrix(similarity, width)
    yield "\nExposure: the share of a row's turns that had met words of the column"
    exposed = _Matrix(report.voices, report.exposed, "{} had met {}", share=False)
    yield from _describe_matrix(exposed, width)
    yield from _describe_agreement(report)
    yield "\nCaveats"
    yield from (f"  • {one_line(caveat)}" for caveat in report.caveats)


def describe_readings(symposium: Symposium) -> Iterator[str]:
    """What voices that were asked for a table read in several of them."""
    yield f"\n{THEMES}, in the words of a voice that was asked"
    if not (readings := last_readings(symposium)):
        yield "  Nobody was asked, or no answer could be read."
    for made in readings:
        yield f"  {one_line(tell_reading(made))}"
        yield from describe_themes(made, symposium)


def _describe_shared(all_shared: Sequence[Shared]) -> Iterator[str]:
    if not all_shared:
        yield "  nothing was found"
    for shared in all_shared[:_MOST_SHOWN]:
        voices = ", ".join(map(one_line, shared.voices))
        told = describe_chance(shared)
        yield f"  {_quote_phrase(shared)} — {voices} ({told})"
        for passage in shared.passages:
            said = shortened(passage.text, PASSAGE_LENGTH)
            yield f"      {one_line(passage.turn)}: {said}"
    if len(all_shared) > _MOST_SHOWN:
        yield f"  and {len(all_shared) - _MOST_SHOWN} more (--json lists them)"


@dataclass(frozen=True, slots=True)
class _Matrix:
    """
    A row and a column for each voice; *named* says of two what their cell tells, which
    is the same of the two the other way round if they *share* it.
    """

    voices: Sequence[str]
    rows: Sequence[Sequence[float]]
    named: str
    share: bool


def _describe_matrix(matrix: _Matrix, width: float) -> Iterator[str]:
    names = [one_line(voice) for voice in matrix.voices]
    longest = max(map(cell_len, names), default=0)
    if 2 + longest + len(names) * _CELL > width:
        yield from _describe_pairs(matrix, names)
        return
    for name, row in zip(names, matrix.rows, strict=True):
        cells = "".join(f"  {value:.2f}" for value in row)
        yield f"  {name}{' ' * (longest - cell_len(name))}{cells}"


def _describe_pairs(matrix: _Matrix, names: Sequence[str]) -> Iterator[str]:
    for row, one in enumerate(names):
        for column, other in enumerate(names):
            if column > row or (column < row and not matrix.share):
                value = matrix.rows[row][column]
                yield f"  {matrix.named.format(one, other)}: {value:.2f}"


def _describe_agreement(report: Convergence) -> Iterator[str]:
    if report.between is not None:
        mean, pairs = report.between.mean, report.between.pairs
        yield f"\nBetween independent voices: {mean:.2f} (n = {pairs} pairs of turns)"
    for voice, own in zip(report.voices, report.within, strict=True):
        if own is not None:
            share = f"{own.mean:.2f} (n = {own.pairs} pairs of samples)"
            yield f"Within {one_line(voice)}: {share}"


def describe_shifts(all_shifts: Sequence[Shift]) -> Iterator[str]:
    """The shifts, with their round and sample where there are several."""
    if all_shifts:
        yield "\nShifts between rounds (wording is compared, not meaning)"
    for shift in all_shifts:
        kept, dropped = len(shift.kept), len(shift.dropped)
        who = f"{one_line(shift.voice)}{_name_round(shift, all_shifts)}"
        yield f"  {who}: kept {kept} sentences, dropped {dropped}"
        for taken in shift.took_over[:_MOST_SHOWN]:
            whom = ", ".join(map(one_line, taken.from_whom))
            yield f"      took over {_quote_phrase(taken)} from {whom}"


def _quote_phrase(phrase: Shared | TookOver) -> str:
    """In quotation marks only where all of them say it so."""
    words = one_line(phrase.phrase)
    return f"“{words}”" if phrase.is_wording else words


def _name_round(shift: Shift, all_shifts: Sequence[Shift]) -> str:
    """The round and the sample, where there are several."""
    parts = []
    if len({each.round for each in all_shifts}) > 1:
        parts.append(f"round {shift.round}")
    if len({each.sample for each in all_shifts}) > 1:
        parts.append(f"sample {shift.sample}")
    return f" ({', '.join(parts)})" if parts else ""
