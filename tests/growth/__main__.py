"""`python -m tests.growth READER SIZE`: a line for each hostile text, as it is read."""

import sys

from tests.growth.timing import time_reader


def main() -> None:
    for growth in time_reader(sys.argv[1], int(sys.argv[2])):
        print(growth.four, growth.ratio, growth.text, sep="\t", flush=True)


if __name__ == "__main__":
    main()
