"""A session: a performance, then its synthesis, told as one stream of events."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

from bot.archive import Archive
from bot.domain.act import Act, Closing
from bot.domain.events import Closed, Convened, Event, SynthesisBegan, SynthesisMade
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.evidence.summary import warm
from bot.host.clock import Clock, find_latest, steady
from bot.host.course import Course
from bot.host.performance import DISMISSED, Performance, Speakers
from bot.host.sealing import Sealing
from bot.host.synthesiser import Synthesiser, add_evidence

log = logging.getLogger(__name__)

_UNTIL_ALL_ARE_ASKED = 1.0  # seconds
_STOPPED = "the symposium was stopped"
_NOT_WRITTEN = "what was said could not be written down, so nobody was asked for it"


async def _warm(symposium: Symposium) -> None:
    """Once all have been asked: until then there is enough to do."""
    # A thread that works takes the interpreter from the loop, which sends requests now.
    await asyncio.sleep(_UNTIL_ALL_ARE_ASKED)
    try:
        await asyncio.to_thread(warm, symposium)
    except Exception:
        log.exception("the evidence could not be prepared")


def _is_table_stopped(symposium: Symposium) -> bool:
    """Before a crash somebody stopped it who had nobody left to stop but this."""
    return any(not _dismissed(stop, symposium) for stop in symposium.stops)


def _dismissed(stop: Act, symposium: Symposium) -> bool:
    """Whether a voice was stopped by it: one that ended later, or never got to."""
    place = stop.place or 0
    answers = symposium.answers_to(symposium.current_act)
    # Who was called just then may have no turn on the record: that was to be written.
    before = {turn.id for turn in answers if 0 < (turn.place or 0) < place}
    return len(before) < len(answers) or not before.issuperset(stop.dismissed)


def _has_closing_table(symposium: Symposium) -> bool:
    """Whether the table over all that was said is made: not one ordered meanwhile."""
    act = symposium.current_act
    said = max((turn.place or 0 for turn in symposium.answers_to(act)), default=0)
    return any(
        made.act == act.id and (made.place or 0) > said for made in symposium.syntheses
    )


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
    ) -> None:
        self._symposium = symposium
        self._archive = archive
        self._synthesiser = synthesiser
        self._clock = clock = steady(clock, find_latest(symposium))
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._sealing = Sealing(self._tell) if symposium.sealed else None
        self._course = Course()
        self._performance = Performance(
            symposium,
            speakers,
            archive,
            self._sealing or self._tell,
            clock=clock,
            course=self._course,
        )
        self._synthesis: asyncio.Task[Synthesis] | None = None

    @property
    def unended(self) -> tuple[TurnId, ...]:
        return self._performance.unended

    @property
    def is_over(self) -> bool:
        """The record is closed: nobody is left to stop."""
        return self._symposium.ended is not None

    async def run(self) -> None:
        """Everything from Convened to Closed; what has ended is not repeated."""
        try:
            if self._symposium.ended is None:
                self._convene()
                await self._perform()
            else:
                self._tell(Convened(self._symposium))
            if not self._course.is_suspended:
                self._tell(Closed(self._symposium))
        finally:
            # Whatever went wrong, nobody is to wait for events that will not come.
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
        if self.is_over or act in self._symposium.acts:
            return
        self._symposium = self._symposium.add_act(act)
        self._performance.add_act(act)
        self._course.stop(act.text)
        self._cancel()

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
        if self._synthesis is not None:
            self._synthesis.cancel()

    def _convene(self) -> None:
        if self._sealing is None:
            self._tell(Convened(self._symposium))
            return
        # The turns of a resumed symposium hold the blind answers: none of them is told.
        self._tell(Convened(replace(self._symposium, turns=())))
        self._sealing.resume(self._symposium)

    async def _perform(self) -> None:
        if self._synthesiser is None:
            self._symposium = await self._performance.run()
        else:
            # While the voices speak there is time for what is slow the first time.
            warming = asyncio.create_task(_warm(self._symposium))
            try:
                self._symposium = await self._performance.run()
            finally:
                # A thread goes on all the same; it only fills caches, and ends.
                warming.cancel()
        # Before the table, which quotes them. After a suspension the round stays blind.
        if self._sealing is not None and not self._course.is_suspended:
            self._sealing.reveal()
        # Of one that was stopped before anybody was asked there is no table.
        is_due = bool(self._symposium.turns) and not _has_closing_table(self._symposium)
        if self._synthesiser is not None and is_due:
            await self._sum_up(self._synthesiser)
        if self._course.is_suspended:
            return
        closing = Closing(self._clock(), self._symposium.current_act.id)
        closing = await self._archive.close(self._symposium.id, closing)
        self._symposium = self._symposium.close(closing)

    async def _sum_up(self, synthesiser: Synthesiser) -> None:
        if self._course.is_left or self._course.is_suspended:
            return
        made = await self._synthesize(synthesiser)
        if made is None:
            return
        act = self._symposium.current_act.id
        made = replace(await add_evidence(made, self._symposium), act=act)
        made = await self._archive.add_synthesis(self._symposium.id, made)
        self._symposium = self._symposium.add_synthesis(made)
        self._tell(SynthesisMade(made))

    async def _synthesize(self, synthesiser: Synthesiser) -> Synthesis | None:
        """The table; None if the session is left or suspended meanwhile."""
        making = synthesiser.begin(self._symposium)
        if _is_table_stopped(self._symposium):
            return await making.extract(why=_STOPPED)
        if self._archive.explain_waiting(self._symposium.id) is not None:
            return await making.extract(why=_NOT_WRITTEN)
        if synthesiser.voice is not None:
            self._tell(SynthesisBegan(synthesiser.voice.name))
        self._synthesis = asyncio.create_task(making.run())
        # Not awaited itself: that would raise its cancellation here, where it is an
        # outcome, and look like a cancellation of the session.
        await asyncio.wait({self._synthesis})
        if self._course.is_suspended or self._course.is_left:
            return None
        if self._synthesis.cancelled():
            return await making.extract(why=_STOPPED)
        return self._synthesis.result()

    def _tell(self, event: Event) -> None:
        self._events.put_nowait(event)
