"""How many requests an asking comes to at most, and whether that may be. Pure."""

from dataclasses import dataclass, field, replace

from bot.domain.act import ASKING, Act, ActKind
from bot.domain.format import Format, RequestsLeft
from bot.domain.symposium import Symposium
from bot.errors import Declined
from bot.formats import format_named
from bot.formats.requests.announcement import (
    OPTION,
    Announcement,
    write_announcement,
)
from bot.host.asking import Limits


def wants_table(symposium: Symposium) -> bool:
    """Whether whoever asked first wanted a closing table, as most do."""
    first = symposium.acts[0] if symposium.acts else symposium.first_act()
    return first.chose("table", otherwise=True)


PER_TABLE = 2
"""The synthesiser is asked once, and once more where what it quoted was not exact."""


@dataclass(frozen=True, slots=True)
class RequestCount:
    """
    At most so many: a voice may end early, nothing be asked for twice, and a table be
    exact at once. What an endpoint turns away and is sent again is counted once.
    *counted_by* is what to take fewer of, where they are too many.
    """

    answers: int
    tables: int
    second_tries: int = 0
    counted_by: tuple[str, ...] = field(
        default=("voices", "rounds", "samples"), compare=False
    )

    @property
    def total(self) -> int:
        return self.answers + self.second_tries + self.tables

    def describe(self) -> str:
        """For the middle of a sentence; what may not be needed is told apart."""
        again = self.second_tries + self._made
        told = f"at most {_count(self.total)}"
        if not again:
            return told
        tries = "a second try" if again == 1 else "second tries"
        due = f"{self.answers + self._made:,} where everybody can be heard"
        return f"{told}, {due}{self._tell_tables()} and at most {again} for {tries}"

    @property
    def announcement(self) -> Announcement:
        """The same, as the record has it."""
        again = self.second_tries + self._made
        return Announcement(self.answers, self._made, again)

    @property
    def _made(self) -> int:
        """How many tables: of their requests every other is a second try."""
        return self.tables // PER_TABLE

    def _tell_tables(self) -> str:
        if not self._made:
            return ""
        tables = "table" if self._made == 1 else "tables"
        return f" ({self.answers:,} for the answers, {self._made} for the {tables})"


def count_requests(symposium: Symposium, *, asks_synthesiser: bool) -> RequestCount:
    """
    As the format's own line says, for the act that is being answered, less what has
    been answered by now. In a branch the last that was asked may be closed already.
    """
    act = (symposium.open_acts or (symposium.current_act,))[-1]
    format_ = format_named(act.format or symposium.format)
    of_all = asks_synthesiser and act.kind is ActKind.ASKED
    makes_tables = of_all or format_.redoes_table
    tables = PER_TABLE * format_.tables(act) if makes_tables else 0
    whole = count_answers(act, symposium.format)
    answers = symposium.answers_to(act) if act.id else ()
    if not symposium.carries(act) and not any(turn.is_over for turn in answers):
        return replace(whole, tables=tables)
    made = [it for it in symposium.syntheses if it.act == act.id and it.title]
    left = _count_left(symposium, act, format_)
    return replace(
        whole,
        answers=left.answers,
        second_tries=left.second_tries,
        tables=max(tables - PER_TABLE * len(made), 0),
    )


def _count_left(symposium: Symposium, act: Act, format_: Format) -> RequestsLeft:
    """Of those who are still there, who may be fewer than it was put to."""
    if format_.left is not None:
        return format_.left(symposium, act)
    there = tuple(name for name in act.voices if not symposium.is_absent(name))
    own = replace(act, voices=there)
    over = [turn for turn in symposium.answers_to(act) if turn.is_over]
    given = sum(turn.voice in there for turn in over)
    answers = max(format_.requests(own) - given, 0)
    return RequestsLeft(answers, format_.second_tries(own))


def count_answers(act: Act, format_name: str) -> RequestCount:
    """Without tables; of an act that names no format, by that of its symposium."""
    format_ = format_named(act.format or format_name)
    tries, counted_by = format_.second_tries(act), format_.counted_by
    return RequestCount(format_.requests(act), 0, tries, counted_by)


def announce(act: Act, count: RequestCount) -> Act:
    """With the number, so that the record has what was said before anybody is asked."""
    announced = write_announcement(count.announcement)
    return replace(act, options={**act.options, OPTION: announced})


def announce_beginning(
    symposium: Symposium, count: RequestCount, limits: Limits
) -> Symposium:
    """
    The same of one that is opened, in what it asks, or in the act that branched;
    Declined where the *limits* do not allow so many.
    """
    refuse_too_many_requests(count, limits.requests_per_ask)
    kinds = ASKING | {ActKind.BRANCHED}
    own = (act for act in symposium.acts if not symposium.carries(act))
    *_, asks = (act for act in own if act.kind in kinds)
    acts = (announce(act, count) if act is asks else act for act in symposium.acts)
    return replace(symposium, acts=tuple(acts))


def refuse_too_many_requests(count: RequestCount, most: int) -> None:
    if count.total > most:
        *names, last = count.counted_by
        raise Declined(
            f"This takes {count.describe()}, and limits.requests_per_ask allows "
            f"{most}. Take fewer {', '.join(names)} or {last}."
        )


def _count(many: int) -> str:
    return "1 request" if many == 1 else f"{many:,} requests"
