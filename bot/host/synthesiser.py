"""Who makes the closing table, and how a table gets the findings of the evidence."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.domain.turn import Message, Status
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.evidence.quotes.quote_report import checked
from bot.evidence.summary import evidence
from bot.host.performance import Speakers
from bot.synthesis.again import again
from bot.synthesis.asking import messages
from bot.synthesis.extraction import extract
from bot.synthesis.reading import read

log = logging.getLogger(__name__)


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


async def add_evidence(made: Synthesis, symposium: Symposium) -> Synthesis:
    """The same, with the findings that need no model; a fault in them costs nothing."""
    try:
        found = await asyncio.to_thread(evidence, symposium)
    except Exception:
        log.exception("the evidence of %s could not be worked out", symposium.id)
        return made
    return replace(made, findings={**made.findings, **found})


def _exact(synthesis: Synthesis) -> int:
    return sum(row.check is Check.VERBATIM for row in synthesis.rows)
