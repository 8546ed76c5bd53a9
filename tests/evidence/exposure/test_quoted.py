"""One word beside a name, words put together of parts, and whose words they are."""

# ruff: noqa: RUF001 - other languages are what is tested

from itertools import permutations

import pytest

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.evidence.exposure.search import Encounters
from tests.evidence.symposia import exposed, met, record, turn

LEDGER = (
    "The ferryman keeps a ledger of drowned lanterns, and nobody audits it. What is "
    "owed to the river is paid in silence."
)
WELL = "Un puits garde la mémoire des seaux. Il ne rend jamais l'écho qu'on lui confie."
MOOR = "Das Moor bewahrt seine Toten wie Briefe, die niemand mehr öffnet."
ASH = "灰烬记得火的名字，井记得绳子的重量。"


def asked_after(question: str, *, first: str = LEDGER) -> list[str]:
    """The passages of Ada's that Bruno's question holds."""
    held = record(
        turn(1, "Ada", first, question="And you?"),
        turn(2, "Bruno", "I see.", question=question),
    )
    return [each.passage for each in exposed(held)[1]]


@pytest.mark.parametrize(
    ("question", "first", "passage"),
    [
        ("What of Ada's “lanterns”?", LEDGER, "lanterns"),
        ("Ada speaks of a 'ferryman'. Do you?", LEDGER, "ferryman"),
        ("I have asked Ada. Her word was “ledger”; yours?", LEDGER, "ledger"),
        ("Pour Ada, c'est un « écho »; et toi ?", WELL, "écho"),
        ("Ada sagt „Moor“, und was sagst du?", MOOR, "Moor"),
        ("Ada说「灰烬」，你呢？", ASH, "灰烬"),
    ],
)
def test_one_rare_word_beside_the_name_of_who_said_it_is_a_quotation(
    question: str, first: str, passage: str
) -> None:
    assert asked_after(question, first=first) == [passage]


@pytest.mark.parametrize(
    "question",
    [
        "What is a “ledger”?",
        "What is “ledger” to you? It is late. Ada comes later still.",
        "Bruno, what is a “ledger”?",
        "Ada says “nobody”. Do you?",
        "Ada, what is a “harbour”?",
        "What does Ada mean by silence and lanterns?",
    ],
)
def test_one_word_without_the_name_beside_it_is_anybodys(question: str) -> None:
    assert asked_after(question) == []


def test_a_word_that_all_were_asked_about_is_nobodys() -> None:
    held = record(
        turn(1, "Ada", LEDGER, question="What do you make of a ledger?"),
        turn(2, "Bruno", "I see.", question="Ada speaks of a “ledger”. Do you?"),
    )
    assert exposed(held)[1] == ()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("“The ferryman keeps a ledger … paid in silence”, is that so?", LEDGER),
        ("“The ferryman … audits it”, is that so?", LEDGER),
        ("“keeps a ledger and nobody audits it”: so?", LEDGER),
        ("“the ferryman keeps drowned lanterns”: so?", LEDGER),
        ("«Un puits garde la mémoire [...] qu'on lui confie»: vrai ?", WELL),
        ("„Das Moor bewahrt Briefe, die niemand öffnet“, ja?", MOOR),
        ("「灰烬记得火……绳子的重量」是吗？", ASH),
    ],
)
def test_a_quotation_put_together_of_parts_is_one_passage(
    question: str, first: str
) -> None:
    found = asked_after(question, first=first)
    assert len(found) == 1
    assert found[0] in question


@pytest.mark.parametrize(
    "question",
    [
        "“The river is a ledger of silence”: so?",
        "“the of and it”: so?",
        "“paid in silence … keeps no ferry at all”: so?",
        "The ferryman keeps drowned lanterns: so?",
        "“silence nobody ferryman ledger”: so?",
    ],
)
def test_other_words_and_another_order_are_no_splice(question: str) -> None:
    assert asked_after(question) == []


IMAGE = "whoever drinks there inherits the digging"
FIRST = f"A promise, I say: {IMAGE}."
AGAIN = f"Yes: {IMAGE}, and I would add the rope."


