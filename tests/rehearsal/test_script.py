"""What is answered is told from the request alone."""

import json
from typing import Any

from bot.rehearsal.cast import Character, Scene, cast
from bot.rehearsal.plays import HeardRequest
from bot.rehearsal.script import closing_table, recite

CAST = cast()
ADA, BRUNO, COSIMA, DARIO, EDDA, FARID = CAST.characters


def test_the_standard_question_is_known_by_heart() -> None:
    assert _answer(ADA, CAST.question) == _text(ADA, Scene.FIRST)


def test_any_other_question_gets_an_honest_answer() -> None:
    assert _answer(ADA, "What is the capital of Peru?") == _text(ADA, Scene.OTHER)


def test_whoever_has_heard_the_others_answers_them() -> None:
    said = _shown(CAST.question, Scene.FIRST, ADA, BRUNO, COSIMA, DARIO, EDDA)
    assert _answer(BRUNO, said) == _text(BRUNO, Scene.SECOND)


def test_nobody_answers_voices_that_were_not_there() -> None:
    said = _shown(CAST.question, Scene.FIRST, ADA)
    assert _answer(COSIMA, said) == _text(COSIMA, Scene.LATER)


def test_ones_own_words_are_not_taken_for_anothers() -> None:
    said = _shown(CAST.question, Scene.FIRST, ADA)
    assert _answer(ADA, said) == _text(ADA, Scene.FIRST)


def test_a_third_round_is_admitted_to_be_unwritten() -> None:
    said = _shown(CAST.question, Scene.SECOND, ADA, BRUNO)
    assert _answer(COSIMA, said) == _text(COSIMA, Scene.LATER)


def test_a_second_round_on_another_question_is_admitted_to_be_unwritten() -> None:
    said = _shown("What is the capital of Peru?", Scene.OTHER, BRUNO)
    assert _answer(ADA, said) == _text(ADA, Scene.LATER)


def test_the_closing_table_lists_who_was_heard_and_nobody_else() -> None:
    table = _table(_shown(CAST.question, Scene.FIRST, ADA, EDDA))
    assert table["voices"] == [
        {
            "voice": "Ada",
            "position": ADA.parts[Scene.FIRST].position,
            "formulation": ADA.parts[Scene.FIRST].key,
        },
        {
            "voice": "Edda",
            "position": EDDA.parts[Scene.FIRST].position,
            "formulation": EDDA.parts[Scene.FIRST].quoted_as,
        },
    ]


def test_nothing_is_found_about_a_voice_that_was_not_heard() -> None:
    table = _table(_shown(CAST.question, Scene.FIRST, ADA, EDDA))
    findings = {kind: table[kind] for kind in ("contradictions", "only_one")}
    assert findings == {
        "contradictions": [],
        "only_one": ["Only Edda gives those who listen a right to the words."],
    }


def test_the_last_answer_of_a_voice_is_its_position() -> None:
    said = _shown(CAST.question, Scene.FIRST, *CAST.characters)
    table = _table(said + _shown("", Scene.SECOND, *CAST.characters))
    assert [row["position"] for row in table["voices"]] == [
        who.parts[Scene.SECOND].position for who in CAST.characters
    ]
    assert len(table["contradictions"]) == 2


def test_about_another_question_the_table_says_that_nobody_answered_it() -> None:
    table = _table(_shown("What is the capital of Peru?", Scene.OTHER, ADA, BRUNO))
    assert table["blind_spots"] == [
        "The question itself: no model was asked, so nobody has answered it."
    ]


def test_the_synthesis_is_recognised_by_its_prompt_whoever_is_asked() -> None:
    said = CAST.synthesis_marker + _shown(CAST.question, Scene.FIRST, ADA, BRUNO)
    answers = {_answer(who, said) for who in CAST.characters}

    assert answers == {closing_table(CAST, said)}


def _answer(who: Character, said: str) -> str:
    return recite(CAST, who, HeardRequest(said, last=said)).text


def _text(who: Character, scene: Scene) -> str:
    return who.parts[scene].text


def _shown(question: str, scene: Scene, *heard: Character) -> str:
    return "\n\n".join([question, *(_text(who, scene) for who in heard)])


def _table(said: str) -> Any:  # noqa: ANN401 - the JSON that a synthesiser answers
    return json.loads(closing_table(CAST, said))
