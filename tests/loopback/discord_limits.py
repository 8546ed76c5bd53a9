"""
Discord's rate limits as measured and told (docs/discord.md, Rate limits): fixed
windows, two counters under one bucket hash, a hidden cap. The only place that counts
requests.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.loopback.discord_calls import Call
from tests.loopback.discord_refusals import Refusal
from tests.loopback.discord_state import Clock, moment

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = "/channels/{channel_id}/messages/{message_id}"
EXECUTE = "/webhooks/{webhook_id}/{webhook_token}"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
REACTION = MESSAGE + "/reactions/{emoji_name}/@me"
HOUR = 3600.0


@dataclass(slots=True)
class Window:
    """*limit* requests in *seconds*, counted from the first one."""

    limit: int
    seconds: float
    used: int = 0
    ends: float = 0.0
    blocked: float = 0.0

    def take(self, now: float) -> bool:
        if now >= self.ends:
            self.used, self.ends = 0, now + self.seconds
        if now < self.blocked:
            return False
        self.used += 1
        return self.used <= self.limit

    def left(self, now: float) -> float:
        """Seconds until it opens again."""
        return max(self.ends, self.blocked) - now


@dataclass(slots=True)
class Cap:
    """*limit* requests in any *seconds*; who goes above it waits *penalty* seconds."""

    limit: int
    seconds: float
    penalty: float
    taken: list[float] = field(default_factory=list)
    blocked: float = 0.0

    def take(self, now: float) -> bool:
        self.taken = [at for at in self.taken if now - at < self.seconds]
        if now < self.blocked:
            return False
        if len(self.taken) < self.limit:
            self.taken.append(now)
            return True
        self.taken, self.blocked = [], now + self.penalty
        return False

    def left(self, now: float) -> float:
        return self.blocked - now


@dataclass(frozen=True, slots=True)
class Rule:
    """*bucket* is what the hash is made of, *counter* what is counted."""

    bucket: str
    counter: str
    limit: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limited:
    """A 429 that was handed out at *at*, seconds since the epoch."""

    at: float
    request: str
    scope: str
    retry_after: float


def rule_of(call: Call) -> Rule | None:
    """The visible limit of a request, where one is known."""
    name = call.name
    if name in {f"POST {MESSAGES}", f"PATCH {MESSAGE}"}:
        # The same hash for both, though each has its own counter: #1442, #8073.
        counter = f"{call.method} {call.ids['channel_id']}"
        return Rule("channel messages", counter, 5, 5.0)
    if call.route.startswith(EXECUTE) and call.method in {"POST", "PATCH"}:
        # Whether posts and edits are counted apart is nowhere written: who keeps to
        # this keeps to that too.
        major = f"{call.ids['webhook_id']} {call.ids['webhook_token']}"
        return Rule("webhook", f"webhook {major}", 5, 2.0)
    if name == "PATCH /channels/{channel_id}" and {"name", "topic"} & set(call.json):
        return Rule("channel name", f"name {call.ids['channel_id']}", 2, 600.0)
    if call.route == REACTION:
        return Rule("reactions", f"reactions {call.ids['channel_id']}", 1, 0.25)
    if name == f"DELETE {MESSAGE}" and call.at - moment(call.id("message_id")) < 10:
        return Rule("young deletes", f"delete {call.ids['channel_id']}", 3, 1.0)
    return None


@dataclass(slots=True)
class Limits:
    """
    Counts requests and refuses those above a limit.

    *channel_of* gives the channel of a webhook's id, for the hidden cap of 30 in any 60
    seconds per channel, which answers with *hidden_retry_after* seconds. Whether its
    minute slides is nowhere written: who keeps to this keeps to fixed minutes too.
    """

    clock: Clock
    enabled: bool
    hidden_retry_after: float
    channel_of: Callable[[int], int | None]
    handed_out: list[Limited] = field(default_factory=list)
    windows: dict[str, Window] = field(default_factory=dict)
    hidden: dict[int, Cap] = field(default_factory=dict)

    def take(self, call: Call) -> dict[str, str]:
        """Counts the request; its rate-limit headers. Raises a 429 above a limit."""
        if not self.enabled:
            return {}
        self._take_global(call)
        headers = self._take_visible(call)
        self._take_hidden(call, headers)
        self._take_old_edit(call, headers)
        return headers

    def _window(self, counter: str, limit: int, seconds: float) -> Window:
        return self.windows.setdefault(counter, Window(limit, seconds))

    def _take_global(self, call: Call) -> None:
        if call.route == CALLBACK or self._is_interaction(call):
            return
        # By bot, or by address where no token is sent.
        window = self._window(f"global {call.authorization}", 50, 1.0)
        if not window.take(call.at):
            raise self.refusal(call, "global", window.left(call.at), {})

    def _is_interaction(self, call: Call) -> bool:
        by_token = call.route.startswith(EXECUTE)
        return by_token and self.channel_of(call.id("webhook_id")) is None

    def _take_visible(self, call: Call) -> dict[str, str]:
        rule = rule_of(call)
        if rule is None:
            return {}
        window = self._window(rule.counter, rule.limit, rule.seconds)
        taken = window.take(call.at)
        headers = {
            "X-RateLimit-Limit": str(rule.limit),
            "X-RateLimit-Remaining": str(max(0, rule.limit - window.used)),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{window.left(call.at):.3f}",
            "X-RateLimit-Bucket": hashlib.md5(  # noqa: S324 - a name, not a secret
                rule.bucket.encode()
            ).hexdigest(),
        }
        if not taken:
            raise self.refusal(call, "user", window.left(call.at), headers)
        return headers

    def _take_hidden(self, call: Call, headers: dict[str, str]) -> None:
        if call.name != f"POST {EXECUTE}":
            return
        channel = self.channel_of(call.id("webhook_id"))
        if channel is None:
            return
        cap = self.hidden.setdefault(channel, Cap(30, 60.0, self.hidden_retry_after))
        if not cap.take(call.at):
            raise self.refusal(call, "shared", cap.left(call.at), headers)

    def _take_old_edit(self, call: Call, headers: dict[str, str]) -> None:
        if call.name != f"PATCH {MESSAGE}":
            return
        if call.at - moment(call.id("message_id")) < HOUR:
            return
        window = self._window(f"old edits {call.ids['channel_id']}", 3, 6.0)
        if not window.take(call.at):
            left = window.left(call.at)
            raise self.refusal(call, "user", left, headers, code=30046)

    def refusal(
        self,
        call: Call,
        scope: str,
        retry_after: float,
        headers: dict[str, str],
        *,
        code: int = 0,
    ) -> Refusal:
        """The 429, counted as handed out."""
        self.handed_out.append(Limited(call.at, call.name, scope, retry_after))
        body = {
            "message": "You are being rate limited.",
            "retry_after": round(max(0.001, retry_after), 3),
            "global": scope == "global",
            "code": code,
        }
        extra = {"Via": "1.1 loopback", "Retry-After": str(int(retry_after) + 1)}
        extra["X-RateLimit-Scope"] = scope
        if scope == "global":
            extra["X-RateLimit-Global"] = "true"
        return Refusal(code, status=429, extra=body, headers={**headers, **extra})
