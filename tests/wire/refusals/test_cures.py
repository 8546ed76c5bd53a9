"""Which field an endpoint does not take, in many shapes, and what only looks so."""

import json

import pytest

from bot.domain.names import VoiceName
from bot.domain.turn import Message
from bot.domain.voice import Voice
from bot.wire.dialects import DIALECTS
from bot.wire.refusals.cures import CURES, Cure, apply_cures, find_cure
from bot.wire.request import Request

HEARD = (Message("user", "Why is temperature not supported in a stream?"),)
EXTRA = "Extra inputs are not permitted"


def built(dialect: str = "openai", **extra: object) -> Request:
    voice = Voice(
        VoiceName("Ada"),
        model="one",
        dialect=dialect,
        base_url="https://acme.test/v1",
        temperature=0.3,
        max_tokens=50,
        extra_body=extra,
    )
    return DIALECTS[dialect].build(voice, HEARD)


def found(body: object, *, status: int = 400, dialect: str = "openai") -> str | None:
    """The field that is cured when *body* refuses a request that has all of them."""
    content = body if isinstance(body, str) else json.dumps(body)
    fault = DIALECTS[dialect].read_refusal(status, content.encode())
    cure = find_cure(fault, built(dialect))
    return cure.field if cure else None


def error(message: str, **more: object) -> object:
    return {"error": {"message": message, "type": "invalid_request_error", **more}}


def entry(*loc: str, msg: str = EXTRA, kind: str = "extra_forbidden") -> object:
    return {"type": kind, "loc": list(loc), "msg": msg, "input": {"a": True}}


MISTRAL = entry("body", "stream_options", "include_usage")
VLLM = (
    "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': "
    f"'{EXTRA}', 'input': {{'include_usage': True}}}}]"
)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"object": "error", "message": {"detail": [MISTRAL]}}, "stream_options"),
        ({"object": "error", "message": [MISTRAL], "code": 3}, "stream_options"),
        ({"detail": [entry("body", "stream_options")]}, "stream_options"),
        ({"detail": [entry("body", "max_tokens", msg="?"), MISTRAL]}, "stream_options"),
        ({"detail": [entry("body", "temperature")]}, "temperature"),
        ({"detail": [entry("body", "stream")]}, "stream"),
        (error("Not understood.", param="stream_options"), "stream_options"),
        (error("Unknown parameter: 'stream_options'."), "stream_options"),
        ({"object": "error", "message": VLLM, "code": 400}, "stream_options"),
        (error(VLLM, code=400), "stream_options"),
        ("stream_options is not supported", "stream_options"),
        (
            error("'stream_options' may only be used when 'stream' is true"),
            "stream_options",
        ),
        (
            error(
                "Unsupported parameter: 'max_tokens' does not work with this model. "
                "Use 'max_completion_tokens' instead.",
                param="max_tokens",
                code="unsupported_parameter",
            ),
            "max_tokens",
        ),
        (error("max_tokens: please use max_completion_tokens"), "max_tokens"),
        (
            error(
                "Unsupported value: 'temperature' does not support 0.3 with this "
                "model. Only the default (1) value is supported.",
                param="temperature",
                code="unsupported_value",
            ),
            "temperature",
        ),
        (error("Unsupported parameter.", param="temperature"), "temperature"),
        (error("`temperature` is deprecated for this model."), "temperature"),
        (error("invalid temperature: only 1 is allowed for this model"), "temperature"),
        (error("invalid temperature: only 0.6 is allowed for it"), "temperature"),
        (error("temperature is not supported for this model"), "temperature"),
        (
            error("temperature may only be set to 1 when thinking is enabled"),
            "temperature",
        ),
        (error("This model does not support the temperature parameter"), "temperature"),
        (
            error(
                "Your organization must be verified to stream this model.",
                param="stream",
                code="unsupported_value",
            ),
            "stream",
        ),
        (error("This model does not support streaming"), "stream"),
        (error("Streaming is not supported for this model."), "stream"),
        (error("Unsupported value: 'stream' does not support true here."), "stream"),
        (error("Please set stream to false."), "stream"),
        (error("stream=true is not allowed"), "stream"),
        (error("streaming is currently disabled"), "stream"),
    ],
)
@pytest.mark.parametrize("status", [400, 422])
def test_a_field_that_is_refused_is_found(
    body: object, field: str, status: int
) -> None:
    assert found(body, status=status) == field


