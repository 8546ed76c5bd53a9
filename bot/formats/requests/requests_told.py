"""What every face says of requests: how many were announced, how many made, and why."""

from collections.abc import Iterator, Sequence

from bot.domain.act import Act, ActKind
from bot.domain.ending import list_verdicts
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.formats import format_named
from bot.formats.heretic.challenge_outcome import NOT_ASKED, find_challenges
from bot.formats.positions import WhyOver, find_settling
from bot.formats.requests.requests_made import RequestsMade, find_requests
from bot.text.lines import shortened

_SHOWN = 40  # characters of what was asked


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
    announced, asked = made.announced, shortened(made.asking.text, _SHOWN)
    whose = f" for “{asked}”" if is_named and asked else ""
    at_most = " at most" if announced.second_tries else ""
    is_over = symposium.is_closed(made.asking)
    told = (
        f"{_count(announced.at_most, 'request')} announced{whose}{at_most}, "
        f"{made.total:,} made{'' if is_over else ' so far'}"
    )
    why = "; ".join(_differences(symposium, made)) if is_over else ""
    return f"{told}{': ' if why else ''}{why}."


def _differences(symposium: Symposium, made: RequestsMade) -> Iterator[str]:
    """Each as many as it says: together they are what was announced, less the made."""
    announced = made.announced
    fewer = announced.answers - made.answers
    if fewer > 0:
        because = _join([*_list_causes(symposium, made)])
        yield f"{fewer:,} {_was(fewer)} not sent{f', as {because}' if because else ''}"
    if fewer < 0:
        because = _join([*_list_causes_of_more(symposium, made.asking)])
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
    """Whatever the record has by which less is asked than everybody could be."""
    act = made.asking
    if symposium.stops_of(act):
        yield "it was stopped"
    for row in symposium.acts:
        if row.kind is ActKind.BECAME and row.options.get("act") == act.id:
            yield "too few had answered for what was to follow"
    if list_verdicts(symposium, act):
        yield "the dialogue had ended"
    first = symposium.acts[0] if symposium.acts else symposium.first_act()
    settling = find_settling(symposium) if act.id == first.id else None
    if settling and any(each.why is WhyOver.SETTLED for each in settling.samples):
        yield "no position changed any more"
    if gone := _find_gone(symposium, made):
        yield f"{_join(gone)} had left"
    yield from _list_unanswered(symposium, made)
    if made.unsent:
        yield f"{_join(made.unsent)} could not be asked"


def _list_unanswered(symposium: Symposium, made: RequestsMade) -> Iterator[str]:
    act = made.asking
    tasks = format_named(act.format or symposium.format).answered_tasks
    asked = [turn for turn in made.turns if turn.task in tasks]
    declined = sum(turn.status is not Status.SPOKEN for turn in asked)
    if declined:
        yield f"{_count(declined, 'question')} {_was(declined)} not written"
    for challenge in find_challenges(symposium):
        if challenge.act.id != act.id:
            continue
        replies = [one.said for each in challenge.outcomes for one in each.replies]
        if NOT_ASKED in replies:
            yield "nobody replies where there is no case to reply to"


def _list_causes_of_more(symposium: Symposium, act: Act) -> Iterator[str]:
    later = [each for each in symposium.acts if (each.place or 0) > (act.place or 0)]
    invited = [each for each in later if each.kind is ActKind.INVITED]
    if names := [*dict.fromkeys(name for each in invited for name in each.voices)]:
        yield f"{_join(names)} {'was' if len(names) == 1 else 'were'} invited"


def _find_gone(symposium: Symposium, made: RequestsMade) -> list[str]:
    """Who was to be asked, and left or was dismissed before it was over."""
    place = made.asking.place or 0
    sent = [act for act in symposium.acts if act.kind is ActKind.DISMISSED]
    gone = {name for act in sent if (act.place or 0) > place for name in act.voices}
    gone |= {turn.voice for turn in made.turns if turn.status is Status.LEFT}
    return [name for name in made.asking.voices if name in gone]


def _join(parts: Sequence[str]) -> str:
    *others, last = parts or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _count(many: int, noun: str) -> str:
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def _was(many: int) -> str:
    return "was" if many == 1 else "were"
