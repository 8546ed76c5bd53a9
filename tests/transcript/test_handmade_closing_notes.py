"""Notes of whoever made a document behind its last rule, and what voices close with."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.ends.answer_habits import AnswerHabits
from bot.transcript.handmade.ends.end_signs import Below
from bot.transcript.handmade.weighing.closing_weight import ClosingSign, find_reasons
from bot.transcript.handmade.weighing.tail_weight import TailSign
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

WORDS = [
    "I would oil the hinge first, and then wait for the rain.",
    "Hinges are honest. It is the wood that moves.",
    "Then we agree about the wood, and only differ about the oil.",
    "Let us sit down in front of it and listen.",
]
PARTED = """# A door, in two voices

> Here is a door. Talk about it.

---

### CLAUDE

{0}

---

### GPT

{1}

---

### CLAUDE

{2}

---

### GPT

{3}

---

{closing}
"""
HEADED = """# A door

## Question

What of a door that sticks?

## Claude

{0}

## Gemini

{1}

## DeepSeek

{2}

---

{closing}
"""
OF_THE_MAKER = [
    """\
That was at nine. I stopped here. Headings and rules are mine, nothing was cut.

*P. W., Leith, 4 February*""",
    """\
Hier habe ich aufgeh\u00f6rt, weil es klingelte. Die Striche stammen von mir.

M. T., 7. Mai""",
    """\
Je me suis arr\u00eat\u00e9e l\u00e0. Rien n'a \u00e9t\u00e9 coup\u00e9.

*Lille, le 9 octobre*""",
    """\
Mi sono fermata qui. Non ho cambiato nulla, e le righe sono mie.

Pisa, 12 giugno 2025 \u2014 C. B.""",
    """\
Aqu\u00ed lo dej\u00e9. No he cambiado nada.

*Le\u00f3n, 2 de marzo.*""",
    """\
Transcribed by Ines Holt on 3 June 2025.

Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).""",
    """\
### About this page

Kept by two of us since 2024. Corrections to the usual address.

*Last changed 11 January 2026*""",
    """\
### About this handout

Compiled by Ines Holt for a seminar on doors, from four chats.""",
    """\
Compiled for the door room of the town museum. The two models were sent the title of \
this page as the question, and nothing else.""",
    """\
#### \u00dcber diese Seite

Gesammelt von der Werkstatt, frei verwendbar.

*Zuletzt ge\u00e4ndert: 3. M\u00e4rz*""",
    """\
That is all of them. My own view has moved about an inch.

Please bring this sheet to the vestry on Thursday.

