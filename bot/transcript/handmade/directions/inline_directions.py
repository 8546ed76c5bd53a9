"""
Directions that stand within a speech of a play, beside its words: `*[smiles]* Yes.`

The dress of directions is that of lines which are directions alone. In that dress an
inline one is of whoever made the document too, and is taken out where nothing else
is written so; brackets and italics in which one may also say something beside are
doubtful, unless they ask something or tell of what might be, as no direction does, or
tell of one of the *names* that speak, or of a pause, as directions do. In a dress that
no direction alone has, the words stay as they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from bot.text.wordlists import alternatives, entries
from bot.transcript.handmade.directions.intervals import announces_interval
from bot.transcript.handmade.sections.known_models import speaks_of_itself

TELL_DOUBT = (
    "it is not clear whether “{}” is a direction or said; put it on a line of its own "
    "if nobody said it, or take its marks away if somebody did"
)

TELL_SAID = (
    "it is not clear whether “{}” is a direction or said with emphasis; put it in "
    "brackets, [so], if nobody said it, or take its marks away if somebody did"
)

_LONGEST = 600  # characters of a direction
_ANY = r"[^\[\]()\uff08\uff09\u3010\u3011*_\0]"
_SQUARE = rf"(?:\[{_ANY}{{1,{_LONGEST}}}\]|\u3010{_ANY}{{1,{_LONGEST}}}\u3011)"
_ROUND = rf"(?:\({_ANY}{{1,{_LONGEST}}}\)|\uff08{_ANY}{{1,{_LONGEST}}}\uff09)"
_INITIAL = re.compile(r"\bI\.(?=[ ][^\W\d_A-Z])")  # a name, and what he or she does
_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_CODE = re.compile(r"(?P<mark>[`$])[^`$\n]{1,600}(?P=mark)")
_ENDS = ".!?:\u2026\u3002\uff01\uff1f\uff1a"
_STOPS = ".,;!?\u2026\u3002\uff0c\uff01\uff1f\u3001\uff1b"
_BESIDE = "\u00bf\u00a1\"'\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u2018\u2019*_)("
_QUOTES = (
    *(("\u201c", "\u201d"), ("\u00ab", "\u00bb")),
    *(("\u300c", "\u300d"), ("\u2018", "\u2019")),
)
_STRAIGHT = '"'
_ASKS = ("?", "\uff1f", "\u061f")
_FIRST = re.compile(r"[^\W\d_]\w*")
_GAP = re.compile(r"\n[ \t]*\n")
_SIC = "sic"
_TO_LINK = ("(", "[", ":")
_LINKING = ("!", "]")
_WHITE = " \t\n"
_SEVERAL = 2
_NEAR = 40  # characters that are looked at beside one


class Dress(Enum):
    ITALIC_SQUARE = "*[smiles]*"
    ITALIC_ROUND = "*(smiles)*"
    SQUARE = "[smiles]"
    ROUND = "(smiles)"
    ITALIC = "*smiles*"


_FORMS = {
    Dress.ITALIC_SQUARE: re.compile(rf"(?P<mark>[*_]){_SQUARE}(?P=mark)"),
    Dress.ITALIC_ROUND: re.compile(rf"(?P<mark>[*_]){_ROUND}(?P=mark)"),
    Dress.SQUARE: re.compile(_SQUARE),
    Dress.ROUND: re.compile(_ROUND),
    Dress.ITALIC: re.compile(
        rf"(?<![\w*_])(?P<mark>[*_])(?![\s*_])[^*_\0]{{1,{_LONGEST}}}(?P=mark)(?![\w*_])"
    ),
}


@dataclass(frozen=True, slots=True)
class Direction:
    """*line* counts from 0, from where the speech's text begins; *words* as written."""

    line: int
    words: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class DirectedSpeech:
    """What is said without the directions that stood in it."""

    text: str
    directions: tuple[Direction, ...] = ()


class _Whose(Enum):
    MAKER_S = "a direction"
    VOICE_S = "words"
    EITHER = "either"


def find_dresses(directions: Iterable[str]) -> frozenset[Dress]:
    """The dresses of these lines, each of which is a direction alone."""
    return frozenset(
        dress for line in directions if (dress := _find_dress(line.strip())) is not None
    )


