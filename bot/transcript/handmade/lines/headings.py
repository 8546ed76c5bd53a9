"""What the headings of hand-made transcripts say."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.domain.note import NoteKind
from bot.text.wordlists import alternatives, entries
from bot.transcript.handmade.lines.dressed_headings import undress_heading
from bot.transcript.handmade.lines.labels import Announced, read_heading_label
from bot.transcript.handmade.lines.other_languages import read_foreign_label
from bot.transcript.handmade.lines.remarks import announces_remarks

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
_BRACKETS = re.compile(
    r"(.*\S)\s*(?:[(\uff08]([^()\uff08\uff09]*)[)\uff09]|\[([^\[\]]*)\])"
)
_DASHED = re.compile(r"(.*\S)\s+[\u2013—|]\s+(\S.*)")
_BEHIND_COMMA = re.compile(r"([^,]*[^\s,]),\s+([^\s,][^,]*)")
_COUNTED = re.compile(
    r"(.*\S)\s+(?:·\s+(?:round|sample)|-\s+(?:round|turn|runde|tour|ronda))\s+\d+",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:(?:the\s+)?(?:dialogue|conversation|exchange)\s+)?"
    r"(?:continued|continues|continuation|continuing|cont\.?|again|returns?|resumed|"
    r"second\s+(?:turn|answer|response)|follow-?up|reprise|round\s+\d+|part\s+\d+|"
    r"once\s+more|a\s+second\s+time|noch\s?(?:mals?|einmal)|erneut|wieder|encore|"
    r"(?:encore\s+)?une\s+fois|à\s+nouveau|otra\s+vez|de\s+nuevo|di\s+nuovo|ancora|"
    r"de\s+novo|outra\s+vez|opnieuw|nogmaals)"
    r"(?:\s+(?:dialogue|conversation|exchange))?",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^(?:[^\w(\[\"'“\u2018<]+|\d+[.)])\s*")
_ORDINAL = (
    r"(?:(?:the|an?|another|initial|opening|next|last|final|individual|full|our|my|same|"
    r"new|further|other|one\s++more|"
    rf"central|original|shared|follow-?up|\d++(?:st|nd|rd|th)|{_NUMBERS})\s++)*"
)
_OF_AN_ANSWER = re.compile(
    r"(?:(?:response|answer|reply)(?:\s*#?\d+)?\s*(?::|from|by|[-\u2013—])|model\s*:|"
    r"member(?:\s*#?\d+)?\s*:|council\s+member(?:\s*#?\d+)?\s*:)\s*",
    re.IGNORECASE,
)
_ANSWER_OF = re.compile(
    rf"(.+?)['\u2019]s?\s+{_ORDINAL}(?:(?:closing\s+)?(?:response|answer|reply)|"
    r"closing\s+(?:thoughts|words|remarks))(?:\s+\#?\d+)?"
    r"(?:,?\s+(?:continued|again|cont\.?)|\s+to\s+(?:(?:the|my|a|that|this)\s+)?"
    rf"{_ORDINAL}(?:question|prompt|follow-?up)(?:\s+\#?\d+)?)?"
    rf"(?:\s*\((?:{_ORDINAL}(?:question|round|turn|time|attempt|try|answer|message)"
    r"\s*\d*|continued|again|\d+)\))?",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?P<who>\S.{0,40}?)\s(?:on|to|about|\u00fcber|zu|sur|sobre|su)\s(?P<whom>\S.{0,40})"
)
_ASKED_AGAIN = re.compile(
    r"(?:,|(?<!\s))\s++(?:again|once\s+more|a\s+second\s+time|\((?:again|\d+)\))",
    re.IGNORECASE,
)
_WHAT_ASKED = re.compile(r"[Ww]hat\s+(?:I|[Ww]e)\s+[Aa]sked\s+(?P<to>[^\W\d_a-z].*)")
_WHAT = re.compile(r"(?:was|wat)\s+", re.IGNORECASE)
_ORDINAL_ANSWER = re.compile(
    rf"{_ORDINAL}(?:response|answer|reply)(?:\s+\#?\d+)?"
    r"(?:,\s[^()\[\]]{1,40}|,?\s+(?:continued|again|cont\.?))?\s*"
    r"(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\]|(?::|from|by|[-\u2013—])\s*(?P<of>\S.*))",
    re.IGNORECASE,
)
_OF_BRACKETED = re.compile(
    rf"{_ORDINAL}(?:response|answer|reply)(?:\s+\#?\d+)?\s*(?::|from|by)\s*"
    r"\[(?P<name>[^\[\]]+)\]\s*:?",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    rf"{_ORDINAL}(?:question|prompt|theme|inquiry|query)"
    rf"(?:\s+(?:\#?\d+|[a-z]?\.?\d+(?:\.\d+)?|[ivx]+|{_NUMBERS})(?!\w))?"
    r"(?:(?:,?\s+(?:again|now|then|once\s+more))?"
    r"(?:,?\s+(?:asked|posed|put|returned|goes|passed))?(?:\s+(?:back|on))?"
    r",?\s+(?:to|for)\s+(?P<to>\S.*?)"
    r"|\s+(?:(?:that\s+)?(?:i|we)\s+)?(?:asked|posed|put|sent|gave).*|(?:\s*:|\s+[-\u2013\u2014])\s*(?P<asked>\S.*))?:?",
    re.IGNORECASE,
)
_REQUEST_TAIL = (
    r"(?:\s+(?:\#?\d+|[ivx]+)(?!\w))?(?:\s+(?:to|for|an|für|à|pour|para|per|voor)\s+"
    r"(?P<to>\S.*?))?(?:(?:\s*:|\s+[-\u2013\u2014])\s*(?P<asked>\S.*))?:?"
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
    r"timings?|discussion|final\s+answer|tokens?|patterns?|insights?|interlude|coda|"
    r"afterword|afterwards|postscript|acknowledge?ments?|colophon|credits|timeline|"
    r"glossary|differences|similarities|tables?|lessons|phrases|quotations?|considerations)\b",
    re.IGNORECASE,
)
_PHASE = re.compile(
    r"(?:round|phase|part|day|session|section|chapter|act|scene|step|stage|turn|"
    r"exchange|topic|test|experiment|trial|run|take|cycle|iteration|episode|movement)"
    rf"\s+(?:\#?\d+|[ivx]+|[a-h]|{_NUMBERS})\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 5  # words
_OF_SENTENCES = (
    "i we you they he she it is are was were be how why what when where who which "
    "my our your their this that these those and or but to on in for with about "
    "from as if not does do did has have can should would after before at into "
    "over"
)
_IN_SENTENCES = frozenset(_OF_SENTENCES.split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a heading names; *again*: it says that the voice has spoken before."""

    name: str
    epithet: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class QuestionHeading:
    """To whom the question was put, by whom, and its words, as far as they are said."""

    to: str | None = None
    by: str | None = None
    asked: str | None = None


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


