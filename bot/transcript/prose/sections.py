"""One voice's section: heading, question, answer, and what became of the turn."""

import re
from collections.abc import Sequence

from bot.domain.symposium import Symposium
from bot.domain.turn import Source, Status, Turn
from bot.domain.voice import Voice
from bot.transcript.prose.one_line import inline
from bot.transcript.prose.quoting import quote_lines

VOICE = "## Voice: "
NO_QUESTION = "*No question is recorded.*"
CONTEXT_QUESTION = "**The question:**"


def voice_heading(symposium: Symposium, turn: Turn) -> str:
    """Says the round and the sample only where there are several."""
    heading = VOICE + full_name(symposium.voice(turn.voice))
    if symposium.rounds > 1:
        heading += f" · round {turn.round}"
    if symposium.samples > 1:
        heading += f" · sample {turn.sample}"
    return heading


def question_label(turn: Turn) -> str:
    asker = f" from {inline(turn.asked_by)}" if turn.asked_by else ""
    return f"**Question{asker}:**"


def answer_label(turn: Turn) -> str:
    return f"**{name(turn)}'s {_ANSWERS[turn.status]}:**"


def section(symposium: Symposium, turn: Turn, given: Sequence[str]) -> list[str]:
    """
    The section's lines, with an empty one at the end; *given* are those that tell what
    the voice was given. The symposium's own question stands at the head of the document
    and not again.
    """
    return [
        voice_heading(symposium, turn),
        "",
        *_question(symposium, turn),
        *(given or _refer(symposium, turn)),
        answer_label(turn),
        "",
        *(quote_lines(turn.text) or [no_words(turn)]),
        "",
        *_sources(turn),
        *_ending(turn),
    ]


def no_words(turn: Turn) -> str:
    """What stands in the place of a text that is empty, or is not there."""
    if not turn.lacks_words:
        return "*Nothing was said.*"
    return "*What was said is not in this record; its digest is.*"


def _asks_the_same(symposium: Symposium, turn: Turn) -> bool:
    own = (turn.question, turn.asked_by)
    return own == (symposium.question, symposium.asked_by)


def _question(symposium: Symposium, turn: Turn) -> list[str]:
    if _asks_the_same(symposium, turn):
        return []
    lines = quote_lines(turn.question) or [NO_QUESTION]
    return [question_label(turn), "", *lines, ""]


def _refer(symposium: Symposium, turn: Turn) -> list[str]:
    """To the question at the head, where no request says what the voice was given."""
    same = symposium.question and _asks_the_same(symposium, turn)
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


_ANSWERS = {
    Status.SPEAKING: "answer so far",
    Status.SPOKEN: "answer",
    Status.SILENT: "answer, as far as it came",
    Status.PASSED: "pass",
    Status.LEFT: "last words",
}
