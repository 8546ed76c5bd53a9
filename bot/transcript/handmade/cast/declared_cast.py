"""
The cast of a document: the names, labels and roles that it declares at its head, with
the model behind each, and which of them are persons.

It may stand in front matter, in a list of models, below a heading such as "Personae",
in a legend of short names, in a table of those who take part. A layout asks for a
label's member by `DeclaredCast.find`, and need not know where it was declared.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.transcript.cast_member import CastMember
from bot.transcript.handmade.cast.cast_entries import (
    read_cast_table,
    read_entries,
    read_names_listed,
    read_person,
)
from bot.transcript.handmade.cast.front_matter import (
    find_front_matter,
    read_front_matter,
)
from bot.transcript.handmade.cast.legends import Declared, read_legend
from bot.transcript.handmade.cast.member_names import is_cast_heading, undress
from bot.transcript.handmade.cast.model_words import is_model
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind, strip_quote_marks

_HEAD = 80  # lines
_LONGEST = 1000  # characters of a line that declares somebody
_WORD = re.compile(r"[^\W_]+(?:\.\d++)*+")
_ITEM = re.compile(r"[ \t]*+(?:[-*+\u2022][ \t]|\d{1,2}[.)][ \t]|\|)")


@dataclass(frozen=True, slots=True)
class DeclaredCast:
    """The *members* by their names in lower case, in the order of their lines."""

    members: Mapping[str, CastMember] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.members)

    def find(self, label: str) -> CastMember | None:
        """
        Whom *label* names: as it was declared but for case and marks, or by the only
        name that has all its words ("INES" of "Ines Halvorsen"), or, where that name is
        no model's, whose words it has all ("Frau Lenz" of "Lenz").
        """
        folded = label.strip().casefold()
        if (same := self.members.get(folded)) is not None:
            return same
        words = _split(folded)
        whole = [m for name, m in self.members.items() if _split(name) == words]
        if whole or not words:
            return whole[0] if whole else None
        parts = frozenset(words)
        near = [
            member
            for name, member in self.members.items()
            if (own := frozenset(_split(name)))
            and (parts <= own or (own <= parts and not is_model(name)))
        ]
        return near[0] if len(near) == 1 else None

    def names(self) -> list[str]:
        """Of all members that answer, or may do so."""
        return [member.name for member in self.members.values() if not member.part]


def find_cast(document: HandmadeDocument) -> DeclaredCast:
    """Everybody whom the document declares in its first lines; nobody if none is."""
    members: dict[str, CastMember] = {}
    for member in _find_declared(document):
        key = member.name.casefold()
        known = members.get(key)
        if known is None:
            members[key] = member
        elif known.model is None and member.model is not None:
            members[key] = replace(known, model=member.model, is_person=False)
    return DeclaredCast({key: _follow(one, members) for key, one in members.items()})


def _follow(member: CastMember, members: Mapping[str, CastMember]) -> CastMember:
    """Where "C." is "Claude", and "Claude" is "Claude Opus 4", the latter."""
    meant = members.get((member.model or "").casefold())
    return replace(member, model=meant.model) if meant and meant.model else member


def _split(folded: str) -> list[str]:
    """Its words, and initials as one: "l.c." is "lc"."""
    words = _WORD.findall(folded)
    if all(len(word) == 1 for word in words):
        return ["".join(words)] if words else []
    return words


def _find_declared(document: HandmadeDocument) -> Iterator[CastMember]:
    lines = document.lines
    yield from read_front_matter(lines[:_HEAD])
    front = find_front_matter(lines[:_HEAD])
    is_cast = False  # right below a heading of a cast
    for block in document.blocks:
        if block.first >= _HEAD:
            return
        if block.first in front or block.kind is BlockKind.FENCE:
            continue
        told = _undressed(document, block)
        if block.kind is BlockKind.HEADING:
            is_cast = is_cast_heading(block.words)
            continue
        if block.kind is BlockKind.TABLE:
            yield from read_cast_table(lines[block.first : block.end])
            is_cast = False
            continue
        if told and block.kind is BlockKind.PROSE and is_cast_heading(told[0]):
            is_cast, told = True, told[1:]
        if is_cast and told:
            yield from read_entries(told)
            is_cast = _are_items(document, block)
        else:
            yield from _read_lines(told)


def _undressed(document: HandmadeDocument, block: Block) -> list[str]:
    lines = document.lines[block.first : min(block.end, _HEAD)]
    if block.kind is BlockKind.QUOTE:
        lines = tuple(strip_quote_marks(lines))
    return [undress(line) for line in lines if line.strip() and len(line) <= _LONGEST]


def _are_items(document: HandmadeDocument, block: Block) -> bool:
    """A list may go on behind a blank line."""
    return _ITEM.match(document.lines[block.first]) is not None


def _read_lines(lines: Sequence[str]) -> Iterator[CastMember]:
    """
    A colon or a dash alone declares nobody, "Ada: Claude" may be words of Ada's: only
    where all lines of the paragraph do so, or one does it twice.
    """
    rows: list[list[Declared]] = []
    for line in lines:
        person = read_person(line)
        listed = [person] if person is not None else list(read_names_listed(line))
        found = [Declared(member) for member in listed] or list(read_legend(line))
        rows.append(found)
    is_list = len(rows) > 1 and all(rows)
    for row in rows:
        for one in row:
            if one.is_sure or is_list or len(row) > 1:
                yield one.member
