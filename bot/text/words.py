"""What a word is, in folded text, whatever the script. No I/O."""

import re
import unicodedata

_NO_SPACES = (  # scripts that put none between words: Thai to Lao, Myanmar, Khmer, CJK
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W{_NO_SPACES}]"
_MARKS = "\u0300-\u036f"  # accents, parted from their letters by the folding

_WORD = re.compile(rf"[{_NO_SPACES}]|{_LETTER}(?:{_LETTER}|[{_MARKS}]|'(?={_LETTER}))*")
_CHARACTER = re.compile(f"[{_NO_SPACES}]")
_WITHIN = re.compile(rf"[{_MARKS}]|{_LETTER}")
_REST = re.compile(rf"(?:[{_MARKS}]|{_LETTER})*+")


def words(folded: str) -> list[str]:
    """The words; a character of a script without spaces counts as one."""
    return _WORD.findall(folded)


def word_places(folded: str) -> list[tuple[str, int, int]]:
    """The words with where each begins and ends."""
    return [(found[0], *found.span()) for found in _WORD.finditer(folded)]


def is_character(word: str) -> bool:
    """Of a script without spaces, so that it is less than a word."""
    return _CHARACTER.match(word) is not None


def word_end(folded: str, at: int) -> int:
    """Where the word ends that goes on at this place; the place itself if none does."""
    rest = _REST.match(folded, at)
    return rest.end() if rest else at


def is_parted(folded: str, at: int) -> bool:
    """No word, and no letter with its marks, goes on across this place."""
    if at in (0, len(folded)):
        return True
    if unicodedata.combining(folded[at]):
        return False
    return not (_WITHIN.match(folded[at]) and _WITHIN.match(folded[at - 1]))
