"""Remarks that come again below or above the answers of several voices."""

from contextlib import suppress

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

KEEP = "Keep it. The bench was there before the path, and people have sat down on it."
MOVE = (
    "Move it ten metres. In the shade it would be used in July as well.\n\nThat is all."
)
SELL = "Sell the bench and buy two stools; nobody sits beside a stranger anyhow."
ASKED = "Shall the old bench at the mill be moved?"
GIVEN = [("Claude", KEEP), ("GPT-4o", MOVE), ("Gemini", SELL)]
MONTHS = ("March", "May", "October")


def page(*remarks: str, above: bool = False, asked: str = ASKED) -> str:
    """Each remark below the answer, or *above* it; empty for none."""
    parts = [f"# The bench\n\n## The Question\n\n{asked}\n\n## The Responses"]
    for (name, text), remark in zip(GIVEN, remarks, strict=True):
        words = [remark, text] if above else [text, remark]
        parts += [f"### {name}", *filter(None, words)]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("below", "label"),
    [
        ("*Seminar task: is {} an argument?*", "Seminar task"),
        ("**Seminar task:** find the weakest step in {}.", "Seminar task"),
        ("Annotator's note: {} was read out twice.", "Annotator's note"),
        ("*Grade: {}/10. Neat.*", "Grade"),
        ("**Commentaire de la classe**\n\n- {} a fait rire Paul", "Commentaire"),
        ("*Verdict: too sure of {}.*", "Verdict"),
        ("*Für zuhause: Wo steht in Antwort {} eine Zahl?*", "Für zuhause"),
    ],
)
def test_what_stands_below_all_answers_under_one_label_is_nobody_s(
    below: str, label: str
) -> None:
    it = read(page(*(below.format(n) for n in (7, 8, 5))))

    assert said(it) == GIVEN
    assert sum(label in note.text for note in it.notes) == len(GIVEN)


def test_two_of_three_are_enough_where_the_label_calls_it_a_remark() -> None:
    it = read(page("Coder's note: laughter.", "", "Coder's note: a long silence."))

    assert said(it) == GIVEN


@pytest.mark.parametrize(
    "label",
    ["In short", "Sources", "Nächste Schritte", "Note", "Recommandation", "Confidence"],
)
def test_labels_with_which_answers_usually_end_are_never_taken_out(label: str) -> None:
    """Where they are not refused, the words stay with the voices."""
    ends = [f"**{label}:** {word}." for word in ("the path", "the shade", "the stools")]
    try:
        it = read(page(*ends))
    except Unreadable:
        return
    assert [text.rpartition("\n\n")[2] for _, text in said(it)] == ends


@pytest.mark.parametrize("label", ["To the client", "To the moderator", "An den Host"])
def test_what_is_said_to_somebody_is_the_voice_s(label: str) -> None:
    it = read(page(f"**{label}:** nobody sat on it in May.", "", ""))

    assert said(it)[0][1].endswith("nobody sat on it in May.")


def test_what_the_voices_were_asked_for_is_theirs() -> None:
    ends = ["**Strongest objection:** age.", "**Strongest objection:** cost.", ""]
    ends[2] = "**Strongest objection:** habit."
    asked = f"{ASKED} End with the strongest objection to what you said."

    it = read(page(*ends, asked=asked))

    assert [text.rpartition("\n\n")[2] for _, text in said(it)] == ends


def test_a_label_of_two_voices_that_calls_nothing_a_remark_stays() -> None:
    it = read(
        page("**The shade again:** think of July.", "**The shade again:** no.", "")
    )

    assert "think of July" in said(it)[0][1]


@pytest.mark.parametrize(
    "lead",
    [
        "*As dry as ever, number {}.*",
        "(It asked something back; we never answered, {}.)",
    ],
)
def test_lines_in_italics_or_brackets_above_all_answers_may_be_the_maker_s(
    lead: str,
) -> None:
    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(page(*(lead.format(n) for n in "abc"), above=True))


def test_dates_above_all_answers_are_nobody_s() -> None:
    for form in ("*(received on {} March, by mail)*", "*{} March 2025*"):
        days = [form.format(n) for n in (3, 4, 9)]

        assert said(read(page(*days, above=True))) == GIVEN


def test_bracketed_days_of_different_months_may_be_the_voices() -> None:
    days = [f"[Tuesday, {n} {month}]" for n, month in enumerate(MONTHS, 4)]
    it = read(page(*(day.replace("March", "May") for day in days[:1] * 3), above=True))

    assert said(it) == GIVEN
    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(page(*days, above=True))


