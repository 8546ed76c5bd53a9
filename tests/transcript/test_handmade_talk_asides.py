"""What whoever hands messages on tells among them: notes, refused, or somebody's."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FRENCH = (
    "Lena : De quel bois est un bon banc ?\n\nClaude : De chêne.\n\nIl dure.\n\n{}"
    "Mistral : De pin.\n\nIl est léger.\n\nClaude : Le pin sent bon.\n\n"
    "Mistral : Alors les deux.\n\nLena : Merci.\n\nClaude : Bonne scie.\n\n{}"
)
ENGLISH = (
    "Lena: Which wood makes a bench?\n\nClaude: Oak does.\n\nIt lasts.\n\n{}"
    "Gemini: Pine does.\n\nIt is light.\n\nClaude: Pine smells good.\n\n"
    "Gemini: Then both.\n\nLena: Thanks.\n\nClaude: Mind the saw.\n\n{}"
)
BROKEN = "Tout cela doit sécher."
HANDED = "I did not pass it on; we had to stop."

BETWEEN = (
    (FRENCH, "[j'ai fait du café, suite le soir]"),
    (FRENCH, "[ici nous avons fait une longue pause]"),
    (ENGLISH, "[I took a break here, and went on after lunch]"),
    (ENGLISH, "[I pasted the two paragraphs over into the other window]"),
)
AT_END = (
    (FRENCH, "Je n'ai pas transmis ces mots à Mistral."),
    (ENGLISH, "We copied all of it over by ourselves, one at a time."),
    (ENGLISH, "Here the conversation was interrupted by the phone."),
)


@pytest.mark.parametrize(("talk", "aside"), BETWEEN)
def test_what_somebody_did_between_messages_is_a_note(talk: str, aside: str) -> None:
    it = read(talk.format(f"{aside}\n\n", ""))

    assert said(it) == said(read(talk.format("", "")))
    assert [note.text for note in it.notes] == [aside]


@pytest.mark.parametrize(("talk", "aside"), BETWEEN[:3])
def test_the_same_in_italics_or_above_words_is_refused(talk: str, aside: str) -> None:
    for dressed in (f"*{aside.strip('[]')}*", f"{aside}\n\n{BROKEN}"):
        with pytest.raises(Unreadable, match=r"line 7: "):
            read(talk.format(f"{dressed}\n\n", ""))


@pytest.mark.parametrize(("talk", "told"), AT_END)
def test_below_two_dashes_at_the_end_it_is_a_note(talk: str, told: str) -> None:
    it = read(talk.format("", f"--\n{told}\n"))

    assert said(it) == said(read(talk.format("", "")))
    assert [note.text for note in it.notes] == [told]


@pytest.mark.parametrize(("talk", "told"), AT_END)
def test_without_the_dashes_it_is_refused(talk: str, told: str) -> None:
    with pytest.raises(Unreadable, match=r"whoever made"):
        read(talk.format("", f"{told}\n"))


def test_other_words_below_two_dashes_at_the_end_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"line 2\d: "):
        read(ENGLISH.format("", "--\nThe bench stands in the yard now.\n"))


@pytest.mark.parametrize(
    "words",
    [
        "(the shorter leg goes left)",
        "*Oak* is what my answer rests on.",
        "She made tea on such a bench.",
        "--\nClaude",
    ],
)
def test_words_that_tell_of_no_break_stay_the_voice_s(words: str) -> None:
    between, last = ("", words) if words[0] == "-" else (f"{words}\n\n", "")
    turns = [text for _, text in said(read(ENGLISH.format(between, last)))]
    assert sum(words in text for text in turns) == 1


def test_dashes_within_other_messages_part_nothing() -> None:
    it = read(ENGLISH.format("--\nOak, then.\n\n", "--\nYours.\n"))
    assert [text[-6:] for _, text in said(it) if "--" in text] == [" then.", "Yours."]
