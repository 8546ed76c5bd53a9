"""
How many requests were made of those that were announced: counted in the record.

A turn that is over is one request, and one more for each time that it was begun anew
after this program had ended in the middle of it; each asking for a table is one. What
an endpoint turned away and was sent again stands in the record once, and counts once. A
second turn of one voice for what a format asks for at most twice is a second try, and
so is each asking for a table after its first.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.act import ASKING, Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Status, Turn
from bot.formats import format_named
from bot.formats.requests.announcement import Announcement, read_announcement


@dataclass(frozen=True, slots=True)
class RequestsMade:
    """
    What *asking*, with the *announced* number, came to: *turns* are those that answer
    it. *answers* and *tables* are first tries, *again* are those of turns that were
    begun anew; *unsent* are those of whose turns no request went out.
    """

    asking: Act
    announced: Announcement
    turns: tuple[Turn, ...]
    answers: int
    tables: int
    second_tries: int
    again: int
    unsent: tuple[VoiceName, ...]

    @property
    def total(self) -> int:
        return self.answers + self.tables + self.second_tries + self.again


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
            found.append(_count(symposium, asking, announced))
    return tuple(found)


def was_sent(turn: Turn) -> bool:
    """A request of it went out; one whose words were erased had one."""
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


def _count(symposium: Symposium, act: Act, announced: Announcement) -> RequestsMade:
    answers = symposium.answers_to(act)
    own = [t for t in answers if t.is_over and not symposium.carries(t)]
    sent = [turn for turn in own if was_sent(turn)]
    tries = _count_second_tries(symposium, act, sent)
    drafts = [
        _count_askings(made)
        for made in symposium.syntheses
        if made.act == act.id and not symposium.carries(made)
    ]
    tables = sum(many > 0 for many in drafts)
    return RequestsMade(
        act,
        announced,
        tuple(own),
        answers=len(sent) - tries,
        tables=tables,
        second_tries=tries + sum(drafts) - tables,
        again=sum(turn.attempt - 1 for turn in sent),
        unsent=tuple(dict.fromkeys(t.voice for t in own if not was_sent(t))),
    )


def _count_second_tries(symposium: Symposium, act: Act, sent: Sequence[Turn]) -> int:
    twice = format_named(act.format or symposium.format).asked_twice
    asked = Counter((t.voice, t.task, t.to) for t in sent if t.task in twice)
    return sum(many - 1 for many in asked.values())


def _count_askings(made: Synthesis) -> int:
    """Where they were erased there was at least one."""
    return len(made.drafts) or int("drafts" in made.commitments)
