"""
The themes in a synthesiser's answer, in whatever shape it wrote them.

They are taken out of the answer before the table is read: a passage of a theme is no
row of the table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.voice import Voice
from bot.evidence.themes.theme_check import ThemeDraft
from bot.evidence.voice_names import voice_meant
from bot.synthesis.answer_shapes import VOICE_NAMES, clean_text, plain_name

_THEMES = re.compile(
    "(shared_|common_)?(themes|motifs|images)|shared_claims"
    "|(shared_)?images_(and|or)_claims"
)
_CALLED = (
    "theme",
    "what",
    "image",
    "claim",
    "motif",
    "name",
    "title",
    "phrase",
    "idea",
    "statement",
    "description",
    "text",
)
_PASSAGES = ("passages", "passage", "quotes", "quotations", "evidence", "voices")
_WORDS = (
    "passage",
    "words",
    "quote",
    "quotation",
    "formulation",
    "text",
    "sentence",
    "exact_quote",
    "content",
)
_DEEPEST = 3  # objects within one another in which they may stand
_PAIR = 2  # a voice and its words

Members = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """The *rest* is an answer without its themes; these are None where it has none."""

    rest: object
    themes: tuple[ThemeDraft, ...] | None


def part_themes(value: object, voices: Sequence[Voice]) -> ParsedAnswer:
    """*voices* are those by whose names a passage may stand."""
    found: list[object] = []
    rest = _take_out(value, found, _DEEPEST)
    if not found:
        return ParsedAnswer(rest, None)
    return ParsedAnswer(rest, tuple(_drafts(found[0], voices)))


def _take_out(value: object, found: list[object], deep: int) -> object:
    if deep == 0:
        return value
    if isinstance(value, list):
        return [_take_out(each, found, deep - 1) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, content in value.items():
        if _THEMES.fullmatch(plain_name(name)):
            found.append(content)
        else:
            kept[name] = _take_out(content, found, deep - 1)
    return kept


def _drafts(content: object, voices: Sequence[Voice]) -> Iterator[ThemeDraft]:
    if isinstance(content, list):
        yield from (_draft(each, voices) for each in content)
    elif isinstance(content, dict):
        if _first(_plain(content), _CALLED):
            yield _draft(content, voices)
        else:
            yield from (_named(n, each, voices) for n, each in content.items())


def _draft(item: object, voices: Sequence[Voice]) -> ThemeDraft:
    """Without a name or passages where it has none that can be made out."""
    if not isinstance(item, dict):
        return ThemeDraft(_text(item))
    table = _plain(item)
    return ThemeDraft(_first(table, _CALLED), _passages_in(item, voices))


def _named(name: str, content: object, voices: Sequence[Voice]) -> ThemeDraft:
    """A theme that stands under its name."""
    if isinstance(content, dict):
        return ThemeDraft(_text(name), _passages_in(content, voices))
    return ThemeDraft(_text(name), tuple(_passages(content, voices)))


def _passages_in(item: Members, voices: Sequence[Voice]) -> tuple[tuple[str, str], ...]:
    table = _plain(item)
    if parallel := _zipped(table.get("voices"), [table.get(n) for n in _PASSAGES]):
        return parallel
    for name in _PASSAGES:
        if isinstance(table.get(name), list | dict):
            return tuple(_passages(table[name], voices))
    # Or a member for each voice.
    named = {n: each for n, each in item.items() if voice_meant(n, voices)}
    return tuple(_passages(named, voices))


def _zipped(names: object, listed: Sequence[object]) -> tuple[tuple[str, str], ...]:
    """The voices in one list, and their words in another, in the same order."""
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        return ()
    for words in listed:
        if words is names or not isinstance(words, list) or len(words) != len(names):
            continue
        if all(isinstance(each, str) for each in words):
            return tuple(zip(map(_text, names), map(_text, words), strict=True))
    return ()


def _passages(content: object, voices: Sequence[Voice]) -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        yield from ((_text(name), _words(each)) for name, each in content.items())
    elif isinstance(content, list):
        yield from (_passage(each, voices) for each in content)


def _passage(item: object, voices: Sequence[Voice]) -> tuple[str, str]:
    if isinstance(item, dict):
        table = _plain(item)
        if called := _first(table, VOICE_NAMES):
            return called, _first(table, _WORDS)
        if len(item) == 1:
            ((name, content),) = item.items()
            return _text(name), _words(content)
    if isinstance(item, list) and len(item) == _PAIR:
        return _text(item[0]), _words(item[1])
    called, colon, said = _text(item).partition(":")
    if colon and voice_meant(called, voices):
        return called.strip(), said.strip()
    return "", _text(item)


def _words(value: object) -> str:
    """Of a value that stands under a voice's name."""
    if isinstance(value, dict):
        return _first(_plain(value), _WORDS)
    if isinstance(value, list):
        return next((said for each in value if (said := _text(each))), "")
    return _text(value)


def _plain(item: Members) -> Members:
    return {plain_name(name): content for name, content in item.items()}


def _first(table: Members, names: Sequence[str]) -> str:
    return next((said for name in names if (said := _text(table.get(name)))), "")


def _text(value: object) -> str:
    return clean_text(value) if isinstance(value, str) else ""
