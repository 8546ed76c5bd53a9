"""What the README promises: every command and every setting has its line."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.main import get_command

from bot.settings.load import Settings
from bot.settings.voice_settings import VoiceSettings
from bot.terminal.app import app

README = (Path(__file__).parent.parent / "README.md").read_text()


def settings_of(model: type[BaseModel], prefix: str = "") -> list[str]:
    names = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        if name == "voices" and not prefix:
            names += settings_of(VoiceSettings, "voices.")
        elif name == "panels":
            names.append("panels.NAME")
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            names += settings_of(kind, f"{name}.")
        else:
            names.append(f"{prefix}{name}")
    return names


@pytest.mark.parametrize("setting", settings_of(Settings))
def test_every_setting_has_its_line_in_the_readme(setting: str) -> None:
    assert f"`{setting}`" in README


def commands() -> dict[str, Any]:
    group: Any = get_command(app)
    return dict(group.commands)


@pytest.mark.parametrize("name", commands())
def test_every_command_has_its_help_and_its_line_in_the_readme(name: str) -> None:
    assert commands()[name].help
    assert f"symposium {name}" in README or f"`{name} ID`" in README
