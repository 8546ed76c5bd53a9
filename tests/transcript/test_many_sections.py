"""A document of which nothing stands as recorded has a verdict before long."""

from dataclasses import replace
from time import process_time

from bot.domain.names import TurnId
from bot.transcript.verifying import verify
from tests.transcript.exports import to_markdown
from tests.transcript.symposia import a_symposium


def test_four_hundred_sections_that_were_all_changed() -> None:
    symposium = a_symposium()
    turn = replace(symposium.turns[0], text="It was said so.", seal=None)
    turns = [replace(turn, id=TurnId(f"s.{n}"), number=n) for n in range(1, 401)]
    document = to_markdown(replace(symposium, turns=tuple(turns), syntheses=()))
    forged = document.replace("> It was said so.", "> It is said so.")
    forged = forged.replace("## Voice: ", "## Voice: The late ", 1)
    began = process_time()
    assert not verify(forged).whole
    assert process_time() - began < 60
