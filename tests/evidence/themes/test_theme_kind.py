"""How the voices that share a theme came to it, in each kind of course."""

from dataclasses import replace

import pytest

# ruff: noqa: RUF001 - letters of other scripts are among its subjects
from bot.domain.act import Act, ActKind
from bot.domain.names import ActId
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import ThemeKind, ThemePassage
from bot.domain.turn import Turn
from bot.evidence.themes.theme_kind import ThemeJudge
from tests.evidence.symposia import asked, record, turn

UNPROMPTED, PROMPTED, ECHO, MIXED = ThemeKind
RIVER = "The river forgets its banks"
ADA = "A river forgets its banks each spring, and calls the silt its own."
BEN = "What we keep is what the river leaves when it forgets its banks."
CARA = "I have seen a river lose its banks, and nobody drew them again."


def decided(
    symposium: Symposium, *said: tuple[int, str], what: str = RIVER
) -> ThemeKind:
    """Of the passages that stand in the turns of these numbers."""
    turns = {turn.number: turn for turn in symposium.turns}
    passages = [_passage(turns[number], words) for number, words in said]
    return ThemeJudge(symposium).decide_kind(what, passages)


def _passage(turn: Turn, words: str) -> ThemePassage:
    start = turn.text.index(words)
    return ThemePassage(turn.voice, turn.id, start, start + len(words))


def asked_on(*turns: Turn) -> Symposium:
    """The third turn and those behind it answer a follow-up."""
    made = record(*turns, format_="blind", origin=Origin.LIVE)
    first = Act(ActKind.ASKED, text="What holds?", id=ActId("s.a1"), place=1)
    further = replace(first, kind=ActKind.FOLLOWED_UP, id=ActId("s.a2"), place=4)
    told = tuple(
        replace(each, act=(first if each.number <= 2 else further).id)
        for each in made.turns
    )
    return replace(made, acts=(first, further), turns=told)


def blind(*turns: Turn, question: str = "What holds?") -> Symposium:
    made = record(*turns, format_="blind", origin=Origin.LIVE)
    return replace(made, question=question)


ALL = ((1, "river forgets its banks"), (2, "the river leaves"), (3, "river lose"))


def test_voices_asked_at_once_come_to_it_by_themselves() -> None:
    it = blind(turn(1, "Ada", ADA), turn(2, "Ben", BEN), turn(3, "Cara", CARA))
    assert decided(it, *ALL) is UNPROMPTED


@pytest.mark.parametrize(
    "question",
    [
        "Does the river forget its banks?",
        "What of rivers, and of banks that are forgotten, forgetting and forgets?",
        "If a RIVER's bank forgets?",
    ],
)
def test_what_the_question_says_in_any_inflection_was_given(question: str) -> None:
    it = blind(turn(1, "Ada", ADA), turn(2, "Ben", BEN), question=question)
    assert decided(it, *ALL[:2]) is PROMPTED


def test_that_a_question_is_about_rivers_gives_no_image_of_one() -> None:
    it = blind(turn(1, "Ada", ADA), turn(2, "Ben", BEN), question="What are rivers?")
    assert decided(it, *ALL[:2]) is UNPROMPTED


def test_what_the_question_calls_otherwise_is_told_by_the_passages() -> None:
    it = blind(
        turn(1, "Ada", "I dwell in the pause, and pay no rent."),
        turn(2, "Ben", "The pause is where I dwell for a while, and the rent is due."),
        question="What is it like to dwell in the pause?",
    )
    said = ((1, "I dwell in the pause"), (2, "The pause is where I dwell"))
    assert decided(it, *said, what="Inhabiting an interval") is PROMPTED
    # The rent is in the passages, and not in the question.
    said = (
        (1, "I dwell in the pause, and pay no rent"),
        (2, "I dwell for a while, and the rent is due"),
    )
    assert decided(it, *said, what="Inhabitants who owe rent") is UNPROMPTED


@pytest.mark.parametrize(
    ("question", "what", "one", "other", "kind"),
    [
        # All that it is called stands there, whatever the passages say.
        (
            "Does the river forget its banks?",
            RIVER,
            "Water has no memory of land.",
            "Streams lose whatever held them.",
            PROMPTED,
        ),
        # Each says nothing but what stands there.
        (
            "Does the river forget, or does the mountain remember?",
            "Landscapes have minds",
            "The river forgets.",
            "The mountain remembers.",
            PROMPTED,
        ),
        # They have no word alike, and one of them has the question's.
        (
            "Should the record stand?",
            "The record as a burden",
            "Somebody must carry the record.",
            "Words weigh little when borne together.",
            UNPROMPTED,
        ),
    ],
)
def test_which_words_have_to_stand_there(
    question: str, what: str, one: str, other: str, kind: ThemeKind
) -> None:
    it = blind(turn(1, "Ada", one), turn(2, "Ben", other), question=question)
    assert decided(it, (1, one), (2, other), what=what) is kind


