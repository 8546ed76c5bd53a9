"""
What a message is by its form, whatever it says: a drawing or code, a game piece, a
prompt, a command, nothing but a digit.

A fence alone makes no drawing: what stands in one is judged by its signs, as all else.
"""

import re

from bot.text.scripts import UNSPACED
from bot.text.sentences import STOPS

_SIGN = re.compile(r"[^\w\s]")
_SIGNS = 0.25  # more signs than this among what is seen: a drawing, a table or code
_FENCED_SIGNS = 0.1  # within a fence, where prose has a sign in twenty letters
_FENCE = re.compile(r"^[ \t]*(?:```[^\n`]*|~~~\w*)$", re.MULTILINE)
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
_TYPED = re.compile(
    r"(?P<mark>[^\s<]{0,40}[$#>%]\s*+)?(?P<tag><cmd>)?(?P<said>[^\W_][^\n<]{0,160})"
    r"(?:</cmd>)?[^\n]{0,40}"
)
_ABOVE = re.compile(r"\s*+[a-z][^\n.!?]{0,120}\n\s*+```")
_LOOKED_AT = 8  # lines
_LONGEST_COMMAND = 16  # words
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
    The first line, if it was typed to somebody who acts on it: behind a prompt or in
    a mark of commands, or alone above a fence with what came of it.
    """
    lines = [line.strip() for line in text.split("\n", _LOOKED_AT) if line.strip(" `")]
    found = _TYPED.fullmatch(lines[0].strip("`")) if lines else None
    if found is None or len(found["said"].split()) > _LONGEST_COMMAND:
        return None
    above_a_fence = _ABOVE.match(text) is not None
    return found["said"] if found["mark"] or found["tag"] or above_a_fence else None


def is_pictured(text: str) -> bool:
    """Less than half of what is seen are the letters of words: it shows, not says."""
    seen = len("".join(text.split()))
    return 2 * sum(map(len, _LETTERS.findall(text))) < seen


def _share_of_signs(text: str) -> float:
    # A stop at the end is nothing drawn, however short the sentence.
    seen = "".join(text.split())
    judged = seen[:-1] if seen[-1:] in STOPS else seen
    return len(_SIGN.findall(judged)) / len(judged) if judged else 0.0
