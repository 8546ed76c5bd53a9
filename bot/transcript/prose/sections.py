"""One voice's section: heading, question, answer, and what became of the turn."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.names import TurnId
from bot.domain.symposium import Origin
from bot.domain.turn import Source, Status, Turn
from bot.domain.voice import Voice
from bot.formats.council.council_telling import tell_labels, tell_try
from bot.formats.heretic.challenged_points import describe_task
from bot.formats.paired.question_pairs import are_of_one_pair, name_pair
from bot.formats.speech.noting import note_for_readers
from bot.transcript.layout import SPEAKER, VOICE, LaidOut
from bot.transcript.prose.one_line import inline
from bot.transcript.prose.quoting import quote_lines

NO_QUESTION = "*No question is recorded.*"
_NO_OPENING = "*It began without a question.*"
CONTEXT_QUESTION = "**The question:**"


def voice_heading(layout: LaidOut, turn: Turn) -> str:
    """Says the round and the sample only where there are several."""
    if layout.is_dialogue:
        return SPEAKER + name(turn)
    symposium, asked = layout.symposium, layout.act_of(turn)
    rounds, samples = symposium.rounds, symposium.samples
    if asked is not None and asked is not symposium.acts[0]:
        rounds, samples = asked.count("rounds"), asked.count("samples")
    voice = symposium.voice(turn.voice)
    heading = VOICE + (full_name(voice) if layout.is_old else call(layout, voice))
    if rounds > 1:
        heading += f" · round {turn.round}"
    if samples > 1:
        heading += f" · sample {turn.sample}"
    return heading


def call(layout: LaidOut, voice: Voice) -> str:
    """A voice's name, with the epithet that it came with or was given."""
    epithet = layout.epithets.get(voice.name)
    return full_name(replace(voice, epithet=epithet))


def question_label(turn: Turn) -> str:
    asker = f" from {inline(turn.asked_by)}" if turn.asked_by else ""
    return f"**Question{asker}:**"


def answer_label(layout: LaidOut, turn: Turn) -> str:
    if layout.is_dialogue:
        return f"**Message {turn.number}{_message(turn)}:**"
    kind = _ANSWERS[turn.status]
    if turn.task and not layout.is_old:
        kind = _TASKS.get(turn.task) or describe_task(turn.task) or "answer"
        kind += f" to {inline(turn.to)}" if turn.to else ""
        kind += ", as far as it came" if turn.status is Status.SILENT else ""
    return f"**{name(turn)}'s {kind}:**"


def _message(turn: Turn) -> str:
    task = _TASKS.get(turn.task or "")
    told = [f"its {task}"] if task else []
    told += [f"to {inline(turn.to)}"] if turn.to else []
    told += ["as far as it came"] if turn.status is Status.SILENT else []
    return "".join(f", {each}" for each in told)


def section(
    layout: LaidOut, turn: Turn, given: Sequence[str], *, answers: str | None = None
) -> list[str]:
    """
    The section's lines, with an empty one at the end; *given* are those that tell what
    the voice was given. A question that stands above already does not stand here again;
    *answers* says which it is, where another was put since.
    """
    told = [f"*In answer to {answers}.*", ""] if answers else []
    return [
        voice_heading(layout, turn),
        "",
        *_question(layout, turn),
        *told,
        *(given or _refer(layout, turn)),
        answer_label(layout, turn),
        "",
        *(quote_lines(turn.text) or [no_words(turn)]),
        "",
        *_sources(turn),
        *_ending(turn),
        *([] if layout.is_old else _circumstances(layout, turn)),
    ]


def name_new_pair(layout: LaidOut, turn: Turn, before: Turn | None) -> list[str]:
    """The heading over what two voices of an interview ask and answer."""
    if layout.is_old or turn.to is None or turn.act not in layout.interviews:
        return []
    if before is not None and are_of_one_pair(turn, before):
        return []
    asker, asked = name_pair(turn)
    return [f"## Questions from {inline(asker) or '—'} to {inline(asked) or '—'}", ""]


def no_words(turn: Turn) -> str:
    """What stands in the place of a text that is empty, or is not there."""
    if not turn.lacks_words:
        return "*Nothing was said.*"
    return "*What was said is not in this record; its digest is.*"


def no_question(layout: LaidOut) -> str:
    """What stands at the head of the document where nothing was asked."""
    is_held = layout.symposium.origin is not Origin.IMPORTED
    return _NO_OPENING if is_held and layout.is_dialogue else NO_QUESTION


def refer_to_turn(layout: LaidOut, turn: Turn) -> tuple[str, TurnId, bool] | None:
    """
    The line that stands for its question where another turn has that: the one in whose
    place it spoke, which was asked the same, or the last that was put to its voice,
    which says it. With that turn's id, and whether it was asked the same.
    """
    old = layout.turns.get(turn.retries) if turn.retries else None
    if old is not None and old.number < turn.number:
        return f"*Asked the same as turn {old.number}.*", old.id, True
    put = layout.put_to(turn)
    if put is None:
        return None
    return f"*Asked what {name(put)} says in turn {put.number}.*", put.id, False


