"""The labels under which the cast meets one another where names are hidden."""

import json
import re
from collections.abc import Mapping

from bot.rehearsal.plays import HeardRequest, Play

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_SAID = re.compile(r"^(\S{1,40}) said:\n\n`{3,}text\n", re.MULTILINE)


_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?]”)) (?=[\w{*])")
_EMPTY_LINES = re.compile(r"\n{3,}")
_JUDGE = "council-judge"


def fill_labels(play: Play, text: str, heard: HeardRequest) -> str:
    """
    *text*, each name in double braces as the label that it has in that request. What is
    said of somebody who is not in it is left out.
    """
    if _PLACE.search(text) is None:
        return text
    labels = _find_labels(play, heard.said)
    told = [(line, _fill_line(line, labels)) for line in text.split("\n")]
    kept = [filled for line, filled in told if filled or not line]
    return _EMPTY_LINES.sub("\n\n", "\n".join(kept))


def add_ballot(text: str, heard: HeardRequest) -> str:
    """*text*, with all labels in their order below it where a ballot is asked for."""
    labels = list(dict.fromkeys(found[1] for found in _SAID.finditer(heard.said)))
    if not labels or not heard.is_asked_by(_JUDGE):
        return text
    return f"{text}\n\n{json.dumps(labels, ensure_ascii=False)}"


def _fill_line(line: str, labels: Mapping[str, str]) -> str:
    if line.startswith("["):
        read = [
            _PLACE.sub(lambda found: labels.get(found[1], ""), each)
            for each in json.loads(line)
        ]
        return json.dumps([each for each in read if each], ensure_ascii=False)
    kept, is_about_somebody = [], True
    for sentence in _SENTENCE_END.split(line):
        named = _PLACE.findall(sentence)
        # What follows a sentence without a name goes on about the same.
        if named:
            is_about_somebody = labels.keys() >= set(named)
        if is_about_somebody:
            kept.append(_PLACE.sub(lambda found: labels[found[1]], sentence))
    return " ".join(kept)


def _find_labels(play: Play, said: str) -> Mapping[str, str]:
    """By what stands below each label: the beginning of somebody's answer."""
    return {
        line.voice: found[1]
        for found in _SAID.finditer(said)
        for line in play.lines
        if said.startswith(line.part.opening, found.end())
    }
