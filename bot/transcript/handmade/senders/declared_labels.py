"""
Labels that are names of the document's cast and begin with a small letter, as keys of
front matter do: `**a:** words`, `a: words`. No others are read so.
"""

import re

from bot.transcript.handmade.cast.declared_cast import DeclaredCast
from bot.transcript.handmade.speech.line_labels import LineLabel, LineReader

_MARKED = re.compile(
    r"(?P<mark>\*\*|__)(?P<name>[^*_:\n]{1,40})(?P<inner>:?)(?P=mark)(?P<outer>:?)"
    r"(?:[ \t]+(?P<rest>\S.*))?[ \t]*"
)
_PLAIN = re.compile(r"(?P<name>[^\s*_:#>][^:\n]{0,39}):(?:[ \t]+(?P<rest>\S.*))?[ \t]*")


def read_declared(cast: DeclaredCast) -> LineReader:
    """What reads the labels of these members, whose models are declared."""
    names = {
        member.name
        for member in cast.members.values()
        if member.model is not None and member.name[:1].islower()
    }

    def read(line: str) -> LineLabel | None:
        match = (_MARKED.fullmatch(line) or _PLAIN.fullmatch(line)) if names else None
        if match is None or match["name"].strip() not in names:
            return None
        rest, signs = match["rest"] or "", match.groupdict()
        is_label = "mark" not in signs or signs["inner"] or signs["outer"] or not rest
        return LineLabel(-1, match["name"].strip(), rest=rest) if is_label else None

    return read
