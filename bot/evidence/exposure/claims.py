"""
Claims that voices did not know of each other, held against the exposure.

Looked at are the sentences of a document's notes, of findings, of the questions and of
what a convener says beside. A sentence is judged only if it names voices of this
record, or speaks of all of them, and says of their speaking that it was done
independently, without coordination, or without having seen what another said. It is
contradicted if, in the first turn of a voice it names (or in the round it names), words
of another voice it names had been met. Questions, conditions and denials are no claims;
of what happened outside this record nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.domain.note import NoteKind
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.domain.words.closing_words import COMPUTED, computed_titles, list_written
from bot.evidence.exposure.claim_patterns import DENYING, claim_patterns
from bot.evidence.exposure.turn_exposure import Met, TurnExposure
from bot.evidence.voice_names import voices_named
from bot.text.lines import one_line
from bot.text.sentences import sentences

# What patterns that ignore case take for i and s, and `lower` does not make them.
_CASED_OTHERWISE = "\u0130\u0131\u017f"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """*because* is a sentence that names the turns and the words that were met."""

    claim: str
    because: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """Said of *voices* that none met another; with *of*, only that none met those."""

    text: str
    voices: frozenset[VoiceName]
    of: frozenset[VoiceName]
    round: int | None = None


def contradicted_claims(
    symposium: Symposium, exposures: Sequence[TurnExposure]
) -> tuple[Contradiction, ...]:
    """The claims of the record that the exposure of its own turns contradicts."""
    return tuple(_contradicted(_texts(symposium), symposium, exposures))


def contradicted_in(
    text: str, symposium: Symposium, exposures: Sequence[TurnExposure]
) -> tuple[Contradiction, ...]:
    """The same of one *text* that was written after all turns of the symposium."""
    after = len(symposium.turns)
    return tuple(_contradicted(((text, after),), symposium, exposures))


def holds_claims(text: str, symposium: Symposium) -> bool:
    """Whether anything in it is to be held against the exposure."""
    voices = symposium.participants
    return any(_claim(sentence, voices) for sentence in sentences(text))


def _contradicted(
    texts: Iterable[tuple[str, int]],
    symposium: Symposium,
    exposures: Sequence[TurnExposure],
) -> Iterator[Contradiction]:
    """Each claim once."""
    voices = symposium.participants
    spoken = _Spoken(symposium.turns, {each.turn: each for each in exposures})
    found: set[str] = set()
    for text, before in texts:
        for sentence in sentences(text) if _may_claim(text) else ():
            claim = _claim(sentence, voices) if _may_claim(sentence) else None
            if claim is None or claim.text in found:
                continue
            if reasons := list(spoken.against(claim, before)):
                found.add(claim.text)
                yield Contradiction(claim.text, " ".join(reasons))


def _texts(symposium: Symposium) -> Iterator[tuple[str, int]]:
    """What may hold claims, each with how many turns there were when it was said."""
    turns = symposium.turns
    places = {turn.id: number for number, turn in enumerate(turns, 1)}
    for note in symposium.notes:
        if note.kind is not NoteKind.REPAIR and not _is_computed(note.heading):
            yield note.text, places.get(note.after, 0) if note.after else 0
    for earlier, turn in enumerate(turns):
        yield turn.question, earlier
        if turn.task is not None:  # whoever convenes speaks of the others
            yield turn.text, earlier
    for synthesis in symposium.syntheses:
        # What the program found itself repeats the claims that it found wrong.
        for found in list_written(synthesis):
            if not _is_computed(found.title):
                yield from ((finding, len(turns)) for finding in found.sentences)


def _is_computed(heading: str | None) -> bool:
    """A document may hold what the program found in it, or in another."""
    if heading is None:
        return False
    titles = (*computed_titles, *computed_titles.values(), COMPUTED)
    return heading.strip("*_#: ").casefold() in {title.casefold() for title in titles}


def _may_claim(text: str) -> bool:
    """To look for some words anywhere is quicker than to part the sentences."""
    patterns = claim_patterns()
    if any(letter in text for letter in _CASED_OTHERWISE):
        return patterns.hint.search(text) is not None
    small = text.lower()
    denies = any(word in small for word in DENYING)
    hint = patterns.hint_in_small if denies else patterns.adverb_in_small
    return hint.search(small) is not None


def _claim(sentence: str, voices: Sequence[Voice]) -> _Claim | None:
    """What the sentence claims of voices of this record; None if nothing is judged."""
    patterns = claim_patterns()
    said = patterns.claim.search(sentence)
    if said is None or sentence.rstrip("*_\"'”’) ").endswith("?"):  # noqa: RUF001 - marks
        return None
    if patterns.doubt.search(sentence[: said.start()].rpartition(".")[2]):
        return None
    named = voices_named(sentence, voices)
    before = [at for at in named.values() if at < said.start()]
    if before and patterns.subordinate.search(sentence, max(before), said.start()):
        return None
    of = _whom(said, named)
    whose = frozenset(named) - of
    if not whose or not (of or len(whose) > 1 or _is_of_others(said)):
        is_of_all = not named and patterns.everybody.search(sentence)
        whose = frozenset(voice.name for voice in voices if is_of_all)
    if said["knowing"] and not said["whom"] and not of:
        return None
    text = one_line(sentence)
    return _Claim(text, whose, of, _round(sentence)) if whose else None


def _whom(said: re.Match[str], named: Mapping[VoiceName, int]) -> frozenset[VoiceName]:
    """The voices whose words are said not to have been seen, if they are named."""
    if not said["knowing"] or said["whom"]:
        return frozenset()
    return frozenset(
        n for n, at in named.items() if 0 <= at - said.end() <= len("the ")
    )


def _is_of_others(said: re.Match[str]) -> bool:
    """Of one voice it can be said that it did not see the others' words."""
    return bool(said["others"])


