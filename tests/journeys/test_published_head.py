"""The head that is posted under the table, and exports that are held against it."""

import re
from pathlib import Path
from sqlite3 import connect

from bot.transcript.verifying import verify
from tests.journeys.looking import exported
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, running


async def test_under_each_table_stands_a_head_that_every_later_export_has_had(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, (Seat("Ada"), Seat("Bruno")), rest=NO_SYNTHESISER) as (
        on
    ):
        thread = await on.convene(on.channel("heads"))
        closing = await on.closed(thread)
        (first,) = re.findall(r"\n-# head of .*`([0-9a-f]{64})`\n-# ", closing.text)
        told = await on.told(thread, on.town.ada, "symposium synthesize", voice="none")
        assert told.startswith("The table stands in ")
        table = on.discord.messages(thread)[-1]
        (second,) = re.findall(r"\n-# head of .*`([0-9a-f]{64})`\n-# ", table.text)
        for button in ("Export markdown", "Export JSON"):
            pressed = await on.discord.press(closing, button, on.town.ben)
            text = await exported(on.discord, pressed)

            assert verify(text, head=second).whole
            assert verify(text, head=second).head == second != first
            told = verify(text, head=first).sentence
            assert f"{first}: whole to there, 2 entries since: The act " in told
            assert not verify(text, head="0" * 64).whole


async def test_who_changes_the_archive_changes_no_export_unseen(tmp_path: Path) -> None:
    async with running(tmp_path, (Seat("Ada"), Seat("Bruno")), rest=NO_SYNTHESISER) as (
        on
    ):
        thread = await on.convene(on.channel("changed"))
        closing = await on.closed(thread)
        with connect(tmp_path / "symposium.db") as archive:
            archive.execute("UPDATE turns SET text = 'I confess.' WHERE number = 1")
        archive.close()
        for button in ("Export markdown", "Export JSON"):
            pressed = await on.discord.press(closing, button, on.town.ben)
            text = await exported(on.discord, pressed)

            assert "was changed in the archive after it was stored" in pressed.text
            assert "Turn 1 (Ada, " in pressed.text
            assert "I confess." in text
            assert not verify(text).whole
