"""What the record shows, in a few sentences that every face can show."""

from collections.abc import Iterator, Mapping

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.evidence.convergence.convergence_report import (
    Convergence,
    Shared,
    convergence,
)
from bot.evidence.convergence.shifts import Shift, TookOver, shifts
from bot.evidence.exposure.exposure_report import ExposureReport, exposure
from bot.evidence.exposure.turn_exposure import TurnExposure
from bot.evidence.quotes.quote_report import quotes
from bot.text.lines import shortened

_WHERE = {
    "request": "by the program",
    "question": "in its question",
    "system": "in its system text",
    "file": "in the attached file",
    "member": "in a member's message",
}


_EVERYBODY = (
    "Everybody spoke independently: nobody had been shown another's words, and none "
    "were quoted to anybody."
)
_TOO_LONG = (
    "Not looked for here: the answers are too long together. The command "
    "symposium convergence looks for it."
)
MOST_CHARACTERS = 150_000
"""Compared in about half a second; the closing table does not wait for more."""
_PASSAGE = 80  # characters of a quoted passage
_MOST = 3  # of what is shared; `symposium convergence` lists all


def evidence(symposium: Symposium) -> dict[str, tuple[str, ...]]:
    """Findings that need no model: who saw what, what is shared or taken over."""
    report = exposure(symposium)
    saw = who_saw_what(symposium, report)
    if sum(len(turn.text) for turn in symposium.turns) > MOST_CHARACTERS:
        return {"who_saw_what": saw, "unprompted": (_TOO_LONG,)}
    found = convergence(symposium, report)
    told = {
        "who_saw_what": saw,
        "misattributed": tuple(_misattributed(symposium)),
        "unprompted": _unprompted(found),
        "echo": tuple(_shared(shared) for shared in found.echo[:_MOST]),
        "shifts": tuple(filter(None, map(_shift, shifts(symposium)))),
    }
    return {key: sentences for key, sentences in told.items() if sentences}


def warm(symposium: Symposium) -> None:
    """Load what is slow to load the first time: word frequencies, in its language."""
    voices = (Voice(VoiceName("one")), Voice(VoiceName("other")))
    turns = tuple(
        Turn(TurnId(v.name), n, v.name, status=Status.SPOKEN, text=symposium.question)
        for n, v in enumerate(voices, start=1)
    )
    evidence(Symposium(symposium.id, "", voices, turns=turns))


def _unprompted(found: Convergence) -> tuple[str, ...]:
    if not found.independent:
        return ()
    several = "s" if found.samples > 1 else ""
    caveat = (
        f"n = {found.samples} sample{several} a voice. Shared wording does not show "
        "why it is shared: models learn from much the same texts."
    )
    return (*(_shared(shared) for shared in found.independent[:_MOST]), caveat)


def _misattributed(symposium: Symposium) -> Iterator[str]:
    for row in quotes(symposium):
        if row.said_by is not None:
            where = f" in {row.table}" if row.table else ""
            yield (
                f"“{row.formulation}” is credited to {row.voice}{where}, and was said "
                f"by {row.said_by}."
            )


def _shared(shared: Shared) -> str:
    return f"{_phrase(shared)} ({', '.join(shared.voices)})"


def _phrase(found: Shared | TookOver) -> str:
    """In quotation marks only if everybody said it so."""
    return f"“{found.phrase}”" if found.is_wording else found.phrase


def _shift(shift: Shift) -> str:
    kept, dropped = len(shift.kept), len(shift.dropped)
    which = f"{shift.voice}, round {shift.round}, sample {shift.sample}"
    told = f"{which}: kept {kept} sentences and dropped {dropped}"
    taken = [
        f"{_phrase(each)} from {' and '.join(each.from_whom)}"
        for each in shift.took_over[:_MOST]
    ]
    return f"{told}; took over {', '.join(taken)}." if taken else f"{told}."


def who_saw_what(symposium: Symposium, report: ExposureReport) -> tuple[str, ...]:
    """One sentence for all who had met the same, in the order of their turns."""
    turns = {turn.id: turn for turn in symposium.turns}
    if report.turns and all(each.independent for each in report.turns):
        return (_EVERYBODY,)
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
    for met in each.exposed_to:
        if met.how == "quoted":
            passage = shortened(met.passage, _PASSAGE)
            yield f"{met.voice} quoted {_WHERE[met.where]} (“{passage}”)"


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
