"""A session: a performance, then its synthesis, told as one stream of events."""

import asyncio
import functools
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from math import inf

from bot.archive import Archive
from bot.domain.act import Act, ActKind, Closing
from bot.domain.events import (
    Closed,
    Convened,
    Event,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    TurnEnded,
)
from bot.domain.format import TableDue
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn
from bot.formats import format_named
from bot.formats.calls import DueStep
from bot.host.acts.making_tables import keep_drafts
from bot.host.clock import Clock, find_latest, steady
from bot.host.counting import wants_table
from bot.host.course import Course, Judge
from bot.host.judges.late_evidence import (
    Findings,
    draw_table,
    load_evidence,
    load_judges,
    read_ahead,
    take_part,
)
from bot.host.own_process import LIGHT, is_at_work, is_ready, load_here, prepare
from bot.host.performance import DISMISSED, Performance
from bot.host.sealing import Sealing
from bot.host.speaking import Speakers
from bot.host.synthesiser import Synthesiser, add_findings, look_for_evidence

log = logging.getLogger(__name__)

_UNTIL_ALL_ARE_ASKED = 1.0  # seconds
_MUCH = LIGHT // 4
"""Characters after which a worker is prepared: what is said will hardly stay light."""
_STOPPED = "the symposium was stopped"
_NOT_WRITTEN = "what was said could not be written down, so nobody was asked for it"


def _is_table_stopped(symposium: Symposium, act: Act) -> bool:
    """Before a crash somebody stopped it who had nobody left to stop but this."""
    stops = symposium.stops_of(act)
    return any(not _dismissed(stop, symposium, act) for stop in stops)


def _dismissed(stop: Act, symposium: Symposium, act: Act) -> bool:
    """Whether a voice was stopped by it: one that ended later, or never got to."""
    place = stop.place or 0
    answers = symposium.answers_to(act)
    # Who was called just then may have no turn on the record: that was to be written.
    before = {turn.id for turn in answers if 0 < (turn.place or 0) < place}
    return len(before) < len(answers) or not before.issuperset(stop.named_turns)


def _makes_table(symposium: Symposium, act: Act) -> bool:
    """Its answers are summed up; a table is made once more only if somebody spoke."""
    if not wants_table(symposium):
        return False
    if act.kind is ActKind.ASKED:
        return True
    is_redone = format_named(act.format or symposium.format).redoes_table
    return is_redone and any(t.has_spoken for t in symposium.answers_to(act))


def _is_table_due(symposium: Symposium, act: Act) -> bool:
    """
    Whether the table over all that was said is to be made: not of a follow-up, and not
    of one that was stopped before anybody was asked. One ordered meanwhile is another.
    """
    answers = symposium.answers_to(act)
    if not answers or not _makes_table(symposium, act):
        return False
    said = max(turn.place or 0 for turn in answers)
    # One with a title was due on the way.
    made = (it for it in symposium.syntheses if (it.act, it.title) == (act.id, None))
    return not any((it.place or 0) > said for it in made)


SynthesiserOf = Callable[[Symposium, Act], Synthesiser | None]
"""Who makes the table of what answers that act; None for all but those it redoes."""


def no_redoing(_symposium: Symposium, _act: Act) -> Synthesiser | None:
    """No table is made once more."""
    return None


