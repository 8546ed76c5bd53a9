"""What the fields of a conversation are usually called in lists of messages."""

ENTRIES = (
    *("transcript", "messages", "conversation", "conversations", "dialogue", "dialog"),
    *("turns", "rounds", "exchanges", "entries", "utterances", "interview", "debate"),
    *("discussion", "chat", "log", "history", "session", "phases", "interactions"),
    *("qa", "items", "steps", "sections", "data"),
)
"""A list of messages, or of parts that have such a list."""

WORDS = (
    *("content", "text", "message", "words", "utterance", "body", "value", "statement"),
    *("said", "speech", "line"),
)
SENDERS = (
    *("speaker", "name", "author", "from", "sender", "voice", "participant", "who"),
    *("agent", "character", "respondent", "responder", "by"),
)
ROLES = ("role", "speaker_role", "type")
MODELS = (
    *("model", "model_name", "model_id", "modelName", "model_slug", "llm", "engine"),
    *("model_requested", "model_reported"),
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
)
ANSWER = ("response", "answer", "reply", "output", "completion", "assistant", "a", "ai")
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

FRAME = frozenset(
    {
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
