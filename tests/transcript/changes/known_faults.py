"""
Which changed pages are read wrongly today: `known_faults.txt`, a list to be shortened.

Below each reason a line `- CHANGE | PAGE PAGE ...` for what it explains.
"""

from pathlib import Path

_LIST = Path(__file__).with_suffix(".txt")


def read_faults() -> dict[tuple[str, str], str]:
    """Each page and change with the reason."""
    faults, why = {}, ""
    for line in _LIST.read_text("utf-8").splitlines():
        if not line.startswith("- "):
            why = line or why
            continue
        change, _, pages = line.removeprefix("- ").partition(" | ")
        faults.update({(page, change): why for page in pages.split()})
    return faults
