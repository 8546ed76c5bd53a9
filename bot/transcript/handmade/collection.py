"""
Collections: one section for each voice, with the question it was asked and its answer;
tables, observations and prose between them. No I/O.
"""

from collections.abc import Sequence
from itertools import islice

from bot.transcript.handmade.blocks import Block, Kind, blocks
from bot.transcript.handmade.draft import Draft
from bot.transcript.handmade.exchange import Exchange, State, Words
from bot.transcript.handmade.header import take
from bot.transcript.handmade.headings import Speaker, is_question
from bot.transcript.handmade.labels import Label, Says, entry, label, label_of_heading
from bot.transcript.handmade.prose import Prose
from bot.transcript.handmade.speakers import Speakers
from bot.transcript.handmade.voice_data import is_data, take_datum

FORMAT = "imported"

_QUESTION_AND_ANSWER = 2


def read_collection(lines: Sequence[str], draft: Draft, speakers: Speakers) -> None:
    """*lines* is the whole document, *speakers* the headings of its voices."""
    _Collection(lines, draft, speakers).read()


class _Collection:
    """Reads block by block from the top; at each it knows in whose section it is."""

    def __init__(self, lines: Sequence[str], draft: Draft, speakers: Speakers) -> None:
        self.lines = lines
        self.draft = draft
        self.speakers = speakers
        self.blocks = blocks(lines)
        self.prose = Prose(lines, draft)
        self.exchange: Exchange | None = None
        self.asking: Words | None = None  # the document's own question
        self.after_rule = False
        self.parted = self._is_parted()

    def read(self) -> None:
        for at, block in enumerate(self.blocks):
            self._take(at, block)
            self.after_rule = block.kind is Kind.RULE
        self._close()
        self.prose.finish()

    def _take(self, at: int, block: Block) -> None:
        if block.first in self.speakers and self._may_begin():
            self._begin(at, block, self.speakers[block.first])
        elif block.kind is Kind.HEADING:
            self._heading(block)
        elif block.kind is Kind.RULE:
            self._rule()
        elif self.exchange is not None:
            self._within_voice(block, self.exchange)
        elif self.asking is not None:
            self._within_question(block, self.asking)
        else:
            self._outside(block)

    # Where sections begin and end

    def _begin(self, at: int, block: Block, who: Speaker) -> None:
        self._close()
        self.prose.begin(block.words)
        if not who.name:
            self.draft.stuck(
                "this heading names no voice",
                self.lines[block.first : block.end],
                line=block.first + 1,
            )
            return
        voice = self.draft.voice(who, block.first + 1)
        self.exchange = Exchange(
            voice, block.first, block.level, block.first, block.end
        )
        self._foresee(self._section(at), self.exchange)

    def _foresee(self, section: Sequence[Block], exchange: Exchange) -> None:
        """Learns from the labels ahead; where there are none, all is the answer."""
        labels = [(block, said) for block in section if (said := self._label(block))]
        if labels:
            answers = [b.first for b, said in labels if said.says is Says.ANSWER]
            exchange.last_answer_label = max(answers, default=-1)
            if labels[0][1].says is Says.ANSWER:
                exchange.state = State.QUOTED_QUESTION_DUE
            return
        exchange.state = State.ALL_IS_ANSWER
        quotes = [block for block in section if block.kind is Kind.QUOTE]
        words = [b for b in section if b.kind not in (Kind.RULE, Kind.QUOTE)]
        asked = self.draft.question or not all(is_data(b, self.lines) for b in words)
        if len(quotes) == _QUESTION_AND_ANSWER and not asked:
            self.exchange = None
            self.draft.stuck(
                "no label says which of the two block quotes below this heading is the "
                "question and which the answer",
                self.lines[exchange.line : exchange.line + 1],
                line=exchange.line + 1,
            )

    def _section(self, at: int) -> list[Block]:
        """What stands below a voice's heading, down to the next voice or part."""
        level = self.blocks[at].level
        section: list[Block] = []
        for block in islice(self.blocks, at + 1, None):
            is_heading = block.kind is Kind.HEADING
            if block.first in self.speakers or (is_heading and block.level <= level):
                break
            section.append(block)
        return section

    def _heading(self, block: Block) -> None:
        exchange = self.exchange
        said = label_of_heading(block.words)
        below = exchange is not None and block.level > exchange.level
        if exchange and below and said is not None and exchange.allows(said):
            self._labelled(block, said, exchange)
            return
        if exchange is not None and self._is_within_answer(block, exchange):
            exchange.take_block(block)
            return
        self._close()
        if block.level == 1 and not self.draft.title and self.prose.heading is None:
            self.draft.title = block.words
            return
        self.prose.begin(block.words, block)
        if is_question(block.words) and not self.draft.question:
            self.asking = Words(block.end, block.end)

    def _rule(self) -> None:
        self.prose.end()
        if self.exchange is None or self.exchange.state is State.RECORDED:
            self.prose.begin(None if self.draft.turns else self.prose.heading)
        elif self.exchange.state is State.QUOTED_ANSWER:
            self._finish(self.exchange)

    def _close(self) -> None:
        if self.exchange is not None:
            self._finish(self.exchange)
        self.exchange = None
        self._end_asking()
        self.prose.end()

    def _may_begin(self) -> bool:
        """Not within an answer that goes on to the next rule."""
        is_open = self.exchange and self.exchange.state is State.OPEN_ANSWER
        return not is_open or not self.parted or self.after_rule

    def _is_within_answer(self, block: Block, exchange: Exchange) -> bool:
        if not exchange.takes_headings:
            return False
        return block.level > exchange.level or (self.parted and not self.after_rule)

    def _is_parted(self) -> bool:
        """A rule stands before each voice but the first."""
        before = {
            block.first: self.blocks[at - 1].kind is Kind.RULE
            for at, block in enumerate(self.blocks)
            if at and block.first in self.speakers
        }
        return len(before) > 1 and all(list(before.values())[1:])

    # What a voice's section holds

    def _within_voice(self, block: Block, exchange: Exchange) -> None:
        said = self._label(block)
        if said is not None and exchange.allows(said):
            self._labelled(block, said, exchange)
            return
        exchange.end = block.end
        if exchange.answer is None and is_data(block, self.lines):
            self.prose.add_all_but(
                block, lambda n: take_datum(self.lines[n], exchange, self.draft)
            )
        elif not exchange.take_block(block):
            self._beside(block, exchange)

    def _beside(self, block: Block, exchange: Exchange) -> None:
        """Prose before the question, between, or behind the quoted answer."""
        if exchange.state is State.QUOTED_ANSWER:
            self._finish(exchange)
        self.prose.add(block)

    def _label(self, block: Block) -> Label | None:
        """A bold label, or any that stands on a line of its own."""
        if block.kind is Kind.HEADING:
            return label_of_heading(block.words)
        found = label(self.lines[block.first]) if block.kind is Kind.PROSE else None
        if found is None or (found.words == "asked by" and found.rest):
            return None
        return found if found.bold or not found.rest else None

    def _labelled(self, block: Block, said: Label, exchange: Exchange) -> None:
        asks = said.says is Says.QUESTION
        if exchange.begins_another(said):
            self._finish(exchange)
            exchange = exchange.next(block.first, keeps_question=not asks)
            self.exchange = exchange
        self.prose.end()
        exchange.end = block.end
        if asks and said.who is not None:
            self._asked_by(said.who, exchange)
        exchange.take_label(said, _behind(block, said))

    def _asked_by(self, who: str, exchange: Exchange) -> None:
        given, exchange.asker = exchange.asker, who
        if given is not None and given != who and exchange.first == exchange.line:
            self.draft.note(f"Asked by: {given}", line=exchange.line + 1)

    def _finish(self, exchange: Exchange) -> None:
        if exchange.state is State.RECORDED:
            return
        if exchange.is_answered:
            exchange.say(self.lines, self.draft)
        elif exchange.question is not None:
            self.draft.stuck(
                f"the question to {exchange.voice} has no answer",
                self.lines[exchange.first : exchange.end],
                line=exchange.first + 1,
            )
        else:
            self.draft.stuck(
                f"nothing that {exchange.voice} said stands below this line",
                self.lines[exchange.first : exchange.end],
                line=exchange.first + 1,
            )
        exchange.state = State.RECORDED

    # What stands outside of the voices' sections

    def _within_question(self, block: Block, words: Words) -> None:
        if words.is_empty:
            self.asking = Words(block.first, block.end, block.kind is Kind.QUOTE)
            self.prose.used(is_question)
        elif not words.grow(block):
            self._end_asking()
            self._outside(block)

    def _end_asking(self) -> None:
        if self.asking is not None and not self.asking.is_empty:
            self.draft.question = self.asking.text(self.lines)
        self.asking = None

    def _outside(self, block: Block) -> None:
        said = self._label(block)
        early = not self.draft.turns and not self.draft.question
        if early and said is not None and said.says is Says.QUESTION and said.bold:
            self.prose.end()
            self.draft.asked(said.who, line=block.first + 1)
            self.asking = _behind(block, said) or Words(block.end, block.end)
        elif block.kind is Kind.PROSE and not self.draft.turns:
            self.prose.add_all_but(block, self._is_taken)
        else:
            self.prose.add(block)

    def _is_taken(self, number: int) -> bool:
        found = entry(self.lines[number])
        return found is not None and take(found, self.draft)


def _behind(block: Block, said: Label) -> Words | None:
    """What stands behind a label in its own block; None if that is nothing."""
    if block.kind is Kind.HEADING or not (said.rest or block.end - block.first > 1):
        return None
    return Words(block.first, block.end, lead=said.rest)
