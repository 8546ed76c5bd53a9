"""Which of the hand-made layouts a document has. No I/O."""

from bot.domain.symposium import Symposium
from bot.transcript.handmade import collection, dialogue, log
from bot.transcript.handmade.blocks import blocks
from bot.transcript.handmade.draft import Draft, id_of
from bot.transcript.handmade.speakers import council, labelled, spoken


def read_handmade(
    text: str, *, lenient: bool = False, repairs: tuple[str, ...] = ()
) -> Symposium:
    """
    The symposium of a document that people made by hand; what it does not give is
    None, and what stands beside turns and tables is in its notes.

    *repairs* are sentences on what was done to the text before. Unreadable names the
    line, from 1, at which the reader stopped; *lenient*, the words are kept as notes.
    """
    draft = Draft(id_of(text), collection.FORMAT, lenient)
    for sentence in repairs:
        draft.repaired(sentence)
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        draft.repaired("The line ends CR LF were made LF.")
    lines = text.removeprefix("\ufeff").split("\n")
    _read(lines, draft)
    return draft.finished()


def _read(lines: list[str], draft: Draft) -> None:
    found = blocks(lines)
    if (names := dialogue.names_of(lines)) is not None:
        draft.format = dialogue.FORMAT
        dialogue.read_dialogue(lines, draft, names)
    elif (openings := log.openings(lines)) and len(openings) > len(spoken(found)):
        draft.format = log.FORMAT
        log.read_log(lines, draft, openings)
    elif speakers := spoken(found) or labelled(lines, found) or council(found):
        collection.read_collection(lines, draft, speakers)
    elif (names := dialogue.names_of_headings(lines)) is not None:
        draft.format = dialogue.FORMAT
        dialogue.read_dialogue(lines, draft, names)
    else:
        first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
        draft.stuck(
            "this is no transcript: no heading names a voice, no message an author",
            lines,
            line=first,
        )
