"""The sentences in which a council's outcome is told."""

from itertools import zip_longest

import pytest

from bot.domain.names import TurnId
from bot.domain.turn import Status, Turn
from bot.formats.council.council_telling import tell_ballot, tell_labels, tell_outcome
from bot.formats.council.outcome import CouncilBallot, CouncilOutcome
from bot.formats.council.ranking import rank_answers
from bot.transcript.council.council_section import council_section
from tests.formats.council.deliberating import NAMES, SILENT, Deliberating, opened, play

ADA, BRUNO, COSIMA = NAMES[:3]


@pytest.mark.parametrize(
    ("ballots", "told_of"),
    [
        ([], ["no ballot ranks its own answer"]),
        (["BC"], ["1 of 3 ballots is counted", "no ballot ranks its own answer"]),
        (["AB", "BA"], ["rank 1 of 2, tied, by mean rank and rank 1 of 2, tied, by"]),
        (["AB", "BA"], ["A drawn pair counts as half a win."]),
        (["AB", "AC"], ["rank 1 of 3 by mean rank and rank 1 of 3 by pairwise"]),
    ],
)
def test_what_is_told_of_a_writers_own_answer_and_of_ballots(
    ballots: list[str], told_of: list[str]
) -> None:
    names = (ADA, BRUNO, COSIMA)
    letters = {name[0]: name for name in names}
    ranked = [tuple(letters[letter] for letter in ballot) for ballot in ballots]
    cast = [
        CouncilBallot(name, (), {}, own)
        for name, own in zip_longest(names, ranked)
        if name
    ]
    final = Turn(TurnId("t"), 9, ADA, text="So.", status=Status.SPOKEN)
    found = CouncilOutcome(
        {name: TurnId(name) for name in names},
        {},
        tuple(cast),
        rank_answers(names, ranked),
        None,
        final=final,
        is_written=True,
    )
    said = "\n".join(x for each in tell_outcome(found) for x in each.sentences)
    assert [each for each in told_of if each not in said] == []


def test_every_ballot_stands_in_the_export_with_its_labels() -> None:
    found = Deliberating(opened(), play({NAMES[1]: SILENT})).run()
    text = "\n".join(council_section(found))
    for ballot in found.ballots:
        row = f"| **{ballot.judge}** | {tell_ballot(ballot)} | {tell_labels(ballot)} |"
        assert row in text
