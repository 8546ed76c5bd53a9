"""Discord's refusals: the codes it answers with and their sentences. No I/O."""

from dataclasses import dataclass
from typing import Any

# Discord API docs, topics/opcodes-and-status-codes: code -> (status, message).
SENTENCES: dict[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20022: (429, "This message cannot be edited due to announcement rate limits"),
    30007: (400, "Maximum number of webhooks reached (15)"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30034: (400, "Maximum number of daily application command creates reached (200)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached."),
    40005: (413, "Request entity too large"),
    40058: (400, "Cannot message this thread until the post author has posted"),
    40060: (400, "Interaction has already been acknowledged."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40094: (400, "Maximum number of follow-up messages reached (5)"),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on this channel type"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    160002: (400, "Cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
    200000: (400, "Message was blocked by automatic moderation"),
    220001: (400, "Webhooks posted to forum channels must have a thread_name"),
    220002: (400, "Webhooks cannot have both a thread_name and thread_id"),
    220003: (400, "Webhooks can only create threads in forum channels"),
}


class Refusal(Exception):
    """
    A request that is answered with *status* and Discord's error *code*.

    *fault* says what no correct client would have sent; it is None where a correct
    client can meet the refusal too (a permission taken away, an archived thread).
    """

    def __init__(
        self,
        code: int,
        *,
        fault: str | None = None,
        status: int | None = None,
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        usual, self.message = SENTENCES.get(code, (500, "500: Internal Server Error"))
        super().__init__(self.message)
        self.code = code
        self.status = status or usual
        self.fault = fault
        self.extra = extra or {}
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.fault and self.code == 50035:
            error = {"code": "INVALID", "message": self.fault}
            body["errors"] = {"_errors": [error]}
        return body | self.extra


def malformed(fault: str) -> Refusal:
    """The 400 of a body that breaks a rule; *fault* names the rule."""
    return Refusal(50035, fault=fault)


@dataclass(frozen=True, slots=True)
class Violation:
    """What was sent and should not have been; *request* is "METHOD /template"."""

    request: str
    fault: str
    body: Any = None

    def __str__(self) -> str:
        return f"{self.request}: {self.fault}"
