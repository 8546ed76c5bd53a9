"""Chamber plays: directions beside names and under scenes are nobody's words."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.speech.line_labels import read_bold
from bot.transcript.handmade.speech.script_parts import is_of_play
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

BESIDE = [
    *("**ELM** *(turns away)***:**", "**ELM** *(turns away)*: ", "**ELM (aside):**"),
    *("**ELM** *(leise)* **:**", "**ELM** *laughing*:", "**ELM** (aside):"),
    *("**ELM** _(à part)_**:**", "**ELM**, *po chwili*:", "**ELM:** *(aside)*"),
]
SCENES = [
    *("Odsłona druga", "Scene 2", "Zweite Szene", "2. Szene", "Deuxième scène"),
    *("Escena segunda", "Scena seconda", "Вторая картина", "第二幕", "第2場", "Cena 2"),
    *("Second tableau", "Zweites Bild", "Troisième tableau : la rive"),
    *("Second scene: dusk", "Zweite Szene \u2013 am Fluss", "Terza scena, la notte"),
    *("Fourth tableau. Night", "Quinta cena - o rio"),
    *("Act II", "II. perde", "Andra akten, scen 2"),
]
ENDS = ["KURTYNA", "CURTAIN", "Vorhang", "*Rideau.*", "幕", "Telón", "Занавес"]
ENDS += [f"**{word}**" for word in ("OPONA", "KURTYNA", "FÜGGÖNY", "PERDE", "SIPARIO")]
ENDS += [
    "Завіса".upper(),
    "TÆPPE",
    "**TEPPET FALLER.**",
    "*Esirippu*",
    "**CORTINA**",
    "막",
]
ENDS += ["*(The light fades.)*\n\n**OPONA**", "落幕", "ΑΥΛΑΙΑ", "(*Ridån går ner.*)"]
PLAY = """# The Sink: a play

*a chamber play*

**Persons:**

- **ASH**: washes
- **ELM**: dries

---

## Scene 1

*A kitchen. Water.*

**ASH:** This cup has a mark.

{beside} Soda: ten minutes.

*Silence.*

**ASH:** Should it go?

It might **stay**: so.

## {scene}

*The same.* On the table: „who goes?”

**ELM:** **I** do.

Dark.

*(The lamp stays.)*

**ASH:** Nearly.

{end}

---

**From the author:** It was played in my kitchen.

**Rights:** anybody may play it.
"""


def write(
    *, beside: str = BESIDE[0], scene: str = SCENES[0], end: str = ENDS[0]
) -> str:
    return PLAY.format(beside=beside, scene=scene, end=end)


def check(document: str) -> None:
    it = read(document)
    words = [text.split("*(aside)* ")[-1] for _, text in said(it)]
    assert [name for name, _ in said(it)] == ["ASH", "ELM", "ASH", "ELM", "ASH"]
    assert words == [
        "This cup has a mark.",
        "Soda: ten minutes.",
        "Should it go?\n\nIt might **stay**: so.",
        "**I** do.\n\nDark.",
        "Nearly.",
    ]
    notes = "\n".join(text for *_, text in noted(it))
    for one in ("who goes?", "Silence.", "It was played", "anybody may play it"):
        assert one in notes


@pytest.mark.parametrize("beside", BESIDE)
def test_a_direction_between_a_name_and_its_colon_is_no_word(beside: str) -> None:
    check(write(beside=beside))


@pytest.mark.parametrize("scene", SCENES[:-1])
def test_what_stands_below_a_scene_s_heading_is_nobody_s(scene: str) -> None:
    check(write(scene=scene))


@pytest.mark.parametrize("end", ENDS)
def test_a_play_ends_with_its_curtain(end: str) -> None:
    check(write(end=end))


@pytest.mark.parametrize(
    "words",
    ["Why scenes matter", "A door", "幕府", "My own act so", "One act of love: mine"],
)
def test_other_headings_are_no_scenes(words: str) -> None:
    assert not is_of_play(words)


@pytest.mark.parametrize(
    "line", ["**Soda** *is* cheap: buy it.", "**Well** *then* I go.", "*Elm*: no"]
)
def test_a_sentence_that_begins_in_bold_names_nobody(line: str) -> None:
    assert read_bold(line) is None


def test_a_name_that_a_curtain_has_speaks_where_words_stand_behind_it() -> None:
    text = write(beside="**ELM:**").replace("**ELM", "**OPONA")
    assert {turn.voice for turn in read(text).turns} == {"ASH", "OPONA"}


@pytest.mark.parametrize(
    "label", ["**Nota da copista.**", "**Nota de la copista:**", "**Noot van mij:**"]
)
def test_all_below_a_label_of_notes_is_one(label: str) -> None:
    given = PLAY.partition("{end}")[0]
    play = given.format(beside="**ELM:**", scene="Scene 2") + "---\n"
    found = read(f"{play}\n{label} They laughed.\n\nFirst night: never.\n")
    assert said(found)[-1] == ("ASH", "Nearly.")
    assert found.notes[-1].text == f"{label} They laughed.\n\nFirst night: never."


SPOKEN = """# Chairs

*A play.*

**{0} (checking a list).** Two chairs.

