"""What the fields of a conversation are usually called in lists of messages."""

import re
from collections.abc import Iterable

ENTRIES = (
    *("transcript", "messages", "conversation", "conversations", "dialogue", "dialog"),
    *("turns", "rounds", "exchanges", "entries", "utterances", "interview", "debate"),
    *("discussion", "chat", "log", "history", "session", "phases", "interactions"),
    *("qa", "items", "steps", "sections", "data", "iterations", "ai_interactions"),
    *("contents", "events", "records", "speeches", "posts"),
)
"""A list of messages, or of parts that have such a list."""

WORDS = (
    *("content", "text", "message", "words", "utterance", "body", "value", "statement"),
    *("said", "speech", "line", "parts", "mes", "message_text", "msg"),
)
SENDERS = (
    *("speaker", "name", "author", "from", "sender", "voice", "participant", "who"),
    *("agent", "character", "respondent", "responder", "by", "speaker_name"),
    *("agent_name", "ai_name", "sender_name", "author_name", "voice_name", "bot_name"),
    *("participant_name", "speaker_label", "username", "user_name", "display_name"),
    *("persona", "bot", "ai", "llm_name", "model_alias"),
)
ROLES = ("role", "speaker_role", "sender_type", "author_role", "type")
PERSON_FLAGS = frozenset(
    {"is_user", "isUser", "isCreatedByUser", "is_human", "isHuman", "from_user"}
)
"""True where a person sent it, whatever that person is called."""

MODELS = (
    *("model", "model_name", "model_id", "modelName", "model_slug", "llm", "engine"),
    *("model_requested", "model_reported", "model_used", "model_used_for_api"),
    *("llm_model", "modelId", "model_version", "modelVersion"),
)
QUESTIONS = (
    "prompt",
    "question",
    "query",
    "input",
    "user",
    "human",
    "instruction",
    "q",
    *("prompt_sent", "prompt_text", "user_prompt", "user_input", "user_message"),
    *("input_text", "question_text", "prompt_received"),
)
ANSWER = (
    *("response", "answer", "reply", "output", "completion", "assistant", "a", "ai"),
    *("response_received", "response_text", "response_content", "answer_text"),
    *("model_response", "ai_response", "assistant_response", "bot_response"),
    *("output_text", "generated_text", "generation", "model_output", "result"),
)
ANSWERS = (
    *("responses", "answers", "replies", "outputs", "completions", "statements"),
    *("contributions", "results", "voices", "positions"),
)
THOUGHTS = ("reasoning", "thinking", "reasoning_content", "thoughts", "thought")
TIMES = (
    "timestamp",
    "time",
    "created_at",
    "created",
    "create_time",
    "date",
    "at",
    "ts",
)
STARTED = ("started", "started_at", "start_time", *TIMES)
FINISHES = ("finish_reason", "stop_reason", "finishReason")
ERRORS = ("error", "errors", "exception")
STATES = ("status", "api_status", "response_status", "result_status", "state")
FAILED = frozenset(
    {
        *("error", "failed", "failure", "timeout", "errored", "api_error"),
        *("rate_limited", "cancelled", "canceled", "blocked", "skipped"),
    }
)
"""What such a field says where nothing was answered."""

SIMULATED = frozenset(
    {"simulated", "mock", "mocked", "dummy", "placeholder", "fake", "stub", "dry_run"}
)
"""What it says, or a field that is true is called, where no model was asked."""

PEOPLE = (
    *("participants", "voices", "models", "speakers", "agents", "members", "panel"),
    *("characters", "cast", "personas", "respondents"),
)
KINDS = ("type", "kind", "role", "is")
TITLES = ("title", "name", "topic", "subject")
COUNTS = (
    *("message_count", "messages_count", "total_messages", "num_messages"),
    *("turn_count", "total_turns", "num_turns"),
)
SYSTEM = ("system", "system_prompt", "system_message", "systemPrompt")

CONTEXT = frozenset(
    {
        *(
            "context",
            "background",
            "introduction",
            "description",
            "scenario",
            "setting",
        ),
        *("topic", "theme", "subject", "premise", "task", "preface", "setup", *SYSTEM),
    }
)
"""What was there before anybody spoke."""

HEADINGS = frozenset({"title", "heading", "subtitle", "phase"})
"""Over a part of the whole, before what was said in it."""

REQUESTS = (
    *("input_messages", "request_messages", "prompt_messages", "messages_sent"),
    *("context_messages", "chat_history", "conversation_history", "history", "input"),
    *("messages", "context", "prompt_history", "previous_messages"),
)
"""What was sent to a model beside its answer: mostly what had been said before."""

REMARKS = frozenset(
    {
        *("note", "notes", "comment", "comments", "annotation", "annotations"),
        *("observation", "observations", "summary", "conclusion", "conclusions"),
        *("outcome", "analysis", "verdict", "reflection", "remark", "remarks", "title"),
        *("heading", "action", "actions", "stage_direction", "tone", "mood", "emotion"),
        *(
            "license",
            "source",
            "url",
            "metadata",
            "meta",
            "info",
            "experiment",
            "about",
        ),
        *("tags", "keywords", "phase", "subtitle", "rating", "evaluation", "synthesis"),
    }
)
"""What somebody says of it; all texts below such a field are notes."""

OUTCOMES = frozenset(
    {
        *("decision", "final_decision", "consensus", "final_consensus", "winner"),
        *("final_summary", "final_verdict", "final_synthesis", "recommendation"),
    }
)
"""What the program made of it all, beside the messages."""

_OF_REMARKS = frozenset(
    {
        *("note", "notes", "remark", "remarks", "comment", "comments", "commentary"),
        *("description", "footer", "header", "preface", "foreword", "afterword"),
        *("disclaimer", "caption", "credits", "acknowledgements", "acknowledgments"),
        *("rights", "copyright", "abstract", "editorial", "colophon", "attribution"),
        *("annotation", "annotations", "summary", "editor", "editors", "recorded"),
        *("footnote", "footnotes", "postscript", "blurb", "provenance", "license"),
        *("anmerkung", "hinweis", "beschreibung", "nota", "notas", "remarque"),
        *("примечание", "примечания", "описание", "заметка", "备注", "说明", "注記"),
    }
)
_PARTS = re.compile(r"[A-Z]?[^\W_A-Z]+|[A-Z]+(?![^\W_A-Z])")


def find_remarks(names: Iterable[str]) -> frozenset[str]:
    """Those which say that somebody remarks something: "editor_note", "noteOfHost"."""
    return frozenset(
        name
        for name in names
        if name in REMARKS
        or not _OF_REMARKS.isdisjoint(map(str.casefold, _PARTS.findall(name[:80])))
    )


FRAME = frozenset(
    {
        *STATES,
        *(
            "id",
            "uuid",
            "message_id",
            "turn_id",
            "parent_id",
            "conversation_id",
            "type",
        ),
        *(
            "role",
            "status",
            "object",
            "lang",
            "language",
            "format",
            "version",
            "schema",
        ),
        *("round", "turn", "index", "number", "order", "seq", "step", "kind", "hash"),
        *("request_id", "session_id", "thread_id", "provider", "parentUuid", "uuid"),
        *("sessionId", "requestId", "timezone", *TIMES, *FINISHES, *STARTED),
        *("ended", "ended_at", "end_time", "finished", "exported_at", "updated_at"),
    }
)
"""What names, numbers or dates an entry."""
