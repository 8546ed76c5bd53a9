"""
What voices share and what they echo (see `sharing/`), beside two matrices: how alike
they are in their words, and how much of each other's they had met.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.evidence.convergence.agreement import Agreement, between, within
from bot.evidence.convergence.caveats import caveats
from bot.evidence.convergence.control import Control, take_control
from bot.evidence.convergence.similarity import Matrix, similarities
from bot.evidence.exposure.exposure_report import ExposureReport
from bot.evidence.exposure.independence import Contacts
from bot.evidence.sharing.shared_wording import Shared, SharedWording, share_wording
from bot.evidence.wording.habits import habits
from bot.evidence.wording.spoken import Spoken

FOUND_BY = "wording"
"""How the items of both lists were found, as the JSON says."""


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
    symposium: Symposium,
    exposure: ExposureReport,
    *,
    archived: Sequence[Symposium] = (),
) -> Convergence:
    """
    *exposure* is that of the same symposium; the *archived* ones show what its voices
    say whatever they are asked.
    """
    shared = share_wording(symposium, exposure, habits=habits(archived))
    return _told(symposium, shared, take_control(symposium, archived))


def _told(
    symposium: Symposium, shared: SharedWording, control: Control | None
) -> Convergence:
    spoken, met = shared.sharing.spoken, shared.sharing.contacts
    by_voice: dict[VoiceName, list[Spoken]] = defaultdict(list)
    for each in spoken:
        by_voice[each.turn.voice].append(each)
    voices = tuple(
        dict.fromkeys(v.name for v in symposium.participants if v.name in by_voice)
    )
    inside, across = within(spoken, voices), between(spoken, met)
    return Convergence(
        shared.independent,
        shared.echo,
        voices,
        similarities([_said_by(by_voice[voice]) for voice in voices]),
        _exposed(voices, by_voice, met),
        max((len(_samples(own)) for own in by_voice.values()), default=0),
        inside,
        across,
        tuple(caveats(symposium, shared, across, control)),
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


def _said_by(own: Iterable[Spoken]) -> list[str]:
    return [stem for each in own for stem in each.content.stems]


def _samples(own: Iterable[Spoken]) -> set[int]:
    return {each.turn.sample for each in own}


def _exposed(
    voices: Sequence[VoiceName],
    by_voice: Mapping[VoiceName, Sequence[Spoken]],
    met: Contacts,
) -> Matrix:
    turns = {voice: [each.turn for each in by_voice[voice]] for voice in voices}
    return tuple(
        tuple(met.share(turns[row], column) for column in voices) for row in voices
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
