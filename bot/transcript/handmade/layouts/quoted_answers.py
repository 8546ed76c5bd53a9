"""
Articles: answers in block quotes, each below a paragraph that names whose it is; all
else is of whoever wrote the article.
"""

import re
from dataclasses import replace
from itertools import pairwise

from bot.transcript.handmade.asides import Asides
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.lead_words import ReadLead, find_models, read_lead
from bot.transcript.handmade.leads.quoted_labels import (
    is_signed_by_another,
    read_quoted_label,
)
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import (
    Block,
    BlockKind,
    strip_quote_marks,
)
from bot.transcript.handmade.lines.headings import Speaker, read_speaker
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    read_bold,
    read_plain,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_FORMAT = "imported"
_FEWEST = 2  # quotations of models
_SHARE = 0.6  # of the quotations
_LONGEST_NAME = 4  # words
_ASKED = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*]+)(?P=mark):?")
_NUMBER = re.compile(r"(?:[Qq]?\d{1,3}[.):]|#\d{1,3})\s+")
_BOLD = re.compile(r"\*\*(?P<name>[^*\n.!?:;,]{2,40})\*\*")
_MARKS = ("?", "\uff1f", "\u061f")
_TOLD_BY = re.compile("[\u201d\u00bb\"\u201c\u300d\u2019'][,.]?[ ]")
_EMPTY = ReadLead()


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    blocks = document.blocks
    quotes = [block for block in blocks if block.kind is BlockKind.QUOTE]
    if len(quotes) < _FEWEST:
        return
    known = _find_introduced(document)
    leads = _read_leads(document, known)
    told = [block for block in quotes if leads[block.first].who is not None]
    if len(told) < _FEWEST:
        return
    if len(told) >= _SHARE * len(quotes):
        _Article(draft, leads, known).read()
        sentences = sum(leads[block.first].is_sentence for block in told)
        draft.is_certain = sentences >= _FEWEST and _names_nobody_else(document)
        return
    for block in quotes:  # none is read, and whoever made it is told of the others
        if not (lead := leads[block.first]).who:
            _refuse(draft, block, lead)


def _names_nobody_else(document: HandmadeDocument) -> bool:
    """No heading is a known model, and each label that is one is above a quotation."""
    blocks = document.blocks
    above = {before.end - 1 for before, block in pairwise(blocks) if _quotes(block)}
    prose = [block for block in blocks if block.kind is BlockKind.PROSE]
    labelled = {
        at
        for block in prose
        for at in range(block.first, block.end)
        if (label := _read_label(document.lines[at])) is not None
        and is_known_model(read_speaker(label.name))
    }
    headed = (block for block in blocks if block.kind is BlockKind.HEADING)
    return labelled <= above and not any(
        is_known_model(read_speaker(block.words)) for block in headed
    )


def _read_label(line: str) -> LineLabel | None:
    return read_bold(line) or read_plain(line)


def _find_introduced(document: HandmadeDocument) -> frozenset[str]:
    """Names in bold beside a known model's, in a paragraph above the quotations."""
    known: set[str] = set()
    for block in document.blocks:
        if block.kind is BlockKind.QUOTE:
            break
        if block.kind is BlockKind.PROSE:
            text = "\n".join(document.lines[block.first : block.end])
            names = [match["name"].strip() for match in _BOLD.finditer(text)]
            if any(is_known_model(read_speaker(name)) for name in names):
                known.update(filter(_may_be_name, names))
    return frozenset(known)


def _may_be_name(words: str) -> bool:
    parts = words.split()
    return len(parts) <= _LONGEST_NAME and all(
        part[0].isupper() or not part[0].isalpha() for part in parts
    )


def _read_leads(
    document: HandmadeDocument, known: frozenset[str]
) -> dict[int, ReadLead]:
    """What stands right above each quotation, by its first line, from 0."""
    found: dict[int, ReadLead] = {}
    before: Block | None = None
    headed: str | None = None  # the model that the heading names
    heard: set[str] = set()  # below that heading
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            names = find_models(block.words, known)
            headed, heard = (names[0] if len(names) == 1 else None), set()
        elif block.kind is BlockKind.QUOTE:
            lead = _read_above(document, before, found, known)
            label = read_quoted_label(_read_quote(document, block), known)
            if label is not None:
                lead = _join_label(label[0], lead)
            if headed and lead.is_unsigned and _is_all(heard, headed):
                lead = replace(lead, who=next(iter(heard)))
            found[block.first] = lead
            heard |= {lead.who} if lead.who else set()
        before = block
    return found


