"""
The word lists of `seeds/wording/`, by language, each file read once, when asked for.

The pure rooms read no files, but for two: wordfreq's lists in `frequency.py`, and
these. Both are data that never changes while the program runs; handed in, they would
stand in the signature of every stemmer and rule, and be the same at every call. So
text/ asks the loader of all data that comes with the program (`bot/seeds.py`), and
whoever needs words asks here; nothing is read at import.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from types import MappingProxyType

from bot import seeds
from bot.errors import Misconfigured
from bot.text.lines import one_line
from bot.text.scripts import ALPHABETS

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "bg": "Bulgarian",
        "bn": "Bengali",
        "ca": "Catalan",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "hu": "Hungarian",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "nb": "Norwegian",
        "nl": "Dutch",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sv": "Swedish",
        "ta": "Tamil",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "zh": "Chinese",
    }
)
"""The languages that a list may be of, by their codes in wordfreq."""

PATTERNS = "_as_patterns"
"""Ends the name of a key whose entries are regular expressions."""

_Lists = Mapping[str, Mapping[str, tuple[str, ...]]]
_UNEDGED = re.compile(rf"(?![{ALPHABETS}])[^\W\d_]")
"""A letter of a script in which the edges of words cannot be told."""
_ESCAPED = re.compile(r"\\.")
_ENDINGS = ("", "*", "+")
_DEEPEST = 4  # letters


@cache
def wordlists(file: str) -> _Lists:
    """
    The lists of `wording/FILE.toml` by language and key, as they are written there.

    Raises Misconfigured, with a sentence, for a file that holds anything else.
    """
    return {
        language: {key: _entries(file, key, value) for key, value in keys.items()}
        for language, keys in _checked(file, seeds.wording(file)).items()
    }


def by_language(file: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of a key in each language that has them."""
    lists = wordlists(file)
    return {language: keys[key] for language, keys in lists.items() if key in keys}


def entries(file: str, key: str, language: str | None = None) -> tuple[str, ...]:
    """The entries of a key in all languages together, or in one."""
    listed = by_language(file, key)
    chosen = listed.values() if language is None else [listed.get(language, ())]
    return tuple(entry for entries_ in chosen for entry in entries_)


def alternatives(
    file: str,
    key: str,
    *,
    fold: Callable[[str], str] = str,
    language: str | None = None,
) -> tuple[str, str]:
    """
    Two regular expressions, not yet grouped, for what a key and its patterns list, in
    all languages or in one.

    The first is to stand at the edges of words; the second, for scripts in which they
    cannot be told, anywhere. Plain entries are folded as the text is that they are
    looked for in. Either never matches if there is nothing for it.
    """
    plain = sorted({fold(entry) for entry in entries(file, key, language)})
    patterns = entries(file, key + PATTERNS, language)
    return (
        _either((p for p in patterns if is_edged(p)), filter(is_edged, plain)),
        _either(
            (p for p in patterns if not is_edged(p)),
            (entry for entry in plain if not is_edged(entry)),
        ),
    )


@cache
def whole_words(file: str, key: str) -> re.Pattern[str]:
    """Finds what a key and its patterns list, in all languages and either case."""
    words, anywhere = alternatives(file, key)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:{anywhere})", re.IGNORECASE)


def _either(patterns: Iterable[str], plain: Iterable[str]) -> str:
    """One of them, of plain ones that begin alike the longest first."""
    return "|".join((*patterns, *_branches(list(plain)))) or r"(?!)"


def _branches(entries: Sequence[str], *, depth: int = _DEEPEST) -> Iterator[str]:
    """What begins with the same letters stands behind them, so that few are tried."""
    letters = [entry for entry in entries if depth and entry[:1] not in _ENDINGS]
    for first, begun in groupby(sorted(letters), key=lambda entry: entry[0]):
        rest = [entry[1:] for entry in begun]
        yield f"{re.escape(first)}(?:{'|'.join(_branches(rest, depth=depth - 1))})"
    others = (entry for entry in entries if not depth or entry[:1] in _ENDINGS)
    yield from map(as_pattern, sorted(others, key=_length))


def _length(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def as_pattern(entry: str) -> str:
    """A plain entry as a pattern: a star stands for any ending, a plus for one."""
    return re.sub(r"\\([*+])", r"\\w\1", re.escape(entry))


def is_edged(entry: str) -> bool:
    """Whether it is of a script in which the edges of words can be told."""
    return not _UNEDGED.search(_ESCAPED.sub("", entry.casefold()))


def _checked(file: str, table: object) -> Mapping[str, Mapping[str, object]]:
    if not isinstance(table, dict):
        raise _broken(file, "it is no table of languages")
    for language, keys in table.items():
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise _broken(file, f"[{language}] is none of the languages {known}")
        if not isinstance(keys, dict):
            raise _broken(file, f"{language} is no table; write [{language}] above it")
    return table


def _entries(file: str, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.split())
    if not isinstance(value, list) or not all(isinstance(e, str) and e for e in value):
        raise _broken(file, f"{key} is neither a text nor a list of texts")
    if key.endswith(PATTERNS):
        for pattern in value:
            _compiled(file, pattern)
        return tuple(value)
    return tuple(one_line(entry) for entry in value)


def _compiled(file: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        why = f"{pattern!r} is no regular expression ({error})"
        raise _broken(file, why) from error


def _broken(file: str, why: str) -> Misconfigured:
    return Misconfigured(
        f"seeds/wording/{file}.toml cannot be used: {why}. Correct it, or install the "
        f"program again."
    )
