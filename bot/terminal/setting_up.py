"""What every command that needs settings does first."""

from pathlib import Path

from bot import logs
from bot.settings.load import Settings, load

_QUIET = "warning"


def set_up(config: Path | None) -> Settings:
    """The settings, with logging begun: warnings only, unless a level was set."""
    settings = load(config)
    was_set = "log_level" in settings.model_fields_set
    logs.begin(settings.log_level if was_set else _QUIET, settings.secrets())
    return settings
