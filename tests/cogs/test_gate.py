"""Members reach a symposium through one gate, whatever the command or the button."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Each with why it may ask the archive by itself. No line may be added for a command.
FREE = {
    "_gate.py": "the gate",
    "_post/running.py": "goes on with what was broken off, for nobody in particular",
    "synthesis.py": "once more what the gate gave, with its new table",
}


def test_no_command_finds_a_symposium_past_the_gate() -> None:
    asks = re.compile(r"archive\.(?:find\w*|at|recent)\(")
    cogs = ROOT / "cogs"
    finds = {
        str(file.relative_to(cogs))
        for file in cogs.rglob("*.py")
        if asks.search(file.read_text("utf-8"))
    }
    assert finds == set(FREE)
