"""Long text as messages: nothing lost, nothing broken."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cogs._show.budget import Size, measure
from cogs._show.fences import find_fences
from cogs._show.pager import LEAST, cut_pages, cut_slices, is_blank

PIECES = st.sampled_from(
    [
        *("word ", "Sentence. ", "\n", "\n\n", "    ", "\t", "\r\n", "…", "。", ">"),
        *(
            "```\n",
            "```py\n",
            "````\n",
            f"```py {'i ' * 99}\n",
            "~~~\n",
            "~~~~ sh\n",
            "   ```\n",
            "- ```\n",
        ),
        *(
            "> ",
            "> ```\n",
            "> > ~~~\n",
            ">>> ",
            "\n>>> ",
            "||",
            "|| a ||",
            "`",
            "` x `",
        ),
        *("[text](https://example.org/a)", "\u200d", "\u0301", "\U0001f1e9", "\u200b"),
        *(
            "\U0001f3f3\ufe0f\u200d\U0001f308",
            "\x00",
            "x" * 90,
            "語" * 200,
            "\U0001f600" * 150,
            "y" * 300,
            " " * 250,
        ),
        *("\n" * 250, "code line\n" * 30, "Prose goes on and on. " * 12),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=900))
LIMITS = st.integers(LEAST, 500)


@given(TEXTS, LIMITS, LIMITS)
def test_every_page_keeps_to_its_limit_and_none_is_blank(
    text: str, limit: int, first: int
) -> None:
    made = cut_pages(text, limit=limit, first=first)
    assert [page for page in made if is_blank(page)] == []
    assert all(len(page) <= limit for page in made[1:])
    assert all(len(page) <= first for page in made[:1])


@given(TEXTS, st.integers(2 * LEAST, 900), st.integers(4 * LEAST, 2000))
def test_every_page_keeps_to_a_limit_of_characters_and_of_bytes_at_once(
    text: str, characters: int, utf8: int
) -> None:
    room = Size(characters, utf8)
    made = cut_pages(text, limit=room)
    assert all(room.holds(measure(page)) for page in made)


@given(TEXTS, LIMITS)
def test_the_slices_and_the_blanks_between_them_are_the_text(
    text: str, limit: int
) -> None:
    at = 0
    for part in cut_slices(text, limit=limit):
        assert part.start >= at
        assert is_blank(text[at : part.start])
        assert part.of(text) == part.opened + text[part.start : part.end] + part.closed
        at = part.end
    assert is_blank(text[at:])


@given(TEXTS, LIMITS)
def test_what_is_added_opens_and_closes_a_fence_and_nothing_else(
    text: str, limit: int
) -> None:
    found, parts = find_fences(text), list(cut_slices(text, limit=limit))
    assert parts or is_blank(text)
    for part in parts:
        inside, left_open = found.around(part.start), found.left_open(part.end)
        assert part.opened in ((inside.again,) if inside else ("", "\u200b"))
        assert part.opened != "\u200b" or text[part.start - 1] != "\n"
        assert part.closed == (left_open.shut if left_open else "")


@example("```\n" + "a" * 400, 200)
@given(TEXTS, LIMITS)
def test_no_page_leaves_a_fence_open(text: str, limit: int) -> None:
    made = cut_pages(text, limit=limit)
    assert [page for page in made if find_fences(page).left_open(len(page))] == []


@pytest.mark.parametrize("text", ["", " \n\n", "\u200b\u2800\n", "\x00", "\n" * 5000])
def test_a_blank_text_has_no_pages(text: str) -> None:
    assert cut_pages(text, limit=2000) == ()


def test_a_short_text_is_its_own_page() -> None:
    assert cut_pages("Hello.\n\n```py\nx\n```", limit=2000) == (
        "Hello.\n\n```py\nx\n```",
    )


def test_a_page_ends_at_a_paragraph_before_a_line_before_a_sentence() -> None:
    paragraph, line = "p" * 120, "l" * 30
    text = f"{paragraph}\n\n{line}\n{line}. One. {'z' * 100}"
    assert cut_pages(text, limit=200) == (
        paragraph,
        f"{line}\n{line}. One. {'z' * 100}",
    )
    assert cut_pages("a" * 120 + "\n" + "b. " * 40, limit=200)[0] == "a" * 120
    sentences = "a" * 120 + ". And then we went on " + "b" * 90
    assert cut_pages(sentences, limit=200)[0] == "a" * 120 + "."


def test_a_fence_that_fits_a_page_is_kept_whole() -> None:
    code = "```py\n" + "x = 1\n" * 25 + "```"
    assert cut_pages(f"{'word ' * 20}\n{code}\nend", limit=200) == (
        ("word " * 20).rstrip(),
        f"{code}\nend",
    )


def test_a_cut_fence_is_closed_and_opened_again_with_its_language() -> None:
    code = "~~~~ sh title\n" + "echo 1\n" * 40 + "~~~~"
    made = cut_pages(code, limit=200)
    assert [page.splitlines()[0] for page in made] == [
        "~~~~ sh title",
        "~~~~sh",
    ]
    assert [page.splitlines()[-1] for page in made] == ["~~~~", "~~~~"]
    assert sum(page.count("echo 1") for page in made) == 40


def test_code_with_a_long_first_line_is_code_on_every_page_and_prose_is_prose() -> None:
    first = (
        f"```python {{title='a_file.py' {' '.join(f'line={n}' for n in range(12))}}}"
    )
    assert len(first) > 100
    code = "".join(f"line_{number} = {number}\n" for number in range(120))
    prose = "".join(f"Sentence {number} of it. " for number in range(60))
    made = cut_pages(f"{first}\n{code}```\n{prose}", limit=500)
    inside = [piece for page in made for piece in page.split("```")[1::2]]
    outside = [piece for page in made for piece in page.split("```")[::2]]
    assert re.findall(r"line_\d+", "".join(outside)) == []
    assert "Sentence" not in "".join(inside)
    assert [page.count("```") % 2 for page in made] == [0] * len(made)


def test_a_first_line_longer_than_a_page_is_code_too() -> None:
    made = cut_pages("```py " + "info " * 200 + "\nx = 1\n```\nend", limit=300)
    assert len(made) > 2
    assert all(page.startswith("```py") for page in made)
    assert made[-1].endswith("x = 1\n```\nend")
    assert max(map(len, made)) <= 300


def test_a_cut_fence_in_a_quote_stays_in_the_quote() -> None:
    made = cut_pages("> ```py\n" + "> x = 1\n" * 40 + "> ```", limit=200)
    assert len(made) == 2
    assert all(page.startswith("> ```py\n> x") for page in made)
    assert all(page.endswith("> x = 1\n> ```") for page in made)


def test_a_fence_after_a_bullet_is_opened_again_without_the_bullet() -> None:
    made = cut_pages("- ```py\n" + "  x = 1\n" * 40 + "  ```", limit=200)
    assert [page.split("\n")[0] for page in made] == ["- ```py", "  ```py"]


def test_a_fence_that_was_never_closed_is_closed() -> None:
    assert cut_pages("```py\nx", limit=200) == ("```py\nx\n```",)


def test_indented_and_blank_lines_of_code_survive_the_cut() -> None:
    lines = [f"    line {number}\n\n" for number in range(30)]
    text = "```\n" + "".join(lines) + "```"
    made = cut_pages(text, limit=200)
    assert len(made) > 1
    bodies = [page[4:-4] for page in made[:-1]] + [made[-1][4:-3]]
    assert "\n".join(bodies) == "".join(lines)


@pytest.mark.parametrize(
    "atom",
    [
        "[a link of several words](https://example.org/path)",
        "||a spoiler of several words||",
        "`inline code of several words`",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
        "e\u0301\u0323",
        "\U0001f1e9\U0001f1ea",
        "\U0001f44d\U0001f3fd",
    ],
)
def test_what_belongs_together_is_not_cut(atom: str) -> None:
    for lead in range(150, 200):
        text = f"{'a' * lead}{atom}{'b' * 150}"
        assert any(atom in page for page in cut_pages(text, limit=200))
        spaced = f"{'word ' * 20}{'a' * (lead - 100)} {atom} {'b ' * 80}"
        assert any(atom in page for page in cut_pages(spaced, limit=200))


def test_no_page_begins_with_what_was_no_quote_or_heading_before_the_cut() -> None:
    for mark in (">>>", ">", "#", "-#", "-", "1."):
        for lead in range(150, 200):
            text = f"{'a' * 100} {'b' * (lead - 100)} {mark} {'c' * 150}"
            assert not any(p.startswith(f"{mark} ") for p in cut_pages(text, limit=200))


def test_the_first_page_may_be_shorter_than_the_others() -> None:
    made = cut_pages("word " * 200, limit=500, first=200)
    assert [len(page) for page in made] == [199, 499, 299]


def test_a_limit_without_room_for_a_fence_is_refused() -> None:
    with pytest.raises(ValueError, match="200"):
        cut_pages("word", limit=199)


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "a",
        "```\n",
        "> ```\n",
        "> x\n",
        "\n",
        "[",
        "||a",
        "`",
        "~~~~\n",
        "> ~~~\nx\n",
    ],
)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def best(characters: int) -> float:
        text = piece * (characters // len(piece))
        times = []
        for _ in range(3):
            begun = time.process_time()
            cut_pages(text, limit=1900)
            times.append(time.process_time() - begun)
        return min(times)

    # Quadratic would be 100 times as long.
    assert best(100_000) < 35 * best(10_000) + 0.05
