"""One symposium whose bot is killed again and again: nothing lost, nothing twice."""

import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.journeys.kill_points import board, last_edit
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_calls import Call
from tests.loopback.discord_faults import (
    EXECUTE_WEBHOOK,
    PATCH_MESSAGE,
    POST_MESSAGE,
    Match,
)
from tests.loopback.discord_state import Channel
from tests.loopback.endpoint_scenarios import FREEZE, Scenario
from tests.markers import marker_of

SEATS = (Seat("Ada", "ada"), Seat("Bruno", "bruno"), Seat("Cosima", "cosima"))
SAID: Mapping[str, str] = {
    "ada": "Doubt is a door, and somebody has to open it first.",
    "bruno": "A wall keeps out the wind, whatever you say.\n\n[[leave]]",
    "cosima": "Windows let you look, which is less than going through.",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """
    The *nth* such request of one life, which is *done* on Discord's side or not; in
    that life these *mute* models begin to say nothing new, or, where it *is_still*,
    nothing at all.
    """

    name: str
    at: Match
    done: bool = False
    nth: int = 1
    mute: tuple[str, ...] = ()
    is_still: bool = False


def growing(call: Call) -> bool:
    """The edit of a message that stands under a voice's own name."""
    return call.method == "PATCH" and call.route.startswith("/webhooks")


def end(call: Call) -> bool:
    """The closing message, with its buttons."""
    return call.name == POST_MESSAGE and "Export markdown" in str(call.body)


def around(
    name: str, at: Match, nth: int = 1, mute: tuple[str, ...] = ()
) -> tuple[Moment, Moment]:
    """Killed before it is done, and in the next life after it is done."""
    before, after = (Moment(name, at, done, nth, mute) for done in (False, True))
    return before, after


BOARD = around("the board", board)
ANSWER = around("an answer", EXECUTE_WEBHOOK)
LATER = around("an answer after another", EXECUTE_WEBHOOK, 2)
GROWN = around("what a growing answer ends as", growing)
NOTE = around("what the bot says itself", POST_MESSAGE)
EDIT = Moment("the board is edited", PATCH_MESSAGE)
END = around("the closing message", end)
OVER = around("the board is the last thing", last_edit)


def hold_rounds(
    still: Iterable[Moment], first: Iterable[Moment], models: Iterable[str]
) -> tuple[Moment, ...]:
    """
    The same, so that the *models* answer nothing in the lives that are *still*, and in
    the *first* round's lives one turn each, in all of them one.
    """
    mute = (*models,)
    return (
        *(replace(moment, mute=mute, is_still=True) for moment in still),
        *(replace(moment, mute=mute) for moment in first),
    )


Begin = Callable[[Running, Channel], Awaitable[Channel]]


@dataclass
class Course:
    """What is known of one symposium from each of its deaths."""

    on: Running
    thread: Channel
    kept: list[frozenset[tuple[object, ...]]] = field(default_factory=list)
    gone: dict[str, int] = field(default_factory=dict)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.on.folder / "symposium.db")) as archive:
            return archive.execute(query).fetchall()

    def asked(self) -> Counter[str]:
        return Counter(str(one.body["model"]) for one in self.on.endpoint.requests)

    def bury(self) -> None:
        """What had ended by then, and what had been asked of those who left."""
        ended = "SELECT id, text, status, attempt FROM turns WHERE status <> 'speaking'"
        self.kept.append(frozenset(self.rows(ended)))
        left = self.rows("SELECT voice FROM turns WHERE status = 'left'")
        asked = self.asked()
        for (voice,) in left:
            name = str(voice).lower()
            self.gone.setdefault(name, asked[name])

    def ended(self) -> set[str]:
        """Whose first turn is over."""
        rows = self.rows("SELECT voice FROM turns WHERE status <> 'speaking'")
        return {str(voice).lower() for (voice,) in rows}

    def marks(self) -> list[tuple[str, bool]]:
        """The turns in the order of their messages, each a seal or an answer."""
        turns = {str(id_) for (id_,) in self.rows("SELECT id FROM turns")}
        texts = [message.text for message in self.on.discord.messages(self.thread)]
        marks = ((marker_of(text), text.endswith("· sealed")) for text in texts)
        return [(mark.id, seal) for mark, seal in marks if mark and mark.id in turns]

    def posted(self, *, seals: bool = False) -> Counter[str]:
        """The turns whose answers, or whose seals, stand there, and how often each."""
        return Counter(turn for turn, is_seal in self.marks() if is_seal is seals)

    async def end(self) -> None:
        """It goes on by itself, and everything of it is there once."""
        unshown = "SELECT id FROM symposia WHERE NOT shown"
        await self.on.until(lambda: self.rows(unshown) == [])
        # What a branch carries has a row in each; nobody is asked for it once more.
        turns = self.rows("SELECT DISTINCT id, voice, status, text, attempt FROM turns")
        assert {status for _, _, status, *_ in turns} <= {"spoken", "left"}
        assert self.posted() == {str(id_): 1 for id_, *_ in turns}
        ended = {(id_, text, how, n) for id_, _, how, text, n in turns}
        assert all(kept <= ended for kept in self.kept)
        self._check_asked(turns)

    def _check_asked(self, turns: Sequence[tuple[object, ...]]) -> None:
        """Once for each turn, and once more for what a death had broken off."""
        asked = self.asked()
        for voice in {str(voice).lower() for _, voice, *_ in turns}:
            own = [n for _, name, *_, n in turns if str(name).lower() == voice]
            assert len(own) <= asked[voice] <= sum(int(str(n)) for n in own), voice
        assert {model: asked[model] for model in self.gone} == self.gone


