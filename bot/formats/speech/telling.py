"""What one act or turn of the record is told as, to one voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.act import ASKING, Act, ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Part, Reason, Status, Turn
from bot.domain.words.act_words import has_refused
from bot.formats.framing import fenced, opening
from bot.formats.speech.attribution import HOST, name_model, name_person
from bot.formats.speech.identity import call_voice
from bot.formats.speech.noting import note_turn
from bot.formats.speech.withholding import is_withheld

_SAID_NOTHING = "{} said nothing."
_PASSED = "{} passed."
_LEFT = "{} left the conversation."
_NOT_HEARD = "{} was asked, and no answer came."
_INVITED = "{by} invited {whom}."
_DISMISSED = "{by} dismissed {whom}."
_GONE = "{by} said twice that no more answers would come, and left the conversation."


@dataclass(frozen=True, slots=True)
class Uttered:
    """What one act or turn is told as; *who* says it, None for the voice itself."""

    who: str | None
    parts: tuple[Part, ...]

    @property
    def role(self) -> str:
        return "assistant" if self.who is None else "user"


@dataclass(frozen=True, slots=True)
class Telling:
    """To *voice*, before it answers *act*; of the turns only those *chosen*."""

    symposium: Symposium
    act: Act
    voice: VoiceName
    chosen: frozenset[TurnId]

    def entries(self, each: Act | Turn) -> Iterator[Uttered]:
        if each != self.act and is_withheld(self.symposium, each, self.voice):
            return
        if isinstance(each, Turn):
            yield from self._turn(each) if each.id in self.chosen else ()
        elif each.kind in ASKING:
            yield from self._question(each) if self._is_told(each) else ()
        elif each.kind is ActKind.SAID and each.text.strip():
            yield Uttered(name_person(each.by), (Part("user", each.text),))
        elif each.kind is ActKind.INVITED:
            yield from self._moved(each, _INVITED)
        elif each.kind is ActKind.DISMISSED:
            yield from self._moved(each, _DISMISSED)

    def _is_told(self, asked: Act) -> bool:
        """It is answered now, or was by a turn that is told, or by this very voice."""
        if asked.id == self.act.id:
            return True
        if any(turn.id in self.chosen for turn in self.symposium.answers_to(asked)):
            return True
        is_before = (asked.place or 0) < (self.act.place or 0)
        return is_before and self.voice in asked.voices

    def _question(self, asked: Act) -> Iterator[Uttered]:
        stays = asked.id == self.act.id
        words = opening(self.symposium, asked).text
        said = (Part("user", words, stays=stays),) if words.strip() else ()
        parts = said + quote(self.symposium, asked, answered=self.act, stays=stays)
        if parts:
            yield Uttered(name_person(asked.by), parts)

    def _turn(self, turn: Turn) -> Iterator[Uttered]:
        is_own = turn.voice == self.voice
        was_heard = turn.status is not Status.SILENT
        if was_heard and turn.text.strip():
            yield self._words(turn, is_own=is_own)
            who = "You" if is_own else _beginning(self._called(turn.voice))
            for noted in note_turn(self.symposium, turn):
                yield _note(f"{who} {noted}.")
        if said := describe_silence(self.symposium, self.act, turn, to=self.voice):
            yield _note(said)

    def _words(self, turn: Turn, *, is_own: bool) -> Uttered:
        if is_own and not self._was_other_model(turn):
            return Uttered(None, (Part("assistant", turn.text, turn.id),))
        name = self._called(turn.voice)
        if is_own:
            name = f"{name}, then {turn.model_requested}"
        return Uttered(name_model(name), (Part("user", turn.text, turn.id),))

    def _moved(self, act: Act, sentence: str) -> Iterator[Uttered]:
        """Who came or went, as a person wished."""
        names = [
            "you" if name == self.voice else self._called(name) for name in act.voices
        ]
        if names:
            by = _beginning(name_person(act.by))
            if has_refused(act):
                sentence, by = _GONE, _beginning(list_names(names))
            yield _note(sentence.format(by=by, whom=list_names(names)))

    def _called(self, voice: VoiceName) -> str:
        return call_voice(self.symposium, self.act, voice)

    def _was_other_model(self, turn: Turn) -> bool:
        """Its voice is asked another model now than it was then."""
        voice = self.symposium.voice(self.voice)
        known = (None, voice.model, *voice.successors)
        return voice.model is not None and turn.model_requested not in known


def describe_silence(
    symposium: Symposium, act: Act, turn: Turn, *, to: VoiceName
) -> str | None:
    """What the host says of *turn*, where its words do not: that it passed or left."""
    is_own = turn.voice == to
    who = "You" if is_own else _beginning(call_voice(symposium, act, turn.voice))
    if turn.status is Status.PASSED:
        return _PASSED.format(who)
    if turn.status is Status.LEFT:
        return _LEFT.format(who)
    if turn.status is Status.SILENT and turn.reason is not Reason.BLANK:
        return None if is_own else _NOT_HEARD.format(who)
    is_blank = turn.status is Status.SILENT or not turn.text.strip()
    return _SAID_NOTHING.format(who) if is_blank else None


def quote(
    symposium: Symposium, act: Act, *, answered: Act | None = None, stays: bool = False
) -> tuple[Part, ...]:
    """
    What *act* quotes, each passage as it stands in the record, fenced; what was erased
    is left out. Voices are called as in the act that is *answered*.
    """
    turns = {turn.id: turn for turn in symposium.turns}
    parts = []
    for each in act.quotes:
        turn = turns.get(each.turn)
        words = turn.text[each.start : each.end] if turn else ""
        if turn is not None and words.strip():
            label = f"{call_voice(symposium, answered or act, turn.voice)} said:"
            text = fenced(words, label=label)
            parts.append(Part("user", text, turn.id, "quoted", stays))
    return tuple(parts)


def list_names(names: list[str]) -> str:
    """For the middle of a sentence."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _beginning(text: str) -> str:
    return text[:1].upper() + text[1:]


def _note(text: str) -> Uttered:
    return Uttered(HOST, (Part("user", text),))