class Session:
    """One symposium from its first cue to its table; owns the tasks in between."""

    def __init__(
        self,
        symposium: Symposium,
        speakers: Speakers,
        archive: Archive,
        synthesiser: Synthesiser | None,
        *,
        clock: Clock,
        judges: Sequence[Judge] = (),
        redoing: SynthesiserOf = no_redoing,
    ) -> None:
        self._archive = archive
        self._synthesiser = synthesiser
        self._redoing = redoing
        self._clock = clock = steady(clock, find_latest(symposium))
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._sealing = Sealing(self._tell, symposium) if symposium.sealed else None
        self._course = Course()
        self._performance = Performance(
            symposium,
            speakers,
            archive,
            self._hear,
            clock=clock,
            course=self._course,
            director=self,
            judges=judges,
        )
        self._making: set[asyncio.Task[Synthesis]] = set()
        self._said = 0
        """Characters that were heard by now."""
        self._much_is_said = asyncio.Event()
        self._ended: list[Turn] = []
        """What has ended and was not read ahead by now."""
        self._has_ended = asyncio.Event()

    @property
    def unended(self) -> tuple[TurnId, ...]:
        return self._performance.unended

    @property
    def is_over(self) -> bool:
        """The record is closed: nobody is left to stop, and nothing is taken in."""
        return (
            self._performance.is_over or self._performance.symposium.ended is not None
        )

    async def run(self) -> None:
        """Everything from Convened to Closed; what has ended is not repeated."""
        try:
            symposium = self._performance.symposium
            if symposium.open_acts:
                self._convene(symposium)
                await self._perform(symposium)
            else:
                self._convene(symposium)
            if not self._course.is_suspended:
                self._tell(Closed(self._performance.symposium))
        finally:
            # Whatever went wrong, nobody is to wait for events that will not come.
            self._performance.is_over = True
            self._events.put_nowait(None)

    async def events(self) -> AsyncIterator[Event]:
        while (event := await self._events.get()) is not None:
            yield event

    def stop(self, act: Act) -> None:
        """
        Dismiss who still speaks, also the synthesiser; the table is still made, unless
        nobody was asked.
        """
        # It may be read back from the archive with it.
        known = act in self._performance.symposium.acts
        if self.is_over or known:
            return
        self._course.stop(act.text)
        self._performance.add_act(act)
        self._cancel()

    def add_act(self, act: Act) -> bool:
        """
        What a person has done meanwhile, which is in the archive already; False if it
        comes too late for this session, so that another has to go on with it.
        """
        taken = self._performance.add_act(act)
        if taken and act.kind is ActKind.DISMISSED:
            for name in act.voices:
                self._performance.dismiss_voice(name)
        return taken

    def add_synthesis(self, made: Synthesis) -> None:
        """One that was ordered meanwhile."""
        self._performance.add_synthesis(made)

    def leave(self) -> None:
        """Nobody watches any more: dismiss who still speaks, and make no table."""
        self._course.leave(DISMISSED)
        self._cancel()

    def suspend(self) -> None:
        """Stop without a word in the record, so that a restart goes on from there."""
        self._course.suspend()
        self._cancel()

    def _cancel(self) -> None:
        self._performance.cancel()
        for making in self._making:
            making.cancel()

    def _convene(self, symposium: Symposium) -> None:
        if self._sealing is None:
            self._tell(Convened(symposium))
            return
        # A resumed one is told once more from its first seal on, all in its order.
        over = [turn for turn in symposium.turns if turn.is_over]
        since = min((t.place or 0 for t in over if self._is_told_again(t)), default=inf)
        acts = tuple(act for act in symposium.acts if (act.place or 0) < since)
        turns = tuple(turn for turn in over if (turn.place or 0) < since)
        self._tell(Convened(replace(symposium, acts=acts, turns=turns)))
        happened: list[Act | Turn] = [*symposium.acts, *over]
        later = [one for one in happened if (one.place or 0) >= since]
        self._sealing.resume(sorted(later, key=lambda one: one.place or 0))

    def _is_told_again(self, turn: Turn) -> bool:
        """A sealed one whose seal may not have been shown when it was broken off."""
        symposium = self._performance.symposium
        going_on = {act.id for act in symposium.open_acts} or {turn.act}
        is_sealed = turn.is_over and turn.seal is not None
        return is_sealed and turn.act in going_on and not symposium.carries(turn)

    async def _perform(self, symposium: Symposium) -> None:
        if self._synthesiser is None:
            await self._performance.run()
            return
        # While the voices speak there is time for what is slow the first time.
        warming = asyncio.create_task(self._warm(symposium))
        try:
            await self._performance.run()
        finally:
            # A thread goes on all the same; it only fills caches, and ends.
            warming.cancel()

    async def _warm(self, symposium: Symposium) -> None:
        """Once all have been asked: until then there is enough to do."""
        # A thread that works takes the interpreter from the loop, which sends requests.
        await asyncio.sleep(_UNTIL_ALL_ARE_ASKED)
        light = not self._much_is_said.is_set()
        try:
            await load_here(load_judges)
            if light and not is_ready():
                await load_here(load_evidence, symposium)
        except Exception:
            log.exception("the evidence could not be prepared")
        await self._much_is_said.wait()
        await asyncio.wait({prepare(load_evidence, symposium)})
        await self._read_ahead()

    async def _read_ahead(self) -> None:
        """
        What has ended is read while others still speak, so that the evidence has less
        to do after the last word.
        """
        while await self._has_ended.wait():
            self._has_ended.clear()
            symposium, ended = self._performance.symposium, tuple(self._ended)
            if is_at_work() or all(turn.is_over for turn in symposium.turns):
                continue
            self._ended.clear()
            read = [turn.id for turn in ended]
            part = take_part(symposium, read)
            preparing = prepare(read_ahead, part, read)
            await asyncio.wait({preparing})
            if not preparing.result():
                return

    async def make_table(self, call: DueStep) -> None:
        """The table that is due before anybody speaks on."""
        if isinstance(call.step, TableDue):
            await self._sum_up(self._synthesiser, call.act, title=call.step.title)

    async def conclude(self, act: Act) -> None:
        """Everybody has answered it, or was stopped: its table, then its closing."""
        if self._course.is_suspended:
            return
        await self._performance.settle_broken(act)
        # Before the table, which quotes them. After a suspension the round stays blind.
        await self._performance.reveal(act)
        if self._sealing is not None:
            self._sealing.reveal_rest(act)
        symposium = self._performance.symposium
        by = self._redoing(symposium, act) or self._synthesiser
        is_due = _is_table_due(symposium, act)
        if by is not None and is_due and not self._course.is_left:
            await self._sum_up(by, act)
        if self._course.is_suspended:
            return
        closing = Closing(self._clock(), act.id)
        closing = await self._archive.close(self._performance.symposium.id, closing)
        self._performance.close(closing)

    async def _sum_up(
        self, synthesiser: Synthesiser | None, act: Act, *, title: str | None = None
    ) -> None:
        symposium = self._performance.symposium
        # Beside the table: neither knows of the other.
        looking = asyncio.create_task(look_for_evidence(symposium))
        try:
            made = await self._make_table(synthesiser, act)
            if made is None:
                await self._break_off(act)
                return
            made = add_findings(made, await self._find_evidence(symposium, looking))
        finally:
            looking.cancel()
        made = replace(made, act=act.id, title=made.title or title)
        made = await self._archive.add_synthesis(symposium.id, made)
        self._performance.add_synthesis(made)
        self._tell(SynthesisMade(made))

    async def _break_off(self, act: Act) -> None:
        """Its requests stand in the record; a suspended one is left to the restart."""
        if self._course.is_left:
            it, at = self._performance.symposium.id, self._clock()
            broken = await self._archive.table_requests.break_off(it, [act], at=at)
            for one in broken:
                self._performance.add_act(one)

    async def _make_table(
        self, synthesiser: Synthesiser | None, act: Act
    ) -> Synthesis | None:
        if synthesiser is not None:
            return await self._synthesize(synthesiser, act)
        return await asyncio.to_thread(draw_table, self._performance.symposium)

    async def _find_evidence(
        self, symposium: Symposium, looking: asyncio.Task[Findings]
    ) -> Findings:
        """Of all that was said by now, also while the table was made."""
        found = await looking
        if self._performance.symposium is symposium:
            return found
        return await look_for_evidence(self._performance.symposium)

    async def _synthesize(self, synthesiser: Synthesiser, act: Act) -> Synthesis | None:
        """The table; None if the session is left or suspended meanwhile."""
        symposium = self._performance.symposium
        keep = functools.partial(keep_drafts, self._archive, symposium.id, act)
        making = synthesiser.begin(symposium, keep)
        if _is_table_stopped(symposium, act):
            return await making.extract(why=_STOPPED)
        if self._archive.explain_waiting(symposium.id) is not None:
            return await making.extract(why=_NOT_WRITTEN)
        if making.voice is not None:
            self._tell(SynthesisBegan(making.voice.name))
        task = asyncio.create_task(making.run())
        self._making.add(task)
        # Not awaited itself: that would raise its cancellation here, where it is an
        # outcome, and look like a cancellation of the session.
        await asyncio.wait({task})
        self._making.discard(task)
        if self._course.is_suspended or self._course.is_left:
            return None
        if task.cancelled():
            return await making.extract(why=_STOPPED)
        return task.result()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Spoke):
            self._said += len(event.words)
            if self._said >= _MUCH:
                self._much_is_said.set()
        if isinstance(event, TurnEnded):
            self._ended.append(event.turn)
            self._has_ended.set()
        (self._sealing or self._tell)(event)

    def _tell(self, event: Event) -> None:
        self._events.put_nowait(event)


async def outlast(running: asyncio.Task[None]) -> None:
    """Wait for its end, also when cancelled once more meanwhile."""
    cancelled: asyncio.CancelledError | None = None
    while not running.done():
        try:
            await asyncio.wait({running})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
