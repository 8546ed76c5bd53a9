"""
The dialogues beside this file. The first line says how each ends: "goes on", or a
kind and the messages after which the host may stop. Then a message a line,
"NAME: text", with ⏎ for a line break within it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.evidence.endings import EndingKind


@dataclass(frozen=True)
class Dialogue:
    name: str
    kind: EndingKind | None
    span: range
    messages: list[tuple[str, str]]


def dialogues() -> list[Dialogue]:
    return [_read(path) for path in sorted(Path(__file__).parent.glob("*.txt"))]


def read_seed(path: Path) -> list[tuple[str, str]]:
    sections = path.read_text(encoding="utf-8").split("\n---\n")[1:]
    found = [re.fullmatch(r"\s*### (.+?)\n(.*)", s, re.DOTALL) for s in sections]
    return [(match[1], match[2].strip()) for match in found if match]


def _read(path: Path) -> Dialogue:
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    lines = [line.partition(": ") for line in body.split("\n") if line]
    messages = [(name, text.replace("⏎", "\n")) for name, _, text in lines]
    if head == "goes on":
        return Dialogue(path.stem, None, range(0), messages)
    kind, span = head.split()
    first, last = map(int, span.split("-"))
    return Dialogue(path.stem, EndingKind(kind), range(first, last + 1), messages)
