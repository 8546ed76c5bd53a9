"""
What a message is by its form, whatever it says: a drawing or code, a game piece, a
prompt, a command, nothing but a digit.

A fence alone makes no drawing: what stands in one is judged by its signs, as all else.
"""

import re

from bot.text.scripts import UNSPACED

_SIGN = re.compile(r"[^\w\s]")
_SIGNS = 0.25  # more signs than this among what is seen: a drawing, a table or code
_FENCED_SIGNS = 0.1  # within a fence, where prose has a sign in twenty letters
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n`]*$", re.MULTILINE)
_STROKES = re.compile(r"[/\\|_+=<>^#()\[\]{}-]")
_LINES = 3  # of a picture drawn in signs
_STROKES_MANY = 6
# Boxes, blocks and shapes; squares and circles in colours; chess, cards, dominoes.
_PIECES = re.compile(
    "[\u2500-\u25ff\u2654-\u2667\u2680-\u2685\u26aa\u26ab\u2800-\u28ff\u2b1b\u2b1c\u2b24"
    "\u274c\u274e\u2b55\U0001f000-\U0001f0ff\U0001f534\U0001f535\U0001f7e0-\U0001f7eb]"
)
_PROMPTS = ("$", "#", ">", "%", "\u2588")
# One line that a shell would take: a small first word, then words, and a sign that
# prose has not: a path, an option, a pipe.
_COMMAND = re.compile(r"(?:[^\n]{0,40}[$#>%] )?[a-z_.][\w./-]*(?: [^\n]{1,200})?")
_TYPED = re.compile(r"(?:[^\s]{0,40}[$#>%] ?)?(?:<\w+>)?([a-z_./~^][^\n]{0,119})")
_LONGEST_COMMAND = 16  # words
_STOPPED = ".!?,;:\u2026\u2014"
_LETTERS = re.compile(rf"[{UNSPACED}]|[^\W\d_]{{3,}}")
_OPERATOR = re.compile(r"[|;={}]|&&|\s--?\w|[\w.~]/|\.\.|[<>]")


def is_drawn(text: str) -> bool:
    """Whether it is mostly a drawing, a table or code; prose in a fence is prose."""
    if "```" not in text and "~~~" not in text:
        return _share_of_signs(text) > _SIGNS
    return _share_of_signs(_FENCE.sub("", text)) > _FENCED_SIGNS


def is_picture(text: str) -> bool:
    """Without a word it still says something by where its signs stand."""
    if _PIECES.search(text):
        return True
    strokes = _STROKES.findall(text)
    many = len(strokes) >= _STROKES_MANY and len(set(strokes)) > 1
    return many and text.strip().count("\n") >= _LINES - 1


def is_prompt(text: str) -> bool:
    """It ends as a shell does that waits."""
    return text.rstrip("` \n_").endswith(_PROMPTS)


def is_command(text: str) -> bool:
    """One line that could be typed into a shell, and would hardly be said."""
    typed = text.strip().strip("`").strip()
    return bool(_COMMAND.fullmatch(typed) and _OPERATOR.search(typed))


def typed_line(text: str) -> str | None:
    """
    The first line, if it may be typed to somebody who acts on it: small letters from
    the first, no stop at its end, and either nothing after it or what came of it.
    """
    first = next((line for line in text.split("\n") if line.strip(" `")), "")
    found = _TYPED.fullmatch(first.strip(" `>"))
    if found is None or found[1].rstrip()[-1:] in _STOPPED:
        return None
    return found[1] if len(found[1].split()) <= _LONGEST_COMMAND else None


def is_pictured(text: str) -> bool:
    """Less than half of what is seen are the letters of words: it shows, not says."""
    seen = len("".join(text.split()))
    return 2 * sum(map(len, _LETTERS.findall(text))) < seen


def _share_of_signs(text: str) -> float:
    seen = len("".join(text.split()))
    return len(_SIGN.findall(text)) / seen if seen else 0.0