@pytest.mark.parametrize("label", ["Closing note", "Note"])
def test_a_closing_note_that_says_i_and_tells_of_no_record_is_refused(
    label: str,
) -> None:
    with pytest.raises(Unreadable, match="may be of Gemini or of whoever made"):
        read(page("", "", f"---\n\n*{label}: I have no stairs, and would keep them.*"))


def test_quotations_of_readers_below_the_answers_are_refused() -> None:
    quotes = [f'> "Well said, {name}." \u2013 Marta' for name in ("you", "sir", "lad")]

    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page(*quotes))


@pytest.mark.parametrize("label", ["Verdict", "My verdict", "Urteil"])
def test_verdicts_below_several_voices_are_refused(label: str) -> None:
    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page(f"**{label}:** clear.", f"**{label}:** muddled.", ""))


@pytest.mark.parametrize(
    "end",
    [
        *("**Assumption:** {}.", "**Rule of thumb:** {}.", "**Exercise:** walk to {}."),
        *(
            "**Tasks:** {}.",
            "**Ejercicio:** {}.",
            "*Correction: {}.*",
            "*Opmerking: {}.*",
        ),
        *("*Observation: {}.*", "**Comprehension:** what is {}?", "> **Coach:** {}!"),
        *(
            "[Note to self: see {}.]",
            "**Reading question:** who {}?",
            "> Observer: {}.",
        ),
    ],
)
def test_a_label_below_all_answers_that_may_be_the_voices_is_refused(end: str) -> None:
    ends = (end.format(word) for word in ("the path", "the shade", "the stools"))

    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page(*ends))


@pytest.mark.parametrize(
    "below", ["\U0001f331 14  \U0001f62d 9", "👍 3 · :mill: 2 (a record)"]
)
def test_counted_reactions_are_nobody_s(below: str) -> None:
    it = read(page(below, "", below))

    assert said(it) == GIVEN


@pytest.mark.parametrize("below", ["🌱 I would keep 14 of them.", "🪑 = 14, 🌳 = 2"])
def test_other_signs_and_numbers_are_the_voice_s(below: str) -> None:
    assert said(read(page(below, "", "")))[0][1].endswith(below)


def test_an_editor_may_sign_a_note_in_brackets() -> None:
    it = read(page("[Note HL: ten metres by the tape, too.]", "", ""))

    assert said(it) == GIVEN


@pytest.mark.parametrize("label", ["Shop", "Tom", "Werkstatt"])
def test_a_label_without_marks_below_all_answers_is_refused(label: str) -> None:
    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page(*(f"{label}: they never said {n}." for n in (15, 8, 4))))


@pytest.mark.parametrize("who", ["Teachers", "Editors", "Instructors"])
def test_answers_may_tell_of_those_who_make_documents(who: str) -> None:
    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page(f"**{who}:** they wait.", f"**{who}:** they begin twice.", ""))


@pytest.mark.parametrize("place", ["", "Lisbon, "])
def test_days_above_letters_may_be_the_voices(place: str) -> None:
    days = [f"*{place}{n} March 1{n}12*" for n in (3, 4, 9)]

    with pytest.raises(Unreadable, match="may be of Claude or of whoever made"):
        read(page(*days, above=True))


@pytest.mark.parametrize(
    "below", ["Zwischenbemerkung: Der Weg ist 410 m lang.", "HOST NOTE: we laughed."]
)
def test_one_remark_without_marks_that_calls_itself_the_maker_s_is_refused(
    below: str,
) -> None:
    with pytest.raises(Unreadable, match="whoever made the document"):
        read(page("", below, ""))


RULED = """# Two windows

---

### CLAUDE

A bench is where one stops.

---

{between}### GEMINI

Then I would sit down on it for a while.

---

### CLAUDE

And I beside it, if there were a beside.

---

### GEMINI

There is; it is called the next message.

---

{behind}
"""


@pytest.mark.parametrize(
    "behind",
    [
        "**Closing note.** I never went back. My neighbour liked it.",
        "*A closing note.* I came back the next day, and my wife laughed.",
        "COLOPHON. Set in one evening.",
        "**Nota final.** A vizinha ouviu tudo.",
        "*Copied from two windows, in the rain.*\n\n*Ada Moss, Leeds, March 2025.*",
    ],
)
def test_a_note_that_closes_the_document_behind_its_last_rule(behind: str) -> None:
    it = read(RULED.format(between="", behind=behind))

    assert said(it)[-1][1] == "There is; it is called the next message."


