"""The entrance: `symposium`, the same as `python -m bot`."""

import gc
import sys

_SELDOM = 400_000
"""
New objects until the collector looks for circles among them: more than modules have
while they are loaded, when there are none to be found and looking took a tenth of the
time. Where something runs for long, `bot/house.py` lets it look more often.
"""


def main() -> None:
    """Run one command and leave with its exit status."""
    gc.set_threshold(_SELDOM, 10, 10)
    from bot.terminal.app import run  # noqa: PLC0415 - nothing heavy at import

    status = run()
    # The end of the process is no time to look through all of it once more.
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
