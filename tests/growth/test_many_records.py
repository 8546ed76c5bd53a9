"""What very many records of JSON take to be read grows as they do."""

import json
import time

from bot.transcript.importing import read
from tests.growth.timing import STEEPEST, find_ratio

RECORDS = 400


def _written(records: int) -> str:
    """Answers in fields that nobody knows, and remarks beside them."""
    rows = [{"llm": "gpt-4o", "q": f"Why {n}?", "txt": f"So {n}."} for n in range(2)]
    remarks = [{"day": n, "note": "rather a long day for us"} for n in range(records)]
    return json.dumps({"runs": rows, "kept": remarks})


def test_four_times_the_remarks_take_little_more_than_four_times_as_long() -> None:
    def seconds(records: int) -> float:
        text = _written(records)
        began = time.process_time()
        read(text)
        return time.process_time() - began

    seconds(20)  # what is loaded only once
    assert find_ratio(seconds, RECORDS) < STEEPEST
