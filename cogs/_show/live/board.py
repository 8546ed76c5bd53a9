"""
The live board: every voice's state and latest words, as one message.

Law: whatever happens, a render keeps to the limits below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from bot.domain.act import Act
from bot.domain.events import (
    Acted,
    Closed,
    Convened,
    Event,
    Sealed,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    Thought,
    TurnBegan,
    TurnEnded,
)
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.formats import UNTIL_SETTLED
from bot.formats.positions import list_positions
from bot.formats.requests.requests_told import tell_requests_of
from cogs._show.addresses import hide_endpoint
from cogs._show.budget import DISPLAYS, Size, fit_tail, measure
from cogs._show.facts import BYTES_PER_DISPLAY
from cogs._show.live.board_words import (
    describe_end,
    label_turn,
    name_asking,
    tell_position,
    which_turn,
)
from cogs._show.live.contents import ContentsLine, write_contents, write_line
from cogs._show.live.courses import (
    find_board,
    find_course,
    grows,
    list_courses,
    view_course,
)
from cogs._show.plain import clipped, plain
from cogs._show.posted_answer import tell_silence, write_voice_name

# With their cards and the contents 34 components; Discord takes 40 (docs/discord.md).
MOST_VOICES = 16
# No tail is longer than the whole board.
_KEPT = DISPLAYS.characters
_QUESTION = 200
_REQUESTS = 300  # characters of what is told of them
# More are no help to a reader, and each count is tried in turn when room is short.
_MOST_LINKS = 24
# 16 of these take a third of the board's characters, so they fit in any case.
_LEAST_TOP = 80
_QUOTE = "\n> "


@dataclass(frozen=True, slots=True)
class Card:
    """One voice's part of the board; *colour* is 0xRRGGBB."""

    text: str
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class BoardMessage:
    """
    The board as it is to be shown: a text, then a container with one text per voice,
    the contents of a dialogue, and *Stop* while it is running; *offers* are further
    buttons, by what they do.

    Equal values look the same. The texts are 2 + 2 * len(cards) components, at most 34.
    """

    heading: str
    cards: tuple[Card, ...]
    is_running: bool = True
    contents: str = ""
    offers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Speech:
    """What a turn that is under way has said lately. Mutable, owned by the board."""

    turn: Turn
    thought: int = 0
    """How many characters of its reasoning have come."""
    sealed: bool = False
    chunks: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> None:
        self.chunks.append(words)
        self.length += len(words)
        # Cut at double the length, not at each word: so a word costs the same, on
        # average, however much was said.
        if self.length > 2 * _KEPT:
            self.chunks = [self.tail()]
            self.length = len(self.chunks[0])

    def notice(self, event: Spoke | Thought | Sealed) -> None:
        match event:
            case Spoke(_, words):
                self.add(words)
            case Thought(_, characters):
                self.thought += characters
            case Sealed():
                self.sealed = True

    def tail(self) -> str:
        return "".join(self.chunks)[-_KEPT:]


@dataclass(slots=True)
class _Seat:
    """One voice and its turns. Mutable, owned by the board."""

    voice: Voice
    speaking: dict[TurnId, _Speech] = field(default_factory=dict)
    ended: dict[TurnId, Turn] = field(default_factory=dict)
    last_words: dict[TurnId, str] = field(default_factory=dict)
    """Of each turn that is over, until its answer is posted."""
    said: dict[TurnId, Turn] = field(default_factory=dict)
    """Each turn whole, where rounds go on until its position stays the same."""

    def words(self, links: Mapping[TurnId, str]) -> str:
        """
        What was said last: in turns that are over and stand nowhere else yet, and in
        the current one, the first that is not over.
        """
        late = [words for id_, words in self.last_words.items() if id_ not in links]
        late += [speech.tail() for speech in islice(self.speaking.values(), 1)]
        return "\n".join(filter(None, late))[-_KEPT:]

    def top(self, it: Symposium, links: Mapping[TurnId, str], count: int) -> str:
        """Name and state, then links to the last *count* answers."""
        lines = [f"{write_voice_name(self.voice)} {self._state(it)}"]
        if self.said:
            lines.append(tell_position(list_positions([*self.said.values()])[-1]))
        if listed := self._links(it, links, count):
            lines.append(listed)
        return "\n".join(lines)

    def _state(self, it: Symposium) -> str:
        current = next(iter(self.speaking.values()), None)
        if current is None:
            return self._last_state(it)
        return " · ".join((_describe_speech(current), *which_turn(current.turn, it)))

    def _last_state(self, it: Symposium) -> str:
        if not self.ended:
            return "⏳ waiting"
        last = next(reversed(self.ended.values()))
        which = which_turn(last, it)
        if last.status is Status.SILENT:
            told = tell_silence(last, self.last_words.get(last.id, ""), 90)
            return " · ".join((" ".join(told), *which))
        state = {Status.PASSED: "⏭️ passed", Status.LEFT: "🚪 left"}
        cut = ("cut by the token limit",) if last.was_cut else ()
        return " · ".join((state.get(last.status, "✅ spoken"), *which, *cut))

    def _links(self, it: Symposium, links: Mapping[TurnId, str], count: int) -> str:
        posted = [t for t in self.ended.values() if t.id in links]
        shown = posted[-count:] if count else []
        text = " ".join(f"[{label_turn(turn, it)}]({links[turn.id]})" for turn in shown)
        more = len(posted) - len(shown)
        return f"{more} earlier · {text}" if more and text else text