def _round(sentence: str) -> int | None:
    patterns = claim_patterns()
    found = patterns.round.search(sentence)
    if found is None:
        return None
    return int(found[1]) if found[1] else patterns.ordinals[found[2].lower()]


class _Spoken:
    """The turns with words, of each voice and of each round, and what they had met."""

    def __init__(
        self, turns: Sequence[Turn], known: Mapping[TurnId, TurnExposure]
    ) -> None:
        self._known = known
        self._turns: dict[tuple[VoiceName, int | None], list[tuple[int, Turn]]] = {}
        for number, turn in enumerate(turns):
            if turn.text.strip():
                for round_ in (None, turn.round):
                    key = turn.voice, round_
                    self._turns.setdefault(key, []).append((number, turn))

    def against(self, claim: _Claim, before: int) -> Iterator[str]:
        """What contradicts the claim in the first turns, so many as there were."""
        for turn in self._concerned(claim, before):
            exposure = self._known[turn.id]
            others = claim.of or (claim.voices - {turn.voice})
            # One voice alone, said not to have seen "the others": anybody else.
            met = [
                exposure.met(name)
                for name in dict.fromkeys(m.voice for m in exposure.exposed_to)
                if name in others or (len(claim.voices) == 1 and not claim.of)
            ]
            yield from (_reason(turn, each) for each in met if each is not None)

    def _concerned(self, claim: _Claim, before: int) -> Sequence[Turn]:
        """Of each voice claimed about, its first turn, or those of the round named."""
        found: list[tuple[int, Turn]] = []
        for voice in claim.voices:
            spoken = self._turns.get((voice, claim.round), [])
            found += spoken[:1] if claim.round is None else spoken
        return [turn for number, turn in sorted(found, key=_first) if number < before]


def _first(numbered: tuple[int, Turn]) -> int:
    return numbered[0]


def _reason(turn: Turn, met: Met) -> str:
    if met.how == "shown":
        return f"{turn.voice} (turn {turn.id}) was shown {met.voice}'s turn {met.turn}."
    passage = one_line(met.passage)
    quote = f": “{passage}”" if passage else ""
    if met.where == "answer":
        verb = "names" if met.how == "named" else "quotes"
        return f"{turn.voice} (turn {turn.id}) {verb} {met.voice} itself{quote}."
    place = {
        "question": "question to",
        "system": "system text of",
        "file": "file given to",
        "member": "message to",
        "request": "request to",
    }[met.where]
    return (
        f"The {place} {turn.voice} (turn {turn.id}) quotes {met.voice} "
        f"(turn {met.turn}){quote}."
    )
