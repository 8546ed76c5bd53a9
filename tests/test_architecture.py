"""The shape of the house, kept by a test."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Who may import whom, and which libraries. What is not written here is forbidden.
LAYERS: dict[str, set[str]] = {
    "bot.domain": set(),
    "bot.errors": {"bot.domain"},
    "bot.formats": {"bot.domain"},
    "bot.wire": {"bot.domain", "bot.errors"},
    "bot.text": {"bot.domain"},
    "bot.integrity": {"bot.domain", "bot.errors"},
    "bot.evidence": {"bot.domain", "bot.errors", "bot.formats", "bot.text"},
    "bot.live": {"bot.domain"},
    "bot.transcript": {
        "bot.domain",
        "bot.errors",
        "bot.evidence",
        "bot.integrity",
        "bot.text",
    },
    "bot.synthesis": {"bot.domain", "bot.errors", "bot.evidence", "bot.formats"},
    "bot.pictures": {"PIL", "bot.domain", "bot.evidence", "bot.formats"},
    "bot.seeds": {"bot.domain", "bot.errors"},
    "bot.voices": {
        "aiohttp",
        "bot.domain",
        "bot.errors",
        "bot.wire",
        "httpx",
        "httpx_aiohttp",
    },
    "bot.rehearsal": {"bot.domain", "bot.errors", "bot.seeds", "httpx"},
    "bot.archive": {
        "alembic",
        "bot.domain",
        "bot.errors",
        "bot.integrity",
        "sqlalchemy",
    },
    "bot.host": {
        "bot.archive",
        "bot.domain",
        "bot.errors",
        "bot.evidence",
        "bot.formats",
        "bot.integrity",
        "bot.synthesis",
        "bot.voices",
        "bot.wire",
    },
    "bot.settings": {"bot.domain", "bot.errors", "bot.seeds", "bot.wire", "pydantic"},
    "bot.logs": set(),
    "bot.house": {
        "bot.archive",
        "bot.domain",
        "bot.rehearsal",
        "bot.seeds",
        "bot.settings",
        "bot.host",
        "bot.voices",
    },
    "bot.terminal": {
        "bot.archive",
        "bot.domain",
        "bot.errors",
        "bot.evidence",
        "bot.formats",
        "bot.house",
        "bot.live",
        "bot.logs",
        "bot.pictures",
        "bot.seeds",
        "bot.settings",
        "bot.host",
        "bot.transcript",
        "bot.voices",
        "cogs",
        "rich",
        "typer",
    },
    "bot.__main__": {"bot.terminal"},
    "cogs": {
        "aiohttp",
        "bot.archive",
        "bot.domain",
        "bot.errors",
        "bot.evidence",
        "bot.formats",
        "bot.house",
        "bot.live",
        "bot.pictures",
        "bot.settings",
        "bot.host",
        "bot.transcript",
        "discord",
    },
}
# The standard library is free, but for these in the pure packages.
PURE = {
    "bot.domain",
    "bot.errors",
    "bot.evidence",
    "bot.formats",
    "bot.integrity",
    "bot.live",
    "bot.pictures",
    "bot.text",
    "bot.transcript",
    "bot.wire",
}
IMPURE = {"asyncio", "random", "socket", "subprocess", "time"}
GUARDED = {
    "PIL",
    "aiohttp",
    "alembic",
    "bot",
    "cogs",
    "discord",
    "httpx",
    "httpx_aiohttp",
    "pydantic",
    "pydantic_settings",
    "rich",
    "sqlalchemy",
    "typer",
}
MODULES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def layer(name: str) -> str:
    """The room a module belongs to."""
    top, *rest = name.split(".")
    if top != "bot" or not rest:
        return top.removesuffix("_settings")
    return f"bot.{rest[0]}"


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute in this house"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def title(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=title)
def test_imports_go_inwards(path: Path) -> None:
    own = layer(module_name(path))
    names = imported(path)

    guarded = {layer(name) for name in names if name.split(".")[0] in GUARDED}
    assert guarded - {own, "bot"} <= LAYERS.get(own, set())
    if own in PURE:
        assert not {name.split(".")[0] for name in names} & IMPURE


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=title)
def test_no_module_outgrows_one_reading(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=title)
def test_no_function_outgrows_one_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            start = node.body[0].lineno
            assert (node.end_lineno or start) - start < 50, node.name


@pytest.mark.parametrize("path", MODULES, ids=title)
def test_every_module_says_first_which_idea_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text())) or not path.read_text()


def test_every_room_of_the_map_is_there() -> None:
    rooms = {layer(module_name(path)) for path in MODULES}

    assert rooms - {"bot"} == set(LAYERS)
