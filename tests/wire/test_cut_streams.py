"""A stream of any dialect, cut anywhere: what was said by then, and no surprise."""

from itertools import chain

import pytest

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.wire.answer import Answer
from bot.wire.delta import Delta
from bot.wire.dialects import DIALECTS
from bot.wire.sse import SSEDecoder
from tests.loopback.endpoint_dialects import WORDINGS
from tests.loopback.endpoint_scenarios import Scenario
from tests.loopback.endpoint_wording import Wording, worded

WORDS = ("Türe 門 ", "— 🚪")


def stream(wording: Wording, scenario: Scenario) -> tuple[bytes, int]:
    """A whole stream, and how many of its bytes come before the ending's last one."""
    steps = [wording.step("reasoning", words) for words in scenario.reasoning]
    steps += [wording.step("words", words) for words in scenario.words]
    ending = wording.finish(scenario, (9, 2))
    head = [*wording.opening("m"), *steps, *ending]
    before = "".join(worded(event, scenario) for event in head).encode()
    after = "".join(worded(event, scenario) for event in wording.done()).encode()
    return before + after, len(before)


def heard(dialect: str, *chunks: bytes) -> tuple[str, str, bool]:
    """The words, the thoughts, and whether it is an answer."""
    decoder, answer = SSEDecoder(), Answer(Voice(VoiceName("Ada")), at_most=100)
    words = thoughts = ""
    for event in chain.from_iterable(map(decoder.feed, chunks)):
        step = DIALECTS[dialect].read_event(event)
        assert isinstance(step, Delta)
        answer.take(step)
        words, thoughts = words + step.words, thoughts + step.reasoning
    try:
        answer.judge()
    except VoiceError:
        return words, thoughts, False
    return words, thoughts, True


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_wherever_a_stream_is_cut_it_is_an_answer_only_with_its_ending(
    dialect: str, newline: str
) -> None:
    scenario = Scenario(words=WORDS, reasoning=("Hm, ", "a door."), newline=newline)
    whole, ending = stream(WORDINGS[dialect](), scenario)
    # After a CR the LF of a CRLF may still come, but the event is there.
    ending -= newline == "\r\n"

    for cut in range(len(whole) + 1):
        words, thoughts, is_answer = heard(dialect, whole[:cut])
        assert "".join(WORDS).startswith(words)
        assert "Hm, a door.".startswith(thoughts)
        assert is_answer is (cut >= ending)
        assert heard(dialect, whole[:cut], whole[cut:]) == (
            "".join(WORDS),
            "Hm, a door.",
            True,
        )
