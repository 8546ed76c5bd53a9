"""Reads records in the order of the document, whatever their fields are called."""

import re
from dataclasses import replace

from bot.transcript.fields.field_kinds import NOT_SAID, FieldKind, find_kind
from bot.transcript.foreign.conversation_draft import Conversation, SaidByVoice
from bot.transcript.foreign.json_value import NOTHING, JsonPath, JsonValue
from bot.transcript.foreign.layouts.api_calls import has_answer, list_answers
from bot.transcript.foreign.lists import entry_fields as fields
from bot.transcript.foreign.lists.entry_senders import (
    ROLES_OF_SHAREGPT,
    Signs,
    name_by_key,
    name_sender,
)
from bot.transcript.foreign.message_content import MessageContent, read_content
from bot.transcript.foreign.records.declared_things import DeclaredThings
from bot.transcript.foreign.records.record_roles import (
    NO_ROLES,
    RecordRoles,
    find_roles,
    is_key,
    part_path,
)
from bot.transcript.foreign.silences import read_error
from bot.transcript.speaker_names import Sender, SenderPart

_DEEPEST = 40
_PAIR = 2
_LABEL = re.compile(r"\s*(?P<name>[^:\n]{1,40}):\s")
_LONGEST_NAME = 80  # characters
_TOLD = (FieldKind.QUESTION, FieldKind.SYSTEM)
_LISTS = frozenset((*fields.ENTRIES, *fields.ANSWERS))
_CUT = frozenset({"length", "max_tokens"})


