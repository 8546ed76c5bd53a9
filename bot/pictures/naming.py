"""How voices are called in a picture whose letters may lack theirs."""

from collections.abc import Sequence

from bot.pictures.canvas import can_letter

LACKING = "(not drawn)"
UNDRAWN = "Names that these letters lack are given by number in the text beside it."


def names_drawn(voices: Sequence[str]) -> list[str]:
    """Each name; in place of one that the picture's letters lack, that it is."""
    return [name if can_letter(name) else LACKING for name in voices]


def are_all_drawn(voices: Sequence[str]) -> bool:
    return all(map(can_letter, voices))
