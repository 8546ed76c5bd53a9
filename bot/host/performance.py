"""The performance: what is due becomes concurrent turns, and turns become events."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import aclosing
from dataclasses import replace
from operator import methodcaller
from typing import Any, Protocol

from bot.domain.act import Act, Closing
from bot.domain.events import Acted, Event, TurnBegan, TurnEnded, Waits
from bot.domain.format import TableDue, Waiting
from bot.domain.names import ActId, SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Cue, Reason, Turn
from bot.domain.voice import Voice
from bot.errors import TooLong, Unwritable, VoiceError
from bot.formats import format_named
from bot.formats.calls import DueStep, Outlook, look_ahead
from bot.formats.requests.announcement import NOT_WRITTEN
from bot.formats.speech.context import fit, shorten
from bot.host.broken_off import find_broken, find_unfinished, keep_interrupted
from bot.host.clock import Clock
from bot.host.course import Course, Judge
from bot.host.sealing import find_reveals, seal_if_due
from bot.host.speaking import Speakers, Speaking, hear_next
from bot.wire.request import Request

log = logging.getLogger(__name__)

DISMISSED = "was dismissed before the answer was complete"


class Ledger(Protocol):
    """Where what happens is written before it is shown."""

    async def begin(self, symposium: SymposiumId, turn: Turn) -> None: ...

    async def end(self, symposium: SymposiumId, turn: Turn) -> Turn: ...

    async def add_act(self, symposium: SymposiumId, act: Act) -> Act: ...


class Director(Protocol):
    """Who makes tables, and says when an act is answered."""

    async def make_table(self, call: DueStep) -> None: ...

    async def conclude(self, act: Act) -> None: ...


class Performance:
    """One symposium as it happens: the only place where it changes."""

    def __init__(
        self,
        symposium: Symposium,
        speakers: Speakers,
        ledger: Ledger,
        tell: Callable[[Event], None],
        *,
        clock: Clock,
        course: Course | None = None,
        director: Director | None = None,
        judges: Sequence[Judge] = (),
    ) -> None:
        self._symposium = symposium
        self._speakers = speakers
        self._ledger = ledger
        self._tell = tell
        self._clock = clock
        self._course = course or Course()
        self._director = director
        self._judges = judges
        self._turns: dict[TurnId, asyncio.Task[None]] = {}
        self._others: dict[tuple[ActId | None, str], asyncio.Task[None]] = {}
        """Tables in the making, and acts that are being concluded."""
        self._changed = asyncio.Event()
        self._waits: Waiting | None = None
        self.is_over = False
        """Nothing is taken in any more."""
        self._broken = find_unfinished(symposium)
        """What a crash left speaking; asked again with the first cues."""

    @property
    def symposium(self) -> Symposium:
        """As it stands now."""
        return self._symposium

    async def run(self) -> Symposium:
        """Let everyone speak who is due, until nobody is; the symposium after that."""
        for act in self._symposium.open_acts:
            for stop in self._symposium.stops_of(act):
                self._course.stop(stop.text)  # it outlives the crash of who heard it
        async with asyncio.TaskGroup() as group:
            while await self._advance(group):
                await self._changed.wait()
        if not self._course.is_suspended:
            for turn in self._broken.values():
                await self._dismiss_unheard(turn, self._course.why or DISMISSED)
        return self._symposium

    @property
    def unended(self) -> tuple[TurnId, ...]:
        """The turns that are called and have not ended, written down or not."""
        return tuple(turn.id for turn in self._symposium.turns if not turn.is_over)

    def add_act(self, act: Act) -> bool:
        """What a person has done meanwhile; False if it comes too late for this one."""
        if self.is_over:
            return False
        if act not in self._symposium.acts:
            self._symposium = self._symposium.add_act(act)
            self._tell(Acted(act))
            self._changed.set()
        return True

    def add_synthesis(self, made: Synthesis) -> None:
        self._symposium = self._symposium.add_synthesis(made)
        self._changed.set()

    def close(self, closing: Closing) -> None:
        self._symposium = self._symposium.close(closing)
        self._changed.set()

    def dismiss(self, why: str) -> None:
        """Nobody is asked any more; what was said by now is kept."""
        self._course.stop(why)
        self.cancel()

    def dismiss_voice(self, name: VoiceName) -> None:
        """What it is saying ends here; the others go on."""
        for turn in self._symposium.turns:
            if turn.voice == name and turn.id in self._turns:
                self._turns[turn.id].cancel()

    def suspend(self) -> None:
        """Stop without a word in the record, so that a restart asks again."""
        self._course.suspend()
        self.cancel()

    def cancel(self) -> None:
        """Whoever speaks ends, as the course says."""
        for turn in self._turns.values():
            turn.cancel()
        self._changed.set()

    async def _advance(self, group: asyncio.TaskGroup) -> bool:
        """Begin what is due; whether something is still to come."""
        self._changed.clear()
        if self._course.is_suspended:
            self.is_over = not self._is_busy
            return self._is_busy
        await self._settle_unheard(self._course.why or DISMISSED)
        if self._course.goes_on:
            await self._judge()
        outlook = self._look()
        # It may have been stopped or suspended while it was judged.
        if self._course.goes_on:
            self._begin_due(outlook, group)
        self._conclude_answered(outlook, group)
        if self._is_busy:
            return True
        if self._course.is_stopped and self._director and self._symposium.open_acts:
            self._course.go_on()  # what was asked after the stop
            return await self._advance(group)
        is_waiting = len(outlook.answered) < len(self._symposium.open_acts)
        self.is_over = not (is_waiting and self._course.goes_on)
        return not self.is_over

    @property
    def _is_busy(self) -> bool:
        return bool(self._turns or self._others)

    @property
    def _seen(self) -> Symposium:
        # The formats must not see the broken turns: they would take their voices for
        # asked and not call them. Once called again they are turns like any other.
        over = tuple(t for t in self._symposium.turns if t.number not in self._broken)
        return replace(self._symposium, turns=over)

    def _look(self) -> Outlook:
        seen = self._seen
        if self._course.goes_on:
            return look_ahead(seen, format_named)
        speaking = {turn.act for turn in seen.turns if not turn.is_over}
        unsaid = (act for act in seen.open_acts if act.id not in speaking)
        return Outlook((), tuple(unsaid))

    def _begin_due(self, outlook: Outlook, group: asyncio.TaskGroup) -> None:
        waits: Waiting | None = None
        for call in outlook.due:
            match call.step:
                case Cue():
                    self._call(call.act, call.step, group)
                case TableDue():
                    self._make_table(call, call.step, group)
                case Waiting():
                    waits = call.step
        if waits is not None and waits.sentence and waits != self._waits:
            self._tell(self._tell_wait(waits))
        self._waits = waits

    def _tell_wait(self, waits: Waiting) -> Waits:
        asked = (turn for turn in self._symposium.turns if turn.id == waits.question)
        return Waits(waits.sentence, next(asked, None))

    def _call(self, act: Act, cue: Cue, group: asyncio.TaskGroup) -> None:
        """With a new turn, or after a crash with the broken one."""
        turn = find_broken(self._broken, cue, act)
        if turn is None:
            self._symposium = self._symposium.begin(cue, act)
            turn = self._symposium.turns[-1]
        else:
            del self._broken[turn.number]
        task = group.create_task(self._hold(turn, cue))
        self._turns[turn.id] = task
        task.add_done_callback(lambda _: self._forget_turn(turn.id))

    def _forget_turn(self, turn: TurnId) -> None:
        del self._turns[turn]
        self._changed.set()

    def _make_table(
        self, call: DueStep, due: TableDue, group: asyncio.TaskGroup
    ) -> None:
        self._direct(group, call.act, due.title, lambda it: it.make_table(call))

    def _conclude_answered(self, outlook: Outlook, group: asyncio.TaskGroup) -> None:
        for act in outlook.answered:
            self._direct(group, act, "", methodcaller("conclude", act))

    def _direct(
        self,
        group: asyncio.TaskGroup,
        act: Act,
        what: str,
        work: Callable[[Director], Coroutine[Any, Any, None]],
    ) -> None:
        """Beside the turns, and once at a time."""
        key = (act.id, what)
        if self._director is None or key in self._others:
            return
        task = group.create_task(self._guard(work(self._director)))
        self._others[key] = task
        task.add_done_callback(lambda _: self._forget_other(key))

    def _forget_other(self, key: tuple[ActId | None, str]) -> None:
        del self._others[key]
        self._changed.set()

    async def reveal(self, act: Act) -> None:
        """What a sealed round brought is shown once that stands in the record."""
        await self._write_down(find_reveals(self._seen, act, at=self._clock()))

    async def _judge(self) -> None:
        """What the host finds out is written down before anybody is asked on."""
        for act in self._seen.open_acts:
            await self.reveal(act)
        for judge in self._judges:
            try:
                verdicts = await judge(self._symposium)
            except Exception:
                log.exception("%s could not be judged", self._symposium.id)
                continue
            if not await self._write_down(verdicts):
                return

    async def _write_down(self, found: Sequence[Act]) -> bool:
        """What the host has found out; False where that cannot be written."""
        for one in found:
            try:
                self.add_act(await self._ledger.add_act(self._symposium.id, one))
            except Unwritable:
                self._course.stop(NOT_WRITTEN)
                return False
        return True

    async def _hold(self, turn: Turn, cue: Cue) -> None:
        # Returns also for a voice that fell silent: what follows is the format's.
        await self._guard(self._speak(turn, cue))

    async def _guard(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            raise
        except BaseException:
            # The record cannot be written: the others' turns stay open, for a later
            # attempt, instead of ending as dismissed.
            self._course.suspend()
            raise

    async def settle_broken(self, act: Act) -> None:
        """What a crash left of it, and nobody was asked again."""
        # What is left belongs to an act that is not answered any more.
        done = {one.id for one in self._symposium.open_acts} - {act.id}
        for number, turn in [*self._broken.items()]:
            if turn.act not in done:
                del self._broken[number]
                await self._dismiss_unheard(turn, self._course.why or DISMISSED)

    async def _speak(self, turn: Turn, cue: Cue) -> None:
        speaking = Speaking(
            replace(turn, started=self._clock()),
            self._tell,
            self._clock,
            may_pass=self._symposium.may_pass(turn),
        )
        try:
            await self._listen_or_shorten(speaking, cue)
        except VoiceError as error:
            await self._settle(speaking.fell_silent(error.reason, str(error)))
        except Unwritable as error:
            # No request goes out that is not written down; who speaks already goes on.
            self._course.stop(NOT_WRITTEN)
            silent = speaking.fell_silent(Reason.DISMISSED, f"{NOT_WRITTEN}: {error}")
            await self._settle(silent)
        except asyncio.CancelledError:
            if not self._course.is_suspended:
                # What was heard until now is kept. The ledger finishes a write once
                # begun, even if this task is cancelled again meanwhile.
                why = self._course.why or DISMISSED
                await self._settle(speaking.fell_silent(Reason.DISMISSED, why))
            raise
        else:
            await self._settle(speaking.spoke())

    async def _listen_or_shorten(self, speaking: Speaking, cue: Cue) -> None:
        """With as much as the voice takes, as far as known; once more with less."""
        # What people saw of it before a crash stays in the record, beside it.
        turn, symposium, at = speaking.turn, self._symposium, self._clock()
        if act := await keep_interrupted(self._ledger, symposium, turn, at=at):
            self.add_act(act)
        speaking.turn = replace(turn, text="")
        voice = self._symposium.voice(cue.voice)
        try:
            await self._listen(speaking, voice, fit(cue, voice, self._symposium))
        except TooLong:
            shorter = shorten(cue, voice, self._symposium)
            if shorter is None or speaking.has_begun:
                raise
            await self._listen(speaking, voice, shorter)

    async def _listen(self, speaking: Speaking, voice: Voice, cue: Cue) -> None:
        speaking.shown(cue)
        try:
            request = self._speakers.request(voice, cue.heard)
        except VoiceError:
            # What cannot be asked is a turn too: it begins, and falls silent.
            await self._begin(speaking)
            raise
        async with aclosing(self._speakers.speak(voice, request)) as speech:
            while (delta := await hear_next(speech)) is not None:
                # It may have to be asked in another way: that is what goes out then.
                request = delta.request or request
                if delta.successor:
                    voice = speaking.succeeded(voice, delta.successor)
                if delta.sends:
                    await self._begin_asking(speaking, voice, request)
                speaking.hear(delta)

    async def _begin_asking(
        self, speaking: Speaking, voice: Voice, request: Request
    ) -> None:
        """Written down before it goes out, so that a crash leaves what was asked."""
        former = speaking.turn
        speaking.asked(voice, request)
        try:
            await self._begin(speaking)
        except BaseException:
            speaking.turn = former  # nothing goes out
            raise

    async def _settle_unheard(self, why: str) -> None:
        """A task that is cancelled before its first step never sees it."""
        for turn in find_unfinished(self._symposium).values():
            if turn.id not in self._turns and turn.number not in self._broken:
                await self._dismiss_unheard(turn, why)

    async def _dismiss_unheard(self, turn: Turn, why: str) -> None:
        unheard = replace(turn, ended=self._clock())
        await self._settle(unheard.fell_silent(Reason.DISMISSED, why))

    async def _begin(self, speaking: Speaking) -> None:
        await self._ledger.begin(self._symposium.id, speaking.turn)
        self._symposium = self._symposium.settle(speaking.turn)
        if not speaking.began:
            speaking.began = True
            self._tell(TurnBegan(speaking.turn))

    async def _settle(self, turn: Turn) -> None:
        # Before it is linked: the seal is part of the entry's digest.
        sealed = seal_if_due(self._symposium, turn)
        linked = await self._ledger.end(self._symposium.id, sealed)
        self._symposium = self._symposium.settle(linked)
        self._tell(TurnEnded(linked))