def _asks_the_same(layout: LaidOut, turn: Turn) -> bool:
    return (turn.question, turn.asked_by) == layout.asked_of(turn)


def _question(layout: LaidOut, turn: Turn) -> list[str]:
    if _asks_the_same(layout, turn):
        return []
    if not layout.is_old and (reference := refer_to_turn(layout, turn)):
        line, where, is_same = reference
        other = layout.turns[where]
        if turn.question and turn.question == (
            other.question if is_same else other.text
        ):
            return [line, ""]
    lines = quote_lines(turn.question) or [NO_QUESTION]
    return [question_label(turn), "", *lines, ""]


def _refer(layout: LaidOut, turn: Turn) -> list[str]:
    """To the question above, where no request says what the voice was given."""
    asked, _ = layout.asked_of(turn)
    same = asked and _asks_the_same(layout, turn) and not layout.is_dialogue
    return ["*Asked the question above.*", ""] if same else []


def full_name(voice: Voice) -> str:
    epithet = f" ({inline(voice.epithet)})" if voice.epithet else ""
    return (inline(voice.name) or "—") + epithet


def name(turn: Turn) -> str:
    return inline(turn.voice) or "—"


def _sources(turn: Turn) -> list[str]:
    """Numbered as the answer may count them."""
    if not turn.sources:
        return []
    return [
        "**Sources:**",
        "",
        *(f"{n}. {_source(source)}" for n, source in enumerate(turn.sources, 1)),
        "",
    ]


def _source(source: Source) -> str:
    # Only what is an address to the last character leads anywhere.
    plain = _ADDRESS.fullmatch(source.url)
    url = f"<{source.url}>" if plain else inline(source.url)
    return f"{inline(source.title)}: {url}" if source.title else url


_ADDRESS = re.compile(r"https?://[!-;=?-~]+")


def _ending(turn: Turn) -> list[str]:
    lines: list[str] = []
    if turn.was_cut:
        lines += ["**Cut:** the token limit ended this answer.", ""]
    if turn.status is Status.SILENT:
        reason = f" ({turn.reason.value})" if turn.reason else ""
        lines += [f"**Silent{reason}:** {inline(turn.detail or '') or '—'}", ""]
    elif turn.detail:
        lines += [f"**Note:** {inline(turn.detail)}", ""]
    return lines


def _circumstances(layout: LaidOut, turn: Turn) -> list[str]:
    """What the host notes of it beside its words; its marker stands in the record."""
    known = layout.turns
    lines: list[str] = []
    if note := _NOTES.get(turn.status):
        lines += [note, ""]
    for noted in note_for_readers(layout.symposium, turn):
        lines += [f"**Noted by the host:** it {inline(noted)}.", ""]
    if turn.id in layout.unanswered:
        lines += ["**Not put:** whoever it was for was not there any more.", ""]
    if ballot := layout.ballots.get(turn.id):
        lines += [f"**Its labels:** {inline(tell_labels(ballot))}.", ""]
        title, _, brought = tell_try(ballot, turn.id).partition(": ")
        lines += [f"**{title}:** {inline(brought)}.", ""]
    if turn.retries:
        old = known.get(turn.retries)
        which = f"turn {old.number}" if old else inline(turn.retries)
        lines += [f"**Asked once more:** this stands beside {which}.", ""]
    if turn.left_out:
        met = [known[each] for each in turn.left_out if each in known]
        told = [number_turns(met)] if met else []
        told += [inline(each) for each in turn.left_out if each not in known]
        few = len(turn.left_out) == 1
        which = f"{'turn' if few else 'turns'} {', '.join(told)}"
        hidden = f"{which} {'was' if few else 'were'} not shown to it"
        lines += [f"**Left out:** {hidden}, for want of room.", ""]
    return lines


def number_turns(turns: Sequence[Turn]) -> str:
    """Such as "1 to 4, 7": the turns' numbers, in their order."""
    numbers = [turn.number for turn in turns]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(map(_run, runs))


def _run(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"{first} to {last}" if last > first + 1 else ", ".join(map(str, numbers))


_ANSWERS = {
    Status.SPEAKING: "answer so far",
    Status.SPOKEN: "answer",
    Status.SILENT: "answer, as far as it came",
    Status.PASSED: "pass",
    Status.LEFT: "last words",
}
_TASKS = {
    "opening": "opening",
    "question": "question",
    "observation": "observation",
    "closing": "closing words",
    "last_word": "last word",
    "ballot": "ballot",
    "final_answer": "final answer",
    "baseline": "answer before it met the others",
    "answer": "answer",
}
_NOTES = {
    Status.PASSED: "**Passed:** it gave this turn away.",
    Status.LEFT: "**Left:** it took its leave, and is asked no more unless somebody "
    "invites it back.",
}
