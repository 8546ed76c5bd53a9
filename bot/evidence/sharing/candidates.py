"""Words that several turns have alike, with where: an item before it is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from bot.evidence.wording.spoken import Spot


class Form(IntEnum):
    """In the order in which they are listed."""

    PASSAGE = 1  # identical words in a row
    PHRASE = 2  # content words near one another
    WORD = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """*stems* in their order; *spots* by the number of the turn in the texts' order."""

    form: Form
    stems: tuple[str, ...]
    spots: Mapping[int, Spot]
