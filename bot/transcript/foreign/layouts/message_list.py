"""
Lists of messages as people make them: {"transcript": [{"speaker", "content"}]}, lists
of {"role", "content", "name"} (OpenAI's chat messages), {"rounds": [{"prompt",
"response"}]}, {"exchanges": ...}, answers by name, and JSONL of any of these.

What the fields are called stands in `entry_fields.py`. Who takes part may be said
beside the messages. An answer over which no name and no model stands is nobody's.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.note import NoteKind
from bot.transcript.foreign.conversation_draft import Conversation, SaidByVoice
from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.lists import entry_fields as fields
from bot.transcript.foreign.lists.cast_list import CastList, read_cast
from bot.transcript.foreign.lists.entry_senders import (
    Signed,
    name_by_field,
    name_by_key,
    read_sender,
)
from bot.transcript.foreign.lists.named_fields import find_named_fields
from bot.transcript.foreign.lists.recorded_requests import read_request
from bot.transcript.foreign.lists.side_by_side import refuse_unclear_names
from bot.transcript.foreign.lists.spoken_outcomes import find_spoken_outcomes
from bot.transcript.foreign.message_content import MessageContent, read_content
from bot.transcript.foreign.silences import read_error
from bot.transcript.foreign.text_places import TextPlace
from bot.transcript.speaker_names import Sender, SenderPart

_DEEPEST = 12  # parts within parts
_SEVERAL = ("conversations", "chats", "dialogues", "sessions", "threads")
_PART_OF_ONE = ("round", "phase", "turn", "step", "exchange", "part", "section")
_LONGEST_LABEL = 12  # words of a field beside the messages that is no text
_SIMULATED = fields.SIMULATED
_WORDS = frozenset(fields.WORDS)
_ENTRIES = frozenset(fields.ENTRIES)
_CUT = frozenset({"length", "max_tokens"})


def _find(root: JsonValue) -> Sequence[JsonValue]:
    for listed in (root, *map(root.get, _SEVERAL)):
        parts = [one for one in listed.items() if one.value is not None]
        if parts and all(_is_conversation(part) for part in parts):
            return parts
    return [root] if _may_be_entry(root) else []


def _is_conversation(one: JsonValue) -> bool:
    """A whole one in a list, not a part of the one that the list is."""
    numbered = any(one.get(name).value is not None for name in _PART_OF_ONE)
    return _find_inner(one) is not None and not numbered


def _may_be_entry(value: JsonValue) -> bool:
    if value.is_list:
        return any(_may_be_entry(one) for one in value.items() if one.is_object)
    names = (*fields.ENTRIES, *fields.ANSWERS, *fields.ANSWER, *fields.WORDS, "message")
    signed = value.first(fields.SENDERS).words != ""
    return any(
        one.text is not None
        or one.is_list
        or one.is_object
        or (signed and one.is_plain)
        for one in map(value.get, names)
    )


def _find_inner(entry: JsonValue) -> JsonValue | None:
    """The list of messages that stands in it."""
    if not entry.among(_ENTRIES):
        return None
    for name in fields.ENTRIES:
        listed = entry.get(name)
        if any(one.is_object or one.is_list for one in listed.items()):
            return listed
        if listed.is_object and _holds_messages(listed):
            return listed
    return None


def _holds_messages(whole: JsonValue, depth: int = 0) -> bool:
    """{"conversation": {"messages": [...]}}, or messages by their numbers."""
    parts = whole.fields()
    numbered = parts and all(name.isdecimal() for name in parts)
    return bool(numbered) or any(
        any(one.is_object for one in whole.get(name).items())
        or (depth < _DEEPEST and _holds_messages(whole.get(name), depth + 1))
        for name in whole.among(_ENTRIES)
    )


def _read(conversation: Conversation) -> None:
    whole = conversation.whole
    cast = read_cast(whole)
    conversation.frame(*cast.told)
    reader = _ListReader(conversation, cast)
    _refuse_doubles(conversation, cast)
    conversation.set_title(whole.first(fields.TITLES))
    conversation.draft.started = conversation.read_time(whole.first(fields.STARTED))
    reader.note_fields(whole, fields.CONTEXT, NoteKind.CONTEXT)
    reader.read_entry(whole, 0)
    reader.note_fields(whole, fields.find_remarks(whole.fields()) | fields.OUTCOMES)
    reader.note_cast(whole)
    reader.note_labels(whole)
    reader.require_count(whole)


def _refuse_doubles(conversation: Conversation, cast: CastList) -> None:
    for name in cast.doubles:
        if name not in conversation.choices.voices:
            conversation.draft.refuse(
                f"of those who take part two are called “{name}”, but for capitals, "
                "and it is not clear whether they are one voice; say so with --voice "
                f'"{name}=NAME", with the name of the other or with one of its own',
                line=None,
            )


class _ListReader:
    """Reads entry by entry, in the order of the document."""

    def __init__(self, conversation: Conversation, cast: CastList) -> None:
        self.conversation = conversation
        self.cast = cast
        self.named = find_named_fields(conversation.whole)
        self.messages = 0

    def read_entry(self, entry: JsonValue, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if entry.is_list:
            for one in entry.items():
                self.read_entry(one, depth + 1)
        elif entry.is_object and all(name.isdecimal() for name in entry.fields()):
            for one in entry.fields().values():
                self.read_entry(one, depth + 1)
        elif entry.is_object:
            if depth:
                self.conversation.enclose(entry)
                self.note_fields(entry, fields.HEADINGS)
                self.note_fields(entry, fields.CONTEXT, NoteKind.CONTEXT)
            self._read_object(entry, depth)
            if not depth or _find_inner(entry) or entry.among(fields.ANSWERS):
                self._read_outcomes(entry)
            if depth:
                self.note_fields(entry, fields.find_remarks(entry.fields()))

    def _read_object(self, entry: JsonValue, depth: int) -> None:
        inner = _find_inner(entry)
        answers = entry.first(fields.ANSWERS)
        answer = entry.first(fields.ANSWER)
        if depth and (answer.is_plain or answer.is_object):
            # What stands beside an answer was sent with its question.
            signed = read_sender(entry, self.cast)
            self._ask(entry)
            self._read_requests(entry)
            self._read_pair(entry, signed)
        elif inner is not None:
            self._ask(entry)
            self.read_entry(inner, depth + 1)
        elif answers.is_list or answers.is_object:
            self._ask(entry)
            self._read_answers(answers, depth)
        elif wrapped := self._find_wrapped(entry):
            self._read_wrapped(wrapped, entry)
        else:
            signed = read_sender(entry, self.cast)
            if self._is_message(entry, signed):
                self._take(signed, self._find_words(entry), entry, entry)
            else:
                self._ask(entry)
                self._read_pair(entry, signed)

    def _read_requests(self, entry: JsonValue) -> None:
        for name in entry.among(fields.REQUESTS):
            if any(one.is_object for one in entry.get(name).items()):
                read_request(self.conversation, entry.get(name))

    def _is_message(self, entry: JsonValue, signed: Signed) -> bool:
        has_words = entry.has("content") or self._find_words(entry).value is not None
        has_error = entry.first(fields.ERRORS).value is not None
        pair = entry.first(fields.ANSWER).value is not None
        is_signed = signed.sender is not None
        return (has_words or has_error) and is_signed and not (pair and not has_words)

    def _find_words(self, entry: JsonValue) -> JsonValue:
        return entry.first(fields.WORDS)

    def _find_wrapped(self, entry: JsonValue) -> JsonValue | None:
        for name in ("message", "data"):
            one = entry.get(name)
            if one.is_object and self._find_words(one).value is not None:
                return one
        return None

    def _read_wrapped(self, entry: JsonValue, around: JsonValue) -> None:
        """{"speaker": ..., "message": {"content": ...}}: either may say whose it is."""
        signed = read_sender(entry, self.cast)
        if signed.sender is None:
            signed = read_sender(around, self.cast)
        self._take(signed, self._find_words(entry), entry, around)

    def _take(
        self, signed: Signed, words: JsonValue, entry: JsonValue, around: JsonValue
    ) -> None:
        sender = signed.sender
        if sender is None:
            return
        if _is_simulated(entry):
            self.conversation.frame(*signed.told)
            heading = f"Simulated, and not said by {sender.label}"
            self.conversation.keep(read_content(words), heading)
            return
        self.messages += 1
        self.conversation.frame(*signed.told)
        content = read_content(words)
        thoughts = [one for one in entry.first(fields.THOUGHTS).texts() if one.words]
        if thoughts:
            content = replace(content, thoughts=(*content.thoughts, *thoughts))
        self._note_swipes(entry, content)
        self._frame_copies(entry, content)
        error = entry.first(fields.ERRORS)
        silence = read_error(error)
        if silence is not None:
            self.conversation.frame(error)
        elif _find_state(entry) in fields.FAILED:
            silence = read_error(words)
            self.conversation.places.mark(TextPlace.TURN, words)
            content = MessageContent()
        finish = entry.first(fields.FINISHES).words
        started = entry.first(fields.TIMES)
        if started.value is None:
            started = around.first(fields.TIMES)
        stopped = "length" if finish in _CUT else finish or None
        answer = SaidByVoice(content, started, stopped, silence)
        self.conversation.take(sender, answer, around)

    def _frame_copies(self, entry: JsonValue, content: MessageContent) -> None:
        """The same words in another field of the message are no others."""
        for name in entry.among(_WORDS):
            if entry.get(name).words == content.text.strip():
                self.conversation.frame(entry.get(name))

    def _note_swipes(self, entry: JsonValue, content: MessageContent) -> None:
        """SillyTavern keeps beside an answer all that were made for it, itself too."""
        for other in entry.get("swipes").items():
            if other.words == content.text.strip():
                self.conversation.frame(other)
            elif other.words:
                self.conversation.note(other, "Not the answer that was shown")

    def _ask(self, entry: JsonValue) -> None:
        """The question that an entry puts to all that answer in it."""
        question = entry.first(fields.QUESTIONS)
        content = read_content(question)
        if content.words or content.beside:
            self.conversation.ask(content)

    def _read_answers(self, answers: JsonValue, depth: int) -> None:
        before = len(self.conversation.draft.turns)
        for one in answers.items():
            self.read_entry(one, depth + 1)
        for key, value in answers.fields().items():
            self.conversation.enclose(value)
            sender = name_by_key(key, self.cast)
            if any(read_sender(one, self.cast).sender for one in value.items()):
                self.read_entry(value, depth + 1)  # {"responses": {"all": [...]}}
            elif value.is_object:
                words = value.first((*fields.WORDS, *fields.ANSWER))
                own = read_sender(value, self.cast)
                sender = _join(sender, own.sender)
                self._take(Signed(sender, own.told), words, value, value)
            else:
                self._take(Signed(sender, ()), value, JsonValue(None), value)
        draft = self.conversation.draft
        refuse_unclear_names(draft, draft.turns[before:], answers.path)

    def _read_pair(self, entry: JsonValue, signed: Signed) -> None:
        """A question, which was asked, and one answer beside it."""
        answer = entry.first(fields.ANSWER)
        there = [name for name in fields.ANSWER if entry.has(name)]
        if answer.value is None and not there:
            self._read_named(entry)
            return
        field = str(answer.steps[-1]) if answer.value is not None else there[0]
        sender = signed.sender or name_by_field(field, self.cast)
        if sender.part is not SenderPart.ANSWERS:
            sender = name_by_field(field, self.cast)
        if answer.is_object:
            own = read_sender(answer, self.cast)
            sender = own.sender or sender
            words = answer.first(fields.WORDS)
            self._take(Signed(sender, (*signed.told, *own.told)), words, answer, entry)
        else:
            self._take(Signed(sender, signed.told), answer, entry, entry)

    def _read_named(self, entry: JsonValue) -> None:
        """Fields that bear the names of those who take part: {"Ada": "Yes."}."""
        for key, value in entry.fields().items():
            is_voice = key in self.conversation.choices.voices or key in self.named
            if is_voice or (self.cast.find(key) and value.text is not None):
                signed = Signed(name_by_key(key, self.cast), ())
                words = value.first(fields.WORDS) if value.is_object else value
                around = value if value.is_object else JsonValue(None)
                self._take(signed, words, around, entry)

    def _read_outcomes(self, entry: JsonValue) -> None:
        conversation = self.conversation
        voices = conversation.draft.voices.values()
        for one in find_spoken_outcomes(entry, self.cast, voices):
            if one.unclear:
                conversation.draft.refuse(
                    f"{one.value.path}: it is not clear whether who is named here is "
                    "a voice that said this; give its model in a field “model”, or "
                    "make it a text if it is a note",
                    line=None,
                )
            else:
                self._take(one.signed, one.words, one.value, one.value)

    # What stands beside the messages

    def note_fields(
        self,
        entry: JsonValue,
        names: frozenset[str],
        kind: NoteKind = NoteKind.REMARK,
    ) -> None:
        for name in entry.among(names):
            self._note_left(entry.get(name), name, kind)

    def note_cast(self, whole: JsonValue) -> None:
        """What is said of those who take part, beside their names and models."""
        for name in fields.PEOPLE:
            self._note_left(whole.get(name), name, NoteKind.CONTEXT)

    def note_labels(self, whole: JsonValue) -> None:
        """Short fields of the whole: what it is called, when and with what."""
        for name, value in whole.fields().items():
            if value.words and len(value.words.split()) <= _LONGEST_LABEL:
                self._note_left(value, name, NoteKind.REMARK)

    def _note_left(self, value: JsonValue, name: str, kind: NoteKind) -> None:
        places = self.conversation.places
        for one in value.texts():
            if places.place(one) is None and one.words:
                below = [str(step) for step in one.steps[len(value.steps) :]]
                self.conversation.note(one, ".".join((name, *below)), kind)

    def require_count(self, whole: JsonValue) -> None:
        """Refuses a document that counts other than its messages."""
        counted = whole.first(fields.COUNTS)
        due = counted.number
        turns = len(self.conversation.draft.turns)
        if due is not None and due not in (self.messages, turns):
            self.conversation.draft.refuse(
                f"{counted.path} counts {due:g} messages, and there are "
                f"{self.messages:,}; put the missing ones in, or take the count out",
                line=None,
            )


def _find_state(entry: JsonValue) -> str:
    return entry.first(fields.STATES).words.casefold()


def _is_simulated(entry: JsonValue) -> bool:
    """The program that wrote it put words in the place of an answer."""
    flags = (name for name in entry.fields() if name.removeprefix("is_") in _SIMULATED)
    return _find_state(entry) in _SIMULATED or any(
        entry.get(name).value is True for name in flags
    )


def _join(by_key: Sender, own: Sender | None) -> Sender:
    """A key that is a name stays it; what stands in the entry may tell the model."""
    if own is None:
        return by_key
    model = by_key.model or own.model
    if by_key.is_name:
        return Sender(
            SenderPart.ANSWERS, by_key.label, model=model, epithet=own.epithet
        )
    return own


LAYOUT = ForeignLayout(
    "messages",
    "lists of messages with a speaker, or a role and a name or model, of rounds or "
    "exchanges with a prompt and its responses, or one such message a line",
    _find,
    _read,
    frame=fields.FRAME,
    titles=(*fields.TITLES, "id"),
)
