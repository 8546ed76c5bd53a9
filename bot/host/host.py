"""The use-cases both faces call: open, convene, stop, abandon, keep, synthesize."""

import asyncio
import contextlib
import functools
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.archive import Archive
from bot.domain.act import Act, ActKind, Closing
from bot.domain.events import Event
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.place import Place
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Cue, Reason
from bot.errors import Declined, Over
from bot.formats import format_named
from bot.formats.calls import look_ahead
from bot.formats.heretic.challenged_points import find_challenged_table
from bot.formats.speech.context import fit
from bot.host.acts.branching import Branching, make_branch, refuse_nothing_to_ask
from bot.host.acts.continuing import continue_from, refuse_quotes_of_nothing
from bot.host.acts.following import refuse_what_is_over, refuse_what_is_stopped
from bot.host.acts.interventions import Interventions, PromptsOf, no_prompts
from bot.host.acts.left_tables import break_off_tables
from bot.host.acts.making_tables import make_ordered_table
from bot.host.acts.ordering import GOES_ON, check_order
from bot.host.acts.own_ids import give_own_ids
from bot.host.asking import Asking, Limits, Roster, check_asking, refuse_mute
from bot.host.clock import Clock, find_latest, steady, tell_time
from bot.host.counting import (
    RequestCount,
    announce_beginning,
    count_requests,
    wants_table,
)
from bot.host.judges.all_judges import find_verdicts, make_judges
from bot.host.older_words import add_passages
from bot.host.register import Register
from bot.host.sealing import seal_if_due
from bot.host.session import Session, outlast
from bot.host.synthesiser import Synthesiser, add_what_it_shows
from bot.integrity.branches import carries_whole, detach
from bot.voices.caller import Caller
from bot.wire.request import Request

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_GONE = "was dismissed, because its place on Discord is gone"


def make_id() -> SymposiumId:
    """Eight letters and digits that nobody mistakes for one another."""
    return SymposiumId("".join(secrets.choice(_LETTERS) for _ in range(8)))


