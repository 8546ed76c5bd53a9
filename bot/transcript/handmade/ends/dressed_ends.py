"""
Whose a last paragraph in italics, bold or brackets is.

It is a note where it has signs enough of whoever made the document, or one sign and
such notes stand below other answers. It is the voice's where answers have the like
within, where it is no sentence, or where it speaks as only a voice does. What could be
either is refused.
"""

from dataclasses import replace

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    EndKind,
    SetApart,
    is_in_square,
    is_set_apart,
)
from bot.transcript.handmade.ends.end_signs import (
    SETTLING,
    Below,
    EndSigns,
    Sign,
    find_signs,
    without_own_answer,
)
from bot.transcript.handmade.ends.recurring_forms import read_form
from bot.transcript.handmade.ends.third_person import tells_what_it_did
from bot.transcript.handmade.lines.blocks import strip_quote_marks
from bot.transcript.handmade.lines.remarks import (
    is_by_a_maker,
    read_note_label,
    speaks_of_record,
)
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.weighing.tail_weight import TailSign, is_in_passing, weigh

_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09 \t"
_WEIGHED = (SetApart.ITALICS, SetApart.BRACKETS)
_FEWEST = 6  # words of a remark in small letters
_STOPS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f", ":")


def judge_dressed(
    below: Below, apart: SetApart, habits: AnswerHabits, *, is_last: bool
) -> EndKind:
    """*is_last*: it stands below the last answer of all."""
    kind = _judge_dressed(below, apart, habits, is_last=is_last)
    if kind is EndKind.NOTE and _may_be_own(below, habits, is_last=is_last):
        return EndKind.DOUBT
    return settle(kind, below, habits)


def _judge_dressed(
    below: Below, apart: SetApart, habits: AnswerHabits, *, is_last: bool
) -> EndKind:
    text, signs = below.text.strip(), find_signs(below)
    is_habit = apart in habits.apart
    if apart is not SetApart.BOLD and _is_maker_s(text, signs, apart, habits):
        return EndKind.NOTE
    kind = _judge_plainly(text, apart, habits, is_last=is_last)
    if kind is not EndKind.WORDS or apart is SetApart.BOLD:
        return kind
    is_unclear = signs.are_any or (not is_habit and _may_be_told(text, apart, signs))
    is_unclear = is_unclear or tells_of_break(text) or is_in_passing(text, habits)
    return EndKind.DOUBT if is_unclear else kind


def tells_of_break(text: str) -> bool:
    """Such as "Here we were interrupted", which only whoever was there knows."""
    bare = text.strip(_MARKS)
    return any(
        whole_words("makers_notes", key).search(bare) is not None
        for key in ("broken_off", "only_makers")
    )


def settle(kind: EndKind, below: Below, habits: AnswerHabits) -> EndKind:
    """What could be either is weighed, where it is in italics or brackets."""
    if kind is not EndKind.DOUBT or is_set_apart(below.text.strip()) not in _WEIGHED:
        return kind
    weight = weigh(below, habits)
    if weight.is_maker_s:
        return EndKind.NOTE
    return EndKind.WORDS if weight.is_voice_s else kind


def judge_quoted(below: Below, habits: AnswerHabits) -> EndKind:
    """
    Of a block quote below words that stand in none: what a voice quotes, unless it is
    called a note or is signed.
    """
    lines = strip_quote_marks(below.text.strip().split("\n"))
    bare = replace(below, text="\n".join(lines))
    label = read_note_label(bare.text)
    if label is not None and is_by_a_maker(label):
        return EndKind.NOTE
    if label is not None and _is_note_to_somebody(bare.text, label):
        return EndKind.DOUBT
    signs = find_signs(bare)
    if signs.found.isdisjoint((Sign.NOTED, Sign.SIGNED)):
        weight = weigh(bare, habits)
        is_told = TailSign.ONLY_MAKERS in weight.reasons
        kind = EndKind.DOUBT if is_told else EndKind.WORDS
        return EndKind.NOTE if weight.is_surely_maker_s else kind
    kind = EndKind.NOTE if signs.are_maker_s else EndKind.DOUBT
    return settle(kind, bare, habits)


def _is_note_to_somebody(text: str, label: str) -> bool:
    """All in italics "Note for the designer: ...", in a quote that answers have not."""
    is_note = whole_words("makers_notes", "notes").match(label) is not None
    is_told = is_note and whole_words("makers_notes", "to").search(label) is not None
    return is_told and is_set_apart(text.strip()) is SetApart.ITALICS


def _is_maker_s(
    text: str, signs: EndSigns, apart: SetApart, habits: AnswerHabits
) -> bool:
    if read_form(text) in habits.forms:
        return True
    if apart in habits.apart:
        return signs.are_maker_s and not signs.found.isdisjoint(SETTLING)
    is_like_others = apart in habits.noted and not speaks_of_itself(text)
    return signs.are_maker_s or (signs.are_any and is_like_others)


def _may_be_told(text: str, apart: SetApart, signs: EndSigns) -> bool:
    """
    A whole sentence of somebody's "I" that says not what a voice thinks now; in
    brackets, of anybody's.
    """
    bare = text.strip(_MARKS)
    is_sentence = not bare[:1].islower() and bare[-1:] in _STOPS
    if apart is SetApart.BRACKETS:
        return is_sentence
    return is_sentence and speaks_of_itself(bare) and not signs.is_own


def _judge_plainly(
    text: str, apart: SetApart, habits: AnswerHabits, *, is_last: bool
) -> EndKind:
    is_habit, bare = apart in habits.apart, text.strip(_MARKS)
    if not is_habit and tells_what_it_did(text, habits.names):
        return EndKind.NOTE
    if apart is SetApart.BOLD:
        asks = bare.endswith(("?", "\uff1f"))
        return EndKind.DOUBT if asks and not is_habit else EndKind.WORDS
    if is_in_square(text):
        return EndKind.WORDS if is_habit else EndKind.DOUBT
    told = without_own_answer(bare)
    is_of_record = speaks_of_record(told)
    if is_last and (is_of_record or _announces(bare)):
        is_unclear = is_habit and speaks_of_itself(bare)
        return EndKind.DOUBT if is_unclear else EndKind.NOTE
    if apart is SetApart.BRACKETS and not is_habit and is_of_record:
        return EndKind.NOTE
    is_sentence = not bare[:1].islower() and bare[-1:] in _STOPS
    is_jotted = bare[:1].islower() and len(bare.split()) >= _FEWEST
    one = whole_words("maker_lines", "plural").sub("", bare) if is_last else bare
    is_own = is_habit or not is_sentence or speaks_of_itself(one)
    is_jotted &= apart is SetApart.BRACKETS and not is_habit
    return EndKind.WORDS if is_own and not is_jotted else EndKind.DOUBT


def _may_be_own(below: Below, habits: AnswerHabits, *, is_last: bool) -> bool:
    """Too little speaks against its "I" being the voice's."""
    text = below.text.strip()
    if read_form(text) in habits.forms or (is_last and _announces(text.strip(_MARKS))):
        return False
    return weigh(below, habits).is_rather_own


def _announces(text: str) -> bool:
    return whole_words("maker_lines", "announces").search(text) is not None
