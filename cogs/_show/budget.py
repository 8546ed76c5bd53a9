"""How much text displays hold, in characters and in UTF-8 bytes at once."""

from dataclasses import dataclass

from cogs._show.facts import DISPLAYED, DISPLAYED_BYTES

_ELLIPSIS = "… "


@dataclass(frozen=True, slots=True)
class Size:
    """
    How much text fits, or how much a text takes.

    Characters are counted as UTF-16 does (an emoji counts two): the most that any
    counting of Discord's can come to.
    """

    characters: int
    utf8: int

    def __sub__(self, other: "Size") -> "Size":
        return Size(self.characters - other.characters, self.utf8 - other.utf8)

    def __add__(self, other: "Size") -> "Size":
        return Size(self.characters + other.characters, self.utf8 + other.utf8)

    def part(self, of: int) -> "Size":
        return Size(self.characters // of, self.utf8 // of)

    def holds(self, other: "Size") -> bool:
        return other.characters <= self.characters and other.utf8 <= self.utf8


DISPLAYS = Size(DISPLAYED - 100, DISPLAYED_BYTES - 470)
"""A little less than Discord takes: how it counts is nowhere written to the letter."""


def measure(text: str) -> Size:
    return Size(
        len(text.encode("utf-16-le", "surrogatepass")) // 2,
        len(text.encode("utf-8", "surrogatepass")),
    )


def fit_head(text: str, start: int, room: Size) -> int:
    """
    How many code points from *start* on surely fit: those that are there, and as many
    plain ones as could still follow them.
    """
    there = text[start : start + max(0, room.characters)]
    left = room - measure(there)
    count = len(there)
    while count and min(left.characters, left.utf8) < 0:
        count -= 1
        left += measure(there[count])
    return count + min(left.characters, left.utf8)


def fit_tail(words: str, room: Size, *, is_cut: bool = False) -> str:
    """
    The end of *words*, from a word's start on, with an ellipsis if it was cut.

    *is_cut* says that *words* were cut already. Empty if not even a word fits.
    """
    if not is_cut and room.holds(measure(words)):
        return words
    # From the end, character by character: a slice could be too long in bytes and
    # short enough in characters.
    left, start = room - measure(_ELLIPSIS), len(words)
    while start > 0 and left.holds(cost := measure(words[start - 1])):
        start -= 1
        left -= cost
    # Only a space in the first half: Chinese has none, and one word at the very end is
    # not worth all that stands before it.
    space = words.find(" ", max(0, start - 1), start + (len(words) - start) // 2)
    late = words[space + 1 if space != -1 else start :]
    return f"{_ELLIPSIS}{late}" if late else ""