class Host(Interventions):
    """Holds the voices, the archive, and what is going on; owns every session."""

    def __init__(
        self,
        archive: Archive,
        caller: Caller,
        *,
        roster: Roster,
        synthesiser: VoiceName | None,
        synthesis_prompts: tuple[str, str],
        limits: Limits,
        prompts_of: PromptsOf = no_prompts,
        origin: Origin = Origin.LIVE,
        clock: Clock = tell_time,
        new_id: Callable[[], SymposiumId] = make_id,
    ) -> None:
        self.archive = archive
        """What it holds is found and listed there."""
        self.roster = roster
        self._caller = caller
        self._synthesiser = synthesiser
        self._synthesis_prompts = synthesis_prompts
        self._limits = limits
        self._origin = origin
        self._clock = clock
        self._new_id = new_id
        self._register = Register()
        self._break_off = functools.partial(break_off_tables, archive, self._register)
        self._prompts_of = prompts_of
        super().__init__(
            archive,
            self._register,
            roster,
            limits=limits,
            clock=clock,
            prompts_of=prompts_of,
            explain_mute=caller.explain_mute,
        )

    def check(self, asking: Asking) -> Symposium:
        """What would be opened; Declined says what is wrong with it."""
        symposium = check_asking(
            asking,
            self.roster,
            self._limits,
            id=self._new_id(),
            at=self._clock(),
            origin=self._origin,
            prompts=self._prompts_of(asking.format),
            writer=self._synthesiser,
        )
        count = self.count_requests(symposium, table=asking.table)
        refuse_mute(symposium.voices, self._caller.explain_mute)
        return announce_beginning(symposium, count, self._limits)

    async def resolve(self, asking: Asking) -> Asking:
        """With what it quotes of the symposium that it continues; NotFound if none."""
        earlier = asking.further.get("continues")
        if earlier is None:
            refuse_quotes_of_nothing(asking)
            return asking
        return continue_from(asking, await self.archive.find(str(earlier)))

    def preview(self, asking: Asking) -> tuple[tuple[VoiceName, Request], ...]:
        """
        The exact first requests that would go out, and to whom; nobody is asked.
        Declined and VoiceError say what is wrong.
        """
        symposium = self.check(asking)
        due = look_ahead(symposium, format_named).due
        cues = [one.step for one in due if isinstance(one.step, Cue)]
        return tuple(
            (
                cue.voice,
                self._caller.request(voice, fit(cue, voice, symposium).heard),
            )
            for cue in cues
            for voice in (symposium.voice(cue.voice),)
        )

    async def again(
        self, symposium: str, asking: Asking, place: Place | None = None
    ) -> Symposium:
        """
        Its course once more, as *asking* changes it, which `repeat_asking` has made of
        it; the record names what it repeats.
        """
        found = await self.archive.find(symposium)
        further = {**asking.further, "again": found.id}
        return await self.open(replace(asking, further=further), place)

    def count_requests(
        self, symposium: Symposium, *, table: bool = True
    ) -> RequestCount:
        """How many it takes at most, with or without its closing *table*."""
        asks = table and wants_table(symposium) and self._synthesiser is not None
        return count_requests(symposium, asks_synthesiser=asks)

    async def open(self, asking: Asking, place: Place | None = None) -> Symposium:
        """Check what is asked for and store it; Declined says what is wrong with it."""
        asking = await self.resolve(asking)
        symposium = await add_passages(self.archive, self.check(asking), place)
        return await self._store(symposium, place)

    async def branch(
        self, symposium: str, branching: Branching, place: Place | None = None
    ) -> Symposium:
        """From a turn on it goes on otherwise, as a new one; Declined if it cannot."""
        found = await self.archive.find(symposium)
        # What waits to be written may be linked anew: nothing is carried of that.
        if not await self.archive.catch_up(found.id):
            raise Declined("What was said in it is not written down yet. Try again.")
        parent = await self.archive.find(found.id)
        clock = steady(self._clock, find_latest(parent))
        branch = make_branch(
            parent,
            branching,
            self.roster,
            self._prompts_of("follow_up"),
            self._limits,
            id=self._new_id(),
            at=clock(),
            origin=self._origin,
        )
        if branch.current_act in parent.acts:
            refuse_nothing_to_ask(branch, await find_verdicts(clock, branch))
        count = self.count_requests(branch)
        begun = announce_beginning(branch, count, self._limits)
        return await self._store(begun, place)

    async def _store(self, symposium: Symposium, place: Place | None) -> Symposium:
        self._register.refuse_too_many(place, self._limits)
        self._register.enter(symposium.id, place)
        try:
            return await self.archive.open(symposium, place)
        except BaseException:
            self._register.leave(symposium.id)
            raise

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
        if symposium.is_held_back or symposium.held_ballots:
            # What a face has found of it lacks the words that the round began with.
            symposium = await self.archive.find_unsealed(symposium.id)
        clock = steady(self._clock, find_latest(symposium))
        symposium = await self._break_off(symposium, clock)
        session = Session(
            symposium,
            self._caller,
            self.archive,
            synthesiser if synthesis else None,
            clock=self._clock,
            judges=make_judges(clock),
            redoing=self._find_who_redoes,
        )
        with self._register.convened(symposium.id, session) as entry:
            running = asyncio.create_task(session.run())
            # Nobody speaks any more: however long it takes to be shown, there is room.
            running.add_done_callback(lambda _: entry.make_room())
            try:
                yield session.events()
            finally:
                session.leave()
                await outlast(running)
        if not running.cancelled():
            running.result()

    def show(
        self,
        symposium: SymposiumId,
        place: Place,
        work: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        """
        Let a face show it by doing *work*: until that ends the symposium goes on, and
        while anybody speaks it counts for the limits of its place. It may have been
        opened by another process that has ended meanwhile.
        """
        self._register.show(symposium, place, work)

    async def stop(
        self, symposium: SymposiumId, *, by: str | None = None, why: str = "was stopped"
    ) -> bool:
        """
        Dismiss who still speaks, once it is written down that somebody wants it; one
        that has not begun, or waits, ends, and where it is on its way to its place it
        says so there. False if it is over already, or stopped.

        Who cannot be written down is obeyed all the same; Declined says so then.
        """
        session = self._register.session(symposium)
        try:
            if session is not None:
                return await self._stop_session(symposium, session, by=by, why=why)
            if self._register.is_shown(symposium):
                act = Act(ActKind.STOPPED, by, self._clock(), why)
                check = refuse_what_is_stopped
                act = await self.archive.add_act(symposium, act, check=check)
                self._register.stop(symposium, act)
                return True
            await self.abandon(await self.archive.find(symposium), by=by, why=why)
        except Over:
            return False
        return True

    async def _stop_session(
        self, symposium: SymposiumId, session: Session, *, by: str | None, why: str
    ) -> bool:
        if session.is_over:
            return False
        # Named, so that after a crash it is known whom this stopped, also those whose
        # turns were not written down yet.
        whom = {"turns": list(session.unended)}
        act = Act(ActKind.STOPPED, by, self._clock(), why, options=whom)
        try:
            act = await self.archive.add_act(symposium, act, check=refuse_what_is_over)
        except Over:
            raise
        except Declined as error:
            session.stop(act)
            raise Declined(
                "It was stopped, but that could not be written down: if this program "
                f"ends now, it goes on when it starts again. {error}"
            ) from error
        session.stop(act)
        return True

    def suspend(self, symposium: SymposiumId) -> None:
        """End it without a word in the record, for a later resuming."""
        session = self._register.session(symposium)
        if session is not None:
            session.suspend()

    async def suspend_all(self) -> None:
        """Leave all that is going on as it stands, also who shows it."""
        for session in self._register.sessions():
            session.suspend()
        await self._register.end_all_showing()

    def is_running(self, symposium: SymposiumId) -> bool:
        return self._register.session(symposium) is not None

    async def abandon(
        self,
        symposium: Symposium,
        *,
        by: str | None = None,
        why: str | None = None,
    ) -> None:
        """
        Nobody will ever see it: nothing is asked any more. Where a person wants that,
        *why* is what they do and *by* their name, and Over says that it has ended
        already; else its place is gone.
        """
        if why is not None:
            act = Act(ActKind.STOPPED, by, self._clock(), why)
            await self.archive.add_act(symposium.id, act, check=refuse_what_is_over)
        await self._register.end(symposium.id)
        # What was broken off may still be writing that a turn begins.
        found = await self.archive.find_written(symposium.id)
        clock = steady(self._clock, find_latest(found))
        await self._break_off(found, clock)
        for turn in found.turns:
            if not turn.is_over:
                unheard = replace(turn, ended=clock())
                settled = unheard.fell_silent(Reason.DISMISSED, why or _GONE)
                settled = seal_if_due(found, settled)
                await self.archive.end(symposium.id, settled)
        for act in found.open_acts:
            closing, check = Closing(clock(), act.id), refuse_what_is_over
            with contextlib.suppress(Over):
                await self.archive.close(symposium.id, closing, check=check)
        await self.archive.mark_shown(symposium.id)

    async def keep(self, symposium: Symposium) -> SymposiumId:
        """Archive an imported symposium under a new id; exported turns keep theirs."""
        id_ = self._new_id()
        whole = await add_what_it_shows(give_own_ids(symposium, id_))
        whole = whole if carries_whole(whole) else detach(whole)
        kept = replace(whole, id=id_, origin=Origin.IMPORTED)
        await self.archive.open(kept)
        return kept.id

    async def synthesize(
        self, symposium: SymposiumId, voice: str | None, *, by: str | None = None
    ) -> Synthesis:
        """
        One more table of one that has ended, by *voice* ("none": by no model), that
        *by* has ordered. Declined says why there can be none now.
        """
        name = None if voice is None else self._find_synthesiser(voice)
        if voice is None:
            usual = self._synthesiser_named(self._synthesiser)
            able = usual.choose_voice(await self.archive.find(symposium))
            name = None if able is None else able.name
        session = self._register.session(symposium)
        if session is None and self._register.knows(symposium):
            raise Declined(GOES_ON)
        with self._register.make_table(symposium):
            order = await self._order_table(symposium, name, by=by)
            found = await self.archive.find(symposium)
            who, at = self._synthesiser_named(name), self._clock
            made = await make_ordered_table(self.archive, who, found, order, at)
        session = self._register.session(symposium)
        if session is not None:
            session.add_synthesis(made)
        return made

    async def _order_table(
        self, symposium: SymposiumId, synthesiser: VoiceName | None, *, by: str | None
    ) -> Act:
        asked = () if synthesiser is None else (synthesiser,)
        order = Act(ActKind.ORDERED_TABLE, by, self._clock(), voices=asked)
        most = self._limits.tables
        check = functools.partial(check_order, by=synthesiser, most=most)
        return await self.archive.add_act(symposium, order, check=check)

    def _find_who_redoes(self, symposium: Symposium, act: Act) -> Synthesiser | None:
        """Who made the table that the act puts, if it is known here."""
        made = find_challenged_table(symposium, act)
        if made is None or made.by not in self.roster.voices:
            return None
        return self._synthesiser_named(VoiceName(made.by))

    def _synthesiser_named(self, name: VoiceName | None) -> Synthesiser:
        known, prompts = self.roster.voices, self._synthesis_prompts
        voice, others = known[name] if name else None, tuple(known.values())
        return Synthesiser(self._caller, voice, *prompts, self._clock, others)

    def _find_synthesiser(self, name: str) -> VoiceName | None:
        return None if name == "none" else self.roster.find_voice(name).name
