"""Rules for silence: blank messages, signs without a word, talk that shrinks away."""

from itertools import pairwise

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.rules.ending_rule import (
    Judgement,
    NotYet,
    both,
    freshness,
    numbers,
    tail,
)
from bot.evidence.endings.utterance import Heard, Utterance
from bot.text.scripts import has_kana_alone

_EMPTY = 4  # two by each of two: after three, the talk is often taken up again
_BLANKS = 2  # turns of one voice in a row
_MUTE, _MUTE_BESIDE_NEWS = 4, 5  # turns of one voice
_NEWS = 0.6  # share of new items in what is said to it
_FADING = 8  # messages over which a dialogue shrinks
_FAINT = 3  # words
_FAINT_NEWS = 2  # words that nobody had said, in the last four messages


def blanks(heard: Heard, voices: int) -> Judgement:
    """Not a sign: in two turns of one voice, or in one of each of them, in a row."""
    run = tail(heard, lambda u: u.blank)
    if not run:
        return None
    if len({u.speaker for u in run}) >= voices:
        said = f"Messages {run[0].number} to {run[-1].number} are blank."
        return _empty(run, said)
    twice = tail([u for u in heard if u.speaker == run[-1].speaker], _is_blank)
    if len(twice) < _BLANKS:
        return NotYet(
            f"message {run[-1].number} is blank; it takes two blank turns of one voice "
            "in a row, or one of each"
        )
    first, last = twice[0].number, twice[-1].number
    return _empty(
        twice, f"{twice[0].speaker} says nothing in messages {first} and {last}."
    )


def signs(heard: Heard) -> Judgement:
    """
    Four messages in a row, by both sides, without a word: few signs, or none that had
    not been there before. After a farewell the rule of farewells needs fewer. Or one
    voice has only one such sign in four turns, five where the other has news.
    """
    run = tail(heard, lambda u: u.void)
    if not run:
        return None
    if mute := _mute(heard):
        said = f"{mute[0].speaker} has only a sign without a word in {numbers(mute)}."
        return _empty(mute, said)
    if len(run) < _EMPTY or not both(run):
        return NotYet(
            "it takes four messages in a row without a word and by both, so far "
            f"{len(run)} ({numbers(run)})"
        )
    return _empty(run, f"Messages {run[0].number} to {run[-1].number} contain no word.")


def _mute(heard: Heard) -> Heard:
    """The last turns of one voice that are the same sign, if they are enough."""
    last = heard[-1]
    own = tail([u for u in heard if u.speaker == last.speaker], lambda u: u.void)
    own = tail(own, lambda u: u.key == last.key)
    others = [u for u in heard[-2 * len(own) :] if u.speaker != last.speaker]
    needed = _MUTE if freshness(others) <= _NEWS else _MUTE_BESIDE_NEWS
    return own if len(own) >= needed else []


def fading(heard: Heard) -> Judgement:
    """Over eight messages each pair of them is shorter than the one before."""
    last = heard[-_FADING:]
    lengths = [len(u.words) for u in last]
    if len(last) < _FADING or max(lengths[-2:]) > _FAINT or not _shrinks(lengths):
        return None
    if any(map(_carries, last[-4:])):
        return NotYet("it shrinks, but the last four ask, count or wait for a command")
    if sum(_count_news(u, heard) for u in last[-4:]) > _FAINT_NEWS:
        return NotYet("it shrinks, but the last four still bring new words")
    said = (
        f"From message {last[0].number} to {last[-1].number} each pair of messages is"
        f" shorter than the one before: {', '.join(map(str, lengths))} words."
    )
    end = f"The last are {last[-2].quoted()} and {last[-1].quoted()}."
    return _empty(last[4:], said, end)


def _count_news(u: Utterance, heard: Heard) -> int:
    """
    In Japanese letters alone, where small words and great ones look alike, what nobody
    has said yet is one, unless it speaks of rest.
    """
    if not has_kana_alone(u.key) or u.stillness.hushes:
        return u.stillness.news
    return int(all(u.key != one.key for one in heard if one is not u))


def _shrinks(lengths: list[int]) -> bool:
    """Each exchange is shorter, neither voice speaks longer again, the end is faint."""
    exchanges = [sum(lengths[at : at + 2]) for at in range(0, len(lengths), 2)]
    shorter = all(a > b for a, b in pairwise(exchanges))
    voices = all(a >= b for a, b in zip(lengths, lengths[2:], strict=False))
    return shorter and voices and exchanges[0] >= 4 * max(exchanges[-1], 1)


def _carries(u: Utterance) -> bool:
    """Few words that may say something: a question, a number, a prompt."""
    return u.asks or any(map(str.isdigit, u.key)) or u.prompts


def _is_blank(u: Utterance) -> bool:
    return u.blank


def _empty(run: Heard, *evidence: str) -> Ending:
    return Ending(EndingKind.EMPTY, run[-1].number, run[0].number, evidence)
