"""What an imported record says twice, or of itself, is brought into one."""

import json
from typing import Any

import pytest

from bot.errors import Unreadable
from bot.transcript.json_export import from_json
from bot.transcript.verifying import verify
from tests.transcript.exports import to_json
from tests.transcript.symposia import everything


def an_export() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(to_json(everything()))
    return document


@pytest.mark.parametrize("ended", ["2030-01-01T00:00:00Z", None])
def test_it_ended_when_it_was_closed_last(ended: str | None) -> None:
    imported = from_json(json.dumps(an_export() | {"ended": ended}))
    assert verify(to_json(imported)).whole


@pytest.mark.parametrize("kind", ["acts", "tables", "closings"])
def test_no_id_is_there_twice(kind: str) -> None:
    document = an_export()
    document[kind] += document[kind]
    with pytest.raises(Unreadable, match="is there twice"):
        from_json(json.dumps(document))


def test_only_what_can_be_erased_has_a_commitment() -> None:
    document = an_export()
    document["turns"][0]["commitments"]["mood"] = {"salt": None, "sha256": "0" * 64}
    with pytest.raises(Unreadable, match="cannot be erased"):
        from_json(json.dumps(document))
