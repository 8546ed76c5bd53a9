"""
Fields that are called as those who speak: {"round": 1, "claude": ..., "gemini": ...}.

A known model's name speaks for itself. A name of another, which is no usual word,
speaks beside one where both say something in all entries that are laid out so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.text.frequency import word_zipf
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.lists import entry_fields as fields
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.sections.known_models import is_known_model

_LISTS = frozenset(fields.ENTRIES)
_FEWEST = 2  # entries
_FEWEST_WORDS = 3
_USUAL = 3.3  # on the Zipf scale: twice in a million words
_NO_VOICES = frozenset(
    (
        *(*fields.ENTRIES, *fields.WORDS, *fields.SENDERS, *fields.ROLES),
        *(*fields.MODELS, *fields.QUESTIONS, *fields.ANSWER, *fields.ANSWERS),
        *(*fields.THOUGHTS, *fields.TIMES, *fields.FINISHES, *fields.ERRORS),
        *(*fields.STATES, *fields.PEOPLE, *fields.KINDS, *fields.TITLES),
        *(*fields.COUNTS, *fields.SYSTEM, *fields.REQUESTS),
        *(fields.CONTEXT | fields.HEADINGS | fields.REMARKS | fields.FRAME),
    )
)


def find_named_fields(whole: JsonValue) -> frozenset[str]:
    """Which fields of the entries of a document are called as its voices."""
    found: set[str] = set()
    for entries in _lists(whole):
        found |= _find_in([one for one in entries if one.is_object])
    return frozenset(found)


def _lists(whole: JsonValue) -> Iterable[Sequence[JsonValue]]:
    yield whole.items()
    yield from (whole.get(name).items() for name in whole.among(_LISTS))


def _find_in(entries: Sequence[JsonValue]) -> set[str]:
    often = Counter(
        name
        for entry in entries
        for name, value in entry.fields().items()
        if name not in _NO_VOICES and _find_said(value).words
    )
    models = {name for name in often if is_model_s_field(name)}
    having = [one for one in entries if one.among(models)]
    if not models or len(having) < _FEWEST:
        return models
    prose = {
        name
        for name in often
        if _may_be_name(name) and all(_speaks(one.get(name)) for one in having)
    }
    return models | prose


def _find_said(value: JsonValue) -> JsonValue:
    return value.first(fields.WORDS) if value.is_object else value


def _speaks(value: JsonValue) -> bool:
    return len(_find_said(value).words.split()) >= _FEWEST_WORDS


def _may_be_name(name: str) -> bool:
    bare = name.rstrip("0123456789").rstrip("_-")
    return bare.isalpha() and word_zipf(bare.casefold()) < _USUAL


@lru_cache(maxsize=4000)  # a document has few names, thousands of times
def is_model_s_field(name: str) -> bool:
    """Nothing but words of a known model's name: "claude", "gpt_4o"."""
    return is_known_model(Speaker(name.replace("_", " ").replace("-", " ")))
