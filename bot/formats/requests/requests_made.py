"""
How many requests were made of those that were announced: as each was counted when it
was made, before it went out.

Of a turn they stand in its `sent`, of a table in its drafts. What was recorded by an
older version has no such count: there a turn with a request is one, and one more for
each time that it was begun anew after this program had ended in the middle of it. A
second turn of one voice for what a format asks for at most twice is a second try, and
so is each asking for a table after its first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.act import ASKING, Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Drafting
from bot.domain.turn import Status, Turn
from bot.formats import format_named
from bot.formats.requests.announcement import Announcement, read_announcement


@dataclass(frozen=True, slots=True)
class TablesMade:
    """
    *tables* are asked for once, *second_tries* once more. Those of which a table was
    broken off, and made *again* later, are counted there alone.
    """

    tables: int
    second_tries: int
    again: int
    turned_away: int


@dataclass(frozen=True, slots=True)
class RequestsMade:
    """
    What *asking*, with the *announced* number, came to: *turns* are those that answer
    it. *answers* and *tables* are first tries, *again* is what was asked anew after
    this program had ended in the middle of it, *turned_away* what an endpoint did not
    take and was sent once more, *under_way* what stands in no entry yet, while it is
    open; *unsent* are those of whose turns no request was made.
    """

    asking: Act
    announcing: Act
    announced: Announcement
    turns: tuple[Turn, ...]
    answers: int
    tables: int
    second_tries: int
    again: int
    turned_away: int
    under_way: int
    unsent: tuple[VoiceName, ...]

    @property
    def total(self) -> int:
        first = self.answers + self.tables + self.second_tries
        return first + self.again + self.turned_away + self.under_way


def find_requests(symposium: Symposium) -> tuple[RequestsMade, ...]:
    """
    Of each asking that announced a number, in their order; in a branch only of what was
    asked there.
    """
    found = []
    for act in symposium.acts:
        announced = read_announcement(act)
        asking = _find_asking(symposium, act)
        if announced and asking and not symposium.carries(act):
            found.append(_count(symposium, asking, act, announced))
    return tuple(found)


def list_sent(turn: Turn) -> tuple[int, ...]:
    """How many requests of it were made in each attempt; none where none was."""
    return turn.sent or ((1,) * turn.attempt if _had_request(turn) else ())


def _had_request(turn: Turn) -> bool:
    """Of a record without counts; one whose words were erased had one."""
    known = turn.request is not None or turn.request_sha256 is not None
    return known or "request" in turn.commitments or turn.status is not Status.SILENT


def _find_asking(symposium: Symposium, act: Act) -> Act | None:
    """
    What is answered: the act itself, or, where a branch goes on, the last before that
    nothing had closed.
    """
    if act.kind is not ActKind.BRANCHED:
        return act if act.kind in ASKING else None
    place = act.place or 0
    before = (each for each in symposium.acts if (each.place or 0) < place)
    closed = {one.act for one in symposium.closings if (one.place or 0) < place}
    asked = [each for each in before if each.kind in ASKING]
    found = [each for each in asked if each.id not in closed] or asked
    return found[-1] if found else None


def _count(
    symposium: Symposium, act: Act, announcing: Act, announced: Announcement
) -> RequestsMade:
    own = [t for t in symposium.answers_to(act) if not symposium.carries(t)]
    over = [turn for turn in own if turn.is_over]
    sent = [turn for turn in over if list_sent(turn)]
    tries, made = (
        _count_second_tries(symposium, act, sent),
        _count_tables(symposium, act),
    )
    attempts = [[many for many in list_sent(turn) if many] for turn in sent]
    return RequestsMade(
        act,
        announcing,
        announced,
        tuple(over),
        answers=len(sent) - tries,
        tables=made.tables,
        second_tries=tries + made.second_tries,
        again=sum(len(each) - 1 for each in attempts) + made.again,
        turned_away=sum(sum(each) - len(each) for each in attempts) + made.turned_away,
        under_way=_count_under_way(symposium, act, own),
        unsent=tuple(dict.fromkeys(t.voice for t in over if not list_sent(t))),
    )


def _count_second_tries(symposium: Symposium, act: Act, sent: Sequence[Turn]) -> int:
    """Of a branch the first try may be carried."""
    twice = format_named(act.format or symposium.format).asked_twice
    tried = [turn for turn in sent if turn.task in twice]
    # An older record has what it told of itself then.
    is_counted = any(turn.sent for turn in tried)
    known = symposium.answers_to(act) if is_counted else tried
    return sum(
        any(each.number < turn.number and _asks_same(each, turn) for each in known)
        for turn in tried
    )


def _asks_same(turn: Turn, other: Turn) -> bool:
    own = (turn.voice, turn.task, turn.to, turn.round, turn.sample)
    others = (other.voice, other.task, other.to, other.round, other.sample)
    return own == others and bool(list_sent(turn))


def _count_tables(symposium: Symposium, act: Act) -> TablesMade:
    made = [
        (table.place or 0, table.drafts or _stand_in(table.commitments))
        for table in symposium.syntheses
        if table.act == act.id and not symposium.carries(table)
    ]
    made = [each for each in made if each[1]]
    last = max((place for place, _ in made), default=0)
    broken = [*_list_broken_off(symposium, act)]
    # Of a table that was never made, its last try stands for it.
    unmade = [drafts for place, drafts in broken if place >= last][-1:]
    again = [drafts for _, drafts in broken[: len(broken) - len(unmade)]]
    first = [drafts for _, drafts in made] + unmade
    return TablesMade(
        len(first),
        sum(len(drafts) - 1 for drafts in first),
        sum(map(len, again)),
        sum(one.sent - 1 for drafts in (*first, *again) for one in drafts),
    )


def _stand_in(commitments: Mapping[str, object]) -> tuple[Drafting, ...]:
    """Where they were erased there was at least one."""
    return (Drafting(),) if "drafts" in commitments else ()


def _list_broken_off(
    symposium: Symposium, act: Act
) -> Iterator[tuple[int, tuple[Drafting, ...]]]:
    for row in symposium.acts:
        if row.kind is ActKind.INTERRUPTED and row.options.get("act") == act.id:
            drafts = row.drafts or _stand_in(row.commitments)
            if drafts and not symposium.carries(row):
                yield row.place or 0, drafts


def _count_under_way(symposium: Symposium, act: Act, own: Sequence[Turn]) -> int:
    """Made by now: of turns that still speak, and of a table in the making."""
    if symposium.is_closed(act):
        return 0
    if (told := symposium.under_way.get(str(act.id))) is not None:
        return told
    speaking = sum(sum(list_sent(turn)) for turn in own if not turn.is_over)
    # What was broken off is none of them: the act has those of its next try alone.
    tables = (made for made in symposium.syntheses if made.act == act.id)
    known = Counter(draft.request_sha256 for made in tables for draft in made.drafts)
    open_ = []
    for draft in act.drafts:
        known[draft.request_sha256] -= 1
        if known[draft.request_sha256] < 0:
            open_.append(draft)
    return speaking + sum(draft.sent for draft in open_)
