"""Where the words come from: models, digests, seals, and what the synthesiser took."""

from datetime import datetime

from bot.domain.act import ActKind
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Drafting
from bot.domain.turn import Turn
from bot.integrity.record import SCHEMA_1, ended_turns, time_record
from bot.transcript.prose.one_line import inline, table
from bot.transcript.prose.sections import name
from bot.transcript.requests.requests_section import tell_all_requests

_SHOWN_DIGITS = 16


def provenance(symposium: Symposium) -> list[str]:
    rows = [_origin(turn) for turn in ended_turns(symposium)]
    heading = ("Turn", "Voice", "Model", "Length", "Time", "Digest")
    head = f"Head of the chain of digests: `{symposium.head}`"
    lines = table(heading, rows) if rows else ["*Nobody has ended a turn.*"]
    return [
        *("## Provenance", "", *lines, ""),
        *_drafts(symposium),
        *tell_all_requests(symposium),
        *_seals(symposium),
        *(head, ""),
    ]


def moment(time: datetime | None) -> str:
    """A time for people: to the second, in UTC."""
    written = time_record(time)
    return "—" if written is None else f"{written[:19].replace('T', ' ')} UTC"


def _origin(turn: Turn) -> tuple[str, ...]:
    return (
        str(turn.number),
        name(turn),
        inline(turn.model_reported or turn.model_requested or "") or "—",
        "—" if turn.lacks_words else f"{len(turn.text):,} characters",
        _describe_length(turn),
        f"`{(turn.sha256 or '')[:_SHOWN_DIGITS]}…`",
    )


def _drafts(symposium: Symposium) -> list[str]:
    rows = [
        (str(number), *_describe_draft(draft))
        for number, made in enumerate(symposium.syntheses, start=1)
        for draft in made.drafts
    ]
    heading = ("Table", "Model", "Request", "Answer", "Tokens in, out", "Outcome")
    return [_DRAFTS, "", *table(heading, rows), ""] if rows else []


def _describe_draft(draft: Drafting) -> tuple[str, ...]:
    usage = (draft.usage.input_tokens, draft.usage.output_tokens) if draft.usage else ()
    counted = ["—" if tokens is None else f"{tokens:,}" for tokens in usage]
    digest = (draft.request_sha256 or "")[:_SHOWN_DIGITS]
    return (
        inline(draft.model_reported or draft.model_requested or "") or "—",
        f"`{digest}…`" if digest else "—",
        f"{len(draft.answer):,} characters",
        ", ".join(counted) or "—",
        inline(draft.detail or draft.finish_reason or "") or "—",
    )


def _seals(symposium: Symposium) -> list[str]:
    lines: list[str] = []
    for schema, sentence in _SEALS.items():
        rows = [
            (
                str(turn.number),
                name(turn),
                inline(turn.seal.salt or "—"),
                inline(turn.seal.sha256),
            )
            for turn in ended_turns(symposium)
            if turn.seal is not None and turn.seal.schema == schema
        ]
        heading = ("Turn", "Voice", "Salt", "Seal")
        told = sentence
        if sum(act.kind is ActKind.REVEALED for act in symposium.acts) > 1:
            told = sentence.replace("before any was", "before any of its round was")
        lines += [told, "", *table(heading, rows), ""] if rows else []
    return [*lines, _CHECKED_BY, ""] if lines else []


_SEALS = {
    None: "Each sealed answer was posted as its seal before any was shown: the SHA-256 "
    "of its salt, text, turn and voice, as canonical JSON:",
    SCHEMA_1: "Each sealed answer was posted as its seal, the SHA-256 of the salt and "
    "then the text, before any was shown:",
}
_CHECKED_BY = (
    "`symposium verify FILE` makes each seal anew from its salt and its text, and "
    "compares them; whether it is the seal that was posted, you see beside the post."
)
_DRAFTS = (
    "What the synthesiser was asked, and what it answered, stands whole in the record, "
    "as its table's `drafts`:"
)


def _describe_length(turn: Turn) -> str:
    begun, seconds = moment(turn.started), turn.seconds
    return begun if seconds is None else f"{begun}, {seconds:,.1f} s"