@pytest.mark.parametrize(
    "body",
    [
        error("upstream not available"),
        error("The upstream is unknown, or does not support this."),
        error("up-stream refused: unsupported"),
        error("The stream of consciousness in your question is too long."),
        error("unexpected end of stream"),
        error("temperature must be between 0 and 2", param="temperature"),
        error("temperature: range: 0..1"),
        error("temperature and top_p cannot both be given"),
        error("max_tokens is too large: 50. At most 40 are supported.", param="x"),
        error("max_tokens: 50 > 40, which is the maximum allowed"),
        error("Unknown parameter: 'mood'.", param="mood"),
        error("Unsupported value", param="messages[0].content"),
        error("Unsupported parameter: 'temperatures'"),
        {"detail": [entry("body", "temperature", msg="Input should be at most 1")]},
        # The one is out of bounds and the other unknown: the first is the voice's own.
        {
            "detail": [
                entry("body", "temperature", msg="Input should be at most 1"),
                entry("body", "mood"),
            ]
        },
        {"detail": EXTRA},
        {"detail": [{"loc": 7, "msg": {}}, 7, None]},
        {"message": {"detail": "stream"}},
        error(""),
        "",
        "<html>stream is not supported",
    ],
)
def test_what_only_looks_so_is_not(body: object) -> None:
    assert found(body) is None


@pytest.mark.parametrize("dialect", DIALECTS)
def test_temperature_is_left_out_in_each_dialect(dialect: str) -> None:
    refused = error("`temperature` is deprecated for this model.")
    assert found(refused, dialect=dialect) == "temperature"

    cured = apply_cures(CURES[2:3], built(dialect), DIALECTS[dialect])

    asked = built(dialect)
    assert cured.content == asked.content.replace(b'"temperature":0.3', b"").replace(
        b",,", b","
    ).replace(b",}", b"}")
    assert (cured.path, cured.headers, cured.streams) == (
        asked.path,
        asked.headers,
        asked.streams,
    )


def test_google_names_the_field_in_a_list_of_violations() -> None:
    violation = {
        "field": "generation_config.temperature",
        "description": "It is not supported by this model.",
    }
    details = [{"@type": "google.rpc.BadRequest", "fieldViolations": [violation]}]
    refused = {"error": {"code": 400, "message": "Invalid.", "details": details}}

    assert found(refused, dialect="google") == "temperature"


def test_the_limit_of_tokens_is_sent_by_its_other_name() -> None:
    cured = apply_cures(CURES[1:2], built(), DIALECTS["openai"]).body

    assert cured["max_completion_tokens"] == 50
    assert "max_tokens" not in cured


def test_what_extra_body_says_by_the_other_name_stands() -> None:
    asked = built(max_completion_tokens=7)

    assert apply_cures(CURES, asked, DIALECTS["openai"]).body == {
        "model": "one",
        "messages": asked.body["messages"],
        "stream": False,
        "max_completion_tokens": 7,
    }


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_cure_takes_away_what_it_is_found_by(dialect: str) -> None:
    refused = error(
        "stream_options, max_tokens (max_completion_tokens), temperature, streaming: "
        "not supported"
    )
    fault = DIALECTS[dialect].read_refusal(400, json.dumps(refused).encode())
    request, cures = built(dialect), list[Cure]()
    while (cure := find_cure(fault, request)) and len(cures) < 9:
        cures.append(cure)
        request = apply_cures([cure], request, DIALECTS[dialect])

    assert len(cures) == len(set(cures)) <= len(CURES)
    assert apply_cures(CURES, request, DIALECTS[dialect]) == request


def test_the_refusal_tells_which_field_it_was() -> None:
    body = {"object": "error", "message": {"detail": [MISTRAL, entry("body", "n")]}}
    fault = DIALECTS["openai"].read_refusal(422, json.dumps(body).encode())

    assert fault.said == f"stream_options.include_usage: {EXTRA}; n: {EXTRA}"


def test_a_refusal_with_very_many_fields_is_cut() -> None:
    body = {"detail": [entry("body", "x" * 9)] * 5000}
    fault = DIALECTS["openai"].read_refusal(422, json.dumps(body).encode())

    assert len(fault.points) == 8
