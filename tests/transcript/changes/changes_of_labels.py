"""What people do to the line that says who speaks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from tests.transcript.changes.marked_page import MarkedPage

# The page after it; the same page where it is none for this one.
Change = Callable[[MarkedPage], MarkedPage]

_HEADING = re.compile(r"(?P<signs>#+) +(?P<words>.*?)(?P<closed> #+)?")


@dataclass(frozen=True, slots=True)
class Label:
    """`### Wren 1 ###` has the signs, the words, and what closes it."""

    words: str
    signs: str = ""
    closed: str = ""

    @property
    def line(self) -> str:
        return f"{self.signs} {self.words}{self.closed}"


Form = Callable[[Label], str]


def read_label(line: str) -> Label:
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return Label(line.strip("*:"))
    return Label(heading["words"], heading["signs"], heading["closed"] or "")


def a_level_deeper(label: Label) -> str:
    return replace(label, signs=f"{label.signs}#").line


def a_level_higher(label: Label) -> str:
    return replace(label, signs=label.signs[1:] or "#").line


def with_a_colon(label: Label) -> str:
    return f"{label.line}:"


def as_a_heading(label: Label) -> str:
    return replace(label, signs=label.signs or "###").line


def in_bold(label: Label) -> str:
    return f"**{label.words}**"


def in_bold_with_a_colon(label: Label) -> str:
    return f"**{label.words}:**"


def plain_with_a_colon(label: Label) -> str:
    return f"{label.words}:"


def bare(label: Label) -> str:
    return label.words


_OF_HEADINGS: tuple[Form, ...] = (a_level_deeper, a_level_higher, with_a_colon)
_FORMS: tuple[Form, ...] = (
    *_OF_HEADINGS,
    as_a_heading,
    in_bold,
    in_bold_with_a_colon,
    plain_with_a_colon,
    bare,
)


def name_form(form: Form) -> str:
    return form.__name__.replace("_", " ")


def change_label(page: MarkedPage, at: int, form: Form) -> MarkedPage:
    line = page.label(at)
    label = read_label(line)
    changed = form(label)
    if changed == line or (form in _OF_HEADINGS and not label.signs):
        return page
    return page.with_label(at, changed)


def change_labels(page: MarkedPage, form: Form) -> MarkedPage:
    for at in range(len(page.speeches)):
        page = change_label(page, at, form)
    return page


def put_into_the_line(page: MarkedPage, at: int) -> MarkedPage:
    if page.speeches[at].is_quoted:
        return page
    return page.with_lead(at, in_bold_with_a_colon(read_label(page.label(at))))


def without_blank_lines(page: MarkedPage, at: int) -> MarkedPage:
    piece = re.sub(r"\n\n+(.+)\n+$", r"\n\1\n", page.pieces[at])
    return page.with_piece(at, piece)


_TO_ONE: dict[str, Callable[[MarkedPage, int], MarkedPage]] = {
    **{name_form(form): partial(change_label, form=form) for form in _FORMS},
    "in the line": put_into_the_line,
    "without blank lines": without_blank_lines,
}


def change_one(
    page: MarkedPage, which: str, change: Callable[[MarkedPage, int], MarkedPage]
) -> MarkedPage:
    many = len(page.speeches)
    return change(page, {"first": 0, "middle": many // 2, "last": many - 1}[which])


def changes_of_labels() -> Iterator[tuple[str, Change]]:
    for form in (a_level_deeper, a_level_higher, in_bold, as_a_heading):
        yield f"all labels {name_form(form)}", partial(change_labels, form=form)
    for name, change in _TO_ONE.items():
        for which in ("first", "middle", "last"):
            changed = partial(change_one, which=which, change=change)
            yield f"{which} label {name}", changed
