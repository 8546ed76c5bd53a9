"""Directions within a speech, in the dress of those that stand alone."""

import re

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.directions.inline_directions import (
    Dress,
    find_dresses,
    take_directions_out,
)
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

PLAY = """# {title}

*A play.*

## Scene 1

{alone}

**ASH:** {first}

**ELM:** Nobody asked the kettle.

{alone}

**ASH:** And so it boils.

**ELM:** {last}
"""

DRESSED = [
    ("*[Pausa. O vento.]*", "*[levanta-se]* Vou já.", "Vou já."),
    ("*[Stille.]*", "Ich bleibe *[lacht]* noch hier.", "Ich bleibe noch hier."),
    ("_[Ciszę przerywa gong.]_", "Dość. _[wychodzi]_", "Dość."),
    ("[Silence.]", "Non. [Elle rit.] Encore non.", "Non. Encore non."),
    ("*(Тишина.)*", "Да. *(встаёт)* Пора.", "Да. Пора."),
    ("(Pausa.)", "Basta. (si alza) Vado.", "Basta. Vado."),
    ("\uff08停顿。\uff09", "好。\uff08微笑\uff09我们走。", "好。我们走。"),
    ("*Sessizlik.*", "Geldim. *oturur*", "Geldim."),
    ("*[Pause.]*", "Wait *[stops]*, no.", "Wait, no."),
    ("*[Pause.]*", "One.\n\n*[sits]* *[stands]*\nTwo.", "One.\n\nTwo."),
]
SONG = "*I fall,*\n*and so I fall,*\n*on and on.*"
DOUBTFUL = [
    ("*Pause.*", SONG),
    ("*Pause.*", "Water. *Elm would laugh.* It was cold."),
    ("*Ticho.*", "Voda. *Jako by poslouchala.* Nic."),
    ("(Pause.)", "Water (it was cold) helps."),
    ("(Pause.)", "Water helps. (Nobody knew.) It was cold."),
    ("*Pause.*", "Water. *Never.* It was cold."),
    ("[Pause.]", "Water [shivers] helps."),
    ("*[Pause.]*", "Water helps. [shivers] It was cold."),
    ("*(Pause.)*", "Tee. *(Ich gebe es zu.)* Kalt."),
    ("\uff08停顿。\uff09", "水\uff08很冷\uff09有用。"),
]
TOLD = [
    (
        "*Pause.*",
        "*Elm looks up.* Water. *Silence.* It was cold.",
        "Water. It was cold.",
    ),
    ("*(Pause.)*", "*(She notes it.)* So. *(Er lacht.)*", "So."),
    ("(Stille.)", "(Ash lacht.) Ja. (Lange Pause.) Nein.", "Ja. Nein."),
]
KEPT = [
    ("*Pause.*", "Water. *Would it boil.* It was cold."),
    ("*Pause.*", "Water. *Is it cold?* It was."),
    ("*Пауза.*", "Вода. *Она была бы холодной.* Или нет."),
    ("(Pausa.)", "Acqua. (Sarebbe bastata.) Ma no."),
    ("*Pause.*", "I *never* said so. It was **cold**."),
    ("*Pause.*", "Take the interval [0, 1] and see [this](a.example)."),
    ("*Pause.*", "Warm. [shivers] Cold. (And how.) Done."),
    ("[Pause.]", "“He [the miller] went,” it says [sic]. So x[i] grows."),
    ("[Pause.]", "See [the page](a.example), and `[the code]`, and [1]."),
    ("*[Pause.]*", "Water (it was *cold*) helps. *(Nobody knew.)* Good."),
    ("*[Pause.]*", "So:\n\n```\n*[the code]*\n```\n\nThat is all."),
    ("\uff08停顿。\uff09", "水[很冷]有用。"),
]


@pytest.mark.parametrize(("alone", "speech", "words"), DRESSED)
def test_a_direction_beside_words_is_a_note_with_its_line(
    alone: str, speech: str, words: str
) -> None:
    play = PLAY.format(title="Kettles", alone=alone, first=speech, last=speech)
    found = read(play)
    assert said(found)[0] == ("ASH", words)
    assert said(found)[3] == ("ELM", words)
    assert len(said(found)) == 4
    lines = play.splitlines()
    inline = [note for note in found.notes if note.text not in (alone, "*A play.*")]
    assert len(inline) >= 2
    for note in inline:
        assert note.line is not None
        assert note.text in lines[note.line - 1]


