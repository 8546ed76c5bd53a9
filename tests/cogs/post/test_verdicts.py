"""A message that says what is waited for, and the buttons of a verdict."""

import discord
import pytest

from bot.domain.events import Waits
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.turn import Status, Turn
from cogs._post.letter import Letter
from cogs._post.verdicts import write_wait

IT = SymposiumId("k3f9q2ab")
QUESTION = Turn(
    TurnId("k3f9q2ab.4"), 4, VoiceName("Ada"), status=Status.SPOKEN, task="question"
)


def list_buttons(letter: Letter) -> list[str | None]:
    items = [] if letter.view is None else list(letter.view.walk_children())
    return [i.custom_id for i in items if isinstance(i, discord.ui.DynamicItem)]


async def test_a_question_that_waits_has_the_buttons_of_its_own_verdict() -> None:
    last = Turn(TurnId("k3f9q2ab.7"), 7, VoiceName("Bruno"), status=Status.SPOKEN)
    letter = write_wait(Waits("It waits.", QUESTION), IT, last)
    assert list_buttons(letter) == [
        f"symposium:{verb}:k3f9q2ab:4" for verb in ("approve", "edit", "veto")
    ]


@pytest.mark.parametrize("sentence", ["Ask Ada a question.", "Somebody must approve."])
async def test_whatever_else_is_waited_for_has_no_buttons(sentence: str) -> None:
    letter = write_wait(Waits(sentence), IT, QUESTION)
    assert list_buttons(letter) == []
