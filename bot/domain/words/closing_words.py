"""What every face says of a closing table: whose words it holds, and who is absent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.domain.symposium import Symposium
from bot.domain.synthesis import Missing, Synthesis
from bot.domain.turn import Status, Turn
from bot.domain.words.plain_words import departure_words, reason_words

NUMBERED = "findings"
"""The key of what is counted from 1 where it is shown, each with its voices."""

written_titles: Mapping[str, str] = MappingProxyType(
    {
        NUMBERED: "Findings",
        "consensus": "Consensus",
        "contradictions": "Contradictions",
        "only_one": "Said by one voice only",
        "blind_spots": "Blind spots",
        "open_questions": "Left open",
        "changed": "Changed since the table before",
    }
)
"""Of what whoever wrote the table found, by key, in the order in which it is shown."""

computed_titles: Mapping[str, str] = MappingProxyType(
    {
        "contradicted": "Claims that the record contradicts",
        "who_saw_what": "Who saw what",
        "misattributed": "Credited to one voice, said by another",
        "unprompted": "Shared unprompted, by voices that had not met",
        "echo": "Shared after they had met: echo",
        "moved": "Since its blind answer (wording is compared, not meaning)",
        "shifts": "Between the rounds",
    }
)
"""The same of what the program itself found in the record."""

NOTE = "note"
"""The key of what the program says on how the table came about."""
COMPUTED = "Computed by the program"
COMPUTED_HOW = "From the record, without a model; no voice wrote it."
NO_MODEL, DOCUMENT = "none", "document"

LONGEST_NAME = 80
MOST_SENTENCES = 12  # of one list; a person reads no more of them in a thread
LONGEST_SENTENCE = 400  # characters of one, with its ellipsis
LONGEST_LIST = 2000  # characters of one list, about one message
LONGEST_FINDINGS = 8000  # characters of all lists together


@dataclass(frozen=True, slots=True)
class FindingList:
    """Sentences under their title, and how many *more* of them are not among them."""

    title: str
    sentences: tuple[str, ...]
    more: int = 0
    is_numbered: bool = False

    def marks(self, bullet: str) -> tuple[tuple[str, str], ...]:
        """Each sentence behind its number, or else behind the *bullet*."""
        return tuple(
            (f"{number}." if self.is_numbered else bullet, sentence)
            for number, sentence in enumerate(self.sentences, 1)
        )


def list_written(made: Synthesis) -> tuple[FindingList, ...]:
    """What the table's writer found; of an imported document under its own headings."""
    own = [key for key in made.findings if key not in written_titles and key != NOTE]
    if made.by != DOCUMENT:
        own = [key for key in own if key not in computed_titles]
    return _lists(made, {**written_titles, **{key: key for key in own}})


def list_computed(made: Synthesis) -> tuple[FindingList, ...]:
    """What the program found; nothing that stands in an imported document is that."""
    return () if made.by == DOCUMENT else _lists(made, computed_titles)


def limit_lists(lists: Sequence[FindingList]) -> tuple[FindingList, ...]:
    """Only as much of them as a thread or a screen can show; `more` counts the rest."""
    room, limited = LONGEST_FINDINGS, []
    for each in lists:
        shown = _fitting(each.sentences, min(room, LONGEST_LIST))
        room -= sum(map(len, shown))
        more = len(each.sentences) - len(shown)
        limited.append(replace(each, sentences=shown, more=more))
    return tuple(limited)


def tell_rest(more: int) -> str:
    """What stands in the place of *more* sentences that are not shown."""
    return f"and {more:,} more, in the export"


def tell_origin(made: Synthesis) -> tuple[str, ...]:
    """Who made it, which of its words are checked, and how it came about."""
    notes = made.findings.get(NOTE, ())
    if made.by == NO_MODEL:
        return notes or ("Extracted from the texts without a model.",)
    if made.by == DOCUMENT:
        return (f"The document's own table. {_unchecked('the document')}", *notes)
    writer = _cut(made.by, LONGEST_NAME)
    return (f"Written by {writer}. {_unchecked(writer)}", *notes)


def tell_partial(made: Synthesis) -> str:
    """What follows a heading, " (partial: 5 of 6 voices)"; empty if all are there."""
    if not made.partial:
        return ""
    there = {row.voice for row in made.rows}
    asked = there | {missing.voice for missing in made.missing}
    noun = "voice" if len(asked) == 1 else "voices"
    return f" (partial: {len(there)} of {len(asked)} {noun})"


def explain_absence(symposium: Symposium, made: Synthesis, missing: Missing) -> str:
    """Why a voice has no row; reads after its name: "Grok could not be reached"."""
    if missing.reason is not None:
        return reason_words[missing.reason]
    turns = _turns_by_then(symposium, made, missing)
    if not any(turn.has_spoken and turn.text.strip() for turn in turns):
        last = turns[-1].status if turns else Status.SPEAKING
        return departure_words.get(last, "had not spoken by then")
    writer = "the document" if made.by == DOCUMENT else _cut(made.by, LONGEST_NAME)
    return "spoke, and is not in it" if made.by == NO_MODEL else f"left out by {writer}"


def _lists(made: Synthesis, titles: Mapping[str, str]) -> tuple[FindingList, ...]:
    return tuple(
        FindingList(title, sentences, is_numbered=key == NUMBERED)
        for key, title in titles.items()
        if (sentences := made.findings.get(key))
    )


def _fitting(sentences: Sequence[str], room: int) -> tuple[str, ...]:
    shown: list[str] = []
    for sentence in map(_cut, sentences[:MOST_SENTENCES]):
        room -= len(sentence)
        if room < 0:
            break
        shown.append(sentence)
    return tuple(shown)


def _cut(words: str, most: int = LONGEST_SENTENCE) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _unchecked(whose: str) -> str:
    return (
        f"Positions and findings are {whose}'s own words, unchecked; each formulation "
        "was looked for in what its voice said."
    )


def _turns_by_then(
    symposium: Symposium, made: Synthesis, missing: Missing
) -> list[Turn]:
    """The voice's turns that had ended when the table was made."""
    return [
        turn
        for turn in symposium.turns
        if turn.voice == missing.voice
        and turn.is_over
        and (turn.place is None or made.place is None or turn.place < made.place)
    ]
