"""Labels of those who are there; of who is not, nothing is said."""

import json
from collections.abc import Collection
from itertools import combinations

import pytest

from bot.rehearsal.cast import cast
from bot.rehearsal.labels_heard import add_ballot, fill_labels
from bot.rehearsal.plays import HeardRequest, PlayLine
from bot.rehearsal.script import closing_table, recite
from bot.seeds import prompt

CAST = cast()
NAMES = [who.name for who in CAST.characters]
COUNCIL = CAST.plays["council"]
SETS: list[set[str]] = [
    set(each) for many in (1, 2, 3) for each in combinations(NAMES, many)
]
FINAL_KEY = "Ask first, then say the missing piece once, and stay for the answer."
LINES = [
    pytest.param(line, id=f"{name}-{number}-{line.voice}")
    for name, play in CAST.plays.items()
    for number, line in enumerate(play.lines)
    if "{{" in line.part.text
]


def answers_of(names: Collection[str]) -> str:
    first = {line.voice: line for line in reversed(COUNCIL.lines)}
    first |= {e.voice: e for e in COUNCIL.lines if e.prompt == "council"}
    return "\n\n".join(
        f"L{name[0]} said:\n\n```text\n{first[name].part.text}\n```"
        for name in NAMES
        if name in names
    )


@pytest.mark.parametrize("line", LINES)
def test_who_is_not_there_is_left_out_of_list_and_prose(line: PlayLine) -> None:
    for there in SETS:
        filled = fill_labels(COUNCIL, line.part.text, HeardRequest(answers_of(there)))
        assert "{{" not in filled
        for ballot in filled.split("\n"):
            if ballot.startswith("["):
                assert set(json.loads(ballot)) <= {f"L{name[0]}" for name in there}


@pytest.mark.parametrize("there", [set(NAMES[:3]), set(NAMES[1:4]), set(NAMES)])
def test_a_final_answer_names_those_alone_who_answered(there: set[str]) -> None:
    answers = answers_of(there)
    for name in there:
        answers = answers.replace(f"L{name[0]} said:", f"{name} said:")
    said = f"{COUNCIL.question}\n\n{answers}"
    system = prompt("council-writer").replace("{{voice}}", "Ada")
    ada = next(who for who in CAST.characters if who.name == "Ada")
    told = recite(CAST, ada, HeardRequest(said, system, "All ballots are in.")).text
    assert {name for name in NAMES if name in told} == there
    assert "\n\n\n" not in told
    assert "first by both counts" not in told, "where they stand is not known"
    table = json.loads(closing_table(CAST, f"{said}\n\n{told}"))
    assert told.startswith(f"**Seldom, and not by surprise. {FINAL_KEY}**")
    rows = {row["voice"]: row["formulation"] for row in table["voices"]}
    assert rows["Ada"] == FINAL_KEY


@pytest.mark.parametrize("there", SETS[6:], ids=lambda there: "-".join(sorted(there)))
def test_a_judge_for_whom_nothing_was_written_ranks_the_labels_it_heard(
    there: set[str],
) -> None:
    said = answers_of(there)
    system = prompt("council-judge").replace("{{voice}}", "Ada")
    labels = [f"L{name[0]}" for name in NAMES if name in there]
    for who in CAST.characters:
        heard = HeardRequest(f"Another question?\n\n{said}", system, said)
        told = recite(CAST, who, heard).text
        assert json.loads(told.split("\n")[-1]) == labels
    assert add_ballot("Well.", HeardRequest(said, "", said)) == "Well."
