"""The rule for a voice that refuses to go on, again and again."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.formulas import formulas_in
from bot.evidence.endings.rules.ending_rule import Judgement, NotYet, tail, too_few
from bot.evidence.endings.utterance import Heard, Utterance, cited

_REFUSALS = 3  # turns of one voice in a row
_OFFERED = 3  # turns that offer something else, each of which puts it off by one
_PLAINLY = 2  # of them that say so in a formula
_HELD = 4  # turns where only the first does
_HOLDING = 20  # words of a turn that only holds to it, at most
_BARELY = 10  # words of the last two where no turn says that it refuses
_HELD_NEWS = 3  # words of it that nobody had said
_DEMANDED_NEWS = 4  # words of what is demanded between, likewise


def refusals(heard: Heard) -> Judgement:
    """
    One voice refuses in three of its turns in a row and says little else. The last may
    only hold to it in other words ("Same as before"); where all or all but the first
    do, it takes four, and demands between them that bring nothing new either. Who
    offers something else beside it has not done yet: each offer takes one more.
    """
    last = heard[-1]
    if not (_refuses(last) or _holds(last)):
        return None
    own = [u for u in heard if u.speaker == last.speaker]
    run = tail(own, lambda u: _refuses(u) or _holds(u))
    plainly = [u for u in run if u.refusal]
    while plainly and run[0].refusal is None:
        run = run[1:]
    needed = _REFUSALS + min(_count_offers(run), _OFFERED)
    if len(run) < needed:
        return too_few(run, needed, "turns of one voice in a row that refuse")
    if len(plainly) < _PLAINLY and (len(run) < _HELD or not _is_stuck(heard, run)):
        return NotYet("one voice has refused and says no, but new things are asked")
    if not plainly and max(len(u.words) for u in run[-_PLAINLY:]) > _BARELY:
        return NotYet("one voice says no, but never that it refuses")
    where = ", ".join(f"{u.number} {cited(u.refusal or u.text)}" for u in run[-3:])
    does = "refuses to go on" if plainly else "only says no"
    said = f"{run[0].speaker} {does} in {len(run)} turns in a row: {where}."
    asked = f"It was asked again {len(run) - 1} times, and it did not resolve."
    return Ending(EndingKind.REFUSAL, run[-1].number, run[0].number, (said, asked))


def _count_offers(run: Heard) -> int:
    """The turns that offer something else, but for those that were said before."""
    keys = [u.key for u in run]
    return sum(_offers(u) and u.key not in keys[:at] for at, u in enumerate(run))


def _offers(u: Utterance) -> bool:
    """It asks, or offers something else: so a refusal is not the last word."""
    return u.asks or bool(formulas_in(u.folded).offering.search(u.folded))


def _refuses(u: Utterance) -> bool:
    """Who names a new number beside it makes an offer."""
    return u.refusal is not None and not (u.stillness.counts and _is_offer(u))


def _is_offer(u: Utterance) -> bool:
    return len(u.words) <= _HOLDING


def _holds(u: Utterance) -> bool:
    """A brief no, with nothing new beside it."""
    if not 0 < len(u.words) <= _HOLDING or u.asks or not u.holds:
        return False
    said = u.stillness
    return said.news <= _HELD_NEWS and not said.cites and not said.counts


def _is_stuck(heard: Heard, run: Heard) -> bool:
    """What others say between the refusals asks no question and is nothing new."""
    between = [u for u in heard if run[0].number < u.number < run[-1].number]
    others = [u for u in between if u.speaker != run[0].speaker]
    return all(not _asks_anew(u) for u in others)


def _asks_anew(u: Utterance) -> bool:
    return u.asks or u.stillness.counts or u.stillness.news > _DEMANDED_NEWS
