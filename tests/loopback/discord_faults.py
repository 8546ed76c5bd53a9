"""What can go wrong on Discord's side, put in by hand and used up once met."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.loopback.discord_calls import Call

Match = str | Callable[[Call], bool]

GET_CHANNEL = "GET /channels/{channel_id}"
POST_MESSAGE = "POST /channels/{channel_id}/messages"
PATCH_MESSAGE = "PATCH /channels/{channel_id}/messages/{message_id}"
GET_MESSAGES = "GET /channels/{channel_id}/messages"
THREAD_FROM_MESSAGE = "POST /channels/{channel_id}/messages/{message_id}/threads"
CREATE_THREAD = "POST /channels/{channel_id}/threads"
CREATE_WEBHOOK = "POST /channels/{channel_id}/webhooks"
EXECUTE_WEBHOOK = "POST /webhooks/{webhook_id}/{webhook_token}"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


class Kind(Enum):
    DROP_REPLY = auto()
    LOSE_REQUEST = auto()
    ANSWER = auto()
    PAGE = auto()
    LIMIT = auto()
    HOLD = auto()
    HOLD_REPLY = auto()


@dataclass(slots=True, eq=False)
class Fault:
    """
    Befalls the *nth* matching request and as many after it as *times* says. *met* is
    set when the first is befallen; a held request goes on after `release`.
    """

    match: Match
    kind: Kind
    nth: int = 1
    times: int = 1
    status: int = 500
    code: int = 0
    retry_after: float = 1.0
    scope: str = "user"
    done: bool = False
    seen: int = 0
    met: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    lost: bool = False

    def befalls(self, call: Call) -> bool:
        matched = (
            call.name == self.match if isinstance(self.match, str) else self.match(call)
        )
        if not matched:
            return False
        self.seen += 1
        befallen = self.nth <= self.seen < self.nth + self.times
        if befallen:
            self.met.set()
        return befallen

    def release(self) -> None:
        self.released.set()

    def mend(self) -> None:
        """From now on it befalls nothing more."""
        self.times = 0

    def lose(self) -> None:
        """What is held goes nowhere: whoever asked is no longer there."""
        self.lost = True
        self.released.set()


@dataclass(slots=True)
class Faults:
    """*match* is "METHOD /template" or a question about the call."""

    waiting: list[Fault] = field(default_factory=list)

    def _add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

    def drop_reply(self, match: Match, *, nth: int = 1, times: int = 1) -> Fault:
        """It is done, but the connection closes before the reply."""
        return self._add(Fault(match, Kind.DROP_REPLY, nth, times))

    def lose_request(self, match: Match, *, nth: int = 1, times: int = 1) -> Fault:
        """The connection closes before anything is done."""
        return self._add(Fault(match, Kind.LOSE_REQUEST, nth, times))

    def answer(
        self,
        match: Match,
        status: int,
        *,
        code: int = 0,
        nth: int = 1,
        times: int = 1,
        done: bool = False,
    ) -> Fault:
        """
        *status* is answered, with Discord's error *code*; nothing is done, unless
        *done*: then it is, and only the answer is wrong.
        """
        fault = Fault(match, Kind.ANSWER, nth, times, status=status, code=code)
        fault.done = done
        return self._add(fault)

    def page(self, match: Match, status: int, *, nth: int = 1, times: int = 1) -> Fault:
        """Something in between answers with *status* and a web page of its own."""
        return self._add(Fault(match, Kind.PAGE, nth, times, status=status))

    def limit(
        self,
        match: Match,
        retry_after: float,
        *,
        nth: int = 1,
        times: int = 1,
        scope: str = "user",
    ) -> Fault:
        """A 429; *scope* is user, shared or global."""
        return self._add(
            Fault(match, Kind.LIMIT, nth, times, retry_after=retry_after, scope=scope)
        )

    def hold(self, match: Match, *, nth: int = 1) -> Fault:
        """The request waits until `release`."""
        return self._add(Fault(match, Kind.HOLD, nth))

    def hold_reply(self, match: Match, *, nth: int = 1) -> Fault:
        """It is done, but the reply waits until `release`."""
        return self._add(Fault(match, Kind.HOLD_REPLY, nth))

    def meet(self, call: Call) -> Fault | None:
        """The fault that befalls *call*; every fault counts the calls it matches."""
        befalling = [fault for fault in self.waiting if fault.befalls(call)]
        return befalling[0] if befalling else None

    def release_all(self) -> None:
        for fault in self.waiting:
            fault.release()
