"""
The one dress in which a document's labels stand: two known models' names wear it at
least, or one that returns, and then whoever else wears it below the first of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.transcript.handmade.dresses.label_dress import (
    DressedModel,
    LabelDress,
    is_underline,
    read_dressed_model,
    read_signed,
)
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.headings import is_part_heading, read_speaker
from bot.transcript.handmade.lines.maker_s_labels import is_nobody_s
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import find_fenced, may_be_name
from bot.transcript.speaker_names import SenderPart, find_part

_FEWEST = 2  # names, or times that one is there
_SHARE_SURE = 1.5  # of labels by which a dress is known, one may be met once
_MOST_DRESSES = 8  # that are looked at


class WornLabel(NamedTuple):
    """On the line *line*, from 0; *rest* is what is said behind it on the same line."""

    line: int
    name: str
    rest: str = ""

    @property
    def key(self) -> str:
        return read_speaker(self.name).name.casefold()

    @property
    def is_model(self) -> bool:
        return is_known_model(read_speaker(self.name))

    @property
    def asks(self) -> bool:
        return find_part(self.name) is SenderPart.ASKS


class WornDress(NamedTuple):
    """
    *labels* of those who speak or ask, *beside* what else wears the dress below the
    first of them, *others* models' names in other dresses there: all by their lines.
    """

    dress: LabelDress
    labels: tuple[WornLabel, ...]
    beside: tuple[WornLabel, ...]
    others: tuple[DressedModel, ...]  # that stand alone on their lines

    @property
    def models(self) -> list[WornLabel]:
        return [label for label in self.labels if label.is_model]

    def parts(self, lines: Sequence[str], labels: Sequence[WornLabel]) -> list[str]:
        """What stands below each of these labels, down to the next of them."""
        ends = [label.line for label in labels[1:]] + [len(lines)]
        first = 2 if self.dress.is_underlined else 1
        return [
            "\n".join((label.rest, *lines[label.line + first : end])).strip()
            for label, end in zip(labels, ends, strict=True)
        ]


def find_worn(document: HandmadeDocument) -> list[WornDress]:
    """Those that at least two labels wear, the one that most models wear first."""
    lines = document.lines
    fenced = find_fenced(lines)
    found = [
        (at, dressed)
        for at, line in enumerate(lines)
        if not fenced[at] and (dressed := _read(line, _below(lines, at))) is not None
    ]
    found = _level_own_pictures(found)
    often = Counter(dressed.dress for _, dressed in found)
    worn = [dress for dress, times in often.most_common() if times >= _FEWEST]
    return [
        _WornReader(document, fenced, dress).read(found)
        for dress in worn[:_MOST_DRESSES]
    ]


def _level_own_pictures(
    found: list[tuple[int, DressedModel]],
) -> list[tuple[int, DressedModel]]:
    """
    In one dress, where each known model has a picture of its own throughout; a mark of
    what is right and wrong goes from name to name.
    """
    pictures: dict[str, set[tuple[str, ...]]] = {}
    for _, one in found:
        if one.dress.pictures and is_known_model(read_speaker(one.name)):
            key = read_speaker(one.name).name.casefold()
            pictures.setdefault(key, set()).add(one.dress.pictures)
    own = {min(each) for each in pictures.values()}
    if len(own) < _FEWEST or sum(map(len, pictures.values())) > len(own):
        return found
    return [(at, one._replace(dress=one.dress.level_pictures())) for at, one in found]


def _read(line: str, below: str) -> DressedModel | None:
    return read_dressed_model(line, below) or read_signed(line)


class _WornReader:
    def __init__(
        self, document: HandmadeDocument, fenced: Sequence[int], dress: LabelDress
    ) -> None:
        self.lines, self.fenced, self.dress = document.lines, fenced, dress
        self.given = document.choices.voices
        self.pattern = dress.pattern()

    def read(self, found: Sequence[tuple[int, DressedModel]]) -> WornDress:
        every = _undress_rest(list(self._find_labels()))
        often = Counter(label.key for label in every)
        labels = [
            label
            for label in every
            if label.name in self.given or _is_supported(label, often)
        ]
        if self.dress.is_sure and len(labels) * _SHARE_SURE >= len(every):
            labels = [one for one in every if _may_name(one) or one in labels]
        first = labels[0].line if labels else 0
        kept = {label.line for label in labels}
        beside = [x for x in every if x.line not in kept and x.line > first]
        wearing = {label.line for label in every}
        others = (
            dressed
            for at, dressed in found
            if at > first and at not in wearing and dressed.stands_alone
        )
        return WornDress(self.dress, tuple(labels), tuple(beside), tuple(others))

    def _find_labels(self) -> Iterator[WornLabel]:
        for at, line in enumerate(self.lines):
            match = None if self.fenced[at] else self.pattern.fullmatch(line)
            if match is None:
                continue
            if self.given.get(match["name"].strip()) == "":
                continue
            below = _below(self.lines, at)
            if is_underline(below) == self.dress.is_underlined:
                rest = match["rest"] if self.dress.ends_label else None
                yield WornLabel(at, match["name"].strip(), rest or "")


def _undress_rest(labels: list[WornLabel]) -> list[WornLabel]:
    """What no word stands in, and is the same behind all, is of the dress."""
    rests = {label.rest for label in labels}
    is_mark = len(rests) == 1 and not any(map(str.isalnum, next(iter(rests))))
    return [label._replace(rest="") for label in labels] if is_mark else labels


def _is_supported(label: WornLabel, often: Counter[str]) -> bool:
    if label.is_model or label.asks or find_part(label.name) is SenderPart.ANSWERS:
        return True
    return often[label.key] > 1 and _may_name(label)


def _may_name(label: WornLabel) -> bool:
    is_name = may_be_name(label.name) and not is_part_heading(label.name)
    return is_name and not is_nobody_s(label.name)


def _below(lines: Sequence[str], at: int) -> str:
    return lines[at + 1] if at + 1 < len(lines) else ""


def stands_apart(lines: Sequence[str], at: int) -> bool:
    """A blank line or a heading is above it."""
    above = lines[at - 1] if at else ""
    return not above.strip() or read_heading(above) is not None
