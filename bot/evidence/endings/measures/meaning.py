"""Whether a message does more than part, thank, praise, agree or say nothing."""

from bot.evidence.endings.content_items import BRIEF
from bot.evidence.endings.formulas import formulas_in
from bot.evidence.endings.hearing.telling_words import (
    COURTING,
    PARTING,
    PRAISING,
    THANKS,
)
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.stillness import (
    count_plain_news,
    has_new_number,
    is_number,
)
from bot.evidence.endings.utterance import Utterance

_APART = 25  # words of a message to each that speaks of rest
_WARM = 0.3  # share of its sentences that praise or thank
_LITTLE = 6  # words of a message to each new one beside its courtesies


@settled
def means_no_more(u: Utterance) -> bool:
    """It takes leave, thanks, praises, agrees, insists, waits, or speaks of rest."""
    return _stands_still(u) or is_courteous(u)


@settled
def is_courteous(u: Utterance) -> bool:
    """It thanks, acknowledges, or praises in three tenths of its sentences."""
    return bool(u.leaving.polite) or u.warm >= _WARM


@settled
def _stands_still(u: Utterance) -> bool:
    if u.leaving.formula or u.assents or u.insists:
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
    return u.stillness.framed


@settled
def is_idle(u: Utterance) -> bool:
    """It means no more, says nothing, or sets a scene in which nothing is new."""
    if says_nothing(u) or _stands_still(u):
        return True
    if is_courteous(u):
        return adds_little(u)
    return is_scene(u) and not u.stillness.news


@settled
def only_thanks(u: Utterance) -> bool:
    """It thanks or courts, wherever in it, and brings little beside."""
    return (u.thanks or _courts(u)) and adds_little(u)


def _courts(u: Utterance) -> bool:
    searched = u.may_have(COURTING)
    return searched and bool(formulas_in(u.folded).courting.search(u.folded))


@settled
def adds_little(u: Utterance) -> bool:
    """One word in six or fewer is new, beside courtesies and words of rest."""
    told = [part for part in u.sentences if _tells(part, u.kinds)]
    brief = len(u.words) <= BRIEF
    new = sum(count_plain_news(part, u.fresh, brief=brief) for part in told)
    return new * _LITTLE <= max(len(u.words), _LITTLE)


def _tells(sentence: str, kinds: frozenset[str]) -> bool:
    """Of a message that may have these *kinds*: it does no courtesy, and parts not."""
    known = formulas_in(sentence)
    courtesies = (
        (THANKS, known.thanks),
        (COURTING, known.courting),
        (PARTING, known.parting),
        (PRAISING, known.praising),
    )
    return not any(kind in kinds and each.search(sentence) for kind, each in courtesies)


@settled
def names_number(u: Utterance) -> bool:
    """It has a short number, new or not."""
    return any(map(is_number, u.words))


@settled
def tells_number(u: Utterance) -> bool:
    """It has a short number that nobody had said."""
    return has_new_number(u.words, u.fresh)
