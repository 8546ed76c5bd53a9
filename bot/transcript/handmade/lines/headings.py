"""What the headings of hand-made transcripts say."""

import re
from dataclasses import dataclass

from bot.domain.note import NoteKind

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty first second third fourth "
    "fifth sixth seventh eighth ninth tenth eleventh twelfth"
).replace(" ", "|")
_VOICE = re.compile(
    rf"(?P<number>(?:the\s+(?:{_NUMBERS})\s+)?(?:voice|speaker)"
    rf"(?:\s+(?:\#?\d+|[ivx]+|n|{_NUMBERS}))?)"
    r"(?P<mark>\s*[:.|]|\s+[-\u2013—](?=\s))?\s*(?P<name>.*)",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a heading that names a voice or a part
_BRACKETS = re.compile(r"(.*\S)\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])")
_DASHED = re.compile(r"(.*\S)\s+[\u2013—|]\s+(\S.*)")
_COUNTED = re.compile(r"(.*\S)\s+·\s+(?:round|sample)\s+\d+", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:(?:the\s+)?(?:dialogue|conversation|exchange)\s+)?"
    r"(?:continued|continues|continuation|continuing|cont\.?|again|returns?|resumed|"
    r"second\s+(?:turn|answer|response)|follow-?up|reprise|round\s+\d+|part\s+\d+)"
    r"(?:\s+(?:dialogue|conversation|exchange))?",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^(?:[^\w(\[\"'“\u2018<]+|\d+[.)])\s*")
_OF_AN_ANSWER = re.compile(
    r"(?:(?:response|answer|reply)(?:\s*#?\d+)?\s*(?::|from|by|[-\u2013—])|model\s*:|"
    r"member(?:\s*#?\d+)?\s*:|council\s+member(?:\s*#?\d+)?\s*:)\s*",
    re.IGNORECASE,
)
_ANSWER_OF = re.compile(
    r"(.+?)['\u2019]s?\s+(?:full\s+)?(?:response|answer|reply)", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:(?:the|our|my|opening|central|original|shared)\s++)*+"
    r"(?:question|prompt|theme|inquiry|query)"
    r"(?:\s+(?:asked|posed|put).*)?:?",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"\b(?:context|background|introduction|preface|preamble|about|setup|setting|"
    r"prologue|foreword|method(?:ology)?|participants?)\b",
    re.IGNORECASE,
)
_OBSERVATION = re.compile(
    r"\b(?:observ\w*|notic\w+|commentary|afterthoughts?|my\s+(?:notes?|reading|thoughts?)|"
    r"what\s+(?:i|we|this\s+instance)\b.*)",
    re.IGNORECASE,
)
_NO_VOICE = re.compile(
    r"\b(?:statistics?|stats|summar\w+|synthes\w+|conclusions?|consensus|analys\w+|"
    r"comparison|rankings?|appendix|notes?|closing|metadata|overview|contents|findings|"
    r"formulations?|themes?|agreements?|disagreements?|divergences?|convergences?|verdict|"
    r"responses|answers|replies|voices|results|scores?|references|participants?|"
    r"council|epilogue|next\s+steps|takeaways?|reflections|provenance|usage|costs?|"
    r"timings?|discussion|final\s+answer|tokens?|patterns?|insights?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a heading names; *again*: it says that the voice has spoken before."""

    name: str
    epithet: str | None = None
    again: bool = False


def read_voice_heading(words: str) -> Speaker | None:
    """
    "Voice: NAME (epithet)", "Voice 13: NAME (maker)", "Voice N". The name is empty if
    the heading has none.
    """
    match = _VOICE.fullmatch(words.strip().strip("*"))
    if match is None or len(words) > _LONGEST:
        return None
    number, mark, name = match["number"], match["mark"], match["name"]
    numbered = len(number.split()) > 1
    if not name.strip():
        return Speaker(number if numbered else "") if numbered or mark else None
    if mark is None and not (numbered and name.startswith("(")):
        return None
    return read_speaker(name if mark is not None else f"{number} {name}")


def read_answer_heading(words: str) -> Speaker | None:
    """The voice that a council's heading names; None if it names another part."""
    if len(words) > _LONGEST:
        return None
    bare = _DECORATION.sub("", words.strip().strip("*").strip())
    of_answer = _OF_AN_ANSWER.match(bare)
    if of_answer is not None:
        name = bare[of_answer.end() :]
        return read_speaker(name) if name else None
    if (owned := _ANSWER_OF.fullmatch(bare)) is not None:
        return read_speaker(owned[1])
    if (
        is_question_heading(bare)
        or choose_note_kind(bare) is not NoteKind.REMARK
        or _NO_VOICE.search(bare)
    ):
        return None
    return read_speaker(bare) if bare else None


def read_speaker(words: str) -> Speaker:
    """The name, and what stands in brackets or behind a dash after it."""
    name, again = words.strip().strip("*").strip(), False
    epithets: list[str] = []
    while (counted := _COUNTED.fullmatch(name)) is not None:
        name, again = counted[1], True
    while (match := _BRACKETS.fullmatch(name)) is not None:
        name, said = match[1], (match[2] or match[3] or "").strip()
        if _AGAIN.fullmatch(said):
            again = True
        elif said:
            epithets.insert(0, said)
    if (dashed := _DASHED.fullmatch(name)) is not None:
        name, said = dashed.groups()
        if _AGAIN.fullmatch(said):
            again = True
        else:
            epithets.insert(0, said)
    return Speaker(name.strip("*` "), "; ".join(epithets) or None, again)


def is_question_heading(words: str) -> bool:
    bare = _DECORATION.sub("", words[:_LONGEST]).strip("* ")
    return len(words) <= _LONGEST and _QUESTION.fullmatch(bare) is not None


def choose_note_kind(words: str | None) -> NoteKind:
    """What is said under such a heading; without one, before the parts: context."""
    if words is None or _CONTEXT.search(words):
        return NoteKind.CONTEXT
    return NoteKind.OBSERVATION if _OBSERVATION.search(words) else NoteKind.REMARK
