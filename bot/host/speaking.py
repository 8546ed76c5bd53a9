"""A turn while it is spoken: from the words that come to the turn that is kept."""

import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.domain.events import Event, Spoke, Thought
from bot.domain.turn import (
    Cue,
    Message,
    Reason,
    Source,
    Status,
    Turn,
    add_sources,
)
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.host.clock import Clock
from bot.text.own_words.act_markers import Marker, read_end
from bot.text.own_words.held_text import HeldText
from bot.wire.delta import Delta
from bot.wire.request import Request

log = logging.getLogger(__name__)

_OUR_FAULT = (
    "could not be heard because of a fault in this program, which is in its log. "
    "Please report it."
)
_SUCCEEDED = "Its endpoint does not know {} (any more); {} was asked in its place."
_ACTS = {Marker.PASS: Status.PASSED, Marker.LEAVE: Status.LEFT}


class Speakers(Protocol):
    """Who can be asked: a request is made first, so that it can be written down."""

    def request(self, voice: Voice, heard: Sequence[Message]) -> Request: ...

    def speak(self, voice: Voice, request: Request) -> AsyncGenerator[Delta, None]: ...


@dataclass(slots=True)
class Speaking:
    """
    Mutable, owned by the task that listens. What may be the marker by which the voice
    passes or leaves is told when it turns out to be words.
    """

    turn: Turn
    tell: Callable[[Event], None]
    clock: Clock
    may_pass: bool = True
    words: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)
    held: HeldText = field(default_factory=HeldText)
    told: int = 0
    """Characters of the words that watchers have."""
    began: bool = False
    """Watchers know that it speaks."""

    @property
    def has_begun(self) -> bool:
        """Something came of it already, words or thoughts."""
        return bool(self.words or self.reasoning)

    def shown(self, cue: Cue) -> None:
        """What it is really shown, and what had no room."""
        self.turn = replace(self.turn, exposed_to=cue.exposures, left_out=cue.left_out)

    def asked(self, voice: Voice, request: Request) -> None:
        """One request more, as it goes out once that is written down."""
        self.turn = replace(
            self.turn.count_request(),
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
        self._tell_words(self.held.pass_on(words) if self.may_pass else words)

    def _tell_words(self, words: str) -> None:
        if words:
            self.told += len(words)
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
        """The whole turn: it passed or left if its last line says so."""
        turn = replace(self._so_far(), status=Status.SPOKEN)
        if self.may_pass:
            end = read_end(turn.text, is_cut=turn.was_cut)
            status = _ACTS[end.act] if end.act else turn.status
            turn = replace(turn, text=end.text, marker=end.marker, status=status)
        self._tell_words(turn.text[self.told :])
        return turn

    def fell_silent(self, reason: Reason, detail: str) -> Turn:
        turn = self._so_far().fell_silent(reason, detail)
        self._tell_words(turn.text[self.told :])
        return turn

    def _so_far(self) -> Turn:
        return replace(
            self.turn,
            text="".join(self.words) or self.turn.text,
            reasoning="".join(self.reasoning) or None,
            ended=self.clock(),
        )


async def hear_next(speech: AsyncGenerator[Delta, None]) -> Delta | None:
    """The next delta, None after the last; a fault of ours silences one voice only."""
    try:
        return await anext(speech, None)
    except VoiceError:
        raise
    except Exception as error:
        log.exception("a voice could not be heard, for a reason nobody foresaw")
        raise VoiceError(Reason.GARBLED, _OUR_FAULT) from error
