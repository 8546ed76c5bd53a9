"""
The closing table without a model: each voice in its own most telling sentence.

A sentence that the voice itself emphasised comes first; otherwise the one that shares
most of its words with the rest of the text.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

# ruff: noqa: RUF001 - the marks of many scripts are its subject
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Turn
from bot.evidence.quotes.verbatim import locate
from bot.formats.paired.question_pairs import ANSWER
from bot.synthesis.heard import find_heard, find_missing
from bot.text.lines import one_line
from bot.text.scripts import UNSPACED, has_unspaced
from bot.text.sentences import Sentence, prose_sentences

_OPENING_MARK = re.compile(r"(?:\*\*|__)(?=\S)")
_CLOSING_MARKS = {"**": re.compile(r"(?<=\S)\*\*"), "__": re.compile(r"(?<=\S)__")}
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?,;:”\"’])[*_](?!\w)")
_SPACED = re.compile(r"[^\W\d_]{4,}")
_RUN = re.compile(f"[{UNSPACED}]+")  # pairs of characters stand for words there
_SHORTEST, _LONGEST = 24, 320  # characters
_OPENING_WORDS, _OPENING_CHARACTERS = 9, 60
_NOTE = (
    "Extracted from the texts without a model: each formulation is a sentence of the "
    "voice's own, each position the opening words of its answer."
)
_NOBODY_ASKED = "Nobody was asked which images or claims several voices share."


def extract(symposium: Symposium, *, why: str | None = None) -> Synthesis:
    """
    A table by "none" of every voice that was heard; *why* tells why no model made it.

    Its findings are empty: nothing here understands what was said.
    """
    rows = tuple(
        extract_row(name, turns) for name, turns in find_heard(symposium).items()
    )
    more = _NOBODY_ASKED if why is None else f"Why: {why.rstrip('.')}."
    note = f"{_NOTE} {more}"
    findings = {
        "consensus": (),
        "contradictions": (),
        "only_one": (),
        "blind_spots": (),
        "note": (note,),
    }
    return Synthesis("none", rows, findings, find_missing(symposium))


def extract_row(name: VoiceName, turns: tuple[Turn, ...]) -> Row:
    """One voice's line from its last answer, whose text must not be blank."""
    turn = _last_answer(turns)
    prose = prose_sentences(turn.text)
    chosen = _most_telling(turn.text, prose)
    position = f"begins “{_opening(turn.text, prose)}”"
    plain = _without_marks(chosen)
    place = (turn.id, plain.start, plain.end)
    return Row(name, position, plain.text, Check.VERBATIM, *place)


def _without_marks(chosen: Sentence) -> Sentence:
    """Without its emphasis, if its words are the same then; with its own place."""
    formulation = _MARKS.sub("", chosen.text).strip()
    if formulation == chosen.text:
        return chosen
    # Only the sentence is searched, which is much quicker than the whole text.
    found = locate(formulation, ((TurnId(""), chosen.text),))
    if found.start is None or found.end is None:
        return chosen
    start, end = chosen.start + found.start, chosen.start + found.end
    return Sentence(start, end, formulation)


def _last_answer(turns: tuple[Turn, ...]) -> Turn:
    """Neither a ballot nor a question to somebody, unless it said nothing else."""
    answers = [turn for turn in turns if turn.task in (None, ANSWER)]
    return (answers or turns)[-1]


def _most_telling(text: str, prose: Sequence[Sentence]) -> Sentence:
    candidates = prose or (_whole(text),)
    emphasised = [found for each in candidates if (found := _emphasis(each))]
    chosen = _of_good_length(emphasised) or _of_good_length(candidates) or candidates
    weight = Counter(word for each in candidates for word in set(_words(each.text)))
    return max(chosen, key=lambda each: (_score(each, weight), -each.start))


def _whole(text: str) -> Sentence:
    words = text.strip()
    start = text.index(words)
    return Sentence(start, start + len(words), words)


def _of_good_length(found: Sequence[Sentence]) -> list[Sentence]:
    """Neither a label or an exclamation nor a paragraph."""
    return [each for each in found if _SHORTEST <= _length(each.text) <= _LONGEST]


def _length(text: str) -> int:
    """Characters without emphasis; a script that parts no words says more in each."""
    plain = len(_MARKS.sub("", text))
    return plain * 3 if has_unspaced(text) else plain


def _emphasis(sentence: Sentence) -> Sentence | None:
    """The sentence, if most of it is emphasised; a word in bold is only a label."""
    strong = sum(map(_count_emphasised, sentence.text.split("\n")))
    return sentence if strong * 2 > len(sentence.text) else None


def _count_emphasised(line: str) -> int:
    """How many characters stand between marks of emphasis; each mark is met once."""
    total, at = 0, 0
    closing = dict(_CLOSING_MARKS)
    while closing and (opened := _OPENING_MARK.search(line, at)):
        at = opened.start() + 1
        if mark := closing.get(opened[0]):
            if closed := mark.search(line, opened.end() + 1):
                total += closed.start() - opened.end()
                at = closed.end()
            else:
                del closing[opened[0]]
    return total


def _score(sentence: Sentence, weight: Counter[str]) -> float:
    """How much of the text's vocabulary it shares; questions state no position."""
    words = set(_words(sentence.text))
    if not words:
        return 0.0
    shared = sum(weight[word] - 1 for word in words) / math.sqrt(len(words))
    is_question = sentence.text.rstrip("*_”\"'») ").endswith(("?", "？", "؟"))
    return shared / 2 if is_question else shared


def _words(text: str) -> list[str]:
    spaced = _SPACED.findall(_RUN.sub(" ", text.casefold()))
    runs = _RUN.findall(text)
    return spaced + [run[n : n + 2] for run in runs for n in range(len(run) - 1)]


def _opening(text: str, prose: Sequence[Sentence]) -> str:
    # Each has a word, so that of so many some are left out in any case.
    first = " ".join(each.text for each in prose[: _OPENING_WORDS + 1]) or text
    plain = one_line(_MARKS.sub("", first))
    words = " ".join(plain.split(" ")[:_OPENING_WORDS])[:_OPENING_CHARACTERS]
    return plain if words == plain else f"{words.rstrip()} …"
