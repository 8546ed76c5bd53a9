"""Who saw what, and what people did."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Exposure, Turn
from bot.domain.words.closing_words import COMPUTED, DOCUMENT, computed_titles
from bot.integrity.record import ended_turns
from bot.transcript.layout import LaidOut
from bot.transcript.prose.happenings import is_the_question
from bot.transcript.prose.one_line import inline, table
from bot.transcript.prose.provenance import moment
from bot.transcript.prose.sections import name, number_turns

_HEADING = [
    f"## {computed_titles['who_saw_what']}",
    "",
    f"*{COMPUTED}, from the record.*",
    "",
]


def who_saw_what(symposium: Symposium) -> list[str]:
    """One line for neighbouring turns that had met the same; none if nobody spoke."""
    turns = ended_turns(symposium)
    if not any(turn.text.strip() for turn in turns):
        return []
    if len(turns) > 1 and not any(turn.exposed_to for turn in turns):
        return [*_HEADING, _NOBODY, ""]
    if told := _passages(symposium, turns):
        return [*_HEADING, *(f"- {inline(each)}" for each in told), ""]
    known = {turn.id: turn for turn in symposium.turns}
    rows = [
        _describe_group(list(group), known)
        for _, group in groupby(turns, key=lambda turn: turn.exposed_to)
    ]
    heading = ("Turns", "Voices", "Words met before speaking")
    return [*_HEADING, *table(heading, rows), ""]


def acts(layout: LaidOut) -> list[str]:
    """What people did beside asking what stands at the top; its words stand there."""
    symposium = layout.symposium
    ended = sorted(ended_turns(symposium), key=lambda turn: turn.place or 0)
    places = [turn.place or 0 for turn in ended]
    rows = []
    for act in symposium.acts:
        if not is_the_question(symposium, act):
            after = _after(ended, bisect_left(places, act.place or 0))
            rows.append(_tell_act(layout, act, after))
    heading = _OLD_ACTS if layout.is_old else ("What", "When", "After")
    return ["## What was done", "", *table(heading, rows), ""] if rows else []


def _tell_act(layout: LaidOut, act: Act, after: str) -> tuple[str, ...]:
    if not layout.is_old:
        return layout.teller.tell(act), moment(act.at), after
    by, words = inline(act.by or ""), inline(act.text or ", ".join(act.voices))
    return _ACTS.get(act.kind, act.kind), by or "—", moment(act.at), after, words or "—"


def _passages(symposium: Symposium, turns: Sequence[Turn]) -> tuple[str, ...]:
    """
    What the last table says of who saw what, where somebody was quoted: it tells which
    passage, as no turn does. Nothing if somebody has spoken since.
    """
    said = [made for made in symposium.syntheses if made.findings.get("who_saw_what")]
    quoted = any(met.how == "quoted" for turn in turns for met in turn.exposed_to)
    if not said or not quoted or said[-1].by == DOCUMENT:
        return ()
    made = said[-1].place or 0
    since = any((turn.place or 0) > made for turn in turns)
    return () if since else said[-1].findings["who_saw_what"]


def _after(ended: Sequence[Turn], before: int) -> str:
    """The turn that had ended last when it happened: *before* of them had ended."""
    return f"turn {ended[before - 1].number}" if before else "the question"


def _describe_group(
    turns: Sequence[Turn], known: Mapping[TurnId, Turn]
) -> tuple[str, ...]:
    met = "; ".join(
        _describe_exposures(how, list(group), known)
        for how, group in groupby(turns[0].exposed_to, key=lambda each: each.how)
    )
    names = ", ".join(dict.fromkeys(map(name, turns)))
    return number_turns(turns), names, met or "independent"


def _describe_exposures(
    how: str, exposures: Sequence[Exposure], known: Mapping[TurnId, Turn]
) -> str:
    """Such as "shown: turns 1 to 3 (Ada, Bruno, Cosima)"."""
    met = [known[each.turn] for each in exposures if each.turn in known]
    told = [inline(each.turn) for each in exposures if each.turn not in known]
    if met:
        noun = "turn" if len(met) == 1 else "turns"
        names = ", ".join(dict.fromkeys(map(name, met)))
        told.insert(0, f"{noun} {number_turns(met)} ({names})")
    return f"{inline(how)}: {', '.join(told)}"


_NOBODY = (
    "Everybody spoke independently: as far as the record shows, nobody had been shown "
    "another's words, and none were quoted to anybody."
)
_OLD_ACTS = ("Act", "By", "When", "After", "Words")
_ACTS = {
    ActKind.ASKED: "asked",
    ActKind.STOPPED: "stopped",
    ActKind.ORDERED_TABLE: "ordered a table",
}
