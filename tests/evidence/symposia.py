"""Small symposia of which it is told who saw what."""

from datetime import UTC, datetime, timedelta

from bot.domain.names import SymposiumId, TurnId, VoiceName, turn_id
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Exposure, Status, Turn
from bot.domain.voice import Voice
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.exposure.turn_exposure import How, Met, Where

ID = SymposiumId("s")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def turn(
    number: int,
    voice: str,
    text: str,
    *,
    question: str = "",
    shown: tuple[int, ...] = (),
    round_: int = 1,
    request: dict[str, object] | None = None,
    minutes: tuple[int, int] | None = None,
) -> Turn:
    """A spoken turn; *minutes* after noon it began and ended."""
    started, ended = minutes or (None, None)
    return Turn(
        turn_id(ID, number),
        number,
        VoiceName(voice),
        question=question,
        round=round_,
        status=Status.SPOKEN,
        text=text,
        started=None if started is None else NOON + timedelta(minutes=started),
        ended=None if ended is None else NOON + timedelta(minutes=ended),
        request=request,
        exposed_to=tuple(Exposure(TurnId(f"s.{n}"), "shown") for n in shown),
    )


def record(
    *turns: Turn,
    format_: str = "imported",
    context: str | None = None,
    systems: dict[str, str] | None = None,
    origin: Origin = Origin.IMPORTED,
) -> Symposium:
    names = dict.fromkeys(each.voice for each in turns)
    voices = tuple(Voice(name, system=(systems or {}).get(name)) for name in names)
    return Symposium(
        ID,
        "What holds?",
        voices,
        format=format_,
        origin=origin,
        context=context,
        turns=turns,
    )


def asked(*texts: str) -> dict[str, object]:
    """A request of these user messages."""
    return {"messages": [{"role": "user", "content": text} for text in texts]}


def met(
    number: int,
    voice: str,
    passage: str,
    *,
    how: How = "quoted",
    where: Where = "question",
) -> Met:
    return Met(TurnId(f"s.{number}"), VoiceName(voice), how, where, passage)


def exposed(symposium: Symposium) -> list[tuple[Met, ...]]:
    return [each.exposed_to for each in exposure(symposium).turns]
