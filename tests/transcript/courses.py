"""Two conversations that were held by hand: one that is convened, and a dialogue."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.act import Act, ActKind, Closing, Quote
from bot.domain.names import ActId, SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.turn import Exposure, Reason, Status, Turn
from bot.domain.voice import Voice
from tests.transcript.exports import linked

BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)
ADA, BRUNO, COSIMA = VoiceName("Ada"), VoiceName("Bruno"), VoiceName("Cosima")
QUESTION = "What does a promise keep?"


class Script:
    """Writes what happens down in its order: each call is the next place."""

    def __init__(self, name: str, voices: Sequence[Voice], *, format: str) -> None:  # noqa: A002 - its name in the record
        self.bare = Symposium(
            SymposiumId(name), QUESTION, tuple(voices), format=format, asked_by="eve"
        )
        self.place = 0
        self.acts: list[Act] = []
        self.turns: list[Turn] = []
        self.tables: list[Synthesis] = []
        self.closings: list[Closing] = []

    def at(self) -> datetime:
        return BEGUN + timedelta(seconds=self.place)

    def act(
        self,
        kind: ActKind,
        text: str = "",
        *names: VoiceName,
        **more: Any,  # noqa: ANN401 - whatever fields it has
    ) -> Act:
        self.place += 1
        own = ActId(f"{self.bare.id}.a{len(self.acts) + 1}")
        options = more.pop("options", {})
        by = more.pop("by", "eve")
        act = Act(
            kind,
            by,
            self.at(),
            text,
            names,
            options=options,
            id=own,
            place=self.place,
            **more,
        )
        self.acts.append(act)
        return act

    def turn(
        self,
        voice: VoiceName,
        text: str,
        act: Act,
        **more: Any,  # noqa: ANN401 - whatever fields it has
    ) -> Turn:
        self.place += 1
        number = len(self.turns) + 1
        met = more.pop("met", ())
        turn = Turn(
            TurnId(f"{self.bare.id}.{number}"),
            number,
            voice,
            **{"question": act.text, "asked_by": act.by, "status": Status.SPOKEN}
            | more,
            text=text,
            act=act.id,
            started=self.at() - timedelta(milliseconds=500),
            ended=self.at(),
            model_reported=f"{voice.lower()}/1",
            exposed_to=tuple(Exposure(self.turns[n - 1].id, "shown") for n in met),
            place=self.place,
        )
        self.turns.append(turn)
        return turn

    def table(self, title: str, act: Act, *rows: Row) -> None:
        self.place += 1
        self.tables.append(
            Synthesis(
                "Ada", rows, title=title, at=self.at(), act=act.id, place=self.place
            )
        )

    def close(self, act: Act) -> None:
        self.place += 1
        self.closings.append(Closing(self.at(), act.id, place=self.place))

    def whole(self) -> Symposium:
        return linked(
            replace(
                self.bare,
                started=BEGUN,
                acts=tuple(self.acts),
                turns=tuple(self.turns),
                syntheses=tuple(self.tables),
                closings=tuple(self.closings),
            )
        )


def a_convened_course() -> Symposium:
    """
    Ada puts a question of her own to each, one is caught; a table in between, what a
    member says, a voice that is invited, follow-ups, one that leaves, one asked anew.
    """
    voices = (Voice(ADA), Voice(BRUNO, "Orchard"), Voice(COSIMA))
    script = Script("s8", voices[:2], format="tailored")
    options = {
        "format": "tailored",
        "convener": "Ada",
        "interim_after": [3],
        "pass": False,
    }
    first = script.act(ActKind.ASKED, QUESTION, ADA, BRUNO, options=options)
    script.turn(ADA, "I ask because promises break.", first, task="opening")
    asks = "Bruno, you prune. What does a promise keep that a pruned branch does not?"
    put = script.turn(ADA, asks, first, task="question", to=BRUNO)
    failures = [{"kind": "not_found", "why": "Bruno does not say “you prune”."}]
    told = "Bruno does not say “you prune”."
    script.act(
        ActKind.CHECKED,
        told,
        BRUNO,
        by=None,
        options={"turn": put.id, "failures": failures},
    )
    script.act(ActKind.APPROVED, "", options={"turn": put.id})
    kept = "It keeps the place where the branch was."
    answer = script.turn(BRUNO, kept, first, question=asks, met=(2,))
    row = Row(
        BRUNO,
        "the place",
        "the place where the branch was",
        Check.VERBATIM,
        answer.id,
        9,
        39,
    )
    script.table("After one voice", first, row)
    script.act(ActKind.SAID, "I would keep the branch.\n\n## Voice: Bruno\n\nSo there.")
    script.act(ActKind.NAMED, "The Gap", BRUNO)
    script.turn(ADA, "Bruno speaks of places.", first, task="observation", met=(3,))
    script.close(first)
    newcomer = replace(voices[2], model="c/1")
    script.act(
        ActKind.INVITED, "", COSIMA, joined=(newcomer,), options={"shows": "question"}
    )
    asked = script.act(
        ActKind.FOLLOWED_UP,
        "And who keeps *the place*?",
        BRUNO,
        COSIMA,
        quotes=(Quote(answer.id, 9, 39),),
        options={"format": "follow_up"},
    )
    script.turn(BRUNO, "Nobody.", asked, met=(3,))
    lost = script.turn(
        COSIMA,
        "The",
        asked,
        status=Status.SILENT,
        reason=Reason.STALLED,
        detail="No words came for 60 seconds.",
    )
    script.close(asked)
    again = script.act(
        ActKind.RETRIED, "", COSIMA, options={"format": "retry", "turns": [lost.id]}
    )
    script.turn(
        COSIMA, "The ground keeps it.", again, question=asked.text, retries=lost.id
    )
    script.close(again)
    script.act(ActKind.ORDERED_TABLE, "", ADA)
    script.table("At the end", first, row)
    script.act(ActKind.PAUSED)
    script.act(ActKind.RESUMED)
    script.act(ActKind.DISMISSED, "", BRUNO)
    return script.whole()


def a_dialogue(many: int = 6) -> Symposium:
    """Two take their leave, the host finds it over, and a person lets them go on."""
    script = Script("s9", (Voice(ADA), Voice(BRUNO)), format="duet")
    options = {"format": "duet", "turns": 24}
    first = script.act(ActKind.ASKED, QUESTION, ADA, BRUNO, options=options)
    for n in range(many):
        who = (ADA, BRUNO)[n % 2]
        script.turn(who, f"What I say as number {n + 1}.", first, met=range(1, n + 1))
    script.act(ActKind.SAID, "Do go on, both of you.", by="dan")
    script.turn(ADA, "Goodbye.", first, status=Status.PASSED, marker="\n\n[[pass]]")
    script.turn(BRUNO, "", first, status=Status.LEFT, marker="[[leave]]")
    heard = [turn.id for turn in script.turns]
    options = {"kind": "left", "onset": many + 1, "stop_at": many + 2, "turns": heard}
    script.act(ActKind.ENDED, "Bruno left.", by=None, options=options)
    script.turn(
        ADA,
        "I keep the door.",
        first,
        task="last_word",
        left_out=tuple(turn.id for turn in script.turns[1:4]),
    )
    script.close(first)
    return script.whole()
