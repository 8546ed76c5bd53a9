"""A convener's question held against the record before it is put to anybody."""

from dataclasses import replace

import pytest

from bot.domain.act import Act, ActKind, Quote
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.evidence.questions.question_report import (
    Failure,
    QuestionReport,
    check_question,
    record_before,
)
from bot.evidence.questions.quotations import QuestionRoles, Quotation, find_quotations
from bot.formats.tailored.older_passages import OlderPassage
from tests.evidence.symposia import record, turn

TIDE = "The tide signs every contract twice, and it reads neither copy of them."
ROPE = "A rope remembers each knot. It forgives none of the sailors who tied it."
SIGNS = "signs every contract twice"
ADA, BRUNO, CARLA, CLEO = map(VoiceName, ("Ada", "Bruno", "Carla", "Cleo"))


def placed(each: Turn) -> Turn:
    return replace(each, place=each.number)


def held() -> Symposium:
    """Ada and Bruno have spoken, Bruno having met Ada; Cleo convenes."""
    asked = replace(turn(1, "Cleo", "I ask what water knows."), task="opening")
    made = record(
        placed(asked),
        placed(turn(2, "Ada", TIDE)),
        placed(turn(3, "Bruno", ROPE, shown=(2,))),
    )
    return replace(made, voices=(*made.voices, Voice(CARLA)))


def checked(question: str, *passages: OlderPassage) -> QuestionReport:
    it = held()
    roles = QuestionRoles(it.voices, asked=CARLA, by=CLEO)
    return check_question(question, it, roles, passages=passages)


def kinds(question: str) -> list[str]:
    return [failure.kind for failure in checked(question).failures]


def test_what_was_said_may_be_quoted_and_it_is_known_from_where() -> None:
    start = TIDE.index("signs")

    report = checked("Ada said that it “signs every contract twice”. Is that fair?")

    assert report == QuestionReport(
        quotes=(Quote(TurnId("s.2"), start, start + len("signs every contract twice")),)
    )
    assert report.sentences == ("All that it quotes stands in the record.",)


def test_words_that_were_changed_come_back_with_the_real_passage() -> None:
    report = checked("Bruno said: “A rope remembers every knot.”")

    assert report.failures == (
        Failure(
            "altered",
            "A rope remembers every knot.",
            "Bruno did not say “A rope remembers every knot.”, which "
            "changes words; nearest to it is “A rope remembers each knot.” (turn s.3).",
            "A rope remembers each knot.",
            TurnId("s.3"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Ada said: “The tide reads neither copy of them.”", ["spliced"]),
        ("Ada wrote “the sea keeps what lawyers lose”.", ["not_found"]),
        ("Ada said: “A rope remembers each knot”.", ["misattributed"]),
        ("You said: “A rope remembers each knot”.", ["misattributed"]),
        ("Borges: “time is a river that carries me along”.", ["unsourced"]),
        ("“The tide signs each contract twice, and reads no copy.” True?", ["altered"]),
        ("> the sea keeps what lawyers lose\n\nSo Ada. Why?", ["unsourced"]),
        ("> A rope remembers each knot.\n\nIs that so?", []),
        ("Bruno says 'It forgives none of the sailors'. Do you?", []),
        ("„A rope remembers each knot“, sagt Bruno.", []),
        ("Is the “slow truth” one?", []),
        ("Is Ada's “slow truth” one?", []),
        ("Did Ada, as they say, “call home”?", ["not_found"]),
        ("What is “home”, Ada?", []),
        ("“What holds?” was the question. And if nothing does?", []),
        ("I said “I ask what water knows”.", []),
        (f"Ada said it: “{SIGNS}”. Bruno said: “remembers each knot”. Who?", []),
        (f"Ada said: “{SIGNS}.” Bruno said: “{SIGNS}.” Who?", ["misattributed"]),
    ],
)  # fmt: skip
def test_each_quotation_is_judged(question: str, found: list[str]) -> None:
    assert kinds(question) == found


def test_what_is_quoted_from_elsewhere_needs_a_source_and_is_not_checked() -> None:
    said = "time is a river that carries me along"

    report = checked(f"Borges: “{said}” (A New Refutation of Time). Is it?")

    assert report == QuestionReport(unchecked=(said,))
    assert report.sentences == (f"From elsewhere, and not checked: “{said}”.",)
    assert checked(f"See “{said}” <https://example.org/x>.").unchecked == (said,)


def test_a_misquotation_does_not_become_true_by_being_repeated() -> None:
    it = held()
    wrong = "Ada told me that “the sea keeps what lawyers lose”. Bruno?"
    it = replace(it, turns=(*it.turns, placed(turn(4, "Cleo", wrong))))
    again = "It was said that “the sea keeps what lawyers lose”. Carla?"

    report = check_question(again, it, QuestionRoles(it.voices, CARLA, by=CLEO))

    assert [failure.kind for failure in report.failures] == ["unsourced"]


def test_what_it_was_shown_of_an_older_symposium_may_be_quoted() -> None:
    old = OlderPassage(CARLA, "Salt is patience.", TurnId("old.4"), SymposiumId("old"))
    question = "You once wrote “Salt is patience”. Still?"

    assert kinds(question) == ["not_found"]
    assert checked(question, old) == QuestionReport()


def test_a_claim_of_independence_is_held_against_what_was_met() -> None:
    claim = "Ada and Bruno came to it without seeing each other's words."

    (failure,) = checked(f"{claim} What do you make of it?").failures

    assert failure == Failure(
        "independence",
        claim,
        f"The record contradicts “{claim}” Bruno (turn s.3) was shown Ada's turn s.2.",
    )
    assert kinds("Ada and Carla had not read each other. So?") == []


def test_only_what_had_been_said_before_can_be_quoted() -> None:
    it = held()
    act = Act(ActKind.SAID, "eve", text="Mind the harbour wall.", place=2)

    before = record_before(replace(it, acts=(act,)), 3)

    assert [each.number for each in before.turns] == [1, 2]
    assert before.acts == (act,)


def test_a_sentence_says_whose_words_are_quoted() -> None:
    it = held()
    question = "When I asked Ada, she wrote “one two. Three?” (a letter) Is “four” all?"

    found = find_quotations(question, QuestionRoles(it.voices, CARLA, by=CLEO))

    assert found == (
        Quotation("one two. Three?", (ADA,), is_told=True, has_source=True),
        Quotation("four", (), is_told=False, has_source=False),
    )


def test_of_very_many_quotations_the_rest_is_called_unchecked() -> None:
    report = checked(" ".join(f"“words {n} that nobody has said”" for n in range(50)))

    assert len(report.failures) == 40
    assert len(report.unchecked) == 10
