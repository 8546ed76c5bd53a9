"""Where fences stand."""

import pytest

from cogs._show.fences import CodeBlock, find_fences


def test_a_fence_is_its_opening_line_its_code_and_its_closing_marker() -> None:
    text = "a\n```py\nx\n```  \nb"
    assert find_fences(text).all == (CodeBlock(2, 8, 10, 13, "```py\n", "\n```"),)


@pytest.mark.parametrize(
    "text",
    [
        "```\nx\n~~~\ny\n```",
        "````\n```\nx\n```\n````",
        "~~~ `a`\n```\n~~~",
        "   ```\nx\n  ````",
        "> ```\n> x\n> ```",
        "1. ```sh\n   x\n   ```",
        "> > ~~~\n> > x\nafter",
        "```" + "a" * 900 + "\nx\n```",
        "~~~ " + "a b" * 900 + "\nx\n~~~",
    ],
)
def test_each_is_one_fence(text: str) -> None:
    assert len(find_fences(text).all) == 1


@pytest.mark.parametrize(
    "text", ["``\nx\n``", "``` a `b`\n", "a ```\nx", "`" * 17 + "\n"]
)
def test_none_of_these_is_a_fence(text: str) -> None:
    assert find_fences(text).all == ()


def test_a_fence_in_a_quote_ends_with_the_quote() -> None:
    text = "> ```\n> x\nout\n```\ny\n```"
    assert [text[f.start : f.end] for f in find_fences(text).all] == [
        "> ```\n> x",
        "```\ny\n```",
    ]


def test_an_offset_is_within_the_fence_that_a_cut_there_would_cut() -> None:
    text = "a\n```\nx\n```\nb"
    around = [
        find_fences(text).around(offset) is not None for offset in range(len(text))
    ]
    assert around == [3 <= offset < 11 for offset in range(len(text))]
