"""A session: a performance, then its synthesis, told as one stream of events."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.archive import Archive
from bot.domain.events import Closed, Convened, Event, SynthesisBegan, SynthesisMade
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.domain.turn import Message, Status
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.evidence.quotes.quote_report import checked
from bot.evidence.summary import evidence, warm
from bot.host.performance import Performance, Speakers, now
from bot.host.sealing import Sealing
from bot.synthesis.again import again
from bot.synthesis.asking import messages
from bot.synthesis.extraction import extract
from bot.synthesis.reading import read

log = logging.getLogger(__name__)

_UNTIL_ALL_ARE_ASKED = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Synthesiser:
    """Makes the closing table: asks *voice* for it, or nobody when that is None."""

    speakers: Speakers
    voice: Voice | None
    prompt: str
    prompt_again: str

    async def synthesize(self, symposium: Symposium) -> Synthesis:
        """A table in any case: without a model where no model can be had."""
        spoke = any(turn.status is Status.SPOKEN for turn in symposium.turns)
        if self.voice is None or not spoke:
            return await asyncio.to_thread(extract, symposium)
        heard = messages(symposium, self.prompt)
        try:
            answer = await self._ask(self.voice, heard)
            made = await self._table(answer, symposium)
        except VoiceError as error:
            why = f"{self.voice.name} was asked: {error}"
            return await asyncio.to_thread(extract, symposium, why=why)
        follow_up = await asyncio.to_thread(again, symposium, made, self.prompt_again)
        if follow_up is None:
            return made
        heard_again = (*heard, Message("assistant", answer), follow_up)
        return await self._exacter(symposium, made, heard_again)

    async def _exacter(
        self, symposium: Symposium, made: Synthesis, heard: Sequence[Message]
    ) -> Synthesis:
        """The second table if more in it is verbatim and nobody is lost; once only."""
        assert self.voice is not None  # noqa: S101 - it made the first table
        try:
            answer = await self._ask(self.voice, heard)
            second = await self._table(answer, symposium)
        except (VoiceError, asyncio.CancelledError):
            # Also who is stopped here has a good table already; the task ends with it.
            return made
        loses_nobody = len(second.missing) <= len(made.missing)
        return second if loses_nobody and _exact(second) > _exact(made) else made

    async def _table(self, answer: str, symposium: Symposium) -> Synthesis:
        """Long texts take a while to search: that is done beside the loop."""
        assert self.voice is not None  # noqa: S101 - it was asked
        by = self.voice.name
        made = await asyncio.to_thread(read, answer, symposium, by=by)
        return await asyncio.to_thread(checked, symposium, made)

    async def _ask(self, voice: Voice, heard: Sequence[Message]) -> str:
        request = self.speakers.request(voice, heard)
        async with aclosing(self.speakers.speak(voice, request)) as speech:
            return "".join([delta.words async for delta in speech])


async def with_evidence(made: Synthesis, symposium: Symposium) -> Synthesis:
    """The same, with the findings that need no model; a fault in them costs nothing."""
    try:
        found = await asyncio.to_thread(evidence, symposium)
    except Exception:
        log.exception("the evidence of %s could not be worked out", symposium.id)
        return made
    return replace(made, findings={**made.findings, **found})


async def _warmed(symposium: Symposium) -> None:
    """Once all have been asked: until then there is enough to do."""
    await asyncio.sleep(_UNTIL_ALL_ARE_ASKED)
    try:
        await asyncio.to_thread(warm, symposium)
    except Exception:
        log.exception("the evidence could not be prepared")


def _exact(synthesis: Synthesis) -> int:
    return sum(row.check is Check.VERBATIM for row in synthesis.rows)


class Session:
    """One symposium from its first cue to its table; owns the tasks in between."""

    def __init__(
        self,
        symposium: Symposium,
        speakers: Speakers,
        archive: Archive,
        synthesiser: Synthesiser | None,
    ) -> None:
        self._symposium = symposium
        self._archive = archive
        self._synthesiser = synthesiser
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._sealing = Sealing(self._tell) if symposium.sealed else None
        self._performance = Performance(
            symposium, speakers, archive, self._sealing or self._tell
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
        self._symposium = replace(self._symposium, ended=now())
        await self._archive.close(self._symposium.id, self._symposium.ended or now())

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
        made = await with_evidence(made, self._symposium)
        await self._archive.add_synthesis(self._symposium.id, made)
        self._symposium = replace(self._symposium, syntheses=(made,))
        self._tell(SynthesisMade(made))

    def _tell(self, event: Event) -> None:
        self._events.put_nowait(event)
