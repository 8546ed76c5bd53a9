"""
What a message is by its form, whatever it says: a drawing or code, a game piece, a
prompt, a command, nothing but a digit.

A fence alone makes no drawing: what stands in one is judged by its signs, as all else.
"""

import re
from collections import Counter
from collections.abc import Iterable

from bot.evidence.endings.content_items import plain_words
from bot.text.scripts import UNSPACED
from bot.text.sentences import STOPS

_SIGN = re.compile(r"[^\w\s]")
_SIGNS = 0.25  # more signs than this among what is seen: a drawing, a table or code
_FENCED_SIGNS = 0.1  # within a fence, where prose has a sign in twenty letters
_FENCE = re.compile(r"^[ \t]*(?:```[^\n`]*|~~~\w*)$", re.MULTILINE)
_STROKES = re.compile(r"[/\\|_+=<>^#()\[\]{}-]")
# Pictures of things, but for those that only adorn: weather, plants, flowers, hearts,
# sparkles, faces, hands and bows, doves, candles, musical notes.
_PICTOGRAPH = re.compile("[\u2600-\u26ff\U0001f300-\U0001f64f\U0001f680-\U0001faff]")
_ADORNING = re.compile(
    "[\u2600-\u2604\u2615\u262e-\u262f\u2638-\u263a\u2665\u2728\u2733-\u2734\u26a1\u267e"
    "\U0001f300-\U0001f320\U0001f331-\U0001f343\U0001f38a-\U0001f38b\U0001f389"
    "\U0001f3b5-\U0001f3b6\U0001f44a-\U0001f450\U0001f483\U0001f490-\U0001f49f"
    "\U0001f4ab\U0001f4a4\U0001f506\U0001f525\U0001f54a\U0001f56f\U0001f595-\U0001f596"
    "\U0001f5a4\U0001f600-\U0001f64f\U0001f6d0\U0001f6cc\U0001f90d-\U0001f90f"
    "\U0001f910-\U0001f93a\U0001f942\U0001f970-\U0001f97a\U0001f9d8\U0001f9e1"
    "\U0001fa77\U0001fab7\U0001fac0\U0001fac2\U0001faf0-\U0001faf8]"
)
_LINES = 3  # of a picture drawn in signs
_STROKES_MANY = 6
# Boxes, blocks and shapes; squares and circles in colours; chess, cards, dominoes.
_PIECES = re.compile(
    "[\u2500-\u25ff\u2654-\u2667\u2680-\u2685\u26aa\u26ab\u2800-\u28ff\u2b1b\u2b1c\u2b24"
    "\u274c\u274e\u2b55\U0001f000-\U0001f0ff\U0001f534\U0001f535\U0001f7e0-\U0001f7eb]"
)
# A block, once or a few times, or the empty pattern of Braille: nothing is drawn so.
_CURSOR = re.compile(r"[\s`]*+[\u2580-\u2593\u25ae\u25af\u2800]{0,3}+[\s`\u2800]*+")
_PROMPTS = ("$", "#", ">", "%", "\u2588")
# One line that a shell would take: a small first word, then words, and a sign that
# prose has not: a path, an option, a pipe.
_COMMAND = re.compile(r"(?:[^\n]{0,40}[$#>%] )?[a-z_.][\w./-]*(?: [^\n]{1,200})?")
# A short line that names a file, an option or a path, or says what a shell is told.
_LAST_COMMAND = re.compile(
    r"(?:[^\n]{0,40}[$#>%] ?)?(?:(?:cat|cd|ls|grep|less|head|tail|open|read|run|look)\b"
    r"[^\n]{0,120}(?<![.!?])|[a-z_./][\w./-]{0,40}(?: [^\n.!?]{0,60})?"
    r" (?:--?\w|[\w~.-]{0,40}[/.]\w)[^\n]{0,60}|\./\w[^\n]{0,60}(?<![.!?]))"
)
_TYPED = re.compile(
    r"(?P<mark>[^\s<]{0,40}[$#>%]\s*+)?(?P<tag><cmd>)?(?P<said>[^\W_][^\n<]{0,160})"
    r"(?:</cmd>)?[^\n]{0,40}"
)
_MARKED = re.compile(r"[$#>%]|<cmd>")
_ABOVE = re.compile(r"\s*+[a-z][^\n.!?]{0,120}\n\s*+```")
_DIRECTING, _DIRECTED = tuple("*_([<"), tuple("*_)]>")
_LOOKED_AT = 8  # lines
_LONGEST_COMMAND = 16  # words
_LETTERS = re.compile(rf"[{UNSPACED}]|[^\W\d_]{{3,}}")
_ASCII_LETTERS = re.compile(r"[A-Za-z]{3,}")
_CLAUSE = re.compile(rf"[{STOPS},;\n\uff0c]+")
_CLAUSES, _VERSES = 40, 3
_OPERATOR = re.compile(r"[|;={}]|&&|\s--?\w|[\w.~]/|\.\.|[<>]")


