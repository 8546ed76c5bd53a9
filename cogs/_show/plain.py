"""Other people's words as quiet plain text: nothing in them is markup."""

import re

from bot.text.lines import encodable, one_line, shortened

_MARKUP = re.compile(r"([\\*_~`|\[\]<>#])")
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")


def sendable(text: str) -> str:
    """*text* with U+FFFD for NUL and half characters, which Discord cannot carry."""
    return encodable(text).replace("\0", "\ufffd")


def plain(text: str) -> str:
    """*text* on one line, as Discord shows it letter by letter."""
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", one_line(sendable(text))))


def clipped(text: str, most: int) -> str:
    """*text* on one line of at most *most* code points, cut at a word if need be."""
    return shortened(sendable(text), most, at_word=True)
