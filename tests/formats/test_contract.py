"""What every format of the registry keeps, whatever the course; a new one as well."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.domain.act import Act, ActKind
from bot.domain.format import Format, Step
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part
from bot.formats import FORMATS, HELD
from bot.formats.blind import blind
from bot.formats.relay import relay
from bot.host.acts.further import OF_ALL
from tests.formats.chance_courses import Course
from tests.formats.chances import CHOICES

EXAMPLES = 40


def hold(name: str, format_: Format) -> None:
    """Courses of that format, each other by chance; AssertionError where one fails."""

    # As it was found: what is made smaller takes long, and says as much.
    @settings(max_examples=EXAMPLES, phases=[Phase.generate])
    @given(data=st.data())
    def course(data: st.DataObject) -> None:
        Course(name, format_, data).run()

    course()


@pytest.mark.parametrize("name", HELD)
def test_every_format_keeps_the_contract(name: str) -> None:
    hold(name, FORMATS[name])


def test_every_option_of_every_format_is_tried() -> None:
    taken = frozenset[str]().union(*(each.takes for each in FORMATS.values()))
    assert taken - OF_ALL <= CHOICES.keys()


def _remembering() -> Format:
    """It keeps a state of its own."""
    seen: list[Symposium] = []

    def steps(symposium: Symposium, act: Act) -> tuple[Step, ...]:
        seen.append(symposium)
        return blind(symposium, act) if len(seen) % 3 else ()

    return replace(FORMATS["blind"], steps=steps)


def _asking_twice(symposium: Symposium, act: Act) -> tuple[Step, ...]:
    cues = relay(symposium, act)
    late = [t for t in symposium.answers_to(act) if t.is_over]
    return cues or (_cue(symposium, act) if 0 < len(late) < 20 else ())


def _for_ever(symposium: Symposium, act: Act) -> tuple[Step, ...]:
    speaks = any(not turn.is_over for turn in symposium.answers_to(act))
    return () if speaks else _cue(symposium, act)


def _two_at_once(symposium: Symposium, act: Act) -> tuple[Step, ...]:
    return blind(symposium, act)


def _cue(symposium: Symposium, act: Act, *parts: Part) -> tuple[Cue, ...]:
    there = [name for name in act.voices if not symposium.is_absent(name)]
    return tuple(Cue(name, act.text, parts) for name in there[:1])


def _showing(role: str, *, exposed: bool) -> Format:
    """Another's words as the voice's own, or nobody's."""

    def steps(symposium: Symposium, act: Act) -> tuple[Step, ...]:
        said = [turn for turn in symposium.turns if turn.is_over and turn.text]
        parts = [Part(role, turn.text, turn.id if exposed else None) for turn in said]
        return tuple(
            replace(cue, parts=(*cue.parts, *parts)) if isinstance(cue, Cue) else cue
            for cue in relay(symposium, act)
        )

    return replace(FORMATS["relay"], steps=steps)


def _inventing(symposium: Symposium, act: Act) -> tuple[Step, ...]:
    said = [turn for turn in symposium.turns if turn.is_over]
    parts = tuple(Part("user", "Nobody said this.", turn.id) for turn in said)
    return tuple(
        replace(cue, parts=parts) if isinstance(cue, Cue) else cue
        for cue in relay(symposium, act)
    )


BROKEN: Mapping[str, Format] = {
    "it remembers": _remembering(),
    "it asks more than it announces": replace(FORMATS["relay"], steps=_asking_twice),
    "it never ends": replace(
        FORMATS["relay"], steps=_for_ever, requests=lambda _: 10**6
    ),
    "two speak at once": replace(FORMATS["relay"], steps=_two_at_once),
    "it hides an exposure": _showing("user", exposed=False),
    "it puts words into another's mouth": _showing("assistant", exposed=True),
    "it names nobody": _showing("user", exposed=True),
    "it invents": replace(FORMATS["relay"], steps=_inventing),
    "it announces too few": replace(FORMATS["blind"], requests=lambda _: 1),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_format_that_breaks_the_contract_is_found(fault: str) -> None:
    name = "blind" if BROKEN[fault].at_once else "relay"
    with pytest.raises(AssertionError):
        hold(name, BROKEN[fault])


def test_what_every_line_of_the_registry_counts_with_is_there() -> None:
    act = Act(ActKind.ASKED, None, None, "", voices=())
    for each in FORMATS.values():
        counts = (each.requests, each.second_tries, each.tables)
        assert min(count(act) for count in counts) >= 0
