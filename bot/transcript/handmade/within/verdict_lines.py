"""
Marks that whoever made the document put below answers: "✓ **NOTICED**", "✗ **MISSED**
(right number)".

A line that begins so is theirs where answers of several voices end with one, and none
has several, as a list of a voice's own would. What stands below one is theirs too where
it is set apart. A coda ("**About this piece.** ...") takes all behind its rule with it.
"""

import re
from collections.abc import Callable, Sequence

from bot.transcript.handmade.ends.answer_habits import SetApart, is_set_apart
from bot.transcript.handmade.ends.maker_s_lines import read_bold_label
from bot.transcript.handmade.ends.paragraphs import Paragraph
from bot.transcript.handmade.lines.maker_s_labels import is_coda, is_conclusion

_SEVERAL = 2
_NEAR_END = 5  # paragraphs
_LONGEST = 240  # characters
_MARKED = re.compile(
    r"[\u2713\u2714\u2705\u2611\u2717\u2718\u274c\u2612\u2716\U0001f44d\U0001f44e]"
    r"\ufe0f?(?P<rest>[ \t/].*)?"
)
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_:\uff1a]{2,40})(?P=mark)(?!\w)")


def find_verdict(
    paragraphs: Sequence[Paragraph], heads: frozenset[str]
) -> tuple[int, bool] | None:
    """
    The first paragraph near the end that begins with one of these *heads*, and whether
    all down from it is surely of whoever made the document.
    """
    first = max(1, len(paragraphs) - _NEAR_END)
    for at in range(first, len(paragraphs)):
        head = _read_head(paragraphs[at].text)
        if head is None or head not in heads:
            continue
        apart = {is_set_apart(one.text.strip()) for one in paragraphs[at + 1 :]}
        is_sure = apart <= {SetApart.ITALICS, SetApart.BRACKETS}
        return at, is_sure and head == ""
    return None


def find_coda(
    paragraphs: Sequence[Paragraph], is_remark: Callable[[int], bool]
) -> tuple[int, bool] | None:
    """
    The first paragraph behind the only rule, if its label is one of a coda; or if it,
    by its place among them, is a remark of whoever made the document.
    """
    ruled = [at for at, one in enumerate(paragraphs) if one.is_ruled and at]
    if len(ruled) != 1 or len(paragraphs) - ruled[0] > _NEAR_END:
        return None
    label = read_bold_label(paragraphs[ruled[0]].text.strip())
    if is_remark(ruled[0]):
        return ruled[0], True
    return None if label is None or not is_coda(label) else (ruled[0], True)


def find_verdict_heads(
    answers: Sequence[tuple[str, Sequence[Paragraph]]],
) -> frozenset[str]:
    """
    Of *answers* with the names of who gives them. Marks are one head, "", whichever
    they are; others are words in bold capitals.
    """
    voices: dict[str, set[str]] = {}
    own: set[str] = set()
    for name, paragraphs in answers:
        heads = [_read_head(one.text) for one in paragraphs]
        near = {head for head in heads[1:][-_NEAR_END:] if head is not None}
        own |= {head for head in near if heads.count(head) >= _SEVERAL}
        for head in near:
            if head or any(map(_is_verdict, paragraphs[1:][-_NEAR_END:])):
                voices.setdefault(head, set()).add(name)
    found = {head for head, names in voices.items() if len(names) >= _SEVERAL}
    return frozenset(found - own)


def _read_head(text: str) -> str | None:
    bare = text.strip()
    if "\n" in bare or len(bare) > _LONGEST:
        return None
    if (marked := _MARKED.fullmatch(bare)) is not None:
        is_label = read_bold_label((marked["rest"] or "").strip()) is not None
        return None if is_label else ""
    bold = _BOLD.match(bare)
    if bold is None or not bold["words"].isupper():
        return None
    words = bold["words"].strip().casefold()
    return None if is_conclusion(words) else words


def _is_verdict(one: Paragraph) -> bool:
    """Behind its mark stands a word in bold or capitals, or nothing."""
    marked = _MARKED.fullmatch(one.text.strip())
    if marked is None:
        return False
    word = (marked["rest"] or "").strip().partition(" ")[0].strip(".,;:!()")
    return not word or word.startswith(("**", "__")) or word.isupper()
