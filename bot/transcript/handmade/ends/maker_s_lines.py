"""
What the last paragraph below somebody's words is by its form: the voice's own, or of
whoever made the document.

It is a note only where its form says so (a line of counts, an editor's brackets, a
licence, a bold label such as "For discussion" at the very end); of a form that nothing
else in the answers has, it may be either.
"""

import re
from functools import cache

from bot.text.wordlists import entries, whole_words
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    EndKind,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.dividers import Divider, judge_divider
from bot.transcript.handmade.ends.dressed_ends import (
    judge_dressed,
    settle,
    tells_of_break,
)
from bot.transcript.handmade.ends.end_signs import (
    Below,
    Sign,
    counts_length,
    find_signs,
    is_asked_for,
    is_note_of,
    is_self_report,
    was_asked_for_length,
)
from bot.transcript.handmade.ends.third_person import tells_readers
from bot.transcript.handmade.lines.blocks import strip_quote_marks
from bot.transcript.handmade.lines.captions import IMAGE, is_caption
from bot.transcript.handmade.lines.maker_s_labels import (
    are_reactions,
    asks_again,
    is_coda,
    is_conclusion,
    is_note_in_brackets,
    is_part_label,
    is_rating,
)
from bot.transcript.handmade.lines.remarks import (
    is_by_a_maker,
    is_closing_line,
    tells_how_made,
)
from bot.transcript.handmade.lines.run_lines import RunLine, judge_run_line
from bot.transcript.handmade.pages.page_lines import is_disclaimer
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.speech.line_labels import names_of_parts
from bot.transcript.handmade.speech.no_names import opens_sentence
from bot.transcript.handmade.weighing import plain_remarks

_BEGIN, _END = "<!--", "-->"
_LONGEST = 600  # characters of a paragraph that is looked at
_LONGEST_LABEL = 60
_LONGEST_FOOTER = 200
_LONGEST_REMARK = 240
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 8  # of a label
_ITALIC = re.compile(r"\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_")
_BOLD = re.compile(r"\*\*(?![*\s])[^*]+\*\*|__(?![_\s])[^_]+__")
_SQUARE = re.compile(
    r"[*_]{0,2}(?:\[[^\[\]]+\]|\u3010[^\u3010\u3011]+\u3011|\uff3b[^\uff3b\uff3d]+\uff3d)[*_]{0,2}"
)
_ROUND = re.compile(r"[*_]{0,2}(?:\([^()]+\)|\uff08[^\uff08\uff09]+\uff09)[*_]{0,2}")
_SEPARATOR = re.compile(r"[\u00b7\u2022\u2042\u2766\u2767~=+#\u2013\u2014* -]{1,60}")
_MEASURED = re.compile(r"[^:\n]{1,40}:[ ]*[\d.,]{1,12}[ ]*[^\W\d_]{0,8}")
_MARKED = re.compile(
    r"(?P<label>[^\W\d_][^:\n]{0,40}?)[ \u00a0]?[:\uff1a][ ]*"
    r"(?:[\d.,]{1,6}[ ]?(?:/|of|von|de|sur|su|van|out of)[ ]?\d{1,4}"
    r"|[\u2605\u2606\u2b50]+)"
)
_COUNTED = re.compile(r"[(\[]?\d{1,6}[)\]]?")
_CODE = re.compile(r"`[^`]+`|<(?:sub|small|sup)>[^<>]+</(?:sub|small|sup)>")
_LABELLED = re.compile(
    r"(?:\*\*|__)(?P<inner>[^*_\n]{1,80}?)[ \u00a0]*(?P<in>[:\uff1a.]?)(?:\*\*|__)"
    r"[ \u00a0]*(?P<out>[:\uff1a]?)(?P<rest>.*)",
    re.DOTALL,
)
_LINK = re.compile(r"\[[^\[\]]+\]\([^()\s]*\)")
_BETWEEN = re.compile(r"[\s|·•,/-]*")
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_SIGNED = re.compile(r"[-\u2013\u2014]{1,3}[ ]?(?P<by>[^\W\d_][^\n!?;:]{0,40})")
# Apostrophes and brackets as ASCII has them, and the dot above a Turkish I.
_PLAIN = str.maketrans("\u2019\uff08\uff09", "'()", "\u0307")
_MOST_SIGNED = 4  # words of a signature
_DOTS = re.compile(r"[.;]")  # of "P.S." and "TL;DR"
_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_SIGNS = "-\u2013\u2014*_ \t"  # before who made or sent it
_MARK = re.compile(r"[\d\u2605\u2606\u2b50]|^\s*[A-F][+-]?\s*$")
# As in italics "Note of the typist" and a colon, within them or behind.
_SLANTED = re.compile(r"[*_](?P<label>[^\W\d_][^*_:\n]{1,40})(?::[*_]|[*_][ ]?:)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]")


