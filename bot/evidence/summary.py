"""What the record shows, in a few sentences that every face can show."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.domain.act import ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import BALLOT, Status, Turn
from bot.domain.voice import Voice
from bot.evidence.convergence.shifts import Shift, TookOver, shifts, since_baseline
from bot.evidence.exposure.exposure_report import ExposureReport, exposure
from bot.evidence.exposure.inputs import inputs
from bot.evidence.exposure.mentions.answer_mentions import has_collective
from bot.evidence.exposure.mentions.named_places import language_told
from bot.evidence.exposure.readings import Readings
from bot.evidence.exposure.turn_exposure import TurnExposure
from bot.evidence.quotes.quote_report import quotes
from bot.evidence.sharing.shared_wording import (
    Shared,
    SharedWording,
    describe_chance,
    share_wording,
    tell_languages,
)
from bot.evidence.wording.prepared import prepare
from bot.evidence.wording.spoken import Spoken
from bot.formats.baseline import is_baseline
from bot.formats.paired.question_pairs import find_question
from bot.text.languages import DEFAULT
from bot.text.lines import shortened, strip_bold

_WHERE = {
    "request": "by the program",
    "question": "in its question",
    "system": "in its system text",
    "file": "in the attached file",
    "member": "in a member's message",
    "answer": "in its own answer",
}


_EVERYBODY = (
    "Everybody spoke independently: nobody had been shown another's words, and none "
    "were quoted to anybody."
)
NOT_LOOKED_FOR = (
    "Not looked for here: so much was said that it would take too long. The commands "
    "symposium exposure and symposium convergence look for it."
)
MOST_CHARACTERS = 700_000
"""Compared in some two seconds; of longer answers, their beginnings."""
_INDEPENDENT = "independent, as far as the record shows"
_TWO = 2  # rounds: between them there is one passage only, which needs no number
_PASSAGE = 80  # characters of a quoted passage
_MOST = 3  # of what is taken over or echoed; `symposium convergence` lists all
_NO_ANSWERS = ("question", "ballot")
"""Tasks of what is compared and is no answer."""
_MOST_SHARED = 10  # of what is shared unprompted


def evidence(
    symposium: Symposium, readings: Readings | None = None
) -> dict[str, tuple[str, ...]]:
    """
    Findings that need no model: who saw what, what is shared or taken over. What stands
    in *readings* need not be read again.
    """
    readings = readings or Readings()
    report = exposure(symposium, readings)
    saw = who_saw_what(symposium, report)
    told = {"contradicted": contradicted(report), "who_saw_what": saw}
    found = share_wording(
        symposium, report, most_characters=MOST_CHARACTERS, readings=readings
    )
    told |= {
        "misattributed": tuple(_misattributed(symposium)),
        "unprompted": _unprompted(found),
        "echo": tuple(_shared(shared) for shared in found.echo[:_MOST]),
        "moved": tuple(_moved(symposium)),
        "shifts": tuple(_shifts(symposium)),
    }
    return {key: sentences for key, sentences in told.items() if sentences}


def warm(symposium: Symposium) -> None:
    """Load what is slow to load the first time: word frequencies, in its language."""
    voices = (Voice(VoiceName("one")), Voice(VoiceName("other")))
    turns = tuple(
        Turn(TurnId(v.name), n, v.name, status=Status.SPOKEN, text=symposium.question)
        for n, v in enumerate(voices, start=1)
    )
    evidence(Symposium(symposium.id, "", voices, turns=turns))


def read_ahead(
    symposium: Symposium, turns: Collection[TurnId], readings: Readings
) -> None:
    """
    Read into *readings* what these *turns* said and were given, so that `evidence` has
    it. Of the others as much is needed as stands in what these were given.
    """
    said = frozenset(turn.text for turn in symposium.turns)
    read = [t for t in symposium.turns if t.id in turns and t.text.strip()]
    given = [inputs(symposium, turn, said) for turn in read]
    # Of longer ones only the beginnings are compared, and it shows at the end of which.
    if sum(len(text) for text in said) <= MOST_CHARACTERS:
        prepare(symposium, read, given, readings=readings)
    for turn in read:
        language = readings.of(language_told, turn.text)
        asked = readings.of(language_told, symposium.question) or DEFAULT
        readings.of(has_collective, turn.text, language or asked)
        readings.words(turn.text)


def _unprompted(found: SharedWording) -> tuple[str, ...]:
    told = [_shared(shared) for shared in found.independent[:_MOST_SHARED]]
    if told:
        samples = {each.turn.sample for each in found.sharing.spoken}
        told.append(
            f"n = {_count(len(samples), 'sample')} of each voice. Shared wording does "
            "not show why it is shared: models learn from much the same texts."
        )
    else:
        told.extend(_nothing(found.sharing.spoken))
    if found.cut:
        told.append(
            f"Of {_count(len(found.cut), 'answer')} only the beginning was compared, "
            "since all are too long together; symposium convergence compares all."
        )
    told.extend(tell_languages(found))
    return tuple(told)


def _nothing(spoken: Sequence[Spoken]) -> Iterator[str]:
    """Where several voices could have shared something."""
    if len({each.turn.voice for each in spoken}) > 1:
        words = sum(len(each.content.words) for each in spoken)
        yield (
            f"No wording was found that chance would not explain, in "
            f"{_what_was_compared(spoken)} of {words:,} words together."
        )


def _what_was_compared(spoken: Sequence[Spoken]) -> str:
    """Such as "7 answers and 8 ballots"."""
    tasks = [each.turn.task for each in spoken]
    others = {noun: tasks.count(noun) for noun in _NO_ANSWERS if noun in tasks}
    answers = len(tasks) - sum(others.values())
    counted = [_count(answers, "answer")] if answers else []
    counted += [_count(many, noun) for noun, many in others.items()]
    *most, last = counted
    return f"{', '.join(most)} and {last}" if most else last


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _misattributed(symposium: Symposium) -> Iterator[str]:
    for row in quotes(symposium):
        if row.said_by is not None:
            where = f" in {row.table}" if row.table else ""
            yield (
                f"“{row.formulation}” is credited to {row.voice}{where}, and was said "
                f"by {row.said_by}."
            )


def _shared(shared: Shared) -> str:
    voices = ", ".join(shared.voices)
    return f"{_phrase(shared)} ({voices}; {describe_chance(shared)})"


def _phrase(found: Shared | TookOver) -> str:
    """In quotation marks only if everybody said it so."""
    return f"“{found.phrase}”" if found.is_wording else found.phrase


def _shifts(symposium: Symposium) -> Iterator[str]:
    """
    Of whoever took some wording over. What a voice kept of its own is told by likeness
    alone, which is too little for a sentence that nobody can look up.
    """
    blind = {turn.id for turn in symposium.turns if is_baseline(turn)}
    for shift in (each for each in shifts(symposium) if each.before not in blind):
        if taken := [_taken(each) for each in shift.took_over[:_MOST]]:
            told = f"took over {', '.join(taken)}"
            yield f"{_name_shift(shift, symposium)}: {told}."


def _moved(symposium: Symposium) -> Iterator[str]:
    """Of each voice that first answered blind, also of whoever did not move."""
    for shift in since_baseline(symposium):
        kept, dropped = _count(len(shift.kept), "sentence"), len(shift.dropped)
        told = f"{shift.voice}: kept {kept}, dropped {dropped or 'none'}"
        if taken := [_taken(each) for each in shift.took_over[:_MOST]]:
            told += f", took over {', '.join(taken)}"
        yield f"{told}."


def _taken(found: TookOver) -> str:
    return f"{_phrase(found)} from {_listed(found.from_whom)}"


def _name_shift(shift: Shift, symposium: Symposium) -> str:
    """With the round and the sample where there are several of them to tell apart."""
    later = f", round {shift.round}" if _rounds(symposium) > _TWO else ""
    return f"{shift.voice}{later}" + _sample(shift.sample, symposium)


def _rounds(symposium: Symposium) -> int:
    """As asked for, or one more with a baseline."""
    return max(symposium.rounds, *(turn.round for turn in symposium.turns), 1)


def _sample(sample: int, symposium: Symposium) -> str:
    return f", sample {sample}" if symposium.samples > 1 else ""


def contradicted(report: ExposureReport) -> tuple[str, ...]:
    """The claims that the record contradicts, each with what stands against it."""
    claims = report.contradicted_claims
    return tuple(f"“{strip_bold(each.claim)}” {each.because}" for each in claims)


def who_saw_what(symposium: Symposium, report: ExposureReport) -> tuple[str, ...]:
    """One sentence for all who had met the same; none where nobody said a word."""
    turns = {turn.id: turn for turn in symposium.turns}
    heard = [each for each in report.turns if turns[each.turn].text.strip()]
    if not heard:
        return ()
    if all(each.independent for each in heard):
        return (_EVERYBODY,)
    groups: dict[str, list[Turn]] = {}
    for each in report.turns:
        met = "; ".join(_met(each, turns, symposium))
        groups.setdefault(met or _INDEPENDENT, []).append(turns[each.turn])
    # A judge, or a heretic of several points, is asked several times in one round.
    several = any(act.kind is ActKind.CHALLENGED for act in symposium.acts)
    several = several or any(turn.task == BALLOT for turn in symposium.turns)
    told = list(groups.values()) if several else []
    return tuple(
        f"{_whom(who, symposium, told)}: {met}." for met, who in groups.items()
    )


def _met(
    each: TurnExposure, turns: Mapping[TurnId, Turn], symposium: Symposium
) -> Iterator[str]:
    question = find_question(turns[each.turn], turns)
    shown = [turns[met.turn] for met in each.exposed_to if met.how == "shown"]
    if question is not None and shown == [question]:
        yield "shown the question that it answers"
    elif shown:
        # Its own answer was put before it too; that all heard the same is then plain.
        shown += _own_shown(turns[each.turn], turns)
        yield f"shown what {_speakers(shown, symposium)}"
    for met in each.exposed_to:
        # Who says the same words again is quoted by what was shown of that anyway.
        again = met.where == "request" and any(
            turn.voice == met.voice and met.passage and met.passage in turn.text
            for turn in shown
        )
        if met.how != "shown" and not again:
            passage = shortened(met.passage, _PASSAGE)
            told = f" (“{passage}”)" if passage else ""
            yield f"{met.voice} {met.how} {_WHERE[met.where]}{told}"


def _own_shown(turn: Turn, turns: Mapping[TurnId, Turn]) -> list[Turn]:
    own = (turns.get(e.turn) for e in turn.exposed_to if e.how == "shown")
    return [each for each in own if each is not None and each.voice == turn.voice]


def _speakers(shown: list[Turn], symposium: Symposium) -> str:
    """Such as "Ada and Bruno had said in round 1", in the order of their turns."""
    by_round: dict[int, list[VoiceName]] = {}
    for turn in sorted(shown, key=lambda turn: turn.number):
        by_round.setdefault(turn.round, []).append(turn.voice)
    several = _rounds(symposium) > 1
    return ", and what ".join(
        f"{_listed(dict.fromkeys(names))} had said"
        + (f" in round {round_}" if several else "")
        for round_, names in by_round.items()
    )


def _whom(
    turns: list[Turn], symposium: Symposium, groups: Sequence[Sequence[Turn]]
) -> str:
    """
    Who they are; "everybody in round 2" where they are all of its turns. Where a voice
    stands in several of the *groups* of a round, each with the numbers of its turns.
    """
    if _rounds(symposium) == 1:
        return _listed(_name_turns(turns, groups))
    told: list[str] = []
    for round_ in dict.fromkeys(turn.round for turn in turns):
        mine = [turn for turn in turns if turn.round == round_]
        whole = sum(turn.round == round_ for turn in symposium.turns)
        names = _listed(_name_turns(mine, groups))
        everybody = len(mine) == whole > 1
        everyone = "everybody" if told else "Everybody"
        told.append(f"{everyone if everybody else names} in round {round_}")
    return ", ".join(told)


def _name_turns(turns: list[Turn], groups: Sequence[Sequence[Turn]]) -> list[str]:
    """Each voice of these turns, which are of one round, once."""
    named = []
    for voice in dict.fromkeys(turn.voice for turn in turns):
        mine = [turn for turn in turns if turn.voice == voice]
        where = [g for g in groups if any(_are_alike(mine[0], turn) for turn in g)]
        numbers = [str(turn.number) for turn in mine]
        noun = "turn" if len(mine) == 1 else "turns"
        which = f" ({noun} {_listed(numbers)})" if len(where) > 1 else ""
        named.append(f"{voice}{which}")
    return named


def _are_alike(turn: Turn, other: Turn) -> bool:
    """Whether a name and a round do not tell the two apart."""
    return (turn.voice, turn.round) == (other.voice, other.round)


def _listed(names: Iterable[str]) -> str:
    """Such as "Ada, Bruno and Cosima"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
