"""What the synthesiser is asked: other people's words as data, fenced."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from bot.domain.symposium import Symposium
from bot.domain.turn import Message, Turn
from bot.synthesis.heard import find_heard, find_missing
from bot.text.lines import one_line

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def messages(symposium: Symposium, template: str) -> tuple[Message, ...]:
    """
    The request for a closing table: *template* with its places filled.

    Its places are {{open}} and {{close}}, the marks of the fences, and {{material}},
    the fenced question, attached file and answers.
    """
    label = _label(symposium)
    places = {
        "open": f"<<<{label}",
        "close": f"{label}>>>",
        "material": "\n\n".join(_material(symposium, label)),
    }
    return (Message("user", _fill(template, places)),)


def _fill(template: str, places: Mapping[str, str]) -> str:
    """In one pass, so that a text which looks like a place stays what it is."""
    return _PLACE.sub(lambda m: places.get(m[1], m[0]), template)


def _material(symposium: Symposium, label: str) -> Iterator[str]:
    yield _fence(label, "the question", symposium.question)
    if symposium.context is not None:
        yield _fence(label, "a file attached to the question", symposium.context)
    for turns in find_heard(symposium).values():
        for turn in turns:
            yield _fence(label, _heading(symposium, turn), turn.text)
    if missing := find_missing(symposium):
        names = ", ".join(one_line(each.voice) for each in missing)
        yield f"Asked, but not heard, and so not to be listed: {names}."


def _heading(symposium: Symposium, turn: Turn) -> str:
    heading = f"voice: {one_line(turn.voice)}"
    if symposium.rounds > 1 or turn.round > 1:
        heading += f", round {turn.round}"
    if symposium.samples > 1 or turn.sample > 1:
        heading += f", answer {turn.sample} of {symposium.samples}, each independent"
    return heading


def _fence(label: str, heading: str, text: str) -> str:
    return f"<<<{label} {heading}\n{text}\n{label}>>>"


def _label(symposium: Symposium) -> str:
    """A word that stands in none of the texts, and that nobody can foresee."""
    fenced = [
        symposium.question,
        symposium.context or "",
        *map(one_line, _names(symposium)),
    ]
    fenced += [turn.text for turn in symposium.turns]
    everything = "\n".join(fenced)
    label = hashlib.sha256(everything.encode(errors="surrogatepass")).hexdigest()[:12]
    while label in everything:
        label = hashlib.sha256(label.encode()).hexdigest()[:12]
    return f"DATA-{label}"


def _names(symposium: Symposium) -> Iterator[str]:
    return (voice.name for voice in symposium.voices)
