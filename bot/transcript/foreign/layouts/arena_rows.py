"""
Rows of an arena, as LMSYS publishes them: two models answer the same questions side by
side, each under its letter (`model_a`, `conversation_a` or `response_a`).
"""

import json
from collections.abc import Sequence

from bot.domain.note import NoteKind
from bot.transcript.foreign.conversation_draft import Conversation, SaidByVoice
from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.message_content import join_texts, read_content
from bot.transcript.speaker_names import Sender, SenderPart, find_part

_FRAME = frozenset(
    {"role", "winner", "language", "question_id", "id", "judge", "tstamp", "turn"}
)
_OWN = frozenset({"openai_moderation", "toxic_chat_tag", "conv_metadata"})
_LETTERS = ("a", "b")


def _find(root: JsonValue) -> Sequence[JsonValue]:
    rows = root.items() or [root]
    return rows if all(map(_is_row, rows)) else []


def _is_row(one: JsonValue) -> bool:
    """It has both models, and what both said."""
    sides = [(f"conversation_{x}", f"response_{x}") for x in _LETTERS]
    named = all(one.get(f"model_{x}").words for x in _LETTERS)
    return named and all(one.first(side).value is not None for side in sides)


def _read(conversation: Conversation) -> None:
    whole = conversation.whole
    models = [whole.get(f"model_{x}") for x in _LETTERS]
    conversation.frame(*models)
    if models[0].words.casefold() == models[1].words.casefold():
        conversation.draft.refuse(
            f"model_a and model_b are both “{models[0].words}”, and two voices cannot "
            "have one name; change one of them",
            line=None,
        )
    if whole.get("conversation_a").is_list:
        _read_conversations(conversation, models)
    else:
        _read_responses(conversation, models)
    winner = whole.get("winner")
    if winner.words:
        conversation.note(winner, "winner", NoteKind.REMARK)


def _read_conversations(
    conversation: Conversation, models: Sequence[JsonValue]
) -> None:
    """Message by message: the question once, and below it what each answered."""
    sides = [conversation.whole.get(f"conversation_{x}").items() for x in _LETTERS]
    if len(sides[0]) != len(sides[1]):
        conversation.draft.refuse(
            f"conversation_a has {len(sides[0]):,} messages and conversation_b "
            f"{len(sides[1]):,}; import them one by one",
            line=None,
        )
    for pair in zip(*sides, strict=False):
        parts = [find_part(one.get("role").words) for one in pair]
        texts = [join_texts(read_content(one.get("content")).words) for one in pair]
        for one in pair:
            conversation.enclose(one)
        if parts == [SenderPart.ANSWERS] * 2:
            for model, one in zip(models, pair, strict=True):
                _answer(conversation, model, one.get("content"), one)
        elif parts == [SenderPart.ASKS] * 2 and texts[0] == texts[1]:
            conversation.ask(read_content(pair[0].get("content")))
            conversation.frame(pair[1].get("content"))
        else:
            conversation.draft.refuse(
                f"{pair[0].path} and {pair[1].path} are not the same question, nor two "
                "answers to one; import the two conversations one by one",
                line=None,
            )


def _read_responses(conversation: Conversation, models: Sequence[JsonValue]) -> None:
    """A text each, or lists of texts that are written as JSON in one."""
    whole = conversation.whole
    names = ("prompt", *(f"response_{x}" for x in _LETTERS))
    turns = [_unpack(whole.get(name)) for name in names]
    if len(set(map(len, turns))) > 1:
        told = ", ".join(f"{len(one):,}" for one in turns)
        conversation.draft.refuse(
            f"{', '.join(names)} hold {told} texts, and it is not clear which answers "
            "which; make them as many",
            line=None,
        )
    for question, *answers in zip(*turns, strict=False):
        conversation.ask(read_content(question))
        for model, said in zip(models, answers, strict=True):
            _answer(conversation, model, said, whole)


def _unpack(value: JsonValue) -> list[JsonValue]:
    try:
        listed = json.loads(value.words)
    except (ValueError, RecursionError):
        return [value]
    is_list = isinstance(listed, list) and all(isinstance(t, str) for t in listed)
    return [JsonValue(text, value.steps) for text in listed] if is_list else [value]


def _answer(
    conversation: Conversation, model: JsonValue, said: JsonValue, at: JsonValue
) -> None:
    sender = Sender(SenderPart.ANSWERS, model.words, model=model.words)
    conversation.take(sender, SaidByVoice(read_content(said)), at)


LAYOUT = ForeignLayout(
    "arena",
    "rows of an arena with model_a, model_b and what both said",
    _find,
    _read,
    frame=_FRAME,
    own=_OWN,
    titles=("question_id", "id", "prompt"),
)
