"""Answers that arrive, in whatever way they arrive, over real sockets."""

import pytest

from bot.domain.turn import Usage
from tests.loopback.endpoint_scenarios import WORDS, Scenario
from tests.voices.asking import HEARD, KEY, Asking, Outcome

WHOLE = "".join(WORDS)


def fine(model: str, *, words: str = WHOLE, tokens: int = 3) -> Outcome:
    return Outcome(words, "", f"{model}-0417", "stop", Usage(9, tokens))


@pytest.mark.parametrize(
    "model",
    [
        "fine",
        "bytes",
        "cr",
        "crlf",
        "comments-first",
        "no-done",
        "whole",
        "freeze-after-finish",
    ],
)
async def test_an_answer_is_heard_however_it_is_sent(
    asking: Asking, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.voices.attempt.AFTERWORD", 0.05)

    assert await asking.hear(model) == fine(model)


@pytest.mark.parametrize(
    "trouble",
    [
        Scenario(error_after=len(WORDS) + 1, error={"code": 503}),
        Scenario(afterword='data: {"error": {"code": 503}}\n\n', done=False),
        Scenario(afterword="data: {nonsense\n\n", done=False),
        Scenario(afterword="data: [1]\n\n"),
        Scenario(afterword="data: " + "x" * 1_100_000),
    ],
    ids=["error", "error-object", "nonsense", "odd", "endless"],
)
async def test_a_complete_answer_stands_whatever_follows(
    asking: Asking, trouble: Scenario
) -> None:
    asking.endpoint.plays("m", trouble)

    assert await asking.hear("m") == fine("m")


# The ending of Responses tells that this was all, so nothing behind it is read.
@pytest.mark.parametrize("dialect", ["openai", "anthropic", "google"])
async def test_an_error_behind_an_ending_without_a_word_is_asked_again(
    asking: Asking,
) -> None:
    empty = Scenario(words=(), error_after=1, error={"code": 503})
    asking.endpoint.plays("m", empty, Scenario())

    assert await asking.hear("m") == fine("m")


@pytest.mark.parametrize("model", ["u2028", "utf8-cut"])
async def test_words_come_through_to_the_last_character(
    asking: Asking, model: str
) -> None:
    words = {"u2028": "one\u2028two\u2029three\x85", "utf8-cut": "Türe 門 🚪 — закрыта"}

    assert await asking.hear(model) == fine(model, words=words[model], tokens=2)


async def test_half_an_emoji_does_not_make_a_text_unwritable(asking: Asking) -> None:
    heard = await asking.hear("surrogate")

    assert heard == fine("surrogate", words="half \ufffd whole 🚪", tokens=2)


async def test_what_goes_out_is_the_request_and_the_key_beside_it(
    asking: Asking,
) -> None:
    request = asking.caller().request(asking.voice("fine"), HEARD)
    await asking.hear("fine")
    (received,) = asking.endpoint.requests

    assert received.content == request.content
    assert (received.path, received.query) == (f"/v1{request.path}", request.query)
    assert received.key == KEY
    assert request.headers.items() <= received.headers.items()


async def test_reasoning_is_kept_apart(asking: Asking) -> None:
    heard = await asking.hear("reasoning")

    assert (heard.words, heard.reasoning) == (WHOLE, "Hm, a door.")


async def test_reasoning_in_one_piece_is_kept_apart_too(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(streams=False, reasoning=("Hm",)))
    heard = await asking.hear("m")

    assert (heard.words, heard.reasoning) == (WHOLE, "Hm")


async def test_an_answer_cut_by_the_token_limit_says_so(asking: Asking) -> None:
    heard = await asking.hear("cut-by-length")

    assert (heard.words, heard.finish_reason, heard.reason) == (WHOLE, "length", None)


async def test_who_cannot_stream_is_asked_again_and_the_caller_learns_it(
    asking: Asking,
) -> None:
    heard = await asking.hear("refuses-streaming")
    first, second = asking.endpoint.requests

    assert heard.words == WHOLE
    streams = {"google": ":streamGenerateContent"}.get(asking.dialect, '"stream":true')
    asked = [one.path + one.content.decode() for one in (first, second)]
    assert [streams in one for one in asked] == [True, False]
    assert [request.content for request in heard.requests] == [second.content]


async def test_the_caller_learns_it_before_the_other_request_goes_out(
    asking: Asking,
) -> None:
    voice, caller = asking.voice("refuses-streaming"), asking.caller()
    deltas = caller.speak(voice, caller.request(voice, HEARD))

    first, second = await anext(deltas), await anext(deltas)
    assert [first.sends, second.sends, bool(second.request)] == [True] * 3
    assert len(asking.endpoint.requests) == 1
    await deltas.aclose()


async def test_words_are_told_as_they_come_and_not_in_the_end(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(freeze_after=1))
    voice, caller = asking.voice("m"), asking.caller()
    deltas = caller.speak(voice, caller.request(voice, HEARD))

    while not (delta := await anext(deltas)).words:
        pass

    assert delta.words == WORDS[0]
    await deltas.aclose()
