import hashlib
import json

import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Message, Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.wire.dialects import DIALECTS
from bot.wire.request import replace_body
from tests.loopback.endpoint_dialects import WORDINGS

HEARD = (
    Message("system", "Be brief."),
    Message("user", "Was ist eine Tür? 🚪"),
    Message("assistant", "Ein Zweifel."),
    Message("user", "Why?"),
)
SPOKEN = [
    {"role": "user", "content": "Was ist eine Tür? 🚪"},
    {"role": "assistant", "content": "Ein Zweifel."},
    {"role": "user", "content": "Why?"},
]


def put(dialect: str, *messages: Message) -> list[dict[str, object]]:
    """How it looks in a request's body where that dialect puts what is said."""
    if dialect != "google":
        return [{"role": m.role, "content": m.text} for m in messages]
    roles = {"user": "user", "assistant": "model"}
    return [{"role": roles[m.role], "parts": [{"text": m.text}]} for m in messages]


def voice(dialect: str, **more: object) -> Voice:
    known = {
        "model": "acme/one",
        "dialect": dialect,
        "base_url": "https://acme.test/v1",
    }
    return Voice(VoiceName("Ada"), **(known | more))  # type: ignore[arg-type]  # fields by name


def test_chat_completions_are_asked_with_one_leading_system_message() -> None:
    request = DIALECTS["openai"].build(
        voice("openai", system="You are Ada.", temperature=0.5, max_tokens=99), HEARD
    )

    assert request.path == "/chat/completions"
    assert request.headers == {"content-type": "application/json"}
    assert request.body == {
        "model": "acme/one",
        "messages": [
            {"role": "system", "content": "You are Ada.\n\nBe brief."},
            *SPOKEN,
        ],
        "temperature": 0.5,
        "max_tokens": 99,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_anthropic_messages_keep_the_system_text_apart_and_set_max_tokens() -> None:
    request = DIALECTS["anthropic"].build(voice("anthropic", system="I."), HEARD)

    assert request.path == "/messages"
    assert request.headers == {
        "content-type": "application/json",
        "anthropic-version": "2023-06-01",
    }
    assert request.body == {
        "model": "acme/one",
        "system": "I.\n\nBe brief.",
        "messages": SPOKEN,
        "max_tokens": 8192,
        "stream": True,
    }


@pytest.mark.parametrize("base_url", ["https://a.test", "https://a.test/v1/"])
def test_anthropics_address_may_be_given_with_its_version_and_without(
    base_url: str,
) -> None:
    asked = voice("anthropic", base_url=base_url)
    path = DIALECTS["anthropic"].build(asked, HEARD).path
    lookup = DIALECTS["anthropic"].build_listing(base_url)

    assert base_url.rstrip("/") + path == "https://a.test/v1/messages"
    assert base_url.rstrip("/") + lookup.path == "https://a.test/v1/models"
    assert lookup.query == "limit=1000"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_voice_without_instructions_sends_none(dialect: str) -> None:
    body = DIALECTS[dialect].build(voice(dialect), HEARD[1:]).body

    assert body.keys().isdisjoint({"system", "systemInstruction", "instructions"})
    assert body[WORDINGS[dialect].rules.said] == put(dialect, *HEARD[1:])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_extra_body_is_merged_and_has_the_last_word(dialect: str) -> None:
    extra = {"reasoning": {"effort": "high"}, "model": "other", "top_p": 0.9}
    request = DIALECTS[dialect].build(voice(dialect, extra_body=extra), HEARD)

    assert {name: request.body[name] for name in extra} == extra


@pytest.mark.parametrize("dialect", DIALECTS)
def test_anybody_can_compute_the_digest_again_from_the_body(dialect: str) -> None:
    request = DIALECTS[dialect].build(voice(dialect, temperature=1.0), HEARD)
    exported = json.loads(json.dumps(request.body))
    canonical = json.dumps(
        exported, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()

    assert canonical == request.content
    assert hashlib.sha256(canonical).hexdigest() == request.sha256


@pytest.mark.parametrize("dialect", DIALECTS)
def test_half_an_emoji_can_be_asked_about(dialect: str) -> None:
    request = DIALECTS[dialect].build(voice(dialect), [Message("user", "a\ud83d")])

    sent = put(dialect, Message("user", "a\ufffd"))
    assert request.body[WORDINGS[dialect].rules.said] == sent


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("value", [float("nan"), object()])
def test_an_extra_body_that_json_cannot_say_is_misconfigured(
    dialect: str, value: object
) -> None:
    with pytest.raises(VoiceError, match="extra_body") as caught:
        DIALECTS[dialect].build(voice(dialect, extra_body={"x": value}), HEARD)

    assert caught.value.reason is Reason.MISCONFIGURED


@pytest.mark.parametrize(
    ("dialect", "headers"),
    [
        ("openai", {"authorization": "Bearer k-1"}),
        ("anthropic", {"x-api-key": "k-1"}),
        ("google", {"x-goog-api-key": "k-1"}),
        ("responses", {"authorization": "Bearer k-1"}),
    ],
)
def test_the_key_travels_in_a_header_and_is_no_part_of_the_request(
    dialect: str, headers: dict[str, str]
) -> None:
    request = DIALECTS[dialect].build(voice(dialect, key_env="KEY"), HEARD)

    assert DIALECTS[dialect].authorise("k-1") == headers
    assert headers.keys().isdisjoint(request.headers)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_request_may_ask_for_the_answer_in_one_piece(dialect: str) -> None:
    request = DIALECTS[dialect].build(voice(dialect), HEARD)
    whole = DIALECTS[dialect].build_unstreamed(request)

    assert whole.headers == request.headers
    assert (request.streams, whole.streams) == (True, False)
    expected = {name: it for name, it in request.body.items() if "stream" not in name}
    told = {"stream": False} if "stream" in request.body else {}
    assert whole.body == expected | told


def test_responses_are_asked_for_with_instructions_and_are_not_stored() -> None:
    asked = voice("responses", system="I.", temperature=0.5, max_tokens=99)
    request = DIALECTS["responses"].build(asked, HEARD)

    assert (request.path, request.query) == ("/responses", "")
    assert request.headers == {"content-type": "application/json"}
    assert request.body == {
        "model": "acme/one",
        "instructions": "I.\n\nBe brief.",
        "input": SPOKEN,
        "temperature": 0.5,
        "max_output_tokens": 99,
        "stream": True,
        "store": False,
    }


def test_googles_generate_content_is_asked_by_its_path_and_its_query() -> None:
    asked = voice("google", system="I.", temperature=0.5, max_tokens=99)
    request = DIALECTS["google"].build(asked, HEARD)
    whole = DIALECTS["google"].build_unstreamed(request)

    assert request.path == "/models/acme/one:streamGenerateContent"
    assert request.query == "alt=sse"
    assert request.body == {
        "systemInstruction": {"parts": [{"text": "I.\n\nBe brief."}]},
        "contents": put("google", *HEARD[1:]),
        "generationConfig": {"temperature": 0.5, "maxOutputTokens": 99},
    }
    assert whole.path == "/models/acme/one:generateContent"
    assert (whole.query, whole.body) == ("", request.body)


def test_an_extra_generation_config_adds_to_the_voices_own() -> None:
    extra = {"thinkingConfig": {"includeThoughts": True}, "temperature": 0.1}
    asked = voice(
        "google", temperature=1.0, max_tokens=9, extra_body={"generationConfig": extra}
    )

    assert DIALECTS["google"].build(asked, HEARD).body["generationConfig"] == {
        "maxOutputTokens": 9,
        **extra,
    }


@pytest.mark.parametrize(
    ("base_url", "model", "path"),
    [
        ("https://a.test/v1beta", "gemini-x", "/models/gemini-x"),
        ("https://a.test/v1beta/", "models/gemini-x", "/models/gemini-x"),
        ("https://a.test", "gemini-x", "/v1beta/models/gemini-x"),
        ("https://a.test/", "tunedModels/x", "/v1beta/tunedModels/x"),
        ("https://a.test/v1", "a?b:c#d", "/models/a%3Fb%3Ac%23d"),
        ("https://a.test/v1", "publishers/a/models/b", "/publishers/a/models/b"),
    ],
)
def test_googles_model_is_part_of_the_path(
    base_url: str, model: str, path: str
) -> None:
    asked = voice("google", base_url=base_url, model=model)
    lookup = DIALECTS["google"].build_listing(base_url)

    request = DIALECTS["google"].build(asked, HEARD)
    assert request.path == f"{path}:streamGenerateContent"
    assert lookup.path == ("/v1beta/models" if path.startswith("/v1") else "/models")
    assert lookup.query == "pageSize=1000"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_request_with_another_body_goes_the_same_way(dialect: str) -> None:
    request = DIALECTS[dialect].build(voice(dialect), HEARD)
    same = replace_body(request, request.body)
    other = replace_body(request, {"a": 1})

    assert same == request
    assert (other.path, other.query, other.headers, other.streams) == (
        request.path,
        request.query,
        request.headers,
        request.streams,
    )
    assert (other.body, other.content) == ({"a": 1}, b'{"a":1}')
