"""docs/running.md: its number, its configuration and its commands are right."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import discord
import pytest

from bot import seeds
from bot.settings.load import load
from bot.wire.dialects import DIALECTS
from tests.docs.conftest import ROOT

RUNNING = (ROOT / "docs" / "running.md").read_text("utf-8")
UNIT = ROOT / "deploy" / "symposium.service"


def test_the_link_asks_for_the_permissions_that_are_listed() -> None:
    (number,) = re.findall(r"&permissions=(\d+)", RUNNING)
    _, _, table = RUNNING.partition("| permission | without it |")
    rows = table.partition("\n\n")[0].strip().splitlines()[1:]
    named = [name for row in rows for name in row.split("|")[1].split(",")]
    flags = {name.strip().lower().replace(" ", "_"): True for name in named}

    assert len(flags) == 7
    assert discord.Permissions(**flags).value == int(number)


def test_the_configuration_that_is_shown_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SYMPOSIUM_")]:
        monkeypatch.delenv(name)
    (shown,) = re.findall(r"```toml\n(.*?)```", RUNNING, re.DOTALL)
    (tmp_path / "symposium.toml").write_text(shown, "utf-8")

    settings = load()
    assert [voice.name for voice in settings.configured_voices()] == ["Qwen", "Local"]
    assert settings.configured_panels() == {"pair": ("Qwen", "Local")}
    assert settings.synthesiser() == "Qwen"


def test_every_preset_and_every_dialect_is_named() -> None:
    (line,) = re.findall(r"^Dialects: .*$", RUNNING, re.MULTILINE)

    assert set(re.findall(r"`([\w-]+)`", line)) == {*seeds.providers(), *DIALECTS}


def test_a_copy_made_as_it_says_is_a_whole_archive(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "symposium.db") as archive:
        archive.execute("PRAGMA journal_mode = WAL")
        archive.execute("CREATE TABLE said (words TEXT)")
        archive.execute("INSERT INTO said VALUES ('kept')")
        archive.commit()
        (line,) = re.findall(r"^python3 (-c .*)$", RUNNING, re.MULTILINE)
        subprocess.run(  # noqa: S603 - the project's own document
            ["/bin/sh", "-c", f'"$PYTHON" {line}'],
            cwd=tmp_path,
            env={**os.environ, "PYTHON": sys.executable},
            check=True,
        )
    archive.close()
    copy = sqlite3.connect(tmp_path / "backup.db")
    assert copy.execute("SELECT words FROM said").fetchall() == [("kept",)]
    copy.close()


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed"
)
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    """With another program in the place of ours, which is not installed here."""
    unit = UNIT.read_text("utf-8")
    command = "/opt/symposium/.venv/bin/symposium bot"
    assert f"ExecStart={command}\n" in unit
    copy = tmp_path / "symposium.service"
    copy.write_text(unit.replace(command, "/bin/true"), "utf-8")

    done = subprocess.run(  # noqa: S603 - of systemd itself
        ["systemd-analyze", "verify", str(copy)],  # noqa: S607 - wherever it is
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
