"""What the record shows, in sentences."""

from dataclasses import replace

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Exposure, Status, Turn
from bot.domain.voice import Voice
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.summary import contradicted, evidence, who_saw_what
from tests.evidence.gatherings import gathering
from tests.evidence.symposia import record, turn
from tests.formats.courses import BEN
from tests.formats.heretic.challenged import begin, challenge
from tests.formats.heretic.challenged import hold as hold_to_its_end
from tests.formats.test_interview import ADA, BOB, CLEO, held, opened, step

HERON = "The obsidian heron stands in cold water."
KEEP = "A tide is a clock that nobody winds."
MOSS = "Moss grows over the old mill's wheel."


def told(symposium: Symposium) -> tuple[str, ...]:
    return who_saw_what(symposium, exposure(symposium))


def later(turn: Turn, text: str, *shown: int, sample: int = 1) -> Turn:
    number = turn.number + 10 * sample
    met = tuple(Exposure(TurnId(f"now.{seen}"), "shown") for seen in shown)
    id_ = TurnId(f"now.{number}")
    return replace(
        turn, id=id_, number=number, round=2, sample=sample, text=text, exposed_to=met
    )


def two_rounds(**second: str) -> Symposium:
    """Aster, Basil and Clove, each of whom has heard all three when it speaks again."""
    first = gathering({"Aster": KEEP, "Basil": HERON, "Clove": MOSS})
    turns = [
        later(turn, second[turn.voice], 1, 2, 3)
        for turn in first.turns
        if turn.voice in second
    ]
    return replace(first, rounds=2, turns=(*first.turns, *turns))


def test_who_had_met_the_same_is_told_in_one_sentence() -> None:
    it = two_rounds(Aster="One.", Basil="Two.", Clove="Three.")
    assert told(it) == (
        "Everybody in round 1: independent, as far as the record shows.",
        "Everybody in round 2: shown what Aster, Basil and Clove had said in round 1.",
    )


def test_who_had_met_something_else_is_told_apart() -> None:
    it = two_rounds(Aster="One.", Basil="Two.")
    alone = replace(it.turns[-1], exposed_to=it.turns[-1].exposed_to[:1])
    assert told(replace(it, turns=(*it.turns[:-1], alone)))[1:] == (
        "Aster in round 2: shown what Aster, Basil and Clove had said in round 1.",
        "Basil in round 2: shown what Aster had said in round 1.",
    )


def test_without_rounds_none_are_named() -> None:
    it = record(turn(1, "Ada", HERON), turn(2, "Ben", "Yes.", shown=(1,)))
    assert told(it) == (
        "Ada: independent, as far as the record shows.",
        "Ben: shown what Ada had said.",
    )


def test_where_nobody_spoke_nobody_is_called_independent() -> None:
    silent = replace(turn(1, "Ada", " "), status=Status.SILENT)
    assert told(record(silent, replace(silent, id=TurnId("s.2"), number=2))) == ()
    assert told(record(turn(1, "Ada", HERON), turn(2, "Ben", MOSS))) == (
        (
            "Everybody spoke independently: nobody had been shown another's words, and "
            "none were quoted to anybody."
        ),
    )


def test_a_claim_that_does_not_hold_is_a_finding_of_its_own() -> None:
    claim = "Ada and Ben agreed without seeing each other's words."
    it = record(
        turn(1, "Ada", HERON),
        turn(2, "Ben", HERON, shown=(1,)),
        turn(3, "Cid", "Hm.", question=claim),
    )
    (found,) = contradicted(exposure(it))
    assert found.startswith(f"“{claim}” ")
    assert evidence(it)["contradicted"] == (found,)
    assert all("agreed" not in sentence for sentence in told(it))


def test_between_the_rounds_only_what_was_taken_over_is_told() -> None:
    it = two_rounds(
        Aster=f"{KEEP} I too see an obsidian heron now.",
        Basil="Nothing of the kind.",
        Clove=f"{MOSS} {MOSS.replace('old', 'very old')}",
    )
    assert evidence(it)["shifts"] == ("Aster: took over “obsidian heron” from Basil.",)
    many = replace(it, rounds=3, samples=2)
    assert evidence(many)["shifts"] == (
        "Aster, round 2, sample 1: took over “obsidian heron” from Basil.",
    )
    assert "shifts" not in evidence(two_rounds(Aster="One.", Basil="Two."))


def test_the_number_of_samples_agrees_with_its_noun() -> None:
    both = "I picture a lighthouse of thistledown."
    it = gathering({"Aster": both, "Basil": both})
    assert evidence(it)["unprompted"][-1].startswith("n = 1 sample of each voice. ")
    again = tuple(
        replace(
            each, id=TurnId(f"now.{each.number + 2}"), number=each.number + 2, sample=2
        )
        for each in it.turns
    )
    twice = replace(it, samples=2, turns=(*it.turns, *again))
    assert evidence(twice)["unprompted"][-1].startswith("n = 2 samples of each voice. ")


