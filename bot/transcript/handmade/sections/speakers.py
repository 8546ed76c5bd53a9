"""
Which headings of a document are voices that answer, and what says so.

Some headings say it themselves: "Voice: Ada", "Ada's Response", "First Response (Ada)".
A heading that is a name and nothing else is a voice's only where something supports it:
a label of an answer below it, or of its model; a part called Responses around it; a
list of the participants, a table of what voices said, or a label elsewhere that has the
name; or that it names a known model. Nothing else is taken for a voice.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from bot.transcript.handmade.asking.asked_documents import asks_something
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.levels.alike_voices import (
    find_alike,
    find_described,
    find_intervals,
    find_less_described,
    is_common,
)
from bot.transcript.handmade.levels.titles import find_highest_level, find_title
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    Speaker,
    is_beside_heading,
    read_answer_heading,
    read_plain_heading,
    read_speaker,
    read_voice_heading,
)
from bot.transcript.handmade.lines.labels import Announced
from bot.transcript.handmade.lines.other_languages import is_foreign_container
from bot.transcript.handmade.lines.short_names import NameIndex, find_name_meant
from bot.transcript.handmade.lines.wrapped_names import find_wrapped
from bot.transcript.handmade.replies.replying_headings import find_replying
from bot.transcript.handmade.replies.spoken_sections import find_debate
from bot.transcript.handmade.sections.known_models import (
    is_known_model,
    may_speak_of_itself,
    speaks_of_itself,
)
from bot.transcript.handmade.sections.labelled_parts import read_block_label
from bot.transcript.handmade.sections.names_given import find_author, find_names_given
from bot.transcript.handmade.sections.voice_metadata import is_voice_metadata
from bot.transcript.handmade.weighing.counted_names import find_counted_names

_MINE = re.compile(r"\W*my\s+(?:reply|response|answer)\W*", re.IGNORECASE)
SpeakersByLine = Mapping[int, Speaker]

_FARTHEST_TOLD = 60  # characters into the first line of an answer
_LONGEST_CONTAINER = 4  # words of such a heading
_FEWEST_ALIKE = 2  # voices whose headings show a form
_TELLS_WHO = ("what the models", "what the machines", "what they", "what each")
_TELLS_WHAT = (" said", " answered", " replied", " wrote", " came back with")
_CONTAINERS = ("responses", "answers", "replies", "opinions", "voices", "statements")


def find_speakers(document: HandmadeDocument) -> SpeakersByLine:
    """By the line of their headings, from 0."""
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    author = find_author(document)
    speakers = _find_declared(headings, document.choices.voices, author)
    counted = find_counted_names(headings, _known_to(document))
    speakers |= {n: who for n, who in counted.items() if n not in speakers}
    speakers |= _find_wrapped(document, headings, speakers)
    highest = find_highest_level(headings)
    speakers |= find_replying(document, headings, list(speakers.values()))
    speakers |= find_debate(document, headings)
    plain = {
        block.first: speaker
        for block in headings
        if block.first not in speakers
        and block.level >= highest
        and block.words not in document.choices.voices
        and (speaker := read_plain_heading(block.words)) is not None
    }
    plain = _leave_years(plain)
    contained = _find_contained(headings, plain, speakers)
    labelled = _find_labelled(document, plain)
    models = {line: who for line, who in plain.items() if is_known_model(who)}
    fewer = find_less_described(document, headings, speakers | models)
    supported = (labelled - fewer) | _find_named(document, plain)
    between = find_intervals(contained, plain) - supported
    supported |= contained
    supported |= find_alike(headings, plain, supported)
    supported -= between
    speakers |= {line: plain[line] for line in supported}
    speakers |= find_described(document, headings, speakers)
    return speakers | _find_once_more(headings, plain, speakers)


def _find_once_more(
    headings: Sequence[Block], plain: Mapping[int, Speaker], speakers: SpeakersByLine
) -> dict[int, Speaker]:
    """Such as "Ada, again": in whatever part, on a level on which Ada has spoken."""
    levels = {block.first: block.level for block in headings}
    spoken = {(levels[n], who.name.casefold()) for n, who in speakers.items()}
    return {
        line: who
        for line, who in plain.items()
        if who.again and (levels[line], who.name.casefold()) in spoken
    }


def _known_to(document: HandmadeDocument) -> Callable[[Speaker], bool]:
    given = cache(lambda: NameIndex(find_names_given(document)))
    return lambda who: is_known_model(who) or given().find(who.name) is not None


def _find_declared(
    headings: Sequence[Block], chosen: Mapping[str, str], author: Speaker | None
) -> dict[int, Speaker]:
    """
    Those that say themselves whose they are, or of which the importer does. Below a
    voice's own heading "Ada's Response" is a label. "My Reply" is the *author*'s.
    """
    speakers: dict[int, Speaker] = {}
    level = 0  # of the voice's heading that the headings stand below
    title = find_title(headings)
    for block in headings:
        if block.words in chosen:
            speaker = read_speaker(chosen[block.words]) if chosen[block.words] else None
        else:
            speaker = read_voice_heading(block.words)
            if block.first == title:
                speaker = None
            elif speaker is None and not 0 < level < block.level:
                speaker = read_answer_heading(block.words)
                if speaker is None and is_author_s(block.words):
                    speaker = author
        if speaker is not None:
            speakers[block.first] = speaker
            level = block.level
        elif block.level <= level:
            level = 0
    return speakers


def _find_wrapped(
    document: HandmadeDocument, headings: Sequence[Block], speakers: SpeakersByLine
) -> dict[int, Speaker]:
    """
    Those of one form in which only the name changes; none where some other voice's
    heading is above them, or where whoever made the document tells of them there.
    """
    wrapped = {
        line: who
        for line, who in find_wrapped(headings).items()
        if line not in speakers
    }
    levels = {block.first: block.level for block in headings}
    level = min((levels[line] for line in wrapped), default=0)
    others = (b for b in headings if b.first not in wrapped and b.level < level)
    is_inner = any(
        b.first in speakers or is_known_model(read_speaker(b.words)) for b in others
    )
    told = [_is_told_of(document, line, who) for line, who in wrapped.items()]
    if is_inner or any(told):
        return {}
    chosen = document.choices.voices
    kept = (b for b in headings if b.first in wrapped and b.words not in chosen)
    return {block.first: wrapped[block.first] for block in kept}


def _is_told_of(document: HandmadeDocument, line: int, who: Speaker) -> bool:
    """
    The heading is of "my" view of it; or the first line below has the voice's name, and
    does not say "I".
    """
    if speaks_of_itself(document.lines[line].partition(who.name)[0]):
        return True
    below = document.lines[line + 1 :]
    first = next((words for words in below if words.strip()), "")
    name = who.name.split()[0]
    begins = first[:_FARTHEST_TOLD]
    return name.casefold() in begins.casefold() and not speaks_of_itself(first)


def is_author_s(words: str) -> bool:
    """Such as "My Reply": whoever wrote the document speaks, asked by nobody."""
    return _MINE.fullmatch(words) is not None


def _leave_years(plain: Mapping[int, Speaker]) -> dict[int, Speaker]:
    """Without "Nighthawks (1942)", where others have an epithet in words."""
    epithets = {line: who.epithet or "" for line, who in plain.items()}
    are_words = any(each and not each.isdigit() for each in epithets.values())
    return {
        line: who
        for line, who in plain.items()
        if not (are_words and epithets[line].isdigit()) or is_known_model(who)
    }


def _find_contained(
    headings: Sequence[Block], plain: Mapping[int, Speaker], declared: SpeakersByLine
) -> set[int]:
    """
    The names right below a heading "Responses", or the like; none where most headings
    there say themselves whose answer they are.
    """
    found: set[int] = set()
    said = 0
    container = inner = 0  # levels; 0 where the headings stand in no such part
    for block in headings:
        if _is_container(block.words):
            container, inner = block.level, 0
        elif block.level <= container:
            container = 0
        elif container:
            inner = inner or block.level
            if block.level == inner and block.first in plain:
                found.add(block.first)
            said += block.level == inner and block.first in declared
    if said >= _FEWEST_ALIKE:
        return {line for line in found if plain[line].epithet is not None}
    # Where most have an epithet, one without may be a heading of an answer; so may be
    # one that comes again where those with an epithet do not.
    named = {line for line in found if plain[line].epithet is not None}
    often = Counter(plain[line].name for line in found)
    is_once = all(often[plain[line].name] == 1 for line in named)
    again = {n for n in found - named if often[plain[n].name] > 1}
    if len(named) * 2 > len(found) or (is_once and len(named) >= len(again) > 0):
        return named
    return found


def _find_labelled(
    document: HandmadeDocument, plain: Mapping[int, Speaker]
) -> set[int]:
    """
    Those with a bold label of an answer in their own part, that names no other, or
    with a line on the voice's model or the like right below them.
    """
    found: set[int] = set()
    heading: Block | None = None
    for at, block in enumerate(document.blocks):
        label = read_block_label(block, document.lines)
        if block.kind is BlockKind.HEADING and (
            label is None or _is_of_other(block, plain, heading)
        ):
            heading = block
            below = document.blocks[at + 1 : at + 2]
            if any(is_voice_metadata(each, document.lines) for each in below):
                found.add(block.first)
        elif (
            heading is not None
            and label is not None
            and label.bold
            and label.announces is Announced.ANSWER
            and heading.first in plain
            and not is_common(plain[heading.first].name)
        ):
            name = plain[heading.first].name
            if label.who is None or find_name_meant(label.who, [name]) is not None:
                found.add(heading.first)
    return found & plain.keys()


def _is_of_other(
    block: Block, plain: Mapping[int, Speaker], above: Block | None
) -> bool:
    """It says itself whose answer it is, and not that of the heading above it."""
    speaker = read_answer_heading(block.words)
    if speaker is None or above is None or above.first not in plain:
        return speaker is not None
    return find_name_meant(speaker.name, [plain[above.first].name]) is None


def _find_named(document: HandmadeDocument, plain: Mapping[int, Speaker]) -> set[int]:
    """Those that the document names as voices elsewhere, or that are known models."""
    given = NameIndex(find_names_given(document))
    are_models = (
        asks_something(document)
        or _speak_of_themselves(document, plain)
        or _are_quoted(document, plain)
    )
    found = {
        line
        for line, speaker in plain.items()
        if given.find(speaker.name) is not None
        or (are_models and is_known_model(speaker))
    }
    found -= _find_beside(document)
    # A name one level deeper may be a heading of an answer that speaks of it.
    levels = {b.first: b.level for b in document.blocks if b.first in found}
    least = min(levels.values(), default=0)
    found = {line for line in found if levels[line] == least}
    return found if len(found) > 1 else set()


def _find_beside(document: HandmadeDocument) -> set[int]:
    """Headings within a part that stands beside the voices, such as a comparison."""
    found: set[int] = set()
    level = 0  # of the part; 0 outside of any
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        if 0 < level < block.level:
            found.add(block.first)
        else:
            is_beside = block.level > 1 and is_beside_heading(block.words)
            level = block.level if is_beside and not _is_container(block.words) else 0
    return found


def _speak_of_themselves(
    document: HandmadeDocument, plain: Mapping[int, Speaker]
) -> bool:
    """Below most headings of models somebody says "I": this is no article on them."""
    said: dict[int, bool] = {}
    at = -1
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            speaker = plain.get(block.first)
            if speaker is not None and is_known_model(speaker):
                at = block.first
                said[at] = False
        elif at in said and not said[at]:
            said[at] = may_speak_of_itself(block.text(document.lines))
    return sum(said.values()) * 2 > len(said)


def _are_quoted(document: HandmadeDocument, plain: Mapping[int, Speaker]) -> bool:
    """Below each heading of a model stand quotes first, that do not tell of it."""
    quoted: list[bool] = []
    models = {line: who for line, who in plain.items() if is_known_model(who)}
    for at, block in enumerate(document.blocks):
        if block.first in models:
            below = document.blocks[at + 1 : at + 2]
            is_quoted = bool(below) and below[0].kind is BlockKind.QUOTE
            name = models[block.first]
            quoted.append(is_quoted and not _is_told_of(document, block.first, name))
    return len(quoted) >= _FEWEST_ALIKE and all(quoted)


def has_labelled_answer(document: HandmadeDocument) -> bool:
    """A label in it announces an answer, whosever it is."""
    labels = (read_block_label(block, document.lines) for block in document.blocks)
    return any(label and label.announces is Announced.ANSWER for label in labels)


def list_candidates(document: HandmadeDocument) -> Iterator[Block]:
    """Headings that are names, so that they may be voices."""
    for block in document.blocks:
        is_heading = block.kind is BlockKind.HEADING and block.level > 1
        if is_heading and read_plain_heading(block.words) is not None:
            yield block


def _is_container(words: str) -> bool:
    bare = words.strip("*: ").casefold()
    is_told = bare.startswith(_TELLS_WHO) and bare.endswith(_TELLS_WHAT)
    is_short = len(bare.split()) <= _LONGEST_CONTAINER
    is_called = is_short and bare.endswith(_CONTAINERS)
    return is_called or is_told or is_foreign_container(words)
