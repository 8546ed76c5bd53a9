"""How the loopback's endpoint words an answer: what each dialect has a class for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tests.loopback.endpoint_rules import Rules
from tests.loopback.endpoint_scenarios import Scenario

Event = tuple[str, object]
"""A name, left out where it is empty, and data; a string is sent as it stands."""
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, wherever its dialect says so."""

    model: str
    streams: bool


class Wording(Protocol):
    """One answer in the making; a class is made for each request."""

    rules: Rules

    def asked(self, path: str, query: str, body: Mapping[str, object]) -> Asked: ...
    def opening(self, model: str) -> Iterator[Event]: ...
    def step(self, kind: str, words: str) -> Event: ...
    def finish(self, scenario: Scenario, tokens: Tokens) -> Iterator[Event]: ...
    def done(self) -> Iterator[Event]: ...
    def error(self, error: Mapping[str, object]) -> Event: ...
    def whole(self, scenario: Scenario, model: str, tokens: Tokens) -> object: ...
    def refusal(self, status: int, message: str) -> tuple[int, object]: ...
    def listing(self, models: Iterable[str]) -> object: ...


def worded(event: Event, scenario: Scenario) -> str:
    """One event as it goes out."""
    name, told = event
    data = (
        told if isinstance(told, str) else json.dumps(told, ensure_ascii=scenario.ascii)
    )
    lines = [f"event: {name}"] if name else []
    lines += [f"data: {data}", "", ""]
    return scenario.newline.join(lines)
