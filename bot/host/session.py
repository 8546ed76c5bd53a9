"""A session: a performance, then its synthesis, told as one stream of events."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

from bot.archive import Archive
from bot.domain.events import Closed, Convened, Event, SynthesisBegan, SynthesisMade
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.evidence.summary import warm
from bot.host.clock import Clock
from bot.host.performance import Performance, Speakers
from bot.host.sealing import Sealing
from bot.host.synthesiser import Synthesiser, add_evidence
from bot.synthesis.extraction import extract

log = logging.getLogger(__name__)

_UNTIL_ALL_ARE_ASKED = 1.0  # seconds


async def _warmed(symposium: Symposium) -> None:
    """Once all have been asked: until then there is enough to do."""
    await asyncio.sleep(_UNTIL_ALL_ARE_ASKED)
    try:
        await asyncio.to_thread(warm, symposium)
    except Exception:
        log.exception("the evidence could not be prepared")


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
        self._clock = clock
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._sealing = Sealing(self._tell) if symposium.sealed else None
        self._performance = Performance(
            symposium,
            speakers,
            archive,
            self._sealing or self._tell,
            clock=clock,
        )
        self._synthesis: asyncio.Task[Synthesis] | None = None
        self._is_left = False
        self._is_suspended = False

    async def run(self) -> None:
        """Everything from Convened to Closed; what has ended is not repeated."""
        try:
            if self._symposium.ended is None:
                self._convene()
                await self._perform()
            else:
                self._tell(Convened(self._symposium))
            if not self._is_suspended:
                self._tell(Closed(self._symposium))
        finally:
            self._events.put_nowait(None)

    async def events(self) -> AsyncIterator[Event]:
        while (event := await self._events.get()) is not None:
            yield event

    def stop(self, why: str) -> None:
        """Dismiss who still speaks, also the synthesiser; the table is still made."""
        self._performance.dismiss(why)
        if self._synthesis is not None:
            self._synthesis.cancel()

    def leave(self) -> None:
        """Nobody watches any more: dismiss who still speaks, and make no table."""
        self._is_left = True
        if not self._is_suspended:
            self.stop("was dismissed before the answer was complete")

    def suspend(self) -> None:
        """Stop without a word in the record, so that a restart goes on from there."""
        self._is_suspended = True
        self._performance.suspend()
        if self._synthesis is not None:
            self._synthesis.cancel()

    def _convene(self) -> None:
        if self._sealing is None:
            self._tell(Convened(self._symposium))
            return
        self._tell(Convened(replace(self._symposium, turns=())))
        self._sealing.resume(self._symposium)

    async def _perform(self) -> None:
        if self._synthesiser is None:
            self._symposium = await self._performance.run()
        else:
            # While the voices speak there is time for what is slow the first time.
            warming = asyncio.create_task(_warmed(self._symposium))
            try:
                self._symposium = await self._performance.run()
            finally:
                warming.cancel()
        if self._sealing is not None and not self._is_suspended:
            self._sealing.reveal()
        if not self._symposium.syntheses and self._synthesiser is not None:
            await self._sum_up(self._synthesiser)
        if self._is_suspended:
            return
        ended = self._clock()
        await self._archive.close(self._symposium.id, ended)
        self._symposium = replace(self._symposium, ended=ended)

    async def _sum_up(self, synthesiser: Synthesiser) -> None:
        if self._is_left or self._is_suspended:
            return
        if synthesiser.voice is not None:
            self._tell(SynthesisBegan(synthesiser.voice.name))
        self._synthesis = asyncio.create_task(synthesiser.synthesize(self._symposium))
        await asyncio.wait({self._synthesis})
        if self._is_suspended or self._is_left:
            return
        if self._synthesis.cancelled():
            why = "the symposium was stopped"
            made = await asyncio.to_thread(extract, self._symposium, why=why)
        else:
            made = self._synthesis.result()
        made = await add_evidence(made, self._symposium)
        await self._archive.add_synthesis(self._symposium.id, made)
        self._symposium = replace(self._symposium, syntheses=(made,))
        self._tell(SynthesisMade(made))

    def _tell(self, event: Event) -> None:
        self._events.put_nowait(event)
