"""`exposure`, `quotes`, `endings`: what a record shows, as tables or as JSON."""

from collections.abc import Iterator
from pathlib import Path

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check
from bot.errors import Misconfigured
from bot.evidence.endings import EndingsReport, replay
from bot.evidence.exposure.exposure_report import (
    ExposureReport,
    exposure,
    exposure_record,
)
from bot.evidence.exposure.turn_exposure import Met, TurnExposure
from bot.evidence.quotes.quote_report import QuoteRow, quote, quotes, quotes_record
from bot.terminal.exit_status import OK
from bot.terminal.output import one_line, read_file, say, shortened, write_json
from bot.terminal.prose import print_columns
from bot.terminal.shelf import in_the_house
from bot.transcript.importing import read_bytes

PASSAGE_LENGTH = 90  # characters of one passage in a table


def symposium_of(config: Path | None, id: str) -> Symposium:  # noqa: A002 - the contract's word
    """From the archive by its id, or from the file of that name, not archived then."""
    file = file_of(id)
    if file is None:
        return in_the_house(config, lambda host: host.find(id))
    return read_bytes(read_file(file))


def file_of(id: str) -> Path | None:  # noqa: A002 - as above
    """The file that *id* names, if it names one."""
    file = Path(id)
    return file if file.suffix and file.is_file() else None


def show_exposure(config: Path | None, id: str, *, as_json: bool) -> int:  # noqa: A002 - as above
    report = exposure(symposium_of(config, id))
    if as_json:
        write_json(exposure_record(report))
        return OK
    headings = ("Turn", "Voice", "How", "Whose", "Where", "Passage")
    print_columns(headings, [row for turn in report.turns for row in _met_rows(turn)])
    _say_contradicted(report)
    return OK


def show_quotes(
    config: Path | None,
    id: str,  # noqa: A002 - as above
    *,
    voice: str | None,
    text: str | None,
    as_json: bool,
) -> int:
    if (voice is None) != (text is None):
        raise Misconfigured("--voice and --text belong together; give both.")
    symposium = symposium_of(config, id)
    if voice is not None and text is not None:
        rows: tuple[QuoteRow, ...] = (quote(symposium, voice, text),)
    else:
        rows = quotes(symposium)
    if as_json:
        write_json(quotes_record(rows))
        return OK
    if not rows:
        say("There is no quotation in it: it has no table.")
    headings = ("Table", "Voice", "Formulation", "Check", "Where or nearest")
    print_columns(headings, [_quote_cells(row) for row in rows])
    return OK


def show_endings(config: Path | None, id: str, *, as_json: bool) -> int:  # noqa: A002 - as above
    report = replay(symposium_of(config, id))
    if as_json:
        write_json(report.as_json)
        return OK
    for line in _ending_lines(report):
        print(line)  # noqa: T201 - the command's output
    return OK


def _met_rows(turn: TurnExposure) -> list[tuple[str, ...]]:
    own = (str(turn.turn), one_line(turn.voice))
    if turn.independent:
        return [(*own, "independent", "", "", "")]
    return [(*own, *_met_cells(met)) for met in turn.exposed_to]


def _met_cells(met: Met) -> tuple[str, ...]:
    whose = f"{one_line(met.voice)} ({met.turn})"
    return (met.how, whose, met.where, shortened(met.passage, PASSAGE_LENGTH))


def _say_contradicted(report: ExposureReport) -> None:
    for contradiction in report.contradicted_claims:
        claim = one_line(contradiction.claim)
        print(f"Contradicted: “{claim}” {one_line(contradiction.because)}")  # noqa: T201 - the command's output


def _quote_cells(row: QuoteRow) -> tuple[str, ...]:
    return (
        one_line(row.table or "given"),
        one_line(row.voice),
        shortened(row.formulation, PASSAGE_LENGTH),
        row.check.value,
        _where(row),
    )


def _where(row: QuoteRow) -> str:
    if row.check is Check.VERBATIM:
        return f"{row.turn}, characters {row.start} to {row.end}"
    told = []
    if row.said_by is not None:
        told.append(f"said by {one_line(row.said_by)}")
    if row.nearest is not None:
        told.append(f"nearest: {shortened(row.nearest, PASSAGE_LENGTH)}")
    return "; ".join(told)


def _ending_lines(report: EndingsReport) -> Iterator[str]:
    if report.kind is None:
        yield f"{report.messages} messages, and no ending among them."
        return
    yield (
        f"{report.messages} messages. It ends as {report.kind.value}, from message "
        f"{report.onset} on; the host would have asked no more after message "
        f"{report.stop_at}."
    )
    yield from (f"  • {one_line(sentence)}" for sentence in report.evidence)
