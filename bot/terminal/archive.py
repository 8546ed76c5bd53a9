"""`list`, `show`, `export`, `import`: what is in the archive."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from bot.domain.names import SymposiumId
from bot.domain.symposium import Relative, Symposium
from bot.domain.words.plain_words import ballots_held_back, held_back
from bot.errors import Declined, Misconfigured, Unreadable
from bot.host.host import Host
from bot.house import open_house
from bot.terminal.drawn.consoles import open_console, paged
from bot.terminal.drawn.family_tree import draw_tree
from bot.terminal.exit_status import OK, TAMPERED, UNUSABLE
from bot.terminal.export_files import (
    is_json,
    place_record,
    refuse_another,
    render_symposium,
    write_parted,
)
from bot.terminal.opening import open_settings
from bot.terminal.output import (
    one_line,
    read_file,
    say,
    tell,
    write_document,
    write_file,
)
from bot.terminal.prose import print_symposium
from bot.terminal.upkeep.unfinished import tell_unfinished
from bot.transcript.admitting import Admitted, admit_bytes
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read_bytes
from bot.transcript.verifying import find_change

T = TypeVar("T")


def run_with_host(
    config: Path | None, errand: Callable[[Host], Awaitable[T]], *, reads: bool = True
) -> T:
    """What *errand*, which only *reads*, brings from a host that is opened for it."""
    settings = open_settings(config)

    async def run() -> T:
        async with open_house(settings, reads=reads) as host:
            return await errand(host)

    return asyncio.run(run())


def find_symposium(config: Path | None, id_or_file: str) -> Symposium:
    """From the archive by its id, or from the file of that name, not archived then."""
    file = find_file(id_or_file)
    if file is None:
        return run_with_host(config, lambda host: host.archive.find(id_or_file))
    try:
        return read_bytes(read_file(file))
    except Unreadable as error:
        if "--" not in str(error):
            raise
        # Nothing can be said about a document here: its import takes the options.
        cure = f"import it so, with symposium import {file}, and name its id here"
        raise Unreadable(f"{error}; {cure}") from error


def find_spoken(config: Path | None, id_or_file: str) -> Symposium:
    """
    The same, for who has to know what was said: Declined while its sealed round still
    goes on, as nothing true can be told of words that are not there.
    """
    symposium = find_symposium(config, id_or_file)
    if symposium.is_held_back:
        raise Declined(f"{held_back} What it shows can be told then.")
    return symposium


def find_archived(config: Path | None, symposium_id: str) -> Symposium:
    """By its id; where words of it are held back, that is said."""

    async def find(host: Host) -> Symposium:
        found = await host.archive.find(symposium_id)
        await tell_unfinished(host.archive, but=found.id)
        return found

    symposium = run_with_host(config, find)
    if symposium.is_held_back:
        say(held_back)
    elif symposium.held_ballots:
        say(ballots_held_back)
    return symposium


def find_file(id_or_file: str) -> Path | None:
    """The file of that name, if there is one."""
    file = Path(id_or_file)
    return file if file.suffix and file.is_file() else None


def show_symposium(config: Path | None, symposium_id: str) -> int:
    symposium = find_archived(config, symposium_id)
    console = open_console()
    with paged(console):
        print_symposium(console, symposium)
    return OK


def show_tree(config: Path | None, symposium_id: str) -> int:
    async def find(host: Host) -> tuple[SymposiumId, Sequence[Relative]]:
        own = (await host.archive.find(symposium_id)).id
        return own, await host.archive.family(own)

    own, kin = run_with_host(config, find)
    for line in draw_tree(kin, own):
        tell(line)
    return OK


def export_symposium(
    config: Path | None,
    symposium_id: str,
    *,
    layout: str | None,
    output: Path | None,
    pictures: bool,
    no_record: bool,
    force: bool,
) -> int:
    """
    To standard output without *output*; without a *layout* in that of its ending.
    *pictures* are drawn beside it, over others only by *force*, and with *no_record*
    the record is written beside it. The status is that of a tampered record if it does
    not fit its digests.
    """
    layout = layout or _find_layout(output, no_record=no_record)
    _check_files(layout, output, pictures=pictures, no_record=no_record)
    if output and pictures and not force:
        _refuse_overwriting(output)
    symposium = find_archived(config, symposium_id)
    if output is None:
        write_document(render_symposium(symposium, layout))
    elif no_record:
        _part(symposium, output)
    else:
        _write(output, render_symposium(symposium, layout).encode())
    if output is not None and pictures:
        _draw(symposium, output)
    return _tell_change(symposium)


def _find_layout(output: Path | None, *, no_record: bool) -> str:
    """JSON where the file's name ends so; what leaves the record out is markdown."""
    return "json" if output and is_json(output) and not no_record else "markdown"


