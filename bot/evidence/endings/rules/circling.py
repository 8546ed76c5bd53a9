"""Rules for going round in other words: nothing new is said."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import BRIEF, resemblance
from bot.evidence.endings.measures.drilling import is_drill
from bot.evidence.endings.measures.meaning import adds_little
from bot.evidence.endings.measures.taking_up import taken_up
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    elsewhere,
    every,
    freshness,
    numbers,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance, cited

# The numbers here were tuned by hand, and tests/evidence/dialogues holds them: those
# that circle have to be found, and those that go on left alone.
_BARREN = (6, 0.07, 24)
_NARROW = (8, 0.12, 32)
_WIDE = (12, 0.16, 120)
_OF_CHARACTERS = 1.7  # neighbours are new where the same words stand in another order
"""How many messages, the share of items that may be new, how many items at least."""

# For the narrow window: 0.12 up to 1,000 items, 0.052 at 8,000, 0.03 at 32,000.
_YOUNG = 1_000
_HEAPS = 0.4
"""
In any text new words become rarer with about this power of what was said (H. Heaps
1978, Information Retrieval, chapter 7): beyond so many items the share is lowered.
"""

# Counts are of messages. A share that ends in NEW is that of new items, at most;
# WHOLLY is a share of sentences that praise or thank, at least.
_ECHOES, _ECHOES_FROM_THE_FIRST = 6, 8
_ECHO_NEW = 0.6
_SHORT_ECHO, _LONG_ECHO = 60, 200  # words: longer ones have room to say something
_LONG_ECHO_NEW = 0.35
_WHOLLY = 0.8
_WHOLLY_NEW = 0.9  # praise finds new words for a long time
_AGREEING = 8
# New items at most, where so much at least of six messages is taken from the one before
# each: who agrees and builds on brings more of his own.
_AGREEING_NEW = (0.68, 0.0), (0.85, 0.12)
_TAKEN_FROM = 6
_SAME_FORM = 0.3
_LITANY = 4
_STALE, _STALE_WORDS = 6, 30
_TINY = 2  # words: what menus and games consist of
_REARRANGED = 0.35  # share of pairs of neighbours that may be new


def paraphrase(heard: Heard) -> Judgement:
    """Whole windows of messages whose content had nearly all been said before."""
    begun: NotYet | None = None
    for size, share, enough in (_BARREN, _NARROW, _WIDE):
        window = heard[-size:]
        if len(window) < size:
            continue
        total, fresh = _count_items(window)
        limit = share * min(1.0, (_YOUNG / max(window[0].before, 1)) ** _HEAPS)
        # Most windows bring so much that nothing else need be asked.
        if total < enough or (new := fresh / total) > 2 * _OF_CHARACTERS * limit:
            continue
        if 2 * sum(u.unspaced for u in window) > size:
            limit *= _OF_CHARACTERS
        if new > 2 * limit:
            continue
        since = f"of messages {window[0].number} to {window[-1].number}"
        if new > limit:
            less = f"it takes {limit:.0%} or less"
            begun = NotYet(f"{new:.0%} of the content {since} is new; {less}")
        elif where := _elsewhere(heard, size) or _drawn(window):
            begun = NotYet(f"hardly any word {since} is new, but {where}")
        else:
            return _circled(heard, _onset(heard, size, limit), size)
    return begun


def stale(heard: Heard) -> Judgement:
    """
    Six messages in a row, by both, of words that had all been said, but in one of them,
    and mostly beside each other. Messages too short to say much are not looked at.
    """
    window = heard[-_STALE:]
    if len(window) < _STALE or sum(u.coined for u in window) > 1 or not both(window):
        return None
    words, pairs = _count_words(window)
    if words < _STALE_WORDS or any(
        len(u.words) <= _TINY or u.drawn or u.counts for u in window
    ):
        return None
    new = sum(u.rearranged for u in window) / pairs
    span = f"of messages {window[0].number} to {window[-1].number}"
    if new > _REARRANGED:
        less = f"{new:.0%} of their neighbours are; it takes {_REARRANGED:.0%} or less"
        return NotYet(f"the words {span} are not new, but {less}")
    if where := elsewhere(heard, _STALE) or _drilled(heard, _STALE):
        return NotYet(f"the words {span} are not new, but {where}")
    run = max(tail(heard, lambda u: not u.coined), list(window), key=len)
    said = f"All words {span} had been said before"
    said += ", but for one message's" if any(u.coined for u in window) else ""
    pair = f"{window[-2].quoted()}; {window[-1].quoted()}."
    beside = f"{1 - new:.0%} of them beside the same neighbour"
    return _loop(run, f"{said}, {beside}.", pair)


def praise(heard: Heard) -> Judgement:
    """Both sides praise, thank, court and agree, six messages long, and ask nothing."""
    window = heard[-_ECHOES:]
    if len(window) < _ECHOES or not every(window, "echoes"):
        return None
    length = sum(len(u.words) for u in window) / _ECHOES
    wholly = sum(u.warm for u in window) >= _WHOLLY * _ECHOES
    limit = _WHOLLY_NEW if wholly and length <= _SHORT_ECHO else _echo_limit(length)
    if (new := freshness(window)) > limit:
        return NotYet(f"six messages praise or thank, but {new:.0%} of them is new")
    if sum(u.asks for u in window) > 1 and new > _ECHO_NEW / 2:
        return NotYet("six messages praise or thank, but they ask as well")
    if where := _elsewhere(heard, len(window)) or _courteous_at_work(window):
        return NotYet(f"six messages praise or thank, but {where}")
    run = tail(heard, lambda u: u.echoes)
    if run[0] is heard[0] and len(run) < _ECHOES_FROM_THE_FIRST:
        return NotYet("all messages praise or thank, but there are hardly any yet")
    quoted = "; ".join(u.quoted() for u in window[-3:])
    span = f"Messages {run[0].number} to {run[-1].number}"
    said = f"{span} praise, thank and agree, no more."
    return _loop(run, said, f"For instance {quoted}.")


def agreement(heard: Heard) -> Judgement:
    """
    Each of eight messages, by both sides, opens by agreeing or praising, in changing
    words, and brings no question and no number: however new its words are, they are a
    synonym's, where they take up what was said.
    """
    window = heard[-_AGREEING:]
    if len(window) < _AGREEING or not every(window, "nods"):
        return None
    # In a game all begin as its rule says; who only agrees varies the words.
    if len({u.words[:2] for u in window}) <= _AGREEING // 2:  # as "Yes, and"
        return NotYet("eight messages open by agreeing, but all in the same words")
    new, taken = freshness(window), taken_up(heard, _TAKEN_FROM)
    if not any(new <= most and taken >= least for most, least in _AGREEING_NEW):
        return NotYet(
            f"eight messages open by agreeing, but {new:.0%} of them is new, and "
            f"{taken:.0%} of the last six is taken from the message before each"
        )
    if where := _elsewhere(heard, len(window)) or _courteous_at_work(window):
        return NotYet(f"eight messages open by agreeing, but {where}")
    run = tail(heard, lambda u: u.nods)
    span = f"Messages {run[0].number} to {run[-1].number}"
    last = f"{window[-2].quoted()}; {window[-1].quoted()}."
    return _loop(run, f"{span} each open by agreeing and ask nothing.", last)


def litany(heard: Heard) -> Judgement:
    """Four messages in a row, by both sides, whose sentences all begin the same way."""
    opener = heard[-1].opener
    if opener is None:
        return None
    run = tail(heard, lambda u: u.opener == opener)
    if len(run) < _LITANY or not both(run[-_LITANY:]):
        return NotYet(
            f'nearly every sentence begins with "{opener}", in {len(run)} messages in '
            f"a row; it takes {_LITANY} by both"
        )
    span = f"In messages {run[0].number} to {run[-1].number}"
    return _loop(run, f'{span} nearly every sentence begins with "{opener}".')


def _courteous_at_work(window: Heard) -> str | None:
    """Who thanks in every message of a work in progress has something new beside."""
    telling = [u for u in window if not (u.assents or adds_little(u))]
    if len(telling) * 2 < len(window):
        return None
    return f"half of them or more say something new beside ({numbers(telling)})"


def _echo_limit(length: float) -> float:
    """The longer six echoes are on average, the less of them may be new."""
    part = (length - _SHORT_ECHO) / (_LONG_ECHO - _SHORT_ECHO)
    return _ECHO_NEW - (_ECHO_NEW - _LONG_ECHO_NEW) * min(max(part, 0.0), 1.0)


def _count_items(window: Heard) -> tuple[int, int]:
    """
    How many items, and how many of them new. Where most messages are longer than brief
    ones, words alone count: to set the same words in other pairs is to paraphrase.
    """
    brief = [u for u in window if len(u.words) <= BRIEF]
    total = sum([len(u.items) for u in window])
    fresh = sum([len(u.fresh) for u in window])
    if not brief or 2 * len(brief) > len(window):
        return total, fresh
    paired = sum(" " in item for u in brief for item in u.items)
    return total - paired, fresh - sum(" " in item for u in brief for item in u.fresh)


def _count_words(window: Heard) -> tuple[int, int]:
    """How many words, and how many different pairs of neighbours in each message."""
    words = sum(len(u.words) for u in window)
    return words, max(sum(len(u.neighbours) for u in window), 1)


def _elsewhere(heard: Heard, size: int) -> str | None:
    if where := elsewhere(heard, size) or _drilled(heard, size):
        return where
    listing = _is_listing(heard[-size:])
    return "each fills a form with something new" if listing else None


def _drilled(heard: Heard, size: int) -> str | None:
    return (
        "each answer is said again and followed by more"
        if is_drill(heard, size)
        else None
    )


def _drawn(window: Heard) -> str | None:
    many = 2 * sum(u.drawn for u in window) >= len(window)
    return "half of them are drawings, tables or code" if many else None


def _is_listing(window: Heard) -> bool:
    """Each message fills the form of that voice's last one with something new."""
    last = window[-6:]
    formed = [
        (bool(u.fresh) or u.coined)
        and resemblance(u.shingles, before.shingles) >= _SAME_FORM
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
    return start


def _share(u: Utterance) -> float:
    return len(u.fresh) / len(u.items) if u.items else 0.0


def _circled(heard: Heard, onset: int, size: int) -> Ending:
    window = heard[-size:]
    total, new = _count_items(window)
    lengths = [len(u.words) for u in window]
    said = (
        f"Of {total} content items in messages {window[0].number} to"
        f" {window[-1].number}, {total - new} had been said before ({new} new)."
    )
    grew = (
        f"They are {min(lengths)} to {max(lengths)} words long, from"
        f" {cited(window[0].text)} to {cited(window[-1].text)}."
    )
    return _loop(heard[onset:], said, grew)


def _loop(run: Heard, *evidence: str) -> Ending:
    return Ending(EndingKind.LOOP, run[-1].number, run[0].number, evidence)
