"""The cast as the rest of the program hears it: real requests, real decoding."""

from collections.abc import Sequence
from contextlib import aclosing

import pytest

from bot.domain.names import SymposiumId
from bot.domain.symposium import Symposium
from bot.domain.turn import Message, Reason
from bot.domain.voice import Voice
from bot.errors import VoiceError
from bot.formats.rounds import rounds
from bot.rehearsal import open_rehearsal_client
from bot.rehearsal.cast import Character, Scene, cast
from bot.voices.caller import Caller
from tests.synthesis.symposia import said, spoken

CAST = cast()
FARID = CAST.characters[-1]
QUESTION = (Message("user", CAST.question),)
OTHER = (Message("user", "What is the capital of Peru?"),)


@pytest.mark.parametrize("who", CAST.characters[:-1], ids=lambda who: who.name)
async def test_everybody_but_one_is_heard_to_the_last_character(who: Character) -> None:
    first = who.parts[Scene.FIRST]
    assert await _heard(who.voice, QUESTION) == (first.text, first.reasoning or "")


async def test_the_failing_voice_breaks_off_and_its_words_stand() -> None:
    words, error = await _until_it_fails(FARID.voice, QUESTION)
    assert error.reason is Reason.BROKE_OFF
    assert words == FARID.parts[Scene.FIRST].text


async def test_the_refused_voice_is_given_up_at_once() -> None:
    words, error = await _until_it_fails(FARID.voice, OTHER)
    assert (words, error.reason) == ("", Reason.RATE_LIMITED)


@pytest.mark.parametrize("who", CAST.characters, ids=lambda who: who.name)
async def test_in_the_second_of_the_real_rounds_everybody_answers_the_others(
    who: Character,
) -> None:
    after = _after_the_first_round()
    cues = rounds(after, after.current_act)
    (heard,) = (cue.heard for cue in cues if cue.voice == who.name)
    words, _ = await _heard(who.voice, heard)
    assert words == who.parts[Scene.SECOND].text


def _no_key(_: str) -> None:
    return None


def _after_the_first_round() -> Symposium:
    symposium = Symposium(
        SymposiumId("s"), CAST.question, CAST.voices, format="rounds", rounds=2
    )
    for who in CAST.characters:
        part = who.parts[Scene.FIRST]
        reason = Reason.BROKE_OFF if Scene.FIRST in who.fails else None
        symposium = said(symposium, spoken(who.name, part.text), reason=reason)
    return symposium


async def _heard(voice: Voice, heard: Sequence[Message]) -> tuple[str, str]:
    words, thoughts = list[str](), list[str]()
    async with open_rehearsal_client(pace=0) as client:
        caller = Caller(client, _no_key)
        request = caller.request(voice, heard)
        async with aclosing(caller.speak(voice, request)) as deltas:
            async for delta in deltas:
                words.append(delta.words)
                thoughts.append(delta.reasoning)
    return "".join(words), "".join(thoughts)


async def _until_it_fails(
    voice: Voice, heard: Sequence[Message]
) -> tuple[str, VoiceError]:
    words = list[str]()
    async with open_rehearsal_client(pace=0) as client:
        caller = Caller(client, _no_key)
        request = caller.request(voice, heard)
        with pytest.raises(VoiceError) as caught:
            async with aclosing(caller.speak(voice, request)) as deltas:
                async for delta in deltas:
                    words.append(delta.words)
    return "".join(words), caught.value
