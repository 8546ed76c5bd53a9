"""
Telling the thoughts in <think>...</think> at the head of an answer from its words.

Models that think write so, and endpoints without a parser for it pass it on as words:
Groq, the router of Hugging Face, llama.cpp, vLLM and LM Studio among them. Only the
very beginning of an answer is looked at, so a <think> further on, or one that is quoted
or stands in a block of code, is a word like any other. So is a </think> alone, which
comes where a model's template has opened the thought: by the time it comes the words
before it have been heard, and nothing else tells what they were.
"""

from enum import Enum, auto

OPENED, CLOSED = "<think>", "</think>"
BLANKS = 1000
"""Characters of white space that are waited through before the head is over."""


class _Stage(Enum):
    HEAD = auto()
    THOUGHT = auto()
    BEHIND = auto()
    """The blanks between the thoughts and the answer, which belong to neither."""
    WORDS = auto()


class ThoughtFilter:
    """Owns what was said last, as long as it may be part of a mark or of the head."""

    def __init__(self) -> None:
        self._stage = _Stage.HEAD
        self._thinks = False
        self.held = ""

    def pass_on(self, piece: str) -> tuple[str, str]:
        """What is words, and what thought, now that *piece* has come of the words."""
        if self._stage is _Stage.WORDS:
            return piece, ""  # nearly always
        text, self.held = self.held + piece, ""
        if self._stage is _Stage.HEAD:
            text = self._past_head(text)
        thought = ""
        if self._stage is _Stage.THOUGHT:
            thought, text = self._until_closed(text)
        if self._stage is _Stage.BEHIND and (text := text.lstrip()):
            self._stage = _Stage.WORDS
        return text, thought

    def release(self) -> tuple[str, str]:
        """What is still held back, when nothing more comes: a mark that was none."""
        held, self.held = self.held, ""
        return ("", held) if self._stage is _Stage.THOUGHT else (held, "")

    def _past_head(self, text: str) -> str:
        """What follows the mark; all of *text* where there is none; "" while unsure."""
        said = text.lstrip()
        if said.startswith(OPENED):
            self._stage = _Stage.THOUGHT
            return said.removeprefix(OPENED)
        if OPENED.startswith(said) and len(text) <= BLANKS:
            self.held = text
            return ""
        self._stage = _Stage.WORDS
        return text

    def _until_closed(self, text: str) -> tuple[str, str]:
        """The thought in *text*, and what follows it."""
        thought, closed, rest = text.partition(CLOSED)
        if closed:
            self._stage = _Stage.BEHIND
        else:
            start = _start_of_mark(thought)
            thought, self.held = thought[:start], thought[start:]
        if not self._thinks:
            thought = thought.lstrip()
            self._thinks = bool(thought)
        return thought, rest


def _start_of_mark(text: str) -> int:
    """Where the closing mark may begin that *text* ends within; its end if nowhere."""
    start = text.rfind("<", max(0, len(text) - len(CLOSED) + 1))
    return start if start >= 0 and CLOSED.startswith(text[start:]) else len(text)
