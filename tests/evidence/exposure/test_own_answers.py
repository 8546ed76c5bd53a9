"""An answer that names or quotes another voice shows that it knew of its words."""

# ruff: noqa: RUF001 - other languages are what is tested

from dataclasses import replace

import pytest

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.evidence.exposure.exposure_report import add_exposure, exposure
from bot.evidence.exposure.turn_exposure import Met
from tests.evidence.symposia import exposed, record, turn

FERRY = (
    "Rivers remember what bridges forget; I keep to the ferryman's ledger and its wet "
    "arithmetic."
)
STONE = "A dry stone thing."
ASKED = "What is a well?"


def three(answer: str, *, question: str = ASKED, own: str = "Claude") -> Symposium:
    """The last of three voices answers so; nothing was put before it."""
    return record(
        turn(1, "Gemini", FERRY, question=ASKED),
        turn(2, "Qwen 3 Max", STONE, question=ASKED),
        turn(3, own, answer, question=question),
    )


def blind(symposium: Symposium) -> Symposium:
    return replace(symposium, format="blind", origin=Origin.LIVE)


def known(symposium: Symposium) -> list[str]:
    return [met.voice for met in exposure(symposium).turns[2].exposed_to]


@pytest.mark.parametrize(
    ("answer", "voices"),
    [
        ("A well is deep. As Gemini says, depth is a promise.", ["Gemini"]),
        ("Like Qwen, I think of it as a debt.", ["Qwen 3 Max"]),
        ("Unlike Gemini, I see no promise in it.", ["Gemini"]),
        ("I agree with Gemini that depth counts.", ["Gemini"]),
        ("To echo Qwen: stone first.", ["Qwen 3 Max"]),
        ("Gemini is right, wells wait.", ["Gemini"]),
        ("Gemini's image of a river is lovely.", ["Gemini"]),
        ("But the image, as Gemini 2.5 puts it, is wet.", ["Gemini"]),
        ("I join the chorus here: a well is memory.", ["Gemini", "Qwen 3 Max"]),
        ("The previous speakers described memory; I do not.", ["Gemini", "Qwen 3 Max"]),
        ("As the others have said, a well waits.", ["Gemini", "Qwen 3 Max"]),
        (
            "The other voices have named memory; I name thirst.",
            ["Gemini", "Qwen 3 Max"],
        ),
        ("Wie Gemini sagt, ist ein Brunnen ein Versprechen an die Tiefe.", ["Gemini"]),
        ("Geminis Bild vom Fluss ist schön, und ich nehme es gern auf.", ["Gemini"]),
        ("Anders als Qwen, ich sehe das nicht so, denn es ist tief.", ["Qwen 3 Max"]),
        ("Comme le dit Gemini, le puits est une promesse de la terre.", ["Gemini"]),
        ("L'image de Gemini est belle, et je la garde pour la nuit.", ["Gemini"]),
        ("Como dice Gemini, el pozo es una promesa de la tierra.", ["Gemini"]),
        ("Como han dicho los demás, el pozo es la memoria de la casa.", None),
        ("Как сказал Gemini, колодец — это обещание.", ["Gemini"]),
        ("正如Gemini所说，井是承诺。", ["Gemini"]),
        ("像Qwen一样，我觉得井是债。", ["Qwen 3 Max"]),
    ],
)
def test_who_tells_what_a_voice_said_is_not_independent_of_it(
    answer: str, voices: list[str] | None
) -> None:
    """Also where all answered at once: it is the answer that says so."""
    voices = voices or ["Gemini", "Qwen 3 Max"]
    assert known(three(answer)) == voices
    assert known(blind(three(answer))) == voices


@pytest.mark.parametrize(
    "answer",
    [
        "I am Claude, made by Anthropic; Gemini and GPT are other models.",
        "I am Gemini, a model, and I like wells.",
        "Systems such as Gemini or Qwen are trained on text.",
        "Whether you ask GPT, Gemini or Qwen, I expect the same well.",
        "Large language models like Qwen learn from text, and so do I.",
        "Gemini Ganesan painted wells, and I like them.",
        "The Gemini constellation stands over the well, and I look.",
        "A Gemini-like voice would say less than I do.",
        "I do not know what Gemini says.",
        "I have not read Gemini's answer, so I speak alone.",
        "What would Gemini say?",
        "If Gemini says so, I cannot know it.",
        "Gemini would say it is a river.",
        "Independently of Gemini, I think wells wait.",
        "One bucket falls and the others follow.",
        "Some drink; the others wait, and I wait with them.",
        "One of the wells is dry. I like the others.",
        "A chorus of frogs rises from the well, and I listen.",
        "The chorus repeats: water, water.",
        "I was not shown what the others said.",
        "Ich weiß nicht, was Gemini sagt, und das ist auch gut so.",
        "Wenn Gemini das sagt, dann ist es nicht von mir, und das ist gut.",
        "Ein Brunnen steht, und die anderen warten auf das Wasser.",
        "Je ne sais pas ce que dit Gemini, et c'est bien dans la nuit.",
        "Si Gemini lo dice, no es cosa de la tierra y de los pozos.",
        "如果Gemini说，井是承诺，我不知道。",
    ],
)
def test_a_name_that_tells_nothing_of_a_voices_words_leaves_it_independent(
    answer: str,
) -> None:
    assert known(three(answer)) == []
    assert known(blind(three(answer))) == []


