"""The register of what is going on: which symposium, where, and who shows it."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.domain.act import Act
from bot.domain.names import SymposiumId
from bot.domain.place import Place
from bot.errors import Declined
from bot.host.acts.ordering import IN_THE_MAKING
from bot.host.asking import Limits
from bot.host.session import Session


@dataclass(slots=True)
class RegisterEntry:
    """
    One symposium that is going on. Mutable, owned by the register.

    *place* is where it counts for the limits: None where there are none, and when
    nobody speaks any more. *session* is there while it is convened, *showing* while a
    face shows it. *stop* is who has stopped it before it was convened, *acts* are what
    else was done before. *again* shows it once more, when it has been shown.
    """

    place: Place | None = None
    session: Session | None = None
    showing: asyncio.Task[None] | None = None
    stop: Act | None = None
    acts: list[Act] = field(default_factory=list)
    has_been_convened: bool = False
    again: Callable[[], None] | None = None

    def make_room(self) -> None:
        """It counts for no limit any more, though it still goes on."""
        self.place = None


class Register:
    """
    The only one of its kind: whoever asks what is going on asks here. Mutable, owned by
    the host.

    Law: what was entered stays until its showing ends, or, where no face shows it,
    until it is convened no more.
    """

    def __init__(self) -> None:
        self._entries: dict[SymposiumId, RegisterEntry] = {}
        self._tables: set[SymposiumId] = set()

    def knows(self, symposium: SymposiumId) -> bool:
        """Whether it goes on: from its opening until all of it is shown."""
        return symposium in self._entries

    @contextmanager
    def make_table(self, symposium: SymposiumId) -> Iterator[None]:
        """One more table is made meanwhile; Declined if one is being made already."""
        if symposium in self._tables:
            raise Declined(IN_THE_MAKING)
        self._tables.add(symposium)
        try:
            yield
        finally:
            self._tables.discard(symposium)

    def makes_table(self, symposium: SymposiumId) -> bool:
        """Whether one that was ordered of it is being made."""
        return symposium in self._tables

    def is_shown(self, symposium: SymposiumId) -> bool:
        """Whether a face shows it, or is on its way to where it will."""
        entry = self._entries.get(symposium)
        return entry is not None and entry.showing is not None

    def refuse_too_many(self, place: Place | None, limits: Limits) -> None:
        """Declined where so many go on already that no other may begin there."""
        if place is None:
            return
        going_on = self.places()
        own = sum(other.asker == place.asker for other in going_on)
        if own >= limits.per_member:
            raise Declined(
                f"{own} symposia of yours are going on, and that is as many as one "
                "member may have. Wait for one to end, or stop one."
            )
        # All direct messages count together, as a server would.
        here = sum(other.guild == place.guild for other in going_on)
        if here >= limits.per_server:
            where = "in direct messages" if place.guild is None else "in this server"
            raise Declined(
                f"{here} symposia are going on {where}, and that is as many as may go "
                "on there at once. Wait for one to end."
            )

    def enter(self, symposium: SymposiumId, place: Place | None) -> None:
        """From here on it counts for the limits of its *place*."""
        self._entries.setdefault(symposium, RegisterEntry()).place = place

    def show(
        self,
        symposium: SymposiumId,
        place: Place,
        work: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        """
        Do *work*, as long as which the symposium goes on; once at a time: what is to be
        shown while it is being shown is shown after that.
        """
        entry = self._entries.setdefault(symposium, RegisterEntry())
        # Twice shown would be twice posted.
        if entry.showing is not None:
            entry.again = lambda: self.show(symposium, place, work)
            return
        entry.place = place
        entry.showing = asyncio.create_task(work(), name=symposium)
        # Keeps the law also where *work* fails or is cancelled.
        entry.showing.add_done_callback(lambda done: self._end_showing(symposium, done))

    def _end_showing(self, symposium: SymposiumId, done: "asyncio.Task[None]") -> None:
        entry = self._entries.pop(symposium, None)
        if entry is not None and entry.again is not None and not done.cancelled():
            entry.again()

    @contextmanager
    def convened(
        self, symposium: SymposiumId, session: Session
    ) -> Iterator[RegisterEntry]:
        entry = self._entries.setdefault(symposium, RegisterEntry())
        entry.session = session
        for act in entry.acts:
            session.add_act(act)
        entry.acts.clear()
        if entry.stop is not None:
            session.stop(entry.stop)
        try:
            yield entry
        finally:
            entry.session = None
            entry.has_been_convened = True
            if entry.showing is None:
                self.leave(symposium)

    def take(self, symposium: SymposiumId, act: Act) -> bool:
        """
        An act that is written down; whether anything goes on that takes it in, now or
        as soon as it is convened.
        """
        entry = self._entries.get(symposium)
        if entry is None:
            return False
        if entry.session is not None:
            return entry.session.add_act(act)
        entry.acts.append(act)
        return entry.showing is None or not entry.has_been_convened

    def stop(self, symposium: SymposiumId, act: Act) -> None:
        """Now, or as soon as it is convened."""
        entry = self._entries.get(symposium)
        if entry is not None and entry.session is not None:
            entry.session.stop(act)
        elif entry is not None:
            entry.stop = act
            entry.make_room()

    def leave(self, symposium: SymposiumId) -> None:
        self._entries.pop(symposium, None)

    def session(self, symposium: SymposiumId) -> Session | None:
        entry = self._entries.get(symposium)
        return None if entry is None else entry.session

    def sessions(self) -> tuple[Session, ...]:
        sessions = (entry.session for entry in self._entries.values())
        return tuple(session for session in sessions if session is not None)

    def places(self) -> tuple[Place, ...]:
        """One for each that counts there."""
        places = (entry.place for entry in self._entries.values())
        return tuple(place for place in places if place is not None)

    async def end(self, symposium: SymposiumId) -> None:
        """It is not to go on: the task that shows it ends, unless it calls this."""
        entry = self._entries.get(symposium)
        if entry is not None and entry.showing is None:
            self.leave(symposium)
        # A task that waited for its own end would wait for ever.
        elif entry is not None and entry.showing is not asyncio.current_task():
            await _cancel([entry.showing])

    async def end_all_showing(self) -> None:
        """Whatever a face shows ends."""
        await _cancel([entry.showing for entry in self._entries.values()])


async def _cancel(tasks: Iterable[asyncio.Task[None] | None]) -> None:
    """Cancel those that there are, and wait until they have ended, however they do."""
    running = [task for task in tasks if task is not None]
    for task in running:
        task.cancel()
    # One that fails must not keep the others from being waited for.
    await asyncio.gather(*running, return_exceptions=True)
