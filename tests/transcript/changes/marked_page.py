"""
A document and, marked in it, who says what: the files in `pages/`.

A line `@ NAME` stands before the words of a voice and `@` below them; `@ NAME >` where
the document quotes them, and `@ NAME | LEAD` where LEAD begins their first line.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))

_MARK = re.compile(r"@(?: (?P<voice>[^|>]+?)(?: (?:(?P<quoted>>)|\| (?P<lead>.+)))?)?")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Speech:
    """What a voice says; a *lead* names it in the same line."""

    voice: str
    text: str
    lead: str = ""
    is_quoted: bool = False

    @property
    def written(self) -> str:
        if not self.is_quoted:
            return f"{self.lead} {self.text}".removeprefix(" ") + "\n"
        lines = (f"> {line}".rstrip() for line in self.text.split("\n"))
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """
    Before each speech, and below the last, a piece of whole lines is nobody's; the text
    is what *written_as* makes of all of it.
    """

    pieces: tuple[str, ...]
    speeches: tuple[Speech, ...]
    written_as: Callable[[str], str] = str

    @property
    def text(self) -> str:
        beside = zip(self.pieces, self.speeches, strict=False)
        said = "".join(piece + speech.written for piece, speech in beside)
        return self.written_as(said + self.pieces[-1])

    @property
    def said(self) -> list[tuple[str, list[str]]]:
        return join_speeches((one.voice, one.text) for one in self.speeches)

    def label(self, at: int) -> str:
        """The lead of a speech, or the last line that stands above it."""
        return self.speeches[at].lead or _part_at_label(self.pieces[at])[2]

    def with_label(self, at: int, label: str) -> "MarkedPage":
        """The same, with this line above the speech, and as far from it, as label."""
        speech, piece = self.speeches[at], self.pieces[at]
        if speech.lead:
            below = self.with_piece(at, f"{piece}{label}\n\n")
            return below.with_speech(at, replace(speech, lead=""))
        above, between, _ = _part_at_label(piece)
        return self.with_piece(at, f"{above}{label}{between}")

    def with_lead(self, at: int, lead: str) -> "MarkedPage":
        """The same, with the label in the speech's first line."""
        speech, piece = replace(self.speeches[at], lead=lead), self.pieces[at]
        above = piece if self.speeches[at].lead else _part_at_label(piece)[0]
        return self.with_piece(at, above).with_speech(at, speech)

    def with_piece(self, at: int, piece: str) -> "MarkedPage":
        pieces = list(self.pieces)
        pieces[at] = piece
        return replace(self, pieces=tuple(pieces))

    def with_speech(self, at: int, speech: Speech) -> "MarkedPage":
        speeches = list(self.speeches)
        speeches[at] = speech
        return replace(self, speeches=tuple(speeches))


def _part_at_label(piece: str) -> tuple[str, str, str]:
    """What stands above the piece's last line, what below it, and the line."""
    filled = piece.rstrip("\n")
    above, end, label = filled.rpartition("\n")
    return above + end, piece[len(filled) :], label


def join_speeches(speeches: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Each voice with its words, in order; who speaks twice in a row speaks once."""
    joined: list[tuple[str, list[str]]] = []
    for voice, text in speeches:
        words = _WORD.findall(text.casefold())
        if joined and joined[-1][0] == voice:
            joined[-1][1].extend(words)
        elif words:
            joined.append((voice, words))
    return joined


@cache
def read_page(name: str) -> MarkedPage:
    """The page of that name; each of its lines stands in a piece or in a speech."""
    pieces, speeches = [""], []
    lines = iter((FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
    for line in lines:
        mark = _MARK.fullmatch(line)
        if mark is None:
            pieces[-1] += f"{line}\n"
            continue
        said = []
        for spoken in lines:
            if spoken == "@":
                break
            said.append(spoken)
        lead, is_quoted = mark["lead"] or "", mark["quoted"] is not None
        speeches.append(Speech(mark["voice"], "\n".join(said), lead, is_quoted))
        pieces.append("")
    return MarkedPage(tuple(pieces), tuple(speeches))
