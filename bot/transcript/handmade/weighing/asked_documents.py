"""
Whether a document asks: a heading or a label announces a question, or its title is one
and no article's on models, that tells of them by their names.
"""

import re
from collections.abc import Sequence

from bot.text.wordlists import entries
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_question_heading, read_speaker
from bot.transcript.handmade.lines.labels import Announced
from bot.transcript.handmade.sections.known_models import (
    is_known_model,
    speaks_of_itself,
)
from bot.transcript.handmade.sections.labelled_parts import read_block_label

_ASKS = ("?", "\uff1f", "\u061f")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 3  # lines
_ABOUT = frozenset({"model", "models", "llms", "chatbot", "chatbots", "assistants"})


def asks_something(document: HandmadeDocument) -> bool:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and is_question_heading(block.words):
            return True
        label = read_block_label(block, document.lines)
        if label is not None and label.announces is Announced.QUESTION:
            return True
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    if not any(map(_is_asking_title, headings)):
        return False
    models = [b for b in headings if is_known_model(read_speaker(b.words))]
    told = sum(_is_told_of(block, document.lines) for block in models)
    return told * 2 <= len(models)


def _is_told_of(block: Block, lines: Sequence[str]) -> bool:
    """The first line below has the name, and does not say "I"."""
    below = lines[block.end : block.end + _NEAR]
    first = next((line for line in below if line.strip()), "")
    name = read_speaker(block.words).name.split()[0].casefold()
    return name in first.casefold() and not speaks_of_itself(first)


def _is_asking_title(block: Block) -> bool:
    words = {word.casefold() for word in _WORD.findall(block.words)}
    asks = block.level == 1 and block.words.rstrip("*_ ").endswith(_ASKS)
    return asks and words.isdisjoint(_ABOUT.union(entries("models", "names")))
