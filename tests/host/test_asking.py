"""What can be asked for is checked before anything is stored: a table of refusals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.format import Format
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound
from bot.formats import FORMATS, HELD
from bot.formats.blind import blind
from bot.host.asking import Asking, Limits, Roster, check_asking

ADA, BOB, CLEO = (Voice(VoiceName(name)) for name in ("Ada", "Bob", "Cleo"))
ROSTER = Roster({v.name: v for v in (ADA, BOB, CLEO)}, {"Pair": [ADA.name, BOB.name]})
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
ONCE = Format(
    "two, one after the other", blind, at_once=False, fewest_voices=2, most_voices=2
)


def check(
    question: str = "Why?",
    *,
    formats: Mapping[str, Format] = HELD,
    **asked: Any,  # noqa: ANN401 - as typed
) -> Symposium:
    return check_asking(
        Asking(question, **asked),
        ROSTER,
        Limits(voices=2),
        id=SymposiumId("abc"),
        at=NOON,
        origin=Origin.LIVE,
        formats=formats,
    )


def test_what_is_asked_for_becomes_a_symposium() -> None:
    asked = check(
        " Why?\nReally ", panel=" pair", format="rounds", samples=2, asked_by="Eve"
    )

    bare = replace(asked, acts=())
    assert asked.acts == (bare.first_act(),)
    assert bare == Symposium(
        SymposiumId("abc"),
        "Why?\nReally",
        (ADA, BOB),
        format="rounds",
        title="Why?",
        rounds=2,
        samples=2,
        asked_by="Eve",
        started=NOON,
    )


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Why?\n\nTake your time.", "Why?"),
        ("a" * 200, "a" * 200),
        (f"Why {'so ' * 30}now? {'And ' * 40}", f"Why {'so ' * 30}now?"),
        ("a" * 201, "a" * 199 + "…"),
        (f"{'word ' * 50}end", f"{'word ' * 39}word…"),
    ],
)
def test_a_title_is_the_first_line_or_sentence_that_is_short_enough(
    question: str, title: str
) -> None:
    assert check(question, voices=("Ada",)).title == title


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"question": " \n"}, "The question is empty"),
        ({"question": "\ud800"}, "no UTF-8 text"),
        ({"context": "\udfff"}, "no UTF-8 text"),
        ({"format": "blind", "rounds": 2}, "has one round.*the format rounds"),
        (
            {"voices": ("Ada",), "further": {"until_settled": True}},
            "blind takes no option until_settled",
        ),
        (
            {"format": "rounds", "rounds": 1, "further": {"until_settled": True}},
            "Whether positions stay the same shows in two rounds at least",
        ),
        ({"format": "rounds", "rounds": 11}, "rounds is 11; it can be 1 to 10"),
        (
            {"format": "relay", "sealed": True},
            "sealed.*the format blind, rounds or council",
        ),
        ({"samples": 11}, "samples is 11; it can be 1 to 10"),
        ({"voices": ("Ada",), "panel": "Pair"}, "either a panel or voices"),
        ({"voices": ("Ada", "ada")}, "named twice"),
        ({}, "3 voices are more than the 2"),
    ],
)
def test_what_cannot_be_had_is_declined_in_a_sentence(
    asked: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Declined, match=sentence):
        check(**asked)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            {"format": "babel"},
            "no format “babel”. The formats are: blind, rounds, relay",
        ),
        ({"voices": ("Zoe",)}, "no voice named “Zoe”. The voices are: Ada, Bob, Cleo"),
        ({"panel": "six"}, "no panel named “six”. The panels are: Pair"),
    ],
)
def test_who_or_what_is_not_there_is_named_with_what_is(
    asked: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotFound, match=sentence):
        check(**asked)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"samples": 2}, "is held once, not in samples.*the format blind or rounds"),
        ({"rounds": 3}, "has one round"),
        ({"sealed": True}, "Only where all answer at once"),
        ({"voices": ("Ada",)}, "takes 2 voices, and these are 1"),
    ],
)
def test_what_a_format_cannot_do_is_declined_and_never_ignored(
    asked: dict[str, Any], sentence: str
) -> None:
    once = {"voices": ("Ada", "Bob"), **asked, "format": "once"}

    with pytest.raises(Declined, match=sentence):
        check(formats={"once": ONCE, **HELD}, **once)


def test_no_format_is_offered_where_none_can() -> None:
    with pytest.raises(Declined, match=r"Leave samples out\.$"):
        check(formats={"once": ONCE}, format="once", voices=("Ada", "Bob"), samples=2)


def test_each_format_stands_in_the_registry_with_all_it_can_do() -> None:
    assert [name for name, known in FORMATS.items() if known.steps is None] == []
    assert {name: (f.at_once, f.is_dialogue) for name, f in FORMATS.items()} == {
        "blind": (True, False),
        "rounds": (True, False),
        "relay": (False, False),
        "duet": (False, True),
        "tailored": (False, False),
        "interview": (True, False),
        "council": (True, False),
        "heretic": (True, False),
        "follow_up": (True, False),
        "retry": (True, False),
    }
    assert {
        name: (f.rounds, f.has_rounds, f.has_samples, f.can_be_sealed)
        for name, f in HELD.items()
    } == {
        "blind": (1, False, True, True),
        "rounds": (2, True, True, True),
        "relay": (1, True, False, False),
        "tailored": (1, False, False, False),
        "interview": (1, False, False, False),
        "council": (1, False, False, True),
        "duet": (1, False, False, False),
    }
    assert [name for name, f in HELD.items() if f.hears_endings] == ["duet"]


def test_a_duet_may_begin_without_a_question_and_is_called_by_its_voices() -> None:
    asked = check(" ", format="duet", voices=("Bob", "Ada"))

    assert (asked.question, asked.title) == ("", "Bob ↔ Ada")
    assert check("Why?", format="duet", voices=("Ada", "Bob")).title == "Why?"
    with pytest.raises(Declined, match="at least 2 voices, and these are 1"):
        check("", format="duet", voices=("Ada",))


def test_labels_are_drawn_when_it_is_asked_and_stand_in_the_act() -> None:
    asked = check(voices=("Ada", "Bob"), format="relay", further={"identity": "label"})

    labels = asked.acts[0].options["labels"]
    assert isinstance(labels, dict)
    assert sorted(labels) == ["Ada", "Bob"]
    assert sorted(labels.values()) == ["Voice A", "Voice B"]
