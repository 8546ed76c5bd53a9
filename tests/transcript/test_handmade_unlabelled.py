"""Words without a name, above the next round of names, are not given to who spoke."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

REFUSED = "no name says who speaks here"


def talk(*rounds: tuple[str, ...], gap: str = "\n\n") -> str:
    return "\n\n".join(gap.join(each) for each in rounds) + "\n"


ASKED = [
    ("Rita: Was bleibt?", "Was kommt?"),
    ("Ilse Bruno: Que reste-t-il ?", "Et demain ?"),
    ("Рита: Что остаётся?", "Что будет?"),
    ("里田: 何が残る\uff1f", "何が来る\uff1f"),
]


@pytest.mark.parametrize(("first", "then"), ASKED)
def test_a_question_without_a_name_is_one_where_the_first_has_a_name(
    first: str, then: str
) -> None:
    it = read(
        talk(
            (first, "Claude: Ein Weg.", "Gemini: Ein Dach.", "Grok: Nichts."),
            (then, "Claude: Regen.", "Gemini: Schnee.", "Grok: Wind."),
        )
    )
    assert [words for _, words in said(it)][-4:] == [
        "Nichts.",
        "Regen.",
        "Schnee.",
        "Wind.",
    ]
    assert [turn.question for turn in it.turns][-3:] == [then] * 3


@pytest.mark.parametrize(
    ("gap", "first", "then"),
    [
        ("\n\n", "What stays?", "What comes?"),
        ("\n", "Wat blijft?", "Wat komt?"),
        ("\n\n", "**Rosa:** What stays?", "What comes?"),
        ("\n\n", "\u00bfQu\u00e9 queda?", "\u00bfY despu\u00e9s?\n\u00bfY luego?"),
    ],
)
def test_questions_that_stand_above_each_round_are_put_to_it(
    gap: str, first: str, then: str
) -> None:
    it = read(
        talk(
            (f"Two were asked.\n\n{first}\n\nClaude: A way.", "Gemini: A roof."),
            (f"{then}\n\nClaude: Rain.", "Gemini: Snow."),
            gap=gap,
        )
    )
    assert [words for _, words in said(it)] == ["A way.", "A roof.", "Rain.", "Snow."]
    assert [turn.question for turn in it.turns] == [first, first, then, then]


ROUND = ("Claude: A way.", "Gemini: A roof.", "Grok: Nothing.")
AGAIN = ("Claude: Rain.", "Gemini: Snow.", "Grok: Wind.")
LAST = ("Claude: One.", "Gemini: Two.", "Grok: Three.")


@pytest.mark.parametrize(
    "document",
    [
        # What begins the next round may be of whoever leads it.
        talk(ROUND, ("What comes?", *AGAIN)),
        talk(ROUND, ("Kommen wir zum Wetter.", *AGAIN)),
        talk(ROUND, ("Parlons du temps.", *AGAIN), gap="\n"),
        talk(("Mod: What stays?", *ROUND), ("Now the weather.", *AGAIN)),
        talk(("What stays?", *ROUND), ("What comes?", *AGAIN), ("On numbers.", *LAST)),
        # A name that always speaks next does not: here the words may be its own.
        talk(
            *(("Mod: Eins?", *ROUND), ("Mod: Zwei?", "Ein Fluss.", *AGAIN[1:])),
            ("Mod: Drei?", *LAST),
        ),
        # Nobody says who he is twice for nothing.
        talk(
            ("Ash: A door.", "Elm: A wall."),
            ("Ash: Why?", "So.", "Ash: Knock.", "Elm: I did."),
        ),
        talk(
            (
                "A play.",
                "ASH: A door.",
                "ELM: A wall.",
                "She sits.",
                "ELM: I did.",
                "ASH: So.",
            )
        ),
    ],
)
def test_what_may_be_of_somebody_without_a_name_is_refused(document: str) -> None:
    with pytest.raises(Unreadable, match=REFUSED):
        read(document)


@pytest.mark.parametrize(
    "document",
    [
        # Paragraphs that stand in messages wherever these stand.
        talk(("Claude: A way.\n\nA long one.", *ROUND[1:]), ("And so?", *AGAIN)),
        # Two who talk ask each other.
        talk(("Ash: A door.", "Elm: A wall.", "And you?"), ("Ash: Me.", "Elm: Good.")),
        # Each name has a time, as programs set it.
        talk(
            ("[10:01] Ash: A door.", "[10:02] Elm: A wall.", "[10:03] Ash: So."),
            ("And you?", "[10:04] Ash: Me.", "[10:05] Elm: Good."),
        ),
    ],
)
def test_paragraphs_of_who_speaks_stay_with_it(document: str) -> None:
    it = read(document)
    assert "?" in "".join(words.partition("\n\n")[2] for _, words in said(it))
    assert not any(turn.question for turn in it.turns)


CREDITS = ["\u00a9 Fotos: Ada Lund", "Fotos: Ada Lund", "Photo credit: A. Lund"]
CREDITS += [
    "Cr\u00e9dit photo\u00a0: A. Lund",
    "\u5199\u771f\uff1aA. Lund",
    "Foto di: A. Lund",
]


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_who_took_a_picture_is_nobody_s_word(credit: str, gap: str) -> None:
    said_ = [
        (one.partition(": ")[0], one.partition(": ")[2]) for one in (*ROUND, *AGAIN)
    ]
    it = read(talk((*ROUND, credit), (*AGAIN[:2], credit, *AGAIN[2:]), gap=gap))
    assert said(it) == said_
    assert [note.text for note in it.notes if note.line] == [credit, credit]


def test_pictures_that_most_messages_tell_of_are_their_own() -> None:
    words = "I see two.\n\nPhoto: a door"
    it = read(talk(tuple(f"{name}: {words}" for name in ("Ash", "Elm", "Ash", "Elm"))))
    assert [text for _, text in said(it)][:3] == [words] * 3


@pytest.mark.parametrize("label", ["Rating: 7", "Verdict: Claude", "Vote: 2 to 1"])
def test_a_label_of_nobody_that_comes_again_is_asked_about(label: str) -> None:
    with pytest.raises(Unreadable, match=r"who speaks here|it is not clear whether"):
        read(talk((*ROUND, label), (*AGAIN, label), LAST))
