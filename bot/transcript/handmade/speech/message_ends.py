"""
Where the messages of a script end: before directions, acts and rules, and before what
whoever made the document wrote below the last one.

Directions are notes in a play; in a chat, where a voice may write them itself, they are
its words, unless they begin with a speaker's name or speak of the record.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile

from bot.transcript.handmade.directions.inline_directions import (
    find_doubtful,
    find_dresses,
)
from bot.transcript.handmade.directions.nobodys_lines import NobodysLines
from bot.transcript.handmade.ends.dividers import Divider, judge_divider
from bot.transcript.handmade.lines.arrivals import is_arrival, is_chat_mark
from bot.transcript.handmade.lines.blocks import is_quote, is_rule, read_heading
from bot.transcript.handmade.lines.captions import is_credit
from bot.transcript.handmade.lines.remarks import (
    announces_remarks,
    is_button,
    is_closing_line,
    speaks_of_record,
    speaks_of_several,
)
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.senders.script_names import find_asked_in_bold
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_fenced,
    is_irc_status,
    names_somebody,
    read_stamped,
)
from bot.transcript.handmade.speech.script_parts import (
    ScriptKind,
    find_above,
    find_topics,
    is_act,
    is_direction,
    is_underlined,
)
from bot.transcript.handmade.speech.talk_asides import (
    find_dashes,
    is_aside,
    is_noted,
    tells_of_making,
)
from bot.transcript.handmade.within.pulled_quotes import find_pulled
from bot.transcript.handmade.within.record_lines import find_record, leave_closing_tags

_EDITORS = re.compile(r"\[[^\[\]]+\]")  # of whoever made an interview
_SIGNED = re.compile(r"[-\u2013\u2014]{1,3}[ \t]*(?P<by>[^\W\d_]\S*.*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ \t]?){1,3}")
_WORD = re.compile(r"[^\W_]+")
_STOPS = (".", "!", "\u2026")
_MOST_REMARKS = 20  # paragraphs below the last message
_FEWEST_TOLD = 4  # words of a sentence
_SEVERAL = 2  # speakers that are told of
_GAP = 2  # blank lines
_ELISIONS = ("[\u2026]", "[...]", "(\u2026)", "(...)", "[ \u2026 ]", "[. . .]")
_DRESSED = re.compile(r"[-\u2013\u2014=*~#\[(]{1,9}[ \t]*\w.*[-\u2013\u2014=*~#\])]")
_LINKED = re.compile(r"!?\[[^\[\]]{0,300}\]\([^()]{1,2000}\)")  # a picture, a link


class MessageEnds:
    """*labels* are all there are, in the order of their lines."""

    def __init__(
        self,
        lines: Sequence[str],
        labels: Sequence[LineLabel],
        kind: ScriptKind,
        titles: Collection[int] = (),
    ) -> None:
        self.lines, self.kind, self.titles = lines, kind, titles
        self.fenced = find_fenced(lines)
        self.begun = [label.line for label in labels]
        code = {at for at, inside in enumerate(self.fenced) if inside}
        self.asked = find_asked_in_bold(labels, lines)
        self.pulled = find_pulled(lines, self.begun, code, self.asked)
        self.are_stamped = all(read_stamped(lines[at]) for at in self.begun)
        self.are_exported = all(one.time and not one.rest for one in labels)
        self.names = {label.key for label in labels}
        self.credits = self._find_credits({one.line for one in labels})
        self.topics = find_topics(lines, labels, self.fenced)
        self.first_words = {_first_word(label.name) for label in labels}
        self.dashes = find_dashes(lines, self.begun[0], self.begun[-1], labels[-1].key)
        # Where no message has a gap within it, one below the last of them ends it.
        begun = {*self.begun}
        is_interview = kind is ScriptKind.INTERVIEW or bool(self.asked)
        self.apart = NobodysLines(
            lines,
            self.begun,
            self.fenced,
            is_play=kind is ScriptKind.PLAY,
            has_boxes=is_interview,
        )
        directed = set(self._find_directions(labels))
        opening = set(self._find_opening(directed))
        shown = find_dresses(lines[at] for at in directed)
        marks = self.apart.marks
        self.dresses = (shown - marks.voices) | marks.maker
        ended = {find_above(lines, one.line) for one in labels}
        told = {at: lines[at] for at in sorted(directed)}
        doubtful = find_doubtful(told, directed - ended, self.first_words)
        self.doubtful = doubtful - opening
        self.gap_ends = not any(
            at not in begun and self._is_below_gap(at)
            for at in range(labels[0].line, labels[-1].line)
        )

    def _find_directions(self, labels: Sequence[LineLabel]) -> Iterator[int]:
        """A play's, alone, from what stands right above the first name on."""
        first, last = labels[0].line, labels[-1].line
        above = find_above(self.lines, first)
        within = range(first + 1, last)
        for at in within if above < 0 else (above, *within):
            is_single = at not in self.apart and self.is_stage_direction(at)
            if self.kind is ScriptKind.PLAY and is_single:
                yield at

    def _find_opening(self, directed: Collection[int]) -> Iterator[int]:
        """Those which alone stand between a scene's heading and a name: not said."""
        for line in self.begun:
            above = [find_above(self.lines, line)]
            while above[-1] in directed:
                above.append(find_above(self.lines, above[-1]))
            if above[-1] >= 0 and self.is_scene(above[-1]):
                yield from above[:-1]

    def _find_credits(self, begun: set[int]) -> frozenset[int]:
        """Of pictures; none where so many messages have one that they may say it."""
        ends = {*begun, *(n for n, o in enumerate((*self.lines, "")) if not o.strip())}
        at_ends = (at for at in range(len(self.lines)) if at + 1 in ends)
        found = [at for at in at_ends if is_credit(self.lines[at])]
        found = [at for at in found if not self.fenced[at]]
        return frozenset(found if len(found) * _SEVERAL <= len(begun) else ())

    def find_end(self, label: LineLabel, end: int, *, is_last: bool) -> int:
        """
        Of what begins with *label*: before directions, acts and rules, if nothing else
        follows them. A rule, a heading or a closing line ends the last message.
        """
        tail = end
        while tail > label.line + 1 and self.is_beside(tail - 1):
            tail -= 1
        first = next(filter(self.parts_messages, range(tail, end)), end)
        first = next(filter(self.is_scene, range(label.line + 1, first)), first)
        if not is_last:
            return first
        below = range(label.line + 1, first)
        closed = next((at for at in below if self._ends_all(at)), first)
        return self._leave_remarks(label, closed)

    def parts_messages(self, at: int) -> bool:
        line = self.lines[at]
        is_part = any(at in parts for parts in (self.topics, self.asked, self.titles))
        is_part = is_part or self.is_arrival(at) or is_elision(line)
        is_part = is_part or self.is_line(at) or self._is_divider(at)
        is_part = is_part or at in self.credits
        if is_part or is_act(line) or is_button(line):
            return True
        if self.kind is ScriptKind.IRC:
            return is_irc_status(line)
        if not self._stands_alone(at):
            return False
        if self.kind is ScriptKind.INTERVIEW:
            return _EDITORS.fullmatch(line.strip()) is not None
        if not self.apart.is_direction(at):
            return False
        return (
            self.apart.is_makers(at)
            or self.kind is ScriptKind.PLAY
            or self._is_of_the_maker(line)
        )

    def is_line(self, at: int) -> bool:
        """A rule, or what underlines a topic."""
        is_below = at - 1 in self.topics and is_underlined(self.lines, at - 1)
        return self._is_rule(at) or is_below

    def _is_rule(self, at: int) -> bool:
        return is_rule(self.lines[at]) or at == self.dashes

    def _is_divider(self, at: int) -> bool:
        """Of few marks only with a blank line above it and below."""
        found = judge_divider(self.lines[at], self.first_words)
        is_weak = found is Divider.WEAK and self._stands_alone(at)
        return is_weak or found is Divider.STRONG

    def is_scene(self, at: int) -> bool:
        """In a play: nobody's words stand below it before the next name."""
        is_play = self.kind is ScriptKind.PLAY
        return is_play and not self.fenced[at] and is_act(self.lines[at])

    def is_stage_direction(self, at: int) -> bool:
        """
        In a play, by itself, wherever in a speech it stands; who comes and goes in a
        chat; and what an interview's editors set once more.
        """
        return (
            self.is_arrival(at)
            or at in self.pulled
            or at in self.credits
            or at in self.apart
            or (
                (self.kind is ScriptKind.PLAY or self.apart.is_makers(at))
                and not self.fenced[at]
                and self._stands_alone(at)
                and self.apart.is_direction(at)
            )
        )

    def find_editors(self, first: int, end: int) -> list[int]:
        """Lines in brackets, alone, that may be of whoever made an interview."""
        return [
            at
            for at in range(first, end)
            if not self.fenced[at]
            and self.parts_messages(at)
            and self.lines[at][0] == "["
        ]

    def leave_stage_directions(self, first: int, end: int) -> list[int]:
        """The lines without a play's directions, which become notes."""
        kept: list[int] = []
        for at in range(first, end):
            if not self.is_stage_direction(at):
                kept.append(at)
            elif kept and not self.lines[kept[-1]].strip():
                kept.pop()  # one blank line is left of two
        return kept

    def is_arrival(self, at: int) -> bool:
        """Or what else a chat tells, where each of its messages begins with a time."""
        if self.fenced[at]:
            return False
        told = read_stamped(self.lines[at]) if self.are_stamped else None
        is_told = told is not None and not names_somebody(told)
        is_told |= self.are_exported and is_chat_mark(self.lines[at])
        return is_told or is_arrival(self.lines[at], self.names)

    def is_nameless(self, at: int) -> bool:
        """It begins with a time as all messages do, and what has a colon is no name."""
        if not self.are_stamped or self.fenced[at] or at in self.begun:
            return False
        return names_somebody(read_stamped(self.lines[at]) or "")

    def is_beside(self, at: int) -> bool:
        line = self.lines[at]
        if at in self.apart or not line.strip():
            return True
        return self.apart.is_direction(at) or self.parts_messages(at)

    def is_note(self, first: int, end: int) -> bool:
        """Below the last message: a paragraph that is clearly of the maker's."""
        below = self.lines[first:end]
        text = "\n".join(below)
        if tells_of_making(text) or self.tells_of_several(text):
            return True
        if any(map(is_noted, below)) or self._is_behind_play(first):
            return True
        top = next((at for at in range(first, end) if self.lines[at].strip()), first)
        is_apart = self.gap_ends and self._is_below_gap(top)
        return is_apart and any(_LINKED.fullmatch(line.strip()) for line in below)

    def _is_behind_play(self, first: int) -> bool:
        """
        Below a rule at the end, with directions alone above it, where none within a
        speech has words below it; and no heading behind it is called after a speaker.
        """
        if self.kind is not ScriptKind.PLAY:
            return False
        filled = [line for line in self.lines[first:] if line.strip()]
        left = dropwhile(_is_directed, filled)
        if not is_rule(next(left, "")) or any(map(self._is_headed, left)):
            return False
        return not any(
            is_rule(self.lines[at]) and not self._is_beside_next(at)
            for at in range(self.begun[0], self.begun[-1])
        )

    def _is_headed(self, line: str) -> bool:
        """A heading with the name of somebody who speaks."""
        heading = read_heading(line)
        words = "" if heading is None else heading.words.casefold()
        return not self.first_words.isdisjoint(_WORD.findall(words))

    def _is_beside_next(self, at: int) -> bool:
        """From this line to the next name nobody speaks."""
        end = next((line for line in self.begun if line > at), len(self.lines))
        below = range(at, end)
        return any(map(self.is_scene, below)) or all(map(self.is_beside, below))

    def tells_of_several(self, text: str) -> bool:
        """Of the answers of several, or of two who speak by their names."""
        said = self.first_words.intersection(_WORD.findall(text.casefold()))
        return speaks_of_several(text) or len(said) >= _SEVERAL

    def find_told_of(self, label: LineLabel, end: int) -> int | None:
        """Where the last paragraph speaks of its own speaker and of another."""
        first = self._begin_of_last(label, end)
        text = "\n".join(self.lines[first:end]).rstrip()
        signed = text.rpartition("\n")[2].strip("*_ .,-\u2013\u2014").casefold()
        record = find_record(self.lines[:end], label.line + 1, self.first_words)
        if record is not None or first <= label.line + 1 or signed == label.key:
            return record
        said = self.first_words.intersection(_WORD.findall(text.casefold()))
        own = _first_word(label.name) in said and len(said) >= _SEVERAL
        return first if own or speaks_of_several(text) else None

    def _leave_remarks(self, label: LineLabel, end: int) -> int:
        """Without the last paragraphs that are remarks on the record, or signed."""
        for _ in range(_MOST_REMARKS):
            first = self._begin_of_last(label, end)
            text = "\n".join(self.lines[first:end]).strip()
            if first <= label.line + 1 or not self._is_remark(first, text, label):
                break
            end = first
        return end

    def _is_remark(self, first: int, text: str, label: LineLabel) -> bool:
        if is_closing_line(text):
            return True
        if (signed := _SIGNED.fullmatch(text)) is not None:
            above = next(filter(str.strip, reversed(self.lines[:first])), "")
            by = signed["by"]
            is_own = _first_word(label.name) == _first_word(by)
            is_makers = _INITIALS.match(by) is not None or speaks_of_record(text)
            return is_makers and not is_own and not is_quote(above)
        if not is_direction(text):
            return False
        return self._is_of_the_maker(text) or self._is_told(text)

    def _is_of_the_maker(self, text: str) -> bool:
        bare = text.strip("*_()[] \t")
        begins = _first_word(bare) in self.first_words and bare[:1].isupper()
        return begins or speaks_of_record(text) or is_aside(text)

    def _is_told(self, text: str) -> bool:
        """A sentence in brackets at the very end, that says neither "I" nor "you"."""
        bare = text.strip("*_()[] \t")
        is_sentence = bare[:1].isupper() and bare[-1:] in _STOPS
        return (
            is_sentence
            and len(bare.split()) >= _FEWEST_TOLD
            and not speaks_of_itself(bare)
        )

    def _begin_of_last(self, label: LineLabel, end: int) -> int:
        """The line at which the last paragraph above *end* begins."""
        end = leave_closing_tags(self.lines, label.line + 1, end)
        while end > label.line + 1 and self.lines[end - 1].strip():
            end -= 1
        return end

    def _ends_all(self, at: int) -> bool:
        """A rule, a heading, a closing line or a gap, as no message before has any."""
        line = self.lines[at]
        if self.fenced[at]:
            return False
        if self.gap_ends and self._is_below_gap(at):
            return True
        is_mark = self._is_rule(at) or read_heading(line) is not None
        is_apart = self._stands_alone(at) or _DRESSED.fullmatch(line.strip())
        return is_mark or (bool(is_apart) and is_closing_line(line))

    def _is_below_gap(self, at: int) -> bool:
        """Two blank lines or more are above it."""
        if at < _GAP or not self.lines[at].strip():
            return False
        return not any(map(str.strip, self.lines[at - _GAP : at]))

    def _stands_alone(self, at: int) -> bool:
        around = (*self.lines[max(at - 1, 0) : at], *self.lines[at + 1 : at + 2])
        return not any(line.strip() for line in around)


def is_elision(line: str) -> bool:
    """Something was left out here."""
    return line.strip(" \t*_") in _ELISIONS


def is_maker_s_heading(line: str) -> bool:
    """It announces what whoever made the document has to say."""
    heading = read_heading(line)
    return heading is not None and announces_remarks(heading.words)


def _is_directed(line: str) -> bool:
    return is_direction(line) and not is_rule(line)


def _first_word(words: str) -> str:
    found = _WORD.search(words.casefold())
    return "" if found is None else found[0]
