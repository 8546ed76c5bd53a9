"""
Rules for one that has gone while the other talks on: it only lets be told that it is
away, it does not answer any more, or what it was, a shell or a program, is closed.
"""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import plain, plain_words
from bot.evidence.endings.forms import is_directed
from bot.evidence.endings.measures.settled import settled
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    numbers,
    tail,
)
from bot.evidence.endings.stillness import is_absence, tells_departure
from bot.evidence.endings.utterance import Heard, Utterance, cited

_GONE = 2  # turns of one voice
_BARELY = 4  # words that tell of it without being a direction
_DIRECTED = 10  # words of a stage direction
_CALLED = 60  # words of what the other says meanwhile
_ALONE, _ALONE_AFTER_WORDS = 3, 4  # turns in a row of who has nobody to talk to
_BEFORE = 2  # messages
_PAIR = 2  # voices
_DEAD, _DEAD_SAME = 3, 2  # turns of what is closed; the same line
_DEAD_WORDS = 14  # words of one


def gone(heard: Heard) -> Judgement:
    """
    One voice took leave or walked out, and in two of its turns in a row since then it
    only lets be told that it is not there; the other may talk on.
    """
    last = heard[-1]
    if not _is_away(last):
        return None
    own = [u for u in heard if u.speaker == last.speaker]
    run = tail(own, _is_away)
    went = list(filter(_goes, own[: -len(run)]))[-1:] or list(filter(_goes, run))[:1]
    told = _says_nothing if went else _is_told_away
    away = [u for u in run if told(u)]
    if not away:
        return None
    if len(away) < _GONE or away[-1] is not last:
        return NotYet(
            f"{last.speaker} seems to have gone; it takes {_GONE} turns in a row that "
            f"tell it, so far {len(away)} ({numbers(away)})"
        )
    first = (went or away)[0]
    since = [u for u in heard if u.number > first.number]
    others = [u for u in since if u.speaker != last.speaker]
    if all(u.void or is_directed(u.text.strip()) for u in others):
        return None  # neither speaks any more
    if any(len(u.words) > _CALLED for u in since):
        return NotYet(f"{last.speaker} seems to have gone, but much is said since")
    quoted = "; ".join(u.quoted() for u in away[-_GONE:])
    how = "went in" if went else "is said to be away from"
    said = f"{last.speaker} {how} message {first.number} {cited(first.text)}"
    return Ending(
        EndingKind.LEFT,
        last.number,
        first.number,
        (f"{said}.", f"Since then it only lets be told that it is away: {quoted}."),
    )


def alone(heard: Heard) -> Judgement:
    """
    One took leave, and the other talks on with nobody answering: three turns in a row
    after a direction that tells that it has gone, four after a farewell in words.
    """
    last = heard[-1]
    run = tail(heard, lambda u: u.speaker == last.speaker)
    before = heard[: -len(run)]
    if len(run) < _GONE or len(before) <= _BEFORE or len(_speakers(before)) > _PAIR:
        return None
    left = before[-1]
    if left.stillness.framed and (_tells_absence(left) or tells_departure(left.folded)):
        needed = _ALONE
    elif left.leaving.formula and not left.asks:
        needed = _ALONE_AFTER_WORDS
    else:
        return None
    if len(run) < needed:
        return NotYet(
            f"{left.speaker} seems to have gone; it takes {needed} turns in a row of "
            f"{last.speaker} alone, so far {len(run)} ({numbers(run)})"
        )
    said = f"{left.speaker} went in message {left.number} {cited(left.text)}."
    since = f"Since then {last.speaker} talks alone in {numbers(run)}."
    return Ending(EndingKind.LEFT, last.number, left.number, (said, since))


def closed(heard: Heard) -> Judgement:
    """
    One that speaks as a shell or a program has told that it is closed, and in three of
    its turns since then it only says so briefly, with no prompt; two, if it says the
    same line in them. A prompt opens it again.
    """
    last = heard[-1]
    if not _is_dead(last):
        return None
    own = [u for u in heard if u.speaker == last.speaker]
    dead = tail(own, _is_dead)
    before = own[: -len(dead)]
    dead = dead[next((at for at, u in enumerate(dead) if u.leaving.sign), len(dead)) :]
    if not dead or not before or 2 * sum(u.prompts for u in before) < len(before):
        return None
    since = dead[1:]
    again = [u for u in since if u.key == last.key]
    if len(since) < _DEAD and len(again) < _DEAD_SAME:
        return NotYet(
            f"{last.speaker} told that it is closed ({dead[0].number}); it takes "
            f"{_DEAD} of its turns without a prompt, so far {len(since)}"
        )
    said = f"{last.speaker} told in message {dead[0].number} that it is closed."
    told = "; ".join(u.quoted() for u in since[-_DEAD:])
    return Ending(
        EndingKind.CLOSING,
        last.number,
        dead[0].number,
        (said, f"Since then it has no prompt any more: {told}."),
    )


def _is_dead(u: Utterance) -> bool:
    """A brief answer without a prompt, of one that had answered with one."""
    return 0 < len(u.words) <= _DEAD_WORDS and not u.prompts and not u.asks


def _speakers(heard: Heard) -> set[str]:
    return {u.speaker for u in heard}


def _goes(u: Utterance) -> bool:
    """It takes leave in words, or goes in a stage direction."""
    if u.stillness.framed:
        return tells_departure(u.folded)
    return u.leaving.formula is not None


def _is_away(u: Utterance) -> bool:
    """A stage direction and nothing else, or no word."""
    if u.void or not u.words:
        return u.void
    if len(u.words) <= _BARELY and _tells_absence(u) and not u.asks:
        return True
    brief = not u.asks and len(u.words) <= _DIRECTED and not u.pictured
    return brief and u.stillness.framed and not u.prompts


def _says_nothing(u: Utterance) -> bool:
    return u.void or not u.stillness.news or _tells_absence(u)


def _is_told_away(u: Utterance) -> bool:
    return u.stillness.framed and _tells_absence(u)


@settled
def _tells_absence(u: Utterance) -> bool:
    """Whoever is named before it is the speaker, or one word."""
    name = plain_words(plain(u.speaker))
    told = u.words[len(name) :] if name and u.words[: len(name)] == name else u.words
    return bool(told) and is_absence(" ".join(told))