def judge_end(below: Below, habits: AnswerHabits, *, is_last: bool) -> EndKind:
    """*is_last*: the paragraph stands below the last answer of all."""
    kind = _judge(below, habits, is_last=is_last)
    is_unclear = is_last and kind is EndKind.WORDS and tells_how_made(below.text)
    return EndKind.DOUBT if is_unclear else kind


def _judge(below: Below, habits: AnswerHabits, *, is_last: bool) -> EndKind:
    bare = below.text.strip()
    if not bare or len(bare) > _LONGEST:
        return EndKind.WORDS
    is_page_s = is_last and is_disclaimer(bare)
    first = EndKind.NOTE if is_page_s else _judge_first(below, habits)
    if first is not None:
        return first
    if habits.are_talk:
        kind = _judge_talk(bare, is_last=is_last)
        return _judge_in_talk(below, habits) if kind is EndKind.WORDS else kind
    if was_asked_for_length(below.asked) and counts_length(bare) and _is_count(bare):
        return EndKind.DOUBT  # a voice counts what it was asked for
    if is_apparatus(bare) or (is_last and (is_closing_line(bare) or _is_footer(bare))):
        return EndKind.NOTE
    run = _judge_run(below.text)
    return _judge_by_form(below, habits, is_last=is_last) if run is None else run


def _judge_first(below: Below, habits: AnswerHabits) -> EndKind | None:
    """As a line that parts answers, or as a number that voices were asked for."""
    if (kind := _judge_divider(below.text, habits)) is not None:
        return kind
    report = judge_report(below.text.strip(), below.asked)
    return report if report is EndKind.WORDS or not habits.are_talk else None


def judge_report(text: str, asked: str) -> EndKind | None:
    """
    Of a line such as "*Confidence: 7*": the voice's words where *asked* wants a number
    for it, else anybody's where only a voice can know it of itself; None of any other.
    """
    if not gives_number(text):
        return None
    head = text.strip(_MARKS).replace("\uff1a", ":").partition(":")[0]
    is_asked, is_report = is_asked_for(head, asked), is_self_report(head, "")
    if is_asked and (is_report or any(map(str.isdigit, asked))):
        return EndKind.WORDS
    return EndKind.DOUBT if is_asked or is_report else None


def gives_number(text: str) -> bool:
    """A label and a number in italics or brackets, of what no machine counts."""
    bare = text.strip(_MARKS).replace("\uff1a", ":")
    if bare == text or len(text) > _LONGEST_FOOTER or counts_length(text):
        return False
    words = {word.casefold() for word in _WORD.findall(bare.partition(":")[0])}
    return _MEASURED.fullmatch(bare) is not None and not words <= _measures()


def _judge_divider(text: str, habits: AnswerHabits) -> EndKind | None:
    """In a long talk voices announce all sorts of things so."""
    divider = judge_divider(text, habits.names)
    if habits.are_talk:
        is_sure = divider is Divider.STRONG and not habits.divided
        return EndKind.NOTE if is_sure else None
    if divider is None or is_closing_line(text) or _judge_run(text) is not None:
        return None
    is_unclear = divider is Divider.UNCLEAR or habits.divided
    return EndKind.DOUBT if is_unclear else EndKind.NOTE


def _judge_by_form(below: Below, habits: AnswerHabits, *, is_last: bool) -> EndKind:
    bare = below.text.strip()
    label, apart = read_bold_label(bare), is_set_apart(bare)
    if is_called_by_a_maker(bare, habits):
        head = " ".join(_LONG_WORD.findall(bare.partition(":")[0]))
        return EndKind.DOUBT if is_asked_for(head, below.asked) else EndKind.NOTE
    if label is not None:
        kind = _judge_label(label, bare, habits, is_last=is_last)
    elif apart is not None:
        return judge_dressed(below, apart, habits, is_last=is_last)
    else:
        kind = _judge_plain(bare, habits, is_last=is_last)
    if kind is not EndKind.WORDS:
        return kind
    is_told = plain_remarks.may_be_remark(below, habits, label)
    return EndKind.DOUBT if is_told else kind