def quoting(question: str, *, shown: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Whom Carla has met: Ada used the image first, Bruno repeated it."""
    held = record(
        turn(1, "Ada", FIRST, question="And you?"),
        turn(2, "Bruno", AGAIN, question="And you?", shown=shown),
        turn(3, "Carla", "I see.", question=question),
    )
    return [(each.voice, each.passage) for each in exposed(held)[2]]


@pytest.mark.parametrize(
    ("question", "voices"),
    [
        (f"Somebody said “{IMAGE}”. Do you?", ["Ada"]),
        (f"Is it so that {IMAGE}?", ["Ada"]),
        (f"Ada says that {IMAGE}. Do you?", ["Ada"]),
        (f"Bruno says “{IMAGE}”. Do you?", ["Bruno"]),
        (f"I asked Bruno. “{IMAGE}”, he said.", ["Bruno"]),
        (f"Bruno spoke at noon. It rained. It is so that {IMAGE}?", ["Bruno"]),
        (f"Both Ada and Bruno say that {IMAGE}.", ["Ada", "Bruno"]),
        (f"Ada says: {IMAGE}. And what of Bruno?", ["Ada"]),
        (f"Carla, you know that {IMAGE}?", ["Ada"]),
    ],
)
def test_the_first_who_said_it_is_quoted_unless_the_text_names_another(
    question: str, voices: list[str]
) -> None:
    assert quoting(question) == [(voice, IMAGE) for voice in voices]


def test_who_repeated_it_having_met_it_brings_the_first_along() -> None:
    assert quoting(f"Bruno says “{IMAGE}”.", shown=(1,)) == [
        ("Ada", IMAGE),
        ("Bruno", IMAGE),
    ]


def test_who_says_more_than_the_first_is_quoted_too() -> None:
    question = f"Is it that {IMAGE}, and I would add the rope?"
    assert [voice for voice, _ in quoting(question)] == ["Ada", "Bruno"]


def test_the_first_is_who_had_ended_first_and_not_whose_number_is_lower() -> None:
    held = record(
        turn(1, "Ada", FIRST, question="And you?", minutes=(0, 9)),
        turn(2, "Bruno", AGAIN, question="And you?", minutes=(0, 2)),
        turn(3, "Carla", "So.", question=f"So {IMAGE}?", minutes=(10, 11)),
        turn(4, "Dario", "So.", question=f"So {IMAGE}?", minutes=(3, 11)),
    )
    assert [[m.voice for m in each] for each in exposed(held)[2:]] == [
        ["Bruno"],
        ["Bruno"],
    ]


def conversation() -> Symposium:
    return record(
        turn(1, "Ada", FIRST, question="And you?"),
        turn(2, "Bruno", AGAIN, question="And you?", shown=(1,)),
        turn(3, "Carla", "As Ada says, a promise.", question=f"Why {IMAGE}?"),
        turn(4, "Ada", "Still.", question="And now?", shown=(2, 3)),
    )


def test_what_is_found_does_not_hang_on_how_often_or_when_it_is_asked() -> None:
    encounters = Encounters(conversation())
    assert encounters.exposures() == encounters.exposures()
    assert encounters.exposures() == Encounters(conversation()).exposures()


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_what_is_found_does_not_hang_on_the_order_of_the_turns_in_the_record(
    order: tuple[int, ...],
) -> None:
    """Their numbers say in which order they were."""
    turns = conversation().turns
    known = dict(zip((t.id for t in turns), exposed(conversation()), strict=True))
    mixed = record(*(turns[number] for number in order))
    assert {
        turn.id: frozenset(found)
        for turn, found in zip(mixed.turns, exposed(mixed), strict=True)
    } == {id_: frozenset(found) for id_, found in known.items()}


def test_a_voice_may_be_called_as_nobody_else_writes_a_name() -> None:
    held = record(
        turn(1, "文心", ASH, question="你呢？"),
        turn(2, "Bruno", "So.", question="文心说「灰烬」，你呢？"),
    )
    assert exposed(held)[1] == (met(1, VoiceName("文心"), "灰烬"),)


def test_what_leaves_words_out_is_found_whole_late_in_a_long_answer() -> None:
    """Words joined by dashes and marks count as they do everywhere else."""
    before = "It's half-lit — all of it; we're 3.5 fathoms off (or so). " * 12
    said = "**Lanterns imply drowning—each boat alone. This? It's *salvage*.** So."
    question = "They said: 'Lanterns imply drowning. This? It's salvage.' And you?"
    passages = asked_after(question, first=f"{before}{said}")
    assert passages == ["Lanterns imply drowning. This? It's salvage"]
