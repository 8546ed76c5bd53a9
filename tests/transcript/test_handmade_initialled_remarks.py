"""Remarks in brackets that whoever made the document signed with the same letters."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said
from tests.transcript.test_handmade_returning_remarks import ASKED, GIVEN, page

SIGNED = ["[{} EK]", "*[{} EK]*", "({} \u2013 EK)"]


@pytest.mark.parametrize("form", SIGNED)
def test_they_are_notes_below_two_voices(form: str) -> None:
    remarks = [form.format("Good. The path is new to me!"), form.format("Flatter.")]

    it = read(page(*remarks, ""))

    assert said(it) == GIVEN
    assert [note.text for note in it.notes][-2:] == remarks


@pytest.mark.parametrize(
    "remarks",
    [
        ("[Good. EK]", "", ""),
        ("[Good. EK]", "[Flatter. JB]", ""),
        ("[Good. {}]", "[Flatter. {}]", ""),
    ],
    ids=["below one voice", "of two people", "asked for"],
)
def test_else_they_may_be_anybody_s(remarks: tuple[str, ...]) -> None:
    asked = f"{ASKED} Sign with the initials of the miller, TB."
    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(page(*(each.format("TB") for each in remarks), asked=asked))


@pytest.mark.parametrize("source", ["(Source: the NHS)", "(For the UK)"])
def test_letters_of_a_source_sign_nothing(source: str) -> None:
    it = read(page(source, source, source))
    assert [text for _, text in said(it)] == [
        f"{text}\n\n{source}" for _, text in GIVEN
    ]


@pytest.mark.parametrize(
    "remark", ["[I had so chosen. H.R.P.]", "[Neither have I. A. B.]"]
)
def test_one_with_stops_between_its_letters_is_a_note_by_itself(remark: str) -> None:
    it = read(page(remark, "", ""))

    assert said(it) == GIVEN
    assert remark in [note.text for note in it.notes]


def test_in_round_brackets_letters_alone_may_be_anybody_s() -> None:
    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(page("(I have so chosen. H.R.P.)", "", ""))


def test_to_return_to_one_of_them_is_what_the_maker_did() -> None:
    back = "[Here I returned to the first of them, which had troubled me for days.]"
    assert said(read(page("", back, ""))) == GIVEN


@pytest.mark.parametrize(
    "remark", ["*S.L.: It is a ribbon.*", "(A. B.: Not so.)", "[T.R.K.: Checked it.]"]
)
def test_a_remark_that_begins_with_initials_is_a_note(remark: str) -> None:
    it = read(page(remark, "", ""))

    assert said(it) == GIVEN
    assert remark in [note.text for note in it.notes]


@pytest.mark.parametrize("remark", ["*P.S.: It is a ribbon.*", "*A.I.: no ribbon*"])
def test_letters_that_stand_for_no_name_begin_what_may_be_the_voice_s(
    remark: str,
) -> None:
    try:
        it = read(page(remark, "", ""))
    except Unreadable:
        return
    assert said(it)[0][1].endswith(remark)


def by_ann_holt(remark: str) -> str:
    return page(remark, "", "").replace("# The bench", "# The bench\n\nBy Ann Holt.", 1)


@pytest.mark.parametrize("letters", ["AH", "A.H.", "A. H."])
def test_letters_of_a_person_whom_the_document_names_sign_a_remark(
    letters: str,
) -> None:
    remark = f"(A path is what it was. {letters})"

    it = read(by_ann_holt(remark))

    assert said(it) == GIVEN
    assert remark in [note.text for note in it.notes]


@pytest.mark.parametrize("letters", ["AT", "HA", "AHB", "H"])
def test_letters_of_nobody_there_may_be_anybody_s(letters: str) -> None:
    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(by_ann_holt(f"(A path is what it was. {letters})"))
