"""Requests that stood in no entry when a document was exported, as it says."""

from collections.abc import Iterator, Mapping

from bot.transcript.reading.json_reader import Node


def read_under_way(node: Node) -> dict[str, int]:
    """By the acts that they answer; whatever cannot be such a number is none."""
    listed = node.key_or_none("requests").value
    rows = listed if isinstance(listed, list) else []
    return dict(pair for row in rows if isinstance(row, dict) for pair in _read(row))


def _read(row: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    act, made = row.get("act"), row.get("made")
    many = made.get("under_way") if isinstance(made, dict) else None
    if isinstance(act, str) and isinstance(many, int) and many > 0:
        yield act, int(many)
