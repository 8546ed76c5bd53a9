"""Other people's words as quiet plain text: nothing in them is markup."""

import re

_MARKUP = re.compile(r"([\\*_~`|\[\]<>#])")
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")


def sendable(text: str) -> str:
    """*text* with U+FFFD for NUL and half characters, which Discord cannot carry."""
    return _UNSENDABLE.sub("\ufffd", text)


def flat(text: str) -> str:
    """*text* on one line, each run of white space as one space."""
    return " ".join(sendable(text).split())


def plain(text: str) -> str:
    """*text* on one line, as Discord shows it letter by letter."""
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", flat(text)))


def clipped(text: str, most: int) -> str:
    """*text* on one line of at most *most* code points, cut at a word if need be."""
    line = flat(text)
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return f"{line[: cut if cut != -1 else most - 1]}…"
