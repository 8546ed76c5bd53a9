"""What several voices share is listed whole, once, and in the order of its surprise."""

from collections.abc import Mapping
from time import process_time

import pytest

from bot.domain.synthesis import ThemeKind
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.sharing.shared_wording import Shared, longest, share_wording
from bot.evidence.summary import evidence
from tests.evidence.gatherings import exposed, gathering
from tests.growth.timing import SQUARE, find_ratio

ASKED = "What is it?"
COMMON = (
    "I think that most of us would like to go home in the end. We say that it was the "
    "work, or the weather, or what other people wanted of us, and it was not. I would "
    "rather sit with somebody for a while than be right. If you ask me what I want, I "
    "want more time, and I would do much the same with it."
)
RARE = " ".join(f"zor{n}{'bcdfg'[n % 5]}el" for n in range(400))
PLAIN = "We went home by the road and had our supper there."
QUIET = "Nobody came, and so the two of us played at cards."


def shared(
    said: Mapping[str, str], question: str = "What is it?"
) -> tuple[Shared, ...]:
    symposium = gathering(said, question=question)
    return share_wording(symposium, exposed(symposium)).independent


def phrases(said: Mapping[str, str], question: str = ASKED) -> list[str]:
    return [each.phrase for each in shared(said, question)]


def test_the_same_answer_of_common_words_is_one_passage() -> None:
    (passage,) = shared({"Aster": COMMON, "Basil": f"Well. {COMMON}"})

    words = len(COMMON.split())
    assert passage.phrase == (
        f"I think that most of … much the same with it ({words} words)"
    )
    assert passage.is_wording
    assert passage.expected < 0.00001


def test_four_hundred_rare_words_of_sixteen_voices_are_one_passage() -> None:
    (passage,) = shared({f"Voice {n}": RARE for n in range(16)})

    assert len(passage.voices) == 16
    assert passage.phrase.endswith("(400 words)")
    assert len(passage.phrase) < 120


def test_of_a_passage_each_longest_group_has_its_own_length() -> None:
    short = "an obsidian heron waits in the cold marble kiln"
    long = f"{short} while thistledown lanterns drift over quiet orchards"
    said = {"Aster": f"So {long}.", "Basil": f"Well, {long}.", "Clove": f"Hm, {short}."}

    end = "lanterns drift over quiet orchards"
    found = shared(said)

    assert [(each.voices, each.phrase) for each in found] == [
        (
            ("Aster", "Basil", "Clove"),
            "obsidian heron waits in the cold marble kiln",
        ),
        (
            ("Aster", "Basil"),
            f"an obsidian heron waits in … {end} (16 words)",
        ),
    ]


def test_passages_stand_before_phrases_and_phrases_before_words() -> None:
    same = "The heron counts its obsidian feathers twice."
    said = {
        "Aster": f"{same} A marble kiln is cold. I had a lighthouse.",
        "Basil": f"{same} In the kiln of marble it snows. Lighthouses!",
        "Clove": "One marble kiln. My own lighthouse, then.",
    }

    found = phrases(said)

    assert found[:2] == ["heron counts its obsidian feathers twice", "marble … kiln"]
    assert found[2:] == ["lighthouse"]


def test_a_single_word_counts_in_three_voices_only() -> None:
    said = {"Aster": "A lighthouse.", "Basil": "Lighthouses, then.", "Clove": PLAIN}

    assert phrases(said) == []
    assert phrases({**said, "Dill": "My lighthouse."}) == ["lighthouse"]


def test_parts_of_what_is_listed_are_folded_into_it() -> None:
    whole = "Thistledown lanterns drift over obsidian orchards."
    said = {"Aster": whole, "Basil": whole, "Clove": "The thistledown lanterns drift."}

    assert phrases(said) == ["Thistledown lanterns drift over obsidian orchards"]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Where have you dwelt?", "dwelling"),
        ("What is forgotten?", "forgetting"),
        ("Did we evolve?", "evolutionary"),
        ("Is that rational?", "irrational"),
        ("What is convergence?", "converging"),
        ("Tell me of the snow.", "snowflakes"),
    ],
)
def test_a_word_of_the_question_is_prompted_in_any_form(
    question: str, word: str
) -> None:
    said = {name: f"{n}: {word}." for n, name in enumerate(("Aster", "Basil", "Clove"))}

    assert phrases(said, question) == []
    assert phrases(said) == [word]


