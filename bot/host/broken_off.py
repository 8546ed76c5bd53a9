"""What a turn had said, and people had seen, before a crash broke it off."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Turn


class ActsLedger(Protocol):
    async def add_act(self, symposium: SymposiumId, act: Act) -> Act: ...


async def keep_interrupted(
    ledger: ActsLedger, symposium: Symposium, turn: Turn, *, at: datetime
) -> Act | None:
    """
    An act of the host with the words of the last attempt, before the turn is asked once
    more; None where nobody had seen any, or it is written already.
    """
    attempt = turn.attempt - 1
    options = {"turn": turn.id, "attempt": attempt}
    if not turn.text or any(
        act.kind is ActKind.INTERRUPTED and dict(act.options) == options
        for act in symposium.acts
    ):
        return None
    act = Act(
        ActKind.INTERRUPTED,
        at=at,
        text=turn.text,
        voices=(turn.voice,),
        options=options,
    )
    return await ledger.add_act(symposium.id, act)


def find_unfinished(symposium: Symposium) -> dict[int, Turn]:
    return {turn.number: turn for turn in symposium.turns if not turn.is_over}


def find_broken(broken: dict[int, Turn], cue: Cue, act: Act) -> Turn | None:
    """The turn that a crash left unfinished and this cue asks again, for that act."""
    for turn in broken.values():
        if turn.act == act.id and turn.was_called_by(cue):
            return _once_more(turn)
    return None


def _once_more(turn: Turn) -> Turn:
    """What was begun by an older version has not counted its requests."""
    uncounted = turn.request is not None and not turn.sent
    sent = (1,) * turn.attempt if uncounted else turn.sent
    return replace(turn, attempt=turn.attempt + 1, sent=sent)
