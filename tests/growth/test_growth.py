"""No text makes its reader hang; how they grow is told by `python -m tests.bench g`."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth.inputs import HOSTILE
from tests.growth.readers import READERS

SIZE = 2500
CEILING = 200  # seconds for all texts; each reader takes a few
# Between what grows as its input (4) and as its square (16); of CPU time, which a busy
# machine hardly moves. What is over so soon tells nothing.
STEEPEST, SOON = 10, 0.25


@pytest.mark.parametrize("reader", READERS)
def test_no_text_from_outside_makes_its_reader_hang(reader: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "tests.growth", reader, str(SIZE)],
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


PIECES = st.lists(
    st.sampled_from([name for name in HOSTILE if "again" in name]).flatmap(
        lambda name: st.integers(1, 60).map(HOSTILE[name])
    )
    | st.text(max_size=20),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=40)
@given(text=PIECES)
def test_whatever_is_read_it_is_read_or_refused(reader: str, text: str) -> None:
    READERS[reader](text)