def take_directions_out(
    lines: Sequence[str],
    dresses: Collection[Dress],
    code: Collection[int] = (),
    names: Collection[str] = (),
    sure: Collection[Dress] = (),
) -> DirectedSpeech:
    """
    *code* are those of the lines, from 0, that are within a fence; *names* the first
    words, in lower case, of those of the speakers; *sure* the dresses that the document
    calls its maker's.
    """
    text = "\n".join(lines)
    if not dresses:
        return DirectedSpeech(text)
    open_lines = ("\0" * len(x) if n in code else x for n, x in enumerate(lines))
    seen = _CODE.sub(lambda code: "\0" * len(code[0]), "\n".join(open_lines))
    found, cuts = list[Direction](), list[tuple[int, int]]()
    line = counted = 0
    for match, dress in _find_all(seen):
        whose = _judge(seen, match, dress, dresses, names)
        is_said = _is_told(_find_bare(match))
        is_sure = dress in sure and dress is not Dress.ITALIC  # else emphasis
        if is_sure and is_said and not _is_linked(seen, match):
            whose = _Whose.MAKER_S
        if whose is _Whose.VOICE_S:
            continue
        line, counted = line + seen.count("\n", counted, match.start()), match.start()
        found.append(Direction(line, match[0], whose is _Whose.EITHER))
        if whose is _Whose.MAKER_S:
            _add_cut(cuts, text, match)
    return DirectedSpeech(_leave_out(text, cuts), tuple(found))


def _find_dress(words: str) -> Dress | None:
    return next(
        (dress for dress, form in _FORMS.items() if form.fullmatch(words)), None
    )


def _find_all(text: str) -> Iterator[tuple[re.Match[str], Dress]]:
    """In their order; of those within one another the outer."""
    every = [
        (one, dress) for dress, form in _FORMS.items() for one in form.finditer(text)
    ]
    every.sort(key=lambda one: (one[0].start(), -one[0].end()))
    end = 0
    for match, dress in every:
        if match.start() >= end:
            end = match.end()
            yield match, dress


def _judge(
    text: str,
    match: re.Match[str],
    dress: Dress,
    dresses: Collection[Dress],
    names: Collection[str],
) -> _Whose:
    bare = _find_bare(match)
    is_emphasis = dress is Dress.ITALIC and _is_announced(text, match)
    is_told = _is_told(bare) and not is_emphasis
    if not is_told or _GAP.search(match[0]) or _is_linked(text, match):
        return _Whose.VOICE_S
    is_between = _stands_between(text, match)
    if dress not in dresses:
        is_near = dress is Dress.SQUARE and Dress.ITALIC_SQUARE in dresses
        return _Whose.EITHER if is_near and is_between else _Whose.VOICE_S
    if speaks_of_itself(bare) or _is_verse(text, match):
        return _Whose.EITHER
    if dress is Dress.ITALIC_SQUARE or (is_between and _is_sure(bare, dress)):
        return _Whose.MAKER_S
    if not is_between:
        is_beside = dress is Dress.ITALIC or _is_quoted(text, match)
        return _Whose.VOICE_S if is_beside else _Whose.EITHER
    is_played = dress is Dress.ITALIC_ROUND and _begin_with_pronoun(bare) is not None
    return _judge_sentence(bare, names, is_told=is_played)


def _find_bare(match: re.Match[str]) -> str:
    return match[0].strip("*_[]()\u3010\u3011\uff08\uff09 \n")


def find_doubtful(
    directions: Mapping[int, str], within: Collection[int], names: Collection[str] = ()
) -> set[int]:
    """
    Those of lines that are directions alone which somebody may say, with emphasis:
    italics that speak of "me" or "you", ask something, tell of what might be, or are
    the only ones where two others or more stand in brackets and stand *within* what
    somebody says. None of them announces a break.
    """
    slanted = {
        at: line.strip("*_ \t")
        for at, line in directions.items()
        if _find_dress(line.strip()) is Dress.ITALIC
    }
    is_alone = len(slanted) == 1 and len(directions) > _SEVERAL
    return {
        at
        for at, bare in slanted.items()
        if not announces_interval(bare)
        and (
            _may_be_said(bare, names)
            or (is_alone and at in within and not _tells(bare, names))
        )
    }


def _may_be_said(bare: str, names: Collection[str]) -> bool:
    others = _INITIAL.sub(" ", bare)
    return speaks_of_itself(others) or _judge_sentence(bare, names) is _Whose.VOICE_S


def _tells(bare: str, names: Collection[str]) -> bool:
    """As a direction does: of a pause, or of somebody by name."""
    first, told = _FIRST.match(bare), bare.strip(" .!\u2026\u3002").casefold()
    is_beat = told in _beats() or _begin_with_pronoun(bare) in _beats()
    return is_beat or (first is not None and first[0].casefold() in names)


