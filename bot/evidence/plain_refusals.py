"""
Whether a voice says plainly that it will not answer any more.

Only a short message says it plainly, in a sentence of its own words that gives up the
whole conversation: not one that gives up a question or a subject, makes a condition,
tells of somebody else, or asks something afterwards. Who says so twice in a row has
left, and is asked no more. Duets have rules of their own (`endings`).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.evidence.endings.content_items import plain, plain_words
from bot.evidence.endings.formulas import formulas
from bot.formats import format_named
from bot.text.lines import one_line
from bot.text.own_words.own_lines import read_lines
from bot.text.sentences import sentences
from bot.text.wordlists import alternatives, wordlists

WHY = "refused"
"""In the options of the act by which the host takes a voice for gone."""

_FILE = "departures"
_LONGEST = 60  # words of a message that does little else
_LONGEST_TEXT = 2000  # characters, as many words as that hardly have
_BEGINS = r"(?:^[\s*_(>\u2013\u2014-]*+|[,;.!\u3002\uff0c\u2013\u2014-][\s*_]*+)"
_ENDS = r"(?=[\s*_]*+(?:$|[.!\u2026,;:)\u2013\u2014-]))"
_ASKS = re.compile(r"[?\uff1f\u061f]")
_QUOTES = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f]')


@lru_cache(512)
def find_refusal(text: str) -> str | None:
    """The sentence, as it stands in *text*, that says plainly so; None if none does."""
    if len(text) > _LONGEST_TEXT or not all(line.is_own for line in read_lines(text)):
        return None
    folded = plain(text)
    if len(plain_words(folded)) > _LONGEST or formulas().narrating.search(folded):
        return None
    said = sentences(text)
    for at, sentence in enumerate(said):
        if _is_refusal(sentence):
            return None if any(map(_ASKS.search, said[at:])) else sentence
    return None


def find_refused(symposium: Symposium) -> tuple[Act, ...]:
    """
    Who has left by saying so twice in a row, each as an act by the host that has not
    been written down yet; it has no time.
    """
    return tuple(
        act
        for voice in symposium.participants
        if not symposium.is_absent(voice.name)
        and (act := _judge(symposium, voice.name)) is not None
    )


def _judge(symposium: Symposium, name: VoiceName) -> Act | None:
    *_, first, second = (None, None, *_heard(symposium, name))
    if first is None or second is None or _are_samples(first, second):
        return None
    said = [find_refusal(first.text), find_refusal(second.text)]
    passages = [one_line(passage) for passage in said if passage is not None]
    if len(passages) < len(said):
        return None
    options = {"turns": [first.id, second.id], "why": WHY}
    return Act(
        ActKind.DISMISSED, text="\n".join(passages), voices=(name,), options=options
    )


def _heard(symposium: Symposium, name: VoiceName) -> Iterator[Turn]:
    """What it said since it was invited last, where no other rule listens to it."""
    listens = {
        act.id
        for act in (*symposium.acts, symposium.first_act())
        if format_named(act.format or symposium.format).hears_endings
    }
    came = [
        act.place or 0
        for act in symposium.acts
        if act.kind is ActKind.INVITED and name in act.voices
    ]
    for turn in symposium.turns:
        is_heard = turn.voice == name and turn.status is Status.SPOKEN
        is_back = (turn.place or 0) > max(came, default=-1)
        if is_heard and is_back and turn.text.strip() and turn.act not in listens:
            yield turn


def _are_samples(one: Turn, other: Turn) -> bool:
    """Neither knew of the other: they are not said one after another."""
    return one.act == other.act and one.sample != other.sample


def _is_refusal(sentence: str) -> bool:
    if _QUOTES.search(sentence):
        return False
    folded = plain(sentence)
    return any(
        departing.search(folded) and not conditional.search(folded)
        for departing, conditional in departure_patterns()
    )


@cache
def departure_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Of each language what departs, and what makes that a condition or a thought."""
    return tuple(map(_patterns_of, wordlists(_FILE)))


def _patterns_of(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    edged, inside = alternatives(_FILE, "departures", fold=plain, language=language)
    leads, _ = alternatives(_FILE, "leads", fold=plain, language=language)
    joins, _ = alternatives(_FILE, "joins", fold=plain, language=language)
    ends = rf"(?:{_ENDS}|(?=\s+(?:{joins})(?!\w)))"
    departing = rf"(?:(?:{leads})[,:]?\s)?(?:{edged}){ends}"
    words, parts = alternatives(_FILE, "conditions", fold=plain, language=language)
    return (
        re.compile(rf"{_BEGINS}{departing}|{inside}"),
        re.compile(rf"(?<![\w'])(?:{words})(?![\w'])|{parts}"),
    )
