"""
What kind of script a document is, and what parts its messages: headings, rounds,
questions in bold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.header import MODEL
from bot.transcript.handmade.lines.blocks import is_rule, read_heading
from bot.transcript.handmade.lines.headings import (
    is_phase_heading,
    is_question_heading,
    read_speaker,
)
from bot.transcript.handmade.lines.labels import (
    Announced,
    read_label,
    read_metadata_line,
)
from bot.transcript.handmade.lines.remarks import speaks_of_record
from bot.transcript.handmade.sections.known_models import (
    is_known_model,
    speaks_of_itself,
)
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_fenced,
    names_of_parts,
)

_DIRECTION = re.compile(
    r"\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_|\*?\([^()]+\)\*?|\*?\[[^\[\]]+\]\*?"
    r"|\uff08[^\uff08\uff09]+\uff09|\u3010[^\u3010\u3011]+\u3011"
)
_NUMBERED = re.compile(r"[-=#*_ ]*+[^\W\d_]{1,20}[ ]#?\d{1,4}[-=#*_: ]*+")
_LONGEST_ACT = 3  # words
_FEWEST = 2  # signs that underline, and by how many they may be more or less
_ENDS = tuple('.!?:\u2026\u3002\uff01\uff1f\uff1a"\u201d\u00bb)')
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_OWNER = re.compile(r"\W*+(?P<name>[^'\u2019]{1,40})['\u2019]s\b")  # of a part
_FARTHEST = 60
_SENTENCE_ENDS = (".", "!", "\u2026", "\u3002", "]", ")")
_FIELD = re.compile(r"[\d:|=\u2194]|\w@\w|https?")
# "Pierwsza odsłona", "Second scene: dusk", "1. Szene": a number or an ordinal's capital
# before the scene.
_COUNTING = re.compile(
    r"(?:\d{1,2}|[IVX]{1,5})[.:]?[ ]"
    r"|[^\W\d_]{3,14}[ ][^\W\d_]+[ ]?(?:$|[.:,\u2013\u2014-])"
)
_SCENE = re.compile(r"\u7b2c?[\u4e00-\u5341\d]{1,3}[\u5e55\u573a\u5834\u666f](?!\w)")


class ScriptKind(Enum):
    PLAY = auto()
    INTERVIEW = auto()
    IRC = auto()
    CHAT = auto()


def find_kind(
    lines: Sequence[str], labels: Sequence[LineLabel], *, is_bold: bool, is_irc: bool
) -> ScriptKind:
    """As what stands above the first message and between all of them shows."""
    keys = {label.key for label in labels}
    if is_irc:
        return ScriptKind.IRC
    if not keys.isdisjoint(names_of_parts("questions")):
        return ScriptKind.INTERVIEW
    first, last = labels[0].line, labels[-1].line
    above, within = lines[:first], lines[first:last]
    acts = any(map(is_act, within)) or any(map(is_act, above))
    called = _is_called_play(above)
    in_capitals = all(label.name.isupper() for label in labels)
    directed = any(map(is_direction, within))
    told = next((line for line in reversed(above) if line.strip()), "")
    is_play = acts or called or (in_capitals and directed)
    if all(label.time for label in labels):
        return ScriptKind.CHAT  # a program's log: who speaks acts in their own words
    if is_bold and (is_play or (directed and _sets_scene(told, labels))):
        return ScriptKind.PLAY
    if in_capitals and is_play:
        return ScriptKind.PLAY
    return ScriptKind.CHAT


def _sets_scene(line: str, labels: Sequence[LineLabel]) -> bool:
    """
    A direction that tells of nothing but the scene: no field, date or record. Where
    models speak under their own names, one that is no sentence may be a subtitle, and
    what they do their own words.
    """
    if not is_direction(line) or _FIELD.search(line) or speaks_of_record(line):
        return False
    is_sentence = line.strip("*_ ")[-1:] in _SENTENCE_ENDS
    names = {label.name for label in labels}
    return is_sentence or not any(is_known_model(read_speaker(n)) for n in names)


def has_other_headings(lines: Sequence[str], labels: Sequence[LineLabel]) -> bool:
    """
    Headings that part something else than the acts of a play, or rounds, or stand
    right above a message; where each message has a time, others are in one.
    """
    fenced = find_fenced(lines)
    topics = find_topics(lines, labels, fenced)
    return not all(label.time for label in labels) and any(
        not fenced[at]
        and (heading := read_heading(lines[at])) is not None
        and (at not in topics or _names_silent_model(heading.words, labels))
        and not is_of_play(heading.words)
        for at in range(labels[0].line, labels[-1].line)
    )


def _names_silent_model(words: str, labels: Sequence[LineLabel]) -> bool:
    """A known model, of which no label is: what stands below is about it or its own."""
    owner = _OWNER.match(words[:_FARTHEST])
    who = read_speaker(words if owner is None else owner["name"])
    if not is_known_model(who):
        return False
    bare = words.casefold()
    return not any(label.key in bare or bare in label.key for label in labels)


def may_begin_part(line: str) -> bool:
    """A heading or a line that counts rounds, or a label that asks."""
    heading = read_heading(line)
    if heading is not None:
        return is_phase_heading(heading.words) or is_question_heading(heading.words)
    bare = line.strip().strip("*_: ")
    if len(bare.split()) == len(("Round", "2")) and is_phase_heading(bare):
        return True
    label = read_label(line)
    return label is not None and label.bold and label.announces is Announced.QUESTION


def find_model_above(above: Sequence[str]) -> str | None:
    entries = [read_metadata_line(line) for line in above]
    models = [one.value for one in entries if one is not None and one.key in MODEL]
    return models[0] if len(models) == 1 else None


def find_topics(
    lines: Sequence[str], labels: Sequence[LineLabel], fenced: Sequence[int]
) -> set[int]:
    """
    Headings right above a message, rules between them passed over; and lines that are,
    but for a number, like the one above the first message, which is nobody's words, or
    are underlined as that is.
    """
    above = [at for label in labels if (at := find_above(lines, label.line)) >= 0]
    first = lines[above[0]] if above and above[0] < labels[0].line else ""
    form = _read_numbered(first)
    begun = {label.line for label in labels}
    are_underlined = bool(above) and is_underlined(lines, above[0])
    return {
        at
        for at in (*above, *_find_told_topics(lines, labels, first))
        if not fenced[at]
        and (
            read_heading(lines[at]) is not None
            or (are_underlined and at not in begun and is_underlined(lines, at))
            or (form is not None and _read_numbered(lines[at]) == form)
        )
    }


def _find_told_topics(
    lines: Sequence[str], labels: Sequence[LineLabel], first: str
) -> Iterator[int]:
    """
    Headings with one direction between them and a message, where whoever opens below
    the *first* of their level does so below them too. A voice may have closed with it
    if it says "I".
    """
    opening = read_heading(first)
    for label in labels if opening is not None else ():
        told = find_above(lines, label.line)
        at = find_above(lines, told) if told >= 0 else -1
        heading = read_heading(lines[at]) if at >= 0 else None
        if (
            heading is not None
            and opening is not None
            and heading.level == opening.level
            and label.key == labels[0].key
            and is_direction(lines[told])
            and not speaks_of_itself(
                whole_words("maker_lines", "plural").sub("", lines[told])
            )
        ):
            yield at


def is_underlined(lines: Sequence[str], at: int) -> bool:
    """A heading in one line, with as many "-" or "=" right below it; no sentence."""
    below, words = "".join(lines[at + 1 : at + 2]).strip(), lines[at].strip()
    is_first = at == 0 or not lines[at - 1].strip()
    is_line = len(below) > _FEWEST and set(below) in ({"-"}, {"="})
    is_as_long = abs(len(below) - len(words)) <= _FEWEST
    return is_first and is_line and is_as_long and words[-1:] not in _ENDS


def find_above(lines: Sequence[str], line: int) -> int:
    """The next line above that is neither blank nor a rule."""
    at = line - 1
    while at >= 0 and (
        not lines[at].strip() or is_rule(lines[at]) or _is_double(lines[at])
    ):
        at -= 1
    return at


def _is_double(line: str) -> bool:
    bare = line.strip()
    return len(bare) > _FEWEST and set(bare) == {"="}


def _read_numbered(line: str) -> str | None:
    """Of "Round 2" and "--- Turn 2 ---", what is the same of each of them."""
    bare = line.strip()
    return _DIGITS.sub("", bare) if _NUMBERED.fullmatch(bare) else None


def is_direction(line: str) -> bool:
    return _DIRECTION.fullmatch(line.strip()) is not None


def is_act(line: str) -> bool:
    """A heading, or a line in capitals that counts acts or scenes: "ACT TWO"."""
    heading = read_heading(line)
    if heading is not None:
        return is_of_play(heading.words)
    bare = line.strip(" \t*_-=~\u2013\u2014")
    is_counted = 1 < len(bare.split()) <= _LONGEST_ACT and bare.upper() == bare
    return is_counted and _is_counted_part(bare)


def _is_counted_part(bare: str) -> bool:
    """Such as "ACT TWO", "ZWEITER AUFTRITT", "SCÈNE II"."""
    parts = re.split(r"[\s.:]+", bare.casefold())
    is_scene = not names_of_parts("scenes").isdisjoint(parts)
    is_number = is_phase_heading(bare) or _COUNTING.match(bare) is not None
    return is_scene and is_number


def is_of_play(words: str) -> bool:
    bare = words.strip("*_ ")
    first = re.split(r"[\s.:,\u2013\u2014-]", bare, maxsplit=1)[0]
    if first.casefold() in names_of_parts("scenes", "rounds"):
        return True
    counted = re.split(r"[\s.:,]+", bare.casefold(), maxsplit=2)[1:2]
    is_counted = not names_of_parts("scenes").isdisjoint(counted)
    return (is_counted and _COUNTING.match(bare) is not None) or _SCENE.match(
        bare
    ) is not None


def _is_called_play(above: Iterable[str]) -> bool:
    known = frozenset(entries("roles", "plays"))
    words = {w for line in above for w in _WORD.findall(line.casefold())}
    return not known.isdisjoint(words)