def _read_quote(document: HandmadeDocument, block: Block) -> str:
    return "\n".join(strip_quote_marks(document.lines[block.first : block.end]))


def _join_label(name: str, lead: ReadLead) -> ReadLead:
    """Below a lead that names another the label may be within what that said."""
    if lead.who is None or lead.is_label or lead.who == name:
        return ReadLead(name, is_sentence=True, is_label=True)
    return replace(lead, who=None, names_several=True)


def _is_all(heard: set[str], headed: str) -> bool:
    """Nobody was heard below the heading but the one that it names."""
    return len(heard) == 1 and find_name_meant(headed, heard) is not None


def _read_above(
    document: HandmadeDocument,
    above: Block | None,
    found: dict[int, ReadLead],
    known: frozenset[str],
) -> ReadLead:
    if above is None:
        return _EMPTY
    if above.kind is BlockKind.QUOTE:
        return found[above.first]  # another paragraph of the same
    if above.kind is BlockKind.PROSE:
        text = " ".join(document.lines[above.first : above.end])
        return read_lead(text, known)
    return _EMPTY


class _Article:
    """Reads block by block; mutable, and gone when the document is read."""

    def __init__(
        self,
        draft: SymposiumDraft,
        leads: dict[int, ReadLead],
        known: frozenset[str],
    ) -> None:
        self.draft, self.leads, self.known = draft, leads, known
        self.lines = draft.document.lines
        self.asides = Asides(draft)
        self.counted = _find_counted(draft.document)
        self.next = self._find_next()
        self.question = ""
        self.pending: list[str] = []  # paragraphs of one answer
        self.who: str | None = None
        self.begun = -1

    def read(self) -> None:
        blocks = self.draft.document.blocks
        for at, block in enumerate(blocks):
            if block.kind is BlockKind.QUOTE:
                self._take_quote(block, is_more=at > 0 and _quotes(blocks[at - 1]))
                continue
            self._end_answer()
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            if not (self._asks(block) or self._is_title(block)):
                self._refuse_unquoted(block, after)
                self.asides.take_block(block)
        self._end_answer()
        self.asides.finish()

    def _is_title(self, block: Block) -> bool:
        is_title = block.kind is BlockKind.HEADING and block.level == 1
        if not is_title or self.draft.title or self.asides.heading is not None:
            return False
        self.draft.title = block.words
        self.draft.places.mark(LinePlace.FRAME, block.first)
        return True

    def _asks(self, block: Block) -> bool:
        """One that is answered; any other stays among what the document tells."""
        asked = self._read_asked(block)
        if not asked or self.next[block.first] is None:
            return False
        self.asides.begin_part(None)
        self.question = asked
        self.draft.places.mark(LinePlace.QUESTION, block.first, block.end)
        return True

    def _read_asked(self, block: Block) -> str:
        """A paragraph in bold, or a heading, that ends with a question mark."""
        words = block.words
        if block.kind is BlockKind.PROSE and block.end - block.first == 1:
            match = _ASKED.fullmatch(self.lines[block.first].strip())
            words = "" if match is None else match["words"]
        elif block.kind is not BlockKind.HEADING or block.level == 1:
            return ""
        bare = _NUMBER.sub("", words.strip(), count=1).strip()
        is_counted = bare != words and block.first in self.counted
        return bare if bare.endswith(_MARKS) or is_counted else ""

    def _take_quote(self, block: Block, *, is_more: bool) -> None:
        lead = self.leads[block.first]
        text = _read_quote(self.draft.document, block)
        label = read_quoted_label(text, self.known)
        if label is not None and lead.is_label:
            self._end_answer()
            is_more, text = False, label[1]
        self.asides.end_run()
        if is_more and lead.names_several:
            _refuse(self.draft, block, lead)
        elif self._is_told_by_another(text):
            self._end_answer()
            self.asides.add_block(block)
        elif is_more and self.who is not None:
            self._go_on(block, text)
        elif lead.who is not None:
            self.who, self.begun = lead.who, block.first
            self._go_on(block, text)
        elif self._is_question(block, text, lead):
            self.question = text.strip()
            self.draft.places.mark(LinePlace.QUESTION, block.first, block.end)
        elif lead.is_of_others or is_signed_by_another(text):
            self.asides.add_block(block)
        else:
            _refuse(self.draft, block, lead)

    def _is_question(self, block: Block, text: str, lead: ReadLead) -> bool:
        """It asks, whoever is named is not who asks, and the next answer answers it."""
        if not lead.asks or lead.is_asking_itself:
            return False
        if not text.rstrip("*_\"'\u201d ").endswith(_MARKS):
            return False
        who = self.next[block.first]
        if who is None or not lead.asked:
            return who is not None
        return any(find_name_meant(name, {who}) is not None for name in lead.asked)

    def _find_next(self) -> dict[int, str | None]:
        """Who answers next behind each block; None where something is asked first."""
        found: dict[int, str | None] = {}
        who: str | None = None
        for block in reversed(self.draft.document.blocks):
            found[block.first] = who
            lead = self.leads.get(block.first, _EMPTY)
            if lead.who is not None or lead.asks:
                who = lead.who
            elif self._read_asked(block):
                who = None
        return found

    def _go_on(self, block: Block, text: str) -> None:
        self.pending.append(text)
        self.draft.places.mark(LinePlace.TURN, block.first, block.end)

    def _end_answer(self) -> None:
        if self.who is None:
            return
        speaker = Speaker(self.who, again=True)
        voice = self.draft.add_voice(speaker, self.begun + 1)
        words = "\n\n".join(self.pending)
        self.draft.add_turn(voice, words, question=self.question)
        self.who, self.pending = None, []

    def _is_told_by_another(self, text: str) -> bool:
        """Such as "The portion," said my husband: one line, with who said it."""
        bare = text.strip()
        if "\n" in bare or bare[:1] not in (
            "\u201c",
            "\u201e",
            "\u00ab",
            '"',
            "\u00bb",
        ):
            return False
        behind = _TOLD_BY.split(bare[1:], maxsplit=1)
        if len(behind) < len(("said", "by")):
            return False
        lead = read_lead(behind[1], self.known)
        return lead.is_of_others

    def _refuse_unquoted(self, block: Block, after: Block | None) -> None:
        """A paragraph that announces an answer, and no quotation is below it."""
        if block.kind is not BlockKind.PROSE or not self.draft.turns:
            return
        if any(map(_may_answer, self.lines[block.first : block.end])):
            self.draft.refuse(
                "the other answers are quoted, and this line may be one that is not; "
                'put each into a block quote below its name, "> "',
                line=block.first + 1,
            )
            return
        if after is None or after.kind in (BlockKind.QUOTE, BlockKind.HEADING):
            return
        lead = read_lead(" ".join(self.lines[block.first : block.end]), self.known)
        is_named = lead.who is not None or lead.names_several
        if lead.is_answer or (lead.ends_open and is_named):
            self.draft.refuse(
                "the other answers are quoted, and what stands below this line may be "
                'one that is not; put "> " before its lines, or a full stop here',
                line=block.first + 1,
            )


