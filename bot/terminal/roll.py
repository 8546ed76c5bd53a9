"""`voices`: who is configured, and with --check, whether they answer."""

import sys
from pathlib import Path

from bot.domain.voice import Voice
from bot.errors import Misconfigured
from bot.settings.load import Settings
from bot.terminal.exit_status import OK
from bot.terminal.output import one_line
from bot.terminal.prose import print_columns
from bot.terminal.setting_up import set_up

_HEADINGS = ("Voice", "Epithet", "Model", "Dialect", "Address", "Key")
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

        return check_all(settings, nobody=_NOBODY)
    if not voices:
        raise Misconfigured(_NOBODY)
    print_columns(_HEADINGS, [_cells(voice, settings) for voice in voices])
    panels = settings.configured_panels().items()
    sys.stdout.writelines(f"panel {name}: {', '.join(p)}\n" for name, p in panels)
    return OK


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
