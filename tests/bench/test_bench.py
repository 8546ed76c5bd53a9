"""The benchmark's parts run, small; no time is asserted."""

import re

from tests.bench import (
    chunks,
    crowd,
    freshness,
    growing,
    growth,
    long_records,
    overhead,
    posts,
    startup,
    turns,
    waiting,
)
from tests.bench.table import Row, as_markdown, percentile

A_NUMBER = re.compile(r"\d")


def whats_of(rows: list[Row]) -> list[str]:
    assert all(A_NUMBER.search(row.measured) for row in rows)
    return [row.what.split(":")[0] for row in rows]


async def test_a_symposium_is_held_by_the_engine_and_in_the_terminal() -> None:
    rows = await overhead.measure(panels=(1,), words=5, runs=1)
    assert whats_of(rows) == [
        "(a) 1 voice of 0 s, table by no model",
        "(a) 1 voice of 0 s, table by a voice that answers at once",
        "(a) `symposium ask` in a pipe, 1 voice of 0 s",
    ]


async def test_a_duet_is_held() -> None:
    rows = await turns.measure(many=3, words=5)
    assert whats_of(rows) == ["(e) a duet of 3 turns of 0 s", "(e) from the last word"]


async def test_much_talk_is_looked_through() -> None:
    rows = await long_records.measure(messages=4, panels=((2, 20, 1, 1), (2, 9, 2, 2)))
    assert whats_of(rows) == [
        *["(h) 4 messages of 40 words"] * 3,
        "(h) 4 messages of 40 words, each quoted to the next",
        "(h) 4 messages of 40 words",
        "(h) 8 themes checked",
        "(h) 8 themes checked",
        "(h) a closing table's evidence",
        "(h) a closing table's evidence",
    ]


async def test_a_stream_is_heard_in_each_way() -> None:
    rows = await chunks.measure(streams=1, words=10, runs=1)
    assert set(whats_of(rows)) == {"(b) CPU for a chunk, 1 streams of 60 a second"}
    assert len(rows) == 3


async def test_the_board_is_watched_while_voices_speak() -> None:
    rows = await freshness.measure(voices="ab", seconds=0.5, latencies=(0.0,))
    assert set(whats_of(rows)) == {
        "(c) 2 voices at 60 words a second, Discord answering at once"
    }


async def test_what_grows_is_watched_while_a_voice_speaks() -> None:
    rows = await growing.measure(each=("a",), seconds=0.5, latencies=(0.0,))
    assert set(whats_of(rows)) == {
        "(f) 1 growing in a channel, at 60 words a second, Discord answering at once"
    }


async def test_what_was_said_is_watched_until_it_stands() -> None:
    case = posts.Case(2, 60)
    rows = [posts.as_row(case, await posts.watch(case, seconds=0.2))]
    assert whats_of(rows) == ["(d) 2 voices of 60 characters, all ending together"]


async def test_a_command_is_timed_from_its_start_to_its_exit() -> None:
    rows = await waiting.measure(voices=2, words=5, seconds=0.1, runs=1)
    assert whats_of(rows) == ["(i) `symposium ask`, 2 voices of 5 words"] * 4


async def test_many_are_held_at_once() -> None:
    rows = await crowd.measure(symposia=2, voices=1, words=5, seconds=0.1)
    assert whats_of(rows) == ["(j) 2 symposia at once of 1 voices of 5 words"] * 2


async def test_the_help_is_timed() -> None:
    assert len(await startup.measure(runs=1)) == 2


def test_the_table_is_markdown_with_the_command_that_made_it() -> None:
    table = as_markdown([Row("speed", "1 s", "2 s")], "python -m tests.bench")
    assert table.startswith("`python -m tests.bench` on ")
    assert table.endswith(
        "| what | measured | target |\n|---|---|---|\n| speed | 1 s | 2 s |"
    )


def test_a_percentile_is_not_exceeded_by_so_many_in_a_hundred() -> None:
    assert percentile([float(n) for n in range(101)], 99) == 99.0


async def test_the_growth_of_each_reader_is_told() -> None:
    assert len(await growth.measure(size=50, readers=["plain", "visible"])) == 2
