"""What the cast says in plays: in its order, by the request alone, and quoted truly."""

import re

import pytest

from bot.domain.ending import EndingKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.synthesis import Check
from bot.domain.turn import Status
from bot.evidence.endings import Listener
from bot.evidence.quotes.verbatim import locate
from bot.rehearsal.cast import Scene, cast
from bot.rehearsal.plays import HeardRequest, Play, PlayLine
from bot.rehearsal.script import recite
from bot.seeds import prompt

CAST = cast()
PLAYS = [pytest.param(each, id=name) for name, each in CAST.plays.items()]
LINES = [
    pytest.param(line, id=f"{name}-{number}-{line.voice}")
    for name, each in CAST.plays.items()
    for number, line in enumerate(each.lines, start=1)
]
RELAY, DUET, TAILORED = (CAST.plays[n] for n in ("relay", "duet", "tailored"))
QUOTED = re.compile(r"“([^”]+)”")


@pytest.mark.parametrize("line", LINES)
def test_a_key_sentence_stands_in_its_text(line: PlayLine) -> None:
    if line.part.key:
        found = locate(line.part.key, [(TurnId("s.1"), line.part.text)])
        assert found.check is Check.VERBATIM


@pytest.mark.parametrize("play", PLAYS)
def test_lines_are_told_apart_by_their_beginnings(play: Play) -> None:
    """Where two begin alike, they are said at different times of the course."""
    said = [(line.part.opening, line.when) for line in play.lines]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("line", LINES)
def test_who_answers_somebody_is_told_so(line: PlayLine) -> None:
    assert line.part.answers <= {who.name for who in CAST.characters}
    assert line.voice not in line.part.answers


def test_each_of_the_relay_takes_up_a_word_of_the_one_before() -> None:
    lines = [line for line in RELAY.lines if line.prompt == "relay"]
    ends = ["line", "needed", "object", "answers", "room"]
    for before, after, word in zip(lines, lines[1:], ends, strict=False):
        assert word in before.part.text.split("\n\n")[-1]
        assert word.rstrip("s") in after.part.text.lower()


def test_the_duet_comes_to_an_end_that_the_listener_hears() -> None:
    listener = Listener()
    heard = [
        listener.hear(line.voice, line.part.text, status=Status.SPOKEN, reason=None)
        for line in DUET.lines
    ]
    ending = next(filter(None, heard))
    assert (ending.kind, ending.stop_at) == (EndingKind.CLOSING, 16)
    assert len(DUET.lines) > ending.stop_at, "something is there for who has it go on"


def test_of_all_quotations_in_the_tailored_round_one_is_wrong_and_put_right() -> None:
    said: list[str] = []
    wrong = []
    for line in TAILORED.lines:
        quoted = QUOTED.findall(line.part.text)
        unsaid = [words for words in quoted if not any(words in each for each in said)]
        wrong += [(line.when, words) for words in unsaid]
        if line.voice != "Ada":
            said.append(line.part.text)
    assert [(when, words) for when, words in wrong if when] == [
        (
            "Write your question to Cosima now",
            "A transcript would tell me what they said and take away what they meant.",
        )
    ]


def test_a_line_is_said_once_and_what_follows_it_next() -> None:
    first, second, third = DUET.lines[:3]
    said = DUET.question
    for line in (first, second, third):
        heard = HeardRequest(said, _system("duet"), said)
        assert _answer(line.voice, heard) == line.part.text
        said += line.part.text


def test_before_somebody_is_heard_nobody_answers_them() -> None:
    heard = HeardRequest(RELAY.question, _system("relay"), RELAY.question)
    assert _answer("Ada", heard) == RELAY.lines[0].part.text
    assert _answer("Bruno", heard) == _later("Bruno")


def test_the_same_question_is_answered_by_the_role_in_which_it_is_asked() -> None:
    alone = HeardRequest(RELAY.question, _system("baseline"), RELAY.question)
    in_turn = HeardRequest(RELAY.question, _system("relay"), RELAY.question)
    assert _answer("Ada", alone) != _answer("Ada", in_turn)
    assert _answer("Ada", alone).startswith("**A thing is finished when nothing")


def test_nobody_leaves_where_that_was_not_offered() -> None:
    said = RELAY.question + "".join(line.part.text for line in RELAY.lines[:5])
    offered = HeardRequest(said, f"{_system('relay')}\n\n{prompt('passing')}", said)
    silent = HeardRequest(said, _system("relay"), said)
    assert _answer("Farid", offered).endswith("\n\n[[leave]]")
    assert _answer("Farid", offered) == _answer("Farid", silent) + "\n\n[[leave]]"


def test_when_the_play_is_over_everybody_says_so() -> None:
    said = DUET.question + "".join(line.part.text for line in DUET.lines)
    assert _answer("Ada", HeardRequest(said, _system("duet"), said)) == _later("Ada")


def _answer(voice: str, heard: HeardRequest) -> str:
    (who,) = (each for each in CAST.characters if each.name == voice)
    return recite(CAST, who, heard).text


def _later(voice: str) -> str:
    (who,) = (each for each in CAST.characters if each.name == VoiceName(voice))
    return who.parts[Scene.LATER].text


def _system(name: str) -> str:
    return prompt(name).replace("{{voice}}", "Ada").replace("{{others}}", "all others")
