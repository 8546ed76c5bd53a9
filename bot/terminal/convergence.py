"""`convergence`: what independent voices share, what others echo, two matrices."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.domain.symposium import Symposium
from bot.evidence.convergence.convergence_report import (
    Convergence,
    Shared,
    convergence,
    convergence_record,
)
from bot.evidence.convergence.habits import Habits, habits
from bot.evidence.convergence.shifts import Shift, TookOver, shifts
from bot.evidence.exposure.exposure_report import exposure
from bot.host.host import Host
from bot.terminal.archive import find_file, find_symposium, run_with_host
from bot.terminal.evidence import PASSAGE_LENGTH
from bot.terminal.exit_status import OK
from bot.terminal.output import one_line, shortened, write_exact, write_json

_MOST_SHOWN = 12
_MOST_ARCHIVED = 30  # symposia looked through for habits


def show_convergence(config: Path | None, id: str, *, as_json: bool) -> int:  # noqa: A002 - the contract's word
    symposium = find_symposium(config, id)
    known = Habits() if find_file(id) else _habits(config, symposium)
    found = convergence(symposium, exposure(symposium), habits=known)
    if as_json:
        write_json(convergence_record(found))
        return OK
    lines = [*told_of(found), *shifted(shifts(symposium))]
    write_exact("\n".join(lines) + "\n")
    return OK


def _habits(config: Path | None, symposium: Symposium) -> Habits:
    async def look(host: Host) -> Habits:
        names = {voice.name for voice in symposium.voices}
        recent = await host.recent(_MOST_ARCHIVED)
        others = [s.id for s in recent if s.id != symposium.id and names & {*s.voices}]
        return habits([await host.find(other) for other in others])

    return run_with_host(config, look)


def told_of(found: Convergence) -> Iterator[str]:
    """All but the shifts, line by line."""
    n = f"n = {found.samples} sample{'s' if found.samples > 1 else ''} a voice"
    yield f"Shared by independent voices, unprompted ({n})"
    yield from _shared(found.independent)
    yield "\nEcho: shared by voices of which one had met the other's words"
    yield from _shared(found.echo)
    yield "\nSimilarity of what they said (0 to 1)"
    yield from _matrix(found.voices, found.similarity)
    yield "\nExposure: the share of a row's turns that had met words of the column"
    yield from _matrix(found.voices, found.exposed)
    yield from _agreement(found)
    yield "\nCaveats"
    yield from (f"  • {one_line(caveat)}" for caveat in found.caveats)


def _shared(all_shared: Sequence[Shared]) -> Iterator[str]:
    if not all_shared:
        yield "  nothing was found"
    for shared in all_shared[:_MOST_SHOWN]:
        voices = ", ".join(map(one_line, shared.voices))
        yield f"  {_phrase(shared)} — {voices}"
        for passage in shared.passages:
            yield f"      {passage.turn}: {shortened(passage.text, PASSAGE_LENGTH)}"
    if len(all_shared) > _MOST_SHOWN:
        yield f"  and {len(all_shared) - _MOST_SHOWN} more (--json lists them)"


def _matrix(voices: Sequence[str], rows: Sequence[Sequence[float]]) -> Iterator[str]:
    width = max((len(one_line(voice)) for voice in voices), default=0)
    for voice, row in zip(voices, rows, strict=True):
        cells = "  ".join(f"{value:.2f}" for value in row)
        yield f"  {one_line(voice).ljust(width)}  {cells}"


def _agreement(found: Convergence) -> Iterator[str]:
    if found.between is not None:
        mean, pairs = found.between.mean, found.between.pairs
        yield f"\nBetween independent voices: {mean:.2f} (n = {pairs} pairs of turns)"
    for voice, own in zip(found.voices, found.within, strict=True):
        if own is not None:
            told = f"{own.mean:.2f} (n = {own.pairs} pairs of samples)"
            yield f"Within {one_line(voice)}: {told}"


def shifted(moves: Sequence[Shift]) -> Iterator[str]:
    """The shifts, with their round and sample where there are several."""
    if moves:
        yield "\nShifts between rounds (wording is compared, not meaning)"
    for move in moves:
        kept, dropped = len(move.kept), len(move.dropped)
        who = f"{one_line(move.voice)}{_which(move, moves)}"
        yield f"  {who}: kept {kept} sentences, dropped {dropped}"
        for taken in move.took_over[:_MOST_SHOWN]:
            whom = ", ".join(map(one_line, taken.from_whom))
            yield f"      took over {_phrase(taken)} from {whom}"


def _phrase(found: Shared | TookOver) -> str:
    """In quotation marks only where all of them say it so."""
    told = one_line(found.phrase)
    return f"“{told}”" if found.is_wording else told


def _which(move: Shift, moves: Sequence[Shift]) -> str:
    """The round and the sample, where there are several."""
    told = []
    if len({each.round for each in moves}) > 1:
        told.append(f"round {move.round}")
    if len({each.sample for each in moves}) > 1:
        told.append(f"sample {move.sample}")
    return f" ({', '.join(told)})" if told else ""
