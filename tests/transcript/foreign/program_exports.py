"""Conversations about doors and windows, as four programs export them."""

import json
from collections.abc import Sequence

from bot.domain.symposium import Symposium
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.importing import read

Json = dict[str, object]
ASKED, MORE = "What is a door?", "And a window?"


def read_json(value: object, choices: ReadingChoices = NO_CHOICES) -> Symposium:
    return read(json.dumps(value), choices=choices)


def said(symposium: Symposium) -> list[tuple[str, str, str]]:
    """Who said what to which question."""
    return [(turn.voice, turn.text, turn.question) for turn in symposium.turns]


def beside(symposium: Symposium) -> list[tuple[str | None, str]]:
    return [(n.heading, n.text) for n in symposium.notes if n.kind != "repair"]


def repairs(symposium: Symposium) -> list[str]:
    return [note.text for note in symposium.notes if note.kind == "repair"]


def chatgpt_node(
    id_: str,
    parent: str,
    role: str,
    text: str,
    *,
    model: str | None = None,
    recipient: str = "all",
    content: Json | None = None,
) -> Json:
    message = {
        "id": id_,
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": 1_700_000_000.5,
        "update_time": None,
        "content": content or {"content_type": "text", "parts": [text]},
        "status": "finished_successfully",
        "end_turn": True,
        "weight": 1.0,
        "metadata": {"model_slug": model} if model else {},
        "recipient": recipient,
    }
    return {"id": id_, "message": message, "parent": parent, "children": []}


def chatgpt(nodes: Sequence[Json], last: str, **more: object) -> Json:
    root: Json = {"id": "root", "message": None, "parent": None, "children": []}
    return {
        "title": "Doors",
        "create_time": 1_700_000_000.25,
        "update_time": 1_700_000_100.0,
        "mapping": {"root": root, **{str(node["id"]): node for node in nodes}},
        "moderation_results": [],
        "current_node": last,
        "conversation_id": "0c1d",
        **more,
    }


def claude(*messages: Json, **more: object) -> Json:
    return {
        "uuid": "77aa",
        "name": "Doors",
        "created_at": "2025-03-01T10:00:00.000000Z",
        "updated_at": "2025-03-01T10:05:00.000000Z",
        "account": {"uuid": "88bb"},
        "chat_messages": list(messages),
        **more,
    }


def claude_message(
    id_: str, sender: str, *blocks: Json, text: str = "", **more: object
) -> Json:
    return {
        "uuid": id_,
        "text": text,
        "content": list(blocks),
        "sender": sender,
        "created_at": "2025-03-01T10:00:00.000000Z",
        "updated_at": "2025-03-01T10:00:00.000000Z",
        "attachments": [],
        "files": [],
        **more,
    }


def block(text: str) -> Json:
    return {"type": "text", "text": text, "citations": []}


def open_webui(messages: Sequence[Json], last: str) -> list[Json]:
    nodes = {str(message["id"]): message for message in messages}
    history = {"messages": nodes, "currentId": last}
    chat: Json = {
        "id": "",
        "title": "Doors",
        "models": ["m1", "m2"],
        "params": {},
        "history": history,
        "messages": list(messages),
        "tags": [],
        "timestamp": 1_700_000_000_000,
    }
    return [
        {
            "id": "c1",
            "user_id": "u1",
            "title": "Doors",
            "chat": chat,
            "created_at": 1_700_000_000,
            "updated_at": 1_700_000_100,
            "meta": {},
        }
    ]


def webui_question(id_: str, parent: str | None, text: str) -> Json:
    return {"id": id_, "parentId": parent, "role": "user", "content": text}


def webui_answer(
    id_: str, parent: str, text: str, seat: int = 0, **more: object
) -> Json:
    return {
        "id": id_,
        "parentId": parent,
        "role": "assistant",
        "content": text,
        "model": f"m{seat + 1}",
        "modelName": ("Ash", "Elm", "Fir")[seat],
        "modelIdx": seat,
        "timestamp": 1_700_000_001,
        **more,
    }


def big_agi(*messages: Json) -> Json:
    return {
        "id": "9f",
        "messages": list(messages),
        "autoTitle": "Doors",
        "systemPurposeId": "Generic",
        "created": 1_700_000_000_000,
        "updated": 1_700_000_100_000,
        "tokenCount": 0,
    }


def big_agi_message(role: str, *parts: Json, model: str | None = None) -> Json:
    message: Json = {"id": "m", "role": role, "created": 1_700_000_000_000}
    message["fragments"] = [
        {"ft": "void" if part["pt"] == "ma" else "content", "fId": "f", "part": part}
        for part in parts
    ]
    if model:
        aix = {"vId": "openai", "mId": f"openai-{model}"}
        message["generator"] = {"mgt": "aix", "name": model, "aix": aix}
    return message
