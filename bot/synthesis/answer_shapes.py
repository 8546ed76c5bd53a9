"""What a synthesiser wrote, brought into one shape, whatever it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.voice import Voice
from bot.domain.words.closing_words import NUMBERED
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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is to have: these *findings*, so many *formulations* a voice."""

    findings: Mapping[str, re.Pattern[str]]
    formulations: int = 1


PLAIN = Shape(FINDINGS)
RICH = Shape(
    {
        NUMBERED: re.compile("(numbered_|key_|main_)?findings"),
        "open_questions": re.compile(
            "open|open_questions?|(left|still)_open|questions?(_left)?_open|unanswered"
        ),
        "changed": re.compile("what_(has_)?changed|changed|changes|change"),
        **FINDINGS,
    },
    formulations=3,
)

VOICE_NAMES = (
    "voice",
    "name",
    "architecture",
    "speaker",
    "model",
    "participant",
    "who",
)
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
    "formulations",
    "key_formulations",
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
_FINDING = ("finding", "text", "statement", "point", "claim", "summary")
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


def draft(value: object, voices: Sequence[Voice], shape: Shape = PLAIN) -> Draft:
    """The rows and findings that can be made out in a decoded answer."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(shape.findings, ())
    credited: list[str] = []
    for table in _tables(value):
        for name, content in table.items():
            kind = _kind(name, content, shape)
            if kind and not found[kind]:
                read = _numbered if kind == NUMBERED else _sentences
                found[kind] = tuple(read(content, voices))
                credited += _credited(content)
    return Draft(tuple(_lines(value, voices, shape)), found, tuple(credited))


def _numbered(content: object, voices: Sequence[Voice]) -> Iterator[str]:
    """Each with those behind it in brackets, called by their names."""
    for each in _members(content):
        table = (
            {plain_name(key): told for key, told in each.items()}
            if isinstance(each, dict)
            else {}
        )
        if said := _first(table, _FINDING):
            named = dict.fromkeys(_borne_by(table))
            names = [voice_meant(name, voices) or name for name in named]
            yield f"{one_line(said)} ({', '.join(names)})" if names else one_line(said)
        else:
            yield from _sentences(each, voices)


def _borne_by(table: Mapping[str, object]) -> Iterator[str]:
    for name in ("voices", *VOICE_NAMES):
        content = table.get(name)
        several = content if isinstance(content, list) else [content]
        yield from (one_line(said) for each in several if (said := _text(each)))


def _credited(content: object) -> Iterator[str]:
    for table in _tables(content):
        named = {plain_name(name): each for name, each in table.items()}
        if called := _first(named, VOICE_NAMES):
            yield called
        if isinstance(named.get("voices"), list) and _first(named, _FINDING):
            yield from _borne_by(named)


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


def _lines(value: object, voices: Sequence[Voice], shape: Shape) -> Iterator[Line]:
    if isinstance(value, dict):
        table = {plain_name(name): content for name, content in value.items()}
        if line := _line(table):
            yield from _spread(line, table, shape)
            return
        for name, content in value.items():
            yield from _under(name, content, voices, shape)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each, voices, shape)


def _spread(line: Line, table: Mapping[str, object], shape: Shape) -> Iterator[Line]:
    """One for each formulation that the table may have of a voice."""
    listed = next(
        (table[n] for n in _FORMULATION if isinstance(table.get(n), list)), ()
    )
    said = [text for each in _members(listed) if (text := _text(each))]
    yield line
    if said and said[0] == line.formulation:
        yield from (
            Line(line.called, "", each) for each in said[1 : shape.formulations]
        )


def _under(
    name: str, content: object, voices: Sequence[Voice], shape: Shape
) -> Iterator[Line]:
    """The rows in a member of a table, which may be named for a voice."""
    if _kind(name, content, shape):
        return
    if voice_meant(name, voices) is None:
        yield from _lines(content, voices, shape)
    elif isinstance(content, str):
        yield Line(name, "", content)
    elif isinstance(content, dict):
        table = {plain_name(key): each for key, each in content.items()}
        yield _line(table | {"voice": name}) or Line(name, "", "")
    elif isinstance(content, list):
        yield from (Line(name, "", said) for said in _sentences(content, voices)[:1])


def _line(table: Mapping[str, object]) -> Line | None:
    called = _first(table, VOICE_NAMES)
    position, formulation = _first(table, _POSITION), _first(table, _FORMULATION)
    if not called or not (position or formulation):
        return None
    return Line(called, one_line(position), formulation)


def _first(table: Mapping[str, object], names: Sequence[str]) -> str:
    return next((said for name in names if (said := _text(table.get(name)))), "")


def _text(value: object) -> str:
    """The words in a value, wherever in it they stand first."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        table = {plain_name(name): content for name, content in value.items()}
        return _first(table, (*_FORMULATION, *_TEXT, *_POSITION, *VOICE_NAMES))
    if isinstance(value, list):
        return next((said for each in value if (said := _text(each))), "")
    return ""


def _sentences(value: object, voices: Sequence[Voice]) -> list[str]:
    """A finding's sentences; one that stands under a voice's name begins with it."""
    if isinstance(value, dict):
        table = {plain_name(name): content for name, content in value.items()}
        called, said = _first(table, VOICE_NAMES), _first(table, (*_TEXT, *_POSITION))
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


def _kind(name: str, content: object, shape: Shape) -> str | None:
    plain = plain_name(name)
    kinds = (kind for kind, names in shape.findings.items() if names.fullmatch(plain))
    kind = next(kinds, None)
    # "findings" may also be what holds all the others.
    return None if kind == NUMBERED and not isinstance(content, list) else kind


def plain_name(key: str) -> str:
    return "_".join(key.casefold().replace("-", " ").replace("_", " ").split())


def clean_text(text: str) -> str:
    """Halves of surrogate pairs and NULs are no text, and no archive takes them."""
    return encodable(text).replace("\0", "").strip()