def test_words_of_the_question_given_as_passages_were_given() -> None:
    it = blind(
        turn(1, "Ada", "You ask: what holds a bridge together? Its weight."),
        turn(2, "Ben", "“What holds a bridge together?” Rust does."),
        question="What holds a bridge together?",
    )
    said = ((1, "what holds a bridge together?"), (2, "What holds a bridge together?"))
    assert decided(it, *said, what="Doubt about engineering") is PROMPTED


def test_a_voices_own_system_text_gives_it_what_stands_there() -> None:
    told = {"Ada": "You are a river that forgets its banks."}
    turns = (turn(1, "Ada", ADA), turn(2, "Ben", BEN))
    it = record(*turns, format_="blind", origin=Origin.LIVE, systems=told)
    assert decided(it, *ALL[:2]) is MIXED
    both = record(
        *turns,
        format_="blind",
        origin=Origin.LIVE,
        systems={**told, "Ben": "Speak of rivers, banks and forgetting."},
    )
    assert decided(both, *ALL[:2]) is PROMPTED


def test_what_the_program_tells_every_voice_gives_nobody_an_image() -> None:
    frame = "Keep, change or withdraw what you said; say with whom you agree."
    request: dict[str, object] = {
        "messages": [
            {"role": "system", "content": frame},
            {"role": "user", "content": "What holds?"},
        ]
    }
    it = blind(
        turn(1, "Ada", "Whoever will change must say so.", request=request),
        turn(2, "Ben", "Say that you change, or withdraw.", request=request),
    )
    said = ((1, "change must say so"), (2, "Say that you change"))
    assert decided(it, *said, what="A change says so") is UNPROMPTED


def test_an_attached_file_was_given_to_all() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", BEN),
        format_="blind",
        origin=Origin.LIVE,
        context="Minutes: the river forgets its banks.",
    )
    assert decided(it, *ALL[:2]) is PROMPTED


def test_in_rounds_who_was_shown_the_first_echoes_it() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", "Stones do."),
        turn(3, "Ben", BEN, round_=2, shown=(1,)),
        format_="rounds",
        origin=Origin.LIVE,
    )
    assert decided(it, (1, "river forgets its banks"), (3, "the river leaves")) is ECHO


def test_in_rounds_the_first_answers_are_independent_whatever_came_later() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", BEN),
        turn(3, "Ben", "I stand by it.", round_=2, shown=(1, 2)),
        format_="rounds",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL[:2]) is UNPROMPTED


def test_two_by_themselves_and_one_who_had_met_them_is_mixed() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", BEN),
        turn(3, "Cara", CARA, round_=2, shown=(1, 2)),
        format_="rounds",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL) is MIXED
    assert decided(it, ALL[0], ALL[2]) is ECHO


def test_whoever_says_it_in_one_round_after_they_had_met_is_no_source() -> None:
    """Neither had it from the other's answer, and neither is independent of it."""
    it = record(
        turn(1, "Ada", "Stones do."),
        turn(2, "Ben", "Roots do."),
        turn(3, "Ada", ADA, round_=2, shown=(1, 2)),
        turn(4, "Ben", BEN, round_=2, shown=(1, 2)),
        format_="rounds",
        origin=Origin.LIVE,
    )
    said = ((3, "river forgets its banks"), (4, "the river leaves"))
    assert decided(it, *said) is MIXED


def test_in_rounds_on_a_question_that_says_it_nobody_has_it_from_another() -> None:
    it = replace(
        record(
            turn(1, "Ada", ADA),
            turn(2, "Ben", BEN, round_=2, shown=(1,)),
            format_="rounds",
            origin=Origin.LIVE,
        ),
        question="Does the river forget its banks?",
    )
    assert decided(it, *ALL[:2]) is PROMPTED


def test_in_a_relay_everybody_after_the_first_echoes_it() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", BEN, shown=(1,)),
        turn(3, "Cara", CARA, shown=(1, 2)),
        format_="relay",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL) is ECHO


