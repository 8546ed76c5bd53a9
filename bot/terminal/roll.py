"""`voices`: who is configured, and with --check, whether they answer."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from bot.domain.voice import Voice
from bot.errors import Misconfigured
from bot.settings import Settings
from bot.terminal.ending import OK
from bot.terminal.plain import one_line
from bot.terminal.setting_up import set_up
from bot.terminal.stage import paper

_NOBODY = (
    "No voice is configured. Set OPENROUTER_API_KEY, or write voices into "
    "symposium.toml; symposium voices --check looks for servers on this machine."
)


def call(config: Path | None, *, check: bool) -> int:
    """List the voices; 1 if they were checked and none answers."""
    settings = set_up(config)
    voices = settings.configured_voices()
    if check:
        from bot.terminal.checking import check_all  # noqa: PLC0415 - rarely wanted

        return check_all(settings)
    if not voices:
        raise Misconfigured(_NOBODY)
    _print([_cells(voice, settings) for voice in voices])
    for panel, names in settings.configured_panels().items():
        paper().print(Text(f"panel {panel}: {', '.join(names)}"), soft_wrap=True)
    return OK


def _print(rows: Sequence[Sequence[str]]) -> None:
    console = paper()
    if not console.is_terminal:
        for row in rows:
            console.print(Text("\t".join(row)), soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Voice", "Epithet", "Model", "Dialect", "Address", "Key"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _cells(voice: Voice, settings: Settings) -> tuple[str, ...]:
    return (
        one_line(voice.name),
        one_line(voice.epithet or ""),
        one_line(voice.model or ""),
        voice.dialect or "",
        voice.base_url or "",
        _key(voice, settings),
    )


def _key(voice: Voice, settings: Settings) -> str:
    if voice.key_env is None:
        return "needs none"
    found = settings.keys(voice.key_env) is not None
    return f"{voice.key_env} {'is set' if found else 'is not set'}"
