"""The performance: concurrent turns, written down before they are told."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.act import Act
from bot.domain.events import Event, Spoke, Thought, TurnBegan, TurnEnded
from bot.domain.names import SymposiumId, VoiceName, turn_id
from bot.domain.symposium import Symposium
from bot.domain.turn import Message, Reason, Source, Status, Turn, Usage
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.host.clock import tell_time
from bot.host.performance import Performance
from bot.wire.delta import Delta
from bot.wire.dialects import DIALECTS
from bot.wire.request import Request

ADA, BOB, CLEO = map(VoiceName, ("Ada", "Bob", "Cleo"))
Jump = Callable[[Coroutine[Any, Any, Any]], Any]
Step = Delta | float | Exception


class Scripted:
    """Voices that follow a script: a delta, a pause in seconds, or an error."""

    def __init__(self, **scripts: Sequence[Step]) -> None:
        self.scripts: Mapping[str, Sequence[Step]] = scripts
        self.asked: list[str] = []

    def request(self, voice: Voice, heard: Sequence[Message]) -> Request:
        return DIALECTS["openai"].build(voice, heard)

    async def speak(self, voice: Voice, _: Request) -> AsyncGenerator[Delta, None]:
        self.asked.append(voice.name)
        yield Delta(sends=True)
        for step in self.scripts[voice.name]:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Delta):
                yield step
            else:
                await asyncio.sleep(step)


class Ledger:
    """Remembers in which order things were written and told."""

    def __init__(self) -> None:
        self.log: list[tuple[str, Turn | str]] = []

    async def begin(self, _: SymposiumId, turn: Turn) -> None:
        self.log.append(("begin", turn))

    async def end(self, _: SymposiumId, turn: Turn) -> Turn:
        self.log.append(("end", turn))
        return turn

    async def add_act(self, _: SymposiumId, act: Act) -> Act:
        return act

    def tell(self, event: Event) -> None:
        if isinstance(event, TurnBegan | TurnEnded):
            self.log.append(("told", event.turn))
        elif isinstance(event, Spoke):
            self.log.append(("words", event.words))


def symposium(*names: VoiceName, **changes: object) -> Symposium:
    voices = tuple(
        Voice(n, model="m", base_url="http://x", dialect="openai") for n in names
    )
    base = Symposium(SymposiumId("s"), "Why?", voices)
    return replace(base, **changes)  # type: ignore[arg-type] # any field may change


def performance(it: Symposium, voices: Scripted, ledger: Ledger) -> Performance:
    return Performance(it, voices, ledger, ledger.tell, clock=tell_time)


def outcomes(it: Symposium) -> list[tuple[str, str, str, Reason | None]]:
    return [(t.voice, t.status, t.text, t.reason) for t in it.turns]


def test_one_broken_voice_does_not_silence_the_others(jump: Jump) -> None:
    broken = VoiceError(Reason.STALLED, "stopped in the middle")
    voices = Scripted(
        Ada=[1.0, Delta("It "), 1.0, Delta("depends.")],
        Bob=[VoiceError(Reason.UNAUTHORISED, "no key")],
        Cleo=[0.5, Delta("Well"), broken],
    )

    after = jump(performance(symposium(ADA, BOB, CLEO), voices, Ledger()).run())

    assert outcomes(after) == [
        (ADA, Status.SPOKEN, "It depends.", None),
        (BOB, Status.SILENT, "", Reason.UNAUTHORISED),
        (CLEO, Status.SILENT, "Well", Reason.STALLED),
    ]
    assert after.turns[2].detail == "stopped in the middle"


def test_a_turn_is_written_before_it_is_asked_and_before_its_end_is_told(
    jump: Jump,
) -> None:
    ledger = Ledger()

    after = jump(
        performance(
            symposium(ADA), Scripted(Ada=[Delta("a"), Delta("b")]), ledger
        ).run()
    )

    kinds = [kind for kind, _ in ledger.log]
    assert kinds == ["begin", "told", "words", "words", "end", "told"]
    begun = ledger.log[0][1]
    assert isinstance(begun, Turn)
    assert begun.request is not None
    assert begun.request_sha256 == after.turns[0].request_sha256


def test_voices_speak_at_the_same_time(jump: Jump) -> None:
    async def run() -> float:
        voices = Scripted(Ada=[5.0, Delta("a")], Bob=[5.0, Delta("b")])
        await performance(symposium(ADA, BOB), voices, Ledger()).run()
        return asyncio.get_running_loop().time()

    assert jump(run()) == pytest.approx(5.0)


def test_what_the_endpoint_reports_is_recorded_apart_from_the_words(jump: Jump) -> None:
    voices = Scripted(
        Ada=[
            Delta(model="m-2", usage=Usage(input_tokens=7)),
            Delta(reasoning="Hm. "),
            Delta(reasoning="Yes."),
            Delta("So.", sources=(Source("https://a.test"),)),
            Delta(sources=(Source("https://b.test", "B"),)),
            Delta(finish_reason="length", usage=Usage(output_tokens=3)),
        ]
    )

    (turn,) = jump(performance(symposium(ADA), voices, Ledger()).run()).turns

    assert (turn.text, turn.reasoning) == ("So.", "Hm. Yes.")
    assert (turn.model_requested, turn.model_reported) == ("m", "m-2")
    assert turn.sources == (Source("https://a.test"), Source("https://b.test", "B"))
    assert (turn.usage, turn.was_cut) == (Usage(7, 3), True)
    assert turn.started <= turn.first_word <= turn.ended


def test_how_much_a_voice_thinks_is_told_and_only_before_its_first_word(
    jump: Jump,
) -> None:
    voices = Scripted(
        Ada=[Delta(reasoning="Hm. "), Delta(reasoning="Yes."), Delta("So.")],
        Bob=[Delta("No. "), Delta(reasoning="Or?"), Delta("Never.")],
    )
    told: list[Event] = []
    it = symposium(ADA, BOB)

    jump(Performance(it, voices, Ledger(), told.append, clock=tell_time).run())

    ada = turn_id(it.id, 1)
    thoughts = [e for e in told if isinstance(e, Thought)]
    assert thoughts == [Thought(ada, 4), Thought(ada, 4)]
    first = next(e for e in told if isinstance(e, Thought | Spoke) and e.turn == "s.1")
    assert isinstance(first, Thought)


def test_dismissed_voices_keep_their_words_and_nobody_is_asked_any_more(
    jump: Jump,
) -> None:
    async def run() -> Symposium:
        it = symposium(ADA, BOB, format="rounds", rounds=2)
        voices = Scripted(Ada=[Delta("all of it")], Bob=[Delta("half"), 1000.0])
        going = performance(it, voices, Ledger())
        task = asyncio.create_task(going.run())
        await asyncio.sleep(1)
        going.dismiss("was stopped by Eve")
        return await task

    after = jump(run())

    assert outcomes(after) == [
        (ADA, Status.SPOKEN, "all of it", None),
        (BOB, Status.SILENT, "half", Reason.DISMISSED),
    ]
    assert after.turns[1].detail == "was stopped by Eve"


def test_voices_dismissed_before_their_first_step_are_recorded_too(jump: Jump) -> None:
    async def run() -> Symposium:
        going = performance(symposium(ADA), Scripted(Ada=[Delta("a")]), Ledger())
        task = asyncio.create_task(going.run())
        await asyncio.sleep(0)
        going.dismiss("was stopped")
        return await task

    assert outcomes(jump(run())) == [(ADA, Status.SILENT, "", Reason.DISMISSED)]


def test_a_suspended_turn_is_asked_again_under_its_own_number(jump: Jump) -> None:
    ledger = Ledger()

    async def run() -> None:
        voices = Scripted(Ada=[Delta("done")], Bob=[Delta("half"), 1000.0])
        going = performance(symposium(ADA, BOB), voices, ledger)
        task = asyncio.create_task(going.run())
        await asyncio.sleep(1)
        going.suspend()
        await task

    jump(run())
    written = {t.number: t for kind, t in ledger.log if kind != "words"}  # type: ignore[union-attr] # turns
    kept = symposium(ADA, BOB, turns=tuple(written[n] for n in sorted(written)))
    voices = Scripted(Bob=[Delta("whole")])

    after = jump(performance(kept, voices, Ledger()).run())

    assert voices.asked == [BOB]
    assert outcomes(after) == [
        (ADA, Status.SPOKEN, "done", None),
        (BOB, Status.SPOKEN, "whole", None),
    ]
    assert [(t.number, t.attempt) for t in after.turns] == [(1, 1), (2, 2)]


def test_a_request_that_has_to_change_is_written_down_as_it_went_out(
    jump: Jump,
) -> None:
    plainer = Request("/p", {}, {"stream": False}, b'{"stream":false}')
    ledger = Ledger()
    voices = Scripted(Ada=[Delta(request=plainer, sends=True), Delta("a")])

    (turn,) = jump(performance(symposium(ADA), voices, ledger).run()).turns

    assert turn.request == {"stream": False}
    assert turn.request_sha256 == plainer.sha256
    assert [kind for kind, _ in ledger.log].count("begin") == 2


def test_a_successor_is_recorded_as_what_was_asked_and_as_a_successor(
    jump: Jump,
) -> None:
    other = Request("/p", {}, {"model": "n"}, b'{"model":"n"}')
    voices = Scripted(Ada=[Delta(request=other, successor="n", sends=True), Delta("a")])

    (turn,) = jump(performance(symposium(ADA), voices, Ledger()).run()).turns

    assert (turn.status, turn.text) == (Status.SPOKEN, "a")
    assert (turn.model_requested, turn.request) == ("n", {"model": "n"})
    assert turn.detail == (
        "Its endpoint does not know m (any more); n was asked in its place."
    )


def test_a_fault_of_ours_in_one_voice_silences_that_voice_alone(
    jump: Jump, caplog: pytest.LogCaptureFixture
) -> None:
    voices = Scripted(Ada=[Delta("half"), ZeroDivisionError()], Bob=[1.0, Delta("b")])

    after = jump(performance(symposium(ADA, BOB), voices, Ledger()).run())

    assert outcomes(after) == [
        (ADA, Status.SILENT, "half", Reason.GARBLED),
        (BOB, Status.SPOKEN, "b", None),
    ]
    assert "ZeroDivisionError" in caplog.text


def test_a_record_that_cannot_be_written_leaves_the_turns_open_for_a_later_attempt(
    jump: Jump,
) -> None:
    class Full(Ledger):
        async def end(self, _: SymposiumId, turn: Turn) -> Turn:
            await super().end(_, turn)
            raise OSError("No space left on device")

    ledger = Full()
    voices = Scripted(Ada=[Delta("a")], Bob=[Delta("half"), 1000.0])

    with pytest.raises(ExceptionGroup):
        jump(performance(symposium(ADA, BOB), voices, ledger).run())

    ended = [turn for kind, turn in ledger.log if kind == "end"]
    assert [turn.voice for turn in ended if isinstance(turn, Turn)] == [ADA]
