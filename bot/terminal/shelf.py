"""`list`, `show`, `export`, `import`: what is in the archive."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.archive import Summary
from bot.domain.symposium import Origin, Symposium
from bot.errors import Misconfigured, Unreadable
from bot.host.host import Host
from bot.house import open_house
from bot.terminal.destination import exported
from bot.terminal.exit_status import OK, UNUSABLE
from bot.terminal.output import one_line, read_file, say, write_exact, write_file
from bot.terminal.prose import open_console, print_columns, print_symposium
from bot.terminal.setting_up import set_up
from bot.transcript.importing import read_bytes

T = TypeVar("T")

_HEADINGS = ("Id", "Started (UTC)", "Format", "From", "Spoken", "Title")


def in_the_house(config: Path | None, errand: Callable[[Host], Awaitable[T]]) -> T:
    settings = set_up(config)

    async def run() -> T:
        async with open_house(settings) as host:
            return await errand(host)

    return asyncio.run(run())


def list_recent(config: Path | None, limit: int) -> int:
    found = in_the_house(config, lambda host: host.recent(limit))
    if not found:
        say("The archive is empty. Begin with: symposium rehearse")
    print_columns(_HEADINGS, [_cells(summary) for summary in found])
    return OK


def _cells(summary: Summary) -> tuple[str, ...]:
    return (
        summary.id,
        _moment(summary.started),
        one_line(summary.format),
        summary.origin.value,
        f"{summary.spoken}/{summary.turns}"
        + (", unfinished" if _is_open(summary) else ""),
        one_line(summary.title or summary.question),
    )


def _is_open(summary: Summary) -> bool:
    """An imported document need not say when it ended."""
    return summary.ended is None and summary.origin is not Origin.IMPORTED


def _moment(moment: datetime | None) -> str:
    return "unknown" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def show(config: Path | None, id: str) -> int:  # noqa: A002 - the contract's word
    symposium = in_the_house(config, lambda host: host.find(id))
    print_symposium(open_console(), symposium)
    return OK


def export(
    config: Path | None,
    id: str,  # noqa: A002 - the contract's word
    *,
    layout: str,
    output: Path | None,
    pictures: bool = False,
) -> int:
    if pictures and output is None:
        raise Misconfigured("--pictures are written beside a file; name it with -o.")
    symposium = in_the_house(config, lambda host: host.find(id))
    text = exported(symposium, layout)
    if output is None:
        write_exact(text)
        return OK
    _write(output, text.encode())
    if pictures:
        _draw(symposium, output)
    return OK


def _draw(symposium: Symposium, beside: Path) -> None:
    """The picture with the ending .png, and what it shows in words with .png.txt."""
    from bot.pictures.choosing import picture_of  # noqa: PLC0415 - few need it

    picture = picture_of(symposium)
    if picture is None:
        say("There is nothing to draw: fewer than two voices spoke.")
        return
    file = beside.with_suffix(".png")
    _write(file, picture.png)
    _write(file.with_suffix(".png.txt"), f"{picture.description}\n".encode())


def _write(file: Path, data: bytes) -> None:
    write_file(file, data, cure="name another file.")
    say(f"Written to {file}.")


def import_files(
    config: Path | None, files: Sequence[Path], *, lenient: bool = False
) -> int:
    """Every file that can be read is kept; the status is 2 if one could not be."""
    found = [_transcript(file, lenient=lenient) for file in files]
    good = [symposium for symposium in found if symposium is not None]

    async def keep(host: Host) -> list[str]:
        return [await host.keep(symposium) for symposium in good]

    for id_ in in_the_house(config, keep):
        sys.stdout.write(f"{id_}\n")
    return OK if len(good) == len(files) else UNUSABLE


def _transcript(file: Path, *, lenient: bool) -> Symposium | None:
    try:
        return read_bytes(read_file(file), lenient=lenient)
    except Misconfigured as error:
        say(str(error))
    except Unreadable as error:
        say(f"{file}: {error}")
    return None
