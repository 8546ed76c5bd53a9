"""JSON that other programs write: which layout it has, and what is read of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.symposium import Symposium
from bot.errors import Misconfigured, Unreadable
from bot.transcript.foreign.choosing_conversation import choose_conversation
from bot.transcript.foreign.conversation_draft import Conversation
from bot.transcript.foreign.foreign_document import ForeignDocument, parse_document
from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.layouts import LAYOUTS
from bot.transcript.foreign.records.declared_things import loses_questions
from bot.transcript.foreign.text_coverage import check_coverage
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.handmade.symposium_draft import SymposiumDraft


def read_foreign(
    text: str,
    choices: ReadingChoices = NO_CHOICES,
    repairs: tuple[str, ...] = (),
) -> Symposium:
    """
    The symposium of JSON or JSONL that is no export of ours. Unreadable says in a
    sentence where the reader stopped; Misconfigured that there is no such layout.

    Leniently what is not understood is kept as notes, but where nobody speaks nothing
    is. *repairs* are sentences on what was done to the text before.
    """
    document = parse_document(text, choices)
    draft = _read_first(document)
    draft.tell_before((*repairs, *document.repairs))
    if draft.misunderstood and not (choices.lenient and draft.turns):
        raise Unreadable(draft.misunderstood[0].sentence)
    if not draft.turns:
        raise Unreadable("nobody answers in it: no message of a voice was found")
    return draft.to_symposium()


def _read_first(document: ForeignDocument) -> SymposiumDraft:
    """
    By the first layout that the document has. Where that one leaves texts over, finds
    nobody, or keeps for notes what was asked, a fallback is taken if it reads all.
    """
    first: _Reading | None = None
    choices = document.choices
    for layout, found in _find_conversations(document):
        if first is not None and (first.is_final or not layout.is_fallback):
            continue
        whole = choose_conversation(found, layout, choices.conversation)
        reading = _read_as(layout, document, whole)
        if reading.is_whole:
            return reading.draft
        first = first or reading
    if first is None or first.is_nothing:
        raise _tell_unknown(choices.layout)
    return first.draft


@dataclass(frozen=True, slots=True)
class _Reading:
    """*is_final*: what is wrong is known, and no other layout is asked."""

    draft: SymposiumDraft
    is_final: bool
    is_fallback: bool
    loses_questions: bool

    @property
    def is_nothing(self) -> bool:
        return self.is_fallback and not self.is_final and not self.draft.turns

    @property
    def is_whole(self) -> bool:
        understood = not self.draft.misunderstood and not self.loses_questions
        return bool(self.draft.turns) and understood


def _read_as(
    layout: ForeignLayout, document: ForeignDocument, whole: JsonValue
) -> _Reading:
    conversation = Conversation(document, whole)
    draft = conversation.draft
    layout.read(conversation)
    is_final = bool(draft.misunderstood) or document.choices.conversation is not None
    loses = not layout.is_fallback and loses_questions(conversation)
    conversation.finish()
    _refuse_nameless(conversation)
    _refuse_unused(conversation)
    check_coverage(conversation, layout)
    return _Reading(draft, is_final, layout.is_fallback, loses)


def _find_conversations(
    document: ForeignDocument,
) -> Iterator[tuple[ForeignLayout, Sequence[JsonValue]]]:
    for layout in _find_layouts(document.choices.layout):
        if found := layout.find(document.root):
            yield layout, found


def _tell_unknown(named: str | None) -> Unreadable:
    if named is not None:
        return Unreadable(f"it is not laid out as {LAYOUTS[named].about}")
    return Unreadable(
        "this JSON is no transcript that is known; read are exports of this program, "
        f"{_tell(LAYOUTS)}"
    )


def _find_layouts(name: str | None) -> Sequence[ForeignLayout]:
    if name is None:
        return tuple(LAYOUTS.values())
    if name not in LAYOUTS:
        raise Misconfigured(
            f"{name} is no layout of JSON; these are: {', '.join(LAYOUTS)}"
        )
    return (LAYOUTS[name],)


def _tell(layouts: Mapping[str, ForeignLayout]) -> str:
    *most, last = [layout.about for layout in layouts.values()]
    return f"{', '.join(most)}, and {last}"


def _refuse_nameless(conversation: Conversation) -> None:
    for label, paths in conversation.nameless.items():
        many = "an answer is" if len(paths) == 1 else f"{len(paths):,} answers are"
        conversation.draft.refuse(
            f"{many} of “{label}”, the first at {paths[0]}, and nothing says which "
            f'model that is; say it with --voice "{label}=NAME"',
            line=None,
        )


def _refuse_unused(conversation: Conversation) -> None:
    unused = [
        name for name in conversation.choices.voices if name not in conversation.used
    ]
    if unused:
        known = ", ".join(conversation.draft.voices) or "nobody"
        conversation.draft.refuse(
            f"--voice names “{unused[0]}”, and no message is of it; of voices there "
            f"speaks {known}; copy the label as it stands",
            line=None,
        )