def _may_answer(line: str) -> bool:
    """A known model's label with words behind it, or a quotation in HTML."""
    label = _read_label(line)
    is_said = label is not None and bool(label.rest.strip("*_ "))
    is_model = label is not None and is_known_model(read_speaker(label.name))
    return (is_said and is_model) or line.lstrip().lower().startswith("<blockquote")


def _refuse(draft: SymposiumDraft, block: Block, lead: ReadLead) -> None:
    why = "nothing right above this quotation says whose words it is"
    if lead.asks:
        why = "it is not clear whether this quotation is what was asked or answered"
    elif lead.names_several:
        why = "several are named right above this quotation, and it may be of any"
    draft.refuse(
        f'{why}; put a line such as "Claude:" above it, or take its "> " away if '
        "nobody here said it",
        line=block.first + 1,
        first=block.first,
        end=block.end,
    )


def _find_counted(document: HandmadeDocument) -> frozenset[int]:
    """Lines in bold with a number, alone; empty where there are no two."""
    found = [
        block.first
        for block in document.blocks
        if block.kind is BlockKind.PROSE and block.end - block.first == 1
        if (match := _ASKED.fullmatch(document.lines[block.first].strip())) is not None
        if _NUMBER.match(match["words"]) is not None
    ]
    return frozenset(found if len(found) >= _FEWEST else ())


def _quotes(block: Block) -> bool:
    return block.kind is BlockKind.QUOTE


LAYOUT = DocumentLayout(
    "article",
    "answers in block quotes, each below a paragraph that names whose it is",
    _FORMAT,
    _read,
    decides_alone=True,
)