def _describe_speech(speech: _Speech) -> str:
    if speech.sealed:
        return "🔒 ended, sealed"
    if speech.length:
        return "💬 speaking"
    # Discord counts on by itself, so that who waits sees that it goes on.
    started = speech.turn.started
    asked = "asked" if started is None else f"asked <t:{started.timestamp():.0f}:R>"
    if not speech.thought:
        return f"💭 {asked}"
    return f"💭 thinking, {speech.thought:,} characters so far · {asked}"


class ThreadBoard:
    """
    Mutable, owned by one stage: told each event, it can be rendered at any time. It
    shows one *course*, by default the first. Where messages grow, the words stand there
    and the board has the contents.

    Noticing a Spoke costs the same whatever has been said before.
    """

    def __init__(self, symposium: Symposium, course: Act | None = None) -> None:
        self._course = course or list_courses(symposium)[0]
        self._convene(symposium)

    def _convene(self, symposium: Symposium) -> None:
        self._whole = symposium
        self._symposium = view = view_course(symposium, self._course)
        self._grows = grows(symposium, self._course)
        self._seats = {v.name: _Seat(v) for v in view.voices[:MOST_VOICES]}
        self._speeches: dict[TurnId, _Speech] = {}
        self._lines: dict[TurnId, ContentsLine] = {}
        self._closing = ""
        self._requests = ""
        for turn in view.turns:
            self._take(turn)

    def notice(self, event: Event) -> None:
        match event:
            case Spoke(turn_id) | Thought(turn_id) | Sealed(turn_id):
                if speech := self._speeches.get(turn_id):
                    speech.notice(event)
            case TurnBegan(turn) | TurnEnded(turn):
                if self._shows(turn):
                    self._take(turn)
            case Acted(act):
                self._whole = self._whole.add_act(act)
                for voice in act.joined:
                    self._invite(voice)
            case Convened(symposium):
                self._convene(symposium)
            case SynthesisBegan() | SynthesisMade() | Closed():
                self._close(event)

    def _close(self, event: SynthesisBegan | SynthesisMade | Closed) -> None:
        match event:
            case SynthesisBegan(by):
                self._closing = f"{plain(clipped(by, 80))} is writing the table"
            case SynthesisMade(synthesis):
                partial = ", a partial one," if synthesis.partial else ""
                self._closing = f"the table{partial} is below"
            case Closed(symposium):
                view = view_course(symposium, self._course)
                for turn in view.turns:
                    self._take(turn)
                self._closing = self._closing or describe_end(view, self._course)
                self._requests = tell_requests_of(symposium, self._course)

    def _shows(self, turn: Turn) -> bool:
        answered = find_course(self._whole, turn)
        return find_board(self._whole, answered).id == self._course.id

    def _invite(self, voice: Voice) -> None:
        if len(self._seats) < MOST_VOICES:
            self._seats.setdefault(voice.name, _Seat(voice))

    def render(
        self, *, links: Mapping[TurnId, str], is_running: bool = True
    ) -> BoardMessage:
        """The board of this moment; *links* says where each turn's answer is posted."""
        heading = self._heading()
        seats = tuple(self._seats.values())
        # Words get what the heading and each voice's first lines leave.
        room = (
            DISPLAYS - measure(heading) - Size(0, BYTES_PER_DISPLAY * (1 + len(seats)))
        )
        # Where there are contents, a voice needs no links of its own.
        own = {} if self._grows else links
        tops = _tops(seats, self._symposium, own, room)
        for top in tops:
            room -= measure(top)
        contents = self._contents(links, room)
        room -= measure(contents) + Size(0, BYTES_PER_DISPLAY)
        # What grows has its words at the end of the thread.
        words = ["" if self._grows else seat.words(links) for seat in seats]
        tails = _shared(words, room)
        cards = tuple(
            Card(f"{top}{tail}", seat.voice.colour)
            for top, tail, seat in zip(tops, tails, seats, strict=True)
        )
        return BoardMessage(heading, cards, is_running, contents)

    def _contents(self, links: Mapping[TurnId, str], room: Size) -> str:
        if not self._grows:
            return ""
        lines = sorted(self._lines.values(), key=lambda line: line.number)
        return write_contents(lines, links, room - Size(0, BYTES_PER_DISPLAY))

    def _take(self, turn: Turn) -> None:
        """The turn has begun or ended; one that begins anew has said nothing yet."""
        if turn.voice not in self._seats:
            self._seat_late(turn)
        seat = self._seats.get(turn.voice)
        self._lines[turn.id] = write_line(turn)
        if seat is None:
            return
        if turn.is_over:
            self._speeches.pop(turn.id, None)
            seat.speaking.pop(turn.id, None)
            seat.last_words[turn.id] = turn.text[-_KEPT:]
            # Only its state is shown beside them: the rest need not be kept here too.
            state = replace(turn, text="", request=None, reasoning=None)
            seat.ended[turn.id] = hide_endpoint(state, seat.voice)
            if self._course.chose(UNTIL_SETTLED):
                seat.said[turn.id] = replace(turn, request=None, reasoning=None)
        else:
            seat.ended.pop(turn.id, None)
            seat.last_words.pop(turn.id, None)
            speech = _Speech(turn)
            speech.add(turn.text)
            self._speeches[turn.id] = seat.speaking[turn.id] = speech

    def _seat_late(self, turn: Turn) -> None:
        """Who was not asked at the beginning, and speaks all the same: a writer."""
        for voice in self._whole.participants:
            if voice.name == turn.voice:
                self._invite(voice)

    def _heading(self) -> str:
        it = self._symposium
        turns = [*self._turns()]
        facts = [plain(clipped(it.format, 40))]
        if it.rounds > 1:
            facts.append(
                f"round {max((t.round for t in turns), default=1)} of {it.rounds}"
            )
        if it.samples > 1:
            facts.append(f"{it.samples} samples each")
        if (unseen := len(it.voices) - len(self._seats)) > 0:
            facts.append(f"{unseen} more voices are not shown here")
        if self._closing:
            facts.append(self._closing)
        asked = it.question.strip() or name_asking(it, self._course)
        lines = [f"**{plain(clipped(asked, _QUESTION))}**"]
        lines.append(f"-# {' · '.join(facts)}")
        if self._requests:
            told = plain(clipped(self._requests, _REQUESTS))
            lines.append(f"-# {told}")
        return "\n".join(lines)

    def _turns(self) -> Iterator[Turn]:
        for seat in self._seats.values():
            yield from seat.ended.values()
            yield from (speech.turn for speech in seat.speaking.values())


