"""
What voices share that nobody put to them, and what they echo.

Compared are the turns with words, whatever became of them. A phrase is one rare word or
several content words near one another (see `phrases.py`), compared by light stems (see
`stems.py`), which stands neither in what its voices had before them (question, file,
system text, request) nor in ordinary language (see `distinctive.py`). Who shares it
independently and who echoes it is said in `sharing.py`, how it is ranked in
`ranking.py`. A voice's habits are not counted (see `habits.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.convergence.agreement import Agreement, between, within
from bot.evidence.convergence.caveats import caveats
from bot.evidence.convergence.similarity import Matrix, similarities
from bot.evidence.exposure.exposure_report import ExposureReport
from bot.evidence.exposure.inputs import Inputs, inputs
from bot.evidence.sharing.chance import Measure
from bot.evidence.sharing.foremost import chosen
from bot.evidence.sharing.found import Found, SharedKind
from bot.evidence.sharing.habits import Habits
from bot.evidence.sharing.independence import Contacts, contacts
from bot.evidence.sharing.sharing import Sharing
from bot.evidence.wording.passages import Passage, passage_around
from bot.evidence.wording.prepared import prepare
from bot.evidence.wording.spoken import Spoken

__all__ = [
    "Convergence",
    "Passage",
    "Shared",
    "convergence",
    "convergence_record",
    "describe_chance",
]

FOUND_BY = "wording"
"""How the items of both lists were found, as the JSON says."""
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
    kind: SharedKind


@dataclass(frozen=True, slots=True)
class Convergence:
    """
    *voices* are those that said words, in the symposium's order; rows and columns of
    the matrices are in that order. *similarity* is the TF-IDF cosine of all that each
    said (0 to 1); *exposed* is, in row i and column j, the share of i's turns that had
    met words of j directly. *samples* is the largest number of samples of a voice.
    *within* compares samples of one voice in one round, for each voice, None where
    there is one only; *between* compares turns of voices independent of each other.
    """

    independent: tuple[Shared, ...]
    echo: tuple[Shared, ...]
    voices: tuple[VoiceName, ...]
    similarity: Matrix
    exposed: Matrix
    samples: int
    within: tuple[Agreement | None, ...]
    between: Agreement | None
    caveats: tuple[str, ...]


def convergence(
    symposium: Symposium, exposure: ExposureReport, *, habits: Habits | None = None
) -> Convergence:
    """*exposure* is that of the same symposium; *habits* what the archive shows."""
    turns = [turn for turn in symposium.turns if turn.text.strip()]
    given = _given(symposium, turns)
    spoken = prepare(symposium, turns, given)
    # A turn of signs alone, say a drawing, has nothing to compare.
    spoken = [each for each in spoken if each.content.words]
    met = contacts(symposium.turns, exposure.turns, _own(turns, given))
    # The archive holds this symposium too: its own phrases would look like habits.
    besides = (habits or Habits()).besides(symposium)
    sharing = Sharing(spoken, met, besides, Measure(spoken))
    sharing.sort_out()
    return _told(symposium, sharing)


def _told(symposium: Symposium, sharing: Sharing) -> Convergence:
    spoken, met = sharing.spoken, sharing.contacts
    independent, more = chosen(sharing.independent, MOST)
    echo, more_echo = chosen(sharing.echo, MOST)
    heard = {each.turn.voice for each in spoken}
    voices = tuple(
        dict.fromkeys(v.name for v in symposium.participants if v.name in heard)
    )
    inside, across = within(spoken, voices), between(spoken, met)
    return Convergence(
        tuple(map(_shared, independent)),
        tuple(map(_shared, echo)),
        voices,
        similarities([_said_by(voice, spoken) for voice in voices]),
        _exposed(voices, spoken, met),
        max((len(_samples(voice, spoken)) for voice in voices), default=0),
        inside,
        across,
        tuple(caveats(symposium, sharing, across, more + more_echo)),
    )


def convergence_record(found: Convergence) -> dict[str, object]:
    """
    The JSON of `symposium convergence`, as docs/record.md has it.

    Its "agreement" is {"within", "between"}, each the mean similarity with the
    number of pairs it is the mean of, or null; within is one entry a voice.
    """
    return {
        "independent": [_shared_record(shared) for shared in found.independent],
        "echo": [_shared_record(shared) for shared in found.echo],
        "voices": list(found.voices),
        "similarity": [list(row) for row in found.similarity],
        "exposed": [list(row) for row in found.exposed],
        "samples": found.samples,
        "agreement": {
            "within": [_agreement_record(each) for each in found.within],
            "between": _agreement_record(found.between),
        },
        "caveats": list(found.caveats),
    }


def describe_chance(shared: Shared) -> str:
    """Such as "34 bits, by chance 0.0002"."""
    few = shared.expected < _FEW
    by_chance = "less than 0.00001" if few else f"{shared.expected:.1g}"
    return f"{shared.bits:.0f} bits, by chance {by_chance}"


def _given(symposium: Symposium, turns: Sequence[Turn]) -> list[Inputs]:
    said = frozenset(turn.text for turn in turns)
    return [inputs(symposium, turn, said) for turn in turns]


def _own(
    turns: Sequence[Turn], given: Sequence[Inputs]
) -> Mapping[TurnId, Sequence[TurnId]]:
    """The earlier turns of its own voice that stand in a turn's request."""
    return {
        turn.id: [
            other.id
            for other in turns
            if other.voice == turn.voice
            and other.number < turn.number
            and other.text in before.whole
        ]
        for turn, before in zip(turns, given, strict=True)
    }


def _said_by(voice: VoiceName, spoken: Sequence[Spoken]) -> list[str]:
    return [
        stem
        for each in spoken
        if each.turn.voice == voice
        for stem in each.content.stems
    ]


def _samples(voice: VoiceName, spoken: Sequence[Spoken]) -> set[int]:
    return {each.turn.sample for each in spoken if each.turn.voice == voice}


def _exposed(
    voices: Sequence[VoiceName], spoken: Sequence[Spoken], met: Contacts
) -> Matrix:
    turns = {v: [s.turn for s in spoken if s.turn.voice == v] for v in voices}
    return tuple(
        tuple(met.share(turns[row], column) for column in voices) for row in voices
    )


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


def _shared_record(shared: Shared) -> dict[str, object]:
    return {
        "phrase": shared.phrase,
        "voices": list(shared.voices),
        "passages": [
            {
                "turn": passage.turn,
                "voice": passage.voice,
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
            }
            for passage in shared.passages
        ],
        "bits": shared.bits,
        "expected": shared.expected,
        "found_by": FOUND_BY,
        "kind": shared.kind,
    }


def _agreement_record(agreement: Agreement | None) -> dict[str, object] | None:
    if agreement is None:
        return None
    return {"mean": agreement.mean, "pairs": agreement.pairs}
