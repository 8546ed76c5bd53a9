"""
What whoever made the document wrote below an answer that no block quote bounds.

A last paragraph is a note where its form (brackets, italics, a label "Note", a rule
above it) and its words (of the record, of several answers) both say so; where only one
of them does, it may be the voice's own, and refuses.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.ends.answer_habits import is_set_apart
from bot.transcript.handmade.ends.end_signs import (
    Below,
    counts_length,
    find_signs,
    without_own_answer,
)
from bot.transcript.handmade.ends.maker_s_lines import (
    gives_number,
    is_apparatus,
    read_bold_label,
)
from bot.transcript.handmade.ends.third_person import tells_what_it_did
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.labels import read_metadata_line, read_title
from bot.transcript.handmade.lines.maker_s_labels import (
    is_nobody_s,
    is_rating,
)
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    is_by_a_maker,
    is_closing_line,
    speaks_of_answers,
    speaks_of_record,
    speaks_of_several,
)
from bot.transcript.handmade.lines.times import names_day
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.quoted_words import (
    Doubt,
    doubt_place,
    without_last_rules,
)
from bot.transcript.handmade.sections.voice_metadata import is_table_of_metadata
from bot.transcript.handmade.weighing.blind_answers import first_word, names_any
from bot.transcript.handmade.weighing.closing_weight import is_called_closing

_ITALIC = re.compile(r"\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_")
_BRACKETED = re.compile(
    r"[*_]{0,2}\([^()]*(?:\([^()]*\)[^()]*)?\)[*_]{0,2}|[*_]{0,2}\[[^\[\]]*\][*_]{0,2}"
)
_SIGNED = re.compile(
    r"(?s:.*)(?:^|\s)[-\u2013\u2014]{1,3}[ ]?(?:[^\W\d_]\.[ ]?){1,3}\)?"
)
_DASHES = ("--", "\u2013", "\u2014")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKS = "*_()[] \t"
_QUESTION = ("?", "\uff1f")
_ITEM = re.compile(r"[ ]*+(?:\d{1,3}[.)]|[-*+\u2022])[ ]")
_MOST_REMARKS = 20  # paragraphs at one end of an answer
_NEAR_END = 5  # blocks
_FOLDED = "<details"
_LONGEST_HEAD = 60  # characters
_LONGEST_SILENCE = 200  # characters
_SEVERAL = 2  # voices that are spoken about


class _Kind(Enum):
    NOTE = auto()
    DOUBT = auto()
    WORDS = auto()


@dataclass(slots=True)
class MakerSRemarks:
    """*voices* are the names of all who speak, *last* the line of the last answer."""

    voices: Iterable[str] = ()
    last: int = -1
    called: frozenset[str] = frozenset()  # labels of what is said of several voices
    ending: frozenset[str] = frozenset()  # labels below the last answers of rounds
    people: frozenset[str] = frozenset()  # who made it, by the first words of names
    are_blind: bool = False  # no answer names another voice
    first_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.first_words = frozenset(filter(None, map(first_word, self.voices)))

    def take_from(
        self, part: LabelledPart, speaks: str, lines: Sequence[str]
    ) -> tuple[list[Block], Doubt | None]:
        """Takes last paragraphs that are notes out of *part*; says what is unclear."""
        taken: list[Block] = []
        begins = 1 if part.behind is None else 0  # blocks that are the answer's first
        is_last = part.line == self.last
        folded = (b for b in part.blocks if _text(b, lines).startswith(_FOLDED))
        first = next((block.first for block in folded), None)
        if is_last and first is None:
            first = self._find_called(part, speaks, lines)
        is_closed = is_last and _is_closed(part.blocks, lines)  # `ends/` takes it
        if first is not None or is_closed:
            return taken, None if is_closed or first is None else doubt_place(first)
        for _ in range(_MOST_REMARKS):
            blocks = without_last_rules(part.blocks)
            if len(blocks) <= begins or blocks[-1].kind is not BlockKind.PROSE:
                return taken, None
            is_ruled = len(blocks) > 1 and blocks[-2].kind is BlockKind.RULE
            text = _text(blocks[-1], lines)
            above = read_title(_text(blocks[-2], lines)) if len(blocks) > 1 else None
            label = read_bold_label(text)
            if (label and is_nobody_s(label)) or is_rating((above or "").casefold()):
                return taken, None  # `ends/` tells whose it is
            kind = self._judge(text, speaks, is_ruled=is_ruled, is_last=is_last)
            is_counted = is_ruled and bool(taken) and _is_tally(text)
            is_settled = is_counted or self._is_settled(text, blocks, is_last=is_last)
            is_open = kind is _Kind.DOUBT or (is_ruled and is_last)
            if is_open and is_settled:
                kind = _Kind.NOTE
            elif kind is not _Kind.NOTE and is_set_apart(text) is not None:
                kind = _Kind.WORDS  # `ends/` tells whose it is
            elif kind is _Kind.DOUBT and self._is_of_a_list(text, blocks, lines):
                kind = _Kind.WORDS
            if kind is not _Kind.NOTE:
                unclear = kind is _Kind.DOUBT
                return taken, doubt_place(blocks[-1].first) if unclear else None
            taken.insert(0, blocks[-1])
            part.blocks = blocks[:-1]
        return taken, None

    def _is_settled(self, text: str, blocks: Sequence[Block], *, is_last: bool) -> bool:
        """
        Other remarks with its label speak of several voices; or it is dated, below the
        only rule of the last answer.
        """
        key = read_called(text)
        if key in self.ending or (_is_set_apart(text) and key in self.called):
            return True
        rules = sum(block.kind is BlockKind.RULE for block in blocks)
        is_ruled = rules == 1 and blocks[-2].kind is BlockKind.RULE
        return is_last and is_ruled and is_dated(text)

    def _is_of_a_list(
        self, text: str, blocks: Sequence[Block], lines: Sequence[str]
    ) -> bool:
        """
        "All three of them" may be what the list right above it names, if those are
        not as many as the voices, and it names none of these.
        """
        items = _text(blocks[-2], lines).splitlines() if len(blocks) > 1 else []
        if not items or not all(map(_ITEM.match, items)):
            return False
        names = self.first_words.intersection(_WORD.findall(text.casefold()))
        is_bare = not names and speaks_of_itself(text) and not _is_set_apart(text)
        return (
            is_bare
            and len(items) != len(self.first_words)
            and blocks[-2].kind is BlockKind.PROSE
            and not speaks_of_answers(text)
        )

    def _find_called(
        self, part: LabelledPart, speaks: str, lines: Sequence[str]
    ) -> int | None:
        """A remark by its label near the end, with other paragraphs below it."""
        for block in without_last_rules(part.blocks)[-_NEAR_END:-1]:
            text = _text(block, lines)
            is_called = block.kind is BlockKind.PROSE and _is_called_remark(text)
            if is_called and self.tell_of(text, speaks):
                return block.first
        return None

    def take_lead_from(self, part: LabelledPart, lines: Sequence[str]) -> list[Block]:
        """
        What stands before an answer's words and is none of them: paragraphs that are
        set apart and speak of the record, reasoning that is folded away, and a table
        of what is known about the voice.
        """
        taken: list[Block] = []
        if part.behind is not None:
            return []
        for _ in range(_MOST_REMARKS):
            left = len(without_last_rules(part.blocks))
            count = _count_lead(part.blocks, lines) if left > 1 else 0
            if not 0 < count < left:
                break
            taken += part.blocks[:count]
            part.blocks = part.blocks[count:]
        return taken

    def is_silence(self, part: LabelledPart, lines: Sequence[str]) -> bool:
        """All that stands there says in brackets that nobody answered."""
        blocks = without_last_rules(part.blocks)
        if part.behind is not None:
            text = part.behind.text(lines).strip()
            return not blocks and _is_silence(text)
        if len(blocks) != 1 or blocks[0].kind is not BlockKind.PROSE:
            return False
        return _is_silence(_text(blocks[0], lines))

    def tell_of(self, text: str, speaks: str) -> bool:
        """The words speak of several answers, or of this voice and of another."""
        return self.name(text, speaks) or speaks_of_several(text)

    def name(self, text: str, speaks: str) -> bool:
        """The words name this voice and another."""
        said = self.first_words.intersection(_WORD.findall(text.casefold()))
        return first_word(speaks) in said and len(said) >= _SEVERAL

    def _tells_of_the_others(self, text: str, speaks: str) -> bool:
        """All but the one above by name, and no marks around it: it may sum them up."""
        said = self.first_words.intersection(_WORD.findall(text.casefold()))
        others = self.first_words - {first_word(speaks)}
        return len(said) >= _SEVERAL and said == others and not _is_set_apart(text)

    def tell_of_others(self, text: str, speaks: str) -> bool:
        """The words name another voice than this, where no answer names any."""
        others = self.first_words - {first_word(speaks)}
        return self.are_blind and names_any(text, others)

    def _is_by_people(self, text: str) -> bool:
        """In brackets, and begins with the name of somebody who is no voice."""
        head, colon, _ = text[:_LONGEST_HEAD].partition(":")
        is_named = bool(colon) and head[-1:] not in (" ", "*")
        names = self.people - self.first_words
        return (
            is_named and first_word(head) in names and bool(_BRACKETED.fullmatch(text))
        )

    def _judge(self, text: str, speaks: str, *, is_ruled: bool, is_last: bool) -> _Kind:
        is_told_of_one = tells_what_it_did(text, self.first_words)
        may_be_asked = counts_length(text) or gives_number(text)
        is_uncounted = is_apparatus(text) and not may_be_asked
        is_noted = is_closing_line(text) or is_uncounted or is_told_of_one
        if is_noted or self._is_by_people(text):
            return _Kind.NOTE
        is_told = self.tell_of(text, speaks)
        is_of_record = is_told or speaks_of_record(without_own_answer(text))
        is_bracketed = _BRACKETED.fullmatch(text) is not None
        is_set_apart = _is_set_apart(text)
        is_called = _is_called_remark(text)
        if is_ruled and not is_called and _may_be_own(text):
            return _Kind.WORDS  # `ends/` tells whose it is
        is_noted = (is_set_apart or is_called) and is_of_record
        is_noted |= is_ruled and (is_told or (is_of_record and not is_last))
        is_apart = is_set_apart and not text.lstrip(_MARKS).startswith(_DASHES)
        is_signed = is_apart or _SIGNED.fullmatch(text) is not None
        if is_noted or (is_ruled and is_signed):
            is_own = not is_called and self._tells_of_the_others(text, speaks)
            is_own |= is_called and not is_of_record and speaks_of_itself(text)
            return _Kind.DOUBT if is_own else _Kind.NOTE
        if is_bracketed or is_called:
            return _Kind.DOUBT
        if not is_told or (not is_last and speaks_of_itself(text)):
            return _Kind.WORDS
        said = self.first_words.intersection(_WORD.findall(text.casefold()))
        return _Kind.DOUBT if first_word(speaks) in said or is_last else _Kind.WORDS


def find_called(
    voices: Iterable[str], answers: Sequence[LabelledPart], lines: Sequence[str]
) -> frozenset[str]:
    """
    Labels such as "Observation" of paragraphs set apart below several answers, that
    name several of *voices* between them and never say "I".
    """
    texts: dict[str, list[str]] = {}
    for part in answers:
        blocks = without_last_rules(part.blocks)
        text = _text(blocks[-1], lines) if blocks else ""
        key = read_called(text) if _is_set_apart(text) else None
        if key is not None and blocks[-1].kind is BlockKind.PROSE:
            texts.setdefault(key, []).append(text)
    names = frozenset(filter(None, map(first_word, voices)))
    return frozenset(
        key
        for key, said in texts.items()
        if len(said) > 1
        and len(names.intersection(_WORD.findall(" ".join(said).casefold()))) > 1
        and not any(map(speaks_of_itself, said))
    )


def is_dated(text: str) -> bool:
    """It begins with a few words, a day and month among them, and a colon."""
    head, colon, _ = text[:_LONGEST_HEAD].partition(":")
    return bool(colon) and "\n" not in head and names_day(head)


def _is_closed(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """Behind its only rule stands a note that closes the document."""
    ruled = [at for at, b in enumerate(blocks) if b.kind is BlockKind.RULE]
    behind = blocks[ruled[0] + 1 :] if len(ruled) == 1 else []
    return bool(behind) and is_called_closing(_text(behind[0], lines))


def _may_be_own(text: str) -> bool:
    """It offers to go on, or says only what a voice thinks now."""
    signs = find_signs(Below(text))
    offers = whole_words("answer_ends", "offers").search(text.replace("\u2019", "'"))
    return (signs.is_own and not signs.found) or (
        offers is not None and text.rstrip(_MARKS).endswith(_QUESTION)
    )


def _is_tally(text: str) -> bool:
    """In bold a label such as "Tally after round 2", and behind it figures."""
    label = read_bold_label(text) or ""
    counts = whole_words("makers_notes", "tallies").match(label) is not None
    return counts and any(map(str.isdigit, text))


def _is_called_remark(text: str) -> bool:
    return read_called(text) is not None


def read_called(text: str) -> str | None:
    """The label before it, such as "**Note:**" or "*My read:", in lower case."""
    line = text.partition("\n")[0].strip("*_ ") if text[:1] in ("*", "_") else ""
    if not line:
        return None
    entry = read_metadata_line(text.partition("\n")[0])
    title = read_title(text.partition("\n")[0])
    key = entry.key if entry is not None else title
    if key is None and ":" in line:
        key = line.partition(":")[0].strip("*_ ")
    if key is None or is_nobody_s(key):
        return None
    is_told = announces_remarks(key) and not is_by_a_maker(key)  # `ends/` tells those
    return key.casefold() if is_told else None


def _count_lead(blocks: Sequence[Block], lines: Sequence[str]) -> int:
    """How many blocks at the beginning are a note."""
    text = _text(blocks[0], lines)
    if blocks[0].kind is BlockKind.TABLE:
        return int(is_table_of_metadata(lines[blocks[0].first]))
    if blocks[0].kind is not BlockKind.PROSE:
        return 0
    if text.startswith(_FOLDED):
        ends = (at for at, b in enumerate(blocks, 1) if "</details>" in _text(b, lines))
        return next(ends, 0)
    return int(_is_set_apart(text) and speaks_of_record(text))


def _text(block: Block, lines: Sequence[str]) -> str:
    return block.text(lines).strip()


def _is_set_apart(text: str) -> bool:
    """In brackets or italics as a whole."""
    return _BRACKETED.fullmatch(text) is not None or _ITALIC.fullmatch(text) is not None


def _is_silence(text: str) -> bool:
    if _failures().fullmatch(text) is not None:
        return True
    is_bare = len(text) <= _LONGEST_SILENCE and _is_set_apart(text)
    return (
        is_bare
        and whole_words("record_talk", "silences").search(text.replace("\u2019", "'"))
        is not None
    )


@cache
def _failures() -> re.Pattern[str]:
    """What a program wrote for an answer that never came: "(Error: 404 ...)"."""
    words = "|".join(map(re.escape, entries("record_talk", "errors")))
    return re.compile(
        rf"[*_]{{0,2}}[(\[\uff08\u3010][ ]?(?:{words})[ ]?[:\uff1a][^\n]{{1,2000}}"
        r"[)\]\uff09\u3011][*_]{0,2}",
        re.IGNORECASE,
    )
