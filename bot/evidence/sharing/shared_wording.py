"""
What voices share that nobody put to them, and what they echo, of a whole symposium.

Compared are the turns with words, whatever became of them. How surprising an item is
stands in `chance.py`, who shares it independently and who echoes it in `sorting.py`,
what is listed in `foremost.py`. A voice's habits are not counted (see `habits.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import ThemeKind
from bot.domain.turn import Turn
from bot.evidence.exposure.exposure_report import ExposureReport
from bot.evidence.exposure.independence import contacts, find_own
from bot.evidence.exposure.inputs import inputs
from bot.evidence.exposure.readings import Readings
from bot.evidence.sharing.chance import Measure
from bot.evidence.sharing.foremost import chosen
from bot.evidence.sharing.found import Found, takes_single_words
from bot.evidence.sharing.sharing import Sharing
from bot.evidence.wording.habits import Habits
from bot.evidence.wording.passages import Passage, passage_around
from bot.evidence.wording.prepared import prepare

MOST = 40  # items listed of either kind
_FEW = 0.00001  # below which a number in words says no more


@dataclass(frozen=True, slots=True)
class Shared:
    """
    *phrase* is what all its voices say if it *is_wording*, else the words they share,
    as the first passage has them and parted by " … ". Voices and passages are in the
    same order. Of an echo the first is the one that said it unprompted.
    """

    phrase: str
    voices: tuple[VoiceName, ...]
    passages: tuple[Passage, ...]
    is_wording: bool
    bits: float
    expected: float
    kind: ThemeKind


@dataclass(frozen=True, slots=True)
class SharedWording:
    """
    The best of each list, and how many *more* there are in both; *sharing* is what they
    were taken from. *cut* are the turns of which the beginning only was compared;
    *unlisted* those of which only identical passages were, since it is not known how
    usual the words of their languages are; *untried* those of which no single words
    were listed.
    """

    independent: tuple[Shared, ...]
    echo: tuple[Shared, ...]
    more: int
    sharing: Sharing
    cut: tuple[Turn, ...]
    unlisted: tuple[Turn, ...]
    untried: tuple[Turn, ...]


def share_wording(
    symposium: Symposium,
    exposure: ExposureReport,
    *,
    habits: Habits | None = None,
    most_characters: int | None = None,
    readings: Readings | None = None,
) -> SharedWording:
    """
    *exposure* is that of the same symposium; *habits* what the archive shows. Of longer
    answers than *most_characters* together allow, the beginnings are compared. What
    stands in *readings* need not be read again.
    """
    turns = [turn for turn in symposium.turns if turn.text.strip()]
    said = frozenset(turn.text for turn in turns)
    given = [inputs(symposium, turn, said) for turn in turns]
    length = longest(turns, most_characters)
    spoken = prepare(symposium, turns, given, length, readings)
    listed = [each for each in spoken if each.content.is_listed]
    unlisted = tuple(each.turn for each in spoken if not each.content.is_listed)
    untried = [each.turn for each in listed if not takes_single_words(each.content)]
    # A turn of signs alone, say a drawing, has nothing to compare.
    spoken = [each for each in spoken if each.content.words]
    met = contacts(symposium.turns, exposure.turns, find_own(turns, given))
    # The archive holds this symposium too: its own phrases would look like habits.
    besides = (habits or Habits()).besides(symposium)
    sharing = Sharing(spoken, met, besides, Measure(spoken))
    sharing.sort_out()
    independent, more = chosen(sharing.independent, MOST)
    echo, more_echo = chosen(sharing.echo, MOST)
    return SharedWording(
        tuple(map(_shared, independent)),
        tuple(map(_shared, echo)),
        more + more_echo,
        sharing,
        tuple(turn for turn in turns if length is not None and len(turn.text) > length),
        unlisted,
        tuple(untried),
    )


def longest(turns: Sequence[Turn], most: int | None) -> int | None:
    """How many characters of an answer are compared, if all of them are too many."""
    lengths = sorted(len(turn.text) for turn in turns)
    if most is None or sum(lengths) <= most:
        return None
    # Short answers stay whole; what they leave is for the longer ones.
    left, count = most, len(lengths)
    for length in lengths:
        if length * count > left:
            break
        left, count = left - length, count - 1
    return left // count


def describe_chance(shared: Shared) -> str:
    """Such as "34 bits, by chance 0.0002"."""
    few = shared.expected < _FEW
    by_chance = "less than 0.00001" if few else f"{shared.expected:.1g}"
    return f"{shared.bits:.0f} bits, by chance {by_chance}"


def tell_languages(shared: SharedWording) -> Iterator[str]:
    """Of which answers it cannot be said, or not in full, what they share."""
    if shared.untried:
        yield (
            f"Of {_answers(shared.untried)} single words are not listed: nobody has "
            f"found yet that readers of that language accept most of them."
        )
    if shared.unlisted:
        yield (
            f"Of {_answers(shared.unlisted)} only long identical passages "
            f"are looked for, since it is not known here how usual the words of that "
            f"language are; and not even these in scripts without spaces between words "
            f"(Thai, Khmer)."
        )


def _answers(turns: Sequence[Turn]) -> str:
    return f"{len(turns)} answer{'s' if len(turns) > 1 else ''}"


def _shared(found: Found) -> Shared:
    passages = tuple(
        passage_around(spoken, *spot)
        for spoken, spot in zip(found.spoken, found.spots, strict=True)
    )
    return Shared(
        found.shown,
        found.voices,
        passages,
        found.is_wording,
        found.chance.bits,
        found.chance.expected,
        found.kind,
    )
