"""A tailored course played without a host: what is due happens, as a script has it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.domain.act import Act, ActKind, Closing
from bot.domain.format import Step, TableDue, Waiting
from bot.domain.names import SymposiumId, TurnId, VoiceName, act_id
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Cue, Reason, Status
from bot.domain.voice import Voice
from bot.evidence.questions.check_rows import check, find_unchecked
from bot.formats import format_named
from bot.formats.calls import look_ahead

CLEO, ADA, BRUNO, CARLA = map(VoiceName, ("Cleo", "Ada", "Bruno", "Carla"))
PROMPTS = {"convener": "You convene, {{voice}}.", "voice": "You are {{voice}}."}
Script = Callable[[Cue], str | Status]
"""What it says, or how it ends without a word."""


def opened(**options: object) -> Symposium:
    voices = tuple(Voice(name, model="m") for name in (CLEO, ADA, BRUNO, CARLA))
    made = Symposium(SymposiumId("s"), "What does water know?", voices, "tailored")
    act = made.first_act()
    chosen = {**act.options, "convener": "Cleo", "prompts": PROMPTS, **options}
    return replace(made, acts=(replace(act, by="eve", options=chosen, place=1),))


@dataclass(slots=True)
class Playing:
    """Mutable: the record as it grows; *asked* are the requests, in their order."""

    it: Symposium
    script: Script
    asked: list[Cue]
    waits: str | None = None
    unjudged: TurnId | None = None

    def due(self) -> tuple[Step, ...]:
        return tuple(call.step for call in look_ahead(self.it, format_named).due)

    def do(
        self,
        kind: ActKind,
        text: str = "",
        *,
        voices: tuple[VoiceName, ...] = (),
        **rest: object,
    ) -> Act:
        """What somebody does now."""
        place = self._next()
        act = Act(kind, "eve", text=text, options=rest, place=place)
        act = replace(act, id=act_id(self.it.id, len(self.it.acts) + 1))
        self.it = self.it.add_act(replace(act, voices=voices))
        return self.it.acts[-1]

    def play(self) -> Iterator[Symposium]:
        """The record after each thing that happens, until nothing is due."""
        while True:
            yield self.it
            self._judge()
            yield self.it
            outlook = look_ahead(self.it, format_named)
            steps = [call.step for call in outlook.due]
            cues = [step for step in steps if isinstance(step, Cue)]
            tables = [step for step in steps if isinstance(step, TableDue)]
            waits = [step for step in steps if isinstance(step, Waiting)]
            self.waits = waits[0].sentence if waits else None
            self.unjudged = waits[0].question if waits else None
            for cue in cues:
                self._speak(cue)
            for due in tables:
                made = Synthesis("none", (), title=due.title, act=self.it.acts[0].id)
                self.it = self.it.add_synthesis(replace(made, place=self._next()))
            if not cues and not tables:
                for act in outlook.answered:
                    self.it = self.it.close(_closing(act, self._next()))
                return

    def run(self) -> "Playing":
        for _ in self.play():
            pass
        return self

    def _judge(self) -> None:
        for question in find_unchecked(self.it):
            row = check(self.it, question)
            row = replace(row, id=act_id(self.it.id, len(self.it.acts) + 1))
            self.it = self.it.add_act(replace(row, place=self._next()))

    def _speak(self, cue: Cue) -> None:
        self.asked.append(cue)
        self.it = self.it.begin(cue, self.it.acts[0])
        turn = self.it.turns[-1]
        speaking = look_ahead(self.it, format_named).due
        # While a voice speaks it is asked nothing, and whoever convenes asks nobody.
        others = [step.step for step in speaking if isinstance(step.step, Cue)]
        assert turn.voice not in [other.voice for other in others]
        assert turn.task is None or not others
        said = self.script(cue)
        if said is Status.SILENT:
            turn = turn.fell_silent(Reason.STALLED, "stalled")
        elif isinstance(said, Status):
            turn = replace(turn, status=said)
        else:
            turn = replace(turn, status=Status.SPOKEN, text=str(said))
        self.it = self.it.settle(replace(turn, place=self._next()))

    def _next(self) -> int:
        it = self.it
        places = [act.place for act in it.acts] + [turn.place for turn in it.turns]
        places += [made.place for made in it.syntheses]
        places += [closing.place for closing in it.closings]
        return max(place or 0 for place in places) + 1


def playing(script: Script | Mapping[str, str], **options: object) -> Playing:
    asked = script if callable(script) else lambda cue: script[line_of(cue)]
    return Playing(opened(**options), asked, [])


def line_of(cue: Cue) -> str:
    """Such as "Cleo: question to Ada", or only "Ada"."""
    task = f": {cue.task}" if cue.task else ""
    return f"{cue.voice}{task}" + (f" to {cue.to}" if cue.to else "")


def lines(cues: list[Cue]) -> list[str]:
    return [line_of(cue) for cue in cues]


def _closing(act: Act, place: int) -> Closing:
    return Closing(datetime(2026, 3, 1, 12, tzinfo=UTC), act.id, place=place)
