"""`python -m tests.growth READER SIZE SOON`: a line for each hostile text."""

import sys

from tests.growth.timing import time_reader


def main() -> None:
    reader, size, soon = sys.argv[1:]
    for growth in time_reader(reader, int(size), soon=float(soon)):
        print(growth.four, growth.ratio, growth.text, sep="\t", flush=True)


if __name__ == "__main__":
    main()