def test_whoever_says_it_first_is_the_source_also_after_they_had_met() -> None:
    it = record(
        turn(1, "Ada", "Stones do."),
        turn(2, "Ben", BEN, shown=(1,)),
        turn(3, "Ada", ADA, round_=2, shown=(1, 2)),
        format_="relay",
        origin=Origin.LIVE,
    )
    assert decided(it, (2, "the river leaves"), (3, "river forgets its banks")) is ECHO


def test_at_second_hand_is_met_too() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", "Ada is right.", shown=(1,)),
        turn(3, "Cara", CARA, shown=(2,)),
        format_="relay",
        origin=Origin.LIVE,
    )
    assert decided(it, ALL[0], ALL[2]) is ECHO


def test_a_tailored_question_that_quotes_a_voice_makes_an_echo_of_the_answer() -> None:
    """The words stand in the question, and they are there as another voice's."""
    quoting = f"Ben, Ada says: “{ADA}” Do you?"
    it = record(
        turn(1, "Ada", ADA, question="What holds?"),
        turn(2, "Ben", BEN, question=quoting, request=asked(quoting)),
        format_="tailored",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL[:2]) is ECHO


def test_tailored_questions_that_put_it_to_both_have_prompted_it() -> None:
    first = "Ada, does a river forget its banks?"
    second = f"Ben, Ada says: “{ADA}” Do rivers forget their banks, then?"
    it = record(
        turn(1, "Ada", ADA, question=first),
        turn(2, "Ben", BEN, question=second),
        format_="tailored",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL[:2]) is PROMPTED


def test_who_met_it_in_the_question_alone_is_neither_echo_nor_unprompted() -> None:
    it = record(
        turn(1, "Ada", ADA, question="What holds?"),
        turn(2, "Ben", BEN, question="Might rivers forget the banks they had?"),
        format_="tailored",
        origin=Origin.LIVE,
    )
    assert decided(it, *ALL[:2]) is MIXED


def test_asked_on_with_another_voices_answer_it_echoes() -> None:
    further = f"Ada answered: “{ADA}” And you, Ben?"
    it = asked_on(
        turn(1, "Ada", ADA),
        turn(2, "Ben", "Stones do."),
        turn(3, "Ben", BEN, question=further, request=asked("What holds?", further)),
    )
    assert decided(it, (1, "river forgets its banks"), (3, "the river leaves")) is ECHO


def test_asked_on_about_it_by_a_person_alone_is_no_echo() -> None:
    further = "Do rivers forget their banks?"
    it = asked_on(
        turn(1, "Ada", "Stones do."),
        turn(2, "Ben", "Roots do."),
        turn(3, "Ada", ADA, question=further, request=asked("What holds?", further)),
        turn(4, "Ben", BEN, question=further, request=asked("What holds?", further)),
    )
    said = ((3, "river forgets its banks"), (4, "the river leaves"))
    assert decided(it, *said) is PROMPTED


def test_in_a_dialogue_by_hand_the_answer_echoes() -> None:
    it = record(turn(1, "Ada", ADA), turn(2, "Ben", BEN), format_="duet")
    assert decided(it, *ALL[:2]) is ECHO


def test_the_order_of_the_passages_does_not_matter() -> None:
    it = record(
        turn(1, "Ada", ADA),
        turn(2, "Ben", BEN, shown=(1,)),
        format_="relay",
        origin=Origin.LIVE,
    )
    assert decided(it, *reversed(ALL[:2])) is ECHO


FLUSS = "Der Fluss vergisst seine Ufer"
KAWA = "川は岸を忘れる"
REKA = "Река забывает берега"


@pytest.mark.parametrize(
    ("question", "what", "one", "other", "kind"),
    [
        ("Was bleibt?", FLUSS, FLUSS, "Flüsse vergessen ihr Ufer.", UNPROMPTED),
        (
            "Vergisst ein Fluss seine Ufer?",
            FLUSS,
            FLUSS,
            f"Ja, {FLUSS}, und das ist gut.",
            PROMPTED,
        ),
        ("何が残りますか。", KAWA, KAWA, "岸を忘れるのは川だ。", UNPROMPTED),
        ("川は岸を忘れますか。", KAWA, KAWA, "岸を忘れるのは川だ。", PROMPTED),
        ("Что остаётся?", REKA, REKA, "Берега забыты рекой.", UNPROMPTED),
        ("Забывает ли река берега?", REKA, REKA, "Берега забыты рекой.", PROMPTED),
    ],
)
def test_other_languages_are_compared_as_well(
    question: str, what: str, one: str, other: str, kind: ThemeKind
) -> None:
    it = blind(turn(1, "Ada", one), turn(2, "Ben", other), question=question)
    assert decided(it, (1, one), (2, other), what=what) is kind
