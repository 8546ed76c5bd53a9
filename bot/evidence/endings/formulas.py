"""
The formulas of ending a conversation, as patterns over a plain text.

What people say stands in `seeds/wording/`, by language; here is only how it is looked
for: at the edges of words where they can be told, anywhere in the other scripts. A
plain text is what `content_items.plain` makes of one.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property

from bot.evidence.endings.content_items import plain
from bot.text.wordlists import alternatives, entries

_EDGED = r"(?<![\w']){}(?![\w'])"


class Formulas:
    """
    Patterns to be searched for, but *assenting* and *departing*, which are matched at
    the start, and *ending* and *framed*, which a line has to be as a whole.

    Each is compiled when it is first asked for: few of them are, but in dialogues.
    """

    def __init__(self, *, any_script: bool) -> None:
        self._any_script = any_script

    @cached_property
    def parting(self) -> re.Pattern[str]:
        return _parting(self._list)

    @cached_property
    def ending(self) -> re.Pattern[str]:
        return self._anywhere("farewells", "signs")

    @cached_property
    def framed(self) -> re.Pattern[str]:
        return self._anywhere("farewells", "framed_signs")

    @cached_property
    def departing(self) -> re.Pattern[str]:
        return _departing(self._list)

    @cached_property
    def thanks(self) -> re.Pattern[str]:
        return self._anywhere("courtesies", "thanks")

    @cached_property
    def acknowledging(self) -> re.Pattern[str]:
        return self._anywhere("courtesies", "acknowledgements")

    @cached_property
    def refusing(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "refusals")

    @cached_property
    def insisting(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "insisting")

    @cached_property
    def waiting(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "waiting")

    @cached_property
    def holding(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "holding")

    @cached_property
    def stepping_on(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "stepping_on")

    @cached_property
    def offering(self) -> re.Pattern[str]:
        return self._anywhere("refusals", "offering")

    @cached_property
    def praising(self) -> re.Pattern[str]:
        return self._anywhere("praise", "praise")

    @cached_property
    def courting(self) -> re.Pattern[str]:
        return self._anywhere("courtesies", "courting")

    @cached_property
    def assenting(self) -> re.Pattern[str]:
        return _assenting(self._list)

    @cached_property
    def narrating(self) -> re.Pattern[str]:
        return _narrating(self._list)

    @cached_property
    def addressing(self) -> re.Pattern[str]:
        return _addressing(self._list)

    def announces(self, parting: re.Match[str]) -> bool:
        """Whether it is a sentence that says the end; other partings are words."""
        return parting.lastgroup == "announced"

    def _anywhere(self, file: str, key: str) -> re.Pattern[str]:
        edged, inside = self._list(file, key)
        return re.compile(_EDGED.format(f"(?:{edged})") + inside)

    def _list(self, file: str, key: str) -> tuple[str, str]:
        edged, inside = alternatives(file, key, fold=plain)
        return edged, f"|{inside}" if self._any_script else ""


def formulas_in(text: str) -> Formulas:
    """Those that may stand in this text: in an ASCII one, none of other scripts."""
    return formulas(any_script=not text.isascii())


@cache
def formulas(*, any_script: bool = True) -> Formulas:
    """Those of all languages that are listed."""
    return Formulas(any_script=any_script)


_Alternatives = Callable[[str, str], tuple[str, str]]


def _parting(listed: _Alternatives) -> re.Pattern[str]:
    announced, inside = listed("farewells", "announcements")
    edged, also_inside = listed("farewells", "goodbyes")
    said = _EDGED.format(f"(?:(?P<announced>{announced})|{edged})")
    return re.compile(f"{said}{inside}{also_inside}")


def _departing(listed: _Alternatives) -> re.Pattern[str]:
    either = "".join(listed("farewells", "departures"))
    return re.compile(rf"(?:{either})(?!\w)")


def _assenting(listed: _Alternatives) -> re.Pattern[str]:
    edged, inside = listed("praise", "assents")
    return re.compile(rf"\W*(?:ah[, ]+|oh[, ]+|and )?(?:(?:{edged})(?!\w){inside})")


def _narrating(listed: _Alternatives) -> re.Pattern[str]:
    said, before, after = (
        "|".join(map(re.escape, _listed(key)))
        for key in ("saying", "speakers_before", "speakers_after")
    )
    articles = "|".join(map(re.escape, _listed("articles_before")))
    _, told = listed("dialogue", "telling")
    return re.compile(
        rf"(?<!\w)(?:{before}|(?:{articles}) \w+) (?:{said})(?!\w)|"
        rf"(?<!\w)(?:{said}) (?:{after}) |"
        rf"[\"\u201c\u201d\u00bb,] ?(?:{said})(?!\w){told}"
    )


def _addressing(listed: _Alternatives) -> re.Pattern[str]:
    edged, inside = listed("dialogue", "addressing")
    return re.compile(rf"[?\uff1f\u061f]|(?<!\w)(?:{edged})(?!\w){inside}")


def _listed(key: str) -> list[str]:
    return [plain(entry) for entry in entries("dialogue", key)]