@pytest.mark.parametrize(
    "behind",
    [
        *(
            "EDIT: it is three seats.",
            "**Closing note.** I may be too fond of benches.",
        ),
        *("**Afterword:** It stood there still.", "**Housekeeping:** oil it in May."),
        *("*Nachwort.* So war es.", "**Mot de la fin :** on s'assoit."),
        "**Closing remarks:** a bench is a pause.",
    ],
)
def test_what_the_last_voice_may_have_ended_with_is_refused(behind: str) -> None:
    with pytest.raises(Unreadable):
        read(RULED.format(between="", behind=behind))


def test_brackets_between_two_rules_are_an_interlude() -> None:
    between = (
        "[*Here my wife called me to dinner, and the chat slept until ten.*]\n\n---\n\n"
    )
    it = read(RULED.format(between=between, behind="**Closing note.** So it ended."))

    assert said(it)[0][1] == "A bench is where one stops."
    assert len(it.turns) == 4


def test_brackets_there_that_tell_of_no_day_are_refused() -> None:
    between = "[A bell rings somewhere below the floor, and stops.]\n\n---\n\n"

    with pytest.raises(Unreadable, match="whoever made the document"):
        read(RULED.format(between=between, behind="**Closing note.** So it ended."))


def test_models_in_brackets_behind_names_take_turns() -> None:
    brackets = "\uff08{}\uff09".format
    text = RULED.replace("CLAUDE", f"克劳德{brackets('Claude')}")
    text = text.replace("GEMINI", f"双子{brackets('Gemini')}")
    it = read(text.format(between="", behind="**Closing note.** So it ended."))

    assert len({name for name, _ in said(it)}) == 2


@pytest.mark.parametrize("name", ["COMMAND", "SAGE"])
def test_a_role_may_be_called_as_a_model_is(name: str) -> None:
    play = (
        "# A play\n\n- OWL (Claude)\n- HARE (GPT-4)\n- {0} (Command R)\n\n"
        "**OWL:** Who is there?\n\n**HARE:** Nobody yet.\n\n**{0}:** I am.\n\n"
        "**OWL:** Sit down.\n\n**{0}:** Gladly.\n\n**HARE:** On what?\n"
    )

    assert [who for who, _ in said(read(play.format(name)))].count(name) == 2


SHEETS = """# The bridge

## The Question to Claude

How do I find out whether the crack grows?

## Claude's Response

Measure it each month, from the same rivet.

## The Question to Gemini

Write me a programme for the readings.

## Gemini's Response

Here it is. It fits a straight line.

## How to interpret the slope

| Slope | Meaning |
|---|---|
| below 0.05 | within the error |
| above 0.5 | treat as active |

These bounds are illustrative; a line underestimates what accelerates.
"""


def test_a_table_among_words_above_the_document_s_last_part_may_be_an_answer_s() -> (
    None
):
    with pytest.raises(Unreadable, match="How to interpret the slope"):
        read(f"{SHEETS}\n## What I made of it\n\nI went to the bridge on Sunday.\n")


@pytest.mark.parametrize("label", ["*Editor's note.*", "**Closing note.**"])
def test_what_stands_below_the_closing_label_goes_with_it(label: str) -> None:
    below = (
        "All were asked in one line.\n\nCan you make a promise?\n\nI chose the order."
    )
    it = read(page("", "", "") + f"\n---\n\n{label} For week nine.\n\n{below}\n")

    assert said(it) == GIVEN


@pytest.mark.parametrize(
    ("told", "is_label"),
    [
        (
            "**Claude** opened with the stronger claim, as we all saw there.",
            False,
        ),
        ("**Claude** We opened with the stronger claim, as we all saw there.", True),
        ("**Claude:** we opened with the stronger claim, as we all saw there.", True),
    ],
)
def test_a_sentence_that_goes_on_behind_a_name_in_bold_is_no_label(
    told: str, *, is_label: bool
) -> None:
    text = RULED.format(between="", behind="**Closing note.** So it ended.")
    text = text.replace("CLAUDE", "Claude").replace("GEMINI", "Gemini")
    text = text.replace("sit down on it for a while.", f"sit there.\n\n{told}")
    if is_label:
        with pytest.raises(Unreadable):
            read(text)
    else:
        assert told in said(read(text))[1][1]


@pytest.mark.parametrize(
    "asked", ["And your verdict on the bench?", "Verdict, please!"]
)
def test_a_verdict_that_was_asked_for_is_no_note(asked: str) -> None:
    written = page(*(f"*Verdict: {word}.*" for word in MONTHS), asked=asked)
    with suppress(Unreadable):
        assert all("Verdict" in text for _, text in said(read(written)))
