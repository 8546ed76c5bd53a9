"""What stands beside the turns: notes, tables, the lists after a table. No I/O."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.note import NoteKind
from bot.transcript.handmade.blocks import Block, Kind, blocks
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.headings import kind_of
from bot.transcript.handmade.labels import title_of
from bot.transcript.handmade.tables import Table, cells, is_about_voices

UNTITLED = "findings"

_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(.*)")


class Prose:
    """Gathers blocks until something else begins; then they are in the draft."""

    def __init__(self, lines: Sequence[str], draft: Draft) -> None:
        self.lines = lines
        self.draft = draft
        self.heading: str | None = None
        self.bare: Block | None = None  # a heading below which nothing stands as yet
        self.first = self.last = 0  # the run of lines that becomes a note
        self.table: Table | None = None
        self.key: tuple[str, Block] | None = None

    def begin(self, words: str | None, block: Block | None = None) -> None:
        """A new part; *block* is its heading, to be kept if it stands alone."""
        self.end()
        if self.bare is not None:
            self.draft.note(self._raw(self.bare), line=self.bare.first + 1)
        self.heading, self.bare = words, block

    def add(self, block: Block) -> None:
        self.bare = None
        if block.kind is Kind.TABLE and self._add_table(block):
            return
        if self.table is not None and self._add_finding(block, self.table):
            return
        self._end_table()
        self._grow(block)

    def put(self, block: Block) -> None:
        """Any block: a heading begins a part, a rule ends what was gathered."""
        if block.kind is Kind.HEADING:
            self.begin(block.words, block)
        elif block.kind is Kind.RULE:
            self.end()
        else:
            self.add(block)

    def add_all_but(self, block: Block, taken: Callable[[int], bool]) -> None:
        """Adds those lines of a block, by their numbers from 0, that are not taken."""
        rest = [number for number in range(block.first, block.end) if not taken(number)]
        if len(rest) == block.end - block.first:
            self.add(block)
            return
        self.end()
        for number in rest:
            if number - 1 not in rest:
                self.end()
            self.add(Block(Kind.PROSE, number, number + 1))
        if block.end - 1 not in rest:
            self.end()

    def used(self, announced: Callable[[str], bool]) -> None:
        """What the heading announced stands below it, and has gone elsewhere."""
        if self.heading is not None and announced(self.heading):
            self.bare = None

    def end(self) -> None:
        """Nothing that follows belongs to what was gathered."""
        self._end_table()
        self._end_note()

    def finish(self) -> None:
        self.begin(None)

    def _grow(self, block: Block) -> None:
        if self.first == self.last:
            self.first = block.first
        self.last = block.end

    def _end_note(self) -> None:
        if self.first < self.last:
            text = "\n".join(self.lines[self.first : self.last])
            kind = kind_of(self.heading)
            if self.heading is None and self.draft.turns:
                kind = NoteKind.REMARK
            self.draft.note(text, kind=kind, heading=self.heading, line=self.first + 1)
        self.first = self.last = 0

    def _add_table(self, block: Block) -> bool:
        lines = self.lines[block.first : block.end]
        rows = [cells(line) for n, line in enumerate(lines) if n != 1]
        width = len(rows[0])
        if any(len(row) > width for row in rows):
            wide = next(n for n, row in enumerate(rows) if len(row) > width)
            self.draft.stuck(
                "this row has more cells than its table's heading",
                line=block.first + wide + 2,
            )
            return False
        rows = [row + [""] * (width - len(row)) for row in rows]
        if not is_about_voices(rows, list(self.draft.voices)):
            return False
        self.end()
        self.table = Table(self.heading, rows)
        self.draft.tables.append(self.table)
        return True

    def _add_finding(self, block: Block, table: Table) -> bool:
        if block.kind is not Kind.PROSE:
            return False
        lines = self.lines[block.first : block.end]
        key, items = title_of(lines[0]), lines
        if key is not None:
            self._end_key()
            items = lines[1:]
        if key is not None and not items:
            self.key = (key, block)
            return True
        found = _items(items)
        if not found:
            return False
        held = self.key[0] if self.key is not None else UNTITLED
        table.findings.setdefault(key or held, []).extend(found)
        self.key = None
        return True

    def _end_key(self) -> None:
        if self.key is not None:
            self._grow(self.key[1])
            self._end_note()
        self.key = None

    def _end_table(self) -> None:
        if self.key is not None:
            self._grow(self.key[1])
        self.key = self.table = None

    def _raw(self, block: Block) -> str:
        return "\n".join(self.lines[block.first : block.end])


def read_beside(lines: Sequence[str], draft: Draft, first: int) -> None:
    """Everything from the line *first* on, from 0, stands beside the turns."""
    prose = Prose(lines, draft)
    for block in blocks(lines[first:]):
        prose.put(replace(block, first=block.first + first, end=block.end + first))
    prose.finish()


def _items(lines: Sequence[str]) -> list[str]:
    """A list's items without their marks; empty if the lines are not all of a list."""
    found: list[str] = []
    for line in lines:
        if (item := _ITEM.fullmatch(line)) is not None:
            found.append(item[1])
        elif found and line[:1].isspace():
            found[-1] += "\n" + line.strip()
        else:
            return []
    return found
