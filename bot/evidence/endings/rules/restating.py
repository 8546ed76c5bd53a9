"""The rule for one that says the same plan again while the other only agrees."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.measures.drilling import is_drill
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.rules.ending_rule import Judgement, NotYet, freshness
from bot.evidence.endings.utterance import Heard, Utterance

_WINDOW = 8  # messages, half of them by each
_BEFORE = 4  # messages, in which something was planned
_AGREED = 3  # of the four, the others being as brief
_BRIEF = 12  # words of one that only agrees, at most
_NEW = 0.3  # share of what the other says that may be new
_ENOUGH = 16  # content items of it, at least
_ADDED = 2  # of the other's four, that say its last one again and add to it


def restating(heard: Heard) -> Judgement:
    """
    Over eight messages by turns one voice only agrees, briefly, and of what the other
    says at most three tenths are new; nobody asks and no number is new. What
    is said again whole and with more is a chain, or a verse that is learned.
    """
    window = heard[-_WINDOW:]
    if len(heard) < _WINDOW + _BEFORE:
        return None
    halves = window[::2], window[1::2]
    agreeing = next((half for half in halves if _only_agrees(half)), None)
    if agreeing is None or not _alternate(window):
        return None
    stating = halves[1] if agreeing is halves[0] else halves[0]
    if any(u.asks or u.stillness.counts or u.pictured for u in stating):
        return None
    if why := _missing(agreeing, stating, drilled=is_drill(heard, _WINDOW)):
        return NotYet(why)
    span = f"In messages {window[0].number} to {window[-1].number}"
    who, other, new = agreeing[0].speaker, stating[0].speaker, freshness(stating)
    said = f"{span} {who} only agrees; {new:.0%} of what {other} says is new."
    pair = f"For instance {window[-2].quoted()}; {window[-1].quoted()}."
    return Ending(EndingKind.LOOP, window[-1].number, window[0].number, (said, pair))


def _missing(agreeing: Heard, stating: Heard, *, drilled: bool) -> str | None:
    who, new = agreeing[0].speaker, freshness(stating)
    if drilled:
        return "one voice agrees briefly, but each time to another answer"
    if sum(map(_adds_to, stating, stating[1:])) >= _ADDED:
        return f"{who} only agrees, but to all that was said and something more"
    if sum(len(u.items) for u in stating) < _ENOUGH:
        return f"{who} only agrees, but with next to nothing"
    if new > _NEW:
        return (
            f"{who} only agrees in four turns, but {new:.0%} of what it agrees with is "
            f"new; it takes {_NEW:.0%} or less"
        )
    return None


def _adds_to(before: Utterance, u: Utterance) -> bool:
    """All words of the message before, and others."""
    return frozenset(before.words) < frozenset(u.words)


def _alternate(window: Heard) -> bool:
    one, other = ({u.speaker for u in window[at::2]} for at in (0, 1))
    return len(one) == len(other) == 1 and one != other


def _only_agrees(half: Heard) -> bool:
    brief = all(map(_is_brief, half))
    return brief and sum(map(_agrees, half)) >= _AGREED


def _is_brief(u: Utterance) -> bool:
    """It may be a yes: few words, no question, no number."""
    few = 0 < len(u.words) <= _BRIEF and not u.asks and not u.commands
    return few and not any(map(str.isdigit, u.key))


@settled
def _agrees(u: Utterance) -> bool:
    """With what was said: whoever quotes something new, such as a task, goes on."""
    return (u.assents or u.warm > 0) and not u.stillness.cites
