"""Labels and headings that name who speaks with a stop, a picture, or a part behind."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

KETTLE = [
    ("CLAUDE", "I heard the kettle before I saw you, and took it for lonely."),
    ("GEMINI", "Kettles are under pressure. You confuse that with company."),
    ("CLAUDE", "You say so as if pressure were no company at all."),
    ("GEMINI", "It leaves as soon as one of us lifts the lid."),
]
GARDEN = [
    ("Claude", "I would begin with the wall, whatever you lean on it."),
    ("GPT-4o", "I would test the soil first. You can argue with a wall."),
    ("Claude", "Then I give you the soil, and you leave me the bench."),
    ("GPT-4o", "I do, and under your bench there is still clay."),
]
BELL = [
    ("DEBATER A", "The bell says that time is somebody else's. I'd give it back."),
    ("DEBATER B", "Without it the loudest becomes the bell. I prefer the machine."),
    ("DEBATER A", "I fear the loud as well, and yet I can speak to them."),
    ("DEBATER B", "You cannot switch them off, as I can the bell."),
]
FINES = [
    ("Claude", "A fine is a price. I would drop it, and I would say so."),
    ("GPT-4", "I would keep the reminder: what brings books back is that."),
    ("Claude", "You have found the better half of my argument, I think."),
    ("GPT-4", "I give you some of it back: send it without an amount."),
]
TOLD = [
    ("Claude", "A fine is a price. I would drop it, and I would say so."),
    ("GPT-4", "I would keep the reminder: what brings books back is that."),
    ("Claude", "Claude took this for the better half of what it had said."),
    ("GPT-4", "GPT-4 gave it back, and praised what it had read."),
]


@pytest.mark.parametrize(
    "sign", ["**{}**.", "**{}** (aside).", "**{}** *(from above)*.", "**{}.**"]
)
def test_a_stop_ends_a_name_in_capitals(sign: str) -> None:
    first, *others = KETTLE
    told = [f"**{first[0]}**. {first[1]}" if "(" in sign else None]
    told += [f"{sign.format(who)} {words}" for who, words in others]
    lines = told if told[0] else [f"{sign.format(first[0])} {first[1]}", *told[1:]]
    assert said(read("\n\n".join(("# The kettle", *filter(None, lines))))) == KETTLE


@pytest.mark.parametrize("label", ["**{}:** {}", "**{}:**\n\n{}"])
@pytest.mark.parametrize("change", [str.upper, str])
def test_a_term_before_a_stop_speaks_nowhere_where_names_have_colons(
    label: str, change: type[str]
) -> None:
    told = [label.format(change(who), words) for who, words in GARDEN]
    told.insert(1, "**CLAY**. What holds water too long.")
    told.insert(4, "**CLAY**. As I said above.")
    text = "\n\n".join(("# A garden", *told))
    try:
        voices = {who.casefold() for who, _ in said(read(text))}
    except Unreadable:
        return
    assert "clay" not in voices


@pytest.mark.parametrize(
    "label",
    ["{} {}: {}", "{} **{}:** {}", "**{} {}:** {}", "{} {}\n{}", "### {} {}\n\n{}"],
)
@pytest.mark.parametrize("pictures", ["🟣🟢", "🦉🤖", "⚫🔵"])
def test_each_model_may_have_a_picture_of_its_own(label: str, pictures: str) -> None:
    own = dict(zip(("Claude", "GPT-4o"), pictures, strict=True))
    told = [label.format(own[who], who, words) for who, words in GARDEN]
    assert said(read("\n\n".join(("# A garden", *told)))) == GARDEN


@pytest.mark.parametrize("label", ["{} {}: {}", "**{} {}:** {}"])
def test_marks_of_right_and_wrong_are_no_pictures_of_models(label: str) -> None:
    marks = "✅❌❌✅"
    told = [
        label.format(mark, who, words)
        for mark, (who, words) in zip(marks, GARDEN, strict=True)
    ]
    with pytest.raises(Unreadable):
        read("\n\n".join(("# A garden", *told)))


def test_a_tip_with_a_picture_is_no_voice() -> None:
    own = {"Claude": "🟣", "GPT-4o": "🟢"}
    told = [f"{own[who]} {who}: {words}" for who, words in GARDEN]
    told[1:1] = ["💡 Tip: paint it red."]
    told += ["💡 Tip: or blue."]
    with pytest.raises(Unreadable):
        read("\n\n".join(("# A garden", *told)))


@pytest.mark.parametrize("label", ["{} {}:\n{}", "**{} {}:** {}", "### {} {}\n\n{}"])
@pytest.mark.parametrize("parts", [("Opening", "Closing"), ("Case", "Rebuttal 1")])
def test_a_debater_speaks_in_each_part(label: str, parts: tuple[str, str]) -> None:
    told = [
        label.format(who, parts[at // 2], words) for at, (who, words) in enumerate(BELL)
    ]
    assert said(read("\n\n".join(("# The school bell", *told)))) == BELL


@pytest.mark.parametrize("label", ["{} {}:\n{}", "### {} {}\n\n{}"])
def test_what_is_told_of_debaters_is_not_said_by_them(label: str) -> None:
    told = [
        label.format(who, ("Opening", "Closing")[at // 2], f"{who} argued that {words}")
        for at, (who, words) in enumerate(BELL)
    ]
    with pytest.raises(Unreadable):
        read("\n\n".join(("# The school bell", *told)))


def _reply(messages: list[tuple[str, str]], first: str, later: str) -> str:
    told = ["# Should libraries drop their fines?"]
    for at, (who, words) in enumerate(messages):
        other = messages[at - 1 if at else 1][0]
        form = first if at < len(messages) // 2 else later
        told += [form.format(who, other), words]
    return "\n\n".join(told)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("## {}", "## {} replies to {}"),
        ("## Round 1 — {}", "## Round 2 — {} replies to {}"),
        ("## {}", "## {} widerspricht {}"),
        ("### {} challenges {}", "### 🔵 {} Rebuts {}"),
        ("## {}", "## {}, on reading {}"),
        ("## {}'s first answer", "## {}'s second answer"),
        ("## {}", "## {} on {}'s answer"),
    ],
)
def test_a_heading_says_which_model_answers_which(first: str, later: str) -> None:
    assert said(read(_reply(FINES, first, later))) == FINES


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("## {}", "## {} replies to {}"),
        ("## Round 1 — {}", "## Round 2 — {} replies to {}"),
        ("## {}", "## {} outruns {}"),
    ],
)
def test_what_is_told_under_such_a_heading_is_refused(first: str, later: str) -> None:
    with pytest.raises(Unreadable):
        read(_reply(TOLD, first, later))


def test_who_answers_both_has_the_verb_of_the_others() -> None:
    text = _reply(FINES[:2], "## {} rebuts {}", "## {} rebuts {}")
    text += "\n\n## Gemini rebuts both\n\nI looked, and you both assume a crowd."
    assert said(read(text))[2] == ("Gemini", "I looked, and you both assume a crowd.")


@pytest.mark.parametrize("verb", ["answers", "pushes back", "Rebuttal", "lenkt ein"])
@pytest.mark.parametrize("before", ["", "Round 2: "])
def test_a_heading_of_one_who_does_something_is_never_lost(
    verb: str, before: str
) -> None:
    text = _reply(FINES[:2], "## {}", "## {}")
    text += f"\n\n## {before}Claude {verb}\n\nYou would say so, and I agree."
    try:
        turns = said(read(text))
    except Unreadable:
        return
    assert turns[2:] == [("Claude", "You would say so, and I agree.")]


def test_a_list_of_the_pictures_is_no_label() -> None:
    own = {"Claude": "🟣", "GPT-4o": "🟢"}
    told = [f"{own[who]} {who}: {words}" for who, words in GARDEN]
    told.insert(0, "Legend: 🟣 Claude, 🟢 GPT-4o")
    assert said(read("\n\n".join(("# A garden", *told)))) == GARDEN
