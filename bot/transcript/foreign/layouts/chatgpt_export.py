"""
`conversations.json` of ChatGPT's data export: a tree of messages in `mapping`, of which
the path to `current_node` was shown.

OpenAI describes it nowhere; this follows what readers of it have found:
github.com/mitkury/chatgpt-export-parser (docs/chatgpt-data-export-format.md) and
github.com/TomzxCode/llm-conversations-viewer (docs/formats.md). A voice is named by
the model that the message itself names (`metadata.model_slug`).
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.note import NoteKind
from bot.transcript.foreign.conversation_draft import Conversation, SaidByVoice
from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.message_content import MessageContent, read_content
from bot.transcript.foreign.message_tree import (
    find_only_leaf,
    find_shown_path,
    leave_out,
)
from bot.transcript.speaker_names import Sender, SenderPart

_WITHOUT_MODEL = frozenset({"", "auto"})
_TO_ALL = frozenset({"", "all"})
_THOUGHTS = frozenset({"thoughts", "reasoning_recap"})
_SAID = frozenset({"text", "multimodal_text"})
_PERSONS, _VOICES = frozenset({"user"}), frozenset({"assistant"})
_FRAME = frozenset(
    {
        *("id", "conversation_id", "current_node", "parent", "children", "role"),
        *("status", "recipient", "channel", "content_type", "name", "language"),
        *("default_model_slug", "gizmo_id", "gizmo_type", "conversation_template_id"),
        *("model_slug", "conversation_origin", "memory_scope", "voice"),
        *("async_status", "workspace_id", "owner", "response_format_name"),
        *("source_analysis_msg_id", "asset_pointer", "create_time", "update_time"),
    }
)
_OWN = frozenset(
    {
        *("metadata", "moderation_results", "plugin_ids", "safe_urls", "blocked_urls"),
        *("disabled_tool_ids", "context_scopes", "sugar_item_id"),
    }
)


def _find(root: JsonValue) -> Sequence[JsonValue]:
    found = root.items() if root.is_list else [root]
    return found if found and all(one.has("mapping") for one in found) else []


def _read(conversation: Conversation) -> None:
    whole = conversation.whole
    conversation.set_title(whole.get("title"))
    conversation.draft.started = conversation.read_time(whole.get("create_time"))
    nodes = whole.get("mapping").fields()
    last = whole.get("current_node").words or find_only_leaf(nodes, _find_parent)
    path = find_shown_path(nodes, last, _find_parent)
    default = whole.get("default_model_slug").words
    thoughts: list[JsonValue] = []
    for id_ in path:
        _read_message(conversation, nodes[id_].get("message"), default, thoughts)
    for value in thoughts:
        conversation.note(value, "Reasoning")
    for id_ in leave_out([*nodes], path):
        _note_branch(conversation, nodes[id_].get("message"))


def _find_parent(node: JsonValue) -> str:
    return node.get("parent").words


def _read_message(
    conversation: Conversation,
    message: JsonValue,
    default: str,
    thoughts: list[JsonValue],
) -> None:
    if not message.is_object:
        return
    conversation.enclose(message)
    role = message.get("author").get("role").words
    content = _read_content(message.get("content"))
    to_all = message.get("recipient").words in _TO_ALL
    kind = message.get("content").get("content_type").words or "text"
    if kind in _THOUGHTS:
        thoughts += [one for one in content.thoughts if one.words]
    elif role in _PERSONS and kind in _SAID:
        conversation.ask(content)
    elif role in _VOICES and to_all and kind in _SAID:
        if _is_placeholder(message, content):
            return
        _answer(conversation, message, replace(content, thoughts=(*thoughts,)), default)
        thoughts.clear()
    else:
        name = message.get("author").get("name").words or role or "message"
        recipient = message.get("recipient").words
        heading = name if to_all else f"{name} to {recipient}"
        kind_of_note = NoteKind.CONTEXT if role == "system" else NoteKind.REMARK
        for value in (*content.thoughts, *content.words):
            conversation.note(value, heading, kind_of_note)
        conversation.keep(MessageContent(beside=content.beside), None)


def _answer(
    conversation: Conversation,
    message: JsonValue,
    content: MessageContent,
    default: str,
) -> None:
    model = message.get("metadata").get("model_slug").words
    model = next((m for m in (model, default) if m not in _WITHOUT_MODEL), "")
    sender = Sender(SenderPart.ANSWERS, "assistant", is_name=False, model=model or None)
    finish = message.get("metadata").get("finish_details").get("type").words
    stopped = "length" if finish == "max_tokens" else finish or None
    started = message.get("create_time")
    conversation.take(sender, SaidByVoice(content, started, stopped), message)


def _is_placeholder(message: JsonValue, content: MessageContent) -> bool:
    """It was never shown, or an empty one that holds the place of what follows."""
    hidden = message.get("metadata").get("is_visually_hidden_from_conversation")
    empty = not content.text.strip() and not content.beside
    return empty and (hidden.value is True or message.get("end_turn").value is False)


def _read_content(content: JsonValue) -> MessageContent:
    kind = content.get("content_type").words
    if kind == "thoughts":
        texts = [*content.get("thoughts").texts()]
        return MessageContent(thoughts=tuple(one for one in texts if one.words))
    if kind == "reasoning_recap":
        return MessageContent(thoughts=(content.get("content"),))
    if content.get("parts").is_list:
        return read_content(content.get("parts"))
    rest = [one for name, one in content.fields().items() if name not in _FRAME]
    return MessageContent(words=tuple(text for one in rest for text in one.texts()))


def _note_branch(conversation: Conversation, message: JsonValue) -> None:
    content = _read_content(message.get("content"))
    model = message.get("metadata").get("model_slug").words
    who = model or message.get("author").get("role").words
    conversation.keep(content, f"Not on the branch that was shown: {who}")


LAYOUT = ForeignLayout(
    "chatgpt",
    "the conversations.json of ChatGPT",
    _find,
    _read,
    frame=_FRAME,
    own=_OWN,
)
