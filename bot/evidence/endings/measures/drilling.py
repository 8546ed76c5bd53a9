"""A drill: the same sentences over and over, and each time something else is asked."""

from itertools import pairwise

from bot.evidence.endings.utterance import Heard, Utterance

_ANSWER, _ANSWER_OF_CHARACTERS = 12, 24  # words of an answer, at most
_LONG = 5  # words: of as many the last may be another, as in a question's answer
_FEWEST = 3  # answers
_CONFIRMED = 2 / 3  # of them


def is_drill(heard: Heard, size: int) -> bool:
    """
    In the last *size* messages one voice says most answers of the other again and adds
    something, such as the next task, and each of these answers is short and new as a
    whole, though none of its words need be.
    """
    answered = list(pairwise(heard[-size - 1 :]))
    voices = {u.speaker for u in heard[-size:]}
    return any(
        _drills([pair for pair in answered if pair[1].speaker == voice], heard)
        for voice in voices
    )


def _drills(replies: list[tuple[Utterance, Utterance]], heard: Heard) -> bool:
    answers = [answer for answer, _ in replies]
    if len(replies) < _FEWEST or not all(map(_is_short, answers)):
        return False
    confirmed = [answer for answer, reply in replies if _says_again(reply, answer)]
    first = {u.key: u.number for u in reversed(heard)}
    new = all(first[answer.key] == answer.number for answer in confirmed)
    return new and len(confirmed) >= _CONFIRMED * len(replies)


def _is_short(u: Utterance) -> bool:
    most = _ANSWER_OF_CHARACTERS if u.unspaced else _ANSWER
    return 0 < len(u.words) <= most


def _says_again(reply: Utterance, answer: Utterance) -> bool:
    """The answer word for word, or all but its last word, and more."""
    if not len(reply.words) > len(answer.words) > 1:
        return False
    kept = answer.words if len(answer.words) < _LONG else answer.words[:-1]
    return f" {' '.join(kept)} " in f" {' '.join(reply.words)} "