**ELM**, *to the child*. \u2014 And you?

**A CHILD.** \u2014 I sit.

**{0}** *(rising)*. Then one.

{more}

**ELM.** \u2014 So.
"""


def test_a_direction_or_a_dash_may_stand_between_a_name_and_the_words() -> None:
    it = read(SPOKEN.format("ASH", more="*(He sits.)*"))
    assert said(it) == [
        ("ASH", "Two chairs."),
        ("ELM", "And you?"),
        ("A CHILD", "I sit."),
        ("ASH", "Then one."),
        ("ELM", "So."),
    ]


def test_two_names_before_the_words_are_refused() -> None:
    play = SPOKEN.format("ASH", more="**ASH** and **ELM** (together). Both.")
    with pytest.raises(Unreadable, match="line 13: this line begins with ASH in bold"):
        read(play)
    cured = play.replace("**ASH** and **ELM** (together).", "**ASH:**")
    assert ("ASH", "Both.") in said(read(cured))
    cured = play.replace("**ASH** and **ELM**", "ASH and ELM")
    assert said(read(cured))[3][1].endswith("ASH and ELM (together). Both.")


DIRECTED = """# {title}

**{cast}**

- ASH
- ELM

*(A kitchen. Water runs.)*

**ASH:** Who left the tap open?

*({pause})*

**ELM:** It was open when I came.

**ASH:** Then it is nobody's.

*({end})*

---

{below}
"""
FROM_ITS_MAKER = [
    ("A play", "Persons", "A pause.", "Dark.", "### Said by who wrote it down"),
    ("Atto unico", "Personaggi", "Silenzio.", "Buio.", "### Due parole in fondo"),
    ("Ein Stück", "Personen", "Stille.", "Licht aus.", "## Von der ersten Probe"),
    ("Pièce", "Personnages", "Un temps.", "Noir.", "### Ce qui a été coupé"),
    ("Пьеса", "Лица", "Пауза.", "Свет гаснет.", "### От того, кто записал"),
    ("Sztuka", "Osoby", "Cisza.", "Ciemno.", "Grano raz, w maju."),
]


@pytest.mark.parametrize(("title", "cast", "pause", "end", "head"), FROM_ITS_MAKER)
def test_what_stands_below_a_rule_behind_the_last_direction_is_a_note(
    title: str, cast: str, pause: str, end: str, head: str
) -> None:
    below = f"{head}\n\nThe second scene was longer."
    it = read(
        DIRECTED.format(title=title, cast=cast, pause=pause, end=end, below=below)
    )
    assert said(it) == [
        ("ASH", "Who left the tap open?"),
        ("ELM", "It was open when I came."),
        ("ASH", "Then it is nobody's."),
    ]
    assert "The second scene was longer." in it.notes[-1].text


@pytest.mark.parametrize("head", ["### ELM", "## Elm, later", "### And ash again"])
def test_below_the_last_direction_a_heading_with_a_speaker_s_name_is_refused(
    head: str,
) -> None:
    below = f"{head}\n\nIt ran all night."
    play = DIRECTED.format(
        title="A play", cast="Persons", pause="A pause.", end="Dark.", below=below
    )
    with pytest.raises(Unreadable):
        read(play)


OPENED = """# {title}

*A play.*

**ASH** (ladle in hand)**:** Who salted this?

[A spoon falls.]

**ELM:** It was salt before we came.

## {scene}

{told}

**ASH:** Then we drink it.

[Dark.]

**ELM:** Slowly.
"""
OPENINGS = [
    ("Soup", "Scene 2", "*The same. It might be morning; nobody would know.*"),
    ("Soup", "Scene 2", "*Could it be morning?*\n\n*Somebody would say so to you.*"),
    ("Suppe", "Zweite Szene", "*Dieselben. Der Topf, als hätte ihn niemand gesehen.*"),
    ("Zupa", "Scena druga", "*Ci sami. Mogłoby być rano.*"),
    (
        "Soupe",
        "Scène II",
        "*Les mêmes. On dirait le matin, et vous ne le sauriez pas.*",
    ),
]


@pytest.mark.parametrize(("title", "scene", "told"), OPENINGS)
def test_italics_between_a_scene_s_heading_and_the_first_name_are_a_direction(
    title: str, scene: str, told: str
) -> None:
    it = read(OPENED.format(title=title, scene=scene, told=told))
    assert said(it) == [
        ("ASH", "Who salted this?"),
        ("ELM", "It was salt before we came."),
        ("ASH", "Then we drink it."),
        ("ELM", "Slowly."),
    ]
    notes = "\n".join(text for *_, text in noted(it))
    assert all(line in notes for line in told.split("\n\n"))


@pytest.mark.parametrize(
    ("above", "below"), [("", ""), ("## Scene 2\n\n", "\n\nShe says so herself.")]
)
def test_italics_below_no_scene_s_heading_or_above_words_may_be_said(
    above: str, below: str
) -> None:
    told = "*It might be morning; would you know?*"
    play = OPENED.format(title="Soup", scene="Scene 2", told=f"{told}{below}")
    with pytest.raises(Unreadable, match="said with emphasis"):
        read(play.replace("## Scene 2\n\n", above))
