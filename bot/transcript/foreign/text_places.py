"""Where each text of a JSON document went, so that none is dropped without a word."""

from collections.abc import Iterable, Iterator
from enum import IntEnum, auto

from bot.transcript.foreign.json_value import JsonPath, JsonValue


class TextPlace(IntEnum):
    """Where a text of the document is now; one nobody marked is not understood."""

    FRAME = auto()
    """It names what stands beside it: an id, a role, a name, a time."""
    TURN = auto()
    QUESTION = auto()
    NOTE = auto()


class TextPlaces:
    """The place of each text, by the steps that lead to it. Mutable."""

    def __init__(self) -> None:
        self._places: dict[JsonPath, TextPlace] = {}

    def mark(self, place: TextPlace, value: JsonValue) -> None:
        """The texts in it went there."""
        for one in value.texts():
            self._places[one.steps] = place

    def mark_all(self, place: TextPlace, values: Iterable[JsonValue]) -> None:
        for value in values:
            self.mark(place, value)

    def place(self, value: JsonValue) -> TextPlace | None:
        return self._places.get(value.steps)

    def find_not_understood(self, root: JsonValue) -> Iterator[JsonValue]:
        """The texts with words that went nowhere."""
        for one in root.texts():
            if one.steps not in self._places and one.words:
                yield one
