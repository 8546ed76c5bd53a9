"""
Which layout a document has: each is tried, and the one that explains most is taken.

Two that explain as much and give different voices are none: whoever imports says which.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.domain.symposium import Symposium
from bot.errors import Misconfigured, Unreadable
from bot.transcript.handmade.between.bracketed_notes import (
    NotedDocument,
    leave_last_notes,
    take_notes,
)
from bot.transcript.handmade.boxes.box_forms import find_boxes
from bot.transcript.handmade.channels.channel_heads import find_heads
from bot.transcript.handmade.chats.chat_turns import find_chat_names
from bot.transcript.handmade.comparing_readings import find_lost_turns
from bot.transcript.handmade.coverage import check_coverage
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.dresses.returning_names import (
    DRESSED,
    find_conversation,
    find_worn_names,
    follows,
    has_heard,
    is_same_course,
    is_underlined,
    names_hold_more,
    redress,
)
from bot.transcript.handmade.ends.leaving_ends import leave_ends
from bot.transcript.handmade.handmade_document import (
    NO_CHOICES,
    HandmadeDocument,
    ReadingChoices,
)
from bot.transcript.handmade.layouts import LAYOUTS, collection
from bot.transcript.handmade.levels.lost_below import refuse_lost_below
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.markup.labelled_models import (
    HEADED,
    HeadedText,
    head_labels,
)
from bot.transcript.handmade.markup.wiki_markup import (
    SENTENCE,
    is_wiki,
    wiki_to_markdown,
)
from bot.transcript.handmade.refusing.telling_refusals import (
    HEAD_EACH,
    tell_candidates,
    tell_first,
)
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.speakers import has_labelled_answer
from bot.transcript.handmade.senders.addressed_words import (
    find_sent_headings,
    find_sent_lines,
)
from bot.transcript.handmade.senders.left_labels import refuse_left_labels
from bot.transcript.handmade.senders.stray_labels import refuse_stray_labels
from bot.transcript.handmade.speech.dressed_support import find_dressed_names
from bot.transcript.handmade.speech.script_forms import find_line_names
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.undressed_page import TOLD, undress_page
from bot.transcript.handmade.within.asked_within import refuse_asked_within

_FAMILY = re.compile(r"[^\W\d_]+")
_FEWEST_EXPLAINED = 0.5  # of the words, where nobody says any of them
_FAR = 0.2  # of the words
_TIE = 0.02  # of the words: what two layouts may differ by and explain as much


class _NoTranscript(Unreadable):
    """No layout found who speaks, or doubts anything."""


@dataclass(frozen=True, slots=True)
class _Reading:
    layout: str
    draft: SymposiumDraft
    explained: float
    decides: bool = False
    has_sign: bool = False  # of its own, or nothing else parts its messages

    @property
    def course(self) -> list[tuple[str, str]]:
        return [(turn.voice, turn.text.strip()) for turn in self.draft.turns]


def read_handmade(
    text: str,
    choices: ReadingChoices = NO_CHOICES,
    repairs: tuple[str, ...] = (),
) -> Symposium:
    """
    The symposium of a document that people made by hand; what it does not give is
    None, and what stands beside turns and tables is in its notes.

    *repairs* are sentences on what was done to the text before. Unreadable names the
    line, from 1, at which the reader stopped; leniently, the words are kept as notes,
    but where nobody speaks nothing is.
    """
    try:
        return _read_as_it_stands(text, choices, repairs)
    except Unreadable:
        if choices.lenient:
            raise
        if (noted := take_notes(text)) is not None:
            return _read_without_notes(noted, choices, repairs)
        if (page := undress_page(text)) is None:
            raise
        with suppress(Unreadable):
            return _read_as_it_stands(page, choices, (*repairs, TOLD))
        raise


def _read_without_notes(
    noted: NotedDocument, choices: ReadingChoices, repairs: tuple[str, ...]
) -> Symposium:
    """What is refused still is told with its line in the document."""
    with suppress(Unreadable):
        return _read_as_it_stands(noted.text, choices, repairs, noted)
    emptied = noted.emptied()
    return _read_as_it_stands(emptied.text, choices, repairs, emptied)


def _read_as_it_stands(
    text: str,
    choices: ReadingChoices = NO_CHOICES,
    repairs: tuple[str, ...] = (),
    noted: NotedDocument | None = None,
) -> Symposium:
    sentences = list(repairs)
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        sentences.append("The line ends CR LF were made LF.")
    text = text.removeprefix("\ufeff")
    if is_wiki(text):
        text = wiki_to_markdown(text)
        sentences.append(SENTENCE)
    whole = None if noted is None else noted.document
    document = HandmadeDocument(text, choices, whole)
    _refuse_unknown_headings(document)
    draft = _find_draft(document, sentences)
    if noted is not None:
        noted.put_notes(draft)
    return draft.to_symposium()


def _find_draft(document: HandmadeDocument, sentences: Sequence[str]) -> SymposiumDraft:
    """As it stands, or with its labels in another dress; Unreadable where neither."""
    if document.choices.lenient or document.choices.layout is not None:
        return _settle(_choose(document), sentences)
    if is_underlined(document):
        with suppress(Unreadable):
            first = _read_redressed(document, None, sentences)
            if first is not None:
                return first
    read = None
    try:
        read = _choose(document)
        draft = _settle(read, sentences)
    except Unreadable as refusal:
        is_doubted = read is None and not isinstance(refusal, _NoTranscript)
        other = None if is_doubted else _read_redressed(document, read, sentences)
        if other is None:
            raise
        draft = other
    if names_hold_more(draft):
        with suppress(Unreadable):
            other = _read_redressed(document, None, sentences)
            if other is not None and is_same_course(other, draft):
                return other
    return draft


def _settle(draft: SymposiumDraft, sentences: Sequence[str]) -> SymposiumDraft:
    """The draft as it is told; Unreadable where something is not understood."""
    draft.tell_before(sentences)
    if not draft.are_ends_told:
        leave_ends(draft)
        if not draft.are_boxed:
            leave_last_notes(draft)
    _seat_models(draft)
    check_coverage(draft)
    _refuse_sent(draft)
    refuse_left_labels(draft)
    refuse_stray_labels(draft)
    refuse_asked_within(draft)
    refuse_lost_below(draft)
    if draft.misunderstood and not draft.document.choices.lenient:
        raise tell_first(draft)
    said = any(turn.text.strip() for turn in draft.turns)
    words = draft.document.words
    if not said and draft.places.explained(words) < _FEWEST_EXPLAINED:
        raise Unreadable(f"no turn of a voice was found in it; {HEAD_EACH}")
    return draft


def _read_redressed(
    document: HandmadeDocument,
    refused: SymposiumDraft | None,
    sentences: Sequence[str],
) -> SymposiumDraft | None:
    """
    With its labels in a dress that is known, where that makes all of them clear; not
    where what was *refused* found the same voices, and doubts something else. Where
    nothing was read at all, Unreadable says what is not clear about those labels.
    """
    worn = find_conversation(document)
    doubt: Unreadable | None = None
    if worn is not None and not (refused and has_heard(refused, worn)):
        for other in redress(document, worn):
            draft = None
            try:
                draft = _choose(other)
                draft = _settle(draft, (*sentences, DRESSED))
            except Unreadable as found:
                doubt = doubt or found
                if draft is not None and follows(draft, worn):
                    break  # all are heard, and something else is not clear
                continue
            if follows(draft, worn):
                return draft
    if doubt is not None and refused is None:
        raise doubt
    headed = head_labels(document) if refused is not None else None
    if headed is None or refused is None or has_heard(refused, headed.worn):
        return None
    with suppress(Unreadable):
        draft = _settle(_read_headings(document, headed), sentences)
        return draft if follows(draft, headed.worn) else None
    return None


def _refuse_sent(draft: SymposiumDraft) -> None:
    """Among the notes models speak to one another, and nobody heard them."""
    lines = draft.document.lines
    for line in find_sent_lines(lines, draft.places.find(LinePlace.NOTE)):
        draft.refuse(
            "here a model speaks to another, in another form than the voices that were "
            "found, and it would be nobody's words; take this out and import it by "
            'itself, or write it as "[Note: ...]"',
            line=line + 1,
        )


def _seat_models(draft: SymposiumDraft) -> None:
    """Each voice whose model the document's cast says, and nothing else, has it."""
    cast = draft.document.cast
    for name, voice in draft.voices.items():
        member = cast.find(name) if cast and voice.model is None else None
        model = None if member is None else member.model
        if model not in (None, name) and not _is_other(name, model):
            draft.voices[name] = replace(voice, model=model)


