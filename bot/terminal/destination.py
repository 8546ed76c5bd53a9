"""Where an export is written; whether it can be is found out before anyone speaks."""

from pathlib import Path

from bot.domain.symposium import Symposium
from bot.errors import Misconfigured
from bot.terminal.archive import render_symposium
from bot.terminal.output import write_file

_ENDINGS = (".md", ".json")


def checked(file: Path) -> Path:
    """The same file if an export can be written there; Misconfigured otherwise."""
    if file.suffix.lower() not in _ENDINGS:
        raise Misconfigured(
            f"--export {file} does not end in .md or .json; end it in one of them."
        )
    existed = file.exists()
    try:
        with file.open("ab"):
            pass
    except OSError as error:
        raise Misconfigured(
            f"--export {file} cannot be written ({error.strerror}); "
            "name a file in a folder that exists and is yours."
        ) from None
    if not existed:
        file.unlink()
    return file


def checked_folder(folder: Path) -> Path:
    """The same folder, made if need be; Misconfigured if nothing can be put there."""
    probe = folder / ".probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Misconfigured(
            f"{folder}/ cannot be written to ({error.strerror}); "
            "name another place with --export."
        ) from None
    return folder


def write(symposium: Symposium, file: Path) -> None:
    """By its ending: JSON for .json, markdown for the rest. UTF-8, no line changed."""
    layout = "json" if file.suffix.lower() == ".json" else "markdown"
    cure = f"the session is kept: symposium export {symposium.id}"
    write_file(file, render_symposium(symposium, layout).encode(), cure=cure)
