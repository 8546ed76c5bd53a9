"""
Headings in a voice's part of the document that name an answer of another: "GPT-4's
reply to Claude", "Claude's response — partly accepted", "Geminis Antwort auf Claude".

Where another heading of the same level and word is a voice's, so is it. Elsewhere it
may be the other's words or a part of the answer it stands in: nobody can tell.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import Speaker, read_speaker
from bot.transcript.handmade.lines.short_names import NameIndex
from bot.transcript.handmade.refusal_words import tell_whose
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.quoted_words import Doubt

_LONGEST = 160  # characters of such a heading
_ANY = re.IGNORECASE
_WORD = (
    r"(?P<word>answer|reply|response|comment(?:ary)?|review|critique|rebuttal|feedback|"
    r"reaction|objection|antwort|erwiderung|kommentar|einwand|r\u00e9ponse|commentaire|"
    r"respuesta|comentario|risposta|commento|resposta|coment\u00e1rio|antwoord|reactie)"
    r"(?:e?s|en|n)?\b(?:[ ]\#?\d{1,2}\b)?"
)
_TAIL = (
    r"(?P<tail>[ ]?[:(\[,\uff1a(].*|[ ]{1,2}[\u2013\u2014|\u00b7-]{1,2}[ ].*|"
    r"[ ](?:to|on|about|for|of|against|after|in|auf|zu|\u00fcber|an|\u00e0|au|sur|a|al|"
    r"sobre|su|ao|op|over)[ ].*)?"
)
_ASKS = frozenset({"what", "why", "how", "where", "when", "which", "on", "about"})
_OWNED = re.compile(
    rf"\W{{0,8}}(?P<name>[^\W_][^\n]{{0,59}}?)(?:['\u2019]s|['\u2019]|s)?[ ]"
    rf"(?:[^\W\d_]{{1,12}}+[ ]){{0,2}}?{_WORD}{_TAIL}",
    _ANY,
)
_BY = re.compile(
    rf"\W{{0,8}}(?:[^\W\d_]{{1,12}}+[ ]){{0,2}}?{_WORD}"
    r"(?:[ ](?:by|from|von|de|da|di|del|van)[ ]|:[ ]|[ ][\u2013\u2014-][ ])"
    rf"(?P<name>[^\W_][^\n]{{0,59}}?){_TAIL}",
    _ANY,
)


class OthersAnswer(NamedTuple):
    """*more* is what stands behind it: "partly accepted", or nothing."""

    who: str
    word: str  # for an answer, in lower case
    more: str

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.who, again=True)


def find_sibling_answers(
    document: HandmadeDocument, speakers: Mapping[int, Speaker]
) -> dict[int, OthersAnswer]:
    """
    By their lines, from 0, those of a voice that are none of the *speakers* only for
    what stands behind them.
    """
    if not speakers:
        return {}
    first = min(speakers)
    read = _read_all(document, _of(speakers))
    kinds = {
        (block.level, found.word, found.who)
        for block, found in read
        if block.first in speakers and not found.more
    }
    return {
        block.first: found
        for block, found in read
        if block.first not in speakers
        and block.first > first
        and (block.level, found.word, found.who) in kinds
        and block.words not in document.choices.voices
    }


def doubt_others_answers(
    document: HandmadeDocument,
    speakers: Mapping[int, Speaker],
    further: Collection[int],
    own: Collection[int],
) -> Iterator[Doubt]:
    """
    Those that would be words of the voice they stand below; *further* are the lines of
    headings that are no answers, in which an answer's heading tells what is spoken of;
    *own* are those of headings of the voices' level that are a voice's own.
    """
    read = {block.first: found for block, found in _read_all(document, _of(speakers))}
    voice, level, is_further = "", 0, False
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        is_within = 0 < level < block.level or block.first in own
        is_voice_s = block.first in speakers and not (is_further and is_within)
        if is_voice_s and _tells_of(block, speakers[block.first]):
            if block.words not in document.choices.voices:
                yield Doubt(
                    f"“{block.words}” may be a part of an answer that speaks of "
                    f"another; {tell_whose(block.words)}",
                    block.first,
                )
        elif is_voice_s:
            voice, level = speakers[block.first].name, block.level
            is_further = block.first in further
        elif not is_within:
            level = 0
        elif (
            (found := read.get(block.first)) is not None
            and found.who != voice
            and block.words not in document.choices.voices
        ):
            yield Doubt(
                f"“{block.words}” stands below the heading of {voice} and may be what "
                f"{found.who} said; give it a heading of the voices' level, or "
                f"{tell_whose(block.words)}",
                block.first,
            )


def _tells_of(block: Block, speaker: Speaker) -> bool:
    """Such as "What is wrong with Claude's answer": nobody is called so."""
    first, _, rest = speaker.name.partition(" ")
    return (
        first.casefold() in _ASKS
        and bool(rest)
        and "'s" in block.words.replace("\u2019", "'")
    )


def _of(speakers: Mapping[int, Speaker]) -> set[str]:
    return {who.name for who in speakers.values()}


def _read_all(
    document: HandmadeDocument, names: Collection[str]
) -> list[tuple[Block, OthersAnswer]]:
    index = NameIndex(names)
    return [
        (block, found)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
        and (found := _read(block.words, index)) is not None
    ]


def _read(words: str, names: NameIndex) -> OthersAnswer | None:
    if len(words) > _LONGEST:
        return None
    bare = words.strip("*_ ").rstrip(":")
    for form in (_OWNED, _BY):
        if (match := form.fullmatch(bare)) is not None:
            speaker = read_speaker(match["name"])
            known = names.find(speaker.name)
            if known is None and is_known_model(speaker):
                known = speaker.name
            if known is not None:
                more = (match["tail"] or "").strip(" :()[]\u2013\u2014|\u00b7-,")
                return OthersAnswer(known, match["word"].casefold(), more)
    return None
