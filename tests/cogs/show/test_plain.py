"""Other people's words as quiet text."""

import pytest

from cogs._show.plain import clipped, plain, sendable


def test_nothing_in_plain_text_is_markup() -> None:
    assert plain("**a** _b_ ~~c~~ `d` ||e|| [f](g) <@1> # h\n\n> i") == (
        r"\*\*a\*\* \_b\_ \~\~c\~\~ \`d\` \|\|e\|\| \[f\](g) \<@1\> \# h \> i"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [("- a", r"\- a"), ("1. a", r"1\. a"), ("+ a", r"\+ a"), ("1.5", "1.5")],
)
def test_plain_text_begins_no_list(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_clipped_line_ends_at_a_word_with_an_ellipsis() -> None:
    assert clipped("one two\n three", 40) == "one two three"
    assert clipped("one two three", 9) == "one two…"
    assert clipped("x" * 20, 9) == "x" * 8 + "…"


def test_what_cannot_be_sent_is_replaced_and_everything_else_kept() -> None:
    assert sendable("a\x00b\ud800c\U0001f600") == "a\ufffdb\ufffdc\U0001f600"
    assert sendable("\ud83d\ude00") == "\U0001f600"
    assert plain(" a\u2028b\t c ") == "a b c"
