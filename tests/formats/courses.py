"""Courses of a conversation, built act by act and turn by turn as the archive does."""

from dataclasses import replace

from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId, TurnId, VoiceName, act_id, turn_id
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice

ADA, BEN, CLEO = map(VoiceName, ("Ada", "Ben", "Cleo"))
QUESTION = "What is a door?"


class CourseBuilder:
    """Mutable: each call is what happened next, and has the next place."""

    def __init__(
        self, *names: VoiceName, question: str = QUESTION, **options: object
    ) -> None:
        names = names or (ADA, BEN, CLEO)
        voices = tuple(Voice(name) for name in names)
        identity = SymposiumId("k7p2")
        self.made = Symposium(identity, question, voices, "relay", asked_by="Eve")
        self._place = 0
        self.act(ActKind.ASKED, question, by="Eve", voices=names, options=options)

    def act(self, kind: ActKind, text: str = "", **fields: object) -> Act:
        self._place += 1
        number = len(self.made.acts) + 1
        identity = act_id(self.made.id, number)
        act = Act(kind, text=text, id=identity, place=self._place)
        act = replace(act, **fields)  # type: ignore[arg-type]  # any field may be
        self.made = self.made.add_act(act)
        return act

    def says(
        self,
        voice: VoiceName,
        text: str,
        status: Status = Status.SPOKEN,
        **fields: object,
    ) -> Turn:
        self._place += 1
        number = len(self.made.turns) + 1
        act = self.made.current_act.id
        turn = Turn(turn_id(self.made.id, number), number, voice, text=text, act=act)
        turn = replace(turn, status=status, place=self._place)
        turn = replace(turn, **fields)  # type: ignore[arg-type]  # any field may be
        self.made = replace(self.made, turns=(*self.made.turns, turn))
        return turn

    def falls_silent(self, voice: VoiceName, reason: Reason) -> TurnId:
        turn = self.says(voice, "", Status.SILENT, reason=reason)
        return turn.id
