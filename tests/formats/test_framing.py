"""Fences are read back as they were written, whatever stands in and around them."""

import sys
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import SymposiumId, VoiceName, turn_id
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.formats import framing
from bot.formats.framing import Fence, fenced, opening, quote_turn, read_fences

# What fences are made of is frequent, so that the search meets it.
_PIECES = ["`", "``", "```", "````", "`````", "text", "\n", "\r", " ", "said:", "ü🚪"]
texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join)
labels = texts.map(lambda text: text.replace("\n", " "))


def contents(message: str) -> list[tuple[str, str]]:
    return [(fence.label, fence.text) for fence in read_fences(message)]


@given(texts, labels)
def test_what_is_fenced_is_read_back_with_its_label(text: str, label: str) -> None:
    assert contents(fenced(text, label=label)) == [(label, text)]


@given(texts, texts, texts)
def test_a_fence_within_a_fence_is_part_of_its_text(
    one: str, other: str, text: str
) -> None:
    inner = fenced(text, label="Ada said:")
    whole = f"{one}\n{inner}\n{other}"

    assert contents(fenced(whole, label="Bob said:")) == [("Bob said:", whole)]


@given(texts, st.none() | texts, st.lists(texts, min_size=1, max_size=4))
def test_whatever_is_asked_hides_no_fence_behind_it(
    question: str, file: str | None, said: list[str]
) -> None:
    voices = tuple(Voice(VoiceName(f"V{number}")) for number in range(len(said)))
    it = Symposium(SymposiumId("s"), question, voices, "rounds", context=file, rounds=2)
    turns = tuple(
        Turn(turn_id(it.id, number), number, voice.name, text=text)
        for number, (voice, text) in enumerate(zip(voices, said, strict=True))
    )
    asked = opening(it, it.current_act)
    others = [quote_turn(turn, called=turn.voice) for turn in turns]
    message = "\n\n".join(part.text for part in (asked, *others))
    expected = [(f"{turn.voice} said:", turn.text) for turn in turns]
    found = read_fences(message)

    assert [(fence.label, fence.text) for fence in found[-len(said) :]] == expected
    files = [fence.text for fence in found if fence.is_file]
    assert file is None or file in files


@given(labels, texts, labels)
def test_a_fence_is_where_it_says(before: str, text: str, label: str) -> None:
    written = fenced(text, label=label)
    message = f"{before}\n\n{written}\n\nSo."
    (fence,) = [each for each in read_fences(message) if each.label == label]

    assert message[fence.label_start : fence.end] == written
    assert message[fence.start : fence.end] == written[len(label) + 2 :]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("", ()),
        ("```text\nnever closed", ()),
        ("```text\na\n````", ()),
        ("```python\na\n```", ()),
        ("  ```text\na\n```", ()),
        ("```text\na\n```", (Fence("", "a", 0, 0, 13),)),
        ("So:\n```text\na\n```", (Fence("", "a", 4, 4, 17),)),
        ("So:\n\n```text\na\n```", (Fence("So:", "a", 0, 5, 18),)),
        ("So:\n\n```text\n```", (Fence("So:", "", 0, 5, 16),)),
    ],
)
def test_what_is_no_fence_is_none(message: str, expected: tuple[Fence, ...]) -> None:
    assert read_fences(message) == expected


def steps(message: str) -> int:
    """How many lines of framing's own code run to read *message*."""
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> object:
        nonlocal counted
        if frame.f_code.co_filename != framing.__file__:
            return None
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]  # it returns itself
    try:
        read_fences(message)
    finally:
        sys.settrace(before)
    return counted


def awkward(size: int) -> Iterator[str]:
    """Messages of about *size* lines that a careless reader would read again."""
    yield "```text\n" * size
    yield "```\n" * size
    yield "```text\na\n```\n" * (size // 3)
    shrinking = [f"{'`' * (size + 3 - n)}text" for n in range(size)]
    yield "\n".join(shrinking)
    yield "\n".join([*shrinking, *(each[:-4] for each in reversed(shrinking))])


def test_four_times_the_message_takes_four_times_the_steps() -> None:
    for small, large in zip(awkward(100), awkward(400), strict=True):
        assert steps(large) <= 4.2 * steps(small)
