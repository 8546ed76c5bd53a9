"""Whom a log declares above its first message as an agent with a model behind it."""

import re

from bot.transcript.handmade.cast.model_words import read_model
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.speaker_names import find_part

_IN_BRACKETS = re.compile(r"([^\W\d_][^,;:()|\n]{0,38}\w) ?\(([^()\n]{1,80})\)")
_EQUALS = re.compile(r"(?<![\w-])([^\W\d_]\w{1,38}) *= *([^\s,;=]{2,60})")
_MARKS = "*_` "


def find_told_agents(document: HandmadeDocument, first: int) -> frozenset[str]:
    """
    Their names in lower case: of the document's cast, and words that a bracket or a
    sign with a model follows above line *first*, from 0: "JUDGE (gpt-4o, strict)",
    "SCRIBE = phi4:14b".
    """
    above = "\n".join(document.lines[:first])
    told = {
        match[1].strip(_MARKS).casefold()
        for form in (_IN_BRACKETS, _EQUALS)
        for match in form.finditer(above)
        if read_model(match[2].split(",")[0]) is not None
    }
    cast = {name for name, one in document.cast.members.items() if one.model}
    return frozenset(name for name in told | cast if find_part(name) is None)
