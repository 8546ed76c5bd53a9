"""The entrance: `symposium`, the same as `python -m bot`."""

import sys


def main() -> None:
    """Run one command and leave with its exit status."""
    from bot.terminal.app import run  # noqa: PLC0415 - nothing heavy at import

    sys.exit(run())


if __name__ == "__main__":
    main()