def _refuse_overwriting(beside: Path) -> None:
    """Misconfigured if something stands where the pictures would."""
    there = [file for file in _name_pictures(beside) if file.exists()]
    if there:
        raise Misconfigured(
            f"--pictures would write over {there[0]}; name another file with -o, or "
            "say --force."
        )


def _name_pictures(beside: Path) -> tuple[Path, Path]:
    """The picture's file, and the one that says in words what it shows."""
    picture = beside.with_suffix(".png")
    return picture, picture.with_suffix(".png.txt")


def _tell_change(symposium: Symposium) -> int:
    """Last of all, so that it is not overlooked; the status to end with."""
    change = find_change(symposium)
    if change is None:
        return OK
    say(one_line(change))
    return TAMPERED


def _check_files(
    layout: str, output: Path | None, *, pictures: bool, no_record: bool
) -> None:
    """Misconfigured if there is no place for what is written beside the export."""
    if pictures and output is None:
        raise Misconfigured("--pictures are written beside a file; name it with -o.")
    if no_record and layout == "json":
        raise Misconfigured(
            "--no-record leaves the record out of markdown, and a JSON export is the "
            "record; leave one of them out."
        )
    if no_record and output is None:
        raise Misconfigured(
            "--no-record writes the record beside the markdown; name its file with -o."
        )
    if no_record and output:
        place_record(output)


def _part(symposium: Symposium, output: Path) -> None:
    refuse_another(place_record(output), symposium)
    record = write_parted(symposium, output, cure="name another file.")
    say(f"Written to {output}, and the record to {record}.")


def _draw(symposium: Symposium, beside: Path) -> None:
    """The picture with the ending .png, and what it shows in words with .png.txt."""
    from bot.pictures.choosing import picture_of  # noqa: PLC0415 - few need it

    if symposium.is_held_back:
        say("It can be drawn then.")
        return
    picture = picture_of(symposium)
    if picture is None:
        say("There is nothing to draw: fewer than two voices spoke.")
        return
    file, words = _name_pictures(beside)
    _write(file, picture.png)
    _write(words, f"{picture.description}\n".encode())


def _write(file: Path, content: bytes) -> None:
    write_file(file, content, cure="name another file.")
    say(f"Written to {file}.")


def read_choices(
    *,
    lenient: bool,
    voices: Sequence[str],
    layout: str | None,
    conversation: str | None,
) -> ReadingChoices:
    """What was said of a document made by others; *voices* are "HEADING=NAME"."""
    named: dict[str, str] = {}
    for said in voices:
        heading, parted, name = said.rpartition("=")
        if not parted or not heading.strip():
            raise Misconfigured(
                f'--voice {said} is not of the form "HEADING=NAME"; write the words of '
                "the heading, an equals sign, and the voice's name"
            )
        named[heading.strip().lstrip("#").strip()] = name.strip()
    return ReadingChoices(lenient, named, layout, conversation)


def import_files(
    config: Path | None, files: Sequence[Path], choices: ReadingChoices
) -> int:
    """Every file that can be read is kept; the status is 2 if one could not be."""
    read = [_read_transcript(file, choices) for file in files]
    symposia = [one.symposium for one in read if one is not None]

    async def keep(host: Host) -> list[str]:
        return [await host.keep(symposium) for symposium in symposia]

    for id_ in run_with_host(config, keep, reads=False):
        tell(id_)
    return OK if len(symposia) == len(files) else UNUSABLE


def _read_transcript(file: Path, choices: ReadingChoices) -> Admitted | None:
    try:
        admitted = admit_bytes(read_file(file), choices=choices)
    except Misconfigured as error:
        say(str(error))
    except Unreadable as error:
        say(f"{file}: {error}")
    else:
        for sentence in admitted.sentences:
            say(f"{file}: {sentence}")
        return admitted
    return None
