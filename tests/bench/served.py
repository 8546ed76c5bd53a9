"""
An endpoint process whose voices all take the same time: `python -m tests.bench.served`.

`speaker-N` gives so many words, 60 a second; `scribe` a table of the speakers, at once.
"""

import argparse
import asyncio
import json
from itertools import cycle, islice

from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

RATE = 60
MOST_VOICES = 12
SENTENCES = (
    "What stands between two voices is not empty, for something grows in it. "
    "I doubt that we share a ground, and I would rather stand on the difference. "
    "A question that is asked twice is never heard in the same way by anybody. "
)


def words(count: int) -> tuple[str, ...]:
    return tuple(islice(cycle(f"{word} " for word in SENTENCES.split()), count))


def lasts(count: int) -> float:
    """Seconds from a voice's first word to the end of its stream."""
    # After the words come, at the same pace, the finish reason and the end.
    return (count + 1) / RATE


def scribes_table(voices: int) -> str:
    rows = [
        {
            "voice": f"speaker-{number}",
            "position": "stands on the difference",
            "formulation": "something grows in it",
        }
        for number in range(1, voices + 1)
    ]
    return json.dumps({"voices": rows, "consensus": ["something grows"]})


def cast(endpoint: Endpoint, count: int) -> None:
    said = words(count)
    for number in range(1, MOST_VOICES + 1):
        endpoint.plays(f"speaker-{number}", Scenario(words=said, pace=1 / RATE))
    endpoint.plays("scribe", Scenario(words=(scribes_table(MOST_VOICES),)))


async def main(count: int) -> None:
    async with Endpoint() as endpoint:
        cast(endpoint, count)
        print(endpoint.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=int)
    asyncio.run(main(parser.parse_args().words))
