"""What whoever made a collection of answers wrote right above and below them."""

from collections.abc import Sequence

from bot.transcript.handmade.ends.told_around_quotes import take_told_around
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.near_people import find_makers_above
from bot.transcript.handmade.leads.recurring_leads import take_recurring_leads
from bot.transcript.handmade.leads.section_answers import (
    name_answers,
)
from bot.transcript.handmade.quotes.quotes_behind import take_quotes_behind
from bot.transcript.handmade.quotes.recited_answers import take_recited
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.maker_s_remarks import (
    MakerSRemarks,
    find_called,
)
from bot.transcript.handmade.sections.outline import (
    DocumentSection,
)
from bot.transcript.handmade.sections.quoted_words import Doubt
from bot.transcript.handmade.sections.speakers import (
    SpeakersByLine,
)
from bot.transcript.handmade.weighing import round_remarks
from bot.transcript.handmade.weighing.blind_answers import are_blind
from bot.transcript.handmade.weighing.counted_names import find_counting_labels


def leave_around(
    parted: Sequence[tuple[DocumentSection, list[LabelledPart]]],
    answers: Sequence[LabelledPart],
    speakers: SpeakersByLine,
    document: HandmadeDocument,
) -> list[Doubt]:
    """What is told right above and below the answers goes out of their words."""
    headings = [b for b in document.blocks if b.first in speakers]
    take_recurring_leads(answers, document.lines)
    take_quotes_behind(answers, find_counting_labels(headings), document.lines)
    given = [(section, name_answers(section, parts)) for section, parts in parted]
    named = [(one.name, one.part) for _, each in given for one in each]
    take_told_around(named, document.lines)
    first = min(speakers, default=0)
    above = [b for b in document.blocks if b.first < first]
    take_recited(named, document.lines, above=above)
    return round_remarks.take_round_remarks(given, document.lines)


def find_remarks(
    speakers: SpeakersByLine,
    answers: Sequence[LabelledPart],
    document: HandmadeDocument,
) -> MakerSRemarks:
    voices = {part.label.who for part in answers if part.label and part.label.who}
    voices |= {speaker.name for speaker in speakers.values()}
    last = answers[-1].line if answers else -1
    called = find_called(voices, answers, document.lines)
    ending = round_remarks.find_round_called(answers, document.blocks, document.lines)
    people = find_makers_above(document, answers[0].line if answers else 0)
    blind = are_blind(document, speakers)
    return MakerSRemarks(voices, last, called, ending, people, blind)
