"""What the files at the top promise about each other."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_pip_installs_the_very_versions_that_the_lock_names() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    locked = {
        (package["name"], package["version"])
        for package in lock["package"]
        if "registry" in package["source"]
    }
    lines = (ROOT / ".ci" / "requirements.txt").read_text().splitlines()
    listed = {tuple(line.split(";")[0].strip().split("==")) for line in lines}

    assert listed == locked


def test_the_lock_is_of_the_project_as_it_stands() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    (own,) = (p for p in lock["package"] if p["name"] == "symposium")
    extras = project["optional-dependencies"]
    wanted = sorted(
        [*project["dependencies"], *(d for x in extras.values() for d in x)]
    )

    locked = [f"{d['name']}{d['specifier']}" for d in own["metadata"]["requires-dist"]]
    assert sorted(locked) == [
        name.replace("discord.py", "discord-py") for name in wanted
    ]
