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
from bot.domain.words.closing_words import list_written
from bot.evidence.exposure.claim_patterns import claim_patterns
from bot.evidence.exposure.turn_exposure import Met, TurnExposure
from bot.evidence.voice_names import voices_named
from bot.text.lines import one_line
from bot.text.sentences import sentences


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
    known = {exposure.turn: exposure for exposure in exposures}
    return tuple(_contradicted(_texts(symposium), symposium, known))


def contradicted_in(
    text: str, symposium: Symposium, exposures: Sequence[TurnExposure]
) -> tuple[Contradiction, ...]:
    """The same of one *text* that was written after all turns of the symposium."""
    known = {exposure.turn: exposure for exposure in exposures}
    return tuple(_contradicted(((text, symposium.turns),), symposium, known))


def holds_claims(text: str, symposium: Symposium) -> bool:
    """Whether anything in it is to be held against the exposure."""
    return any(_claim(sentence, symposium) for sentence in sentences(text))


def _contradicted(
    texts: Iterable[tuple[str, tuple[Turn, ...]]],
    symposium: Symposium,
    known: Mapping[TurnId, TurnExposure],
) -> Iterator[Contradiction]:
    """Each claim once."""
    found: set[str] = set()
    for text, before in texts:
        for sentence in sentences(text):
            claim = _claim(sentence, symposium)
            if claim is None or claim.text in found:
                continue
            if reasons := list(_against(claim, before, known)):
                found.add(claim.text)
                yield Contradiction(claim.text, " ".join(reasons))


def _texts(symposium: Symposium) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """What may hold claims, each with the turns there were when it was said."""
    turns = symposium.turns
    for note in symposium.notes:
        if note.kind is not NoteKind.REPAIR:
            yield note.text, _until(turns, note.after)
    for turn in turns:
        earlier = tuple(t for t in turns if t.number < turn.number)
        yield turn.question, earlier
        if turn.task is not None:  # whoever convenes speaks of the others
            yield turn.text, earlier
    for synthesis in symposium.syntheses:
        # What the program found itself repeats the claims that it found wrong.
        for found in list_written(synthesis):
            yield from ((finding, turns) for finding in found.sentences)


def _until(turns: Sequence[Turn], last: TurnId | None) -> tuple[Turn, ...]:
    ids = [turn.id for turn in turns]
    return tuple(turns[: ids.index(last) + 1]) if last in ids else ()


def _claim(sentence: str, symposium: Symposium) -> _Claim | None:
    """What the sentence claims of voices of this record; None if nothing is judged."""
    patterns = claim_patterns()
    said = patterns.claim.search(sentence)
    if said is None or sentence.rstrip("*_\"'”’) ").endswith("?"):  # noqa: RUF001 - marks
        return None
    if patterns.doubt.search(sentence[: said.start()].rpartition(".")[2]):
        return None
    named = voices_named(sentence, symposium.participants)
    before = [at for at in named.values() if at < said.start()]
    if before and patterns.subordinate.search(sentence, max(before), said.start()):
        return None
    of = _whom(said, named)
    voices = frozenset(named) - of
    if not voices or not (of or len(voices) > 1 or _is_of_others(said)):
        everybody = frozenset(voice.name for voice in symposium.participants)
        voices = (
            everybody
            if not named and patterns.everybody.search(sentence)
            else frozenset()
        )
    if said["knowing"] and not said["whom"] and not of:
        return None
    text = one_line(sentence)
    return _Claim(text, voices, of, _round(sentence)) if voices else None


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


def _against(
    claim: _Claim, before: Sequence[Turn], known: Mapping[TurnId, TurnExposure]
) -> Iterator[str]:
    for turn in _concerned(claim, before):
        exposure = known[turn.id]
        others = claim.of or (claim.voices - {turn.voice})
        # One voice alone, said not to have seen "the others": anybody else.
        met = [
            exposure.met(name)
            for name in dict.fromkeys(m.voice for m in exposure.exposed_to)
            if name in others or (len(claim.voices) == 1 and not claim.of)
        ]
        yield from (_reason(turn, each) for each in met if each is not None)


def _concerned(claim: _Claim, before: Sequence[Turn]) -> Iterator[Turn]:
    """Of each voice claimed about, its first turn, or those of the round named."""
    first: set[VoiceName] = set()
    for turn in before:
        if turn.voice not in claim.voices or not turn.text.strip():
            continue
        if claim.round is None and turn.voice not in first:
            first.add(turn.voice)
            yield turn
        elif claim.round == turn.round:
            yield turn


def _reason(turn: Turn, met: Met) -> str:
    if met.how == "shown":
        return f"{turn.voice} (turn {turn.id}) was shown {met.voice}'s turn {met.turn}."
    place = {
        "question": "question to",
        "system": "system text of",
        "file": "file given to",
        "member": "message to",
        "request": "request to",
    }[met.where]
    passage = one_line(met.passage)
    quote = f": “{passage}”" if passage else ""
    return (
        f"The {place} {turn.voice} (turn {turn.id}) quotes {met.voice} "
        f"(turn {met.turn}){quote}."
    )