@pytest.mark.parametrize(
    "label",
    [
        "## Obsidian heron of the marble kiln\n\n",
        "**Obsidian heron of the marble kiln**\n\n",
        "1. **Obsidian heron of the marble kiln:** ",
        "- **Obsidian heron of the marble kiln**: ",
        "Aster (Obsidian heron of the marble kiln): ",
        "[The Aster 5.2] (Obsidian heron of the marble kiln): ",
    ],
)
def test_headings_and_labels_are_nobodys_words(label: str) -> None:
    said = {"Aster": f"{label}{PLAIN}", "Basil": f"{label}{QUIET}"}

    assert phrases(said) == []
    bare = label.strip("#*-1.: \n")
    assert phrases({name: f"{bare}. {text}" for name, text in said.items()}) != []


def test_names_of_voices_count_for_nothing() -> None:
    said = {
        "Thistledown Lantern": "Thistledown Lantern and Obsidian Heron were late.",
        "Obsidian Heron": "I met Thistledown Lantern and Obsidian Heron.",
    }

    assert phrases(said) == []


def test_what_the_other_voices_say_too_is_less_surprising() -> None:
    said = {"Aster": "A marble kiln, cold.", "Basil": "Such a cold marble kiln."}
    alone = shared({**said, "Clove": PLAIN})[0]
    others = "Marble it is. " * 20 + "Kilns they were. " * 20

    among = shared({**said, "Clove": others})

    assert alone.voices == ("Aster", "Basil")
    assert alone.bits > 10 + max(
        (each.bits for each in among if each.voices == alone.voices), default=0.0
    )


def test_what_models_like_to_say_is_less_surprising_than_what_they_do_not() -> None:
    def bits(word: str) -> float:
        said = {
            "Aster": f"The {word} orchid.",
            "Basil": f"An orchid, {word}.",
        }
        return max((each.bits for each in shared(said)), default=0.0)

    # As rare as each other in wordfreq's list.
    assert bits("multifaceted") < bits("waterlogged")


def test_who_came_to_it_alone_and_who_echoes_make_a_mixed_item() -> None:
    said = {name: f"{n}. An obsidian heron." for n, name in enumerate("ABC")}
    symposium = gathering(said)

    found = convergence(symposium, exposed(symposium, {3: [1]}))

    (alone,), (later,) = found.independent, found.echo
    assert (alone.voices, alone.kind) == (("A", "B"), ThemeKind.UNPROMPTED)
    assert (later.voices, later.kind) == (("A", "C"), ThemeKind.MIXED)


def test_the_table_lists_ten_at_most_each_with_its_bits() -> None:
    rare = [f"zor{n}bel vex{n}lum" for n in "abcdefghijklmn"]
    one = " ".join(f"The {pair}." for pair in rare)
    other = " ".join(f"A {pair}!" for pair in reversed(rare))
    symposium = gathering({"Aster": one, "Basil": other})

    *listed, last = evidence(symposium)["unprompted"]

    assert len(listed) == 10
    assert all(
        "Aster, Basil; " in each and " bits, by chance " in each for each in listed
    )
    assert last.startswith("n = 1 sample of each voice.")


@pytest.mark.parametrize(
    ("lengths", "most", "cut"),
    [((10, 10), 20, None), ((10, 30), 30, 20), ((5, 5, 100), 40, 30), ((9, 9), 8, 4)],
)
def test_short_answers_stay_whole_where_all_are_too_long(
    lengths: tuple[int, ...], most: int, cut: int | None
) -> None:
    symposium = gathering({f"V{n}": "x" * long for n, long in enumerate(lengths)})

    assert longest(symposium.turns, most) == cut


def test_the_beginnings_of_long_answers_are_compared_and_that_is_known() -> None:
    symposium = gathering(
        {
            "Aster": f"An obsidian heron. {PLAIN * 3} A marble kiln.",
            "Basil": f"The obsidian heron. {QUIET * 3} A marble kiln.",
        }
    )

    found = share_wording(symposium, exposed(symposium), most_characters=200)

    assert [each.phrase for each in found.independent] == ["obsidian heron"]
    assert [turn.voice for turn in found.cut] == ["Aster", "Basil"]


def test_many_voices_are_compared_without_comparing_all_pairs() -> None:
    def seconds(voices: int) -> float:
        symposium = gathering(
            {
                f"Voice {n} x": f"An obsidian heron, {n}, and nothing."
                for n in range(voices)
            }
        )
        report = exposed(symposium)
        began = process_time()
        share_wording(symposium, report)
        return process_time() - began

    seconds(10)
    assert find_ratio(seconds, 100) < SQUARE
