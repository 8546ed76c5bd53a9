"""Rules for farewells, refusals and emptiness: nobody goes on."""

from collections.abc import Callable
from itertools import pairwise, takewhile

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.utterance import Heard, Utterance, cited

_FAREWELL = 3  # messages in a row, the last two bare
_FLOURISHED = 4  # messages in a row when farewells are wordy
_REFUSALS = 3  # turns of one voice in a row
_VOIDS = 3
_BLANKS = 2  # turns of one voice in a row
_RECENT = 8
_FADING = 8  # messages over which a dialogue shrinks
_FAINT = 3  # words


def closing(heard: Heard) -> Ending | None:
    """
    Farewells by both sides, and by then nothing else: three messages in a row of which
    the last two are bare, or four however wordy; or four bare acknowledgements. Two
    are not enough: a goodbye answered by a goodbye is often taken back.
    """
    run = _tail(heard, _leaves)
    while run and not (run[0].leaving.parting or run[0].leaving.polite):
        run = run[1:]
    if len(run) < _FAREWELL:
        return None
    if not _active(heard) <= {u.speaker for u in run}:
        return None
    parting = {u.speaker for u in run if u.leaving.parting}
    short = run[-1].leaving.bare and run[-2].leaving.bare
    both = len(parting) > 1
    if both and (short or _count_partings(run) >= _FLOURISHED):
        return _close(run, "take leave")
    if len(run) > _FAREWELL and _all_polite(run):
        return _close(run, "only acknowledge each other")
    return None


def refusal(heard: Heard) -> Ending | None:
    """One voice refuses to go on, three of its turns in a row, and says little else."""
    own = [u for u in heard if u.speaker == heard[-1].speaker]
    run = _tail(own, lambda u: u.refusal is not None)
    if len(run) < _REFUSALS:
        return None
    where = ", ".join(f"{u.number} {cited(u.refusal or '')}" for u in run[-3:])
    said = f"{run[0].speaker} refuses to go on in {len(run)} turns in a row: {where}."
    asked = f"It was asked again {len(run) - 1} times, and it did not resolve."
    return Ending(EndingKind.REFUSAL, run[-1].number, run[0].number, (said, asked))


def emptiness(heard: Heard) -> Ending | None:
    """Hardly a sign any more, or a dialogue that shrinks until there is nothing."""
    return _voids(heard) or _fading(heard)


def blanks(heard: Heard, voices: int) -> Ending | None:
    """Not a sign: in two turns of one voice, or in one of each of them, in a row."""
    run = _tail(heard, _is_blank)
    if run and len({u.speaker for u in run}) >= voices:
        said = f"Messages {run[0].number} to {run[-1].number} are blank."
        return Ending(EndingKind.EMPTY, run[-1].number, run[0].number, (said,))
    own = [u for u in heard if run and u.speaker == run[-1].speaker]
    twice = _tail(own, _is_blank)
    if len(twice) < _BLANKS:
        return None
    first, last = twice[0].number, twice[-1].number
    said = f"{twice[0].speaker} says nothing in messages {first} and {last}."
    return Ending(EndingKind.EMPTY, last, first, (said,))


def _active(heard: Heard) -> set[str]:
    """Who spoke of late; with three voices, two goodbyes are not everybody's."""
    return {u.speaker for u in heard[-_RECENT:]}


def _leaves(u: Utterance) -> bool:
    return u.leaving.bare or u.leaving.mere or (u.void and not u.drawn)


def _count_partings(run: Heard) -> int:
    return sum(1 for u in run if u.leaving.parting)


def _all_polite(run: Heard) -> bool:
    last = run[-_FLOURISHED:]
    polite = all(
        u.leaving.bare and (u.leaving.polite or u.leaving.parting) for u in last
    )
    return polite and len({u.speaker for u in last}) > 1


def _close(run: Heard, what: str) -> Ending:
    first, last = run[0].number, run[-1].number
    said = f"Messages {first} to {last} {what} and do nothing else."
    formulas = [
        f"{u.number} ({u.speaker}) {cited(formula)}"
        for u in run
        if (formula := u.leaving.parting or u.leaving.polite)
    ]
    return Ending(
        EndingKind.CLOSING, last, first, (said, f"In them: {'; '.join(formulas)}.")
    )


def _is_blank(u: Utterance) -> bool:
    return not u.key


def _voids(heard: Heard) -> Ending | None:
    """Three empty messages in a row, by both sides."""
    run = _tail(heard, lambda u: u.void)
    if len(run) < _VOIDS or len({u.speaker for u in run}) == 1:
        return None
    said = f"Messages {run[0].number} to {run[-1].number} contain no word."
    return Ending(EndingKind.EMPTY, run[-1].number, run[0].number, (said,))


def _fading(heard: Heard) -> Ending | None:
    """Over eight messages each exchange is shorter than the one before, to nothing."""
    last = heard[-_FADING:]
    lengths = [len(u.words) for u in last]
    if len(last) < _FADING or not _shrinks(lengths) or any(map(_carries, last[-4:])):
        return None
    said = (
        f"From message {last[0].number} to {last[-1].number} each exchange is shorter"
        f" than the one before: {', '.join(map(str, lengths))} words."
    )
    end = f"The last are {last[-2].quoted()} and {last[-1].quoted()}."
    return Ending(EndingKind.EMPTY, last[-1].number, last[4].number, (said, end))


def _shrinks(lengths: list[int]) -> bool:
    """Each exchange is shorter, neither voice speaks longer again, the end is faint."""
    exchanges = [sum(lengths[at : at + 2]) for at in range(0, len(lengths), 2)]
    shorter = all(a > b for a, b in pairwise(exchanges))
    voices = all(a >= b for a, b in zip(lengths, lengths[2:], strict=False))
    faint = max(lengths[-2:]) <= _FAINT and exchanges[0] >= 4 * max(exchanges[-1], 1)
    return shorter and voices and faint


def _carries(u: Utterance) -> bool:
    """Few words that may say something: a question, a number, a prompt."""
    return u.asks or any(w.isdigit() for w in u.words) or u.prompts


def _tail(heard: Heard, fits: Callable[[Utterance], bool]) -> Heard:
    return list(takewhile(fits, reversed(heard)))[::-1]