def is_called_by_a_maker(text: str, habits: AnswerHabits) -> bool:
    """Its label is such as "*Clerk's remark:*", which no answer has within."""
    slanted = _SLANTED.match(text)
    label = read_bold_label(text) if slanted is None else slanted["label"]
    return label is not None and label not in habits.labels and is_by_a_maker(label)


def _judge_run(text: str) -> EndKind | None:
    """What the program wrote that lets voices speak."""
    run = [judge_run_line(line) for line in text.split("\n") if line.strip()]
    if run[-1] is not RunLine.PROGRAM_S:
        return None
    return EndKind.NOTE if None not in run else EndKind.DOUBT


def _judge_talk(text: str, *, is_last: bool) -> EndKind:
    """Voices that talk long write brackets, signs and labels of every kind."""
    label = read_bold_label(text)
    is_below = label is not None and (is_rating(label) or is_coda(label))
    is_note = _is_count(text) or (is_last and (is_below or _is_footer(text)))
    return EndKind.NOTE if is_note else EndKind.WORDS


def _judge_in_talk(below: Below, habits: AnswerHabits) -> EndKind:
    """A break; a line in brackets with the maker's signs, where no voice writes any."""
    apart = is_set_apart(below.text.strip())
    if apart is not None and tells_of_break(below.text):
        return settle(EndKind.DOUBT, below, habits)
    if apart is not SetApart.BRACKETS or apart in habits.apart:
        return EndKind.WORDS
    signs = find_signs(below)
    if signs.are_maker_s:
        return EndKind.NOTE
    is_checked = Sign.CHECKED in signs.found and not signs.is_own
    return EndKind.DOUBT if is_checked else EndKind.WORDS


def read_bold_label(text: str) -> str | None:
    """What a paragraph in the form "**Label:** words" begins with, in lower case."""
    match = _LABELLED.match(text)
    if match is None or not (match["in"] or match["out"]):
        return None
    words = match["inner"].strip()
    is_label = len(words) <= _LONGEST_LABEL and len(words.split()) <= _MOST_WORDS
    bare = _DOTS.sub("", words.casefold().translate(_PLAIN)).strip()
    return bare if is_label and bare else None


def without_label(text: str) -> str:
    """What stands behind the label in bold of its first line, and below."""
    lines = text.strip().split("\n")
    head, mark, rest = lines[0].rpartition("**")
    words = "\n".join(
        [rest.strip(" :\uff1a") if mark and head else lines[0], *lines[1:]]
    )
    return "\n".join(strip_quote_marks(words.strip().split("\n")))


def is_bare_label(text: str) -> bool:
    """Nothing stands behind the label in bold."""
    line = text.strip()
    return "\n" not in line and line.rstrip(":\uff1a ").endswith(("**", "__"))


def _without_comments(text: str) -> str:
    """Each place is looked at once, also where none of very many is closed."""
    kept, at = list[str](), 0
    while (begin := text.find(_BEGIN, at)) >= 0:
        end = text.find(_END, begin + len(_BEGIN))
        if end < 0:
            break
        kept.append(text[at:begin])
        at = end + len(_END)
    return "".join((*kept, text[at:]))


def is_apparatus(text: str) -> bool:
    """Comments, pictures, links, tags, counts, reactions and an editor's brackets."""
    bare = _without_comments(text).strip()
    if not bare:
        return True
    if is_caption(bare):
        return True
    rest = _BETWEEN.fullmatch(_LINK.sub("", IMAGE.sub("", bare)))
    links = len(_LINK.findall(IMAGE.sub("", bare)))
    if rest is not None and (links != 1 or IMAGE.search(bare) or "](#" in bare):
        return True
    if _SEPARATOR.fullmatch(bare) is not None or _are_buttons(bare):
        return True
    if all(
        len(word) > 1 and word[0] == "#" and word[1] != "#" for word in bare.split()
    ):
        return True
    return _is_count(bare) or is_note_in_brackets(bare) or are_reactions(bare)


def _is_count(text: str) -> bool:
    """Digits and what they count, set apart by marks or by "tokens"."""
    if len(text) > _LONGEST_FOOTER or not any(map(str.isdigit, text)):
        return False
    is_dressed = any(form.fullmatch(text) for form in (_ITALIC, _SQUARE, _ROUND, _CODE))
    if is_dressed and _MEASURED.fullmatch(text.strip(_MARKS)) is not None:
        return True
    words = {word.casefold() for word in _WORD.findall(text)}
    if not words or not all(
        word in _measures() or set(word.split("/")) <= _measures() for word in words
    ):
        return False
    return is_dressed or not words.isdisjoint({"token", "tokens"})


