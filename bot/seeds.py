"""
The data that comes with the program: presets, panels, prompts, wording, a cast.

Nothing is read at import; each function reads its file when it is called.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import Misconfigured

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Preset:
    """The address lines of a provider; a local server has no *key_env*."""

    name: str
    title: str
    dialect: str
    base_url: str
    key_env: str | None = None


def providers() -> Mapping[str, Preset]:
    """The presets by the name that `provider = "..."` uses."""
    table = _toml("providers.toml")
    return {name: Preset(name=name, **lines) for name, lines in table.items()}


def default_voices() -> tuple[Voice, ...]:
    """Those that speak when nothing is configured but OpenRouter's key."""
    presets = providers()
    return tuple(_voice(lines, presets) for lines in _toml("panels.toml")["voices"])


def default_panels() -> Mapping[str, tuple[VoiceName, ...]]:
    """The rosters of the voices that speak when nothing is configured."""
    panels = _toml("panels.toml")["panels"]
    return {name: tuple(map(VoiceName, members)) for name, members in panels.items()}


def default_synthesiser() -> VoiceName:
    """Who of them writes the closing table."""
    return VoiceName(_toml("panels.toml")["synthesiser"])


def questions() -> tuple[str, ...]:
    """Opening questions; the first is the rehearsal's."""
    return tuple(_toml("questions.toml")["questions"])


def prompt(name: str) -> str:
    """
    The text of `prompts/NAME.md`; KeyError if there is none.

    Places to be filled are written {{so}}.
    """
    path = _folder() / "prompts" / f"{name}.md"
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8").strip()


def prompts(format_name: str) -> Mapping[str, str]:
    """
    What a format tells its voices, by role: `prompts/FORMAT.md` is the role "voice",
    `prompts/FORMAT-ROLE.md` that role. "passing", how to pass or leave, and "baseline"
    are everybody's.
    """
    folder = _folder() / "prompts"
    own = {
        path.stem.partition("-")[2] or "voice": prompt(path.stem)
        for path in sorted(folder.glob(f"{format_name}*.md"))
        if path.stem.partition("-")[0] == format_name
    }
    shared = {role: prompt(role) for role in ("baseline", "passing")}
    return {**shared, **own} if own else {}


def wording(name: str) -> Mapping[str, Any]:
    """
    What `wording/NAME.toml` lists, by language; `bot/text/wordlists.py` reads it.

    Misconfigured if it cannot be read.
    """
    try:
        return _toml(f"wording/{name}.toml")
    except (OSError, ValueError) as error:
        raise Misconfigured(
            f"seeds/wording/{name}.toml cannot be read ({error}). Correct it, or "
            f"install the program again."
        ) from error


def rehearsal(name: str) -> Mapping[str, Any]:
    """The table in `rehearsal/NAME.toml`: "cast", or one of its characters."""
    return _toml(f"rehearsal/{name}.toml")


def _voice(lines: Mapping[str, Any], presets: Mapping[str, Preset]) -> Voice:
    preset = presets[lines["provider"]]
    return Voice(
        VoiceName(lines["name"]),
        epithet=lines["epithet"],
        model=lines["model"],
        successors=tuple(lines["successors"]),
        dialect=preset.dialect,
        base_url=preset.base_url,
        key_env=preset.key_env,
        colour=lines["colour"],
        context=lines.get("context"),
    )


def _toml(name: str) -> dict[str, Any]:
    with (_folder() / name).open("rb") as file:
        return tomllib.load(file)


def _folder() -> Path:
    """A wheel carries the data as `bot/_seeds`, a checkout beside `bot/`."""
    # In this order: beside an installed `bot/` a folder `seeds` is somebody else's.
    for folder in (_HERE / "_seeds", _HERE.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise Misconfigured(
        "The folder seeds/ that comes with the program is missing; install it again."
    )
