"""What the documents promise: every command, option, setting and field has its line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.main import get_command

from bot.domain.words.plain_words import reason_words
from bot.formats import FORMATS, HELD
from bot.settings.load import Settings
from bot.settings.voice_settings import VoiceSettings
from bot.terminal.app import app

ROOT = Path(__file__).parent.parent
README, RECORD, RUNNING = (
    (ROOT / name).read_text("utf-8")
    for name in ("README.md", "docs/record.md", "docs/running.md")
)
DOCUMENTS = sorted(ROOT.glob("*.md")) + sorted(
    path for room in ("docs", "seeds", "tests") for path in (ROOT / room).rglob("*.md")
)


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
def test_every_setting_has_its_line(setting: str) -> None:
    assert f"| `{setting}`" in RUNNING or f", `{setting}`" in RUNNING


def commands() -> dict[str, Any]:
    group: Any = get_command(app)
    return dict(group.commands)


@pytest.mark.parametrize("name", commands())
def test_every_command_has_its_help_and_its_line(name: str) -> None:
    assert commands()[name].help
    assert re.search(rf"^\| `symposium {name}\b", RECORD, re.MULTILINE)
    assert f"symposium {name}" in README or f"`{name}`" in README


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_has_its_line(name: str) -> None:
    options = [opt for p in commands()[name].params for opt in p.opts if "-" in opt]

    unnamed = [o for o in options if not re.search(rf"[` ]{o}[` ,]", RECORD)]
    assert unnamed == []


def test_every_reason_stands_there_as_it_is_told() -> None:
    for reason, words in reason_words.items():
        assert f"| `{reason.value}` | {words} |" in RECORD


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_named_where_it_is_asked_for_and_where_it_is_read(
    name: str,
) -> None:
    (asked,) = re.findall(r"^\| `--format NAME` .*$", RECORD, re.MULTILINE)
    (read,) = re.findall(r"^\| `format` .*$", RECORD, re.MULTILINE)

    assert f"`{name}`" in read
    assert (f"`{name}`" in asked) == (name in HELD)


def fields(schema: object) -> Iterator[str]:
    """The names of all fields that a JSON Schema describes."""
    if isinstance(schema, list):
        for part in schema:
            yield from fields(part)
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from fields(part)


@pytest.mark.parametrize("version", [1, 2])
def test_every_field_of_the_export_is_named(version: int) -> None:
    file = ROOT / "docs" / f"symposium-{version}.schema.json"
    named = set(fields(json.loads(file.read_text("utf-8"))))

    unnamed = [n for n in sorted(named) if not re.search(rf'[`"]{n}[`"]', RECORD)]
    assert unnamed == []


def prose(document: Path) -> str:
    """What a document says beside its blocks of code."""
    blocks = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
    return blocks.sub("", document.read_text("utf-8"))


def links(document: Path) -> list[str]:
    """Where a document points to within the project."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(document))
    return [link for link in found if not link.startswith(("http", "mailto:"))]


def anchors(document: Path) -> set[str]:
    """Its headings as GitHub links to them."""
    heads = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", head.lower()) for head in heads]
    return {head.replace(" ", "-") for head in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    lost = []
    for link in links(document):
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


PATH = re.compile(r"`((?:bot|cogs|seeds|tests|docs|deploy|\.ci)/[\w./-]*)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    named = PATH.findall(prose(document))

    assert [path for path in named if not (ROOT / path).exists()] == []


FUNCTION = re.compile(r"`(_?[a-z]+(?:_[a-z]+)+)`")


def test_every_function_that_contributing_names_is_there() -> None:
    named = FUNCTION.findall(prose(ROOT / "CONTRIBUTING.md"))
    files = [path for room in ("bot", "cogs") for path in (ROOT / room).rglob("*.py")]
    code = "\n".join(path.read_text("utf-8") for path in files)

    assert named
    assert [name for name in named if not re.search(rf"\bdef {name}\(", code)] == []


def test_every_room_stands_in_the_map_of_the_house() -> None:
    packages = [path.parent for path in (ROOT / "bot").glob("*/__init__.py")]
    rooms = {f"bot/{room.name}/" for room in packages if not room.name.startswith("_")}
    named = set(PATH.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")))

    assert sorted(rooms - named) == []