# An answer in another language, and behind it in brackets whose it is.
_FOREIGN_COUNTED = re.compile(
    r"(?P<answer>[^()\uff08\uff09]{1,60})[(\uff08](?P<name>[^()\uff08\uff09]{1,80})[)\uff09]"
)


def read_answer_heading(words: str) -> Speaker | None:
    """Whose answer the heading announces; None if it announces none, or of nobody."""
    if len(words) > _LONGEST:
        return None
    bare = _DECORATION.sub("", words.strip().strip("*").strip())
    if (bracketed := _OF_BRACKETED.fullmatch(bare)) is not None:
        return Speaker(bracketed["name"].strip())
    return _read_counted_answer(bare) or _read_answer_of(bare)


def _read_counted_answer(bare: str) -> Speaker | None:
    if (ordinal := _ORDINAL_ANSWER.fullmatch(bare)) is not None:
        name = ordinal["round"] or ordinal["square"] or ordinal["of"]
        return _read_name_with_more(name)
    return None


def _read_answer_of(bare: str) -> Speaker | None:
    if (of_answer := _OF_AN_ANSWER.match(bare)) is not None:
        name = bare[of_answer.end() :]
        return read_speaker(name) if name else None
    if (owned := _ANSWER_OF.fullmatch(bare)) is not None:
        return read_speaker(_leave_subject(owned[1]))
    inner = _BRACKETS.fullmatch(bare)  # "Ada's Answer (main model)"
    if inner is not None and (owned := _ANSWER_OF.fullmatch(inner[1])) is not None:
        return replace(read_speaker(owned[1]), epithet=inner[2] or inner[3])
    foreign = read_foreign_label(bare.rstrip(":\uff1a "))
    counted = None if foreign is not None else _FOREIGN_COUNTED.fullmatch(bare)
    if counted is not None:
        answer = read_foreign_label(counted["answer"].strip())
        is_answer = answer is not None and answer.is_answer and answer.who is None
        return _read_name_with_more(counted["name"]) if is_answer else None
    named = foreign.who if foreign is not None and foreign.is_answer else None
    return read_speaker(_WHAT.sub("", named, count=1)) if named else None


