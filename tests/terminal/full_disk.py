"""
`symposium` on a disk that gets full:
`python -m tests.terminal.full_disk HOW TURNS ARGS...` (see `tests/full_disk.py`).
"""

import sys

from bot.terminal.app import run
from tests.full_disk import fill

if __name__ == "__main__":
    how, turns, *arguments = sys.argv[1:]
    fill(how, int(turns))
    sys.exit(run(arguments))
