"""
What a voice is told of the conversation it takes part in: the text of its format and
role, filled, in the system message and nowhere else.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Part
from bot.formats.speech.attribution import find_label
from bot.formats.speech.identity import (
    call_oneself,
    call_voice,
    find_identity,
)
from bot.formats.speech.telling import list_names
from bot.text.lines import one_line

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")

OFFER = "passing"
"""The role under which the text stands that offers to pass or to leave."""


def system_part(
    act: Act,
    role: str,
    voice: VoiceName,
    symposium: Symposium,
    *,
    offers: bool = True,
    places: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Part, ...]:
    """
    The system message to *voice*: of the act's options the text for *role* among its
    "prompts", filled; the "system" text that was chosen with it; and last, unless its
    "pass" is false or the format *offers* nothing, how to pass or leave. None or one
    part, as a record from before has none of these.

    Filled are {{voice}}, {{others}}, {{label}} (which begins the lines above what is
    said) and what else stands in *places*; a place that nobody knows stays.
    """
    prompts = act.options.get("prompts")
    known = prompts if isinstance(prompts, Mapping) else {}
    texts = [known.get(role), act.options.get("system")]
    if offers and act.chose("pass", otherwise=True):
        texts.append(known.get(OFFER))
    filled = _fill(texts[0], {**_places(symposium, act, voice), **places})
    said = [filled, *(text for text in texts[1:] if isinstance(text, str))]
    text = "\n\n".join(each.strip() for each in said if each.strip())
    return (Part("system", text, stays=True),) if text else ()


def _fill(template: object, places: Mapping[str, str]) -> str:
    """In one pass, so that a name which looks like a place stays what it is."""
    if not isinstance(template, str):
        return ""
    return _PLACE.sub(lambda found: places.get(found[1], found[0]), template)


def _places(symposium: Symposium, act: Act, voice: VoiceName) -> dict[str, str]:
    return {
        "voice": one_line(call_oneself(symposium, act, voice)),
        "others": _others(symposium, act, voice),
        "label": f"[#{find_label(symposium)}",
    }


def _others(symposium: Symposium, act: Act, voice: VoiceName) -> str:
    """Who else is there now; how many, where nobody is to know who."""
    there = [each.name for each in symposium.participants]
    others = [n for n in there if n != voice and not symposium.is_absent(n)]
    if not others:
        return "nobody"
    if find_identity(symposium, act) == "none":
        return (
            f"{_number(len(others))} other {'model' if len(others) == 1 else 'models'}"
        )
    return list_names([one_line(call_voice(symposium, act, each)) for each in others])


def _number(many: int) -> str:
    return _NUMBERS[many] if many < len(_NUMBERS) else str(many)
