"""What a closing table says of itself, whichever face shows it."""

from dataclasses import replace

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.domain.words.closing_words import (
    LONGEST_FINDINGS,
    LONGEST_LIST,
    LONGEST_SENTENCE,
    MOST_SENTENCES,
    FindingList,
    explain_absence,
    limit_lists,
    list_computed,
    list_written,
    tell_origin,
    tell_partial,
)

ADA, BEN = VoiceName("Ada"), VoiceName("Ben")
SPOKE = Turn(TurnId("s.1"), 1, BEN, status=Status.SPOKEN, text="I am Ben.", place=2)
IT = Symposium(SymposiumId("s"), "Who?", (Voice(ADA), Voice(BEN)), turns=(SPOKE,))
LEFT_OUT = Missing(BEN, None)
MADE = Synthesis(
    "Ada", (Row(ADA, "", "", Check.NOT_FOUND),), missing=(LEFT_OUT,), place=3
)


def test_who_spoke_and_has_no_row_was_left_out_by_whoever_wrote_the_table() -> None:
    assert explain_absence(IT, MADE, LEFT_OUT) == "left out by Ada"
    documents = replace(MADE, by="document")
    assert explain_absence(IT, documents, LEFT_OUT) == "left out by the document"


def test_who_had_not_spoken_when_the_table_was_made_was_left_out_by_nobody() -> None:
    earlier = replace(MADE, place=1)
    assert explain_absence(IT, earlier, LEFT_OUT) == "had not spoken by then"
    silent = replace(IT, turns=(replace(SPOKE, text=" "),))
    assert explain_absence(silent, MADE, LEFT_OUT) == "had not spoken by then"


def test_who_was_silent_has_its_reason() -> None:
    blank = Missing(BEN, Reason.BLANK)
    assert explain_absence(IT, MADE, blank) == "answered without a word"


def test_a_table_says_which_of_its_words_are_checked() -> None:
    noted = replace(MADE, findings={"note": ("So it came about.",)})
    assert tell_origin(noted) == (
        (
            "Written by Ada. Positions and findings are Ada's own words, unchecked; "
            "each formulation was looked for in what its voice said."
        ),
        "So it came about.",
    )
    assert tell_origin(replace(MADE, by="none")) == (
        "Extracted from the texts without a model.",
    )
    assert tell_origin(replace(noted, by="none")) == ("So it came about.",)
    assert "the document's own words" in tell_origin(replace(MADE, by="document"))[0]
    assert tell_partial(MADE) == " (partial: 1 of 2 voices)"


def test_what_the_program_found_stands_apart_from_what_was_written() -> None:
    found = {"consensus": ("Both.",), "echo": ("“door” (Ada, Ben)",), "note": ("N.",)}
    made = replace(MADE, findings=found)
    echo = FindingList("Shared after they had met: echo", ("“door” (Ada, Ben)",))
    assert list_written(made) == (FindingList("Consensus", ("Both.",)),)
    assert list_computed(made) == (echo,)


def test_nothing_in_a_document_passes_for_what_the_program_found() -> None:
    made = replace(MADE, by="document", findings={"echo": ("So.",), "Hm": ("Yes.",)})
    own = (FindingList("echo", ("So.",)), FindingList("Hm", ("Yes.",)))
    assert (list_written(made), list_computed(made)) == (own, ())


def test_findings_are_limited_and_the_rest_is_counted() -> None:
    many = FindingList("Many", ("short",) * 824)
    (shown,) = limit_lists([many])
    assert shown == FindingList("Many", ("short",) * MOST_SENTENCES, 812)

    long = FindingList("Long", ("x" * 200_000, "y" * 200_000))
    (shown,) = limit_lists([long])
    assert [len(each) for each in shown.sentences] == [LONGEST_SENTENCE] * 2
    assert shown.sentences[0].endswith("x…") and shown.more == 0

    lists = limit_lists([FindingList(str(n), ("z" * 400,) * 50) for n in range(50)])
    lengths = [sum(map(len, each.sentences)) for each in lists]
    assert max(lengths) <= LONGEST_LIST and sum(lengths) <= LONGEST_FINDINGS
    assert all(len(each.sentences) + each.more == 50 for each in lists)
