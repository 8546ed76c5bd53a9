"""A further question, from wherever it comes: allowed, written down, and shown."""

import asyncio
from contextlib import AbstractContextManager

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.host.acts.following import Following
from bot.host.acts.interventions import Taken
from bot.host.host import Host
from cogs._post.running import Running
from cogs._rights import Visitor
from cogs.going_on._often import FollowUps


class AskingOn:
    """One for all ways of asking. Mutable: what the allowance remembers."""

    def __init__(self, host: Host, running: Running, *, most_an_hour: int) -> None:
        self._host = host
        self._running = running
        self._allowance = FollowUps(most_an_hour)

    async def follow(
        self,
        visitor: Visitor,
        symposium: Symposium,
        following: Following,
    ) -> Taken:
        """Declined says why it cannot be asked; Over, that its key is known."""
        with self.allow(visitor):
            taken = await self._host.follow(symposium.id, following)
        await self.show(taken, symposium.id)
        return taken

    def allow(self, visitor: Visitor) -> AbstractContextManager[None]:
        """Counts what is done within; Declined where they have asked enough."""
        now = asyncio.get_running_loop().time()
        return self._allowance.spend(visitor.user.id, now)

    async def show(self, taken: Taken, symposium: SymposiumId) -> None:
        """What nobody shows just now is shown from where it stands."""
        if not taken.goes_on:
            await self._running.resume((symposium,))
