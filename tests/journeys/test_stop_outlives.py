"""A stop is written down before it has effect: kill -9 does not undo it."""

import json
from pathlib import Path

from tests.journeys.process import Seat
from tests.journeys.running import running
from tests.loopback.discord_state import Message
from tests.loopback.endpoint_scenarios import Scenario

# Bruno keeps still from the middle of his answer on; the table is never finished.
SEATS = (Seat("Ada"), Seat("Bruno", "bruno"), Seat("Scribe", "scribe"))
REST = "[synthesis]\nvoice = 'Scribe'\n"
FROZEN = Scenario(words=("So far ", "and no further."), freeze_after=1)
TABLE = json.dumps(
    {"voices": [{"voice": "Ada", "position": "open", "formulation": "not a wall."}]}
)


async def test_stopped_in_round_1_of_3_and_killed_while_the_table_is_written_nobody_is_asked_again(  # noqa: E501 - the sentence
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SEATS, rest=REST) as on:
        on.endpoint.plays("bruno", FROZEN)
        on.endpoint.plays("scribe", FROZEN, Scenario(words=(TABLE,)))

        def times(model: str) -> int:
            return sum(one.body["model"] == model for one in on.endpoint.requests)

        def running_board(thread_board: list[Message]) -> bool:
            return bool(thread_board) and "Stop" in thread_board[-1].buttons

        thread = await on.convene(
            on.channel("killed"), voices="Ada, Bruno", format="rounds", rounds=3
        )
        await on.until(lambda: running_board(on.boards(thread)))
        await on.until(lambda: "So far" in on.boards(thread)[-1].text)
        await on.told(thread, on.town.ada, "symposium stop")
        await on.until(lambda: times("scribe") == 1)
        await on.bot.kill()
        await on.bot.start()
        closing = await on.closed(thread)
        record = await on.record(thread)

        assert (times("fine"), times("bruno"), times("scribe")) == (1, 1, 2)
        assert "Written by Scribe." in closing.text
        turns = [(t["voice"], t["round"], t["reason"]) for t in record["turns"]]
        assert turns == [("Ada", 1, None), ("Bruno", 1, "dismissed")]
        acts = [(act["kind"], act["by"]) for act in record["acts"]]
        # The table that was being written has left its request in the record.
        assert acts == [("asked", "Ada"), ("stopped", "Ada"), ("interrupted", None)]
        assert record["acts"][1]["text"] == "was stopped by Ada"
        assert [draft["answer"] for draft in record["tables"][0]["drafts"]] == [TABLE]