def _begin_with_pronoun(bare: str) -> str | None:
    """What "he" or "she" does, in lower case."""
    told = bare.strip(" .!\u2026\u3002").casefold()
    first, _, rest = told.partition(" ")
    return rest if first in entries("directions", "persons") else None


def _judge_sentence(
    bare: str, names: Collection[str], *, is_told: bool = False
) -> _Whose:
    """By its mood, and by whom it is about."""
    tells = is_told or _tells(bare, names)
    is_likely = _words("moods").search(bare) and not _words("likened").search(bare)
    is_said = bare.endswith(_ASKS) or bool(is_likely)
    if tells is is_said:
        return _Whose.EITHER
    return _Whose.MAKER_S if tells else _Whose.VOICE_S


def _is_sure(bare: str, dress: Dress) -> bool:
    """Nobody says a sentence so: in square brackets, or without a capital."""
    if dress is Dress.ITALIC:
        return bare[:1].islower()
    is_sentence = bare[:1].isupper() or any(mark in bare for mark in _ENDS)
    return dress is Dress.SQUARE or not is_sentence


@cache
def _words(key: str) -> re.Pattern[str]:
    words, anywhere = alternatives("directions", key)
    return re.compile(rf"\b(?:{words})\b|(?:{anywhere})", re.IGNORECASE)


@cache
def _beats() -> frozenset[str]:
    return frozenset(entries("directions", "beats"))


def _is_told(bare: str) -> bool:
    return _WORD.search(bare) is not None and bare.casefold().strip(" .!") != _SIC


def _is_linked(text: str, match: re.Match[str]) -> bool:
    """A link, a picture or what one refers to, an index or an argument."""
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_joined = before in _LINKING or (before.isascii() and before.isalnum())
    return match[0][0] in "[(" and (is_joined or after in _TO_LINK)


def _is_verse(text: str, match: re.Match[str]) -> bool:
    """A whole line in such marks with another right above or below, as in a song."""
    start, end = match.span()
    above, below = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if (above and above[-1] != "\n") or (below and below[0] != "\n"):
        return False
    around = (above[:-1].rpartition("\n")[2], below[1:].partition("\n")[0])
    return any(_find_dress(line.strip()) is not None for line in around)


def _stands_between(text: str, match: re.Match[str]) -> bool:
    """Whole sentences stand on both sides, or none."""
    start, end = match.span()
    above, below = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    before, after = above.rstrip(), below.lstrip()
    is_begun = not before or before.rstrip(_BESIDE)[-1:] in _ENDS
    is_begun = is_begun or above.count("\n", len(before)) > 1
    if not after or below.count("\n", 0, len(below) - len(after)) > 1:
        return is_begun
    goes_on = after[0] in _STOPS or after.lstrip(_BESIDE)[:1].islower()
    return is_begun and not goes_on


def _is_announced(text: str, match: re.Match[str]) -> bool:
    """Behind a colon on its line: what is emphasised there belongs to the sentence."""
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip(" \t")
    return before[-1:] in (":", "\uff1a")


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Within quotation marks of its line: an insertion by who quotes."""
    start = text.rfind("\n", 0, match.start()) + 1
    before = text[max(start, match.start() - _LONGEST) : match.start()]
    return before.count(_STRAIGHT) % 2 == 1 or any(
        before.rfind(opens) > before.rfind(closes) for opens, closes in _QUOTES
    )


def _add_cut(cuts: list[tuple[int, int]], text: str, match: re.Match[str]) -> None:
    """With the white space around it; one with the direction right before it."""
    start, end = match.span()
    while start and text[start - 1] in _WHITE:
        start -= 1
    while end < len(text) and text[end] in _WHITE:
        end += 1
    if cuts and start <= cuts[-1][1]:
        start = cuts.pop()[0]
    cuts.append((start, end))


def _leave_out(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """One white space is left of what stood around each, that which parts more."""
    kept, at = list[str](), 0
    for start, end in cuts:
        kept.append(text[at:start])
        if start and end < len(text):
            kept.append(_part(text, start, end))
        at = end
    return "".join((*kept, text[at:]))


def _part(text: str, start: int, end: int) -> str:
    cut = text[start:end]
    above, below = cut[: len(cut) - len(cut.lstrip())], cut[len(cut.rstrip()) :]
    most = max(above.count("\n"), below.count("\n"))
    if most:
        return "\n" * min(most, 2)
    return " " if above + below and text[end] not in _STOPS else ""