@dataclass(frozen=True, slots=True)
class Killing:
    """How a symposium is begun, and the moments at which its bot dies in turn."""

    begin: Begin
    moments: tuple[Moment, ...]
    first: Begin | None = None
    seats: tuple[Seat, ...] = SEATS
    said: Mapping[str, str] = field(default_factory=lambda: SAID)
    rest: str = NO_SYNTHESISER
    dying: Callable[[Course], None] = Course.bury
    """What has to hold at each death."""

    async def go(self, folder: Path) -> Course:
        """All that is known of it when it is over."""
        async with running(folder, self.seats, rest=self.rest) as on:
            self._play(on)
            place = on.channel("killed")
            if self.first is not None:
                place = await self.first(on, place)
            course: Course | None = None
            for moment in self.moments:
                course = await self._die(on, moment, place, course)
            assert course is not None
            self._play(on)
            await on.bot.start()
            await course.end()
            return course

    def _play(
        self,
        on: Running,
        moment: Moment | None = None,
        course: Course | None = None,
    ) -> None:
        """Who is mute and has not ended anything yet does that, and is mute then."""
        mute, still = (moment.mute, moment.is_still) if moment else ((), False)
        ended = set() if course is None else course.ended()
        for model, text in self.said.items():
            says, nothing = Scenario(words=(text,)), Scenario(silence=FREEZE)
            steps = (says,) if model not in ended and not still else ()
            on.endpoint.plays(model, *((*steps, nothing) if model in mute else (says,)))

    async def _die(
        self, on: Running, moment: Moment, place: Channel, course: Course | None
    ) -> Course:
        faults = on.discord.faults
        hold = faults.hold_reply if moment.done else faults.hold
        fault = hold(moment.at, nth=moment.nth)
        self._play(on, moment, course)
        if course is None:
            course = Course(on, await self.begin(on, place))
        else:
            await on.bot.start()
        try:
            await on.until(fault.met.is_set)
        except TimeoutError as error:
            error.add_note(f"waited for: {moment}")
            raise
        await on.bot.kill()
        faults.waiting.clear()
        fault.lose()
        self.dying(course)
        return course
