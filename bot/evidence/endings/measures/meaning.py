"""Whether a message does more than part, thank, praise, agree or say nothing."""

from bot.evidence.endings.formulas import formulas_in
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.stillness import NUMBER, is_framed
from bot.evidence.endings.utterance import Utterance

_APART = 25  # words of a message to each that speaks of rest
_WARM = 0.3  # share of its sentences that praise or thank


@settled
def means_no_more(u: Utterance) -> bool:
    """It takes leave, thanks, praises, agrees, insists, waits, or speaks of rest."""
    leaving = u.leaving
    if leaving.formula or leaving.polite or u.assents or u.insists:
        return True
    if u.warm >= _WARM:
        return True
    hushes = len(u.stillness.hushes)
    return hushes > 0 and hushes * _APART >= len(u.words)


@settled
def says_nothing(u: Utterance) -> bool:
    """It has no word, refuses, or is a storm."""
    return u.void or u.refusal is not None or u.storm is not None


@settled
def is_scene(u: Utterance) -> bool:
    """Each of its lines stands in marks, as a stage direction does."""
    return is_framed(u.read)


@settled
def is_idle(u: Utterance) -> bool:
    """It means no more, says nothing, or sets a scene in which nothing is new."""
    if says_nothing(u) or means_no_more(u):
        return True
    return is_scene(u) and not u.stillness.news


@settled
def thanks(u: Utterance) -> bool:
    """It thanks or courts, wherever in it."""
    known = formulas_in(u.folded)
    return bool(known.thanks.search(u.folded) or known.courting.search(u.folded))


@settled
def tells_number(u: Utterance) -> bool:
    """It has a short number that nobody had said."""
    return any(w in u.fresh for w in u.words if w.isdigit() and len(w) <= NUMBER)
