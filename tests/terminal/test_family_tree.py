"""How a family is drawn: each that branched off below its parent, in order."""

from bot.domain.names import SymposiumId, TurnId
from bot.domain.symposium import Relative
from bot.terminal.drawn.family_tree import draw_tree

FIRST, ONE, TWO, DEEP = map(SymposiumId, ("first", "one", "two", "deep"))


def test_branches_stand_in_their_order_and_theirs_below_them() -> None:
    kin = [
        Relative(FIRST, "Why?"),
        Relative(ONE, "Else?", FIRST, TurnId("first.2")),
        Relative(DEEP, "", ONE, TurnId("one.5")),
        Relative(TWO, "And so?", FIRST, TurnId("first.3")),
    ]
    assert list(draw_tree(kin, DEEP)) == [
        "first: Why?",
        "├─ one after first.2: Else?",
        "│  └─ deep (this one) after one.5: goes on without a question of its own",
        "└─ two after first.3: And so?",
    ]


def test_a_parent_that_is_not_in_the_archive_is_named_as_such() -> None:
    kin = [Relative(FIRST, "", is_known=False), Relative(ONE, "Else?", FIRST)]
    assert next(draw_tree(kin, ONE)) == "first (not in this archive)"