class RecordsReader:
    """*declared* are the things that records refer to. Mutable."""

    def __init__(self, conversation: Conversation, declared: DeclaredThings) -> None:
        self._conversation = conversation
        self._declared = declared
        self._roles = find_roles(conversation.whole, declared)
        self._told = {one.steps for one in declared.containers}
        self._groups: dict[tuple[str, ...], JsonPath] = {}

    def read(self, value: JsonValue, voice: Sender | None, depth: int = 0) -> None:
        """*voice* is whose all is that stands in *value* and is said."""
        if depth > _DEEPEST or value.steps in self._told:
            return
        if value.is_list:
            self._read_list(value, voice, depth)
        elif value.is_object:
            self._read_object(value, voice, depth)
        elif value.text is not None and voice is not None:
            self._take(voice, value, value)

    def refuse_unclear(self) -> None:
        """Answers in two places, of which one is not called so, may be about them."""
        if len(self._groups) < _PAIR:
            return
        unsure = [at for path, at in self._groups.items() if not _is_sure(path)]
        for steps in unsure[:1]:
            path = JsonValue(None, steps).path
            self._refuse(
                f"{path}: this may have been said by a voice, or about it, as other "
                "texts are called answers; call it “notes” if it is about them, or "
                "import the two apart"
            )

    # Lists

    def _read_list(self, value: JsonValue, voice: Sender | None, depth: int) -> None:
        items = value.items()
        if all(one.text is not None for one in items):
            self._read_texts(value, voice)
        elif all(_is_pair(one) for one in items) and self._has_voices(items):
            for one in items:
                name, words = one.items()
                self._conversation.enclose(one)
                self._conversation.frame(name)
                self._take(name_by_key(name.words, self._declared.cast), words, one)
        elif all(_is_single(one) for one in items) and self._has_voices(items):
            for one in items:
                ((key, words),) = one.fields().items()
                self._take(name_by_key(key, self._declared.cast), words, words)
        else:
            for one in items:
                self.read(one, voice, depth + 1)

    def _has_voices(self, items: list[JsonValue]) -> bool:
        """Several speak, one of them at least is known, and nobody is a sentence."""
        names = {_name_of(one) for one in items}
        is_short = all(0 < len(name) <= _LONGEST_NAME for name in names)
        known = any(map(self._declared.is_voice, names))
        return is_short and known and len(names) > 1

    def _read_texts(self, value: JsonValue, voice: Sender | None) -> None:
        """One answer to each question in turn, or several to the same."""
        items = value.items()
        if voice is None:
            self._read_labelled(items)
        if voice is None or not items:
            return
        lists = [listed for listed in self._declared.lists if len(listed) == len(items)]
        if len(lists) == 1 and len(self._declared.lists) == 1:
            for question, one in zip(lists[0], items, strict=True):
                self._conversation.ask(MessageContent(words=(question,)))
                self._take(voice, one, one)
            return
        if self._declared.lists and len(items) > 1:
            self._refuse(
                f"{value.path} has {len(items):,} texts, and it is not clear which "
                "question each answers; make them as many as the questions"
            )
        for one in items:
            self._take(voice, one, one)

    def _read_labelled(self, items: list[JsonValue]) -> None:
        """["Ada: Yes.", "Bo: No."], where one of them at least is known."""
        found = [_LABEL.match(one.text or "") for one in items]
        names = [match["name"].strip() for match in found if match]
        known = any(map(self._declared.is_voice, names))
        if len(names) < len(items) or len(set(names)) < _PAIR or not known:
            return
        for one, match, name in zip(items, found, names, strict=True):
            words = replace(one, value=(one.text or "")[match.end() if match else 0 :])
            self._take(name_by_key(name, self._declared.cast), words, words)

    # Objects

    def _read_object(self, entry: JsonValue, voice: Sender | None, depth: int) -> None:
        roles = self._roles.get(part_path(entry.steps, self._declared), NO_ROLES)
        sender = self._find_sender(entry, roles, voice)
        speaker = voice or sender
        if has_answer(entry) and speaker is not None:
            self._take_response(speaker, entry)
            return
        self._ask_field(entry, roles)
        said = entry.get(roles.answer) if roles.answer else NOTHING
        is_said = roles.answer is not None and entry.has(roles.answer)
        if is_said and not roles.voices and not self._holds_records(said):
            self._read_record(entry, roles, sender or voice)
            handled = {roles.answer, roles.question, roles.thoughts}
        else:
            self._refuse_two(entry, roles, sender or voice)
            handled = {roles.question}
        inner = sender if sender and sender.part is SenderPart.ANSWERS else voice
        for name, value in entry.fields().items():
            if name not in handled:
                self._read_field(name, value, roles, inner, depth)

    def _read_field(
        self,
        name: str,
        value: JsonValue,
        roles: RecordRoles,
        voice: Sender | None,
        depth: int,
    ) -> None:
        kind = find_kind(name)
        if name in roles.voices:
            if value.value is not None:
                self._conversation.enclose(value)
                sender = name_by_key(roles.voices[name], self._declared.cast)
                self.read(value, sender, depth + 1)
        elif (
            kind in NOT_SAID
            or kind is FieldKind.SYSTEM
            or name in (roles.who, roles.model, roles.role)
        ):
            return
        elif value.is_list or value.is_object:
            self._ask_key(name)
            self.read(value, voice, depth + 1)
        elif value.text is not None and voice is not None and self._is_answer_to(name):
            self._ask_key(name)
            self._take(voice, value, value)

    def _is_answer_to(self, name: str) -> bool:
        """It stands under a question, or under the number of one."""
        return is_key(name, self._declared) and not self._declared.is_voice(name)

    def _ask_key(self, name: str) -> None:
        declared = self._declared.questions.get(name)
        if declared is not None:
            self._conversation.ask(MessageContent(words=(declared,)))
        elif (
            len(name.split()) > 1
            and self._is_answer_to(name)
            and (len(name.split()) > _LONGEST_LABEL or name.strip()[-1:] == "?")
        ):
            asked = JsonValue(name, ("", name))
            self._conversation.ask(MessageContent(words=(asked,)))

    def _ask_field(self, entry: JsonValue, roles: RecordRoles) -> None:
        if roles.question is None:
            return
        given = entry.get(roles.question)
        declared = self._declared.find_question(given, roles.base)
        if declared.words:
            self._conversation.frame(given)
            self._conversation.ask(MessageContent(words=(declared,)))
        elif given.words:
            self._conversation.ask(read_content(given))

    def _find_sender(
        self, entry: JsonValue, roles: RecordRoles, voice: Sender | None
    ) -> Sender | None:
        who = entry.get(roles.who) if roles.who else NOTHING
        if who.is_object:
            inner = self._roles.get(part_path(who.steps, self._declared), NO_ROLES)
            return self._find_sender(who, inner, voice)
        role = entry.get(roles.role) if roles.role else NOTHING
        model = entry.get(roles.model) if roles.model else NOTHING
        told = tuple(one for one in (who, role, model) if one.words)
        if who.words.casefold() in ROLES_OF_SHAREGPT:
            who, role = NOTHING, JsonValue("assistant")
        member = self._declared.cast.find(model.words) if model.words else None
        name = who.words or (member.name if member else "")
        requested = (member.model if member else None) or model.words
        signs = Signs(name, role.words, requested, told)
        sender = name_sender(signs, self._declared.cast)
        if sender is None:
            return None
        self._conversation.frame(*told)
        if sender.part is SenderPart.ANSWERS and not who.words and not model.words:
            return voice or sender
        return sender

    def _holds_records(self, said: JsonValue) -> bool:
        """It is no content, but records of its own: {"results": [{"model": ...}]}."""
        parts = said.items() or ([said] if said.is_object else [])
        roles = [
            self._roles.get(part_path(one.steps, self._declared), NO_ROLES)
            for one in parts
            if one.is_object
        ]
        if said.is_object and has_answer(said):
            return False
        return (
            any(r.who or r.model or r.role or r.voices or r.question for r in roles)
            or any(self._declared.is_voice(key) for key in said.fields())
            or any(map(_is_pair, parts))
            or (said.is_object and self._is_by_question(said))
        )

    def _is_by_question(self, said: JsonValue) -> bool:
        return all(is_key(name, self._declared) for name in said.fields())

    # What is said

    def _read_record(
        self, entry: JsonValue, roles: RecordRoles, sender: Sender | None
    ) -> None:
        conversation = self._conversation
        conversation.enclose(entry)
        said = entry.get(roles.answer or "")
        if sender is None:
            sender = Sender(SenderPart.ANSWERS, roles.answer or "", is_name=False)
            sender = replace(sender, model=self._declared.cast.sole)
        if said.is_object and has_answer(said):
            self._take_response(sender, said)
            return
        content = read_content(said)
        if roles.thoughts:
            thoughts = entry.get(roles.thoughts).texts()
            content = replace(content, thoughts=tuple(t for t in thoughts if t.words))
        error = next(
            (
                one
                for name, one in entry.fields().items()
                if find_kind(name) is FieldKind.ERROR and one.value
            ),
            NOTHING,
        )
        silence = None
        if error.value is not None and not content.words:
            silence = read_error(error)
            conversation.frame(error)
        finish = entry.first(fields.FINISHES)
        conversation.frame(finish)
        stopped = "length" if finish.words in _CUT else finish.words or None
        started = next(
            (
                one
                for name, one in entry.fields().items()
                if find_kind(name) is FieldKind.TIME and one.is_plain
            ),
            NOTHING,
        )
        self._note_group(entry.steps, is_asked=roles.question is not None)
        conversation.take(
            sender, SaidByVoice(content, started, stopped, silence), entry
        )

    def _take(self, sender: Sender, words: JsonValue, at: JsonValue) -> None:
        self._conversation.enclose(at)
        self._note_group(at.steps)
        self._conversation.take(sender, SaidByVoice(read_content(words)), at)

    def _take_response(self, sender: Sender, response: JsonValue) -> None:
        conversation = self._conversation
        conversation.enclose(response)
        model = response.first(fields.MODELS)
        conversation.frame(model, response.get("type"), response.get("role"))
        self._note_group(response.steps)
        for content, finish in list_answers(response):
            stopped = "length" if finish in _CUT else finish or None
            conversation.take(sender, SaidByVoice(content, NOTHING, stopped), response)

    def _refuse_two(
        self, entry: JsonValue, roles: RecordRoles, sender: Sender | None
    ) -> None:
        """Of several fields any may be what a voice said."""
        if sender is None or not roles.unclear or roles.voices:
            return
        held = [name for name in roles.unclear if entry.get(name).words]
        if held and sender.part is SenderPart.ANSWERS:
            told = " or ".join(f"“{name}”" for name in held)
            self._refuse(
                f"{entry.path}: it is not clear whether {told} is what {sender.label} "
                "said; call the field with the answer “answer”, and others “note”"
            )

    def _note_group(self, steps: JsonPath, *, is_asked: bool = False) -> None:
        """What models were told, each for itself, is not what they said."""
        path = part_path(steps, self._declared)
        self._groups.setdefault(path, steps)
        is_held = len(path) > 1 and path[-1] == "*" and find_kind(path[-2]) in _TOLD
        if is_held and not is_asked:
            self._refuse(
                f"{JsonValue(None, steps).path}: it is not clear whether this was said "
                "by the voice or to it; call what holds it “answers” if it was said, "
                "and “notes” if not"
            )

    def _refuse(self, sentence: str) -> None:
        if not self._conversation.draft.misunderstood:
            self._conversation.draft.refuse(sentence, line=None)


_LONGEST_LABEL = 3  # words of a key that is asked by nobody


def _is_sure(path: tuple[str, ...]) -> bool:
    """What holds the answers is called so, or is the whole document."""
    last = _find_holder(path)
    return not last or last in _LISTS or find_kind(last) is FieldKind.ANSWER


def _find_holder(path: tuple[str, ...]) -> str:
    """What holds the records is called; empty for the whole document."""
    return next((step for step in reversed(path) if step != "*"), "")


def _is_pair(one: JsonValue) -> bool:
    parts = one.items()
    return len(parts) == _PAIR and all(part.text is not None for part in parts)


def _is_single(one: JsonValue) -> bool:
    values = list(one.fields().values())
    return len(values) == 1 and values[0].text is not None


def _name_of(one: JsonValue) -> str:
    parts = one.items()
    return parts[0].words if parts else next(iter(one.fields()), "")
