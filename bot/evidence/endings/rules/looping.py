"""Rules for repetition word by word: storms, one line by both, cycles, one voice."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import BRIEF, plain, resembles
from bot.evidence.endings.formulas import formulas
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    elsewhere,
    freshness,
    numbers,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance

# The numbers were tuned by hand, as in circling.py. How alike: Broder's resemblance.
_ALIKE = 0.6
_SAME = 0.8
_LONGEST_CYCLE = 16
_AGAIN = 4  # repeated messages that make a cycle, at least
_HALF_TINY_AGAIN = 5
_TINY = 2  # words: what menus and games consist of
_TINY_PAIR_AGAIN = 6  # the same two, and nothing else
_TINY_AGAIN = 8
_BRIEF_AGAIN = 8
_COMPARABLE = 5  # words: shorter messages are alike only when they are the same
_CONTAINED = 3  # words of a short line that is part of another
_STORMS, _AMONG = 2, 3  # messages
_SIGN = 3  # times
_PLAYED = 4  # messages
_SIDES = 2
_CHOSEN = 4  # words of an answer to a menu
_RECITAL = 6  # messages
_DRILLED = 40  # words of a message in a drill or a log, at most, on average
_ROOMY = 12  # words: a shorter message is judged whole
# Shares said before in the same words: of each message, and of those it began with.
_PARTLY, _LARGELY = 0.1, 0.3
# Shares of all: such words, and new items. Of long messages a tenth is still much.
_AGAIN_AND_NEW = (0.75, 0.12), (0.5, 0.1), (0.3, 0.08)


def alike(one: Utterance, other: Utterance) -> bool:
    """The same, or the same but for words that were all said before."""
    if one.key == other.key:
        return bool(one.key)
    known, name = one.settled, f"alike {other.number}"
    if name not in known:
        known[name] = _is_alike(one, other)
    return bool(known[name])


def _is_alike(one: Utterance, other: Utterance) -> bool:
    # A new word, or another square of a drawing, may be all the news there is.
    if one.drawn or other.drawn or one.fresh:
        return False
    if len(one.words) >= _COMPARABLE and len(other.words) >= _COMPARABLE:
        return resembles(one.shingles, other.shingles, _ALIKE)
    return _is_part(one, other) or _is_part(other, one)


def storms(heard: Heard) -> Judgement:
    """Two of the last three messages are storms; one alone never ends anything."""
    if heard[-1].storm is None:
        return None
    last = range(max(len(heard) - _AMONG, 0), len(heard))
    run = [heard[at] for at in last if _storms(heard, at)]
    if len(run) < _STORMS or run[-1] is not heard[-1]:
        return NotYet(
            f"message {heard[-1].number} is a storm of words, but it takes "
            f"{_STORMS} such messages of three, neither of them a command's output"
        )
    cited = tuple(
        f"Message {u.number} ({u.speaker}) {u.storm.described}." for u in run if u.storm
    )
    return _loop(heard, run[0].number, *cited)


def same_line(heard: Heard) -> Judgement:
    """One short line three times in a row, by both; no prompt, number or drawing."""
    last = heard[-1]
    if not last.short_line:
        return None
    run = tail(heard, lambda u: u.key == last.key)
    if not both(run):
        return None
    if len(run) < _SIGN:
        said = f"both say the same line ({numbers(run)})"
        return NotYet(f"{said}; it takes {_SIGN} times in a row")
    if _is_game(heard, heard[: -len(run)]):
        return NotYet("both say the same, as they play with answers as short as that")
    said = f"Messages {run[0].number} to {last.number} are one line, said by both:"
    return _loop(heard, run[0].number, f"{said} {last.quoted()}.")


def cycle(heard: Heard) -> Judgement:
    """The last messages say again what was said p messages before each, p up to 16."""
    last = heard[-1]
    # With a new word in it, it is like another only if it is the same; and it is the
    # same as none if nobody had said that word.
    if last.fresh and (last.coined or last.key not in [u.key for u in heard[:-1]]):
        return None
    begun: NotYet | None = None
    # The shortest first: A B A B repeats with 2, and with 4 as well.
    for period in range(1, min(_LONGEST_CYCLE, len(heard) // 2) + 1):
        again = _repeated(heard, period)
        if not again:
            continue
        run = heard[len(heard) - again - period :]
        # At least the whole cycle once more, or nobody can tell that it is one.
        needed = max(_needed(run), period)
        if again >= needed:
            return _cycle(heard, run, period)
        if again > 1:
            begun = begun or NotYet(
                f"{again} messages in a row repeat the one {period} before, it takes "
                f"{needed}"
            )
    return begun


def recital(heard: Heard) -> Judgement:
    """
    Six messages, by both, that say over half of it again in the same rows of words.

    What is new between those rows is a slot filled anew, and is little. Short messages
    whose slot is filled with a new word are a drill, or a log.
    """
    window = heard[-_RECITAL:]
    if len(window) < _RECITAL or any(len(u.words) < _ROOMY for u in window):
        return None
    if min(u.recited for u in window) < _PARTLY or not both(window):
        return None
    again, new = _share_recited(window), freshness(window)
    span = f"of messages {window[0].number} to {window[-1].number}"
    if not any(again >= most and new <= slots for most, slots in _AGAIN_AND_NEW):
        needed = " or ".join(f"{a:.0%} and at most {b:.0%}" for a, b in _AGAIN_AND_NEW)
        return NotYet(
            f"{again:.0%} {span} had been said in the same words and {new:.0%} is new;"
            f" it takes {needed}"
        )
    if where := elsewhere(heard, _RECITAL) or _slots_filled(window):
        return NotYet(
            f"{again:.0%} {span} had been said in the same words, but {where}"
        )
    run = max(tail(heard, lambda u: u.recited >= _LARGELY), list(window), key=len)
    said = f"{again:.0%} of the words {span} stood before in the same order, five and"
    pair = f"For instance {window[-2].quoted()}; {window[-1].quoted()}."
    return _loop(heard, run[0].number, f"{said} more in a row; {new:.0%} is new.", pair)


def one_sided(heard: Heard) -> Judgement:
    """
    One voice says the same again and again while another tries.

    Short answers may recur in a game, and nobody speaks to a refrain or a prompt: so
    it takes more repetitions the shorter they are, and somebody who addresses them.
    """
    last = heard[-1]
    size = len(last.words)
    before = next((u for u in heard[-2::-1] if u.speaker == last.speaker), None)
    if size <= _TINY or before is None or not _is_same(last, before):
        return None
    own = [u for u in heard if u.speaker == last.speaker]
    if len(own) < _AGAIN:
        return None
    run = tail(own, lambda u: _is_same(last, u))
    needed = _AGAIN if size > BRIEF else _BRIEF_AGAIN
    if len(run) < needed:
        said = f"{last.speaker} says the same ({numbers(run)})"
        return NotYet(f"{said}; it takes {needed} times")
    if _is_refrain(last):
        return NotYet(f"what {last.speaker} repeats is a refrain, a prompt or verse")
    since = [u for u in heard if u.number > run[0].number and u.speaker != last.speaker]
    tried = [u for u in since if _tries(u, last)]
    # Where most of the others do not speak to that voice, it is a game or a refrain;
    # and where they choose, it is a menu.
    if 2 * len(tried) < len(since):
        return NotYet(f"what {last.speaker} repeats is answered, or spoken beside")
    said = f"{last.speaker} says the same in messages {numbers(run)}: {last.quoted()}."
    tries = f"Meanwhile the other side tried {len(tried)} times."
    return _loop(heard, run[1].number, said, tries)


def _is_game(heard: Heard, before: Heard) -> bool:
    """Short answers and nothing else, of several kinds or from the first message on."""
    last = before[-_PLAYED:]
    kinds = {u.key for u in heard[-_PLAYED * _SIDES - _SIGN :] if u.is_tiny}
    return all(u.is_tiny for u in last) and (len(last) < _PLAYED or len(kinds) > _SIDES)


def _share_recited(window: Heard) -> float:
    length = sum(len(u.words) for u in window)
    return sum(u.recited * len(u.words) for u in window) / length


def _slots_filled(window: Heard) -> str | None:
    """Where the news of short messages is, to read after "but"."""
    short = sum(len(u.words) for u in window) <= _DRILLED * len(window)
    filled = 3 * sum(u.coined for u in window) >= 2 * len(window)
    return "each fills a form with something new" if short and filled else None


def _storms(heard: Heard, at: int) -> bool:
    return heard[at].storm is not None and not (at and heard[at - 1].commands)


def _is_part(one: Utterance, other: Utterance) -> bool:
    """A short line that is wholly part of the other, with a word more or two."""
    if not _CONTAINED <= len(one.words) <= len(other.words) <= len(one.words) + 2:
        return False
    return frozenset(one.words) <= frozenset(other.words) and not other.asks


def _is_same(one: Utterance, other: Utterance) -> bool:
    if one.key == other.key:
        return True
    # However short a new word is, it may be what fills the slot of a drill.
    if one.coined:
        return False
    return alike(one, other) and resembles(one.shingles, other.shingles, _SAME)


def _tries(u: Utterance, repeated: Utterance) -> bool:
    """It speaks to the other voice, and does not choose from what that one offers."""
    known = frozenset(repeated.words)
    if len(u.words) <= _CHOSEN and not known.isdisjoint(u.items):
        return False
    return bool(formulas().addressing.search(plain(u.text)))


def _needed(run: Heard) -> int:
    """The shorter the messages, the oftener: menus and games live on them."""
    tiny = [u.is_tiny for u in run]
    if not all(tiny):
        return _HALF_TINY_AGAIN if any(tiny) else _AGAIN
    if len({u.key for u in run}) <= _SIDES and not any(u.is_number for u in run):
        return _TINY_PAIR_AGAIN
    return _TINY_AGAIN


def _repeated(heard: Heard, period: int) -> int:
    """How many of the last messages are like the one *period* before them."""
    count = 0
    for at in range(len(heard) - 1, period - 1, -1):
        if not alike(heard[at], heard[at - period]):
            break
        count += 1
    return count


def _is_refrain(u: Utterance) -> bool:
    """A chorus in lines, a shell's prompt, a gesture."""
    lines = [line for line in u.text.splitlines() if line.strip()]
    # Lines of verse are short: nine words at most, on average.
    verse = len(lines) > 1 and len(u.words) <= 9 * len(lines)
    return verse or u.drawn or u.prompts or u.text.strip()[-1:] in "*)]\u266a"


def _cycle(heard: Heard, run: Heard, period: int) -> Ending:
    first = run[period]
    every = "the message before" if period == 1 else f"{period} messages before"
    said = (
        f"Messages {first.number} to {run[-1].number} each repeat what stood"
        f" {every}, and add nothing."
    )
    pair = f"So {run[-1].quoted()} repeats {run[-1 - period].quoted()}."
    return _loop(heard, first.number, said, pair)


def _loop(heard: Heard, onset: int, *evidence: str) -> Ending:
    return Ending(EndingKind.LOOP, heard[-1].number, onset, evidence)