def is_drawn(text: str) -> bool:
    """Whether it is mostly a drawing, a table or code; prose in a fence is prose."""
    if "```" not in text and "~~~" not in text:
        return _share_of_signs(text) > _SIGNS
    return _share_of_signs(_FENCE.sub("", text)) > _FENCED_SIGNS


def is_picture(text: str) -> bool:
    """Without a word it still says something by where its signs stand."""
    if _PIECES.search(text) and not _CURSOR.fullmatch(text):
        return True
    strokes = _STROKES.findall(text)
    many = len(strokes) >= _STROKES_MANY and len(set(strokes)) > 1
    return many and text.strip().count("\n") >= _LINES - 1


def pictographs(signs: Iterable[str]) -> list[str]:
    """Those of the signs that picture a thing, and do not only adorn."""
    return [s for s in signs if _PICTOGRAPH.match(s) and not _ADORNING.match(s)]


def is_prompt(text: str) -> bool:
    """It ends as a shell does that waits."""
    return text.rstrip("` \n_").endswith(_PROMPTS)


def is_command(text: str) -> bool:
    """One line that could be typed into a shell, and would hardly be said."""
    typed = text.strip().strip("`").strip()
    return bool(_COMMAND.fullmatch(typed) and _OPERATOR.search(typed))


def types_last(text: str) -> bool:
    """Below what is said it ends with a command of its own, as to a shell."""
    said, _, last = text.strip().strip("`").strip().rpartition("\n")
    return bool(said.strip() and _LAST_COMMAND.fullmatch(last.strip(" `")))


def is_directed(text: str) -> bool:
    """It stands between the marks of a stage direction, however long it is."""
    return text.startswith(_DIRECTING) and text.endswith(_DIRECTED)


def typed_line(text: str) -> str | None:
    """
    The first line, if it was typed to somebody who acts on it: behind a prompt or in
    a mark of commands, or alone above a fence with what came of it.
    """
    lines = [line.strip() for line in text.split("\n", _LOOKED_AT) if line.strip(" `")]
    first = lines[0].strip("`") if lines else ""
    above_a_fence = _ABOVE.match(text) is not None
    if not (above_a_fence or _MARKED.search(first)):
        return None
    found = _TYPED.fullmatch(first)
    if found is None or len(found["said"].split()) > _LONGEST_COMMAND:
        return None
    return found["said"] if found["mark"] or found["tag"] or above_a_fence else None


def is_pictured(text: str) -> bool:
    """Less than half of what is seen are the letters of words: it shows, not says."""
    seen = len("".join(text.split()))
    letters = _ASCII_LETTERS if text.isascii() else _LETTERS
    return 2 * sum(map(len, letters.findall(text))) < seen


def find_opener(folded: str) -> str | None:
    """The two words with which at least three clauses of a plain text begin."""
    parts = _CLAUSE.split(folded, _CLAUSES)
    roughly = [part.lstrip()[:3] for part in parts]
    if len(roughly) - len(set(roughly)) < _VERSES - 1:
        return None
    begun = [" ".join(plain_words(part[:40])[:2]) for part in parts]
    begun = [opener for opener in begun if " " in opener]
    opener, times = Counter(begun).most_common(1)[0] if begun else ("", 0)
    return opener if times >= _VERSES and 3 * times >= 2 * len(begun) else None


def _share_of_signs(text: str) -> float:
    # A stop at the end is nothing drawn, however short the sentence.
    seen = "".join(text.split())
    judged = seen[:-1] if seen[-1:] in STOPS else seen
    return len(_SIGN.findall(judged)) / len(judged) if judged else 0.0
