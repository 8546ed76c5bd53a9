"""
Requests to a model and its responses, as programs log them: one call, a list of calls,
or one a line.

Requests and responses are those of OpenAI's chat completions and Responses, Anthropic's
messages and Google's generateContent, as their references describe them; each request
holds again what had been said before.
"""

from collections.abc import Sequence

from bot.domain.note import NoteKind
from bot.transcript.foreign.conversation_draft import Conversation, SaidByVoice
from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.json_value import NOTHING, JsonValue
from bot.transcript.foreign.lists import entry_fields as fields
from bot.transcript.foreign.lists.recorded_requests import read_request
from bot.transcript.foreign.message_content import MessageContent, read_content
from bot.transcript.foreign.silences import read_error
from bot.transcript.speaker_names import Sender, SenderPart

_REQUESTS = ("request", "req", "request_body", "input", "body", "payload")
_RESPONSES = ("response", "resp", "response_body", "output", "completion", "result")
_MESSAGES = ("messages", "contents", "input")
_SYSTEMS = (*fields.SYSTEM, "instructions", "systemInstruction", "system_instruction")
_CUT = frozenset({"length", "max_tokens", "MAX_TOKENS", "max_output_tokens"})
_FRAME = fields.FRAME | {
    *("url", "method", "endpoint", "provider", "system_fingerprint", "service_tier"),
    *(
        "responseId",
        "custom_id",
        "stop_sequence",
        "previous_response_id",
        *fields.MODELS,
    ),
}
_OWN = frozenset(
    {"usage", "usageMetadata", "headers", "tools", "metadata", "safetyRatings"}
)


def _find(root: JsonValue) -> Sequence[JsonValue]:
    calls = root.items() if root.is_list else [root]
    return [root] if calls and all(map(_is_call, calls)) else []


def _is_call(one: JsonValue) -> bool:
    request, response = _part_call(one)
    if has_answer(response):
        return True
    failed = read_error(one.get("error")) is not None
    return request.first(_MESSAGES).is_list and failed


def has_answer(response: JsonValue) -> bool:
    """It is what a model's endpoint sent back."""
    if any(one.has("message") or one.has("text") for one in _first_of(response)):
        return True
    signs = (response.get("type").words, response.get("role").words)
    is_message = signs[0] == "message" or signs[1] == "assistant"
    parts = response.get("content").is_list and is_message
    named = response.get("object").words == "response"
    return parts or (named and response.get("output").is_list)


def _first_of(response: JsonValue) -> list[JsonValue]:
    given = response.get("choices").items()[:1]
    candidates = response.get("candidates").items()[:1]
    return given or [
        JsonValue({"message": one.get("content").value}, one.steps)
        for one in candidates
        if one.has("content")
    ]


def _part_call(one: JsonValue) -> tuple[JsonValue, JsonValue]:
    """The request and the response; NOTHING for a request that was not logged."""
    response = next((r for r in map(one.get, _RESPONSES) if has_answer(r)), NOTHING)
    if response.value is None and has_answer(one):
        return NOTHING, one
    requests = [one.get(name) for name in _REQUESTS] + [one]
    found = (
        r for r in requests if r.is_object and r.first(_MESSAGES).value is not None
    )
    return next(found, NOTHING), response


def _read(conversation: Conversation) -> None:
    whole = conversation.whole
    for call in whole.items() if whole.is_list else [whole]:
        conversation.enclose(call)
        request, response = _part_call(call)
        _read_asked(conversation, request)
        _read_answers(conversation, call, request, response)


def _read_asked(conversation: Conversation, request: JsonValue) -> None:
    for name in _SYSTEMS:
        given = request.get(name)
        content = read_content(given.get("parts") if given.has("parts") else given)
        if not conversation.is_copy(content):
            for value in content.words:
                conversation.note(value, "System", NoteKind.CONTEXT)
    messages = request.first(_MESSAGES)
    if messages.words and not conversation.is_asked([messages]):
        conversation.ask(MessageContent(words=(messages,)))
    read_request(conversation, messages)


def _read_answers(
    conversation: Conversation,
    call: JsonValue,
    request: JsonValue,
    response: JsonValue,
) -> None:
    models = [one.first(fields.MODELS) for one in (request, response, call)]
    conversation.frame(*models)
    model = next((one.words for one in models if one.words), None)
    sender = Sender(SenderPart.ANSWERS, "assistant", is_name=False, model=model)
    started = next(
        (
            t
            for t in (call.first(fields.TIMES), response.first(fields.TIMES))
            if t.value
        ),
        NOTHING,
    )
    answers = list_answers(response)
    if not answers:
        error = next(
            (e for e in (call.get("error"), response.get("error")) if e.value), NOTHING
        )
        conversation.frame(error)
        silence = read_error(error)
        conversation.take(
            sender, SaidByVoice(MessageContent(), started, None, silence), call
        )
    for content, finish in answers:
        stopped = "length" if finish in _CUT else finish or None
        conversation.take(sender, SaidByVoice(content, started, stopped), response)


def list_answers(response: JsonValue) -> list[tuple[MessageContent, str]]:
    """Each sample of it, and why it ended."""
    if response.get("choices").is_list:
        return [
            (_read_choice(one), one.get("finish_reason").words)
            for one in response.get("choices").items()
        ]
    if response.get("candidates").is_list:
        return [
            (
                read_content(one.get("content").get("parts")),
                one.get("finishReason").words,
            )
            for one in response.get("candidates").items()
        ]
    if response.get("output").is_list:
        parts = [_read_item(item) for item in response.get("output").items()]
        words = tuple(word for part in parts for word in part.words)
        thoughts = tuple(thought for part in parts for thought in part.thoughts)
        beside = tuple(one for part in parts for one in part.beside)
        return [(MessageContent(words, thoughts, beside), response.get("status").words)]
    if response.get("content").is_list:
        return [
            (read_content(response.get("content")), response.get("stop_reason").words)
        ]
    return []


def _read_choice(choice: JsonValue) -> MessageContent:
    message = choice.get("message")
    if not message.is_object:
        return read_content(choice.get("text"))
    content = read_content(message.get("content"))
    thoughts = message.first(("reasoning_content", "reasoning")).texts()
    calls = message.get("tool_calls").items()
    return MessageContent(
        content.words,
        (*content.thoughts, *(one for one in thoughts if one.words)),
        (*content.beside, *calls),
        content.unclear,
    )


def _read_item(item: JsonValue) -> MessageContent:
    if item.get("type").words == "message":
        return read_content(item.get("content"))
    if item.get("type").words == "reasoning":
        told = item.get("summary").texts()
        thoughts = (one for one in told if one.words and one.steps[-1] != "type")
        return MessageContent(thoughts=tuple(thoughts))
    return MessageContent(beside=(item,))


LAYOUT = ForeignLayout(
    "api-calls",
    "logs of requests to a model with its responses",
    _find,
    _read,
    frame=_FRAME,
    own=_OWN,
)