Thank you to my granddaughter Beth, who showed me how to copy and paste.""",
    "Please bring this sheet to the vestry on Thursday. Apologies to Jean for the tea!",
    "Those were all three. Thanks to Callum for the loan of his chair.",
    "Das waren sie alle. Das n\u00e4chste Treffen ist am 3. Mai.",
]


@pytest.mark.parametrize("closing", OF_THE_MAKER)
@pytest.mark.parametrize(("form", "count"), [(PARTED, 4), (HEADED, 3)])
def test_a_note_that_tells_of_the_document_is_nobody_s(
    form: str, count: int, closing: str
) -> None:
    it = read(form.format(*WORDS, closing=closing))
    assert [text for _, text in said(it)] == WORDS[:count]
    told = "\n\n".join(note.text for note in it.notes)
    assert all(part in told for part in closing.split("\n\n"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Leith, 4 February \u2014 P. W.", ClosingSign.INITIALS),
        ("P. W., Leith", ClosingSign.INITIALS),
        ("jm", ClosingSign.INITIALS),
        ("*Lille, le 9 octobre*", ClosingSign.DATED),
        ("*May 2025.*", ClosingSign.DATED),
        ("A hand on wood,\na door at night\nnobody out", ClosingSign.VERSES),
        ("Who would have thought so?", ClosingSign.ASKS),
        ("Logs: https://example.org/door", ClosingSign.LINKED),
        ("**Outcome:** it opens.", ClosingSign.LABELLED),
        ("Compiled for the door room.", ClosingSign.MADE_BY),
        ("Thank you to my granddaughter Beth, who typed it.", ClosingSign.THANKED),
        ("Apologies to Jean for the crumbs.", ClosingSign.THANKED),
        ("Danke an Frau B\u00fcrkle!", ClosingSign.THANKED),
        ("Merci \u00e0 ma ni\u00e8ce.", ClosingSign.THANKED),
        ("Gracias a mi hija por teclear.", ClosingSign.THANKED),
        ("Grazie a Rosa per il caff\u00e8.", ClosingSign.THANKED),
        ("Obrigada \u00e0 Marta por tudo.", ClosingSign.THANKED),
        ("Met dank aan mijn zus.", ClosingSign.THANKED),
        ("Next meeting: Friday.", ClosingSign.MEETS),
        ("Please bring this sheet to the vestry.", ClosingSign.MEETS),
        ("N\u00e4chstes Treffen ist am Freitag.", ClosingSign.MEETS),
        ("Bitte Kapitel 10 bis 14 lesen.", ClosingSign.MEETS),
        ("Prochaine s\u00e9ance le 4 mai.", ClosingSign.MEETS),
        ("La pr\u00f3xima reuni\u00f3n es el lunes.", ClosingSign.MEETS),
        ("Prossimo incontro: venerd\u00ec.", ClosingSign.MEETS),
        ("A pr\u00f3xima reuni\u00e3o \u00e9 na sexta.", ClosingSign.MEETS),
        ("Volgende keer: de sleutel.", ClosingSign.MEETS),
        ("That is all four.", ClosingSign.ALL),
        ("Those were all of them.", ClosingSign.ALL),
        ("That is all of it.", ClosingSign.ALL),
        ("Das waren sie alle.", ClosingSign.ALL),
        ("Voil\u00e0 les trois.", ClosingSign.ALL),
        ("Esas son las cuatro.", ClosingSign.ALL),
        ("Queste sono tutte e tre.", ClosingSign.ALL),
    ],
)
def test_a_closing_s_signs_of_form(text: str, reason: ClosingSign) -> None:
    assert reason in find_reasons([Below(text)], AnswerHabits())


@pytest.mark.parametrize(
    "text",
    [
        "It was on 4 February that the door was hung, and nobody saw it. Le vent.",
        "The door is old.\nThe wind is cold.\nThe key is lost.",
        "*In 2025 doors are dear.*",
        "Thank you to everyone. Thanks to oil the door moves, and to wax it shines.",
        "The next meeting point is the hinge. Bring this door to rest.",
        "That is all there is to say of four hinges.",
        "**In short:** oil.",
    ],
)
def test_other_words_have_none(text: str) -> None:
    found = find_reasons([Below(text)], AnswerHabits())
    assert not any(
        isinstance(one, ClosingSign) for one in found - {ClosingSign.DRESSED}
    )


def test_words_of_a_voice_s_now_count_unless_they_say_what_is_the_maker_s() -> None:
    mine = find_reasons([Below("Le righe sono mie.")], AnswerHabits())
    other = find_reasons([Below("I could go on.")], AnswerHabits())
    assert (TailSign.OWN in mine, TailSign.OWN in other) == (False, True)


OF_THE_VOICE = [
    "I stopped there, and the sea went on.\n\n*T. Keeper, Bell Rock, 3 April*",
    "A hand on the wood,\nthe door breathes in the evening\nnobody goes out",
    "*Would you like me to write it as a letter?*",
    "I have changed nothing else. If you'd rather have it shorter, say so.",
    "And if it opens, I could say good evening. I don't know to whom.",
    "Edited for grammar only. Nothing was removed; the changed words are mine.",
    "**Sources:**\n\n[1] https://example.org/doors (licensed CC BY 4.0)",
    "### What I would keep\n\nThe handle, since it knows hands.",
]


@pytest.mark.parametrize("closing", OF_THE_VOICE)
@pytest.mark.parametrize("form", [PARTED, HEADED])
def test_what_a_voice_may_close_with_is_refused(form: str, closing: str) -> None:
    with pytest.raises(Unreadable):
        read(form.format(*WORDS, closing=closing))


def test_where_answers_have_rules_within_what_is_behind_the_last_is_no_note() -> None:
    first = f"{WORDS[0]}\n\n---\n\nAnd one thing more.\n\nThe key."
    closing = "I stopped here. Nothing was cut."
    text = PARTED.format(first, *WORDS[1:], closing=f"{closing}\n\nGood night to all.")
    assert [words for _, words in said(read(text))][-1].endswith("Good night to all.")


DEBATE = """# Debate club

