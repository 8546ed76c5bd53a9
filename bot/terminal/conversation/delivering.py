"""What is left of a symposium that was held: a file, what is printed, where it is."""

from dataclasses import dataclass
from pathlib import Path

from bot.domain.symposium import Symposium
from bot.errors import Misconfigured
from bot.terminal.drawn.consoles import open_console
from bot.terminal.export_files import (
    check_file,
    check_folder,
    place_record,
    refuse_another,
    render_symposium,
    write_export,
    write_parted,
)
from bot.terminal.options import DeliveryOptions
from bot.terminal.output import say, write_exact
from bot.terminal.prose import print_symposium

_FOLDER = Path("transcripts")


@dataclass(frozen=True, slots=True)
class HeldSymposium:
    """
    *printed*: whose answers stand on the screen already, None if nothing does.
    *unwritten* says why the archive does not have all of it, None if it does.
    """

    symposium: Symposium
    interrupted: bool
    printed: frozenset[str] | None
    unwritten: str | None


def check_destination(delivery: DeliveryOptions) -> Path | None:
    """
    The folder for the transcript where no other form is asked for.

    Misconfigured, before anyone speaks, if the export could not be written.
    """
    if delivery.no_record:
        _check_parting(delivery)
    if delivery.export is not None:
        check_file(delivery.export)
    elif not delivery.as_json:
        check_folder(_FOLDER)
        return _FOLDER
    return None


def _check_parting(delivery: DeliveryOptions) -> None:
    if delivery.export is not None:
        refuse_another(place_record(delivery.export))
    elif delivery.as_json:
        raise Misconfigured(
            "--no-record leaves the record out of the markdown, and --json writes "
            "nothing else; leave one of them out."
        )


def deliver(
    result: HeldSymposium, delivery: DeliveryOptions, folder: Path | None
) -> None:
    """Misconfigured, after all is printed, if its file could not be written."""
    symposium = result.symposium
    file = delivery.export or (folder / f"{symposium.id}.md" if folder else None)
    failed = None if file is None else _write(result, delivery, file)
    # Whatever became of the file: nowhere else would it stand.
    if delivery.as_json:
        write_exact(render_symposium(symposium, "json"))
    else:
        print_symposium(open_console(), symposium, printed=result.printed)
    # Published where its maker cannot change it any more, it shows that nobody has.
    say(f"Head of the chain of digests: {symposium.head}")
    stopped = "Stopped. " if result.interrupted else ""
    written = f"Written to {file}. " if file is not None and failed is None else ""
    say(stopped + written + _tell_kept(result))
    if failed is not None:
        raise failed


def _write(
    result: HeldSymposium, delivery: DeliveryOptions, file: Path
) -> Misconfigured | None:
    """Why it could not be written, to be raised when all that was said is printed."""
    cure = f"the session is kept: symposium export {result.symposium.id}"
    if result.unwritten:
        cure = "what was said stands on standard output alone."
    write = write_parted if delivery.no_record else write_export
    try:
        write(result.symposium, file, cure=cure)
    except Misconfigured as error:
        return error
    return None


def _tell_kept(result: HeldSymposium) -> str:
    id_ = result.symposium.id
    if result.unwritten is None:
        return f"Kept as {id_}: symposium show {id_}"
    return f"Not all of {id_} could be kept. {result.unwritten}"
