"""Texts of a given size that pattern after pattern stumbles over."""

import string
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

Text = Callable[[int], str]


def _run(unit: str, size: int, *, before: str = "", after: str = "") -> str:
    return before + (unit * (size // len(unit) + 1))[:size] + after


_BEGINNINGS = (
    *("# a", "# a |", "### a", "## Voice 1", "**a", "**a**", "**a:** ", "*a*", "| a"),
    *("> ", "- ", "a: ", "a (", "“", "a. ", "```\n", "<!--", "<think>", "[1] "),
    *("[[", "Ada"),
)


def _runs() -> Mapping[str, Text]:
    alone = (*string.punctuation, "x", " ", "\n", "\t", "\u00a0", "通", "🎭")
    found: dict[str, Text] = {f"{mark!r}": partial(_run, mark) for mark in alone}
    for begin in _BEGINNINGS:
        for mark in " *_`|>#-=.:\"'([\n":
            found[f"{begin!r}, {mark!r}, 'b'"] = partial(
                _run, mark, before=begin, after="b"
            )
    return found


_STORMS = (
    *("([{<", ")]}>", "*_", "**a** ", "_a_ ", "`a` ", "[a](b) ", "a, ", "a. ", "a\n"),
    *("a\n\n", "# a\n\n", "## Voice: A\n\n", "### A\n\na\n\n---\n\n", "**A:** a\n\n"),
    *("A: a\n", "- a\n", "1. a\n", "> a\n", "> a\n\n", ">>> ", "```\n", "~~~\n"),
    *("```py\na\n```\n", "| a | b |\n", "|---|---|\n", "---\n", "<!-- ", "-->", "<a>"),
    *("“a” ", '"a" ', "\\", "\\*", "&amp;", "data: a\n\n", "{", "[", '{"a":', "[1,"),
    *('{"voice": "A", "position": "b"}, ', "<think>", "</think>", "-# a\n", "||a||"),
    *("Ã©", "â€™", "0", "1,", "Question: a\n", "Q: a\nA: b\n", "[12:00] A: b\n"),
    *(
        "Goodbye. ",
        "Yes. ",
        "a said “b”. ",
        "a.",
        "a.1-",
        "a:1 ",
        "http://a.b/c ",
        "\u200b",
        "e\u0301",
        "[[pass]]\n",
        "[[",
        "**[[leave]]** ",
        "„",
        "„a\n",
        "Ada: a\n",
        "### Ada\n\n",
    ),
)


def _storms() -> Mapping[str, Text]:
    return {f"{unit!r} again": partial(_run, unit) for unit in _STORMS}


def _nested(opening: str, closing: str, size: int) -> str:
    many = size // (len(opening) + len(closing))
    return opening * many + closing * many


_PAIRS = ("()", "[]", "{}", "<>", "“”", "**", "``")

HOSTILE: Mapping[str, Text] = MappingProxyType(
    {
        **_runs(),
        **_storms(),
        **{f"nested {pair}": partial(_nested, *pair) for pair in _PAIRS},
        "words of all lengths": lambda size: " ".join(
            "w" * (n % 30 + 1) for n in range(size // 16)
        ),
        "distinct words": lambda size: " ".join(f"w{n}" for n in range(size // 7)),
    }
)
"""By what they are, from their size in characters."""