def _is_other(name: str, model: str) -> bool:
    """The name is a known model's itself, and of another family: "Claude", "Gemini"."""
    own, told = (set(_FAMILY.findall(words.casefold())) for words in (name, model))
    return is_known_model(Speaker(name)) and own.isdisjoint(told)


def _choose(document: HandmadeDocument) -> SymposiumDraft:
    readings = _read_all(document)
    heard = [reading for reading in readings if reading.draft.turns]
    if decided := [one for one in readings if one.decides]:
        return decided[0].draft
    if not heard:
        if (headed := _read_headed(document)) is not None:
            return headed
        raise _find_why_unread(document, readings)
    certain = [one for one in heard if one.draft.is_certain] or heard
    # Of equals the first: max keeps the order of the registry.
    best = max(certain, key=lambda reading: reading.explained)
    for other in certain:
        if best.explained - other.explained <= _TIE and other.course != best.course:
            best.draft.refuse(
                f"this could be read as {best.layout} or as {other.layout}, and not "
                "the same would speak; say which it is with --layout",
                line=1,
            )
    labelled = has_labelled_answer(document)
    if labelled and best.draft.misunderstood:
        clear = (one for one in heard if not one.draft.misunderstood)
        by_far = [one for one in clear if _explains_more(one, best)]
        best = max(by_far, key=lambda reading: reading.explained, default=best)
    _refuse_losses(
        best,
        [
            one
            for one in heard
            if one.has_sign or (labelled and _explains_more(one, best))
        ],
    )
    return best.draft


