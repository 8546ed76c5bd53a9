"""Who saw what, in a few sentences that every face can show. No I/O."""

from collections.abc import Iterator, Mapping

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.exposure import ExposureReport
from bot.evidence.meeting import TurnExposure

_WHERE = {
    "request": "by the program",
    "question": "in its question",
    "system": "in its system text",
    "file": "in the attached file",
    "member": "in a member's message",
}


def who_saw_what(symposium: Symposium, report: ExposureReport) -> tuple[str, ...]:
    """One sentence for all who had met the same, in the order of their turns."""
    turns = {turn.id: turn for turn in symposium.turns}
    if report.turns and all(each.independent for each in report.turns):
        return (
            "Everybody spoke independently: nobody had been shown another's words, and "
            "none were quoted to anybody.",
        )
    groups: dict[str, list[str]] = {}
    for each in report.turns:
        met = "; ".join(_met(each, turns)) or "independent, as far as the record shows"
        groups.setdefault(met, []).append(_name(turns[each.turn], symposium))
    told = [f"{', '.join(dict.fromkeys(who))}: {met}." for met, who in groups.items()]
    claims = report.contradicted_claims
    return (*told, *(f"Contradicted: “{c.claim}” {c.because}" for c in claims))


def _met(each: TurnExposure, turns: Mapping[TurnId, Turn]) -> Iterator[str]:
    shown = [turns[met.turn] for met in each.exposed_to if met.how == "shown"]
    if shown:
        yield f"shown {_whom(turns[each.turn], shown, turns)}"
    for where, words in _WHERE.items():
        quoted = [
            str(met.voice)
            for met in each.exposed_to
            if met.how == "quoted" and met.where == where
        ]
        if quoted:
            yield f"{' and '.join(dict.fromkeys(quoted))} quoted {words}"


def _whom(own: Turn, shown: list[Turn], turns: Mapping[TurnId, Turn]) -> str:
    before = {turn.round for turn in shown}
    voices = {turn.voice for turn in shown}
    if len(before) == 1:
        (round_,) = before
        others = {
            turn.voice
            for turn in turns.values()
            if turn.round == round_ and turn.text and turn.voice != own.voice
        }
        if voices == others and len(others) > 1:
            return f"what everybody else had said in round {round_}"
    return ", ".join(sorted(voices))


def _name(turn: Turn, symposium: Symposium) -> str:
    several = symposium.rounds > 1
    return f"{turn.voice} in round {turn.round}" if several else str(turn.voice)
