"""Six characters who say what they are, quote each other truly, and are told apart."""

import re

import pytest

from bot.domain.names import TurnId
from bot.domain.synthesis import Check
from bot.evidence.quotes.verbatim import locate
from bot.rehearsal.cast import (
    Character,
    Fails,
    Scene,
    cast,
    cast_synthesiser,
    cast_voices,
)
from bot.rehearsal.plays import Monologue

CAST = cast()
PARTS = [
    pytest.param(part, id=f"{who.name}-{scene}")
    for who in CAST.characters
    for scene, part in who.parts.items()
]
QUOTED = re.compile(r"“([^”]{15,})”")


def test_the_panel_is_six_voices_nobody_could_take_for_models() -> None:
    voices = cast_voices()
    assert [v.model for v in voices] == [
        f"rehearsal/{name}"
        for name in ("ada", "bruno", "cosima", "dario", "edda", "farid")
    ]
    assert len({v.colour for v in voices}) == len({v.epithet for v in voices}) == 6
    assert {v.dialect for v in voices} == {"openai", "anthropic"}
    assert {v.key_env for v in voices} == {None}


def test_the_synthesiser_is_one_of_the_cast() -> None:
    assert cast_synthesiser() in {voice.name for voice in cast_voices()}


@pytest.mark.parametrize("part", PARTS)
def test_a_key_sentence_stands_in_its_text(part: Monologue) -> None:
    assert _check(part.key, part) is Check.VERBATIM


def test_one_voice_is_misquoted_so_that_the_check_is_seen_at_work() -> None:
    quoted = [(who, part) for who, part in _said(Scene.FIRST) if part.quoted_as]
    assert [(w.name, _check(p.quoted_as or "", p)) for w, p in quoted] == [
        ("Edda", Check.ALTERED)
    ]


@pytest.mark.parametrize("who", CAST.characters, ids=lambda who: who.name)
def test_whoever_quotes_another_in_round_two_quotes_exactly(who: Character) -> None:
    others = [part.text for other, part in _said(Scene.FIRST) if other is not who]
    quotes = QUOTED.findall(who.parts[Scene.SECOND].text)
    assert quotes
    assert [q for q in quotes if not any(q.rstrip(".,") in o for o in others)] == []


@pytest.mark.parametrize("who", CAST.characters, ids=lambda who: who.name)
def test_a_second_answer_needs_everybody_it_names(who: Character) -> None:
    second = who.parts[Scene.SECOND]
    named = {
        o.name for o in CAST.characters if re.search(rf"\b{o.name}\b", second.text)
    }
    assert named - {who.name} == second.answers


@pytest.mark.parametrize("who", CAST.characters, ids=lambda who: who.name)
def test_to_a_strangers_question_everybody_says_what_they_are(who: Character) -> None:
    text = who.parts[Scene.OTHER].text
    assert "rehearsal voice" in text
    assert "symposium.toml" in text
    assert "rehearsal voice" in who.parts[Scene.LATER].text


def test_answers_are_long_enough_to_be_read_and_short_enough_to_be_shown() -> None:
    words = {w.name: len(p.text.split()) for w, p in _said(Scene.FIRST, Scene.SECOND)}
    assert [n for n, count in words.items() if not 150 <= count <= 350] == []


def test_one_voice_is_slow_one_thinks_first_and_one_fails() -> None:
    first_words = {who.name: who.pace.first_word for who in CAST.characters}
    assert [name for name, pause in first_words.items() if pause > 2] == ["Cosima"]
    first = list(_said(Scene.FIRST))
    assert [who.name for who, part in first if part.reasoning] == ["Dario"]
    assert [(w.name, fails) for w in CAST.characters for fails in w.fails.values()] == [
        ("Farid", Fails.CUT),
        ("Farid", Fails.RATE_LIMITED),
    ]


def test_who_fails_breaks_off_in_the_middle_of_a_sentence() -> None:
    (cut,) = (p for w, p in _said(Scene.FIRST) if Scene.FIRST in w.fails)
    assert cut.text[-1].isalnum()


def test_everybody_is_waited_for_longer_than_anybody_needs() -> None:
    slowest = max(who.pace.first_word for who in CAST.characters)
    assert min(v.first_word_timeout for v in cast_voices()) > 2 * slowest


def _said(*scenes: Scene) -> list[tuple[Character, Monologue]]:
    return [(who, who.parts[scene]) for scene in scenes for who in CAST.characters]


def _check(formulation: str, part: Monologue) -> Check:
    return locate(formulation, [(TurnId("s.1"), part.text)]).check
