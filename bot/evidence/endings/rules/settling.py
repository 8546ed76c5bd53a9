"""
The rule for an end that no farewell tells alone: talk comes to rest.

What an ending is by its shape: both have named it, nobody asks or gives a command any
more, and what still comes brings no news.
"""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import pairs
from bot.evidence.endings.forms import is_directed
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    numbers,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance, cited

_LOOKED_AT = 12  # messages back
_RESTING = 5  # messages in a row
_SIGNED = 3  # of them that name the end or thank
_BEFORE = 3  # messages before them
_PERFORMED, _NAMED = 2, 2
_LAST = 3  # messages that bring next to nothing
_LAST_NEWS, _NEWS = 4, 14  # words that nobody had said, in the last three and in all
_PARTED_NEWS = 40  # words of a farewell that nobody had said
_NAMED_NEWS, _A_SIGN = 4, 2  # words, and as many more for each that names the end
_FRAMED_NEWS = 4
_ECHOED_NEWS = 2
_VALUES = 3
_LONGEST = 160  # words
_WARM, _WARMLY = 0.5, 40  # share of sentences that praise or thank; words
_AT_LENGTH, _OVER_AND_OVER = 6, 3  # messages; words of the end in each
_APART = 15  # words of a message to each of them, at most
_CITED, _SHOWN = 4, 12  # messages; words of one that is shown whole


def resting(heard: Heard) -> Judgement:
    """
    Five messages in a row, by both, that ask nothing and bring next to no news; three
    of them, by both, take leave, thank or name the end, and two of them more than
    thank.
    """
    last = heard[-1]
    if last.asks:
        return None
    late = heard[-_LOOKED_AT:]
    if len(closed := tail(late, _closes_at_length)) >= _AT_LENGTH and both(closed):
        return _settled(closed, closed, "close, each with the end named several times")
    if not _rests(last):
        return None
    run = tail(late, _rests)
    if not any(map(_names_end, run)):
        return None
    signed = [u for u in run if _signs(u) or _repeats(u, run)]
    window = run[-_RESTING:]
    if why := _missing(heard, run, window, signed):
        return NotYet(why)
    named = [u for u in run if _names_end(u)]
    new = sum(map(_news, window))
    what = (
        f"ask nothing, and {new} words in them are new beside those that name the end"
        " or thank"
    )
    since = window if window[0].number < named[0].number else run[run.index(named[0]) :]
    return _settled(since, window, what)


def _settled(run: Heard, window: Heard, what: str) -> Ending:
    """The ending that a *run* began, told of the *window* at its end."""
    first, last = window[0].number, window[-1].number
    told = [u for u in run if _signs(u) or u.text.strip()][-_CITED:]
    quoted = "; ".join(f"{u.number} ({u.speaker}) {cited(_sign(u))}" for u in told)
    said = (f"Messages {first} to {last} {what}.", f"In them: {quoted}.")
    return Ending(EndingKind.CLOSING, last, run[0].number, said)


def _missing(heard: Heard, run: Heard, window: Heard, signed: Heard) -> str | None:
    so_far = f"so far {len(run)} ({numbers(run)})"
    named = [u for u in run if _names_end(u)]
    why = None
    if len(run) < _RESTING or not both(window):
        why = f"it takes {_RESTING} messages in a row, by both, that rest, {so_far}"
    elif len(signed) < _SIGNED or not both(list(filter(_signs, run))):
        why = "messages rest, but not both sides have named the end or thanked"
    elif len(heard) < _RESTING + _BEFORE:
        why = "messages rest, but the dialogue has hardly begun"
    elif sum(_performs(u, run) for u in window) < _PERFORMED:
        why = "messages name the end, but as one speaks of something"
    elif len(named) < _NAMED:
        why = "messages rest, but only one has named the end"
    elif _news(window[-1]) and not _performs(window[-1], run):
        why = "messages rest, but the last still tells of something"
    elif (new := sum(map(_news, window[-_LAST:]))) > _LAST_NEWS:
        why = f"the last three still bring {new} new words"
    elif (new := sum(_news(u) for u in window if not _is_parting(u))) > _NEWS:
        why = f"the last five still bring {new} new words"
    return why


@settled
def _rests(u: Utterance) -> bool:
    if u.void:
        return True
    if u.asks or len(u.words) > _LONGEST or u.stillness.cites:
        return False
    news, parts = _news(u), _is_parting(u)
    named = _NAMED_NEWS + _A_SIGN * len(u.stillness.hushes)
    # Most messages bring more, whatever else they do.
    if news > (_PARTED_NEWS if parts else named) or _measures(u):
        return False
    if parts or _carries_on(u):
        return parts
    few = _FRAMED_NEWS if u.stillness.framed else _ECHOED_NEWS
    return news <= few or _signs(u)


def _measures(u: Utterance) -> bool:
    """It tells some numbers, in a sentence, that nobody had told side by side."""
    values = [word for word in u.words if word.isdigit()] if u.counts else []
    told = len(values) >= _VALUES and not u.stillness.framed
    return told and any(pair in u.fresh for pair in pairs(values))


@settled
def _closes_at_length(u: Utterance) -> bool:
    """It names the end over and over, and ends with it, or with a direction."""
    if len(u.stillness.hushes) < max(_OVER_AND_OVER, len(u.words) / _APART):
        return False
    return not u.asks and _ends_with_it(u)


def _ends_with_it(u: Utterance) -> bool:
    if u.leaving.sign or (u.leaving.parting and u.leaving.final):
        return True
    return is_directed(u.text.strip().rpartition("\n")[2].strip())


def _carries_on(u: Utterance) -> bool:
    """It types something that is no way to leave."""
    if u.stillness.counts:
        return True
    if u.commands and u.leaving.formula is None and u.stillness.news:
        return True
    if u.leaving.formula or u.stillness.hushes:
        return False
    typed = bool(u.commands or u.typed) and _news(u) > 0
    return typed or u.is_number or u.prompts


def _news(u: Utterance) -> int:
    """New words beside those that name the end, one more of which excuses each."""
    leaving, said = u.leaving, u.stillness
    apart = leaving.parting or leaving.polite
    new = min(said.news, leaving.beside) if apart else said.news
    return max(new - len(said.hushes), 0)


def _is_parting(u: Utterance) -> bool:
    return bool(u.leaving.parting or u.leaving.formula) and not u.asks


@settled
def _names_end(u: Utterance) -> bool:
    return not u.void and bool(_is_parting(u) or u.stillness.hushes)


@settled
def _signs(u: Utterance) -> bool:
    return _names_end(u) or bool(u.leaving.polite) or _is_warm(u)


def _is_warm(u: Utterance) -> bool:
    return len(u.words) <= _WARMLY and u.warm >= _WARM


def _performs(u: Utterance, run: Heard) -> bool:
    """
    It does what it names: a farewell, a stage direction, thanks, a line said before,
    no word at all.
    """
    if u.void or u.leaving.formula or u.leaving.polite or _is_warm(u):
        return True
    if _repeats(u, run):
        return True
    return u.stillness.framed and bool(u.stillness.hushes or not u.stillness.news)


def _repeats(u: Utterance, run: Heard) -> bool:
    return any(u.key == before.key for before in run if before.number < u.number)


def _sign(u: Utterance) -> str:
    """What in a message names the end or thanks; of a short one all of it."""
    told = u.leaving.formula or u.leaving.polite or u.leaving.parting
    if told or len(u.words) <= _SHOWN:
        return told or u.text
    return ", ".join(sorted(u.stillness.hushes)) or u.text