def _leave_subject(name: str) -> str:
    """Of "Ada on Bo", from "Ada on Bo's answer", Ada, where both are models."""
    found = _ON.fullmatch(name)
    are_models = found is not None and all(
        not _models().isdisjoint(re.split(r"[\W\d_]+", found[part].casefold()))
        for part in ("who", "whom")
    )
    return found["who"] if found is not None and are_models else name


def _read_name_with_more(words: str) -> Speaker | None:
    """Of "Ada, after a pause" Ada; None if it is no name but a word on the answer."""
    name, _, more = words.partition(",")
    speaker = read_speaker(name)
    is_called = speaker.name in entries("models", "called")  # "o3"
    if not _is_name(speaker.name) or (speaker.name[:1].islower() and not is_called):
        return None
    epithets = (speaker.epithet, more.strip())
    return replace(speaker, epithet="; ".join(e for e in epithets if e) or None)


@lru_cache(maxsize=1000)
def read_plain_heading(words: str) -> Speaker | None:
    """Whom a heading would name that is a name and nothing else; None if it is none."""
    bare = _DECORATION.sub("", undress_heading(words).strip("*").strip())
    if not bare or len(words) > _LONGEST or is_question_heading(bare):
        return None
    if read_request_heading(bare) is not None or is_headed_by_maker(bare):
        return None
    before, colon, behind = bare.partition(": ")
    speaker = read_speaker(before)
    if colon:
        epithets = (speaker.epithet, behind.strip())
        speaker = replace(speaker, epithet="; ".join(e for e in epithets if e))
    return speaker if _is_name(speaker.name) else None


def is_part_heading(words: str) -> bool:
    """It names a part that stands beside the voices, or counts the parts of them."""
    return is_beside_heading(words) or is_phase_heading(words)


@lru_cache(maxsize=1000)
def is_beside_heading(words: str) -> bool:
    """It names a part that stands beside the voices: statistics, notes, a summary."""
    if len(words) > _LONGEST:
        return False
    inner = _BRACKETS.fullmatch(words.strip())
    bare = words if inner is None else inner[1]
    return (
        is_headed_by_maker(words)
        or announces_remarks(bare)
        or choose_note_kind(bare) is not NoteKind.REMARK
        or _NO_VOICE.search(bare) is not None
    )