@pytest.mark.parametrize(("alone", "speech", "words"), TOLD)
def test_whoever_speaks_and_a_pause_are_told_of_by_a_direction(
    alone: str, speech: str, words: str
) -> None:
    play = PLAY.format(title="Kettles", alone=alone, first=speech, last="Good.")
    assert said(read(play))[0] == ("ASH", words)


@pytest.mark.parametrize(
    "alone",
    ["*I never said so.*", "*Should it?*", "*Ich war es.*", "*Это было бы проще.*"],
)
def test_a_paragraph_in_the_marks_of_directions_that_may_be_said_is_refused(
    alone: str,
) -> None:
    first = f"One.\n\n{alone}\n\nTwo."
    play = PLAY.format(title="Kettles", alone="*Pause.*", first=first, last="Good.")
    with pytest.raises(Unreadable, match=r"line 11: .*said with emphasis") as told:
        read(play)
    assert alone in str(told.value)
    cured = play.replace(alone, f"[{alone.strip('*')}]")
    assert said(read(cured))[0] == ("ASH", "One.\n\nTwo.")
    cured = play.replace(alone, alone.strip("*"))
    assert said(read(cured))[0] == ("ASH", f"One.\n\n{alone.strip('*')}\n\nTwo.")


def test_italics_among_directions_in_brackets_may_be_said() -> None:
    play = PLAY.format(
        title="K", alone="*[Pause.]*", first="One.\n\n*Ever.*\n\nTwo.", last="So."
    )
    with pytest.raises(Unreadable, match=r"line 11: .*said with emphasis"):
        read(play)
    between = play.replace("One.\n\n*Ever.*\n\nTwo.", "One.\n\n*Dusk falls.*")
    assert said(read(between))[0] == ("ASH", "One.")


@pytest.mark.parametrize(("alone", "speech"), DOUBTFUL)
def test_what_may_be_a_direction_or_said_beside_is_refused(
    alone: str, speech: str
) -> None:
    play = PLAY.format(title="Kettles", alone=alone, first=speech, last="Good.")
    with pytest.raises(Unreadable, match=r"line 9: .*is a direction or said"):
        read(play)


@pytest.mark.parametrize(("alone", "speech"), KEPT)
def test_in_another_dress_the_words_stay(alone: str, speech: str) -> None:
    found = read(PLAY.format(title="Kettles", alone=alone, first=speech, last="Good."))
    assert said(found)[0] == ("ASH", speech)


def test_where_no_direction_stands_alone_a_voice_may_write_its_own() -> None:
    speech = "*laughs* Yes. *[smiles]* So. (softly) No."
    chat = f"**ASH:** {speech}\n\n**ELM:** Hm.\n\n**ASH:** {speech}\n\n**ELM:** So.\n"
    assert said(read(chat))[0] == ("ASH", speech)
    assert noted(read(chat)) == []


def test_a_speech_that_is_a_direction_alone_says_nothing() -> None:
    play = PLAY.format(title="K", alone="*[P.]*", first="*[nods]*", last="Good.")
    found = read(re.sub(r"(\*\*[A-Z]+):\*\* ", r"\1**\n\n", play))
    assert [turn.text for turn in found.turns][:2] == ["", "Nobody asked the kettle."]
    assert "*[nods]*" in [note.text for note in found.notes]


def test_the_dress_is_that_of_lines_which_are_directions_alone() -> None:
    assert find_dresses(["*[A b.]*", "(c d)", "no", "**x**"]) == {
        Dress.ITALIC_SQUARE,
        Dress.ROUND,
    }
    assert take_directions_out(["*[a b]* c"], ()).text == "*[a b]* c"


@pytest.mark.parametrize(
    "said_first",
    ["(With respect)", "*(leise)*", "[smiles]", "(по правде)", "(pour une fois)"],
)
def test_brackets_behind_a_colon_begin_the_words_of_a_chat(said_first: str) -> None:
    chat = (
        f"**ASH:** {said_first} I disagree.\n\n**ELM:** Hm.\n\n**ASH:** No.\n\n"
        "**ELM:** So.\n"
    )
    assert said(read(chat))[0] == ("ASH", f"{said_first} I disagree.")
    assert noted(read(chat)) == []


@pytest.mark.parametrize(
    ("label", "noted_beside"),
    [("**ASH** (softly):", "softly"), ("**ASH:** (GPT-4o)", "GPT-4o")],
)
def test_brackets_at_a_name_and_models_stand_beside_it(
    label: str, noted_beside: str
) -> None:
    it = read(f"{label} Oak.\n\n**ELM:** Hm.\n\n**ASH:** No.\n\n**ELM:** So.\n")
    assert said(it)[0] == ("ASH", "Oak.")
    assert [note.text for note in it.notes] == [noted_beside]
