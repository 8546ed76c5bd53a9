"""
Answers that stand whole in block quotes, with remarks of whoever made the document:
what all of them show together says which words are whose.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ONE = """> ### Where I would begin
>
> With the well, since everybody who lives here walks past it on every single day. Ask
> at noon, when the women come with their buckets, and ask them what the water tasted of
> when they were small, and who of them has ever been down there with a lamp."""
TWO = """> Nobody has ever counted the buckets, and a number would end half the quarrel.
> The other half is about the rope, as whoever has listened at the wall knows.
>
> - Count for one week in spring.
> - Count for another in autumn."""
ONE_SAID = ONE.replace("> ", "").replace(">", "")
TWO_SAID = TWO.replace("> ", "").replace(">", "")


def document(first: str, second: str, *, above: str = "", last: str = "") -> str:
    parts = (
        "# The well",
        above or "What three machines said, as it came.",
        "## Claude",
        first,
        "---",
        "## Mistral",
        second,
        last,
    )
    return "\n\n".join(part for part in parts if part) + "\n"


HEADED = TWO.replace("> Nobody", "> ## A number first\n>\n> Nobody")
HEADED_SAID = HEADED.replace("> ", "").replace(">", "")


@pytest.mark.parametrize(
    "remark",
    [
        "It was quick, for once. There has been no well at all since the war.",
        "*(I typed this one by hand from a photograph.)*",
        "Rien à redire, sauf que tout est à sec depuis la guerre.",
        "Das hätte mein Großvater nicht besser gesagt, und er war Brunnenbauer.",
        "Colodec u nas odin, i on davno suhoj.",
        "二つの回答のうち、これが短い。",
        "> [!NOTE]\n> The editor: there are two wells, and it means the upper one.",
    ],
)
def test_where_all_answers_are_quoted_with_headings_a_remark_is_nobody_s(
    remark: str,
) -> None:
    it = read(document(f"{ONE}\n\n{remark}", HEADED))

    assert said(it) == [("Claude", ONE_SAID), ("Mistral", HEADED_SAID)]
    assert remark in [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("remark", "answers"),
    [
        ("(Here the power failed for a quarter of an hour.)", 1),
        ("(The window was full. I wrote “continue”, and it did.)", 2),
        ("*(Hier brach es ab; ich schrieb »weiter«.)*", 2),
        ("(Ici tout s'est arrêté, et la suite est venue le soir.)", 2),
        ("(Aquí se cortó; le pedí continuar.)", 2),
        ("(ここで止まったので「続けて」と打った。)", 2),
    ],
)
def test_words_behind_a_remark_are_of_the_same_answer_or_of_one_that_goes_on(
    remark: str, answers: int
) -> None:
    it = read(document(f"{ONE}\n\n{remark}\n\n{TWO}", HEADED))

    whole = [f"{ONE_SAID}\n\n{TWO_SAID}"] if answers == 1 else [ONE_SAID, TWO_SAID]
    assert said(it) == [
        *(("Claude", each) for each in whole),
        ("Mistral", HEADED_SAID),
    ]


def test_a_part_behind_the_last_quoted_answer_is_none_of_it() -> None:
    last = "## What the village made of it all\n\nWe dug. There was water, and a boot."
    it = read(document(ONE, HEADED, last=last))

    assert said(it) == [("Claude", ONE_SAID), ("Mistral", HEADED_SAID)]


def test_a_heading_of_answers_says_that_the_first_quote_is_one() -> None:
    text = document(f"{ONE}\n\n{TWO}", f"{HEADED}\n\n(It rained.)\n\n{TWO}")
    named = text.replace("## Claude", "## Claude's Response")

    it = read(named.replace("## Mistral", "## Mistral's Response"))

    assert [voice for voice, _ in said(it)] == ["Claude", "Mistral"]


ASKING = "{}\n>\n> - Who holds the rope?\n> - Who held it before?"
LAST = "The village voted in the evening, nineteen to four, and the priest slept."


@pytest.mark.parametrize(
    "first",
    [
        "> ### Prompt\n>\n> " + "Shall we dig it out again? " * 9,
        "> ### Shall we dig?\n>\n> " + "By hand, or with a pump? " * 9,
        "> ### A word\n>\n> And who pays?",
    ],
    ids=["headed as a question", "a heading that asks", "a short one"],
)
def test_a_quote_that_may_be_what_was_asked_is_refused(first: str) -> None:
    with pytest.raises(Unreadable):
        read(document(f"{first}\n\n{TWO}\n\nIt was quick, for once.", HEADED))


def test_a_long_quote_with_a_heading_may_end_in_a_question_and_answer() -> None:
    first = ASKING.format(ONE)

    it = read(document(f"{first}\n\n{TWO}\n\nIt was quick, for once.", HEADED))

    whole = first.replace("> ", "").replace(">", "") + f"\n\n{TWO_SAID}"
    assert said(it) == [("Claude", whole), ("Mistral", HEADED_SAID)]


@pytest.mark.parametrize(
    "heading",
    [
        "Lo que pasó después",
        "Ce qui s'est passé ensuite",
        "Was danach im Dorf geschah",
        "Cosa fece poi il paese",
        "Что было потом в деревне",
    ],
)
def test_a_phrase_behind_the_last_quoted_answer_is_no_voice(heading: str) -> None:
    it = read(document(ONE, HEADED, last=f"## {heading}\n\n{LAST}"))

    assert said(it) == [("Claude", ONE_SAID), ("Mistral", HEADED_SAID)]
    assert LAST in [note.text for note in it.notes]


OVEN = "> Bread was baked here once, and the oven took a hundred buckets every day."
WHEEL = "> I would mend the wheel, since a wheel is heard from all over the square."
PUMP = "> A pump would do, and it could stand wherever the old people sit in summer."
ASKED = "All were asked the same:\n\n> Shall we dig the well out again?"


def three(above: str, first: str, second: str, third: str) -> str:
    return document(first, second, above=above, last=f"---\n\n## Gemini\n\n{third}")


def test_most_answers_are_pure_below_a_question_so_that_a_remark_is_nobody_s() -> None:
    first = f"{OVEN}\n\n{WHEEL}\n\n{PUMP}"
    third = f"{PUMP}\n\n{OVEN}\n\nQuick, for once."

    it = read(three(ASKED, first, f"{WHEEL}\n\n{PUMP}", third))

    bare = [each.replace("> ", "") for each in (first, f"{WHEEL}\n\n{PUMP}")]
    last = f"{PUMP}\n\n{OVEN}".replace("> ", "")
    assert [words for _, words in said(it)] == [*bare, last]


@pytest.mark.parametrize(
    ("above", "begins"),
    [
        ("They stand as they came.", PUMP),
        ("> A well is a mouth.", PUMP),
        (ASKED, "> And who would pay for digging it out, and who for the new rope?"),
        (ASKED, "> Be a judge."),
        (ASKED, OVEN),
    ],
    ids=[
        "nothing asks",
        "a motto",
        "a quote that asks",
        "a short one, that may say what to do",
        "one that another has as well",
    ],
)
def test_without_headings_a_first_quote_may_be_what_was_asked(
    above: str, begins: str
) -> None:
    first = f"{OVEN}\n\n{WHEEL}\n\n{PUMP}"
    third = f"{begins}\n\n{WHEEL}\n\nQuick, for once."

    with pytest.raises(Unreadable):
        read(three(above, first, f"{WHEEL}\n\n{PUMP}", third))


def test_two_quotes_in_each_may_be_what_was_asked_and_what_was_answered() -> None:
    third = f"{PUMP}\n\n{OVEN}\n\nQuick, for once."

    with pytest.raises(Unreadable):
        read(three(ASKED, f"{OVEN}\n\n{WHEEL}", f"{WHEEL}\n\n{PUMP}", third))


VERSES = "> ## Noon\n>\n> The bucket falls.\n> The rope is wet.\n> Nobody calls."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("> Shall we dig?\n\n" + TWO, HEADED),
        (VERSES + "\n\nI took noon since nobody calls then.", VERSES),
        (ONE + "\n\nHere is a second draft:\n\n" + TWO, HEADED),
        (ONE + "\n\nWould you like it shorter?", HEADED),
        (ONE + "\n\n- Or ask the neighbours.\n- Or ask nobody.", HEADED),
        (ONE + "\n\n" + "It went on and on about the pump, and the pump. " * 9, HEADED),
        (ONE + "\n\nIt rained.", HEADED + "\n\nIt rained here too."),
        (TWO + "\n\nIt rained.", TWO.replace("Nobody", "Somebody")),
        (ONE + "\n\nIt rained.", HEADED + "\n\n## Gemma\n\n> Not I."),
        (ONE + "\n\nIt rained.", HEADED + "\n\n## Nova\n\nI would not dig at all."),
    ],
    ids=[
        "a quote that asks",
        "verses, of which a voice may speak behind them",
        "what announces the next quote",
        "a question to whoever asked",
        "a list",
        "more words than a remark has",
        "no answer is nothing but quotes",
        "no headings, and nothing that shows whose the words are",
        "a further quote below a heading that nobody knows",
        "a name with words that are not quoted",
    ],
)
def test_what_could_be_read_otherwise_is_refused(first: str, second: str) -> None:
    with pytest.raises(Unreadable):
        read(document(first, second))


@pytest.mark.parametrize(
    ("remark", "closing"),
    [
        ("Claude begins with people, as it does so often.", "*More of it in May.*"),
        ("Claude fängt bei den Leuten an.", "*Im Mai geht es mit Eimern weiter.*"),
        ("Claude commence par les gens.", "Merci à Inès pour la relecture."),
        ("Claude empieza por la gente.", "*La próxima vez, los cubos.*\n\nHasta mayo."),
        ("Claudeは人から始める。", "*次回は桶の話です。*"),
    ],
)
def test_below_the_last_rule_a_document_may_close(remark: str, closing: str) -> None:
    parted = ONE.replace(">\n> With", ">\n> Here\n\n> With")
    text = document(f"{parted}\n\n{remark}", HEADED, last=f"---\n\n{closing}")

    it = read(text)

    assert said(it)[1] == ("Mistral", HEADED_SAID)
    notes = "\n\n".join(note.text for note in it.notes)
    assert remark in notes and closing in notes


@pytest.mark.parametrize(
    "closing",
    [
        "I am not sure that a number would convince anybody, and I could be wrong.",
        "- And count for a third in winter.",
        "Would you like me to draw up a list?",
        "Nobody\n\n---\n\nhas counted.",
        " ".join(["Whoever counts has to stand at the wall from morning to noon."] * 5),
    ],
)
def test_below_the_last_rule_words_that_may_be_the_voice_s_are_refused(
    closing: str,
) -> None:
    told = "Claude begins with people, as it does so often."

    with pytest.raises(Unreadable):
        read(document(f"{ONE}\n\n{told}", HEADED, last=f"---\n\n{closing}"))
