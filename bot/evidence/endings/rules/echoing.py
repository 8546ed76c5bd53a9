"""The rule for two who only hand each other's words back, in praise or in parting."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import resemblance
from bot.evidence.endings.measures.meaning import means_no_more
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.measures.taking_up import taken_up
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    elsewhere,
    freshness,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance

# Tuned by hand: talk that goes on takes a tenth of its words from the last message.
_WINDOW = 6  # messages
_BEFORE = 6  # messages before them
_HANDED_BACK = 0.2  # share of a message's items that stand in the one before it
_NEW = 0.75  # share of new items, at most
_MEANT = 4  # of the messages take leave, thank, praise, agree or speak of rest
_ASKING = 1  # of them may ask, but not the last
_SAME_FORM = 0.3


def echoing(heard: Heard) -> Judgement:
    """
    Six messages in a row, by both, take a fifth of their words from the one before
    each, and four of them take leave, thank, praise, agree or speak of rest.
    """
    window = heard[-_WINDOW:]
    if len(heard) < _WINDOW + _BEFORE or heard[-1].asks:
        return None
    if (share := taken_up(heard, _WINDOW)) < _HANDED_BACK:
        return None
    if not _may_be(window) or (new := freshness(window)) > _NEW:
        return None
    meant = [u for u in window if means_no_more(u)]
    if len(meant) < _MEANT or not both(meant):
        return NotYet(
            f"{share:.0%} of six messages is handed back from the one before each, but "
            f"{len(meant)} of them part, praise or agree; it takes {_MEANT} by both"
        )
    if where := elsewhere(heard, _WINDOW) or _fills_a_form(window):
        return NotYet(f"six messages hand back what was said, but {where}")
    run = max(tail(heard, means_no_more), list(window), key=len)
    said = (
        f"Messages {window[0].number} to {window[-1].number} take {share:.0%} of their "
        f"words from the message before each; {new:.0%} is new."
    )
    last = f"{window[-2].quoted()}; {window[-1].quoted()}."
    return Ending(EndingKind.LOOP, window[-1].number, run[0].number, (said, last))


def _may_be(window: Heard) -> bool:
    if not both(window) or sum(u.asks for u in window) > _ASKING:
        return False
    return all(map(_may_echo, window[::-1]))


@settled
def _may_echo(u: Utterance) -> bool:
    return not (u.is_tiny or u.counts or u.drawn or u.pictured or u.typed is not None)


def _fills_a_form(window: Heard) -> str | None:
    """Each of a voice's messages has the form of its last one, filled anew."""
    formed = [
        u.coined and resemblance(u.shingles, before.shingles) >= _SAME_FORM
        for before, u in zip(window, window[2:], strict=False)
    ]
    return "each fills a form with something new" if all(formed) else None
