"""Refusals in the shapes of providers, and what a person is told of one."""

import json

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.wire.complaints import explain_fault
from bot.wire.dialects import DIALECTS

ADA = Voice(
    VoiceName("Ada"), model="acme/one", base_url="https://acme.test/v1", key_env="A_KEY"
)


def judged(status: int, body: object, *, dialect: str = "openai") -> VoiceError:
    content = body if isinstance(body, str) else json.dumps(body)
    fault = DIALECTS[dialect].read_refusal(status, content.encode())
    return explain_fault(fault, ADA)


def openai(message: str, **more: object) -> object:
    known = {"type": "invalid_request_error", "param": None, "code": None}
    return {"error": {"message": message} | known | more}


def anthropic(message: str, kind: str = "invalid_request_error") -> object:
    error = {"type": kind, "message": message}
    return {"type": "error", "error": error, "request_id": "req_1"}


def google(status: str, message: str, *details: object, code: int = 400) -> object:
    told = {"code": code, "message": message, "status": status}
    return [{"error": told | {"details": list(details)}}]


def openrouter(code: int, message: str, raw: object = None) -> object:
    about = {"provider_name": "X", **({"raw": json.dumps(raw)} if raw else {})}
    return {
        "error": {"message": message, "code": code, "metadata": about},
        "user_id": "u",
    }
