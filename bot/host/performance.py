"""The performance: cues become concurrent turns, and turns become events."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.domain.act import Act
from bot.domain.events import Event, Spoke, Thought, TurnBegan, TurnEnded
from bot.domain.names import SymposiumId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Message, Reason, Source, Status, Turn, add_sources
from bot.domain.voice import Voice
from bot.errors import Unwritable, VoiceError
from bot.formats import steps_of
from bot.host.clock import Clock
from bot.host.course import Course, State
from bot.host.sealing import seal_turn
from bot.wire.delta import Delta
from bot.wire.request import Request

log = logging.getLogger(__name__)

DISMISSED = "was dismissed before the answer was complete"
_SUCCEEDED = "Its endpoint does not know {} (any more); {} was asked in its place."
_NOT_WRITTEN = "was not asked, because that could not be written down"
_OUR_FAULT = (
    "could not be heard because of a fault in this program, which is in its log. "
    "Please report it."
)


class Speakers(Protocol):
    """Who can be asked: a request is made first, so that it can be written down."""

    def request(self, voice: Voice, heard: Sequence[Message]) -> Request: ...

    def speak(self, voice: Voice, request: Request) -> AsyncGenerator[Delta, None]: ...


class Ledger(Protocol):
    """Where turns are written before they are shown."""

    async def begin(self, symposium: SymposiumId, turn: Turn) -> None: ...

    async def end(self, symposium: SymposiumId, turn: Turn) -> Turn: ...


class Performance:
    """One symposium as it happens: the only place where its turns change."""

    def __init__(
        self,
        symposium: Symposium,
        speakers: Speakers,
        ledger: Ledger,
        tell: Callable[[Event], None],
        *,
        clock: Clock,
        course: Course | None = None,
    ) -> None:
        self._symposium = symposium
        self._speakers = speakers
        self._ledger = ledger
        self._tell = tell
        self._clock = clock
        self._course = course or Course()
        self._turns: set[asyncio.Task[None]] = set()
        self._broken = _find_unfinished(symposium)
        """What a crash left speaking; asked again with the first cues."""

    async def run(self) -> Symposium:
        """Let everyone speak whom the format calls; the symposium after the last."""
        for act in self._symposium.stops:
            self._course.stop(act.text)  # it outlives the crash of whoever heard it
        # Each turn calls the next ones from within its own task, when it has ended. So
        # the group is over when the format calls nobody any more.
        async with asyncio.TaskGroup() as group:
            self._call_next(group)
        if self._course.state in {State.STOPPED, State.LEFT}:
            await self._settle_unheard(self._course.why)
        elif not self._course.is_suspended:
            # What is left belongs to an act that is not answered any more.
            await self._settle_unheard(DISMISSED)
        return self._symposium

    @property
    def unended(self) -> tuple[TurnId, ...]:
        """The turns that are called and have not ended, written down or not."""
        return tuple(turn.id for turn in self._symposium.turns if not turn.is_over)

    def add_act(self, act: Act) -> None:
        """What a person has done meanwhile."""
        self._symposium = self._symposium.add_act(act)

    def dismiss(self, why: str) -> None:
        """Nobody is asked any more; what was said by now is kept."""
        self._course.stop(why)
        self.cancel()

    def suspend(self) -> None:
        """Stop without a word in the record, so that a restart asks again."""
        self._course.suspend()
        self.cancel()

    def cancel(self) -> None:
        """Whoever speaks ends, as the course says."""
        for turn in self._turns:
            turn.cancel()

    def _call_next(self, group: asyncio.TaskGroup) -> None:
        if not self._course.goes_on:
            return
        for turn, cue in self._called():
            task = group.create_task(self._hold(turn, cue, group))
            self._turns.add(task)
            task.add_done_callback(self._turns.discard)

    def _called(self) -> list[tuple[Turn, Cue]]:
        """Whom the format calls, with new turns, or after a crash with broken ones."""
        symposium = self._symposium
        # The format must not see the broken turns: it would take their voices for asked
        # and not call them. Once called again they are turns like any other.
        broken, self._broken = self._broken, {}
        over = tuple(t for t in symposium.turns if t.number not in broken)
        steps = steps_of(symposium.format)
        called = []
        due = steps(replace(symposium, turns=over), symposium.current_act)
        for cue in (step for step in due if isinstance(step, Cue)):
            turn = _broken_turn(broken, cue, symposium.current_act)
            if turn is None:
                self._symposium = self._symposium.begin(cue)
                turn = self._symposium.turns[-1]
            called.append((turn, cue))
        return called

    async def _hold(self, turn: Turn, cue: Cue, group: asyncio.TaskGroup) -> None:
        try:
            # Returns also for a voice that fell silent: what follows is the format's.
            await self._speak(turn, cue)
        except asyncio.CancelledError:
            raise
        except BaseException:
            # The record cannot be written: the others' turns stay open, for a later
            # attempt, instead of ending as dismissed.
            self._course.suspend()
            raise
        self._call_next(group)

    async def _speak(self, turn: Turn, cue: Cue) -> None:
        speaking = _Speaking(
            replace(turn, started=self._clock()), self._tell, self._clock
        )
        try:
            await self._listen(speaking, self._symposium.voice(cue.voice), cue)
        except VoiceError as error:
            await self._settle(speaking.fell_silent(error.reason, str(error)))
        except Unwritable as error:
            # No request goes out that is not written down; who speaks already goes on.
            self._course.stop(_NOT_WRITTEN)
            silent = speaking.fell_silent(Reason.DISMISSED, f"{_NOT_WRITTEN}: {error}")
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

    async def _listen(self, speaking: "_Speaking", voice: Voice, cue: Cue) -> None:
        try:
            request = self._speakers.request(voice, cue.heard)
        except VoiceError:
            # What cannot be asked is a turn too: it begins, and falls silent.
            await self._begin(speaking.turn)
            raise
        # Written down before it goes out, so that a crash leaves what was asked.
        speaking.asked(voice, request)
        await self._begin(speaking.turn)
        async with aclosing(self._speakers.speak(voice, request)) as speech:
            while (delta := await _next(speech)) is not None:
                if delta.request is not None:
                    # It has to be asked in another way: that is what went out then.
                    if delta.successor:
                        voice = speaking.succeeded(voice, delta.successor)
                    speaking.asked(voice, delta.request)
                    await self._ledger.begin(self._symposium.id, speaking.turn)
                speaking.hear(delta)

    async def _settle_unheard(self, why: str) -> None:
        """A task that is cancelled before its first step never sees it."""
        for turn in _find_unfinished(self._symposium).values():
            await self._settle(
                replace(turn, ended=self._clock()).fell_silent(Reason.DISMISSED, why)
            )

    async def _begin(self, turn: Turn) -> None:
        await self._ledger.begin(self._symposium.id, turn)
        self._symposium = self._symposium.settle(turn)
        self._tell(TurnBegan(turn))

    async def _settle(self, turn: Turn) -> None:
        # Before it is linked: the seal is part of the entry's digest.
        if self._symposium.sealed:
            turn = seal_turn(turn)
        linked = await self._ledger.end(self._symposium.id, turn)
        self._symposium = self._symposium.settle(linked)
        self._tell(TurnEnded(linked))


async def _next(speech: AsyncGenerator[Delta, None]) -> Delta | None:
    """The next delta, None after the last; a fault of ours silences one voice only."""
    try:
        return await anext(speech, None)
    except VoiceError:
        raise
    except Exception as error:
        log.exception("a voice could not be heard, for a reason nobody foresaw")
        raise VoiceError(Reason.GARBLED, _OUR_FAULT) from error


def _find_unfinished(symposium: Symposium) -> dict[int, Turn]:
    return {turn.number: turn for turn in symposium.turns if not turn.is_over}


def _broken_turn(broken: dict[int, Turn], cue: Cue, act: Act) -> Turn | None:
    """The turn that a crash left unfinished and this cue asks again, for that act."""
    for turn in broken.values():
        if turn.act != act.id:
            continue
        if (turn.voice, turn.round, turn.sample) == (cue.voice, cue.round, cue.sample):
            return replace(turn, attempt=turn.attempt + 1)
    return None


@dataclass(slots=True)
class _Speaking:
    """A turn while it is spoken: mutable, owned by the task that listens."""

    turn: Turn
    tell: Callable[[Event], None]
    clock: Clock
    words: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)

    def asked(self, voice: Voice, request: Request) -> None:
        self.turn = replace(
            self.turn,
            model_requested=voice.model,
            request=request.body,
            request_sha256=request.sha256,
        )

    def succeeded(self, voice: Voice, model: str) -> Voice:
        """The voice with the other model, which the turn says."""
        self.turn = replace(self.turn, detail=_SUCCEEDED.format(voice.model, model))
        return replace(voice, model=model)

    def hear(self, delta: Delta) -> None:
        if delta.words:
            self._hear_words(delta.words)
        if delta.reasoning:
            # Watchers learn how much it thinks, and not what; words say more.
            if not self.words:
                self.tell(Thought(self.turn.id, len(delta.reasoning)))
            self.reasoning.append(delta.reasoning)
        if delta.model or delta.finish_reason or delta.usage:
            self._hear_facts(delta)
        if delta.sources:
            self._hear_sources(delta.sources)

    def _hear_words(self, words: str) -> None:
        if not self.words:
            self.turn = replace(self.turn, first_word=self.clock())
        self.words.append(words)
        self.tell(Spoke(self.turn.id, words))

    def _hear_facts(self, delta: Delta) -> None:
        # Many endpoints repeat the model's name with each word: a new turn for each of
        # them would cost more than the word.
        if delta.model == self.turn.model_reported and not (
            delta.finish_reason or delta.usage
        ):
            return
        known = self.turn.usage
        self.turn = replace(
            self.turn,
            model_reported=delta.model or self.turn.model_reported,
            finish_reason=delta.finish_reason or self.turn.finish_reason,
            usage=known.updated(delta.usage) if known else delta.usage,
        )

    def _hear_sources(self, told: tuple[Source, ...]) -> None:
        # Some endpoints repeat the whole list with each word.
        if (sources := add_sources(self.turn.sources, told)) != self.turn.sources:
            self.turn = replace(self.turn, sources=sources)

    def spoke(self) -> Turn:
        return replace(self._so_far(), status=Status.SPOKEN)

    def fell_silent(self, reason: Reason, detail: str) -> Turn:
        return self._so_far().fell_silent(reason, detail)

    def _so_far(self) -> Turn:
        return replace(
            self.turn,
            text="".join(self.words),
            reasoning="".join(self.reasoning) or None,
            ended=self.clock(),
        )