def is_headed_by_maker(words: str) -> bool:
    """Whoever made it says that they speak: "Interlude (me)", "Check (editor)"."""
    inner = _BRACKETS.fullmatch(words[:_LONGEST].strip())
    said = "" if inner is None else inner[2] or inner[3] or ""
    if inner is None or said.strip().casefold() not in _makers():
        return False
    # "Claude (author)" and "Gemini (excerpts)" are voices.
    return _models().isdisjoint(re.split(r"[\W\d_]+", inner[1].casefold()))


@cache
def _models() -> frozenset[str]:
    return frozenset(entries("models", "families"))


@cache
def _makers() -> frozenset[str]:
    return frozenset(entries("third_person", "maker"))


def is_phase_heading(words: str) -> bool:
    """It counts parts of the conversation: "Round 2", "Phase One: the storm"."""
    bare = _DECORATION.sub("", words[:_LONGEST]).strip("* ")
    return _PHASE.match(bare) is not None


def may_name_voice(words: str) -> bool:
    """It is a name, or of the form that headings of voices have."""
    bare = _DECORATION.sub("", words[:_LONGEST]).strip("* ")
    return (
        _is_name(read_speaker(bare).name)
        or _BRACKETS.fullmatch(bare) is not None
        or ":" in bare
    )


def _is_name(words: str) -> bool:
    """A few words, none of those that make a sentence or name a part."""
    parts = words.casefold().split()
    return (
        0 < len(parts) <= _LONGEST_NAME
        and words[-1] not in "?!.,;…"
        and ":" not in words
        and not _IN_SENTENCES.intersection(parts)
        and not is_part_heading(words)
    )


def read_speaker(words: str) -> Speaker:
    """The name, and what stands in brackets or behind a dash after it."""
    name, again = words.strip().strip("*:\uff1a").strip(), False
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
    behind = _BEHIND_COMMA.fullmatch(name)
    if behind is not None and _AGAIN.fullmatch(behind[2]):
        name, again = behind[1], True
    return Speaker(name.strip("*` "), "; ".join(epithets) or None, again)


@lru_cache(maxsize=1000)
def read_question_heading(words: str) -> QuestionHeading | None:
    """Such as "The Question", "Question 2: Why?", "The Question to Ada"."""
    if len(words) > _LONGEST:
        return None
    bare = _DECORATION.sub("", words.strip()).strip("* ")
    if (match := _QUESTION.fullmatch(bare)) is not None:
        to = None if match["to"] is None else _ASKED_AGAIN.sub("", match["to"])
        return QuestionHeading(to=to, asked=match["asked"])
    if (put := _WHAT_ASKED.fullmatch(bare)) is not None:
        to = put["to"].removesuffix(" next").removesuffix(" then")
        return QuestionHeading(to=to) if _is_name(to) else None
    label = read_heading_label(words) or read_heading_label(bare)
    if label is not None and label.announces is Announced.QUESTION:
        return QuestionHeading(to=label.to, by=label.who)
    return None


def is_question_heading(words: str) -> bool:
    return read_question_heading(words) is not None


@lru_cache(maxsize=1000)
def read_request_heading(words: str) -> QuestionHeading | None:
    """
    Such as "Request", "The Task", "Aufgabe 2": a question above the answers, and within
    one a part of it; nobody is called so.
    """
    bare = _DECORATION.sub("", words[:_LONGEST].strip()).strip("* ")
    match = _requests().fullmatch(bare)
    return None if match is None else QuestionHeading(match["to"], None, match["asked"])


@cache
def _requests() -> re.Pattern[str]:
    words, anywhere = alternatives("roles", "requests")
    return re.compile(
        rf"(?:{_ORDINAL}(?:{words})|(?:{anywhere})){_REQUEST_TAIL}", re.IGNORECASE
    )


def choose_note_kind(words: str | None) -> NoteKind:
    """What is said under such a heading; without one, before the parts: context."""
    if words is None or _CONTEXT.search(words):
        return NoteKind.CONTEXT
    return NoteKind.OBSERVATION if _OBSERVATION.search(words) else NoteKind.REMARK