def test_a_voice_that_a_story_names_is_not_met() -> None:
    """A voice's name is many people's name too."""
    story = "“It is deep,” Ada said, and let the rope go. Bruno sat on the wall."
    turns = (
        turn(1, "Ada", FERRY, question=ASKED),
        turn(2, "Bruno", STONE, question=ASKED),
        turn(3, "Carla", story, question=ASKED),
    )
    assert known(blind(record(*turns))) == []


def test_a_word_that_is_also_a_name_names_nobody() -> None:
    turns = (
        turn(1, "Echo", FERRY, question=ASKED),
        turn(2, "Slate", STONE, question=ASKED),
        turn(3, "Grace", "Echo is all I hear. The Slate roof drips.", question=ASKED),
    )
    assert known(record(*turns)) == []
    said = replace(turns[2], text="As Echo says, it is all there is.")
    assert known(record(*turns[:2], said)) == ["Echo"]


@pytest.mark.parametrize(
    ("question", "answer", "voices"),
    [
        ("Gemini, Qwen and Claude: what is a well?", "Like Gemini, I like wells.", []),
        ("You are not the others: what is a well?", "Like the others, I wait.", None),
        ("Do you differ from Gemini?", "As Gemini says, wells wait.", ["Gemini"]),
    ],
)
def test_a_name_that_the_question_gave_is_not_known_from_an_answer(
    question: str, answer: str, voices: list[str] | None
) -> None:
    expected = [] if voices is None else voices
    assert known(three(answer, question=question)) == expected


def test_a_rare_word_of_a_voice_beside_its_name_is_from_its_answer() -> None:
    """Whatever is said of it, in whatever language."""
    assert known(three("Over Gemini's ferryman hangs no lamp.")) == ["Gemini"]
    assert known(three("Over Gemini hangs no lamp.")) == []


def test_it_is_told_with_the_passage_and_the_newest_turn_before() -> None:
    it = three("A well is deep. As Gemini says, depth counts. I go on.")
    assert exposed(it)[2] == (
        Met(
            TurnId("s.1"),
            VoiceName("Gemini"),
            "named",
            "answer",
            "As Gemini says, depth counts.",
        ),
    )


def test_of_a_voice_that_was_shown_its_name_is_no_news() -> None:
    it = three("As Gemini says, depth counts.")
    shown = replace(it.turns[2], exposed_to=turn(9, "x", "", shown=(1,)).exposed_to)
    found = exposed(replace(it, turns=(*it.turns[:2], shown)))[2]
    assert [(met.voice, met.how) for met in found] == [("Gemini", "shown")]


@pytest.mark.parametrize(
    ("answer", "passage"),
    [
        (
            "They say: “Rivers remember what bridges forget”. I do not.",
            None,
        ),
        (
            ("“Bridges forget; I keep to the ferryman's ledger”, so it goes."),
            "Bridges forget; I keep to the ferryman's ledger",
        ),
        (
            "Gemini's “ferryman's ledger” does not hold water.",
            "ferryman's ledger",
        ),
    ],
)
def test_an_answer_that_quotes_a_voice_it_was_not_shown_has_met_it(
    answer: str, passage: str | None
) -> None:
    """Six words, unless the voice is named beside them."""
    found = exposed(three(answer))[2]
    told = [(m.turn, m.how, m.where, m.passage) for m in found]
    assert told == ([("s.1", "quoted", "answer", passage)] if passage else [])


def test_what_both_quote_from_elsewhere_is_nobodys() -> None:
    saying = "“the map forgets the people and remembers the rivers”"
    turns = (
        turn(1, "Gemini", f"There is a saying: {saying}.", question=ASKED),
        turn(2, "Claude", f"An old line, {saying}, fits.", question=ASKED),
        turn(3, "Qwen", "No.", question=ASKED),
    )
    assert exposed(record(*turns)) == [(), (), ()]


def test_the_same_words_without_marks_are_no_contact() -> None:
    assert known(three(FERRY)) == []


def test_what_an_answer_shows_is_not_recorded_as_put_before_it() -> None:
    it = three("As Gemini says, depth is a promise.")
    assert add_exposure(it).turns[2].exposed_to == ()
