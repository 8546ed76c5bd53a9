"""What a synthesiser wrote, brought into one shape, whatever it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.voice import Voice
from bot.evidence.voice_names import voice_meant
from bot.text.lines import encodable, one_line

FINDINGS: Mapping[str, re.Pattern[str]] = {
    "consensus": re.compile(
        "consensus|agree(d|ments?)|common_ground|shared(_ground)?|convergences?"
    ),
    "contradictions": re.compile(
        "(contradiction|disagreement|conflict|tension|divergence)s?"
    ),
    "only_one": re.compile(
        "(what_)?only_one(_voice)?(_said)?|said_by_only_one|unique(_points)?"
        "|single_voice|outliers"
    ),
    "blind_spots": re.compile(
        "blind_?spots?|gaps|unsaid|not_said|nobody_said|omissions|missing"
    ),
}

_VOICE = ("voice", "name", "architecture", "speaker", "model", "participant", "who")
_POSITION = (
    "position",
    "core_position",
    "stance",
    "standpoint",
    "view",
    "thesis",
    "summary",
    "claim",
)
_FORMULATION = (
    "formulation",
    "key_formulation",
    "quote",
    "key_quote",
    "quotation",
    "exact_quote",
    "key_sentence",
    "sentence",
    "key_phrase",
    "citation",
)
_TEXT = ("text", "content", "value", "point", "statement", "description")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was written, under the name it was written for."""

    called: str
    position: str
    formulation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """*credited* are the names to which members of the findings give a sentence."""

    lines: tuple[Line, ...]
    findings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credited: tuple[str, ...] = ()


def draft(value: object, voices: Sequence[Voice]) -> Draft:
    """The rows and findings that can be made out in a decoded answer."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(FINDINGS, ())
    credited: list[str] = []
    for table in _tables(value):
        for name, content in table.items():
            kind = _kind(name)
            if kind and not found[kind]:
                found[kind] = tuple(_sentences(content, voices))
                credited += _credited(content)
    return Draft(tuple(_lines(value, voices)), found, tuple(credited))


def _credited(content: object) -> Iterator[str]:
    for table in _tables(content):
        if called := _first(
            {_name(name): each for name, each in table.items()}, _VOICE
        ):
            yield called


def _tables(value: object) -> Iterator[Mapping[str, object]]:
    """Every object in it, itself first."""
    if isinstance(value, dict):
        yield value
    for each in _members(value):
        yield from _tables(each)


def _members(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _lines(value: object, voices: Sequence[Voice]) -> Iterator[Line]:
    if isinstance(value, dict):
        table = {_name(name): content for name, content in value.items()}
        if line := _line(table):
            yield line
            return
        for name, content in value.items():
            yield from _under(name, content, voices)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each, voices)


def _under(name: str, content: object, voices: Sequence[Voice]) -> Iterator[Line]:
    """The rows in a member of a table, which may be named for a voice."""
    if _kind(name):
        return
    if voice_meant(name, voices) is None:
        yield from _lines(content, voices)
    elif isinstance(content, str):
        yield Line(name, "", content)
    elif isinstance(content, dict):
        table = {_name(key): each for key, each in content.items()}
        yield _line(table | {"voice": name}) or Line(name, "", "")
    elif isinstance(content, list):
        yield from (Line(name, "", said) for said in _sentences(content, voices)[:1])


def _line(table: Mapping[str, object]) -> Line | None:
    called = _first(table, _VOICE)
    position, formulation = _first(table, _POSITION), _first(table, _FORMULATION)
    if not called or not (position or formulation):
        return None
    return Line(called, one_line(position), formulation)


def _first(table: Mapping[str, object], names: Sequence[str]) -> str:
    return next((said for name in names if (said := _text(table.get(name)))), "")


def _text(value: object) -> str:
    """The words in a value, wherever in it they stand first."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        table = {_name(name): content for name, content in value.items()}
        return _first(table, (*_FORMULATION, *_TEXT, *_POSITION, *_VOICE))
    if isinstance(value, list):
        return next((said for each in value if (said := _text(each))), "")
    return ""


def _sentences(value: object, voices: Sequence[Voice]) -> list[str]:
    """A finding's sentences; one that stands under a voice's name begins with it."""
    if isinstance(value, dict):
        table = {_name(name): content for name, content in value.items()}
        called, said = _first(table, _VOICE), _first(table, (*_TEXT, *_POSITION))
        if said:
            return [f"{called}: {said}" if called else said]
        return [
            f"{name}: {each}" if voice_meant(name, voices) else each
            for name, content in value.items()
            for each in _sentences(content, voices)
        ]
    if isinstance(value, list):
        return [said for each in value for said in _sentences(each, voices)]
    text = one_line(_text(value))
    return [text] if text else []


def _kind(name: str) -> str | None:
    plain = _name(name)
    return next(
        (kind for kind, names in FINDINGS.items() if names.fullmatch(plain)), None
    )


def _name(key: str) -> str:
    return "_".join(key.casefold().replace("-", " ").replace("_", " ").split())


def _clean(text: str) -> str:
    """Halves of surrogate pairs and NULs are no text, and no archive takes them."""
    return encodable(text).replace("\0", "").strip()
