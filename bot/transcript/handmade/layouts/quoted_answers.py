"""
Articles: answers in block quotes, each below a paragraph that names whose it is; all
else is of whoever wrote the article.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.transcript.handmade.asides import Asides
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.lazy_quotes import find_lazy_doubt, part_lazy
from bot.transcript.handmade.leads.lead_words import ReadLead, read_lead
from bot.transcript.handmade.leads.quotation_leads import (
    NO_LEAD,
    QuotationLeads,
    ends_asking,
    find_introduced,
    find_language,
    read_quotation_leads,
    read_quote,
)
from bot.transcript.handmade.leads.quoted_labels import (
    is_signed_by_another,
    read_quoted_label,
)
from bot.transcript.handmade.leads.set_apart import find_set_apart, leave_former
from bot.transcript.handmade.leads.unquoted_answers import (
    UnquotedAnswers,
    read_model_label,
)
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind, is_quote
from bot.transcript.handmade.lines.headings import (
    Speaker,
    read_answer_heading,
    read_speaker,
    read_voice_heading,
)
from bot.transcript.handmade.lines.short_names import find_name_meant
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_FORMAT = "imported"
_FEWEST = 2  # quotations of models
_SHARE = 0.6  # of the quotations
_ASKED = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*]+)(?P=mark):?")
_NUMBER = re.compile(r"(?:[Qq]?\d{1,3}[.):]|#\d{1,3})\s+")
_MARKS = ("?", "\uff1f", "\u061f")
_BELOW_NAME = (
    "the other answers are quoted, and what stands below this heading may be one that "
    'is not; put a line such as "Claude said:" above it and "> " before its lines, or '
    'write these as "[Note: ...]" if nobody said them'
)
_LAZY = (
    "this line stands right below a block quote and has no mark, and it is not clear "
    'whether it is quoted; put "> " before it, or a blank line above it'
)
_SAYS = ("\u201c", "\u201e", "\u00ab", '"', "\u00bb")
_TOLD_BY = re.compile("[\u201d\u00bb\"\u201c\u300d\u2019'][,.]?[ ]")


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    if sum(map(_quotes, document.blocks)) < _FEWEST:
        _read_set_apart(document, draft)
        return
    found = _find_article(document)
    leads = [found.leads[block.first] for block in found.blocks if _quotes(block)]
    told = [lead for lead in leads if lead.who is not None]
    if len(told) < _FEWEST:
        return
    asking = sum(lead.asks or lead.is_to_all for lead in leads)
    if len(told) >= _SHARE * (len(leads) - asking):
        _Article(draft, found).read()
        sentences = sum(lead.is_sentence for lead in told)
        are_told = sentences >= _FEWEST or (
            all(lead.says for lead in told) and not _has_loose_prose(found.blocks)
        )
        draft.is_certain = are_told and _names_nobody_else(found, document)
        return
    for block in found.blocks:  # none is read, and its maker is told of the others
        if _quotes(block) and not (lead := found.leads[block.first]).who:
            _refuse(draft, block, lead)


def _read_set_apart(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    """A letter: all of its answers are told of in sentences, none in its own quote."""
    apart = find_set_apart(document)
    if apart is None or sum(map(_quotes, apart.blocks)) < _FEWEST:
        return
    found = _find_leads(apart.blocks, document.lines)
    quotes = [block for block in found.blocks if _quotes(block)]
    own = [block for block in quotes if not is_quote(document.lines[block.first])]
    told = [found.leads[block.first] for block in own]
    if sum(lead.who is not None and lead.ends_open for lead in told) < _FEWEST:
        return
    is_told = any(lead.who and (lead.is_sentence or lead.says) for lead in told)
    if not is_told or not _names_nobody_else(found, document):
        return
    _Article(draft, found).read()
    for at in apart.frame:
        draft.places.mark(LinePlace.FRAME, at)


def _has_loose_prose(blocks: Sequence[Block]) -> bool:
    """Between the quotations, and not right above one: a voice may go on in it."""
    quoted = [at for at, block in enumerate(blocks) if _quotes(block)]
    return any(
        block.kind is BlockKind.PROSE and not _quotes(after)
        for block, after in pairwise(blocks[quoted[0] :])
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """*known* are names that the article introduces beside known models."""

    blocks: tuple[Block, ...]
    leads: QuotationLeads
    known: frozenset[str]
    language: str | None


def _find_article(document: HandmadeDocument) -> _Found:
    lines = document.lines
    language = find_language(document.blocks, lines)
    known = find_introduced(document.blocks, lines)

    def leads(line: str) -> bool:
        lead = read_lead(line, known, language)
        return lead.ends_open and (lead.who is not None or lead.names_several)

    blocks = tuple(part_lazy(document.blocks, lines, leads))
    return _Found(
        blocks, read_quotation_leads(blocks, lines, known, language), known, language
    )


def _find_leads(blocks: tuple[Block, ...], lines: Sequence[str]) -> _Found:
    language, known = find_language(blocks, lines), find_introduced(blocks, lines)
    leads = read_quotation_leads(blocks, lines, known, language)
    return _Found(blocks, leave_former(leads, blocks, lines), known, language)


def _names_nobody_else(found: _Found, document: HandmadeDocument) -> bool:
    """No heading is a known model, and each label that is one is above a quotation."""
    blocks = found.blocks
    above = {before.end - 1 for before, block in pairwise(blocks) if _quotes(block)}
    prose = [block for block in blocks if block.kind is BlockKind.PROSE]
    labelled = {
        at
        for block in prose
        for at in range(block.first, block.end)
        if read_model_label(document.lines[at]) is not None
    }
    headed = (block.words for block in blocks if block.kind is BlockKind.HEADING)
    return labelled <= above and not any(map(_names_somebody, headed))


def _names_somebody(heading: str) -> bool:
    """Such as "Claude", "Ada's Response", "Voice: Ada"."""
    found = read_answer_heading(heading) or read_voice_heading(heading)
    return bool(found) or is_known_model(read_speaker(heading))


class _Article:
    """Reads block by block; mutable, and gone when the document is read."""

    def __init__(self, draft: SymposiumDraft, found: _Found) -> None:
        self.draft, self.found = draft, found
        self.leads, self.blocks = found.leads, found.blocks
        self.lines = draft.document.lines
        self.asides = Asides(draft)
        self.counted = _find_counted(draft.document)
        self.after = dict(pairwise(self.leads))
        headed = [b.kind is BlockKind.HEADING for b in self.blocks]
        self.headings = [at for at, is_one in enumerate(headed) if is_one]
        self.headings.append(len(self.blocks))
        self.next = self._find_next()
        quoted = "\n".join(
            read_quote(self.lines, block) for block in self.blocks if _quotes(block)
        )
        self.unquoted = UnquotedAnswers(self.lines, found.known, found.language, quoted)
        self.question = ""
        self.pending: list[str] = []  # paragraphs of one answer
        self.who: str | None = None
        self.begun = -1
        self.is_begun = False  # prose or an answer stands above

    def read(self) -> None:
        asks_below = False
        for at, block in enumerate(self.blocks):
            if block.kind is BlockKind.QUOTE:
                above = self.blocks[at - 1] if at else None
                self._take_quote(block, is_more=above is not None and _quotes(above))
                asks_below = False
                continue
            self._end_answer()
            after = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            above = self.blocks[at - 1] if at else None
            asks_below |= self.unquoted.asks_in_code(block, above)
            is_asked = asks_below and self._asks_unquoted(block)
            asks_below = False
            if not (is_asked or self._asks(block) or self._is_title(block)):
                self._refuse_unquoted(at, after)
                self.asides.take_block(block)
                is_prose = block.kind is BlockKind.PROSE
                asks_below = is_prose and self.unquoted.asks_below(block)
                self.is_begun |= is_prose
        self._end_answer()
        self.asides.finish()

    def _asks_unquoted(self, block: Block) -> bool:
        """What several were asked stands below a colon, and somebody answers next."""
        if block.kind is not BlockKind.PROSE or self.next[block.first] is None:
            return False
        self.asides.end_run()
        self.question = block.text(self.lines).strip("` \n")
        self.draft.places.mark(LinePlace.QUESTION, block.first, block.end)
        return True

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
        text = read_quote(self.lines, block)
        lazy = find_lazy_doubt(block, self.lines)
        if lazy is not None and is_quote(self.lines[block.first]):
            self.draft.refuse(_LAZY, line=lazy + 1)
        label = read_quoted_label(text, self.found.known)
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
            self._add_words(block, text)
        elif lead.who is not None:
            self.who, self.begun = lead.who, block.first
            self._add_words(block, text)
        elif self._is_question(block, text, lead):
            self.question = text.strip()
            self.draft.places.mark(LinePlace.QUESTION, block.first, block.end)
        elif lead.is_of_others or is_signed_by_another(text) or self._opens(lead):
            self.asides.add_block(block)
        else:
            _refuse(self.draft, block, lead)

    def _opens(self, lead: ReadLead) -> bool:
        """A motto: nothing but a title stands above it, and nobody is named yet."""
        return lead is NO_LEAD and not self.is_begun and not self.draft.turns

    def _is_question(self, block: Block, text: str, lead: ReadLead) -> bool:
        """
        It asks, whoever is named is not who asks, and the next answer answers it; what
        was put to several is no answer of one, and need not end as a question does.
        """
        if self._opens(lead) and ends_asking(text):
            return self.next[block.first] is not None
        if not (lead.asks or lead.is_to_all) or lead.is_asking_itself:
            return False
        who = self.next[block.first]
        if who is None:
            return False
        if lead.is_to_all or (lead.is_put and len(lead.asked) > 1):
            return True
        is_asked = any(find_name_meant(name, {who}) for name in lead.asked)
        if ends_asking(text):
            return is_asked or not lead.asked
        return is_asked and lead.is_put and not self._goes_on(block)

    def _goes_on(self, block: Block) -> bool:
        """The next quotation is told to be more of what somebody said."""
        after = self.after.get(block.first)
        return after is not None and self.leads[after].goes_on

    def _find_next(self) -> dict[int, str | None]:
        """Who answers next behind each block; None where something is asked first."""
        found: dict[int, str | None] = {}
        who: str | None = None
        for block in reversed(self.blocks):
            found[block.first] = who
            lead = self.leads.get(block.first, NO_LEAD)
            if lead.who is not None or lead.asks:
                who = lead.who
            elif self._read_asked(block):
                who = None
        return found

    def _add_words(self, block: Block, text: str) -> None:
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
        if "\n" in bare or not bare.startswith(_SAYS):
            return False
        end = _TOLD_BY.search(bare, 1)
        if end is None:
            return False
        behind = bare[end.end() :]
        return read_lead(behind, self.found.known, self.found.language).is_of_others

    def _refuse_unquoted(self, at: int, after: Block | None) -> None:
        block = self.blocks[at]
        if block.kind is BlockKind.HEADING:
            below = self.blocks[at + 1 : self.headings[bisect(self.headings, at)]]
            if self.unquoted.is_below_name(block, below):
                self._refuse_as(block, _BELOW_NAME)
        if block.kind is not BlockKind.PROSE:
            return
        why = self.unquoted.find_doubt(block, after, is_first=not self.draft.turns)
        if why is not None:
            self._refuse_as(block, why)

    def _refuse_as(self, block: Block, why: str) -> None:
        self.draft.refuse(why, line=block.first + 1)


def _refuse(draft: SymposiumDraft, block: Block, lead: ReadLead) -> None:
    told = (
        "several are named right above this quotation, and it may be of any; name only "
        'whoever said it, as in "Claude:", or write both as "[Note: ...]"'
    )
    if lead.asks or not lead.names_several:
        why = "nothing right above this quotation says whose words it is"
        if lead.asks:
            why = "it is not clear whether this quotation is what was asked or answered"
        told = f'{why}; put a line such as "Claude:" above it, or take its "> " away'
    draft.refuse(told, line=block.first + 1, first=block.first, end=block.end)


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
