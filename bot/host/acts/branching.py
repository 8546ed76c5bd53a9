"""
A branch: from any turn on a symposium goes on otherwise, as a new one. Pure.

What people do by it stands in its record: who goes off, who takes part from there on,
and what is asked. Carried stands all that had happened when the turn ended.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.act import Act, ActKind, Closing
from bot.domain.bounds import LONGEST_NAME, MOST_BRANCHES_IN_A_ROW
from bot.domain.names import SymposiumId
from bot.domain.symposium import Origin, Parent, Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.errors import Declined
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.host.acts.following import (
    Following,
    find_asked,
    find_turn,
    make_follow_up,
    refuse_held_back,
)
from bot.host.asking import Limits, Roster
from bot.integrity.branches import list_ancestors
from bot.text.lines import shortened


@dataclass(frozen=True, slots=True)
class Branching:
    """
    What somebody wants to go on otherwise: after the *turn*, its id or number, else the
    last one that ended. *voices* take part from there on, else all who did. *text* is
    put to them; without it the course goes on.
    """

    turn: str = ""
    text: str = ""
    voices: tuple[str, ...] = ()
    by: str | None = None


def make_branch(
    parent: Symposium,
    branching: Branching,
    roster: Roster,
    prompts: Mapping[str, str],
    limits: Limits,
    *,
    id: SymposiumId,  # noqa: A002 - the record's word
    at: datetime,
    origin: Origin,
) -> Symposium:
    """The branch; Declined or NotFound says in a sentence why there can be none."""
    refuse_held_back(parent)
    turn = _find_turn(parent, branching.turn)
    if any((each.place or 0) <= (turn.place or 0) for each in parent.held_ballots):
        # Nobody may know them yet, and without its words none is counted there.
        raise Declined(
            "Its ballots are still asked for. Wait until all are in, or go off from an "
            "answer before them."
        )
    if len(list_ancestors(parent, turn)) > MOST_BRANCHES_IN_A_ROW:
        raise Declined(
            f"It is {MOST_BRANCHES_IN_A_ROW} branches away from where it began, and "
            "that is as far as it goes. Go off from an earlier one."
        )
    by = branching.by and shortened(branching.by, LONGEST_NAME)
    begun = _carry(parent, turn, roster, id=id, at=at, by=by, origin=origin)
    if begun.is_paused:
        begun = _add(begun, Act(ActKind.RESUMED, by, at))
    for act in _list_changes(begun, branching.voices, roster, limits):
        begun = _add(begun, replace(act, by=by, at=at))
    if not branching.text.strip():
        find_asked(begun, (), roster)  # Declined where somebody cannot be
        _refuse_who_is_not_asked(begun)
        return begun
    return _ask(begun, replace(branching, by=by), roster, prompts, at=at)


def refuse_nothing_to_ask(branch: Symposium, found: Sequence[Act]) -> None:
    """
    Without a question its course has to have something left to ask; *found* is what
    the host would find out before it asked anybody on.
    """
    if len(branch.open_acts) > 1:
        raise Declined(
            "Several of its questions were still being answered at that turn. Add a "
            "question, or go off from another turn."
        )
    judged = functools.reduce(_add, found, branch)
    act = branch.current_act
    if not look_ahead(judged, format_named).due:
        raise Declined(
            f"The format {act.format or branch.format} has nothing more to ask after "
            "that turn. Add a question, or go off from an earlier turn."
        )


def _find_turn(parent: Symposium, typed: str) -> Turn:
    if typed:
        return find_turn(parent, typed)
    over = [turn for turn in parent.turns if turn.is_over]
    if not over:
        raise Declined("Nobody has spoken in it yet, so there is no turn to go off.")
    return max(over, key=lambda turn: turn.place or 0)


def _carry(
    parent: Symposium,
    turn: Turn,
    roster: Roster,
    *,
    id: SymposiumId,  # noqa: A002 - as above
    at: datetime,
    by: str | None,
    origin: Origin,
) -> Symposium:
    """
    All that had happened when *turn* ended, as it stands there; then the act. After a
    turn that *parent* carries itself, it goes off from where that was spoken.
    """
    if turn.place is None or turn.sha256 is None:
        raise Declined("That turn has no place in the record, so nothing can follow.")
    place, ancestors = turn.place, list_ancestors(parent, turn)
    of = SymposiumId(str(ancestors[-1]["id"]))
    return Symposium(
        id,
        parent.question,
        tuple(roster.voices.get(voice.name, voice) for voice in parent.voices),
        format=parent.format,
        title=parent.title,
        rounds=parent.rounds,
        samples=parent.samples,
        context=parent.context,
        asked_by=by,
        origin=origin,
        started=at,
        sealed=parent.sealed,
        branch_of=Parent(of, turn.id, place, turn.sha256),
        ancestors=ancestors,
        acts=(
            *(_forget_drafts(a) for a in parent.acts if (a.place or 0) <= place),
            Act(ActKind.BRANCHED, by, at, place=place + 1),
        ),
        turns=tuple(t for t in parent.turns if t.is_over and (t.place or 0) <= place),
        syntheses=tuple(t for t in parent.syntheses if (t.place or 0) <= place),
        closings=tuple(c for c in parent.closings if (c.place or 0) <= place),
    )


def _forget_drafts(act: Act) -> Act:
    """A table that is being made there is not made here."""
    return act if act.kind is ActKind.INTERRUPTED else replace(act, drafts=())


def _add(begun: Symposium, act: Act) -> Symposium:
    """One more, in its place: everything that has one comes before."""
    return begun.add_act(replace(act, place=_next_place(begun)))


def _next_place(begun: Symposium) -> int:
    entries: list[Act | Turn | Synthesis | Closing] = [*begun.acts, *begun.turns]
    entries += [*begun.syntheses, *begun.closings]
    return 1 + max(entry.place or 0 for entry in entries)


def _list_changes(
    begun: Symposium, names: tuple[str, ...], roster: Roster, limits: Limits
) -> Iterator[Act]:
    """Who comes in, or back, and who is asked nothing more."""
    if not names:
        return
    found = [_find_voice(begun, name, roster) for name in names]
    wanted = {voice.name: voice for voice in found}
    taking_part = {voice.name: voice for voice in begun.participants}
    there = [name for name in taking_part if not begun.is_absent(name)]
    coming = [voice for name, voice in wanted.items() if name not in there]
    if len({*taking_part, *wanted}) > limits.voices:
        raise Declined(f"More than {limits.voices} voices would take part. Name fewer.")
    for voice in coming:
        yield Act(
            ActKind.INVITED,
            voices=(voice.name,),
            joined=(voice,),
            options={"shows": "everything"},
        )
    gone = tuple(name for name in there if name not in wanted)
    if gone:
        yield Act(ActKind.DISMISSED, voices=gone)


def _refuse_who_is_not_asked(begun: Symposium) -> None:
    """Most courses ask those alone whom they began with."""
    act = begun.current_act
    asked = act.voices or tuple(voice.name for voice in begun.voices)
    new = [v for v in begun.participants if v.name not in asked]
    there = [v.name for v in new if not begun.is_absent(v.name)]
    name = act.format or begun.format
    if there and not format_named(name).takes_in:
        raise Declined(
            f"The format {name} asks those it began with, and {there[0]} was not among "
            "them. Add a question, or leave that voice out."
        )


def _find_voice(begun: Symposium, name: str, roster: Roster) -> Voice:
    """As it is configured now, else as it took part."""
    for voice in begun.participants:
        if voice.name.casefold() == name.strip().casefold():
            return roster.voices.get(voice.name, voice)
    return roster.find_voice(name)


def _ask(
    begun: Symposium,
    branching: Branching,
    roster: Roster,
    prompts: Mapping[str, str],
    *,
    at: datetime,
) -> Symposium:
    """The question; what was being answered there is not answered here any more."""
    for act in begun.open_acts:
        place = _next_place(begun)
        begun = begun.close(Closing(at, act.id, place=place))
    following = Following(branching.text, by=branching.by)
    asked = make_follow_up(begun, following, roster, prompts, most_turns=0)
    return _add(begun, replace(asked, at=at))
