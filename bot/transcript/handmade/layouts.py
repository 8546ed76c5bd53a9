"""Which of the hand-made layouts a document has."""

from bot.domain.symposium import Symposium
from bot.transcript.handmade import collection, dialogue, log
from bot.transcript.handmade.lines.blocks import Block, split_into_blocks
from bot.transcript.handmade.speakers import (
    SpeakersByLine,
    find_council_answers,
    find_labelled_answers,
    find_voice_headings,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft, make_id


def read_handmade(
    text: str, *, lenient: bool = False, repairs: tuple[str, ...] = ()
) -> Symposium:
    """
    The symposium of a document that people made by hand; what it does not give is
    None, and what stands beside turns and tables is in its notes.

    *repairs* are sentences on what was done to the text before. Unreadable names the
    line, from 1, at which the reader stopped; *lenient*, the words are kept as notes.
    """
    draft = SymposiumDraft(make_id(text), collection.FORMAT, lenient)
    for sentence in repairs:
        draft.add_repair(sentence)
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        draft.add_repair("The line ends CR LF were made LF.")
    lines = text.removeprefix("\ufeff").split("\n")
    _read(lines, draft)
    return draft.to_symposium()


def _read(lines: list[str], draft: SymposiumDraft) -> None:
    blocks = split_into_blocks(lines)
    voices = find_voice_headings(blocks)
    if (names := dialogue.read_title_names(lines)) is not None:
        draft.format = dialogue.FORMAT
        dialogue.read_dialogue(lines, draft, names)
    elif len(openings := log.find_openings(lines)) > len(voices):
        draft.format = log.FORMAT
        log.read_log(lines, draft, openings)
    elif speakers := voices or _find_other_speakers(lines, blocks):
        collection.read_collection(lines, draft, speakers)
    elif (names := dialogue.find_names_in_headings(lines)) is not None:
        draft.format = dialogue.FORMAT
        dialogue.read_dialogue(lines, draft, names)
    else:
        first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
        draft.refuse(
            "this is no transcript: no heading names a voice, no message an author",
            lines,
            line=first,
        )


def _find_other_speakers(lines: list[str], blocks: list[Block]) -> SpeakersByLine:
    """Where no heading says "Voice": those with labelled answers, or of a council."""
    return find_labelled_answers(lines, blocks) or find_council_answers(blocks)