Speakers: Claude, Gemini. Year 9 listened.

## Opening

### Claude

{0}

### Gemini

{1}

{aside}

## Rebuttals

### Gemini

{2}

### Claude

{3}
"""


@pytest.mark.parametrize(
    "aside",
    [
        "*(Break. Year 9 voted by show of hands: 12 for, 9 against.)*",
        "*(Pausa. La clase vot\u00f3 a mano alzada: 14 a favor, 11 en contra.)*",
        "*(Abgestimmt wurde per Handzeichen: 8 daf\u00fcr, 5 dagegen.)*",
        "*(Les \u00e9l\u00e8ves ont vot\u00e9 : 10 pour, 7 contre.)*",
    ],
)
def test_counted_votes_between_answers_are_a_note(aside: str) -> None:
    it = read(DEBATE.format(*WORDS, aside=aside))
    assert [text for _, text in said(it)] == WORDS
    assert aside in [note.text for note in it.notes]


@pytest.mark.parametrize(
    "aside", ["*(I notice that I said wood twice.)*", "*(The door creaks in Year 9.)*"]
)
def test_an_aside_that_counts_nothing_is_refused(aside: str) -> None:
    with pytest.raises(Unreadable, match="this may be of Gemini or of whoever"):
        read(DEBATE.format(*WORDS, aside=aside))


BLOG = """# I asked two models about my door

## The Question to Claude

My door sticks. What first?

## Claude's Response

{0}

{remark}

## The Question to Gemini

A friend says to oil it. Do you agree?

## Gemini's Response

{1}

{end}
"""


@pytest.mark.parametrize(
    "remark",
    [
        "So I did. It helped a little. I never went back to Claude, I went next door.",
        "Nice. I did not tell Claude whose door it is.",
        "Gut. Ich habe das \u00d6l gekauft und war nie wieder bei Claude.",
        "Bien. Je n'ai rien demand\u00e9 de plus \u00e0 Claude.",
    ],
)
def test_who_tells_what_they_said_to_the_voice_is_not_the_voice(remark: str) -> None:
    with pytest.raises(Unreadable, match="this may be of Claude or of whoever"):
        read(BLOG.format(*WORDS, remark=remark, end=""))


@pytest.mark.parametrize(
    "words",
    [
        "I am Claude, and I would ask Gemini as well.",
        "We two, you and I, could give the door a rest.",
    ],
)
def test_a_voice_may_name_itself_and_others(words: str) -> None:
    it = read(BLOG.format(*WORDS, remark=words, end=""))
    assert said(it)[0] == ("Claude", f"{WORDS[0]}\n\n{words}")


THIRD = """

## The Question to DeepSeek

Two friends differ. What now?

## DeepSeek's Response

Change one thing at a time.

"""


def test_it_is_where_the_last_voice_is_none_of_them() -> None:
    end = THIRD + (
        "## And?\n\nIt was Gemini, although Claude found the oil. My neighbour held "
        "it, whom I am thanking here."
    )
    it = read(BLOG.format(*WORDS, remark="And wait.", end=end))
    assert [text for _, text in said(it)][2:] == ["Change one thing at a time."]


def test_a_last_part_of_whoever_tells_of_their_day_and_of_several_is_a_note() -> None:
    end = (
        "## And?\n\nIt opens. So it was Gemini, although Claude was right about oil. "
        "My neighbour held the door.\n\n**Update 3 March:** it sticks again."
    )
    it = read(BLOG.format(*WORDS, remark="And wait.", end=end))
    assert [text for _, text in said(it)] == [f"{WORDS[0]}\n\nAnd wait.", WORDS[1]]


@pytest.mark.parametrize(
    "end",
    [
        "## And?\n\nIt depends on the wood. I could be wrong.",
        "## And?\n\nMy neighbour would say oak. I am not sure.",
    ],
)
def test_a_last_part_that_may_be_the_voice_s_is_refused(end: str) -> None:
    with pytest.raises(Unreadable):
        read(BLOG.format(*WORDS, remark="And wait.", end=end))
