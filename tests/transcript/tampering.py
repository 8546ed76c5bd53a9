"""An export of four turns, and what is told of it once it was changed."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.integrity.alignment import Alteration
from bot.integrity.chain import entry_digest
from bot.integrity.verdict import Difference
from bot.transcript.verifying import verify
from tests.transcript.exports import linked, to_json
from tests.transcript.symposia import everything

Json = dict[str, Any]


def four() -> Symposium:
    """Four turns of two voices, with a table, notes and a seal."""
    first, second = everything().turns
    more = (
        replace(
            first,
            id=TurnId("s1.3"),
            number=3,
            place=4,
            text="Ink.",
            round=2,
            seal=None,
        ),
        replace(second, id=TurnId("s1.4"), number=4, place=4, text="Air.", round=2),
    )
    closing = replace(everything().closings[0], place=None)
    return linked(
        replace(everything(), turns=(first, second, *more), closings=(closing,))
    )


def told(text: str) -> tuple[Difference | None, str]:
    verdict = verify(text)
    assert not verdict.whole
    return verdict.first, verdict.sentence


def with_json(change: Callable[[Json], object]) -> str:
    whole = json.loads(to_json(four()))
    change(whole)
    return json.dumps(whole)


def turn(how: Alteration, id_: str | None, place: int) -> Difference:
    return Difference(how, "turn", id_, place)


def again(whole: Json, **changes: object) -> Json:
    """A turn that somebody puts in, with digests of its own."""
    added = {**whole["turns"][0], "id": "s1.9", "number": 9, **changes}
    return {**added, "sha256": entry_digest(added, whole["turns"][1]["sha256"])}
