"""Rules for going round in other words: nothing new is said."""

from collections.abc import Callable

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import resemblance
from bot.evidence.endings.utterance import Heard, Utterance, cited

# The numbers here were tuned by hand, and tests/evidence/dialogues holds them: those
# that circle have to be found, and those that go on left alone.
_NARROW = (8, 0.12, 40)
_WIDE = (12, 0.16, 120)
"""How many messages, the share of items that may be new, how many items at least."""

# For the narrow window: 0.12 up to 1,000 items, 0.052 at 8,000, 0.03 at 32,000.
_YOUNG = 1_000
_HEAPS = 0.4
"""
In any text new words become rarer with about this power of what was said (H. Heaps
1978, Information Retrieval, chapter 7): beyond so many items the share is lowered.
"""

# Counts are of messages. A share that ends in NEW is that of new items, at most;
# WARM and WHOLLY are shares of sentences that praise or thank, at least.
_ECHOES = 6
_WARM = 0.5
_ECHO_NEW = 0.6
_WHOLLY = 0.8
_WHOLLY_NEW = 0.9  # praise finds new words for a long time
_AGREEING = 8
_AGREEING_NEW = 0.75
_DEADLOCK = 6
_DEADLOCK_NEW = 0.4
_SAME_FORM = 0.3
_LITANY = 4


def paraphrase(heard: Heard) -> Ending | None:
    """Whole windows of messages whose content had nearly all been said before."""
    for size, share, enough in (_NARROW, _WIDE):
        window = heard[-size:]
        if len(window) < size:
            continue
        total = sum(len(u.items) for u in window)
        limit = share * min(1.0, (_YOUNG / max(window[0].before, 1)) ** _HEAPS)
        circles = total >= enough and freshness(window) <= limit
        if circles and not _is_elsewhere(window):
            return _circled(heard, _onset(heard, size, limit), size)
    return None


def praise(heard: Heard) -> Ending | None:
    """Both sides praise, thank and agree, six messages long, and ask nothing."""
    window = heard[-_ECHOES:]
    if len(window) < _ECHOES or not all(map(_echoes, window)) or _is_elsewhere(window):
        return None
    wholly = sum(u.warm for u in window) >= _WHOLLY * _ECHOES
    if freshness(window) > (_WHOLLY_NEW if wholly else _ECHO_NEW):
        return None
    if sum(u.asks for u in window) > 1:
        return None
    onset = _back(heard, _echoes)
    quoted = "; ".join(u.quoted() for u in window[-3:])
    said = f"Messages {onset} to {heard[-1].number} praise, thank and agree, no more."
    return _loop(heard, onset, said, f"For instance {quoted}.")


def agreement(heard: Heard) -> Ending | None:
    """
    Each of eight messages, by both sides, opens by agreeing, in changing words, and
    brings no question and no number: however new its words are, they are a synonym's.
    """
    window = heard[-_AGREEING:]
    if len(window) < _AGREEING or not all(map(_nods, window)) or _is_elsewhere(window):
        return None
    # In a game all begin as its rule says; who only agrees varies the words.
    game = len({u.words[:2] for u in window}) <= _AGREEING // 2  # as "Yes, and"
    if game or freshness(window) > _AGREEING_NEW:
        return None
    onset = _back(heard, _nods)
    said = (
        f"Messages {onset} to {heard[-1].number} each open by agreeing and ask nothing."
    )
    return _loop(heard, onset, said, f"{window[-2].quoted()}; {window[-1].quoted()}.")


def deadlock(heard: Heard) -> Ending | None:
    """Both sides insist, six messages long, with little that is new."""
    window = heard[-_DEADLOCK:]
    insist = len(window) == _DEADLOCK and all(u.insists for u in window)
    if not insist or freshness(window) > _DEADLOCK_NEW or _is_monologue(window):
        return None
    onset = _back(heard, lambda u: u.insists)
    said = f"In messages {onset} to {heard[-1].number} each side insists."
    return _loop(heard, onset, said, f"{window[-2].quoted()}; {window[-1].quoted()}.")


def litany(heard: Heard) -> Ending | None:
    """Four messages in a row, by both sides, whose sentences all begin the same way."""
    window = heard[-_LITANY:]
    openers = [u.opener for u in window]
    if len(window) < _LITANY or None in openers or len(set(openers)) > 1:
        return None
    if _is_monologue(window):
        return None
    onset = _back(heard, lambda u: u.opener == openers[0])
    said = (
        f"In messages {onset} to {heard[-1].number} nearly every sentence begins with"
        f' "{openers[0]}".'
    )
    return _loop(heard, onset, said)


def freshness(window: Heard) -> float:
    """New items over all items of these messages; those without any count nothing."""
    total = sum(len(u.items) for u in window)
    return sum(len(u.fresh) for u in window) / total if total else 0.0


def _nods(u: Utterance) -> bool:
    return u.assents and not u.asks and not any(map(str.isdigit, u.words))


def _echoes(u: Utterance) -> bool:
    return u.warm >= _WARM or (u.warm > 0 and u.assents)


def _is_elsewhere(window: Heard) -> bool:
    """Its news is where words do not show it: drawings, code, or a list's next item."""
    drawn = 3 * sum(u.drawn for u in window) >= len(window)
    return drawn or _is_monologue(window) or _is_listing(window)


def _is_monologue(window: Heard) -> bool:
    return len({u.speaker for u in window}) == 1


def _is_listing(window: Heard) -> bool:
    """Each message fills the form of that voice's last one with something new."""
    last = window[-6:]
    formed = [
        bool(u.fresh) and resemblance(u.shingles, before.shingles) >= _SAME_FORM
        # Two voices take turns, so the one before the last is the same voice's.
        for before, u in zip(last, last[2:], strict=False)
    ]
    return bool(formed) and all(formed)


def _onset(heard: Heard, size: int, share: float) -> int:
    """The first message from which on each one is within the share, nearly."""
    start = len(heard) - size
    # The window is within the share as a whole, while single messages of it may not
    # be: so first back as far as it goes, then forward past those.
    while start > 0 and _share(heard[start - 1]) <= share:
        start -= 1
    while start < len(heard) - 1 and _share(heard[start]) > share:
        start += 1
    return heard[start].number


def _share(u: Utterance) -> float:
    return len(u.fresh) / len(u.items) if u.items else 0.0


def _circled(heard: Heard, onset: int, size: int) -> Ending:
    window = heard[-size:]
    new = sum(len(u.fresh) for u in window)
    total = sum(len(u.items) for u in window)
    lengths = [len(u.words) for u in window]
    said = (
        f"Of {total} content items in messages {window[0].number} to"
        f" {window[-1].number}, {total - new} had been said before ({new} new)."
    )
    grew = (
        f"They are {min(lengths)} to {max(lengths)} words long, from"
        f" {cited(window[0].text)} to {cited(window[-1].text)}."
    )
    return _loop(heard, onset, said, grew)


def _back(heard: Heard, fits: Callable[[Utterance], bool]) -> int:
    """The number of the first message of the unbroken run that fits."""
    start = len(heard) - 1
    while start > 0 and fits(heard[start - 1]):
        start -= 1
    return heard[start].number


def _loop(heard: Heard, onset: int, *evidence: str) -> Ending:
    return Ending(EndingKind.LOOP, heard[-1].number, onset, evidence)
