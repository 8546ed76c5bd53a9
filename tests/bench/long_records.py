"""
How long evidence and imports take of very much talk.

The words are drawn as often as they are said in English, a few of a symposium's own
among them. The floor of the same run is reading the words of the same texts once.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Synthesis
from bot.domain.synthesis import Row as TableRow
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.evidence.endings import replay
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.quotes.quote_report import QuoteChecker, quotes
from bot.evidence.summary import evidence
from bot.evidence.themes.theme_check import ThemeDraft, check_themes
from bot.text.words import wording
from bot.transcript.importing import read
from tests.bench.table import Row, milliseconds

MESSAGES, WORDS = 20_000, 40
PANELS = ((16, 2_000, 1, 1), (16, 30_000, 1, 1), (16, 10, 10, 10), (2_000, 40, 1, 1))
_SENTENCE = 12  # words
_COINED = 4  # words of each message of a dialogue that nobody had said
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_TARGETS = ("1 s", "3 s, or it says what it left out", "", "")


async def measure(
    *,
    messages: int = MESSAGES,
    panels: tuple[tuple[int, int, int, int], ...] = PANELS,
) -> list[Row]:
    return [
        *_measure_dialogue(messages),
        *_measure_quoting(messages),
        *_measure_themes(panels[:2]),
        *_measure_panels(panels),
    ]


def _measure_quoting(messages: int) -> Iterator[Row]:
    """Each message quotes the one before in its question; a table quotes many."""
    it = quote_each(messages)
    floor = _time(partial(_read_words, it))
    about = f"(h) {messages:,} messages of {WORDS} words"
    taken = _time(lambda: exposure(it))
    yield _row(f"{about}, each quoted to the next: exposure", taken, floor, "5 s")
    rows = max(messages // 40, 1)
    table = add_table(it, rows)
    taken = _time(lambda: quotes(table))
    yield _row(f"{about}: quotes, a table of {rows:,} rows", taken, floor, "5 s")


def _measure_themes(panels: tuple[tuple[int, int, int, int], ...]) -> Iterator[Row]:
    for panel in panels:
        it = _hold(*panel)
        floor = _time(partial(_read_words, it))
        drafts = _draft_themes(it)
        taken = _time(partial(_check_themes, it, drafts))
        what = f"{len(it.turns)} voices of {panel[1]:,} words"
        yield _row(f"(h) {len(drafts)} themes checked: {what}", taken, floor, "3 s")


def _check_themes(it: Symposium, drafts: Sequence[ThemeDraft]) -> object:
    return check_themes(it, drafts, QuoteChecker(it))


def _draft_themes(it: Symposium) -> tuple[ThemeDraft, ...]:
    """Each of a sentence of each voice."""
    said = [(turn.voice, turn.text.split(". ")) for turn in it.turns]
    return tuple(
        ThemeDraft(f"what {n} share", tuple((v, s[n % len(s)]) for v, s in said))
        for n in range(8)
    )


def quote_each(messages: int) -> Symposium:
    it = _hold(2, WORDS, max(messages // 2, 1), 1)
    turns = [it.turns[0]]
    for before, turn in pairwise(it.turns):
        question = f"{before.voice} said: “{before.text}” And you?"
        turns.append(replace(turn, question=question))
    return replace(it, turns=tuple(turns), format="relay")


def add_table(it: Symposium, rows: int) -> Symposium:
    """Half of the rows are not word for word."""
    step = max(len(it.turns) // rows, 1)
    made = []
    for n, turn in enumerate(it.turns[::step]):
        words = turn.text.split()[:_SENTENCE]
        if n % 2:
            words[3] = "otherwise"
        made.append(TableRow(turn.voice, "p", " ".join(words), Check.NOT_FOUND))
    return replace(it, syntheses=(Synthesis("document", tuple(made)),))


def _measure_dialogue(messages: int) -> Iterator[Row]:
    text = write_dialogue(messages)
    about = f"(h) {messages:,} messages of {WORDS} words"
    floor = _time(lambda: wording(text))
    it = read(text)
    for what, work in (
        ("import", lambda: read(text)),
        ("exposure", lambda: exposure(it)),
        ("endings", lambda: replay(it)),
    ):
        yield _row(f"{about}: {what}", _time(work), floor, "5 s")


def _measure_panels(panels: tuple[tuple[int, int, int, int], ...]) -> Iterator[Row]:
    for panel, target in zip(panels, _TARGETS, strict=False):
        voices, size, *_ = panel
        it = _hold(*panel)
        floor = _time(partial(_read_words, it))
        taken = _time(partial(evidence, it))
        what = f"{voices:,} voices, {size:,} words a turn, {len(it.turns):,} turns"
        yield _row(f"(h) a closing table's evidence: {what}", taken, floor, target)


def _read_words(it: Symposium) -> None:
    for turn in it.turns:
        wording(turn.text)


def _row(what: str, taken: float, floor: float, target: str) -> Row:
    told = f"{taken:.2f} s; reading the words alone {milliseconds(floor)}"
    return Row(what, told, target)


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


class _Talk:
    """Sentences of words as usual as those of the language, the same in each run."""

    def __init__(self) -> None:
        # Workers of part a import this module, and there wordfreq cannot be loaded yet.
        from wordfreq import get_frequency_dict  # noqa: PLC0415 - as said above

        listed = get_frequency_dict("en", "small")
        self._words = list(listed)
        self._weights = list(accumulate(listed.values()))
        self._random = random.Random(7)  # noqa: S311 - the same each time

    def say(self, size: int) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=size)
        lines = (words[at : at + _SENTENCE] for at in range(0, size, _SENTENCE))
        return " ".join(" ".join(line).capitalize() + "." for line in lines)

    def coin(self) -> str:
        """A sentence of words that no list has, so that talk goes on for ever."""
        words = ("".join(self._random.choices(_SYLLABLES, k=4)) for _ in range(_COINED))
        return f"{' '.join(words).capitalize()}."


def write_dialogue(messages: int) -> str:
    """Of two, which never ends: each message has words that nobody had said."""
    talk = _Talk()
    head = f"# Ada ↔ Bruno\n\n**Messages:** {messages}\n"
    said = (
        f"\n---\n\n### {('Ada', 'Bruno')[n % 2]}\n\n{talk.say(WORDS - _COINED)} "
        f"{talk.coin()}\n"
        for n in range(messages)
    )
    return head + "".join(said)


def _hold(voices: int, size: int, rounds: int, samples: int) -> Symposium:
    talk = _Talk()
    names = [VoiceName(f"Voice {n}") for n in range(1, voices + 1)]
    places = [
        (name, round_, sample)
        for round_ in range(1, rounds + 1)
        for sample in range(1, samples + 1)
        for name in names
    ]
    turns = tuple(
        Turn(
            TurnId(f"k3f9q2ab.{n}"),
            n,
            name,
            round=round_,
            sample=sample,
            status=Status.SPOKEN,
            text=talk.say(size),
            question="What do you hold?",
        )
        for n, (name, round_, sample) in enumerate(places, 1)
    )
    return Symposium(
        SymposiumId("k3f9q2ab"),
        "What do you hold?",
        tuple(map(Voice, names)),
        rounds=rounds,
        samples=samples,
        turns=turns,
    )
