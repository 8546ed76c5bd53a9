"""In words what a picture shows, for whoever cannot see it."""

from collections.abc import Sequence
from itertools import combinations

from bot.evidence.convergence.convergence_report import Convergence
from bot.pictures.matrices import caption as matrices_caption
from bot.pictures.timeline import Timeline
from bot.pictures.timeline import caption as timeline_caption

_PAIRS = 5


def describe_picture(shown: Convergence | Timeline) -> str:
    """The text alternative, in paragraphs; it names every voice by its number."""
    if isinstance(shown, Convergence):
        return "\n".join(_matrices(shown))
    return "\n".join(_timeline(shown))


def _matrices(shown: Convergence) -> list[str]:
    if not shown.voices:
        return matrices_caption(shown)
    return [
        "Two matrices side by side: similarity of answers, and who had met whom.",
        f"Voices: {_number(shown.voices)}.",
        *_alike(shown),
        _describe_met(shown),
        *matrices_caption(shown)[1:],
    ]


def _alike(shown: Convergence) -> list[str]:
    pairs = sorted(
        combinations(range(len(shown.voices)), 2),
        key=lambda pair: -shown.similarity[pair[0]][pair[1]],
    )
    if not pairs:
        return []
    told = (
        f"{shown.voices[one]} and {shown.voices[other]} "
        f"{shown.similarity[one][other]:.2f}{_seen(shown, one, other)}"
        for one, other in pairs[:_PAIRS]
    )
    first = "The most alike" if len(pairs) > _PAIRS else "Alike"
    return [f"{first} of {len(pairs)} pairs: {'; '.join(told)}."]


def _seen(shown: Convergence, one: int, other: int) -> str:
    seen = max(shown.exposed[one][other], shown.exposed[other][one])
    return (
        " (one had met the other's words)"
        if seen
        else " (neither had met the other directly)"
    )


def _describe_met(shown: Convergence) -> str:
    told = [
        f"{voice} had met words of "
        + ", ".join(
            f"{shown.voices[column]} ({share:.2f})"
            for column, share in enumerate(shown.exposed[row])
            if share
        )
        for row, voice in enumerate(shown.voices)
        if any(shown.exposed[row])
    ]
    if not told:
        return "No voice had met another's words."
    return f"Share of its turns in which {'; '.join(told)}."


def _timeline(shown: Timeline) -> list[str]:
    told = ["A timeline of the dialogue: length and novelty of each message."]
    if shown.lengths:
        told += [
            f"Voices: {_number(shown.voices)}.",
            _lengths(shown),
            *_novelty(shown),
        ]
    return [*told, *timeline_caption(shown)]


def _lengths(shown: Timeline) -> str:
    lengths = shown.lengths
    blank = sum(map(shown.is_blank, range(1, len(lengths) + 1)))
    return (
        f"Lengths run from {min(lengths)} to {max(lengths)} characters; "
        f"{blank} of {len(lengths)} messages are blank."
    )


def _novelty(shown: Timeline) -> list[str]:
    """The mean before and from the onset, or of both halves, without blanks."""
    cut = shown.onset - 1 if shown.onset else len(shown.novelty) // 2
    told = [pair for pair in enumerate(shown.novelty, 1) if not shown.is_blank(pair[0])]
    before = [value for number, value in told if number <= cut]
    after = [value for number, value in told if number > cut]
    if not before or not after:
        return []
    name = "onset" if shown.onset else "middle"
    early = f"{_mean(before):.2f} over the {len(before)} messages before the {name}"
    late = f"{_mean(after):.2f} over the {len(after)} after that"
    left_out = "" if len(told) == len(shown.novelty) else ", blank ones left out"
    return [f"Mean novelty is {early}, {late}{left_out}."]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _number(voices: Sequence[str]) -> str:
    return ", ".join(f"{number} {name}" for number, name in enumerate(voices, 1))
