"""
The formulas of ending a conversation, as patterns over a plain text.

What people say stands in `seeds/wording/`, by language; here is only how it is looked
for: at the edges of words where they can be told, anywhere in the other scripts. A
plain text is what `content_items.plain` makes of one.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.evidence.endings.content_items import plain
from bot.text.wordlists import alternatives, entries

_EDGED = r"(?<![\w']){}(?![\w'])"


@dataclass(frozen=True, slots=True)
class Formulas:
    """Patterns to be searched for, but *assenting*, which is matched at the start."""

    parting: re.Pattern[str]
    thanks: re.Pattern[str]
    acknowledging: re.Pattern[str]
    refusing: re.Pattern[str]
    insisting: re.Pattern[str]
    praising: re.Pattern[str]
    assenting: re.Pattern[str]
    narrating: re.Pattern[str]
    addressing: re.Pattern[str]

    def announces(self, parting: re.Match[str]) -> bool:
        """Whether it is a sentence that says the end; other partings are words."""
        return parting.lastgroup == "announced"


@cache
def formulas() -> Formulas:
    """Those of all languages that are listed, read and compiled once."""
    return Formulas(
        parting=_parting(),
        thanks=_anywhere("courtesies", "thanks"),
        acknowledging=_anywhere("courtesies", "acknowledgements"),
        refusing=_anywhere("refusals", "refusals"),
        insisting=_anywhere("refusals", "insisting"),
        praising=_anywhere("praise", "praise"),
        assenting=_assenting(),
        narrating=_narrating(),
        addressing=_addressing(),
    )


def _anywhere(file: str, key: str) -> re.Pattern[str]:
    edged, inside = alternatives(file, key, fold=plain)
    return re.compile(_EDGED.format(f"(?:{edged})") + f"|{inside}")


def _parting() -> re.Pattern[str]:
    announced, inside = alternatives("farewells", "announcements", fold=plain)
    edged, also_inside = alternatives("farewells", "goodbyes", fold=plain)
    said = _EDGED.format(f"(?:(?P<announced>{announced})|{edged})")
    return re.compile(f"{said}|{inside}|{also_inside}")


def _assenting() -> re.Pattern[str]:
    either = "|".join(alternatives("praise", "assents", fold=plain))
    return re.compile(rf"\W*(?:ah[, ]+|oh[, ]+|and )?(?:{either})")


def _narrating() -> re.Pattern[str]:
    said, before, after = (
        "|".join(map(re.escape, _listed(key)))
        for key in ("saying", "speakers_before", "speakers_after")
    )
    articles = "|".join(map(re.escape, _listed("articles_before")))
    _, told = alternatives("dialogue", "telling", fold=plain)
    return re.compile(
        rf"(?<!\w)(?:{before}|(?:{articles}) \w+) (?:{said})(?!\w)|"
        rf"(?<!\w)(?:{said}) (?:{after}) |"
        rf"[\"\u201c\u201d\u00bb,] ?(?:{said})(?!\w)|{told}"
    )


def _addressing() -> re.Pattern[str]:
    edged, inside = alternatives("dialogue", "addressing", fold=plain)
    return re.compile(rf"[?\uff1f\u061f]|(?<!\w)(?:{edged})(?!\w)|{inside}")


def _listed(key: str) -> list[str]:
    return [plain(entry) for entry in entries("dialogue", key)]
