"""The use-cases both faces call: open, convene, stop, resume, find, synthesize."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.archive import Archive, Summary
from bot.domain.events import Event
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.place import Place
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Reason
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound
from bot.formats import FORMATS
from bot.host.performance import now
from bot.host.session import Session, Synthesiser, with_evidence
from bot.voices.caller import Caller

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_TITLE_LENGTH = 80
_SHOWN = "What the record shows"
_GONE = "was dismissed, because its place on Discord is gone"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may go on at once; rounds and samples bound what one asking costs."""

    per_member: int = 2
    per_server: int = 5
    voices: int = 16
    rounds: int = 10
    samples: int = 10


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asks for. No names and no panel: all configured voices."""

    question: str
    voices: tuple[str, ...] = ()
    panel: str | None = None
    format: str = "blind"
    rounds: int | None = None
    samples: int = 1
    context: str | None = None
    asked_by: str | None = None
    sealed: bool = False


class Host:
    """Holds the voices, the archive, and what is going on; owns every session."""

    def __init__(
        self,
        archive: Archive,
        caller: Caller,
        *,
        voices: Sequence[Voice],
        panels: Mapping[str, Sequence[VoiceName]],
        synthesiser: VoiceName | None,
        synthesis_prompts: tuple[str, str],
        limits: Limits,
        origin: Origin = Origin.LIVE,
    ) -> None:
        self.archive = archive
        self.voices = {voice.name: voice for voice in voices}
        self.panels = panels
        self._caller = caller
        self._synthesiser = synthesiser
        self._synthesis_prompts = synthesis_prompts
        self._limits = limits
        self._origin = origin
        self._sessions: dict[SymposiumId, Session] = {}
        self._places: dict[SymposiumId, Place | None] = {}

    def check(self, asking: Asking) -> Symposium:
        """What would be opened; Declined says what is wrong with it."""
        question = asking.question.strip()
        if not question:
            raise Declined("The question is empty. Say what the voices are to answer.")
        if not _is_text(question) or not _is_text(asking.context or ""):
            raise Declined(
                "The question or its file holds bytes that are no UTF-8 text. Write it "
                "anew, or save the file as UTF-8."
            )
        rounds = self._rounds(asking)
        if asking.sealed and asking.format != "blind":
            raise Declined(
                "Only a blind round can be sealed: in the others, voices are shown "
                "what was said. Leave sealed out, or take the format blind."
            )
        _refuse_outside("samples", asking.samples, self._limits.samples)
        return Symposium(
            _new_id(),
            question,
            self._panel(asking),
            format=asking.format,
            title=_title(question),
            rounds=rounds,
            samples=asking.samples,
            context=asking.context,
            asked_by=asking.asked_by,
            origin=self._origin,
            started=now(),
            sealed=asking.sealed,
        )

    async def open(self, asking: Asking, place: Place | None = None) -> Symposium:
        """Check what is asked for and store it; Declined says what is wrong with it."""
        symposium = self.check(asking)
        self._refuse_too_many(place)
        self._places[symposium.id] = place
        try:
            await self.archive.open(symposium, place)
        except BaseException:
            self.forget(symposium.id)
            raise
        return symposium

    @asynccontextmanager
    async def convene(
        self, symposium: Symposium, *, synthesis: bool = True
    ) -> AsyncGenerator[AsyncIterator[Event], None]:
        """
        Hold a symposium and watch it; one that was broken off goes on.

        Leaving the block early dismisses the voices that still speak; what they have
        said by then is kept.
        """
        synthesiser = self._synthesiser_named(self._synthesiser)
        session = Session(
            symposium,
            self._caller,
            self.archive,
            synthesiser if synthesis else None,
        )
        self._sessions[symposium.id] = session
        running = asyncio.create_task(session.run())
        # Nobody speaks any more: however long it takes to be shown, there is room.
        running.add_done_callback(lambda _: self._places.pop(symposium.id, None))
        try:
            yield session.events()
        finally:
            session.leave()
            await asyncio.wait({running})
            self.forget(symposium.id)
        if not running.cancelled():
            running.result()

    def stop(self, symposium: SymposiumId, why: str = "was stopped") -> bool:
        """Dismiss who still speaks; False if the symposium is not going on."""
        session = self._sessions.get(symposium)
        if session is None:
            return False
        session.stop(why)
        return True

    def suspend(self, symposium: SymposiumId | None = None) -> None:
        """End it, or all, without a word in the record, for a later resuming."""
        for id_, session in self._sessions.items():
            if symposium in {None, id_}:
                session.suspend()

    def is_running(self, symposium: SymposiumId) -> bool:
        return symposium in self._sessions

    async def abandon(self, symposium: Symposium, why: str = _GONE) -> None:
        """Nobody will ever see it: nothing is asked any more."""
        self.forget(symposium.id)
        for turn in (await self.find(symposium.id)).turns:
            if not turn.is_over:
                unheard = replace(turn, ended=now())
                settled = unheard.fell_silent(Reason.DISMISSED, why)
                await self.archive.end(symposium.id, settled)
        await self.archive.close(symposium.id, now())
        await self.archive.shown(symposium.id)

    def occupy(self, symposium: SymposiumId, place: Place) -> None:
        """It counts for the limits of its place, also when it goes on after a crash."""
        self._places[symposium] = place

    def forget(self, symposium: SymposiumId) -> None:
        """It is over, or was never begun: it counts for no limit any more."""
        self._sessions.pop(symposium, None)
        self._places.pop(symposium, None)

    async def find(self, id: str) -> Symposium:  # noqa: A002 - the contract's word
        """By id, an unambiguous beginning of one, or "latest"; NotFound otherwise."""
        return await self.archive.find(id)

    async def recent(self, limit: int) -> tuple[Summary, ...]:
        return await self.archive.recent(limit)

    async def keep(self, symposium: Symposium) -> SymposiumId:
        """Archive an imported symposium under a new id; its turns keep theirs."""
        whole = await _with_what_it_shows(symposium)
        kept = replace(whole, id=_new_id(), origin=Origin.IMPORTED)
        await self.archive.open(kept)
        return kept.id

    async def synthesize(self, symposium: Symposium, voice: str | None) -> Synthesis:
        """One more table, by *voice* ("none": by no model), beside the others."""
        name = self._synthesiser if voice is None else self._known(voice)
        made = await self._synthesiser_named(name).synthesize(symposium)
        made = await with_evidence(made, symposium)
        await self.archive.add_synthesis(symposium.id, made)
        return made

    def _synthesiser_named(self, name: VoiceName | None) -> Synthesiser:
        voice = None if name is None else self.voices[name]
        return Synthesiser(self._caller, voice, *self._synthesis_prompts)

    def _known(self, name: str) -> VoiceName | None:
        return None if name == "none" else self._named(name).name

    def _named(self, name: str) -> Voice:
        for voice in self.voices.values():
            if voice.name.casefold() == name.strip().casefold():
                return voice
        known = f"The voices are: {', '.join(self.voices)}."
        raise NotFound(
            f"There is no voice named “{name}”. "
            f"{known if self.voices else 'No voice is configured.'}"
        )

    def _rounds(self, asking: Asking) -> int:
        format_ = FORMATS.get(asking.format)
        if format_ is None:
            known = ", ".join(FORMATS)
            raise NotFound(
                f"There is no format “{asking.format}”. The formats are: {known}."
            )
        rounds = format_.rounds if asking.rounds is None else asking.rounds
        if format_.only_one_round and rounds != 1:
            raise Declined(
                f"The format {asking.format} has one round. Leave rounds out, or take "
                "the format rounds."
            )
        _refuse_outside("rounds", rounds, self._limits.rounds)
        return rounds

    def _panel(self, asking: Asking) -> tuple[Voice, ...]:
        if asking.voices and asking.panel is not None:
            raise Declined("Name either a panel or voices, not both.")
        voices = tuple(self._named(name) for name in self._names(asking))
        if not voices:
            raise Declined(
                "No voice is configured. Set OPENROUTER_API_KEY, or write voices into "
                "symposium.toml (the README shows how)."
            )
        if len(set(voices_ := [voice.name for voice in voices])) < len(voices_):
            raise Declined(
                "A voice is named twice. To hear one several times, use samples."
            )
        if len(voices) > self._limits.voices:
            raise Declined(
                f"{len(voices)} voices are more than the {self._limits.voices} that "
                "one symposium may have. Name some of them, or a panel."
            )
        return voices

    def _names(self, asking: Asking) -> Sequence[str]:
        if asking.panel is None:
            return asking.voices or tuple(self.voices)
        for name, voices in self.panels.items():
            if name.casefold() == asking.panel.strip().casefold():
                return voices
        known = f"The panels are: {', '.join(self.panels)}."
        raise NotFound(
            f"There is no panel named “{asking.panel}”. "
            f"{known if self.panels else 'No panel is configured.'}"
        )

    def _refuse_too_many(self, place: Place | None) -> None:
        if place is None:
            return
        going_on = [other for other in self._places.values() if other is not None]
        own = sum(other.asker == place.asker for other in going_on)
        if own >= self._limits.per_member:
            raise Declined(
                f"{own} symposia of yours are going on, and that is as many as one "
                "member may have. Wait for one to end, or stop one."
            )
        here = sum(other.guild == place.guild for other in going_on)
        if place.guild is not None and here >= self._limits.per_server:
            raise Declined(
                f"{here} symposia are going on in this server, and that is as many as "
                "it may have at once. Wait for one to end."
            )


async def _with_what_it_shows(symposium: Symposium) -> Symposium:
    """
    A transcript made by hand gets one more table: what its record shows. Exports have
    theirs, also those of such a transcript.
    """
    has_it = any(made.title == _SHOWN for made in symposium.syntheses)
    if symposium.origin is not Origin.IMPORTED or has_it:
        return symposium
    shown = await with_evidence(Synthesis("none", (), title=_SHOWN), symposium)
    return replace(symposium, syntheses=(*symposium.syntheses, shown))


def _refuse_outside(what: str, number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise Declined(f"{what} is {number}; it can be 1 to {most}.")


def _is_text(text: str) -> bool:
    """Whether it can be written as UTF-8: half a surrogate pair cannot."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _title(question: str) -> str:
    line = question.splitlines()[0].strip()
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _new_id() -> SymposiumId:
    return SymposiumId("".join(secrets.choice(_LETTERS) for _ in range(8)))
