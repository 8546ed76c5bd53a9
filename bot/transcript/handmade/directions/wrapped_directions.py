"""Directions that go on in a second line, as where lines were broken by hand."""

from collections.abc import Iterator, Sequence

_OPENS = {"[": "]", "(": ")", "*[": "]*", "*(": ")*", "_[": "]_", "_(": ")_"}
_MOST = 12  # lines


def find_wrapped(lines: Sequence[str], code: Sequence[int]) -> dict[int, int]:
    """
    By the first line of each paragraph that stands whole in one pair of brackets the
    line behind its last; only those of several lines. *code* has a number, not 0, for
    each line that is within a fence.
    """
    found: dict[int, int] = {}
    for first, end in _find_paragraphs(lines):
        is_several = 1 < end - first <= _MOST
        if is_several and not any(code[first:end]) and _is_framed(lines[first:end]):
            found[first] = end
    return found


def _find_paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = -1
    for at, line in enumerate((*lines, "")):
        if line.strip():
            first = at if first < 0 else first
        elif first >= 0:
            yield first, at
            first = -1


def _is_framed(paragraph: Sequence[str]) -> bool:
    text = " ".join(line.strip() for line in paragraph)
    for opens, closes in _OPENS.items():
        if text.startswith(opens) and text.endswith(closes):
            inner = text[len(opens) : -len(closes)]
            return not any(mark in inner for mark in (opens[-1], closes[0]))
    return False
