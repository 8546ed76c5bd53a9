"""No text makes its reader hang; how they grow is told by `python -m tests.bench g`."""

import subprocess
import sys

import pytest

from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS

SIZE = 1500
CEILING = 200  # seconds for all texts; each reader takes a few
# Between what grows as its input (4) and as its square (16); of CPU time, which a busy
# machine hardly moves. What is over so soon tells nothing; what grows as its square is
# not over so soon once a quarter of a second goes into 10,000 characters.
STEEPEST, SOON = 10, 0.1


@pytest.mark.parametrize("reader", READERS)
def test_no_text_from_outside_makes_its_reader_hang(reader: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "tests.growth", reader, str(SIZE), str(SOON)],
            capture_output=True,
            encoding="utf-8",
            timeout=CEILING,
            check=False,
        )
    except subprocess.TimeoutExpired as hung:
        read = bytes(hung.stdout or b"").count(b"\n")
        pytest.fail(f"{reader} hangs on {[*HOSTILE][read]}")
    assert (done.returncode, done.stderr) == (0, "")
    told = [line.split("\t") for line in done.stdout.splitlines()]
    assert [text for _, _, text in told] == [*HOSTILE]
    assert [
        (text, seconds, ratio)
        for seconds, ratio, text in told
        if float(seconds) > SOON and float(ratio) > STEEPEST
    ] == []


def test_every_hostile_text_has_the_size_it_is_made_for() -> None:
    for name, text in HOSTILE.items():
        assert 0.5 < len(text(10_000)) / 10_000 < 2, name
