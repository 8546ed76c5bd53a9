"""
The formats of a symposium: one file and one line each.

A format is a function from what has been said to who speaks next. It holds no state
of its own, so a symposium read back from the archive goes on where it stopped. Its
line says what it can do, and is the only place that does.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import ParamSpec, TypeVar

from bot.domain.act import Act
from bot.domain.format import Format, Steps
from bot.domain.turn import BALLOT, QUESTION
from bot.formats.retry import retry

USUAL = "blind"
"""Held where nobody names another."""

UNTIL_SETTLED = "until_settled"
"""The option, and the role of what the voices are told then."""

TURNS = 24
"""Of a dialogue, unless another number is chosen."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


def _when_held(module: str, name: str) -> Callable[_P, _T]:
    """
    That function of a module here, which is loaded when it is first called: nobody is
    to wait for all the formats that are not held.
    """

    @cache
    def find() -> Callable[_P, _T]:
        found: Callable[_P, _T] = getattr(import_module(f"bot.formats.{module}"), name)
        return found

    def ask(*given: _P.args, **options: _P.kwargs) -> _T:
        return find()(*given, **options)

    return ask


def count_voices(act: Act) -> int:
    """One request for each voice that is asked."""
    return len(act.voices)


def count_turns(act: Act) -> int:
    """One request for each turn that is asked for once more, and for its answer."""
    turns = act.options.get("turns")
    answers = act.count("leads_to") if "leads_to" in act.options else 0
    return answers + (len(turns) if isinstance(turns, list | tuple) else 0)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "blind": Format(
            "all at once, and none hears another",
            _when_held("blind", "blind"),
            has_samples=True,
            sealed_tasks=frozenset({None}),
        ),
        "rounds": Format(
            "a blind round, then everybody hears everybody's last round",
            _when_held("rounds", "rounds"),
            rounds=2,
            has_rounds=True,
            has_samples=True,
            sealed_tasks=frozenset({None}),
            takes=frozenset({"identity", UNTIL_SETTLED}),
        ),
        "relay": Format(
            "one after another, and each hears those before it",
            _when_held("relay", "relay"),
            at_once=False,
            takes_in=True,
            has_rounds=True,
            fewest_voices=2,
            requests=_when_held("relay", "count_relay"),
            left=_when_held("relay", "count_left"),
            takes=frozenset({"last", "order", "seed", "identity", "baseline"}),
        ),
        "duet": Format(
            "two voices talk until it has ended, or more in a ring",
            _when_held("duet", "duet"),
            at_once=False,
            takes_in=True,
            is_dialogue=True,
            fewest_voices=2,
            requests=_when_held("ring", "count_ring"),
            left=_when_held("ring", "count_left"),
            turns=TURNS,
            takes=frozenset({"turns", "note_endings", "tell_last", "baseline"}),
            hears_endings=True,
            needs_question=False,
        ),
        "tailored": Format(
            "a convener asks each voice a question of its own, quoting the others",
            _when_held("tailored", "tailored"),
            at_once=False,
            fewest_voices=2,
            formulations=3,
            requests=_when_held("tailored", "count_tailored"),
            left=_when_held("tailored", "count_left"),
            second_tries=_when_held("tailored", "count_second_tries"),
            asked_twice=frozenset({QUESTION}),
            tables=_when_held("tailored", "count_tables"),
            takes=frozenset(
                {"convener", "together", "approve", "interim", "interim_after"}
            ),
            checks_questions=True,
        ),
        "interview": Format(
            "each asks each of the others, then each answers; nobody hears the others",
            _when_held("interview", "interview"),
            fewest_voices=2,
            requests=_when_held("interview", "count_interview"),
            left=_when_held("interview", "count_left"),
            counted_by=("voices", "questions"),
            takes=frozenset({"questions", "words", "identity"}),
            answered_tasks=frozenset({QUESTION}),
            leads_to=_when_held("interview", "put_retried"),
            defaults={"questions": 3, "words": 200},
        ),
        "council": Format(
            "blind answers, ranked by those who gave them, then a final one",
            _when_held("council", "council"),
            requests=_when_held("council", "count_council"),
            left=_when_held("council", "count_left"),
            second_tries=_when_held("council", "count_second_ballots"),
            asked_twice=frozenset({BALLOT}),
            sealed_tasks=frozenset({None, BALLOT}),
            takes=frozenset({"writer"}),
            holds_ballots=True,
        ),
        "follow_up": Format(
            "who is asked answers once more, knowing its own part",
            _when_held("follow_up", "follow_up"),
            is_asked_for=False,
            requests=count_voices,
        ),
        "heretic": Format(
            "chosen voices make the case against each point of a table",
            _when_held("heretic", "heretic"),
            is_asked_for=False,
            requests=_when_held("heretic", "count_heretic"),
            left=_when_held("heretic", "count_left"),
            redoes_table=True,
        ),
        "retry": Format(
            "who failed is asked once more",
            lambda symposium, act: retry(symposium, act, format_named),
            is_asked_for=False,
            requests=count_turns,
        ),
    }
)
"""By name. One without steps is only read: no such symposium can be held."""

HELD: Mapping[str, Format] = MappingProxyType(
    {
        name: format_
        for name, format_ in FORMATS.items()
        if format_.steps is not None and format_.is_asked_for
    }
)
"""Those that somebody can ask for."""

_UNKNOWN = Format("a format that this program does not know", None, at_once=False)


def format_named(name: str) -> Format:
    """What is known of it; of an imported transcript's own format, nothing."""
    return FORMATS.get(name, _UNKNOWN)


def steps_of(name: str) -> Steps:
    """Its function; LookupError for one that can only be read."""
    steps = FORMATS[name].steps
    if steps is None:
        raise LookupError(f"the format {name} can be read, not held")
    return steps
