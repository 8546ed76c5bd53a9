"""Rules for going round: repetition word by word."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.content_items import BRIEF, plain, resemblance
from bot.evidence.endings.formulas import formulas
from bot.evidence.endings.utterance import Heard, Utterance

# The numbers were tuned by hand, as in circling.py. How alike: Broder's resemblance.
_ALIKE = 0.6
_LONGEST_CYCLE = 16
_AGAIN = 4  # repeated messages that make a cycle, at least
_TINY = 2  # words: what menus and games consist of
_TINY_AGAIN = 8
_BRIEF_AGAIN = 8
_COMPARABLE = 5  # words: shorter messages are alike only when they are the same
_STORMS_AT_ONCE = 40


def alike(one: Utterance, other: Utterance) -> bool:
    """The same, or the same but for words that were all said before."""
    if one.key == other.key:
        return bool(one.key)
    # A new word, or another square of a drawing, may be all the news there is.
    if one.drawn or other.drawn or one.fresh or len(one.words) < _COMPARABLE:
        return False
    return resemblance(one.shingles, other.shingles) >= _ALIKE


def token_storm(heard: Heard) -> Ending | None:
    """One message that is plainly a storm, or two of the last three."""
    storms = [(u, u.storm) for u in heard[-3:] if u.storm]
    if not storms or not heard[-1].storm:
        return None
    # A single one may be a joke or a drawing; forty times over it is none.
    if len(storms) == 1 and heard[-1].storm.times < _STORMS_AT_ONCE:
        return None
    cited = tuple(
        f'Message {u.number} ({u.speaker}) says "{storm.phrase}" {storm.times} times'
        " in a row."
        for u, storm in storms
    )
    return _loop(heard, storms[0][0].number, *cited)


def cycle(heard: Heard) -> Ending | None:
    """The last messages say again what was said p messages before each, p up to 16."""
    # The shortest first: A B A B repeats with 2, and with 4 as well.
    for period in range(1, min(_LONGEST_CYCLE, len(heard) // 2) + 1):
        again = _repeated(heard, period)
        run = heard[len(heard) - again - period :]
        tiny = all(len(u.words) <= _TINY for u in run)
        # At least the whole cycle once more, or nobody can tell that it is one.
        if again >= max(_TINY_AGAIN if tiny else _AGAIN, period):
            return _cycle(heard, run, period)
    return None


def one_sided(heard: Heard) -> Ending | None:
    """
    One voice says the same again and again while another tries.

    Short answers may recur in a game, and nobody speaks to a refrain or a prompt: so
    it takes more repetitions the shorter they are, and somebody who addresses them.
    """
    own = [u for u in heard if u.speaker == heard[-1].speaker]
    run = own[len(own) - 1 - _repeated(own, 1) :]
    size = len(run[-1].words)
    needed = _AGAIN if size > BRIEF else _BRIEF_AGAIN
    if size <= _TINY or len(run) < needed or _is_refrain(run[-1]):
        return None
    others = [
        u
        for u in heard
        if run[0].number < u.number < run[-1].number and u.speaker != run[0].speaker
    ]
    tried = [u for u in others if formulas().addressing.search(plain(u.text))]
    # Where most of the others do not speak to that voice, it is a game or a refrain.
    if 2 * len(tried) < len(others):
        return None
    numbers = ", ".join(str(u.number) for u in run)
    said = f"{run[0].speaker} says the same in messages {numbers}: {run[-1].quoted()}."
    tries = f"Meanwhile the other side tried {len(tried)} times."
    return _loop(heard, run[1].number, said, tries)


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
