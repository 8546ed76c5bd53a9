"""Symposium <-> markdown, the symposium layout."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.note import Note
from bot.domain.symposium import ImportSource, Origin, Symposium
from bot.domain.words.origin_words import describe_origin, list_faults
from bot.errors import Unreadable
from bot.integrity.record import ended_turns
from bot.text.headline import find_headline, is_opening
from bot.text.lines import is_encodable, one_line
from bot.transcript.prose.export_prose import Prose, question_in, turn_in
from bot.transcript.prose.given import what_was_given
from bot.transcript.prose.notes import notes_by_turn, show_notes, stray_notes
from bot.transcript.prose.one_line import inline
from bot.transcript.prose.provenance import moment, provenance
from bot.transcript.prose.quoting import quote_lines
from bot.transcript.prose.sections import (
    CONTEXT_QUESTION,
    NO_QUESTION,
    full_name,
    section,
)
from bot.transcript.prose.syntheses import syntheses
from bot.transcript.prose.tables import acts, who_saw_what
from bot.transcript.reading.references import refuse_no_passages
from bot.transcript.record_block import (
    complete_acts,
    name_record,
    record_block,
    skeleton,
    with_question,
)

_RULE = ["---", ""]


def to_markdown(symposium: Symposium, *, beside: str | None = None) -> str:
    """
    The markdown export, ending with a line feed; its only line end is the line feed.
    With *beside*, the name of a file, its record stands there and not at its end.

    A turn that is still speaking is left out. Not carried: the names of the variables
    that hold keys, user and password in addresses and the query of a base_url;
    numbers that JSON cannot write (nan, inf) become null.
    """
    notes, given = notes_by_turn(symposium), what_was_given(symposium)
    lines = _opening(symposium, notes.get(None, ()))
    for turn in ended_turns(symposium):
        lines += _RULE + section(symposium, turn, given[turn.id])
        lines += show_notes(notes.get(turn.id, ()))
    closing = (
        stray_notes(symposium),
        *syntheses(symposium),
        acts(symposium),
        who_saw_what(symposium),
        provenance(symposium),
    )
    for part in closing:
        lines += _RULE + part if part else []
    lines += _RULE
    record = record_block(symposium) if beside is None else [name_record(beside)]
    return "\n".join([*lines, *record]) + "\n"


def from_markdown(text: str) -> Symposium:
    """
    The symposium of a markdown export in our own layout.

    Questions and texts are read from the block quotes, everything else from the record
    at the end: headings and tables are checked only as far as they part the texts.
    Digests are not checked here. Unreadable, and nothing else, is raised whatever
    *text* is; it names the line where that is known.
    """
    if not is_encodable(text):
        raise Unreadable("the document holds half of a surrogate pair")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    bones = skeleton(lines)
    prose = Prose(lines[: bones.first_line])
    bones = with_question(bones, question_in(prose, bones))
    turns = tuple(turn_in(prose, bones, turn) for turn in bones.symposium.turns)
    prose.refuse_more_voices()
    asked = complete_acts(bones, bones.symposium.question)
    read = replace(bones.symposium, acts=asked, turns=turns)
    refuse_no_passages(read)
    return read


def title(symposium: Symposium) -> str:
    """
    The title, or what of the question is short enough for one, or the id: on one line.

    One that was cut out of the question is none.
    """
    given = one_line(symposium.title)
    opening = given.removesuffix("…")
    if given and (opening == given or not is_opening(opening, symposium.question)):
        return inline(given)
    return inline(find_headline(symposium.question) or symposium.id) or "Symposium"


def _opening(symposium: Symposium, notes: Sequence[Note]) -> list[str]:
    return [
        f"# {title(symposium)}",
        "",
        *_faults(symposium),
        "## Context",
        "",
        *_about(symposium),
        "",
        CONTEXT_QUESTION,
        "",
        *(quote_lines(symposium.question) or [NO_QUESTION]),
        "",
        *show_notes(notes),
    ]


def _about(symposium: Symposium) -> list[str]:
    voices = ", ".join(full_name(voice) for voice in symposium.voices)
    lines = [
        f"- **Voices:** {voices or '—'}",
        f"- **Format:** {_format(symposium)}",
        f"- **Started:** {moment(symposium.started)}",
        f"- **Ended:** {moment(symposium.ended)}",
    ]
    if symposium.asked_by:
        lines.append(f"- **Asked by:** {inline(symposium.asked_by)}")
    if symposium.context is not None:
        size = f"{len(symposium.context):,} characters"
        lines.append(f"- **Attached:** a text of {size}, kept in the record")
    if symposium.sealed:
        lines.append(f"- **Sealed:** {_sealed(symposium)}")
    if symposium.origin is not Origin.LIVE:
        origin = describe_origin(symposium.origin, symposium.source)
        lines.append(f"- **Origin:** {origin}")
    if symposium.source is not None:
        lines += [_source(source) for source in symposium.source.trace()]
    return lines


def _sealed(symposium: Symposium) -> str:
    if symposium.is_held_back:
        return "the answers are held back until all have ended"
    return "the answers were held back until all had ended"


def _faults(symposium: Symposium) -> list[str]:
    """What a reader has to know before anything else."""
    lines: list[str] = []
    for title, fault in list_faults(symposium.source):
        lines += [f"**{title}.** {inline(fault)}", ""]
    return lines


def _source(source: ImportSource) -> str:
    head = f"with the head `{source.head}`" if source.head else "without a head"
    return f"- **Imported from:** the export of {inline(source.id) or '—'}, {head}"


def _format(symposium: Symposium) -> str:
    words = inline(symposium.format) or "—"
    if symposium.rounds > 1:
        words += f", {symposium.rounds} rounds"
    if symposium.samples > 1:
        words += f", {symposium.samples} samples of each voice"
    return words
