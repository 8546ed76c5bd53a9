"""A turn: one voice's speaking, from its cue to its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from bot.domain.commitment import Commitment
from bot.domain.names import ActId, TurnId, VoiceName


class Status(StrEnum):
    SPEAKING = "speaking"
    SPOKEN = "spoken"
    SILENT = "silent"
    PASSED = "passed"
    LEFT = "left"


class Reason(StrEnum):
    """Why a voice is silent; the sentence for a person stands in the turn's detail."""

    UNREACHABLE = "unreachable"
    REFUSED_BY_ENDPOINT = "refused_by_endpoint"
    UNAUTHORISED = "unauthorised"
    RATE_LIMITED = "rate_limited"
    NO_FIRST_WORD = "no_first_word"
    STALLED = "stalled"
    BROKE_OFF = "broke_off"
    BLANK = "blank"
    FILTERED = "filtered"
    GARBLED = "garbled"
    OVER_BUDGET = "over_budget"
    DISMISSED = "dismissed"
    MISCONFIGURED = "misconfigured"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a request; *role* is user, assistant or system."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Exposure:
    """This turn's words had been met: *how* is shown or quoted."""

    turn: TurnId
    how: str


@dataclass(frozen=True, slots=True)
class Part:
    """
    One stretch of what a voice is sent: *turn* is the one whose words it carries, if it
    carries any, and *how* is shown or quoted; *quotes* are those whose words are quoted
    in them. What *stays* is never left out for want of room, such as the question.
    """

    role: str
    text: str
    turn: TurnId | None = None
    how: str = "shown"
    stays: bool = False
    quotes: tuple[TurnId, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """
    Let this voice speak, having been shown exactly this.

    *question* is what it is asked, for readers; *left_out* are the turns that it would
    have been shown, had there been room. *task* is what it has to do, where a format
    knows several, *to* the voice to whom it speaks, where it speaks to one; *retries*
    is the turn in whose place it speaks. *asked_by* is who asks, if it is not whoever
    did what is answered.
    """

    voice: VoiceName
    question: str
    parts: tuple[Part, ...]
    round: int = 1
    sample: int = 1
    left_out: tuple[TurnId, ...] = ()
    task: str | None = None
    to: VoiceName | None = None
    retries: TurnId | None = None
    asked_by: str | None = None

    @property
    def heard(self) -> tuple[Message, ...]:
        """What goes out: parts of one role that stand together are one message."""
        runs = groupby(self.parts, key=lambda part: part.role)
        return tuple(
            Message(role, "\n\n".join(part.text for part in run)) for role, run in runs
        )

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """
        Whose words stand in it, each turn once; shown if it is quoted as well. For a
        ballot by the turns' ids: in what order its judge was shown them tells which
        label each has, and that is not to be known before all ballots are in.
        """
        met: dict[TurnId, str] = {}
        for part in self.parts:
            if part.turn is not None and met.get(part.turn) != "shown":
                met[part.turn] = part.how
            for quoted in part.quotes:
                met.setdefault(quoted, "quoted")
        order = sorted(met, key=_by_number) if self.task == BALLOT else met
        return tuple(Exposure(turn, met[turn]) for turn in order)


def _by_number(turn: TurnId) -> tuple[int, TurnId]:
    """Of one symposium's turns a longer id is that of a later one."""
    return len(turn), turn


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens, as the endpoint counted them."""

    input_tokens: int | None = None
    output_tokens: int | None = None

    def updated(self, later: "Usage | None") -> "Usage":
        """Later counts replace earlier ones; what is not counted again stays."""
        if later is None:
            return self
        return Usage(
            self.input_tokens if later.input_tokens is None else later.input_tokens,
            self.output_tokens if later.output_tokens is None else later.output_tokens,
        )


MOST_SOURCES = 100
"""Of one turn."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer says it has something from, as its endpoint tells it."""

    url: str
    title: str | None = None


def add_sources(
    known: tuple[Source, ...], told: tuple[Source, ...]
) -> tuple[Source, ...]:
    """
    All that were told, each address once. A list that begins as the known one is that
    list anew, and stands as it is: some answers count its places.
    """
    urls = [source.url for source in known]
    if [source.url for source in told[: len(known)]] == urls:
        return told[:MOST_SOURCES]
    new = {one.url: one for one in reversed(told) if one.url not in urls}
    return (*known, *reversed(new.values()))[:MOST_SOURCES]


QUESTION = "question"
"""The task of a turn that asks a voice something, for another to answer."""

BALLOT = "ballot"
"""The task of a turn whose words, and what it was shown, nobody sees before all end."""


@dataclass(frozen=True, slots=True)
class Seal:
    """
    What was posted of a sealed answer while others still spoke: *sha256* is a digest of
    the salt, the text, the turn and the voice (`bot/integrity/seals.py`); *salt* is 32
    hex digits, None where the text was erased or is still held back. *schema* is the
    one by whose rule it was made, where that is an older one.
    """

    salt: str | None
    sha256: str
    schema: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """
    One voice's speaking. Whatever was said is kept, also by a silent turn.

    *request* is the body that went out, *request_sha256* the digest of its bytes;
    *attempt* counts how often the whole turn was begun, more than once after a crash;
    *sent* says for each attempt how many requests were made, each counted before it
    went out. It is empty where none was, and in records that were made before.
    *act* is what a person did that it answers. Its place in the order of all that
    happened and its digest are given by the archive when it ends.

    *marker* is the end of what it said, by which it passed or left: *text* and *marker*
    together are all of it. *task*, *to*, *retries* and *left_out* are its cue's.
    """

    id: TurnId
    number: int
    voice: VoiceName
    question: str = ""
    round: int = 1
    sample: int = 1
    status: Status = Status.SPEAKING
    text: str = ""
    reason: Reason | None = None
    detail: str | None = None
    asked_by: str | None = None
    started: datetime | None = None
    first_word: datetime | None = None
    ended: datetime | None = None
    model_requested: str | None = None
    model_reported: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None
    reasoning: str | None = None
    request: Mapping[str, object] | None = None
    request_sha256: str | None = None
    exposed_to: tuple[Exposure, ...] = ()
    sources: tuple[Source, ...] = ()
    attempt: int = 1
    seal: Seal | None = None
    act: ActId | None = None
    place: int | None = None
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    sha256: str | None = None
    marker: str = ""
    task: str | None = None
    to: VoiceName | None = None
    retries: TurnId | None = None
    left_out: tuple[TurnId, ...] = ()
    sent: tuple[int, ...] = ()

    def was_called_by(self, cue: Cue) -> bool:
        """Whether *cue*, made anew from the record, calls for this very turn."""
        own = (self.voice, self.round, self.sample, self.task, self.to)
        if own != (cue.voice, cue.round, cue.sample, cue.task, cue.to):
            return False
        # Who is asked by one voice several times at once is asked different questions.
        return cue.to is None or cue.question == self.question

    def count_request(self) -> "Turn":
        """The same with one request more, in this attempt."""
        former = (*self.sent, *(0,) * (self.attempt - len(self.sent)))
        return replace(self, sent=(*former[:-1], former[-1] + 1))

    @property
    def is_over(self) -> bool:
        return self.status is not Status.SPEAKING

    @property
    def has_spoken(self) -> bool:
        """It answered, perhaps in words with which it passed or left."""
        if self.status in (Status.PASSED, Status.LEFT):
            return bool(self.text.strip())
        return self.status is Status.SPOKEN

    @property
    def was_cut(self) -> bool:
        """The token limit ended it, not the voice."""
        return self.finish_reason == "length"

    @property
    def lacks_words(self) -> bool:
        """What was said is not here, though it has a digest: erased, or held back."""
        text = self.commitments.get("text")
        return text is not None and text.salt is None

    def with_seal_of(self, schema: str) -> "Turn":
        """The same, its seal, if it has one, known to be made by an older rule."""
        if self.seal is None:
            return self
        return replace(self, seal=replace(self.seal, schema=schema))

    @property
    def seconds(self) -> float | None:
        """How long it took; None where nobody knows, or a clock was put back."""
        if self.started is None or self.ended is None:
            return None
        try:
            took = (self.ended - self.started).total_seconds()
        except TypeError:  # one of them has no zone
            return None
        return took if took >= 0 else None

    def fell_silent(self, reason: Reason, detail: str) -> "Turn":
        return replace(self, status=Status.SILENT, reason=reason, detail=detail)