def test_where_nothing_is_shared_it_is_said_of_how_much_that_holds() -> None:
    it = gathering({"Aster": "We went home by the road.", "Basil": "It rained again."})

    (told,) = evidence(it)["unprompted"]
    assert told.startswith("No wording was found that chance would not explain, in ")
    assert told.endswith(" in 2 answers of 9 words together.")
    assert "unprompted" not in evidence(gathering({"Aster": "We went home."}))


def test_what_was_compared_and_is_no_answer_is_counted_as_what_it_is() -> None:
    it = gathering({"Aster": "We went home by the road.", "Basil": "It rained again."})
    first, second = it.turns
    it = replace(it, turns=(first, replace(second, task="ballot")))
    (told,) = evidence(it)["unprompted"]
    assert told.endswith(" in 1 answer and 1 ballot of 9 words together.")


def test_it_is_said_of_which_answers_nothing_can_be_said() -> None:
    thai = "คลื่นซัดเข้าฝั่งเบา ๆ และนกบินผ่านไป"
    it = gathering({"Aster": "We went home by the road.", "Basil": thai, "Clove": thai})

    assert evidence(it)["unprompted"][-1].startswith(
        "Of 2 answers only long identical passages are looked for, since it is not "
        "known here how usual the words of that language are;"
    )


def test_a_voice_is_called_as_it_is_written() -> None:
    it = gathering({"ada": HERON, "ben": MOSS})
    second = later(it.turns[0], "Hm.", 2)
    it = replace(
        it,
        rounds=2,
        turns=(*it.turns, second),
        voices=(Voice(VoiceName("ada")), Voice(VoiceName("ben"))),
    )
    assert told(it)[1].startswith("ada in round 2: shown what ben had said")


def test_who_moved_since_the_baseline_is_told_of_everybody() -> None:
    it = two_rounds(
        Aster="I too see an obsidian heron now.",
        Basil=HERON,
        Clove=f"{MOSS} {MOSS.replace('old', 'very old')}",
    )
    blind = tuple(
        replace(turn, task="baseline") if turn.round == 1 else turn for turn in it.turns
    )
    found = evidence(replace(it, turns=blind, rounds=1))

    assert found["moved"] == (
        "Aster: kept 0 sentences, dropped 1, took over “obsidian heron” from Basil.",
        "Basil: kept 1 sentence, dropped none.",
        "Clove: kept 1 sentence, dropped none.",
    )
    assert "shifts" not in found
    assert "moved" not in evidence(it)


def test_single_words_are_listed_where_readers_have_tried_them() -> None:
    ways = ("Στο {} έμεινα ως το βράδυ.", "Βρήκα ένα {}!", "Είχε και {} παλιό.")
    greek = dict(zip(("Aster", "Basil", "Clove"), ways, strict=True))
    it = gathering({name: way.format("νεροτριβείο") for name, way in greek.items()})
    english = ("By the {} I stayed till night.", "There was one {}!", "My {} is old.")
    tried = dict(zip(("Aster", "Basil", "Clove"), english, strict=True))
    known = gathering({name: way.format("gristmill") for name, way in tried.items()})

    assert "gristmill" in evidence(known)["unprompted"][0]
    nothing, untried = evidence(it)["unprompted"]
    assert nothing.startswith("No wording was found")
    assert untried == (
        "Of 3 answers single words are not listed: nobody has found yet that readers "
        "of that language accept most of them."
    )


def says_much(turn: Turn) -> Turn:
    """A question that is long enough to be found quoted where it is put."""
    words = " ".join(f"heron{turn.number}{letter}" for letter in "abcdefgh")
    return replace(turn, status=Status.SPOKEN, text=words)


def test_whoever_answers_in_an_interview_was_shown_the_question_that_it_answers() -> (
    None
):
    it = step(opened(ADA, BOB, CLEO, questions=2), says_much)
    it, _ = held(it, says_much)
    met = [each.exposed_to for each in exposure(it).turns if each.exposed_to]
    assert [[(one.how, one.where) for one in each] for each in met] == [
        [("shown", "request")]
    ] * 12
    assert told(replace(it, rounds=1)) == (
        "Everybody in round 1: independent, as far as the record shows.",
        "Everybody in round 2: shown the question that it answers.",
    )


def test_a_heretic_of_several_points_is_named_with_its_turns() -> None:
    course = begin()
    challenge(course, BEN, CLEO)
    hold_to_its_end(course, {})
    one, *others = told(course.made)
    assert one.startswith("Ada, Ben (turn 2) and Cleo (turn 3): independent")
    assert [each.partition(":")[0] for each in others] == [
        "Ben (turn 4)",
        "Cleo (turns 5 and 7)",
        "Ben (turn 6)",
    ]
