"""Rules for leave-taking: both part, or only acknowledge each other any more."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.measures.meaning import adds_little, names_number
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    numbers,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance, cited

_BEFORE = 1  # messages before them
_PARTED = 3  # messages in a row, the last two bare
_LINGERING = 40  # words of a message that only lingers after farewells, at most
_LINGERING_NEW = 0.3  # share of its items that may be new
_FLOURISHED = 4  # messages in a row when farewells are wordy, or in a play of parts
_SOON = 5  # messages before them; after fewer it takes four in a row
_RECENT = 8
_HABIT = 0.5
_KNOWN_HABIT = 2  # messages of a voice by which its habit is known
_STAGED = 0.5  # of the messages before, that have stage directions beside their words
_POLITE = 4
_NEW = 0.75  # share of new items in which something is still said


def farewells(heard: Heard) -> Judgement:
    """
    Farewells by both sides, and by then nothing else: three messages in a row of which
    the last two are bare, or four however wordy, and four in a play of parts, where
    they name a time at which they meet again, or where hardly anything was said before:
    what was soon done is soon taken up again. Three
    wordy ones are enough where the next message only lingers on them. Two are not: a
    goodbye answered by a goodbye is often taken back. A farewell, a blank and a
    farewell are enough, however long they are: the other has nothing to say.
    """
    if not _leaves(heard[-1]):
        return _lingering(heard)
    run = tail(heard, _leaves)
    while run and not run[0].leaving.formula:
        run = run[1:]
    if _is_into_the_void(run):
        return _close(run, "take leave, with nothing but blanks between")
    parting = [u for u in run if _parts(u, heard)]
    if not parting:
        return None
    if why := _missing_of_farewells(heard, run, parting):
        lingering = _lingering(heard)
        return lingering if isinstance(lingering, Ending) else NotYet(why)
    return _close(run, "take leave and do nothing else")


def acknowledgements(heard: Heard) -> Judgement:
    """Four messages in a row, by both, that thank and acknowledge and say nothing."""
    if not heard[-1].leaving.bare:
        return None
    run = tail(heard, lambda u: u.leaving.bare or u.void)
    last = run[-_POLITE:]
    polite = [u for u in last if u.leaving.polite or u.leaving.formula]
    if not polite:
        return None
    if why := _missing_of_acknowledgements(heard, run, polite):
        return NotYet(why)
    return _close(run, "only acknowledge each other and do nothing else")


def _missing_of_acknowledgements(heard: Heard, run: Heard, polite: Heard) -> str | None:
    last, why = run[-_POLITE:], None
    items = sum(len(u.items) for u in last)
    if len(polite) < _POLITE or not both(last):
        why = (
            f"it takes {_POLITE} messages in a row, by both, that only thank or "
            f"acknowledge, so far {len(polite)} ({numbers(polite)})"
        )
    elif len(heard) - len(run) < _BEFORE:
        why = "the dialogue has hardly begun"
    elif not _active(heard) <= {u.speaker for u in run}:
        why = "somebody who spoke of late has not joined in"
    elif _is_soon(heard, run) and any(u.leaving.parting for u in run):
        why = "with so little before, farewells among them have to be four in a row"
    elif (
        sum(len(u.fresh) for u in last if u.leaving.beside) > _NEW * items
        or sum(map(adds_little, last)) < _POLITE - 1
    ):
        why = f"messages {numbers(last)} still say something new"
    return why


def _missing_of_farewells(heard: Heard, run: Heard, parting: Heard) -> str | None:
    """Which condition is not met, as a sentence; None if all are."""
    so_far = f"so far {len(run)} ({numbers(run)})"
    why = None
    if len(heard) - len(run) < _BEFORE:
        why = "the dialogue has hardly begun"
    elif len(run) < _PARTED:
        why = f"it takes {_PARTED} messages in a row that take leave, {so_far}"
    elif not both(parting):
        why = f"only {parting[0].speaker} has taken leave ({numbers(parting)})"
    elif not _active(heard) <= {u.speaker for u in run}:
        why = "somebody who spoke of late has not taken leave"
    elif len(parting) >= _FLOURISHED:
        pass
    elif not all(u.void or u.leaving.bare for u in run[-2:]):
        why = (
            f"the last two are more than a bare farewell, then it takes {_FLOURISHED}"
            f" farewells, so far {len(parting)} ({numbers(parting)})"
        )
    elif len(run) < _FLOURISHED and _is_staged(heard[: -len(run)]):
        why = f"in a play of parts it takes {_FLOURISHED}, {so_far}"
    elif len(run) < _FLOURISHED and _is_soon(heard, run):
        why = f"with so little before it takes {_FLOURISHED}, {so_far}"
    elif len(run) < _FLOURISHED and any(map(names_number, run)):
        why = f"where they agree on a time it takes {_FLOURISHED}, {so_far}"
    return why


def _lingering(heard: Heard) -> Judgement:
    """Three farewells by both, and then a message with thanks and nothing new."""
    last = heard[-1]
    run = tail(heard[:-1], _leaves)
    while run and not run[0].leaving.formula:
        run = run[1:]
    parting = [u for u in run if _parts(u, heard)]
    if len(parting) < _PARTED or not both(parting):
        return None
    if not _active(heard) <= {u.speaker for u in run}:
        return None
    if not _lingers(last):
        return NotYet(f"message {last.number} does more than linger on the farewells")
    return _close([*run, last], "take leave, and the last only lingers on that")


def _lingers(u: Utterance) -> bool:
    """It thanks or praises or echoes, in few words of which hardly any is new."""
    if u.asks or len(u.words) > _LINGERING or not (u.leaving.polite or u.warm):
        return False
    return (u.leaving.bare and u.leaving.formula is None) or len(
        u.fresh
    ) <= _LINGERING_NEW * len(u.items)


def _is_into_the_void(run: Heard) -> bool:
    """A farewell, a blank and a farewell, at the end of the run."""
    if len(run) < _PARTED:
        return False
    first, between, last = run[-_PARTED:]
    return between.void and bool(first.leaving.formula and last.leaving.formula)


def _leaves(u: Utterance) -> bool:
    return u.void or u.leaving.bare or u.leaving.mere or u.leaving.final


def _parts(u: Utterance, heard: Heard) -> bool:
    """A farewell with which a voice signs all it says is none, until it is bare."""
    if u.leaving.formula is None:
        return False
    if u.leaving.bare:
        return True
    own = [one for one in heard if one.speaker == u.speaker]
    signed = sum(one.leaving.formula is not None for one in own)
    return len(own) < _KNOWN_HABIT or signed <= _HABIT * len(own)


def _is_soon(heard: Heard, run: Heard) -> bool:
    """Fewer than five messages came before; a sign of the end is not taken back."""
    return len(heard) - len(run) < _SOON and not any(u.leaving.sign for u in run)


def _is_staged(before: Heard) -> bool:
    """Most of what came before has stage directions beside what is said."""
    last = before[-_RECENT:]
    staged = [u for u in last if u.staged]
    return len(last) > 1 and len(staged) >= _STAGED * len(last)


def _active(heard: Heard) -> set[str]:
    """Who spoke of late; with three voices, two goodbyes are not everybody's."""
    return {u.speaker for u in heard[-_RECENT:]}


def _close(run: Heard, what: str) -> Ending:
    first, last = run[0].number, run[-1].number
    said = f"Messages {first} to {last} {what}."
    formulas = [
        f"{u.number} ({u.speaker}) {cited(formula)}"
        for u in run
        if (formula := u.leaving.formula or u.leaving.polite)
    ]
    return Ending(
        EndingKind.CLOSING, last, first, (said, f"In them: {'; '.join(formulas)}.")
    )