def _tops(
    seats: tuple[_Seat, ...], it: Symposium, links: Mapping[TurnId, str], room: Size
) -> list[str]:
    """Each voice's first lines, with as many links to its latest answers as fit."""
    most = max((len(seat.ended) for seat in seats), default=0)
    # The same number for each voice, so that none looks as if it had said less.
    for count in (*range(min(most, _MOST_LINKS), -1, -1),):
        tops = [seat.top(it, links, count) for seat in seats]
        if room.holds(sum(map(measure, tops), Size(0, 0))):
            return tops
    return [clipped(top, _LEAST_TOP) for top in tops]


def _shared(words: list[str], room: Size) -> list[str]:
    """What is shown of each: those with little to say leave the others their room."""
    shown = [""] * len(words)
    waiting = sorted(
        (i for i, said in enumerate(words) if said), key=lambda i: len(words[i])
    )
    # The shortest first: what it leaves of its share is parted among all after it.
    for place, index in enumerate(waiting):
        share = room.part(len(waiting) - place) - measure(_QUOTE)
        # Escaping only lengthens a text, so more than the share need not be escaped.
        late = words[index][-max(share.characters, 1) :]
        is_cut = len(late) < len(words[index])
        if tail := fit_tail(plain(late), share, is_cut=is_cut):
            shown[index] = f"{_QUOTE}{tail}"
            room -= measure(shown[index])
    return shown
