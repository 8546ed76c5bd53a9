"""Which headings are titles, and which may be voices'."""

from collections.abc import Sequence

from bot.transcript.handmade.lines.blocks import Block
from bot.transcript.handmade.lines.headings import (
    is_part_heading,
    read_answer_heading,
    read_plain_heading,
    read_speaker,
)
from bot.transcript.handmade.lines.misspelt_forms import is_nearly_form
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.no_names import opens_sentence, reads_as_phrase

_FEWEST = 2  # models on the first level
_LONGEST = 120  # characters of a heading that is looked at so closely


def find_title(headings: Sequence[Block]) -> int | None:
    """The line of the only heading of the first level, above those of voices."""
    top = [block for block in headings if block.level == 1]
    if len(top) != 1 or top[0] is not headings[0]:
        return None
    is_above = any(
        read_answer_heading(block.words) or is_known_model(read_speaker(block.words))
        for block in headings[1:]
    )
    return top[0].first if is_above else None


def find_highest_level(headings: Sequence[Block]) -> int:
    """
    On which a name may be a voice's: the first where most headings are models, a title
    and parts beside the voices left out.
    """
    top = [block for block in headings if block.level == 1]
    models = sum(map(_is_model, top))
    others = [one for one in top if not _is_model(one) and one is not headings[0]]
    beside = sum(is_part_heading(one.words) for one in others)
    return 1 if models >= _FEWEST and models > len(others) - beside else 2


def _is_model(heading: Block) -> bool:
    speaker = read_plain_heading(heading.words)
    return speaker is not None and is_known_model(speaker)


def may_be_voice(words: str) -> bool:
    """It looks as a name, or nearly as a heading of the forms that voices' have."""
    if len(words) > _LONGEST:
        return False
    if is_nearly_form(words):
        return True
    speaker = read_plain_heading(words)
    if speaker is None or is_known_model(speaker):
        return speaker is not None
    return not (opens_sentence(speaker.name) or reads_as_phrase(speaker.name))
