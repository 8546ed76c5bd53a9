"""
Whose a last paragraph in italics or brackets is: signs of the maker, habits of the
document, and the symmetric dangers, each in several languages.
"""

from pathlib import Path

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

PAGE = """# Doors

## The Question

{asked}

## The Responses

### Claude (The Guest)

The back door is where one says "receipt" and means it.

Shall I draw it for you?

{one}

### Gemini (The Host)

The cellar door, since it is heard all over the house.

It is oak.

{two}

### Qwen (The Cat)

The window.

It has no key.

{three}
"""
ASKED = "Which door would you keep?"
ANSWERS = [
    """The back door is where one says "receipt" and means it.

Shall I draw it for you?""",
    "The cellar door, since it is heard all over the house.\n\nIt is oak.",
    "The window.\n\nIt has no key.",
]
ROWS = Path(__file__).parent / "dressed_ends.txt"


def rows(key: str) -> list[str]:
    part = ROWS.read_text("utf-8").partition(f"\n[{key}]\n")[2].partition("\n\n")[0]
    return part.strip().split("\n")


def page(one: str = "", two: str = "", three: str = "", asked: str = ASKED) -> str:
    return PAGE.format(one=one, two=two, three=three, asked=asked)


@pytest.mark.parametrize("line", rows("notes"))
def test_it_is_a_note_where_its_signs_say_so(line: str) -> None:
    found = read(page(line))

    assert [turn.text for turn in found.turns] == ANSWERS
    assert any(note.text == line for note in found.notes)


@pytest.mark.parametrize("line", rows("unclear"))
def test_what_may_be_either_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(Unreadable, match="line 15: this may be of Claude or"):
        read(page(line))


@pytest.mark.parametrize("line", rows("own"))
def test_what_a_voice_ends_with_stays_its_own(line: str) -> None:
    assert read(page(line)).turns[0].text == f"{ANSWERS[0]}\n\n{line}"


@pytest.mark.parametrize("line", rows("habits"))
def test_what_comes_again_with_numbers_below_most_answers_is_the_maker_s(
    line: str,
) -> None:
    one, two, three = (line.replace("#", n) for n in ("4", "9", "5"))
    found = read(page(one, two, three))

    assert [turn.text for turn in found.turns] == ANSWERS


@pytest.mark.parametrize("line", rows("reported"))
def test_a_number_that_the_question_asks_for_is_the_voices_own(line: str) -> None:
    asked, _, below = line.partition(" | ")
    one, two, three = (below.replace("#", n) for n in ("4", "9", "5"))
    found = read(page(one, two, three, asked=asked))

    ends = [turn.text.rpartition("\n\n")[2] for turn in found.turns]
    assert ends == [one, two, three]


@pytest.mark.parametrize("line", rows("asked_for"))
def test_what_the_voices_were_asked_for_is_no_habit_of_the_maker(line: str) -> None:
    asked, _, below = line.partition(" | ")
    one, two, three = (below.replace("#", n) for n in ("4", "9", "5"))
    with pytest.raises(Unreadable, match="this may be of"):
        read(page(one, two, three, asked))


def test_one_sign_is_enough_where_the_same_dress_is_the_maker_s_elsewhere() -> None:
    sign = "*The rest is in the second version.*"
    with pytest.raises(Unreadable):
        read(page(two=sign.replace("second version", "first version")))
    found = read(page("*412 tokens, first try.*", sign.replace("second", "first")))

    assert [turn.text for turn in found.turns] == ANSWERS


def test_a_line_without_a_sign_is_not_the_maker_s_for_the_company_it_keeps() -> None:
    with pytest.raises(Unreadable, match="line 23"):
        read(page("*412 tokens, first try.*", "*The sea keeps its own books.*"))
