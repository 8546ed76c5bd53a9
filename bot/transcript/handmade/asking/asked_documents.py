"""
Whether a document asks: a heading or a label announces a question, or it says above
headings of models that one was put, or its title is one; and it is no article on
models, that tells of them by their names, or of what they answered.
"""

import re
from collections.abc import Sequence

from bot.text.wordlists import entries
from bot.transcript.handmade.ends.answer_habits import is_set_apart
from bot.transcript.handmade.ends.third_person import tells_of_another
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.lead_wording import LeadWording
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_question_heading, read_speaker
from bot.transcript.handmade.lines.labels import Announced, read_label
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    is_known_model,
    may_speak_of_itself,
    speaks_of_itself,
)
from bot.transcript.handmade.sections.labelled_parts import read_block_label

_ASKS = ("?", "\uff1f", "\u061f")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 3  # lines
_FEWEST = 2  # models
_OF_WORDS = (BlockKind.PROSE, BlockKind.QUOTE)
_ABOUT = frozenset({"model", "models", "llms", "chatbot", "chatbots", "assistants"})


def asks_something(document: HandmadeDocument) -> bool:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and is_question_heading(block.words):
            return True
        label = read_block_label(block, document.lines)
        if label is not None and label.announces is Announced.QUESTION:
            return True
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    models = [b for b in headings if is_known_model(read_speaker(b.words))]
    if _is_put_above(document, models):
        return True
    if not any(map(_is_asking_title, headings)):
        return False
    told = sum(_is_told_of(block, document.lines) for block in models)
    return told * 2 <= len(models)


def _is_put_above(document: HandmadeDocument, models: Sequence[Block]) -> bool:
    """
    Above the first of several models it says that somebody asked, or "Question:" in
    plain letters, and has a question mark; below most somebody says "I" or "you", and
    below none it tells of the model.
    """
    if len(models) < _FEWEST:
        return False
    above = [
        block.text(document.lines)
        for block in document.blocks
        if block.first < models[0].first and block.kind in _OF_WORDS
    ]
    is_put = any(map(_tells_of_asking, above))
    asks = any(mark in text for text in above for mark in _ASKS)
    if not is_put or not asks:
        return False
    below = [(model, _find_words(model, document)) for model in models]
    said = sum(may_speak_of_itself(each) or addresses_asker(each) for _, each in below)
    return said * 2 > len(below) and not any(_tells_of(*each) for each in below)


def _tells_of_asking(text: str) -> bool:
    label = read_label(text.partition("\n")[0])
    if label is not None and label.announces is Announced.QUESTION:
        return True
    wording = LeadWording()
    if wording.has("asks", text) or wording.has("was_asked", text):
        return True
    return wording.has("queries", text) and wording.has("to_all", text)


def _find_words(model: Block, document: HandmadeDocument) -> str:
    """What stands below; not what is set apart, such as "*Claude, 4 May*"."""
    ends = (
        block.first
        for block in document.blocks
        if block.first > model.first
        and block.kind is BlockKind.HEADING
        and block.level <= model.level
    )
    end = next(ends, len(document.lines))
    parts = "\n".join(document.lines[model.end : end]).split("\n\n")
    return "\n\n".join(one for one in parts if is_set_apart(one.strip()) is None)


def _tells_of(model: Block, words: str) -> bool:
    """They have its name, and do not say "I", or tell of its answer."""
    name = read_speaker(model.words).name.split()[0].casefold()
    is_named = name in words.casefold() and not may_speak_of_itself(words)
    return is_named or tells_of_another(words)


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
