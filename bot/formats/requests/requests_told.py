"""What every face says of requests: how many were announced, how many made, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.domain.act import Act, ActKind
from bot.domain.ending import list_verdicts
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.formats import format_named
from bot.formats.as_it_stood import as_closed
from bot.formats.heretic.challenge_outcome import NOT_ASKED, find_challenges
from bot.formats.positions import WhyOver, find_settling
from bot.formats.requests.announcement import NOT_WRITTEN
from bot.formats.requests.requests_made import (
    RequestsMade,
    find_requests,
    list_sent,
)
from bot.text.lines import shortened

_SHOWN = 40  # characters of what was asked
_WITHOUT_WORDS = {
    ActKind.CHALLENGED: " for the case against its points",
    ActKind.RETRIED: " for what was asked once more",
}


def tell_requests(symposium: Symposium) -> tuple[str, ...]:
    """A sentence for each asking that announced a number, of several with its words."""
    found = find_requests(symposium)
    names = len(found) > 1
    return tuple(tell_made(symposium, each, is_named=names) for each in found)


def tell_requests_of(symposium: Symposium, act: Act) -> str:
    """What is told of that one; "" where nothing was announced."""
    found = (each for each in find_requests(symposium) if each.asking.id == act.id)
    return next((tell_made(symposium, each) for each in found), "")


def tell_made(
    symposium: Symposium, made: RequestsMade, *, is_named: bool = False
) -> str:
    """Such as "8 requests announced at most, 7 made: 1 second try was not needed."."""
    announced, whose = made.announced, _name(made.asking) if is_named else ""
    at_most = " at most" if announced.second_tries else ""
    is_over = symposium.is_closed(made.asking)
    told = (
        f"{_count(announced.at_most, 'request')} announced{at_most}{whose}, "
        f"{made.total:,} made{'' if is_over else ' so far'}"
    )
    why = "; ".join(_differences(symposium, made)) if is_over else ""
    return f"{told}{': ' if why else ''}{why}."


def _name(asking: Act) -> str:
    """By its words; where it has none, by what was done."""
    if asked := shortened(asking.text, _SHOWN):
        return f" for “{asked}”"
    return _WITHOUT_WORDS.get(asking.kind, "")


def _differences(symposium: Symposium, made: RequestsMade) -> Iterator[str]:
    """Each as many as it says: together they are what was announced, less the made."""
    announced = made.announced
    fewer = announced.answers - made.answers
    if fewer > 0:
        because = _join([*_list_causes(symposium, made)])
        yield f"{fewer:,} {_was(fewer)} not sent{f', as {because}' if because else ''}"
    if fewer < 0:
        because = _join([*_list_causes_of_more(symposium, made)])
        told = f"{-fewer:,} more {_was(-fewer)} due"
        yield f"{told}{f', as {because}' if because else ''}"
    if (tables := announced.tables - made.tables) > 0:
        yield f"no model was asked for {_count(tables, 'table')}"
    if (tables := made.tables - announced.tables) > 0:
        yield f"{_count(tables, 'table')} more {_was(tables)} asked for"
    yield from _tell_second_tries(announced.second_tries, made.second_tries)
    if many := made.turned_away:
        whose, what = ("an endpoint", "it") if many == 1 else ("endpoints", "them")
        yield f"{many:,} {_was(many)} sent once more, as {whose} had turned {what} away"
    if made.again:
        yield (
            f"{made.again:,} {_was(made.again)} sent anew, after this program had "
            "ended in the middle of an answer"
        )


def _tell_second_tries(announced: int, made: int) -> Iterator[str]:
    spared = announced - made
    tries = "second try" if announced == 1 else "second tries"
    if spared < 0:
        yield f"{-spared:,} {'second try' if spared == -1 else 'second tries'} more"
    elif spared and spared == announced:
        yield f"{announced:,} {tries} {_was(announced)} not needed"
    elif spared:
        yield f"{spared:,} of {announced:,} {tries} {_was(spared)} not needed"


def _list_causes(symposium: Symposium, made: RequestsMade) -> Iterator[str]:
    """
    Whatever the record has by which less is asked than everybody could be: as it stood
    when the asking was closed, for what came later is no reason of it.
    """
    act, then = made.asking, as_closed(symposium, made.asking)
    if then.stops_of(act):
        yield "it was stopped"
    if any(turn.detail and NOT_WRITTEN in turn.detail for turn in made.turns):
        yield "what was said could not be written down"
    for row in then.acts:
        if row.kind is ActKind.BECAME and row.options.get("act") == act.id:
            yield "too few had answered for what was to follow"
    if list_verdicts(symposium, act):
        yield "the dialogue had ended"
    first = symposium.acts[0] if symposium.acts else symposium.first_act()
    settling = find_settling(symposium) if act.id == first.id else None
    if settling and any(each.why is WhyOver.SETTLED for each in settling.samples):
        yield "no position changed any more"
    gone = _find_gone(then, made)
    if gone:
        yield f"{_join(gone)} had left"
    yield from _list_unanswered(symposium, then, made)
    unsent = [name for name in made.unsent if name not in gone]
    if unsent and not then.stops_of(act):
        yield f"{_join(unsent)} could not be asked"


def _list_unanswered(
    symposium: Symposium, then: Symposium, made: RequestsMade
) -> Iterator[str]:
    """What is not asked because of what was said, or was not."""
    act = made.asking
    format_ = format_named(act.format or symposium.format)
    asked = [turn for turn in made.turns if turn.task in format_.answered_tasks]
    declined = sum(turn.status is not Status.SPOKEN for turn in asked)
    if declined:
        yield f"{_count(declined, 'question')} {_was(declined)} not written"
    if format_.holds_ballots and (names := _find_mute(made)):
        yield f"{_join(names)} gave no answer, and so had nothing to vote with"
    steered = [each for each in then.acts if each.options.get("act") == act.id]
    if vetoed := sum(each.kind is ActKind.VETOED for each in steered):
        yield f"{_count(vetoed, 'question')} {_was(vetoed)} vetoed"
    if any(each.kind is ActKind.CONVENED for each in steered):
        yield "somebody spoke in the convener's place"
    if not then.stops_of(act) and _lacks_case(symposium, then, act):
        yield "nobody replies where there is no case to reply to"


def _find_mute(made: RequestsMade) -> list[VoiceName]:
    """Who was asked for an answer and gave none; another try may have brought one."""
    own = [turn for turn in made.turns if turn.task is None]
    said = {t.voice for t in own if t.status in (Status.SPOKEN, Status.LEFT)}
    names = dict.fromkeys(turn.voice for turn in own if list_sent(turn))
    return [name for name in names if name not in said]


def _lacks_case(symposium: Symposium, then: Symposium, act: Act) -> bool:
    """Somebody who was there was not asked for a reply, as no case had been made."""
    challenges = (each for each in find_challenges(symposium) if each.act.id == act.id)
    return any(
        reply.said == NOT_ASKED and not then.is_absent(reply.voice)
        for challenge in challenges
        for outcome in challenge.outcomes
        for reply in outcome.replies
        if any(case.voice != reply.voice for case in outcome.cases)
        and all(case.said != NOT_ASKED for case in outcome.cases)
    )


def _list_causes_of_more(symposium: Symposium, made: RequestsMade) -> Iterator[str]:
    begun, then = made.announcing.place or 0, as_closed(symposium, made.asking)
    later = [each for each in then.acts if (each.place or 0) > begun]
    invited = [each for each in later if each.kind is ActKind.INVITED]
    spoke = {turn.voice for turn in made.turns}
    names = [*dict.fromkeys(name for each in invited for name in each.voices)]
    if names := [name for name in names if name in spoke]:
        yield f"{_join(names)} {'was' if len(names) == 1 else 'were'} invited"


def _find_gone(then: Symposium, made: RequestsMade) -> list[VoiceName]:
    """
    Who was to be asked, and left or was dismissed before it was over; where all speak
    at once, not who had been asked as often as was due by then.
    """
    begun = _find_beginning(then, made.announcing)
    sent = [act for act in then.acts if act.kind is ActKind.DISMISSED]
    gone = {name for act in sent if (act.place or 0) > begun for name in act.voices}
    gone |= {turn.voice for turn in made.turns if turn.status is Status.LEFT}
    asked = Counter(turn.voice for turn in made.turns if list_sent(turn))
    due = made.announced.answers // max(len(made.asking.voices), 1)
    at_once = format_named(made.asking.format or then.format).at_once
    names = made.asking.voices
    return [n for n in names if n in gone and not (at_once and asked[n] >= due > 0)]


def _find_beginning(then: Symposium, announcing: Act) -> int:
    """Its place; whoever was left out of a branch as it began was not announced."""
    place = announcing.place or 0
    changes = (ActKind.RESUMED, ActKind.INVITED, ActKind.DISMISSED)
    for act in then.acts:
        is_next = act.place == place + 1 and act.at == announcing.at
        if is_next and announcing.kind is ActKind.BRANCHED and act.kind in changes:
            place += 1
    return place


def _join(parts: Sequence[str]) -> str:
    *others, last = parts or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _count(many: int, noun: str) -> str:
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def _was(many: int) -> str:
    return "was" if many == 1 else "were"
