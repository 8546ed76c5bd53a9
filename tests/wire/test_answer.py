import pytest

from bot.domain.bounds import LONGEST_NAME
from bot.domain.names import VoiceName
from bot.domain.turn import Reason, Usage
from bot.domain.voice import Voice
from bot.errors import VoiceBusy, VoiceError
from bot.wire.answer import THINKING, Answer
from bot.wire.delta import Delta

ADA = Voice(VoiceName("Ada"), base_url="https://acme.test/v1")
STOP = Delta(finish_reason="stop")


def answer(*deltas: Delta, at_most: int = 100) -> Answer:
    whole = Answer(ADA, at_most=at_most)
    for delta in deltas:
        whole.take(delta)
    return whole


def fault(*deltas: Delta, at_most: int = 100) -> VoiceError:
    with pytest.raises(VoiceError) as caught:
        answer(*deltas, at_most=at_most).judge()
    return caught.value


@pytest.mark.parametrize("end", [STOP, Delta(done=True), Delta(finish_reason="length")])
def test_words_with_an_end_are_an_answer(end: Delta) -> None:
    answer(Delta("Doubt."), end).judge()


def test_words_without_an_end_broke_off() -> None:
    error = fault(Delta("Doubt"))

    assert error.reason is Reason.BROKE_OFF
    assert not isinstance(error, VoiceBusy)


def test_nothing_at_all_broke_off_and_may_be_asked_again() -> None:
    error = fault(Delta(model="m-1"))

    assert error.reason is Reason.BROKE_OFF
    assert isinstance(error, VoiceBusy)


def test_an_answer_without_a_word_is_blank() -> None:
    error = fault(Delta(" "), Delta("\n\u3000"), STOP)

    assert error.reason is Reason.BLANK
    assert "reasoning" not in str(error)


def test_reasoning_only_is_blank_and_said_to_be_so() -> None:
    error = fault(Delta(reasoning="Hm."), STOP)

    assert error.reason is Reason.BLANK
    assert "reasoning only" in str(error)


@pytest.mark.parametrize("words", ["", "I will look."])
def test_an_answer_that_was_paused_is_not_finished(words: str) -> None:
    error = fault(
        Delta(words, "Hm"), Delta(finish_reason="pause_turn"), Delta(done=True)
    )

    assert error.reason is Reason.BROKE_OFF
    assert not isinstance(error, VoiceBusy)
    assert "paused" in str(error)


@pytest.mark.parametrize(
    "came", [Delta(), Delta(reasoning="Hm."), Delta(" "), Delta(usage=Usage(9, 50))]
)
def test_who_thinks_until_the_limit_needs_a_higher_one(came: Delta) -> None:
    error = fault(came, Delta(finish_reason="length"))

    assert error.reason is Reason.BLANK
    assert str(error).startswith("acme.test reached the limit of tokens before a word")
    assert str(error).endswith("Raise max_tokens for this voice.")


def test_a_content_filter_ends_an_answer_as_filtered() -> None:
    assert fault(Delta("D"), Delta(finish_reason="content_filter")).reason is (
        Reason.FILTERED
    )


@pytest.mark.parametrize("end", [STOP, Delta(finish_reason="content_filter")])
def test_a_refusal_is_filtered_and_its_words_are_the_detail(end: Delta) -> None:
    error = fault(Delta(refusal="I would "), Delta(refusal="rather not."), end)

    assert error.reason is Reason.FILTERED
    assert str(error).endswith("It said: “I would rather not.”")


def test_a_refusal_that_repeats_the_key_does_not_get_it_into_the_detail() -> None:
    whole = Answer(ADA, at_most=100, secret="sk-0123456789abc")
    for piece in ("No: sk-01234", "56789abc", "!"):
        whole.take(Delta(refusal=piece))
    whole.take(STOP)

    with pytest.raises(VoiceError, match=r"It said: “No: \[key\]!”"):
        whole.judge()


def test_a_refusal_without_end_is_kept_as_far_as_an_answer_is() -> None:
    whole = Answer(ADA, at_most=8)
    for _ in range(5):
        whole.take(Delta(refusal="No, no, "))
    whole.take(STOP)

    with pytest.raises(VoiceError, match="It said: “No, no,”"):
        whole.judge()


def test_a_blank_answer_names_how_it_ended_where_that_is_out_of_the_ordinary() -> None:
    named = fault(Delta(finish_reason="malformed_function_call"))

    assert str(named) == (
        "acme.test sent an answer without a word in it, and ended it with "
        "“malformed_function_call”. Ask again."
    )
    assert str(fault(STOP)) == (
        "acme.test sent an answer without a word in it. Ask again."
    )


def test_an_answer_is_cut_at_exactly_the_cap() -> None:
    growing = Answer(ADA, at_most=8)

    assert growing.take(Delta("Doubt")) == Delta("Doubt")
    assert not growing.over
    assert growing.take(Delta(" 門🚪 and", model="m")) == Delta(" 門🚪", model="m")
    assert growing.over
    with pytest.raises(VoiceError, match="8 characters") as caught:
        growing.judge()
    assert caught.value.reason is Reason.BROKE_OFF


def test_nothing_is_told_beyond_the_cap_however_little_it_was_passed_by() -> None:
    growing = Answer(ADA, at_most=8)
    growing.take(Delta("Doubting!"))

    assert growing.take(Delta("and so on")) == Delta("")


def test_an_answer_as_long_as_the_cap_is_whole() -> None:
    answer(Delta("Doubting"), STOP, at_most=8).judge()


def test_endless_reasoning_ends_too() -> None:
    error = fault(Delta(reasoning="x" * (THINKING * 8 + 1)), at_most=8)

    assert error.reason is Reason.BROKE_OFF
    assert str(error) == (
        "acme.test was stopped after 40 characters of reasoning. Ask for less of it, "
        "or raise limits.answer_characters."
    )


def test_token_counts_that_come_in_two_events_are_put_together() -> None:
    growing = Answer(ADA, at_most=8)

    growing.take(Delta(usage=Usage(9, 1)))

    assert growing.take(Delta(usage=Usage(None, 4))).usage == Usage(9, 4)


def test_names_from_outside_are_cut_to_what_a_name_can_be() -> None:
    growing = Answer(ADA, at_most=100)
    long = "m" * 900_000

    told = growing.take(Delta("So.", model=long, finish_reason=long))

    due = "m" * (LONGEST_NAME - 1) + "…"
    assert told == Delta("So.", model=due, finish_reason=due)
    assert growing.finish_reason == due
    assert growing.take(Delta(model="m-1")) == Delta(model="m-1")
