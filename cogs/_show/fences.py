"""Where code fences stand in a text."""

import re
from bisect import bisect_left
from dataclasses import dataclass

_QUOTE = r"(?: {0,3}> ?)"
_INDENT = r" {0,12}"
_BULLET = r"(?:(?:[-*+]|\d{1,9}[.)]) {1,4})?"
_OPENING = re.compile(
    rf"^(?P<quote>{_QUOTE}{{0,3}}+)(?P<indent>{_INDENT}{_BULLET})"
    r"(?P<marker>`{3,16}(?=[^`\n]*$)|~{3,16}(?!~))"
    r"(?P<info>[^\n]*)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """
    A code block, as offsets into its text.

    The opening line stands at [start, body), the code at [body, close), the closing
    marker at [close, end). Without a closing line close equals end: the text ends
    there, or the quote around the code does. *again* is the line that opens it once
    more, *shut* the line that closes it.
    """

    start: int
    body: int
    close: int
    end: int
    again: str
    shut: str


@dataclass(frozen=True, slots=True)
class Fences:
    """All fences of a text, in order."""

    text: str
    all: tuple[CodeBlock, ...]

    def around(self, offset: int) -> CodeBlock | None:
        """The fence that a cut at *offset* would cut."""
        fence = self._before(offset)
        return fence if fence and offset < fence.end else None

    def left_open(self, offset: int) -> CodeBlock | None:
        """The fence that a page which ends at *offset* does not close by itself."""
        fence = self._before(offset)
        if fence is None or offset < fence.end:
            return fence
        is_shut = fence.close < fence.end or self.text[fence.end : offset].strip()
        return None if is_shut else fence

    def _before(self, offset: int) -> CodeBlock | None:
        index = bisect_left(self.all, offset, key=lambda fence: fence.start) - 1
        return self.all[index] if index >= 0 else None


def find_fences(text: str) -> Fences:
    """
    The fences of ``` and ~~~ by the rules of CommonMark 0.31, section 4.5, in quotes up
    to three deep and after a list bullet too; indented by up to 12 spaces, since lists
    are. Markers longer than 16 are text.
    """
    found: list[CodeBlock] = []
    at = 0
    while opening := _OPENING.search(text, at):
        found.append(_fence(text, opening))
        at = max(found[-1].end, found[-1].body)
    return Fences(text, tuple(found))


def _fence(text: str, opening: re.Match[str]) -> CodeBlock:
    quote, marker = opening["quote"], opening["marker"]
    lead = quote + re.sub(r"\S", " ", opening["indent"])
    language = (opening["info"].split() or [""])[0][:32]
    body = min(opening.end() + 1, len(text))
    ending = _ending(quote.count(">"), marker).search(text, body)
    closing = ending if ending and ending["marker"] else None
    until = max(body, ending.start() - 1) if ending else len(text)
    return CodeBlock(
        start=opening.start(),
        body=body,
        close=closing.start() if closing else until,
        end=closing.end("marker") if closing else until,
        again=f"{lead}{marker}{language}\n",
        shut=f"\n{lead}{marker}",
    )


def _ending(depth: int, marker: str) -> re.Pattern[str]:
    """The closing line, or the first line that is not in the same quote any more."""
    quote, tick = f"{_QUOTE}{{{depth}}}", re.escape(marker[0])
    closing = (
        rf"{quote}{_INDENT}(?P<marker>{tick}{{{len(marker)},}})(?!{tick})[ \t\r]*$"
    )
    return re.compile(rf"^(?:{closing}|(?!{quote}))", re.MULTILINE)
