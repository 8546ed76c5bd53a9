import json

import pytest

from bot.wire.faults import Fault, read_fault
from bot.wire.refusals.meanings import Meaning

SAID = {"message": "Oh", "code": None}


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (500, {"error": SAID}, Fault(500, "Oh")),
        (
            404,
            {"error": "no such model"},
            Fault(404, "no such model", meaning=Meaning.UNKNOWN_MODEL),
        ),
        (400, {"detail": "Oh"}, Fault(400, "Oh")),
        (
            422,
            {"detail": [{"msg": "field required"}]},
            Fault(422, "field required", points=("field required",)),
        ),
        (400, {"object": "error", "message": "Oh"}, Fault(400, "Oh")),
        (400, [{"error": {"message": "Oh", "status": "INVALID"}}], Fault(400, "Oh")),
        (400, [], Fault(400)),
        (400, "Oh", Fault(400, "Oh")),
        (
            502,
            {"error": {"message": "Provider", "metadata": {"raw": "Down"}}},
            Fault(502, "Provider: Down"),
        ),
        (
            429,
            {"error": {"code": "insufficient_quota"}},
            Fault(429, meaning=Meaning.NO_CREDIT),
        ),
        (
            400,
            {"error": {"metadata": {"raw": '{"error": {"code": "model_not_found"}}'}}},
            Fault(400, meaning=Meaning.UNKNOWN_MODEL),
        ),
        (500, {"error": {"code": 404}}, Fault(500)),
    ],
)
def test_what_went_wrong_is_read_from_its_many_forms(
    status: int, body: object, fault: Fault
) -> None:
    assert read_fault(status, json.dumps(body).encode()) == fault


@pytest.mark.parametrize(
    "error",
    [
        {"code": "content_filter"},
        {"code": "content_policy_violation"},
        {"code": "data_inspection_failed"},
        {"type": "content_filter"},
        {"innererror": {"code": "ResponsibleAIPolicyViolation"}},
        {"code": 403, "metadata": {"flagged_input": "x", "reasons": ["violence"]}},
    ],
)
def test_an_error_whose_code_names_a_content_rule_is_filtered(
    error: dict[str, object],
) -> None:
    assert read_fault(400, json.dumps({"error": error}).encode()).filtered


def test_plain_text_is_quoted_and_a_web_page_is_not() -> None:
    assert read_fault(503, b" upstream gone\n") == Fault(503, "upstream gone")
    assert read_fault(503, b"\n<html><p>Bad gateway") == Fault(503)
