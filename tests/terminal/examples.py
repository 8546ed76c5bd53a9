"""A small symposium with one of each: spoken, cut, silent with words, silent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
ADA, BEN, CID = VoiceName("Ada"), VoiceName("Ben"), VoiceName("Cid")


def turn(number: int, voice: VoiceName) -> Turn:
    return Turn(TurnId(f"abc.{number}"), number, voice, started=NOON)


SPOKEN = replace(
    turn(1, ADA),
    status=Status.SPOKEN,
    text="A question is a door.\n\nIt opens.",
    ended=NOON + timedelta(seconds=2.5),
    model_requested="ada-1",
)
CUT = replace(
    turn(2, BEN), status=Status.SPOKEN, text="It is not", finish_reason="length"
)
BROKEN = replace(
    turn(3, CID),
    status=Status.SILENT,
    text="Well,",
    reason=Reason.STALLED,
    detail="No more.",
)
SYNTHESIS = Synthesis(
    by="Ada",
    rows=(
        Row(ADA, "a door", "A question is a door.", Check.VERBATIM, SPOKEN.id, 0, 21),
        Row(BEN, "a wall", "It is a wall.", Check.NOT_FOUND),
    ),
    findings={"consensus": ("It is something.",), "blind_spots": ()},
    missing=(Missing(CID, Reason.STALLED),),
)
SYMPOSIUM = Symposium(
    SymposiumId("abc"),
    "What is a question?",
    (Voice(ADA, epithet="Door", colour=0x0072B2), Voice(BEN), Voice(CID)),
    started=NOON,
    turns=(SPOKEN, CUT, BROKEN),
    syntheses=(SYNTHESIS,),
)