def _explains_more(one: _Reading, best: _Reading) -> bool:
    """By far, though it is not certain of the names."""
    return one.explained - best.explained >= _FAR


def _read_headed(document: HandmadeDocument) -> SymposiumDraft | None:
    """Where no layout finds a turn: with labels of known models as headings."""
    headed = head_labels(document) if document.choices.layout is None else None
    draft = None if headed is None else _read_headings(document, headed)
    return draft if draft is not None and draft.turns else None


def _read_headings(document: HandmadeDocument, headed: HeadedText) -> SymposiumDraft:
    whole = document.whole or document.text
    document = HandmadeDocument(headed.text, document.choices, whole)
    draft = SymposiumDraft(document, collection.LAYOUT.format)
    collection.LAYOUT.read(document, draft)
    draft.tell_before([HEADED])
    for doubt in headed.doubts:
        draft.refuse(doubt.sentence, line=doubt.line + 1)
    return draft


def _refuse_losses(best: _Reading, heard: Sequence[_Reading]) -> None:
    if best.draft.misunderstood:
        return
    for other in heard:
        line = find_lost_turns(best.draft, other.draft)
        if line is not None:
            best.draft.refuse(
                f"read as {best.layout} this is nobody's, and as {other.layout} it is "
                "what a voice said; say which it is with --layout, or take out what "
                "is no turn",
                line=line + 1,
            )
            return


def _read_all(document: HandmadeDocument) -> list[_Reading]:
    readings = []
    for layout in _find_layouts(document.choices.layout):
        draft = SymposiumDraft(document, layout.format)
        layout.read(document, draft)
        # Those with turns are compared.
        explained = draft.places.explained(document.words) if draft.turns else 0.0
        decides = layout.decides_alone and draft.is_certain
        has_sign = layout.decides_alone or draft.is_certain
        readings.append(_Reading(layout.name, draft, explained, decides, has_sign))
        if decides:
            break
    return readings


def _find_layouts(name: str | None) -> tuple[DocumentLayout, ...]:
    if name is None:
        return LAYOUTS
    found = tuple(layout for layout in LAYOUTS if layout.name == name)
    if not found:
        names = ", ".join(layout.name for layout in LAYOUTS)
        raise Misconfigured(f"{name} is no layout; these are: {names}")
    return found


def _find_why_unread(
    document: HandmadeDocument, readings: Sequence[_Reading]
) -> Unreadable:
    """What kept a layout from finding a turn; else that this is none at all."""
    for reading in readings:
        if reading.draft.misunderstood:
            return tell_first(reading.draft)
    if sent := find_sent_headings(document.lines):
        line, who = sent[0][0] + 1, sent[0][1].who
        told = f"this heading says that “{who}” writes to another, and is read as none "
        cure = "of a voice; leave only the name of whoever speaks in it and in others"
        return Unreadable(told + cure, line=line)
    line = next((n for n, words in enumerate(document.words, 1) if words), 1)
    sentence = "this is no transcript: no heading names a voice, no message an author"
    return _NoTranscript(sentence + tell_candidates(document), line=line)


def _refuse_unknown_headings(document: HandmadeDocument) -> None:
    if not document.choices.voices:
        return
    known = {block.words for block in document.blocks} | find_line_names(document)
    known |= find_dressed_names(document) | find_chat_names(document)
    known |= find_worn_names(document)
    known |= {head.name for head in find_heads(document.lines)}
    known |= {box.title for box in find_boxes(document.lines)}
    for heading in document.choices.voices:
        if heading not in known:
            raise Unreadable(
                f"none of its headings is “{heading}”, which --voice names; copy the "
                "heading's words as they stand"
            )
