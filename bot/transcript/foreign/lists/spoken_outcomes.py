"""
What was made of it all, where the document says which voice made it: a synthesis or a
verdict beside the rounds is that voice's turn, and a note where nobody is named.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.domain.voice import Voice
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.lists import entry_fields as fields
from bot.transcript.foreign.lists.cast_list import CastList
from bot.transcript.foreign.lists.entry_senders import (
    Signed,
    name_by_key,
    read_sender,
)
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.speaker_names import Sender, SenderPart

_OUTCOMES = fields.OUTCOMES | {
    *("synthesis", "verdict", "conclusion", "conclusions", "summary", "closing"),
    *("final_answer", "final", "ruling", "judgment", "judgement", "meta_analysis"),
}
_MAKERS = {
    "synthesizer": ("synthesis",),
    "synthesiser": ("synthesis",),
    "judge": ("verdict", "decision", "ruling", "judgment", "judgement"),
    "summarizer": ("summary", "conclusion"),
    "summariser": ("summary", "conclusion"),
    "chairman": ("synthesis", "answer", "decision"),
}
_TAILS = ("", "_id", "_model", "_name", "Id", "Model", "Name")
_OFTEN_MADE_BY_A_PROGRAM = ("summary", "conclusion", "conclusions", "analysis")
_SPEAKERS = frozenset({"speaker", "agent", "voice", "participant", "who", "name"})


@dataclass(frozen=True, slots=True)
class SpokenOutcome:
    """*words* at *value* are of whoever *signed* them; *unclear* where that is open."""

    value: JsonValue
    words: JsonValue
    signed: Signed
    unclear: bool = False


def find_spoken_outcomes(
    entry: JsonValue, cast: CastList, voices: Collection[Voice]
) -> Iterator[SpokenOutcome]:
    """In the fields of *entry*; *voices* are those that have spoken."""
    known = {voice.name.casefold() for voice in voices} | {
        voice.model.casefold() for voice in voices if voice.model
    }
    for name in entry.among(_OUTCOMES):
        value = entry.get(name)
        if value.is_object:
            yield from _read_object(value, cast, known)
        elif value.words:
            yield from _read_text(entry, name, cast, known)


def _read_object(
    value: JsonValue, cast: CastList, known: set[str]
) -> Iterator[SpokenOutcome]:
    """{"synthesis": {"model": ..., "content": ...}}, or answers by their voices."""
    words = value.first((*fields.WORDS, *fields.ANSWER))
    if not words.words:
        for key, one in value.fields().items():
            if key.casefold() in known and one.text is not None:
                yield SpokenOutcome(one, one, Signed(name_by_key(key, cast), ()))
        return
    signed = read_sender(value, cast)
    sender = signed.sender
    if sender is None or sender.part is not SenderPart.ANSWERS:
        return
    is_known = {sender.label.casefold(), (sender.model or "").casefold()} & known
    name = str(value.steps[-1]).casefold()
    if is_known or (
        (sender.model or _speaks(sender, known))
        and not name.endswith(_OFTEN_MADE_BY_A_PROGRAM)
    ):
        yield SpokenOutcome(value, words, signed)
    elif not sender.model and sender.is_name and value.among(_SPEAKERS):
        yield SpokenOutcome(value, words, signed, unclear=True)


def _read_text(
    entry: JsonValue, name: str, cast: CastList, known: set[str]
) -> Iterator[SpokenOutcome]:
    """{"synthesizer": "claude", "synthesis": "..."}: beside it stands who made it."""
    for maker, made in _MAKERS.items():
        if not name.casefold().endswith(made):
            continue
        for tail in _TAILS:
            by = entry.get(maker + tail)
            sender = name_by_key(by.words, cast) if by.words else None
            if sender is not None and _speaks(sender, known):
                value = entry.get(name)
                yield SpokenOutcome(value, value, Signed(sender, (by,)))
                return


def _speaks(sender: Sender, known: set[str]) -> bool:
    return sender.label.casefold() in known or is_known_model(Speaker(sender.label))
