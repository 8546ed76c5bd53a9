"""The names of imported voices: seen whole, and one for each voice."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.foreign.program_exports import Json, read_json, repairs, said


def speak(*names: str) -> list[Json]:
    return [{"speaker": name, "content": f"{n}."} for n, name in enumerate(names)]


def test_spellings_that_differ_by_capitals_or_space_around_are_one_voice() -> None:
    made = read_json(speak("Bob", "Ada", " bob ", "Ada", "BOB"))
    assert [t.voice for t in made.turns] == ["Bob", "Ada", "Bob", "Ada", "Bob"]
    assert [t.round for t in made.turns] == [1, 1, 2, 2, 3]
    assert [voice.name for voice in made.voices] == ["Bob", "Ada"]
    assert repairs(made) == [
        "These are read as one voice, Bob: “Bob”, “bob”, “BOB”."  # as they stand
    ]


def test_two_spellings_one_after_the_other_may_be_two_voices() -> None:
    two = speak("Bob", "bob", "Bob")
    with pytest.raises(Unreadable, match='say so with --voice "bob=NAME"'):
        read_json(two)
    one = read_json(two, ReadingChoices(voices={"bob": "Bob"}))
    assert {turn.voice for turn in one.turns} == {"Bob"}
    both = read_json(two, ReadingChoices(voices={"bob": "Bob the Second"}))
    assert [t.voice for t in both.turns] == ["Bob", "Bob the Second", "Bob"]


@pytest.mark.parametrize(
    "answers",
    [{"Bob": "a", "Ada": "b", "bob": "c"}, speak("Bob", "Ada", "bob")],
)
def test_two_spellings_side_by_side_may_be_two_voices(answers: object) -> None:
    rounds = {"rounds": [{"prompt": "Why?", "responses": answers}]}
    with pytest.raises(Unreadable, match=r"answers|responses: “Bob” and “bob” answer"):
        read_json(rounds)
    choices = ReadingChoices(voices={"bob": "Bob the Second"})
    assert len({turn.voice for turn in read_json(rounds, choices).turns}) == 3


def test_what_is_not_seen_in_a_name_is_none_of_it_and_that_is_said() -> None:
    made = read_json(speak("A\0da\x1b", "Bo\nb", "E\u200blm"))
    assert [t.voice for t in made.turns] == ["A da", "Bo b", "Elm"]
    assert repairs(made) == [
        f"A name with characters that cannot be seen was made “{name}”."
        for name in ("A da", "Bo b", "Elm")
    ]
    with pytest.raises(Unreadable, match="holds nothing that can be seen"):
        read_json(speak("\0", "Ada"))


def test_names_of_documents_made_by_hand_are_settled_too() -> None:
    text = "# A\u202eda ↔ Bob\n\n### A\u202eda\n\nYes.\n\n---\n\n### Bob\n\nNo.\n"
    assert said(read(text)) == [("Ada", "Yes.", ""), ("Bob", "No.", "")]


def test_two_who_take_part_may_be_called_alike_but_for_capitals() -> None:
    document = {"participants": ["Bob", "bob"], "messages": speak("Bob", "Ada", "bob")}
    with pytest.raises(Unreadable, match="two are called “bob”, but for capitals"):
        read_json(document)
    apart = read_json(document, ReadingChoices(voices={"bob": "Bob the Second"}))
    assert [t.voice for t in apart.turns] == ["Bob", "Ada", "Bob the Second"]
    one = read_json(document, ReadingChoices(voices={"bob": "Bob"}))
    assert [t.voice for t in one.turns] == ["Bob", "Ada", "Bob"]


def test_a_spelling_that_the_list_of_those_who_take_part_has_not_is_told() -> None:
    document = {"participants": ["Bob", "Ada"], "messages": speak("Bob", "Ada", "bob")}
    made = read_json(document)
    assert [t.voice for t in made.turns] == ["Bob", "Ada", "Bob"]
    assert repairs(made) == ["These are read as one voice, Bob: “Bob”, “bob”."]


def test_the_same_words_in_two_fields_of_a_message_are_said_once() -> None:
    twice = [{"speaker": "Ash", "content": "Yes.", "text": "Yes."}]
    assert said(read_json(twice)) == [("Ash", "Yes.", "")]


def answered(**beside: tuple[str, str]) -> Json:
    """Two answers of a round, with these fields beside their words."""
    one, other = (
        {"content": f"{n}.", **{name: pair[n] for name, pair in beside.items()}}
        for n in (0, 1)
    )
    return {"rounds": [{"prompt": "A door?", "responses": [one, other]}]}


def test_what_all_answers_of_a_round_say_of_themselves_is_nobodys_name() -> None:
    models = ("a/one", "b/two")
    same = answered(role=("initial", "initial"), model_id=models)
    with pytest.raises(Unreadable, match="“initial” answers as a/one and b/two, side"):
        read_json(same)
    named = answered(role=("a", "a"), model_id=models, model_alias=("One", "Two"))
    assert [turn.voice for turn in read_json(named).turns] == ["One", "Two"]
    # A role that tells them apart is what they are called.
    debated = answered(role=("for", "against"), model_id=models)
    assert [turn.voice for turn in read_json(debated).turns] == ["for", "against"]
