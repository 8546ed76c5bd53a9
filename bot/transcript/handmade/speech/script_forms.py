"""
The forms that the labels of a script may have, and the one that a document has: the
first in which its speakers are supported, and nothing but acts stands between them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.minutes.spoken_items import read_item
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.voice_metadata import find_voice_fields
from bot.transcript.handmade.senders.addressed_words import are_beside_senders
from bot.transcript.handmade.senders.declared_labels import read_declared
from bot.transcript.handmade.senders.slanted_names import find_slanted, read_slanted
from bot.transcript.handmade.senders.stopped_labels import find_stopped, find_unstopped
from bot.transcript.handmade.senders.unread_names import find_named_so, find_unread
from bot.transcript.handmade.speech.asked_lines import find_asked_lines
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    LineReader,
    find_bracketed,
    find_exported,
    find_labels,
    read_bold,
    read_bold_capitals,
    read_bracketed,
    read_exported,
    read_irc,
    read_pasted,
    read_plain,
)
from bot.transcript.handmade.speech.script_parts import has_other_headings
from bot.transcript.handmade.speech.supported_names import (
    SupportedLabels,
    choose_bracketed,
    choose_capitals,
    find_supported,
    keep_at_paragraphs,
)
from bot.transcript.speaker_names import find_part

_FORMS: tuple[LineReader, ...] = (
    *(read_irc, read_bold, read_plain, read_pasted, read_exported, read_bracketed),
    read_slanted,
)

_OPEN = (read_bold, read_plain)  # to names that look unlike names


def find_line_names(document: HandmadeDocument) -> set[str]:
    """Every name that a line of the document begins with; `--voice` may name them."""
    found = [find_labels(document.lines, read) for read in (*_FORMS, read_item)]
    found.append(find_stopped(document.lines, document.cast)[0])
    found.append(find_unread(document.lines, 0, ()))
    return {label.name for labels in found for label in labels}


def find_speakers(
    document: HandmadeDocument,
) -> tuple[SupportedLabels, LineReader] | None:
    """The labels of whoever speaks, and what reads their form."""
    found = _find_in_forms(document)
    return next((each for each in found if _are_messages(document, each[0])), None)


def _find_in_forms(
    document: HandmadeDocument,
) -> Iterator[tuple[SupportedLabels, LineReader]]:
    """Form by form, as soon as the next is asked for."""
    apart = {*find_voice_fields(document.blocks, document.lines), *document.cast.lines}
    for read in _FORMS:
        yield _find_in_form(document, read, apart), read
    yield _find_stopped(document, apart)
    yield _find_declared(document, apart)
    yield find_asked_lines(document.lines, document.choices.voices), read_plain


def _are_messages(document: HandmadeDocument, found: SupportedLabels) -> bool:
    """No heading parts the document otherwise, or says that others speak in it."""
    labels, lines = found.labels, document.lines
    if not labels:
        return False
    if not found.are_lines and has_other_headings(lines, labels):
        return False
    names, given = {label.name for label in labels}, document.choices.voices
    cast = document.cast
    is_told = any(given.get(name) or (cast and cast.find(name)) for name in names)
    return is_told or not are_beside_senders(labels, lines)


def _find_in_form(
    document: HandmadeDocument, read: LineReader, apart: Collection[int]
) -> SupportedLabels:
    """Those whose labels have the form that *read* reads, on none of these lines."""
    lines, voices = document.lines, document.choices.voices
    found = _leave(_find_labels(document, read), apart)
    if read in _OPEN:
        found = sorted([*found, *find_named_so(lines, voices)], key=attrgetter("line"))
    supported = find_supported(
        found,
        lines,
        voices,
        all_are_names=read in (read_irc, read_exported),
        are_marked=read is read_bracketed,
    )
    if read is read_bracketed:
        return choose_bracketed(supported, found, voices)
    if read is read_plain:
        supported = choose_capitals(supported, lines, voices)
    if read not in _OPEN or not supported.labels:
        return supported
    lost = _leave(find_unread(lines, supported.labels[0].line, voices), apart)
    lost = keep_at_paragraphs(lost, supported.labels, lines)
    return replace(supported, doubtful=(*supported.doubtful, *lost))


def _find_labels(document: HandmadeDocument, read: LineReader) -> list[LineLabel]:
    lines = document.lines
    if read is read_bracketed:
        return find_bracketed(lines)
    if read is read_exported:
        return find_exported(lines)
    if read is read_slanted:
        return find_slanted(lines, document.choices.voices)
    found = find_labels(lines, read)
    if read is read_bold and all(map(_may_be_in_play, found)):
        return find_labels(lines, read_bold_capitals)
    if read is read_irc:
        return [one for one in found if f"</{one.name}>" not in document.text]
    return found


def _may_be_in_play(label: LineLabel) -> bool:
    """
    In capitals, with a direction; or none that speaks. Where names have other signs,
    "**RECALL**. The share" is a term.
    """
    is_speaker = label.rest or is_known_model(Speaker(label.name))
    is_played = label.name.isupper() and label.beside
    return bool(is_played) or not (is_speaker or find_part(label.name))


def _leave(labels: Sequence[LineLabel], apart: Collection[int]) -> list[LineLabel]:
    return [one for one in labels if one.line not in apart]


def _find_declared(
    document: HandmadeDocument, apart: Collection[int]
) -> tuple[SupportedLabels, LineReader]:
    """Those of names in small letters, as front matter has them."""
    lines, read = document.lines, read_declared(document.cast)
    labels = _leave(find_labels(lines, read), apart) if document.cast else []
    voices = document.choices.voices
    return find_supported(labels, lines, voices, all_are_names=True), read


def _find_stopped(
    document: HandmadeDocument, apart: Collection[int]
) -> tuple[SupportedLabels, LineReader]:
    """Those whose labels a stop or a dash ends."""
    labels, read = find_stopped(document.lines, document.cast)
    found = find_supported(
        _leave(labels, apart), document.lines, document.choices.voices
    )
    lost = find_unstopped(document.lines, found.labels)
    return replace(found, doubtful=(*found.doubtful, *lost)), read
