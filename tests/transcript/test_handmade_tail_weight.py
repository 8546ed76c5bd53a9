"""Whose a last paragraph is, by points that can be added up by hand."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    EndKind,
    MakerHabits,
    SetApart,
)
from bot.transcript.handmade.ends.end_signs import Below, Sign
from bot.transcript.handmade.ends.maker_s_lines import judge_end
from bot.transcript.handmade.lines.headings import is_question_heading
from bot.transcript.handmade.lines.remarks import closes_meeting, is_by_a_maker
from bot.transcript.handmade.weighing.maker_habits import read_maker_habits
from bot.transcript.handmade.weighing.tail_weight import TailSign, weigh
from bot.transcript.importing import read

ABOVE = "The back door. Nobody says receipt there."
SLANTED, BOTH = TailSign.SLANTED, TailSign.BOTH
WEIGHED = [
    ("*(The lamp is out.)*", {BOTH}, 4),
    ("*The lamp is out.*", {SLANTED}, 2),
    ("(The lamp is out.)", {TailSign.BRACKETED}, 2),
    ("[The lamp is out.]", {TailSign.SQUARE}, 3),
    ("*leans on it*", {SLANTED, TailSign.NO_SENTENCE}, 0),
    ("*The lamp is out.\nThe door is shut.*", {SLANTED, TailSign.VERSES}, -1),
    ("*I opened the window.*", {SLANTED, TailSign.FIRST_PERSON}, 1),
    ("*I might be wrong.*", {SLANTED, TailSign.OWN}, -3),
    ("*Clerk's remark: I was there.*", {SLANTED, TailSign.MAKER_S_NOTE}, 6),
    ("*This is no legal advice.*", {SLANTED, TailSign.ADVICE}, -1),
    ("*The class went quiet.*", {SLANTED, TailSign.MEETING}, 3),
    ("*Votes: 9 for, 8 against.*", {SLANTED, TailSign.VOTES}, 4),
    ("*Votes were cast.*", {SLANTED}, 2),
    ("*(Pause. The lamp is out.)*", {BOTH, TailSign.BREAK}, 5),
    ("*Checked: it is shut.*", {SLANTED, Sign.CHECKED}, 4),
]


@pytest.mark.parametrize(("text", "reasons", "points"), WEIGHED)
def test_each_sign_has_its_points(
    text: str, reasons: set[TailSign | Sign], points: int
) -> None:
    weight = weigh(Below(text, ABOVE), AnswerHabits())
    assert (set(weight.reasons), weight.points) == (reasons, points)


@pytest.mark.parametrize(
    ("above", "reason"),
    [
        ("The label would say:", TailSign.LED_TO),
        ("I would rather keep the", TailSign.BROKEN_OFF),
        ("Yes.", TailSign.ALL_BUT),
    ],
)
def test_what_stands_above_it_counts(above: str, reason: TailSign) -> None:
    weight = weigh(Below("*The lamp is out.*", above), AnswerHabits())
    assert weight.reasons == {SLANTED, reason}


def test_words_alone_never_give_it_to_the_voice() -> None:
    below = Below("(I don't know where it got that.)", ABOVE)
    weight = weigh(below, AnswerHabits())
    assert (weight.points < 0, weight.is_voice_s) == (True, False)
    led = Below(below.text, "The label would say:")
    assert weigh(led, AnswerHabits()).is_voice_s


def test_the_habits_of_the_document_count() -> None:
    slanted = frozenset({SetApart.ITALICS})
    below = Below("*Robledo keeps the key.*", ABOVE)
    for habits, reason in (
        (AnswerHabits(apart=slanted), TailSign.HABIT),
        (AnswerHabits(noted=slanted), TailSign.LIKE_OTHERS),
        (AnswerHabits(maker=MakerHabits(apart=slanted)), TailSign.DRESS),
        (AnswerHabits(maker=MakerHabits(declared=slanted)), TailSign.DECLARED),
        (
            AnswerHabits(maker=MakerHabits(people=frozenset({"robledo"}))),
            TailSign.PEOPLE,
        ),
    ):
        assert weigh(below, habits).reasons == {SLANTED, reason}


DECLARED = [
    ("My notes are in italics.", {SetApart.ITALICS}),
    ("What stands in square brackets is mine.", {SetApart.BRACKETS}),
    ("Anmerkungen in Klammern sind von mir.", {SetApart.BRACKETS}),
    ("Les remarques en italique sont de moi.", {SetApart.ITALICS}),
    ("Le mie annotazioni sono in corsivo.", {SetApart.ITALICS}),
    ("Mis notas van en cursiva.", {SetApart.ITALICS}),
    ("Мои примечания набраны курсивом.", {SetApart.ITALICS}),
    ("The prompts are mine and stand in italics.", set()),
    ("Italics as in the original; the order is mine.", set()),
    ("The models are in brackets. The order is mine.", set()),
]


@pytest.mark.parametrize(("line", "dresses"), DECLARED)
def test_a_document_may_say_how_its_maker_s_remarks_are_dressed(
    line: str, dresses: set[SetApart]
) -> None:
    assert read_maker_habits([line], frozenset(), "").declared == dresses


def test_people_are_those_whom_the_document_names_and_nobody_else_does() -> None:
    lines = ["Typed by Ana Robledo and P. Ortiz.", "## Hall Report", "Ask Claude Opus."]
    habits = read_maker_habits(
        lines, frozenset({"claude", "opus"}), "Ortiz has a point."
    )
    assert habits.people == {"robledo"}


LABELS = [
    *(
        "Clerk's remark",
        "Note of the committee",
        "note du comité",
        "Nota de la editora",
    ),
    *("Redaktionens anm.", "Editörün notu", "примечание редакции", "编者注", "編者注"),
]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_says_whose_remark_follows(label: str) -> None:
    assert is_by_a_maker(label)


@pytest.mark.parametrize(
    "label", ["Note", "My remark", "Note to the editor", "Committee", "Second thought"]
)
def test_others_do_not(label: str) -> None:
    assert not is_by_a_maker(label)


PAGE = """# Doors