def _are_buttons(text: str) -> bool:
    """Such as "Like (3) · Reply · Share"."""
    parts = re.split(r"[\u00b7\u2022|/]", text[:_LONGEST_FOOTER])
    words = [_COUNTED.sub("", part).strip(_MARKS).casefold() for part in parts]
    return len(parts) > 1 and all(word in _buttons() or not word for word in words)


def _is_footer(text: str) -> bool:
    if len(text) > _LONGEST_FOOTER:
        return False
    footers = whole_words("maker_lines", "footers")
    return is_caption(f"[{text}]") or any(
        footers.match(text.strip(marks)) for marks in (_MARKS, "*_ \t", _SIGNS)
    )


def _judge_label(
    label: str, text: str, habits: AnswerHabits, *, is_last: bool
) -> EndKind:
    is_own = label in habits.labels or is_conclusion(label)
    if is_rating(label) and not is_own:
        rest = text.partition("**")[2].partition("**")[2]
        return EndKind.NOTE if _MARK.search(rest) else EndKind.DOUBT
    if asks_again(label) and not is_own:
        return EndKind.DOUBT if is_last else EndKind.ASKS
    is_editor_s = label in _editors() and label not in names_of_parts("no_names")
    is_editor_s |= is_note_of(label)
    if not is_own and (
        is_editor_s or is_part_label(label) or _may_be_asker(label, text, habits)
    ):
        return EndKind.DOUBT
    if is_own or not is_last:
        return EndKind.WORDS
    if is_coda(label):
        return EndKind.NOTE
    is_usual = bool(habits.labels) or label in habits.ends
    return EndKind.WORDS if is_usual or _may_say(label, text, habits) else EndKind.DOUBT


def _may_say(label: str, text: str, habits: AnswerHabits) -> bool:
    """A voice speaks of itself, or of another, or announces what it says next."""
    given = text.strip("*_ ")[: len(label)]
    return (
        speaks_of_itself(text)
        or given[:1].islower()
        or opens_sentence(given)
        or not habits.names.isdisjoint(word.casefold() for word in given.split())
    )


def _may_be_asker(label: str, text: str, habits: AnswerHabits) -> bool:
    """It comes again at the ends of answers, or is a name, and asks something."""
    if not text.rstrip("*_ ").endswith(("?", "\uff1f")):
        return False
    given = text.strip("*_ ")[: len(label)]
    is_name = all(word[:1].isupper() for word in given.split()) and len(label) > 1
    return label in habits.ends or (is_name and not opens_sentence(given))


def _judge_plain(text: str, habits: AnswerHabits, *, is_last: bool) -> EndKind:
    marked = _MARKED.fullmatch(text)
    if marked is not None and is_rating(marked["label"].casefold()):
        return EndKind.NOTE
    slanted = _SLANTED.match(text)
    is_noted = slanted is not None and is_note_of(slanted["label"].casefold())
    if marked is not None or is_noted or _FOOTNOTE.match(text) is not None:
        return EndKind.DOUBT
    if len(text) <= _LONGEST_REMARK and whole_words("maker_lines", "makers").search(
        text
    ):
        return EndKind.DOUBT
    if not is_last:
        return EndKind.WORDS
    signed = _SIGNED.fullmatch(text)
    if signed is not None and _is_name(signed["by"]):
        own = signed["by"].casefold().split()[0].strip(".,") in habits.names
        return EndKind.WORDS if own else EndKind.DOUBT
    is_postscript = _DOTS.sub("", text).startswith(("PS ", "PS:", "PPS "))
    is_told = len(text) <= _LONGEST_REMARK and tells_readers(text, habits)
    return EndKind.DOUBT if is_postscript or is_told else EndKind.WORDS


def _is_name(words: str) -> bool:
    parts = words.split()
    return len(parts) <= _MOST_SIGNED and not any(part[0].islower() for part in parts)


@cache
def _buttons() -> frozenset[str]:
    return frozenset(entries("maker_lines", "buttons"))


@cache
def _measures() -> frozenset[str]:
    return frozenset(entries("maker_lines", "measures"))


@cache
def _editors() -> frozenset[str]:
    return frozenset(entries("maker_lines", "editors"))