{intro}

**Question:** Which door?

### First Response (Claude)

The back door. It is for people who belong.

The cat agrees{stop}

{below}

### Second Response (Gemini)

The cellar door.

It is oak.
"""
KEPT = "The back door. It is for people who belong.\n\nThe cat agrees"
NOTES = [
    ("*Asked in May.*", "*(The cat does not. It is out.)*"),
    ("My remarks are in italics.", "*The cat is out.*"),
    ("What is in brackets is mine.", "(The cat is out.)"),
    ("*Typed by Ana Robledo.*", "*Robledo had to sit down.*"),
]


def page(intro: str, below: str, stop: str = ".") -> str:
    return PAGE.format(intro=intro, below=below, stop=stop)


@pytest.mark.parametrize(("intro", "below"), NOTES)
def test_the_document_tells_whose_it_is(intro: str, below: str) -> None:
    found = read(page(intro, below))
    assert found.turns[0].text == f"{KEPT}."
    assert below in [note.text for note in found.notes]
    with pytest.raises(Unreadable, match="line 13: this may be of Claude"):
        read(page("Asked in May.", below))


def test_below_words_that_break_off_a_remark_is_nobody_s() -> None:
    below = "*(The answer is cut there.)*"
    assert read(page("Asked.", below, " that")).turns[0].text == f"{KEPT} that"


@pytest.mark.parametrize(
    "below",
    [
        "I made tea and laughed.",
        "My sister wants that door too.",
        "We sent the answer on to Gemini.",
        "I checked it. It is shut.",
    ],
)
def test_plain_words_that_only_a_person_says_refuse(below: str) -> None:
    with pytest.raises(Unreadable, match="line 13: this may be of Claude"):
        read(page("Asked in May.", below))


CLOSED = [
    *("Minutes", "5. Minutes", "Committee's vote", "Esito", "Asistentes", "Protokoll"),
    *("Come è andata a finire", "Vote du comité", "Решение комитета"),
]


@pytest.mark.parametrize("heading", CLOSED)
def test_what_stands_below_a_meeting_s_end_is_a_note(heading: str) -> None:
    below = "Eleven people and a dog. The oak door is painted blue since Tuesday."
    found = read(f"{page('Asked.', 'It is warm.')}\n## {heading}\n\n{below}\n")
    assert found.turns[-1].text == "The cellar door.\n\nIt is oak."
    assert (heading, below) in [(note.heading, note.text) for note in found.notes]


@pytest.mark.parametrize("heading", ["Vote", "My decision", "The doors"])
def test_a_heading_that_may_be_the_answer_s_is_no_meeting_s(heading: str) -> None:
    assert not closes_meeting(heading)


def test_headings_below_one_of_remarks_belong_to_it() -> None:
    below = "It was painted blue on Tuesday, and nobody in the house was asked for it."
    text = f"{page('Asked.', 'It is warm.')}\n## What I noticed\n\n### Only one is left"
    assert len(read(f"{text}\n\n{below}\n").turns) == 2
    with pytest.raises(Unreadable):
        read(f"{text}\n\n{below}\n".replace("## What I noticed\n\n", ""))


@pytest.mark.parametrize("heading", ["3. Pytanie drugie", "2. Zweite Frage"])
def test_a_numbered_heading_asks_in_any_language(heading: str) -> None:
    assert is_question_heading(heading)


LED = PAGE.replace("The back door. It", "{lead}\n\nThe back door. It")
LEADS = [
    "*Clerk's remark: this came last.*",
    "*Note de la rédaction :* ceci est arrivé en dernier.",
    "*(Robledo had left by then.)*",
]
BARE_LEADS = ["*rises slowly*", "*The lamp goes out.*", "(A door, then.)"]


def led(lead: str, below: str = "It is warm.") -> str:
    return LED.format(intro="Typed by Ana Robledo.", stop=".", below=below, lead=lead)


@pytest.mark.parametrize("lead", LEADS)
def test_above_an_answer_a_sure_remark_is_a_note_and_within_one_refuses(
    lead: str,
) -> None:
    found = read(led(lead))
    assert found.turns[0].text == f"{KEPT}.\n\nIt is warm."
    assert lead in [note.text for note in found.notes]
    with pytest.raises(Unreadable, match="this may be of Claude"):
        read(
            led("I say this.", "So.").replace(
                "The back door. It is for", f"{lead}\n\nIt is for"
            )
        )


@pytest.mark.parametrize("lead", BARE_LEADS)
def test_above_an_answer_other_marks_stay_the_voice_s(lead: str) -> None:
    assert read(led(lead)).turns[0].text.startswith(lead)


def test_above_an_answer_what_may_be_either_refuses() -> None:
    text = led("*(The lamp is out.)*").replace("Typed by", "*Typed by* Ana")
    assert read(text).turns
    with pytest.raises(Unreadable, match="line 9: this may be of Claude"):
        read(text.replace("*Typed by* Ana Ana Robledo.", "*Typed by Ana.*"))


def test_in_a_block_quote_a_remark_in_the_dress_that_the_document_names_is_a_note() -> (
    None
):
    below = "> *There was a quarrel about it in May.*"
    found = read(page("My remarks are in italics.", below))
    assert found.turns[0].text == f"{KEPT}."
    assert read(page("Asked in May.", below)).turns[0].text.endswith(below)


def test_behind_the_last_rule_all_below_a_sure_remark_is_the_maker_s() -> None:
    coda = "*It is blue since Tuesday.*\n\n**Other books:** 1 Salt, 2 Soap."
    text = page("My remarks are in italics.", "It is warm.")
    assert read(f"{text}\n---\n\n{coda}\n").turns[-1].text.endswith("It is oak.")
    with pytest.raises(Unreadable):
        read(f"{text}\n---\n\n{coda}\n".replace("My remarks", "My shoes"))


BROKEN = [
    "Here we broke off: the bell rang.",
    "At this point the interview was interrupted by rain.",
    "Hier haben wir kurz unterbrochen, es klingelte.",
    "Ici, nous avons fait une pause : la cloche.",
    "Aquí hicimos una breve pausa: llovía.",
    "Qui abbiamo dovuto interrompere: la campanella.",
    "Aqui fizemos uma pausa: a chuva.",
    "Hier werden we onderbroken door regen.",
    "Здесь нас прервали: пошёл дождь.",
    "Tu przerwaliśmy: zaczęło padać.",
    "Här blev vi avbrutna av regnet.",
    "Tady jsme byli přerušeni: pršelo.",
    "Тут ми перервались: пішов дощ.",
]


@pytest.mark.parametrize("told", BROKEN)
def test_that_a_talk_was_broken_off_there_is_a_sign_without_an_i(told: str) -> None:
    weight = weigh(Below(f"*{told}*", ABOVE), AnswerHabits())
    broken = TailSign.BROKEN_OFF_HERE
    assert weight.reasons - {TailSign.MEETING, Sign.LIVED} == {SLANTED, broken}


@pytest.mark.parametrize(
    "said",
    [
        "Here we pause, and listen.",
        "We stopped there, as anybody would.",
        "Hier brechen wir nicht ab.",
        "Ici, nous sommes deux.",
        "Тут мы согласны.",
    ],
)
def test_other_words_on_a_pause_are_no_such_sign(said: str) -> None:
    weight = weigh(Below(f"*{said}*", ABOVE), AnswerHabits())
    assert TailSign.BROKEN_OFF_HERE not in weight.reasons


PAUSED = """# Two on a bridge

{lead}

Nobody had seen the answers before.

**Anna:** What do you hear?

**Claude:** Steps, in winter {above}.

**Gemini:** The river below them.

{told}

**Anna:** And at night?

**Gemini:** The same.

**Claude:** Less of it.
"""
LEAD = "*An interview for our wall. Anna asked, two models answered.*"


@pytest.mark.parametrize("told", [f"*{BROKEN[n]}*" for n in (0, 2, 4, 8)])
def test_in_the_dress_of_the_document_s_own_lines_it_is_a_note(told: str) -> None:
    found = read(PAUSED.format(lead=LEAD, told=told, above="above all"))
    texts = [turn.text for turn in found.turns if turn.voice == "Gemini"]
    assert texts == ["The river below them.", "The same."]
    assert told in [note.text for note in found.notes]


@pytest.mark.parametrize(
    ("lead", "told", "above"),
    [
        ("An interview. Anna asked, two models answered.", f"*{BROKEN[0]}*", "so"),
        (LEAD, BROKEN[0], "so"),
    ],
)
def test_without_it_it_is_refused(lead: str, told: str, above: str) -> None:
    with pytest.raises(Unreadable, match="this may be of"):
        read(PAUSED.format(lead=lead, told=told, above=above))


def test_in_a_long_talk_a_break_is_a_note_too() -> None:
    talk = PAUSED.format(lead=LEAD, told=f"*{BROKEN[0]}*", above="so")
    more = "".join(
        f"\n**Anna:** And step {n}?\n\n**Claude:** That is step {n}.\n\n"
        f"**Gemini:** I heard {n}.\n"
        for n in range(1, 6)
    )
    assert f"*{BROKEN[0]}*" in [note.text for note in read(talk + more).notes]


@pytest.mark.parametrize("are_talk", [False, True])
def test_where_voices_dress_words_so_a_break_is_refused(*, are_talk: bool) -> None:
    slanted = frozenset({SetApart.ITALICS})
    habits = AnswerHabits(
        apart=slanted, maker=MakerHabits(apart=slanted), are_talk=are_talk
    )
    below = Below(f"*{BROKEN[0]}*", ABOVE)
    assert judge_end(below, habits, is_last=False) is EndKind.DOUBT
